/// Reads dates in the many forms that .NET's `DateTime.Parse` takes.
struct DateParser {
  enum Failure: Error {
    case unrecognized
    /// A word that means nothing, with its offset in UTF-16 units.
    case unknownWord(Int)
    case outOfRange
  }

  private enum Token {
    case number(Int, digits: Int)
    case month(Int)
    case weekday
    case am, pm
    case separator(Unicode.Scalar)
    case zone(Int64)
    case utc
    case timeMark
  }

  private let culture: Culture
  private var tokens: [(token: Token, offset: Int)] = []

  private init(_ culture: Culture) { self.culture = culture }

  /// Reads a date; a zone in the text makes it local time.
  static func parse(_ text: String, _ culture: Culture) throws -> DateTime {
    let (date, offset) = try parseWithOffset(text, culture)
    guard let offset else { return date }
    return DateTime(ticks: date.ticks - offset, kind: .utc).toLocal()
  }

  /// Reads a date and the offset it names, in ticks.
  static func parseWithOffset(_ text: String, _ culture: Culture) throws -> (DateTime, Int64?) {
    if let quick = iso(text) { return quick }
    var parser = DateParser(culture)
    try parser.scan(Array(text.unicodeScalars))
    return try parser.resolve()
  }

  /// Reads a date, or throws .NET's own words for what is wrong.
  static func parseOrThrow(_ text: String, _ culture: Culture) throws -> DateTime {
    do {
      return try parse(text, culture)
    } catch let failure as Failure {
      throw error(failure, text)
    }
  }

  static func error(_ failure: Failure, _ text: String) -> PSError {
    switch failure {
    case .unknownWord(let offset):
      PSError.format("The string '\(text)' was not recognized as a valid DateTime. There is an unknown word starting at index '\(offset)'.")
    default: PSError.format("String '\(text)' was not recognized as a valid DateTime.")
    }
  }

  /// The usual `yyyy-MM-dd[THH:mm[:ss[.f]]][Z|±hh:mm]`, read without a token list; nil leaves the text to the long way.
  private static func iso(_ text: String) -> (DateTime, Int64?)? {
    let bytes = Array(text.utf8)
    func number(_ from: Int, _ count: Int) -> Int? {
      guard from + count <= bytes.count else { return nil }
      var value = 0
      for index in from..<(from + count) {
        guard bytes[index] >= 0x30, bytes[index] <= 0x39 else { return nil }
        value = value * 10 + Int(bytes[index] - 0x30)
      }
      return value
    }
    guard bytes.count >= 10, bytes[4] == 0x2d, bytes[7] == 0x2d, let year = number(0, 4), let month = number(5, 2), let day = number(8, 2) else { return nil }
    if bytes.count == 10 { return DateTime(year: year, month: month, day: day).map { ($0, nil) } }
    guard bytes.count >= 16, bytes[10] == 0x54 || bytes[10] == 0x20, bytes[13] == 0x3a, let hour = number(11, 2), let minute = number(14, 2) else { return nil }
    var position = 16, second = 0, fraction = 0
    if position < bytes.count, bytes[position] == 0x3a {
      guard let value = number(position + 1, 2) else { return nil }
      second = value
      position += 3
      if position < bytes.count, bytes[position] == 0x2e {
        position += 1
        var digits = 0
        while position < bytes.count, bytes[position] >= 0x30, bytes[position] <= 0x39 {
          if digits < 7 { fraction = fraction * 10 + Int(bytes[position] - 0x30) }
          if digits == 7, bytes[position] >= 0x35 { fraction += 1 }
          digits += 1
          position += 1
        }
        while digits < 7 {
          fraction *= 10
          digits += 1
        }
      }
    }
    guard let date = DateTime(year: year, month: month, day: day, hour: hour, minute: minute, second: second, fraction: fraction) else { return nil }
    if position == bytes.count { return (date, nil) }
    if position + 1 == bytes.count, bytes[position] | 0x20 == 0x7a { return (date, 0) }
    if position + 6 == bytes.count, bytes[position] == 0x2b || bytes[position] == 0x2d, bytes[position + 3] == 0x3a,
      let hours = number(position + 1, 2), let minutes = number(position + 4, 2), hours <= 14, minutes < 60
    {
      let ticks = Int64(hours * 60 + minutes) * TimeSpan.perMinute
      return (date, bytes[position] == 0x2d ? -ticks : ticks)
    }
    return nil
  }

  // MARK: Tokens

