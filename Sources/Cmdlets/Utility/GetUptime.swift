import Engine
import Objects

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Tells how long the computer has been running, or since when.
struct GetUptime: Cmdlet {
  static let name = "Get-Uptime"
  static let traits = CommandTraits(defaultSet: "Timespan")

  var since = false
  static let parameters: [Parameter<Self>] = [Parameter("Since", \.since, .sets(["Since"]))]

  mutating func process(_ run: CommandRuntime) throws {
    var now = timespec()
    #if canImport(Glibc)
      clock_gettime(CLOCK_BOOTTIME, &now)
    #else
      clock_gettime(CLOCK_MONOTONIC, &now)
    #endif
    let span = TimeSpan(ticks: Int64(now.tv_sec) * TimeSpan.perSecond)
    if since { return try run.write(Value(DateTime(ticks: DateTime.now().ticks - span.ticks, kind: .local))) }
    try run.write(Value(span))
  }
}
