/// Reads dates by one given format (`ParseExact`).
enum DateExactParser {
  /// The date and the offset it names; nil if the text does not fit the format, an error if it names a day that no calendar has.
  static func parse(_ text: String, _ format: String, _ culture: Culture) throws -> (DateTime, Int64?)? {
    var culture = culture, pattern = format
    if format.utf8.count == 1 {
      switch format {
      case "d": pattern = culture.shortDate
      case "D": pattern = culture.longDate
      case "f": pattern = "\(culture.longDate) \(culture.shortTime)"
      case "F": pattern = "\(culture.longDate) \(culture.longTime)"
      case "g": pattern = "\(culture.shortDate) \(culture.shortTime)"
      case "G": pattern = "\(culture.shortDate) \(culture.longTime)"
      case "t": pattern = culture.shortTime
      case "T": pattern = culture.longTime
      case "M", "m": pattern = culture.monthDay
      case "Y", "y": pattern = culture.yearMonth
      case "s": (pattern, culture) = ("yyyy'-'MM'-'dd'T'HH':'mm':'ss", .invariant)
      case "o", "O": (pattern, culture) = ("yyyy'-'MM'-'dd'T'HH':'mm':'ss'.'fffffffK", .invariant)
      case "u": (pattern, culture) = ("yyyy'-'MM'-'dd HH':'mm':'ss'Z'", .invariant)
      case "r", "R": (pattern, culture) = ("ddd, dd MMM yyyy HH':'mm':'ss 'GMT'", .invariant)
      default: return nil
      }
    }
    var reader = Reader(text: Array(text.unicodeScalars), culture: culture)
    guard reader.read(Array(pattern.unicodeScalars)), reader.position == reader.text.count else { return nil }
    return try reader.result(text)
  }

  private struct Reader {
    let text: [Unicode.Scalar]
    let culture: Culture
    var position = 0
    var year: Int?, month: Int?, day: Int?, hour = 0, minute = 0, second = 0, fraction = 0, isAfternoon: Bool?, offset: Int64?

    init(text: [Unicode.Scalar], culture: Culture) {
      self.text = text
      self.culture = culture
    }

    mutating func number(_ low: Int, _ high: Int) -> Int? {
      var value = 0, count = 0
      while count < high, position < text.count, text[position].value >= 0x30, text[position].value <= 0x39 {
        value = value * 10 + Int(text[position].value - 0x30)
        position += 1
        count += 1
      }
      return count >= low ? value : nil
    }

    mutating func name(_ names: [String]) -> Int? {
      var best: (index: Int, count: Int)?
      for (index, name) in names.enumerated() {
        let scalars = Array(name.unicodeScalars)
        guard !scalars.isEmpty, position + scalars.count <= text.count else { continue }
        let part = String(String.UnicodeScalarView(text[position..<(position + scalars.count)]))
        if FoldedName.equal(part, name), scalars.count > (best?.count ?? 0) { best = (index, scalars.count) }
      }
      guard let best else { return nil }
      position += best.count
      return best.index
    }

    mutating func literal(_ scalar: Unicode.Scalar) -> Bool {
      guard position < text.count else { return false }
      let found = text[position]
      guard found == scalar || (TextScan.isWhiteSpace(found) && TextScan.isWhiteSpace(scalar)) else { return false }
      position += 1
      return true
    }

    mutating func read(_ pattern: [Unicode.Scalar]) -> Bool {
      var index = 0
      while index < pattern.count {
        let scalar = pattern[index]
        var count = 1
        while index + count < pattern.count, pattern[index + count] == scalar { count += 1 }
        guard let used = item(scalar, count, pattern, index) else { return false }
        index += used
      }
      return true
    }

    /// Reads what one run of the pattern stands for; nil if it is not there.
    private mutating func item(_ scalar: Unicode.Scalar, _ count: Int, _ pattern: [Unicode.Scalar], _ index: Int) -> Int? {
      switch scalar {
      case "y":
        guard let value = number(count <= 2 ? min(count, 2) : count, count <= 2 ? 2 : max(count, 4)) else { return nil }
        year = count <= 2 ? value + (value < 50 ? 2000 : 1900) : value
      case "M":
        if count >= 3 {
          guard let found = name(count == 3 ? culture.shortMonths : culture.months) ?? (count == 3 ? culture.shortMonthsInDates.flatMap { name($0) } : nil) else { return nil }
          month = found + 1
        } else {
          guard let value = number(count, 2) else { return nil }
          month = value
        }
      case "d":
        if count >= 3 {
          guard name(count == 3 ? culture.shortDays : culture.days) != nil else { return nil }
        } else {
          guard let value = number(count, 2) else { return nil }
          day = value
        }
      case "H", "h":
        guard let value = number(min(count, 2), 2) else { return nil }
        hour = value
        if scalar == "h", value < 1 || value > 12 { return nil }
        if scalar == "h", isAfternoon == nil { hour = value % 12 }
      case "m":
        guard let value = number(min(count, 2), 2) else { return nil }
        minute = value
      case "s":
        guard let value = number(min(count, 2), 2) else { return nil }
        second = value
      case "f", "F":
        let start = position
        guard let value = number(scalar == "f" ? count : 0, count) else { return nil }
        var scaled = value
        for _ in (position - start)..<7 { scaled *= 10 }
        fraction = scaled
      case "t":
        if let found = name([culture.am, culture.pm]) ?? name([String(culture.am.prefix(1)), String(culture.pm.prefix(1))]) {
          isAfternoon = found == 1
        } else {
          return nil
        }
      case "z", "K":
        if scalar == "K", position == text.count { return count }
        if position < text.count, text[position] == "Z" {
          position += 1
          offset = 0
          return count
        }
        guard position < text.count, text[position] == "+" || text[position] == "-" else { return scalar == "K" ? count : nil }
        let isNegative = text[position] == "-"
        position += 1
        guard let hours = number(1, 2) else { return nil }
        if position < text.count, text[position] == ":" { position += 1 }
        let minutes = number(2, 2) ?? 0
        let ticks = Int64(hours * 60 + minutes) * TimeSpan.perMinute
        offset = isNegative ? -ticks : ticks
      case "'", "\"":
        var end = index + 1
        while end < pattern.count, pattern[end] != scalar {
          guard literal(pattern[end]) else { return nil }
          end += 1
        }
        return end - index + 1
      case "\\":
        guard index + 1 < pattern.count, literal(pattern[index + 1]) else { return nil }
        return 2
      case "%": return 1
      case "/":
        for mark in culture.dateSeparator.unicodeScalars where !literal(mark) { return nil }
        return 1
      case ":":
        guard literal(":") else { return nil }
        return 1
      default:
        guard literal(scalar) else { return nil }
        return 1
      }
      return count
    }

    func result(_ shown: String) throws -> (DateTime, Int64?)? {
      var hour = hour
      if let isAfternoon {
        if hour > 12 { return nil }
        hour = hour % 12 + (isAfternoon ? 12 : 0)
      }
      let today = DateTime.now().date
      let hasDate = year != nil || month != nil || day != nil
      guard let date = DateTime(
        year: year ?? today.year, month: month ?? (hasDate ? 1 : today.month), day: day ?? (hasDate ? 1 : today.day), hour: hour, minute: minute, second: second,
        fraction: fraction)
      else {
        throw PSError.format("The DateTime represented by the string '\(shown)' is not supported in calendar 'System.Globalization.GregorianCalendar'.")
      }
      return (date, offset)
    }
  }
}
