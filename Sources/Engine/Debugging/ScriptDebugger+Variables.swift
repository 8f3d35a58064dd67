import Objects

/// Breakpoints on variables: a watched variable tells when it is read or written; others cost nothing.
extension ScriptDebugger {
  /// Watches a variable that is there already, in the scopes that the code at hand sees.
  func watchVariable(_ symbol: Symbol, from scope: Scope) {
    var here: Scope? = scope
    while let at = here {
      if let variable = at.variable(symbol) { watch(variable) }
      here = at.caller ?? at.parent
    }
    if let variable = engine.global.scope.variable(symbol) { watch(variable) }
  }

  /// Parameters have their values before the body begins.
  func watchVariables(of scope: Scope) {
    for breakpoint in breakpoints {
      guard case .variable(let name, _) = breakpoint.target, let slot = scope.layout.slot(of: Symbol(name)), slot < scope.capacity else { continue }
      switch scope.slots[slot] {
      case .unset: break
      default: watch(scope.promote(slot))
      }
    }
  }

  /// A variable about to be written for the first time in its scope: the watched one to write to, if it is watched.
  func watchedVariable(_ symbol: Symbol) -> Variable? {
    let isWanted = breakpoints.contains { if case .variable(let name, _) = $0.target { FoldedName.equal(name, symbol.name) } else { false } }
    guard isWanted else { return nil }
    let variable = Variable(symbol.name, .null)
    watch(variable)
    return variable
  }

  private func watch(_ variable: Variable) {
    guard variable.computed == nil else { return }
    let name = variable.name, before = variable.constraint
    variable.computed = { [unowned self, unowned variable] in
      // Reading cannot fail: a script that is to end does so at its next statement.
      do { try accessed(name, isRead: true) } catch { Attention.byte.pointee |= Attention.interrupt }
      return variable.value
    }
    variable.constraint = { [unowned self] value in
      try accessed(name, isRead: false)
      return try before?(value) ?? value
    }
  }

  /// A constraint that was put on a variable: it is watched still.
  func watching(_ variable: Variable, _ constraint: @escaping (Value) throws -> Value) -> (Value) throws -> Value {
    guard engine.watchesVariables, variable.computed != nil else { return constraint }
    let name = variable.name
    return { [unowned self] value in
      try accessed(name, isRead: false)
      return try constraint(value)
    }
  }

  func accessed(_ name: String, isRead: Bool) throws {
    if isBusy || isDetached { return }
    guard let last = active.last, !isHidden(last.origin.block) else { return }
    let found = breakpoints.filter { breakpoint in
      guard breakpoint.isEnabled, case .variable(let wanted, let access) = breakpoint.target, FoldedName.equal(wanted, name) else { return false }
      return (access == .readWrite || (access == .read) == isRead) && breakpoint.isMeant(for: last.origin.block.source.name)
    }
    if found.isEmpty { return }
    let hits = try triggered(found, last.scope)
    if !hits.isEmpty { try halt(last.position, last.scope, hits, last.frame) }
  }
}
