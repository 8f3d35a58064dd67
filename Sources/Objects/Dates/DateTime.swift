/// A moment of the Gregorian calendar in 100-nanosecond ticks since 0001-01-01, as .NET's `DateTime`.
public struct DateTime {
  public enum Kind: Int { case unspecified, utc, local }

  public let ticks: Int64
  public let kind: Kind

  public static let maxTicks: Int64 = 3_155_378_975_999_999_999
  public static let unixEpochTicks: Int64 = 621_355_968_000_000_000
  public static let minimum = DateTime(ticks: 0)
  public static let maximum = DateTime(ticks: maxTicks)

  public init(ticks: Int64, kind: Kind = .unspecified) {
    self.ticks = ticks
    self.kind = kind
  }

  /// Builds a date from its parts; nil if there is no such date.
  public init?(
    year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0, millisecond: Int = 0, fraction: Int = 0, kind: Kind = .unspecified
  ) {
    guard year >= 1, year <= 9999, month >= 1, month <= 12, day >= 1, day <= DateTime.days(in: month, of: year) else { return nil }
    guard hour >= 0, hour < 24, minute >= 0, minute < 60, second >= 0, second < 60, millisecond >= 0, millisecond < 1000 else { return nil }
    let days = Int64(DateTime.dayNumber(year, month, day))
    let seconds = Int64(hour * 3600 + minute * 60 + second)
    ticks = days * TimeSpan.perDay + seconds * TimeSpan.perSecond + Int64(millisecond) * TimeSpan.perMillisecond + Int64(fraction)
    self.kind = kind
  }

  public static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

  public static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days since 0001-01-01.
  static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let before = year - 1
    let starts = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]
    let leap = isLeap(year) && month > 2 ? 1 : 0
    return before * 365 + before / 4 - before / 100 + before / 400 + starts[month - 1] + leap + day - 1
  }

  /// Year, month, day and day of the year.
  public var date: (year: Int, month: Int, day: Int, dayOfYear: Int) {
    var days = Int(ticks / TimeSpan.perDay)
    let cycles = days / 146_097
    days -= cycles * 146_097
    let centuries = min(days / 36_524, 3)
    days -= centuries * 36_524
    let fours = days / 1461
    days -= fours * 1461
    let years = min(days / 365, 3)
    days -= years * 365
    let year = cycles * 400 + centuries * 100 + fours * 4 + years + 1
    let dayOfYear = days + 1
    var month = 1
    while days >= DateTime.days(in: month, of: year) {
      days -= DateTime.days(in: month, of: year)
      month += 1
    }
    return (year, month, days + 1, dayOfYear)
  }

  public var year: Int { date.year }
  public var month: Int { date.month }
  public var day: Int { date.day }
  public var hour: Int { Int(ticks / TimeSpan.perHour % 24) }
  public var minute: Int { Int(ticks / TimeSpan.perMinute % 60) }
  public var second: Int { Int(ticks / TimeSpan.perSecond % 60) }
  public var millisecond: Int { Int(ticks / TimeSpan.perMillisecond % 1000) }
  /// Ticks below the second.
  public var fraction: Int { Int(ticks % TimeSpan.perSecond) }
  /// 0 is Sunday.
  public var dayOfWeek: Int { Int((ticks / TimeSpan.perDay + 1) % 7) }
  public var timeOfDay: TimeSpan { TimeSpan(ticks: ticks % TimeSpan.perDay) }
  public var midnight: DateTime { DateTime(ticks: ticks - ticks % TimeSpan.perDay, kind: kind) }

  public static func now() -> DateTime { DateTime(ticks: ObjectRuntime.current.utcTicks, kind: .utc).toLocal() }
  public static func utcNow() -> DateTime { DateTime(ticks: ObjectRuntime.current.utcTicks, kind: .utc) }

  /// Adds ticks; an error beyond the calendar.
  public func adding(ticks more: Int64) throws -> DateTime {
    let (sum, overflow) = ticks.addingReportingOverflow(more)
    guard !overflow, sum >= 0, sum <= DateTime.maxTicks else { throw DateTime.unrepresentable("value") }
    return DateTime(ticks: sum, kind: kind)
  }

  public func adding(_ value: Double, unit: Int64) throws -> DateTime {
    let ticks = value * Double(unit)
    guard abs(ticks) < 9.2e18 else {
      throw PSError.dotNet("System.ArgumentOutOfRangeException", "Value to add was out of range. (Parameter 'value')")
    }
    return try adding(ticks: Int64(ticks))
  }

  public func adding(months: Int) throws -> DateTime {
    let parts = date
    guard abs(months) <= 120_000 else {
      throw PSError.dotNet("System.ArgumentOutOfRangeException", "Months value must be between +/-120000. (Parameter 'months')")
    }
    let total = parts.year * 12 + parts.month - 1 + months
    let year = total / 12, month = total % 12 + 1
    guard total >= 12, year <= 9999 else { throw DateTime.unrepresentable("months") }
    let day = min(parts.day, DateTime.days(in: month, of: year))
    let days = Int64(DateTime.dayNumber(year, month, day))
    return DateTime(ticks: days * TimeSpan.perDay + ticks % TimeSpan.perDay, kind: kind)
  }

  static func unrepresentable(_ parameter: String) -> PSError {
    PSError.dotNet(
      "System.ArgumentOutOfRangeException", "The added or subtracted value results in an un-representable DateTime. (Parameter '\(parameter)')")
  }

  /// The same moment in local time; an unspecified date counts as UTC.
  public func toLocal() -> DateTime {
    if kind == .local { return self }
    let offset = Int64(ObjectRuntime.current.localOffsetSeconds(utcTicks: ticks)) * TimeSpan.perSecond
    return DateTime(ticks: min(max(ticks + offset, 0), DateTime.maxTicks), kind: .local)
  }

  /// The same moment in UTC; an unspecified date counts as local.
  public func toUniversal() -> DateTime {
    if kind == .utc { return self }
    return DateTime(ticks: min(max(ticks - offsetTicks, 0), DateTime.maxTicks), kind: .utc)
  }

  /// The offset from UTC that applies to the date (0 for UTC ones).
  public var offsetTicks: Int64 {
    if kind == .utc { return 0 }
    // The offset at the same UTC reading is right except within hours of a change; a second look settles that.
    let first = Int64(ObjectRuntime.current.localOffsetSeconds(utcTicks: ticks))
    let second = Int64(ObjectRuntime.current.localOffsetSeconds(utcTicks: ticks - first * TimeSpan.perSecond))
    return second * TimeSpan.perSecond
  }

  public var utcTicks: Int64 { toUniversal().ticks }

  public func with(kind: Kind) -> DateTime { DateTime(ticks: ticks, kind: kind) }
}

/// A moment together with its offset from UTC, as .NET's `DateTimeOffset`.
public struct DateTimeOffset {
  /// The local reading.
  public let local: DateTime
  public let offset: TimeSpan

  public init(local: DateTime, offset: TimeSpan) {
    self.local = local.with(kind: .unspecified)
    self.offset = offset
  }

  public init(_ date: DateTime) { self.init(local: date, offset: TimeSpan(ticks: date.offsetTicks)) }
  public var utcTicks: Int64 { local.ticks - offset.ticks }
  public var utc: DateTime { DateTime(ticks: utcTicks, kind: .utc) }
}
