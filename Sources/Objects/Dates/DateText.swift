/// Writes dates by standard (`d`, `o`) and custom (`yyyy-MM-dd`) format strings.
enum DateText {
  static func padded(_ value: Int, _ width: Int) -> String {
    let text = String(value)
    return text.utf8.count >= width ? text : String(repeating: "0", count: width - text.utf8.count) + text
  }

  static func format(_ date: DateTime, _ format: String, _ culture: Culture, offset: TimeSpan? = nil) throws -> String {
    var date = date, culture = culture
    var pattern = format
    if format.isEmpty {
      pattern = "\(culture.shortDate) \(culture.longTime)" + (offset == nil ? "" : " zzz")
    } else if format.utf8.count == 1 {
      switch format {
      case "d": pattern = culture.shortDate
      case "D": pattern = culture.longDate
      case "f": pattern = "\(culture.longDate) \(culture.shortTime)"
      case "F": pattern = "\(culture.longDate) \(culture.longTime)"
      case "g": pattern = "\(culture.shortDate) \(culture.shortTime)"
      case "G": pattern = "\(culture.shortDate) \(culture.longTime)"
      case "M", "m": pattern = culture.monthDay
      case "O", "o":
        pattern = offset == nil ? "yyyy'-'MM'-'dd'T'HH':'mm':'ss'.'fffffffK" : "yyyy'-'MM'-'dd'T'HH':'mm':'ss'.'fffffffzzz"
        culture = .invariant
      case "R", "r":
        if let offset { date = DateTime(ticks: date.ticks - offset.ticks) }
        pattern = "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'"
        culture = .invariant
      case "s":
        pattern = "yyyy'-'MM'-'dd'T'HH':'mm':'ss"
        culture = .invariant
      case "t": pattern = culture.shortTime
      case "T": pattern = culture.longTime
      case "u":
        if let offset { date = DateTime(ticks: date.ticks - offset.ticks) }
        pattern = "yyyy'-'MM'-'dd HH':'mm':'ss'Z'"
        culture = .invariant
      case "U":
        date = date.toUniversal()
        pattern = culture.fullDateTime
      case "Y", "y": pattern = culture.yearMonth
      default: throw PSError.format("Input string was not in a correct format.")
      }
    }
    return try custom(date, Array(pattern.unicodeScalars), culture, offset)
  }

  private static func custom(_ date: DateTime, _ pattern: [Unicode.Scalar], _ culture: Culture, _ offset: TimeSpan?) throws -> String {
    var result = ""
    var index = 0
    let parts = date.date
    while index < pattern.count {
      let scalar = pattern[index]
      var count = 1
      func run() { while index + count < pattern.count, pattern[index + count] == scalar { count += 1 } }
      switch scalar {
      case "d":
        run()
        switch count {
        case 1, 2: result += padded(parts.day, count)
        case 3: result += culture.shortDays[date.dayOfWeek]
        default: result += culture.days[date.dayOfWeek]
        }
      case "M":
        run()
        switch count {
        case 1, 2: result += padded(parts.month, count)
        case 3: result += (namesDay(pattern) ? culture.shortMonthsInDates ?? culture.shortMonths : culture.shortMonths)[parts.month - 1]
        default: result += culture.months[parts.month - 1]
        }
      case "y":
        run()
        result += count <= 2 ? padded(parts.year % 100, count) : padded(parts.year, count)
      case "h":
        run()
        result += padded(date.hour % 12 == 0 ? 12 : date.hour % 12, min(count, 2))
      case "H":
        run()
        result += padded(date.hour, min(count, 2))
      case "m":
        run()
        result += padded(date.minute, min(count, 2))
      case "s":
        run()
        result += padded(date.second, min(count, 2))
      case "f", "F":
        run()
        guard count <= 7 else { throw PSError.format("Input string was not in a correct format.") }
        var digits = String(padded(date.fraction, 7).prefix(count))
        if scalar == "F" {
          while digits.last == "0" { digits.removeLast() }
          if digits.isEmpty, result.last == "." { result.removeLast() }
        }
        result += digits
      case "t":
        run()
        let name = date.hour < 12 ? culture.am : culture.pm
        result += count == 1 ? String(name.prefix(1)) : name
      case "z":
        run()
        result += zone(offset?.ticks ?? date.offsetTicks, count)
      case "K":
        if let offset {
          result += zone(offset.ticks, 3)
        } else {
          switch date.kind {
          case .utc: result += "Z"
          case .local: result += zone(date.offsetTicks, 3)
          case .unspecified: break
          }
        }
      case "g":
        run()
        result += "A.D."
      case ":": result += culture.timeSeparator
      case "/": result += culture.dateSeparator
      case "'", "\"":
        var end = index + 1
        while end < pattern.count, pattern[end] != scalar {
          if pattern[end] == "\\" { end += 1 }
          if end < pattern.count { result.unicodeScalars.append(pattern[end]) }
          end += 1
        }
        guard end < pattern.count else {
          throw PSError.format("Cannot find a matching quote character for the character '\(scalar)'.")
        }
        count = end - index + 1
      case "%":
        guard index + 1 < pattern.count, pattern[index + 1] != "%" else { throw PSError.format("Input string was not in a correct format.") }
        result += try custom(date, [pattern[index + 1]], culture, offset)
        count = 2
      case "\\":
        guard index + 1 < pattern.count else { throw PSError.format("Input string was not in a correct format.") }
        result.unicodeScalars.append(pattern[index + 1])
        count = 2
      default: result.unicodeScalars.append(scalar)
      }
      index += count
    }
    return result
  }

