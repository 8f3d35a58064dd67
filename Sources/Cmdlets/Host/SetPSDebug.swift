import Engine
import Objects

/// Turns strict mode on or off for the whole session; scripts are not traced.
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
    if let trace, trace > 0 { throw run.error("PSNotSupportedException", "Set-PSDebug -Trace is not supported yet: scripts are not traced.", id: "NotSupportedYet", .NotImplemented) }
    if strict || off { run.engine.setStrictMode(strict ? 1 : 0, run.engine.global.scope) }
  }
}
