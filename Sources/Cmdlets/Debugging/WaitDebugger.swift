import Engine
import Objects

/// Stops the script in the debugger, at this command.
struct WaitDebugger: Cmdlet {
  static let name = "Wait-Debugger"
  static let parameters: [Parameter<Self>] = []

  mutating func end(_ run: CommandRuntime) throws { try run.engine.debugger.breakNow(run.scope, at: run.call.position) }
}