  /// Tells whether a pattern writes the day of the month, which puts month names into their other case in some languages.
  private static func namesDay(_ pattern: [Unicode.Scalar]) -> Bool {
    var index = 0
    while index < pattern.count {
      var count = 1
      while index + count < pattern.count, pattern[index + count] == pattern[index] { count += 1 }
      if pattern[index] == "d", count <= 2 { return true }
      index += count
    }
    return false
  }

  private static func zone(_ ticks: Int64, _ count: Int) -> String {
    let minutes = Int(ticks / TimeSpan.perMinute)
    let sign = minutes < 0 ? "-" : "+"
    let hours = abs(minutes) / 60
    switch count {
    case 1: return sign + String(hours)
    case 2: return sign + padded(hours, 2)
    default: return sign + padded(hours, 2) + ":" + padded(abs(minutes) % 60, 2)
    }
  }
}

extension DateTime {
  /// The general text of a culture (`G`).
  public func text(culture: Culture) -> String { (try? DateText.format(self, "", culture)) ?? "" }
  /// Formats by a .NET format string.
  public func text(format: String, culture: Culture = .current) throws -> String { try DateText.format(self, format, culture) }
}

extension DateTimeOffset {
  public func text(culture: Culture) -> String { (try? DateText.format(local, "", culture, offset: offset)) ?? "" }
  public func text(format: String, culture: Culture = .current) throws -> String { try DateText.format(local, format, culture, offset: offset) }
}

/// Writes and reads time spans.
enum TimeSpanText {
  static func format(_ span: TimeSpan, _ format: String, _ culture: Culture) throws -> String {
    switch format {
    case "", "c", "t", "T": return span.text
    case "g", "G": return general(span, isLong: format == "G", culture)
    default: break
    }
    if format.utf8.count == 1 { throw invalid }
    return try custom(span, Array(format.unicodeScalars))
  }

  private static var invalid: PSError { PSError.format("Input string was not in a correct format.") }

  private static func general(_ span: TimeSpan, isLong: Bool, _ culture: Culture) -> String {
    let ticks = span.ticks.magnitude
    let day = Int(ticks / UInt64(TimeSpan.perDay)), hour = Int(ticks / UInt64(TimeSpan.perHour) % 24)
    let minute = Int(ticks / UInt64(TimeSpan.perMinute) % 60), second = Int(ticks / UInt64(TimeSpan.perSecond) % 60)
    var fraction = DateText.padded(Int(ticks % UInt64(TimeSpan.perSecond)), 7)
    var text = span.ticks < 0 ? "-" : ""
    if isLong || day > 0 { text += "\(day):" }
    text += isLong ? DateText.padded(hour, 2) : String(hour)
    text += ":" + DateText.padded(minute, 2) + ":" + DateText.padded(second, 2)
    if !isLong { while fraction.last == "0" { fraction.removeLast() } }
    return fraction.isEmpty ? text : text + culture.decimalSeparator + fraction
  }

