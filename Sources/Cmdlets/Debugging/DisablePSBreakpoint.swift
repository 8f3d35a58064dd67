import Engine
import Objects

/// Keeps breakpoints from stopping scripts.
struct DisablePSBreakpoint: Cmdlet {
  static let name = "Disable-PSBreakpoint"
  static let aliases = ["dbp"]
  static let traits = CommandTraits(defaultSet: "Breakpoint", supportsShouldProcess: true)

  var breakpoints: [Value] = []
  var ids: [Int] = []
  var passThru = false

  static let parameters: [Parameter<Self>] = BreakpointChoice.parameters(\.breakpoints, \.ids) + [Parameter("PassThru", \.passThru)]

  mutating func process(_ run: CommandRuntime) throws {
    try BreakpointChoice.change(breakpoints, ids, run) { breakpoint in
      breakpoint.isEnabled = false
      if passThru { try run.write(.object(breakpoint)) }
    }
  }
}
