import Objects

/// Carries `break`, `continue` and `return` through places that only errors can leave: expressions, cmdlets, other functions.
struct FlowTransfer: Error {
  let flow: Flow
  let label: String?
  /// For `return`: the scope whose code returns.
  let scope: Scope

  init(_ flow: Flow, _ scope: Scope) {
    self.flow = flow
    self.scope = scope
    label = scope.engine.flowLabel
    scope.engine.flowLabel = nil
  }
}

/// Ends the session or the running script: `exit`.
package struct ExitRequest: Error {
  package let code: Int32
}

/// Ends everything that runs: Ctrl-C.
package struct Interrupted: Error {
  package init() {}
}

extension Error {
  /// Leaves a pipeline by the script's own will, and no error: `break`, `return`, `exit`, a later command that has enough.
  var isFlow: Bool { self is FlowTransfer || self is ExitRequest || self is StopUpstream }
}

extension PSError {
  /// The error with its position, unless it has one already.
  func at(_ position: SyntaxPosition) -> PSError {
    if record.position == nil { record.position = position.errorPosition }
    return self
  }
}
