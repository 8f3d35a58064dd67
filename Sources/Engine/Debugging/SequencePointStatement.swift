import Objects
import Syntax

/// A statement that tells the debugger when it is reached and when it is done; stands in for the statement while a debugger watches.
final class SequencePointStatement: StatementNode {
  private let inner: StatementNode
  /// Where the statement stands; nil for one that is no place to stop by itself (`if`, loops, definitions).
  private let position: SyntaxPosition?
  private let origin: StatementOrigin
  private let isFirst, isLast: Bool

  init(_ inner: StatementNode, at position: SyntaxPosition?, _ origin: StatementOrigin, isFirst: Bool = false, isLast: Bool = false) {
    self.inner = inner
    self.position = position
    self.origin = origin
    self.isFirst = isFirst
    self.isLast = isLast
  }

  static func make(_ statement: StatementNode, _ origin: StatementOrigin, _ index: Int) -> SequencePointStatement {
    let syntax = index < origin.statements.count ? origin.statements[index] : nil
    let position = syntax.flatMap { SequencePoints.isPlace($0) ? origin.position($0) : nil }
    return SequencePointStatement(
      syntax.map { statement.withSequencePoints($0, origin) } ?? statement, at: position, origin, isFirst: origin.isBody && index == 0,
      isLast: origin.isBody && index == origin.statements.count - 1)
  }

  override var isSilent: Bool { inner.isSilent }
  override var givesValue: Bool { inner.givesValue }

  override func execute(_ scope: Scope, _ output: Sink) throws -> Flow {
    try watched(scope) { try inner.execute(scope, output) }
  }

  override func value(_ scope: Scope, _ flow: inout Flow) throws -> Value {
    var value = Value.void
    flow = try watched(scope) {
      var flow = Flow.next
      value = try inner.value(scope, &flow)
      return flow
    }
    return value
  }

  private func watched(_ scope: Scope, _ run: () throws -> Flow) throws -> Flow {
    let debugger = scope.engine.debugger
    let before = scope.current
    defer { scope.current = before }
    if isFirst { try debugger.enter(origin, scope) }
    if let position { try debugger.reach(position, origin, scope) }
    debugger.begin(origin, scope, position)
    defer { debugger.end() }
    let flow = try run()
    if let exit = origin.exit, origin.isBody, isLast && flow == .next || flow == .returned { try debugger.reach(exit, origin, scope) }
    return flow
  }
}

/// A condition or collection that tells the debugger when it is reached.
final class SequencePointNode: Node {
  private let inner: Node
  private let position: SyntaxPosition
  private let origin: StatementOrigin

  init(_ inner: Node, _ syntax: SyntaxNode, _ origin: StatementOrigin) {
    self.inner = inner
    position = origin.position(syntax)
    self.origin = origin
  }

  override func eval(_ scope: Scope) throws -> Value {
    try scope.engine.debugger.reach(position, origin, scope)
    return try inner.eval(scope)
  }

  override func evalBool(_ scope: Scope) throws -> Bool {
    try scope.engine.debugger.reach(position, origin, scope)
    return try inner.evalBool(scope)
  }
}

/// The variable of `foreach`, which tells the debugger before each item.
final class SequencePointTarget: Target {
  private let inner: Target
  private let position: SyntaxPosition
  private let origin: StatementOrigin

  init(_ inner: Target, _ syntax: SyntaxNode, _ origin: StatementOrigin) {
    self.inner = inner
    position = origin.position(syntax)
    self.origin = origin
  }

  override func read(_ scope: Scope) throws -> Value { try inner.read(scope) }

  override func assign(_ scope: Scope, _ value: Value) throws {
    try scope.engine.debugger.reach(position, origin, scope)
    try inner.assign(scope, value)
  }
}