  private mutating func scan(_ scalars: [Unicode.Scalar]) throws {
    var index = 0, offset = 0
    while index < scalars.count {
      let scalar = scalars[index]
      let start = index, startOffset = offset
      if scalar.value >= 0x30, scalar.value <= 0x39 {
        var value = 0
        while index < scalars.count, scalars[index].value >= 0x30, scalars[index].value <= 0x39 {
          value = min(value * 10 + Int(scalars[index].value - 0x30), 100_000_000)
          index += 1
        }
        tokens.append((.number(value, digits: index - start), startOffset))
      } else if scalar.properties.isAlphabetic {
        while index < scalars.count, scalars[index].properties.isAlphabetic || (scalars[index] == "." && isShortMonthDot(scalars, start, index)) { index += 1 }
        try word(String(String.UnicodeScalarView(scalars[start..<index])), startOffset)
      } else if TextScan.isWhiteSpace(scalar) {
        index += 1
      } else if scalar == "+" || scalar == "-", let (ticks, end) = zone(scalars, index) {
        tokens.append((.zone(ticks), startOffset))
        index = end
      } else if scalar == "/" || scalar == "-" || scalar == "." || scalar == ":" || scalar == "," {
        tokens.append((.separator(scalar), startOffset))
        index += 1
      } else {
        throw Failure.unrecognized
      }
      for passed in scalars[start..<index] { offset += passed.value > 0xffff ? 2 : 1 }
    }
  }

  private func isShortMonthDot(_ scalars: [Unicode.Scalar], _ start: Int, _ index: Int) -> Bool {
    let word = String(String.UnicodeScalarView(scalars[start...index]))
    return (culture.shortMonths + (culture.shortMonthsInDates ?? [])).contains { FoldedName.equal($0, word) }
  }

  private mutating func word(_ word: String, _ offset: Int) throws {
    func same(_ other: String) -> Bool { FoldedName.equal(other, word) }
    for names in [culture, Culture.invariant] {
      if let index = names.months.firstIndex(where: same) ?? names.shortMonths.firstIndex(where: same) ?? names.shortMonthsInDates?.firstIndex(where: same) {
        tokens.append((.month(index + 1), offset))
        return
      }
      if names.days.contains(where: same) || names.shortDays.contains(where: same) {
        tokens.append((.weekday, offset))
        return
      }
      if same(names.am) || same("A") {
        tokens.append((.am, offset))
        return
      }
      if same(names.pm) || same("P") {
        tokens.append((.pm, offset))
        return
      }
    }
    switch word.uppercased() {
    case "T" where !tokens.isEmpty: tokens.append((.timeMark, offset))
    case "Z", "GMT", "UTC": tokens.append((.utc, offset))
    case "年", "月", "日": tokens.append((.separator("/"), offset))
    default: throw Failure.unknownWord(offset)
    }
  }

  /// An offset such as `+02:00` after a time.
  private func zone(_ scalars: [Unicode.Scalar], _ start: Int) -> (Int64, Int)? {
    guard tokens.contains(where: { if case .separator(":") = $0.token { true } else { false } }) else { return nil }
    var digits: [Int] = [], index = start + 1, colon = false
    while index < scalars.count, digits.count < 4 {
      let value = scalars[index].value
      if value >= 0x30, value <= 0x39 {
        digits.append(Int(value - 0x30))
      } else if value == 0x3a, !colon, !digits.isEmpty {
        colon = true
      } else {
        break
      }
      index += 1
    }
    guard !digits.isEmpty else { return nil }
    let minutes: Int
    switch digits.count {
    case 1: minutes = digits[0] * 60
    case 2: minutes = (digits[0] * 10 + digits[1]) * 60
    case 3: minutes = digits[0] * 60 + digits[1] * 10 + digits[2]
    default: minutes = (digits[0] * 10 + digits[1]) * 60 + digits[2] * 10 + digits[3]
    }
    let ticks = Int64(minutes) * TimeSpan.perMinute
    return (scalars[start] == "-" ? -ticks : ticks, index)
  }

  // MARK: Meaning

