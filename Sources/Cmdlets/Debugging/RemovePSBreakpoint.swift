import Engine
import Objects

/// Removes breakpoints.
struct RemovePSBreakpoint: Cmdlet {
  static let name = "Remove-PSBreakpoint"
  static let aliases = ["rbp"]
  static let traits = CommandTraits(defaultSet: "Breakpoint", supportsShouldProcess: true)

  var breakpoints: [Value] = []
  var ids: [Int] = []

  static let parameters: [Parameter<Self>] = BreakpointChoice.parameters(\.breakpoints, \.ids)

  mutating func process(_ run: CommandRuntime) throws {
    try BreakpointChoice.change(breakpoints, ids, run) { run.engine.debugger.remove($0) }
  }
}
