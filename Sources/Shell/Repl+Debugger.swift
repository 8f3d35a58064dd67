import Engine
import Objects

/// The debugger's prompt.
extension Repl {
  /// Reads lines while a script stands still, until one of them says how it goes on.
  func runDebugger(_ stop: DebuggerStop) -> DebuggerStop.ResumeAction {
    let wasStopped = stopped
    stopped = stop
    nest(by: 1)
    defer {
      nest(by: -1)
      stopped = wasStopped
      Attention.clearInterrupt()
    }
    prepare()
    debuggerCommands.begin(stop)
    while let text = readCommand() {
      switch debuggerCommands.run(text) {
      case .resume(let action): return action
      case .done: continue
      case .run(let text):
        remember(text)
        // `exit` leaves the debugger, and the script goes on.
        if execute(text) != nil { return .continue }
      }
    }
    return .continue
  }
}