  private mutating func resolve() throws -> (DateTime, Int64?) {
    var numbers: [(value: Int, digits: Int)] = []
    var month: Int?, monthPlace = 0
    var hour = 0, minute = 0, second = 0, fraction = 0, hasTime = false, isAfternoon: Bool?, offset: Int64?
    var index = 0
    while index < tokens.count {
      switch tokens[index].token {
      case .number(let value, let digits):
        if index + 1 < tokens.count, case .separator(":") = tokens[index + 1].token, !hasTime {
          hasTime = true
          index = try time(index, &hour, &minute, &second, &fraction)
          continue
        }
        if index + 1 < tokens.count, !hasTime {
          switch tokens[index + 1].token {
          case .am, .pm:
            hasTime = true
            hour = value
            index += 1
            continue
          default: break
          }
        }
        numbers.append((value, digits))
      case .month(let value):
        guard month == nil else { throw Failure.unrecognized }
        month = value
        monthPlace = numbers.count
      case .am:
        guard hasTime else { throw Failure.unrecognized }
        isAfternoon = false
      case .pm:
        guard hasTime else { throw Failure.unrecognized }
        isAfternoon = true
      case .zone(let ticks): offset = ticks
      case .utc: offset = 0
      case .separator(":"): throw Failure.unrecognized
      case .weekday, .separator, .timeMark: break
      }
      index += 1
    }
    if let isAfternoon {
      guard hour >= 1, hour <= 12 else { throw Failure.unrecognized }
      hour = hour % 12 + (isAfternoon ? 12 : 0)
    }
    let (year, monthNumber, day) = try dateParts(numbers, month, monthPlace, hasTime)
    guard let date = DateTime(year: year, month: monthNumber, day: day, hour: hour, minute: minute, second: second, fraction: fraction) else {
      throw Failure.outOfRange
    }
    return (date, offset)
  }

  private func time(_ start: Int, _ hour: inout Int, _ minute: inout Int, _ second: inout Int, _ fraction: inout Int) throws -> Int {
    var index = start
    var parts: [Int] = []
    while index < tokens.count, case .number(let value, let digits) = tokens[index].token, digits <= 2 || parts.count > 2 {
      parts.append(value)
      index += 1
      guard parts.count < 3, index < tokens.count, case .separator(":") = tokens[index].token else { break }
      index += 1
    }
    guard parts.count >= 2 else { throw Failure.unrecognized }
    (hour, minute) = (parts[0], parts[1])
    guard hour < 24, minute < 60 else { throw Failure.outOfRange }
    if parts.count == 3 {
      second = parts[2]
      guard second < 60 else { throw Failure.outOfRange }
      if index + 1 < tokens.count, case .separator(let mark) = tokens[index].token, mark == "." || mark == ",",
        case .number(let value, let digits) = tokens[index + 1].token
      {
        var scaled = value, count = digits
        while count < 7 {
          scaled *= 10
          count += 1
        }
        while count > 7 {
          scaled /= 10
          count -= 1
        }
        fraction = scaled
        index += 2
      }
    }
    return index
  }

  private func fullYear(_ number: (value: Int, digits: Int)) -> Int {
    if number.digits > 2 { return number.value }
    return number.value + (number.value < 50 ? 2000 : 1900)
  }

  private func dateParts(_ numbers: [(value: Int, digits: Int)], _ month: Int?, _ monthPlace: Int, _ hasTime: Bool) throws -> (Int, Int, Int) {
    let today = DateTime.now().date
    if numbers.contains(where: { $0.digits > 4 }) { throw Failure.unrecognized }
    if let month {
      switch numbers.count {
      case 0: return (today.year, month, 1)
      case 1:
        if numbers[0].digits > 2 || numbers[0].value > 31 { return (fullYear(numbers[0]), month, 1) }
        return (today.year, month, numbers[0].value)
      case 2:
        if numbers[0].digits > 2 { return (numbers[0].value, month, numbers[1].value) }
        return (fullYear(numbers[1]), month, numbers[0].value)
      default: throw Failure.unrecognized
      }
    }
    let order = culture.shortDate.unicodeScalars.reduce(into: "") { order, scalar in
      if scalar == "d" || scalar == "M" || scalar == "y", order.unicodeScalars.last != scalar { order.unicodeScalars.append(scalar) }
    }
    switch numbers.count {
    case 0:
      guard hasTime else { throw Failure.unrecognized }
      return (today.year, today.month, today.day)
    case 2:
      if numbers[0].digits > 2 { return (numbers[0].value, numbers[1].value, 1) }
      if numbers[1].digits > 2 { return (numbers[1].value, numbers[0].value, 1) }
      let dayFirst = order == "dMy"
      return (today.year, numbers[dayFirst ? 1 : 0].value, numbers[dayFirst ? 0 : 1].value)
    case 3:
      if numbers[0].digits > 2 { return (numbers[0].value, numbers[1].value, numbers[2].value) }
      switch order {
      case "dMy": return (fullYear(numbers[2]), numbers[1].value, numbers[0].value)
      case "yMd" where numbers[2].digits <= 2: return (fullYear(numbers[0]), numbers[1].value, numbers[2].value)
      default: return (fullYear(numbers[2]), numbers[0].value, numbers[1].value)
      }
    default: throw Failure.unrecognized
    }
  }
}
