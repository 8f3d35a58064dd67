import Engine
import Objects

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Waits.
struct StartSleep: Cmdlet {
  static let name = "Start-Sleep"
  static let aliases = ["sleep"]
  static let traits = CommandTraits(defaultSet: "Seconds")

  var seconds: Double?
  var milliseconds: Int?
  var duration = Value.null

  static let parameters: [Parameter<Self>] = [
    Parameter("Seconds", \.seconds, .set("Seconds", position: 0, mandatory: true, fromPipeline: true, fromPipelineByPropertyName: true), .range(0...Int(Int32.max) / 1000)),
    Parameter("Milliseconds", \.milliseconds, .set("Milliseconds", mandatory: true, fromPipelineByPropertyName: true), .alias("ms"), .range(0...Int(Int32.max))),
    Parameter("Duration", \.duration, .set("FromTimeSpan", position: 0, mandatory: true, fromPipeline: true), .alias("ts"), .type("timespan")),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    try StartSleep.pause(seconds: seconds ?? milliseconds.map { Double($0) / 1000 } ?? duration.asTimeSpan?.totalSeconds ?? 0)
  }

  /// Waits in small steps, so that Ctrl-C is noticed.
  static func pause(seconds: Double) throws {
    var left = seconds
    while left > 0, !interruptRequested {
      let step = min(left, 0.1)
      usleep(UInt32(step * 1_000_000))
      left -= step
    }
    if interruptRequested { throw Interrupted() }
  }
}

/// Measures how long a script block takes; its output is dropped.
struct MeasureCommand: Cmdlet {
  static let name = "Measure-Command"

  var inputObject = Value.null
  var expression: ScriptBlock?
  private var nanoseconds: UInt64 = 0

  static let parameters: [Parameter<Self>] = [
    Parameter("InputObject", \.inputObject, .fromPipeline),
    Parameter("Expression", \.expression, .mandatory, .position(0)),
  ]

  private static var clock: UInt64 {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return UInt64(now.tv_sec) * 1_000_000_000 + UInt64(now.tv_nsec)
  }

  mutating func process(_ run: CommandRuntime) throws {
    guard let expression else { return }
    let start = MeasureCommand.clock
    try run.invoke(expression, underscore: inputObject, into: ListSink())
    nanoseconds += MeasureCommand.clock - start
  }

  mutating func end(_ run: CommandRuntime) throws { try run.write(Value(TimeSpan(ticks: Int64(nanoseconds / 100)))) }
}
