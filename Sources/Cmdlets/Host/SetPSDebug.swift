import Engine
import Objects

/// Shows the statements of scripts as they run, and turns strict mode on or off for the whole session.
struct SetPSDebug: Cmdlet {
  static let name = "Set-PSDebug"
  static let traits = CommandTraits(defaultSet: "on", module: "Microsoft.PowerShell.Core")

  var trace: Int?
  var step = false, strict = false, off = false

  static let parameters: [Parameter<Self>] = [
    Parameter("Trace", \.trace, .sets(["on"]), .range(0...2)), Parameter("Step", \.step, .sets(["on"]), .refused), Parameter("Strict", \.strict, .sets(["on"])),
    Parameter("Off", \.off, .sets(["off"])),
  ]

  mutating func begin(_ run: CommandRuntime) throws {
    if trace == 2 { throw run.error("PSNotSupportedException", "Set-PSDebug -Trace 2 is not supported yet: calls and variables are not traced. -Trace 1 shows the statements.", id: "NotSupportedYet", .NotImplemented) }
    if trace != nil || off { run.engine.debugger.isTracing = trace == 1 }
    if strict || off { run.engine.setStrictMode(strict ? 1 : 0, run.engine.global.scope) }
  }
}
