/// A length of time in 100-nanosecond ticks, as .NET's `TimeSpan`.
public struct TimeSpan: Hashable {
  public let ticks: Int64
  public static let perMillisecond: Int64 = 10_000
  public static let perSecond: Int64 = 10_000_000
  public static let perMinute: Int64 = 600_000_000
  public static let perHour: Int64 = 36_000_000_000
  public static let perDay: Int64 = 864_000_000_000

  public init(ticks: Int64) { self.ticks = ticks }

  public init(days: Int64 = 0, hours: Int64 = 0, minutes: Int64 = 0, seconds: Int64 = 0, milliseconds: Int64 = 0) throws {
    let total = Int128(days) * 86_400_000 + Int128(hours) * 3_600_000 + Int128(minutes) * 60_000 + Int128(seconds) * 1000 + Int128(milliseconds)
    guard let ticks = Int64(exactly: total * 10_000) else { throw TimeSpan.overflow }
    self.ticks = ticks
  }

  /// A number of units (`FromMinutes`), cut to whole ticks.
  public init(_ value: Double, unit: Int64) throws {
    if value.isNaN { throw PSError.dotNet("System.ArgumentException", "TimeSpan does not accept floating point Not-a-Number values.") }
    let ticks = value * Double(unit)
    guard abs(ticks) < 9.223372036854776e18 else { throw TimeSpan.overflow }
    self.ticks = Int64(ticks)
  }

  static var overflow: PSError {
    PSError.dotNet("System.OverflowException", "TimeSpan overflowed because the duration is too long.")
  }

  public var days: Int { Int(ticks / TimeSpan.perDay) }
  public var hours: Int { Int(ticks / TimeSpan.perHour % 24) }
  public var minutes: Int { Int(ticks / TimeSpan.perMinute % 60) }
  public var seconds: Int { Int(ticks / TimeSpan.perSecond % 60) }
  public var milliseconds: Int { Int(ticks / TimeSpan.perMillisecond % 1000) }
  /// Ticks below the second.
  public var fraction: Int { Int(ticks % TimeSpan.perSecond) }
  public var totalSeconds: Double { Double(ticks) / Double(TimeSpan.perSecond) }

  /// `1.02:03:04.5670000`: the constant form `c`.
  public var text: String {
    let magnitude = ticks.magnitude
    let day = magnitude / UInt64(TimeSpan.perDay)
    var result = ticks < 0 ? "-" : ""
    if day > 0 { result += "\(day)." }
    result += DateText.padded(Int(magnitude / UInt64(TimeSpan.perHour) % 24), 2) + ":"
    result += DateText.padded(Int(magnitude / UInt64(TimeSpan.perMinute) % 60), 2) + ":"
    result += DateText.padded(Int(magnitude / UInt64(TimeSpan.perSecond) % 60), 2)
    let fraction = Int(magnitude % UInt64(TimeSpan.perSecond))
    if fraction > 0 { result += "." + DateText.padded(fraction, 7) }
    return result
  }
}
