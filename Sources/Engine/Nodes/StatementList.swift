import Objects

/// A sequence of statements with the traps that guard it: the place where errors get their position and are reported or passed on.
package final class StatementList {
  let statements: [StatementNode]
  let positions: [SyntaxPosition]
  let traps: [TrapClause]

  init(_ statements: [StatementNode], _ positions: [SyntaxPosition], traps: [TrapClause] = []) {
    self.statements = statements
    self.positions = positions
    self.traps = traps
  }

  static let empty = StatementList([], [])

  /// One list that runs this one's statements and then the other's.
  func followed(by other: StatementList) -> StatementList {
    StatementList(statements + other.statements, positions + other.positions, traps: traps + other.traps)
  }

  func execute(_ scope: Scope, _ output: Sink) throws -> Flow {
    var index = 0
    let count = statements.count
    while index < count {
      do {
        let flow = try statements[index].execute(scope, output)
        if flow != .next { return flow }
      } catch let error as PSError {
        let flow = try recover(error, index, scope, output)
        if flow != .next { return flow }
      }
      index &+= 1
    }
    return .next
  }

  @inline(never) private func recover(_ error: PSError, _ index: Int, _ scope: Scope, _ output: Sink) throws -> Flow {
    let engine = scope.engine
    engine.complete(error, at: positions[index], scope)
    engine.lastSucceeded = false
    if !traps.isEmpty, let flow = try TrapClause.handle(error, traps, scope, output) { return flow }
    try engine.reportOrThrow(error, scope)
    return .next
  }
}

/// `trap [type] { … }`.
final class TrapClause {
  let type: TypeNode?
  let body: BlockTemplate
  let statements: StatementList

  init(_ type: TypeNode?, _ body: StatementList, template: BlockTemplate) {
    self.type = type
    statements = body
    self.body = template
  }

  /// Runs the first trap that fits: `continue` goes on silently, `break` passes the error on, else it is reported.
  static func handle(_ error: PSError, _ traps: [TrapClause], _ scope: Scope, _ output: Sink) throws -> Flow? {
    let engine = scope.engine
    guard let clause = try traps.first(where: { try $0.type.map { try engine.matches(error, $0.type(scope)) } ?? true }) else { return nil }
    engine.remember(error.record)
    let child = engine.makeScope(scope.layout, parent: scope, like: scope)
    defer { engine.leave(child) }
    child.force(AutomaticVariable.underscore, .object(error.record))
    let flow = try clause.statements.execute(child, output)
    switch flow {
    case .continueLoop: return .next
    case .breakLoop: throw PSError(error.record, isThrow: true)
    case .returned: return .returned
    case .next:
      if engine.errorAction(scope) == .silentlyContinue { return .next }
      try engine.show(error.record)
      return .next
    }
  }
}