  private static func custom(_ span: TimeSpan, _ pattern: [Unicode.Scalar]) throws -> String {
    let ticks = span.ticks.magnitude
    var result = "", index = 0
    while index < pattern.count {
      let scalar = pattern[index]
      var count = 1
      func run() { while index + count < pattern.count, pattern[index + count] == scalar { count += 1 } }
      switch scalar {
      case "d":
        run()
        guard count <= 8 else { throw invalid }
        result += DateText.padded(Int(ticks / UInt64(TimeSpan.perDay)), count)
      case "h", "m", "s":
        run()
        guard count <= 2 else { throw invalid }
        let value =
          switch scalar {
          case "h": ticks / UInt64(TimeSpan.perHour) % 24
          case "m": ticks / UInt64(TimeSpan.perMinute) % 60
          default: ticks / UInt64(TimeSpan.perSecond) % 60
          }
        result += DateText.padded(Int(value), count)
      case "f", "F":
        run()
        guard count <= 7 else { throw invalid }
        var digits = String(DateText.padded(Int(ticks % UInt64(TimeSpan.perSecond)), 7).prefix(count))
        if scalar == "F" { while digits.last == "0" { digits.removeLast() } }
        result += digits
      case "'", "\"":
        var end = index + 1
        while end < pattern.count, pattern[end] != scalar {
          result.unicodeScalars.append(pattern[end])
          end += 1
        }
        guard end < pattern.count else { throw invalid }
        count = end - index + 1
      case "%":
        guard index + 1 < pattern.count, pattern[index + 1] != "%" else { throw invalid }
        result += try custom(span, [pattern[index + 1]])
        count = 2
      case "\\":
        guard index + 1 < pattern.count else { throw invalid }
        result.unicodeScalars.append(pattern[index + 1])
        count = 2
      default: throw invalid
      }
      index += count
    }
    return result
  }

  enum Failure: Error { case unrecognized, outOfRange }

  /// Reads `[-][d.]hh:mm[:ss[.fffffff]]`, `d`, `d:hh:mm:ss`.
  static func parse(_ text: String) throws -> TimeSpan {
    var body = Substring(TextScan.trimmed(text))
    let isNegative = body.first == "-"
    if isNegative { body = body.dropFirst() }
    var numbers: [String] = [""], separators: [Character] = []
    for character in body {
      if character.isASCII, character.isNumber {
        numbers[numbers.count - 1].append(character)
      } else if character == ":" || character == "." {
        separators.append(character)
        numbers.append("")
      } else {
        throw Failure.unrecognized
      }
    }
    guard !numbers.contains("") else { throw Failure.unrecognized }
    var days = "0", times: [String] = [], fraction = ""
    switch separators.map(String.init).joined() {
    case "": days = numbers[0]
    case ":": times = numbers
    case "::": times = numbers
    case "::.": (times, fraction) = (Array(numbers[0..<3]), numbers[3])
    case ".:": (days, times) = (numbers[0], Array(numbers[1...]))
    case ".::": (days, times) = (numbers[0], Array(numbers[1...]))
    case ".::.": (days, times, fraction) = (numbers[0], Array(numbers[1..<4]), numbers[4])
    case ":::": (days, times) = (numbers[0], Array(numbers[1...]))
    case ":::.": (days, times, fraction) = (numbers[0], Array(numbers[1..<4]), numbers[4])
    default: throw Failure.unrecognized
    }
    guard let day = Int64(days), day <= 10_675_199 else { throw Failure.outOfRange }
    var total = day * 86_400
    if separators.count == 2, times.count == 3, let first = Int64(times[0]), first >= 24 {
      // Three parts that begin with more than a day's hours are days, hours and minutes.
      total = first * 86_400
      times.removeFirst()
    }
    let limits: [Int64] = [24, 60, 60], factors: [Int64] = [3600, 60, 1]
    for (place, part) in times.enumerated() {
      guard let value = Int64(part), value < limits[place] else { throw Failure.outOfRange }
      total += value * factors[place]
    }
    guard fraction.utf8.count <= 7 else { throw Failure.outOfRange }
    let part = Int64(fraction + String(repeating: "0", count: 7 - fraction.utf8.count)) ?? 0
    let (ticks, overflow) = total.multipliedReportingOverflow(by: TimeSpan.perSecond)
    let (sum, more) = ticks.addingReportingOverflow(part)
    if overflow || more { throw Failure.outOfRange }
    return TimeSpan(ticks: isNegative ? -sum : sum)
  }

  /// Reads a time span, or throws .NET's own words for what is wrong.
  static func parseOrThrow(_ text: String) throws -> TimeSpan {
    do {
      return try parse(text)
    } catch Failure.outOfRange {
      throw PSError.overflow(
        "The TimeSpan string '\(text)' could not be parsed because at least one of the numeric components is out of range or contains too many digits.")
    } catch {
      throw PSError.format("String '\(text)' was not recognized as a valid TimeSpan.")
    }
  }
}
