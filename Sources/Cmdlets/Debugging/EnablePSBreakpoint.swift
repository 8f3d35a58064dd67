import Engine
import Objects

/// Lets breakpoints stop scripts again.
struct EnablePSBreakpoint: Cmdlet {
  static let name = "Enable-PSBreakpoint"
  static let aliases = ["ebp"]
  static let traits = CommandTraits(defaultSet: "Breakpoint", supportsShouldProcess: true)

  var breakpoints: [Value] = []
  var ids: [Int] = []
  var passThru = false

  static let parameters: [Parameter<Self>] = BreakpointChoice.parameters(\.breakpoints, \.ids) + [Parameter("PassThru", \.passThru)]

  mutating func process(_ run: CommandRuntime) throws {
    try BreakpointChoice.change(breakpoints, ids, run) { breakpoint in
      breakpoint.isEnabled = true
      if passThru { try run.write(.object(breakpoint)) }
    }
  }
}
