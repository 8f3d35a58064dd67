import Objects
import Syntax

/// An expression as a statement: its value goes to the output, item by item.
final class ExpressionStatement: StatementNode {
  let expression: Node
  /// A value is a success (`$?`); pipelines in parentheses have said themselves how they went.
  let isSuccess: Bool

  init(_ expression: Node, isSuccess: Bool = true) {
    self.expression = expression
    self.isSuccess = isSuccess
  }

  override func execute(_ scope: Scope, _ output: Sink) throws -> Flow {
    let value = try expression.eval(scope)
    try ExpressionStatement.emit(value, output)
    if isSuccess { scope.engine.lastSucceeded = true }
    return .next
  }

  override var givesValue: Bool { true }

  override func value(_ scope: Scope, _ flow: inout Flow) throws -> Value {
    let value = try expression.eval(scope)
    if isSuccess { scope.engine.lastSucceeded = true }
    return try ExpressionStatement.output(value)
  }

  /// What collecting the value as output gives: lists come out as new arrays, those of one item as the item.
  @inline(__always) static func output(_ value: Value) throws -> Value {
    switch value {
    case .void, .int, .string, .bool, .double, .long, .char, .null: return value
    default: return try outputSlow(value)
    }
  }

  @inline(never) private static func outputSlow(_ value: Value) throws -> Value {
    guard let items = try value.enumerated() else { return value }
    switch items.count {
    case 0: return .void
    case 1: return items[0]
    default: return .array(PSArray(items))
    }
  }

  @inline(__always) static func emit(_ value: Value, _ output: Sink) throws {
    switch value {
    case .void: break
    case .int, .string, .bool, .double, .long, .char, .null: try output.write(value)
    default: try emitSlow(value, output)
    }
  }

  @inline(never) private static func emitSlow(_ value: Value, _ output: Sink) throws {
    if case .array(let array) = value {
      for item in array.items { try output.write(item) }
    } else if let items = try value.enumerated() {
      for item in items { try output.write(item) }
    } else {
      try output.write(value)
    }
  }
}

/// An assignment, or an expression whose value nobody sees.
class SilentStatement: StatementNode {
  final let expression: Node
  /// As of `ExpressionStatement`.
  private let isSuccess: Bool

  init(_ expression: Node, isSuccess: Bool = true) {
    self.expression = expression
    self.isSuccess = isSuccess
  }

  /// The statement of an expression; loops mostly run on `$i++` and `$n += …`, which have their own.
  static func make(_ expression: Node, isSuccess: Bool = true) -> SilentStatement {
    guard isSuccess else { return SilentStatement(expression, isSuccess: false) }
    let inner = (expression as? PositionedNode)?.inner ?? expression
    if let increment = inner as? IncrementNode, increment.slot >= 0 { return IncrementStatement(expression, increment) }
    if let addition = expression as? AddLocalNode { return AddLocalStatement(addition) }
    return SilentStatement(expression)
  }

  override func execute(_ scope: Scope, _ output: Sink) throws -> Flow {
    _ = try expression.eval(scope)
    if isSuccess { scope.engine.lastSucceeded = true }
    return .next
  }

  override final var isSilent: Bool { true }
}

/// `$i++` and its kin as a statement.
final class IncrementStatement: SilentStatement {
  private let slot: Int
  private let step: Int32

  init(_ expression: Node, _ increment: IncrementNode) {
    slot = increment.slot
    step = Int32(truncatingIfNeeded: increment.step)
    super.init(expression)
  }

  /// Counts an integer variable on; false if it takes more.
  @inline(__always) func count(_ scope: Scope) -> Bool {
    guard case .int(let number) = scope.slots[slot], number < .max, number > .min else { return false }
    scope.slots[slot] = .int(number &+ step)
    scope.engine.lastSucceeded = true
    return true
  }

  override func execute(_ scope: Scope, _ output: Sink) throws -> Flow {
    if count(scope) { return .next }
    return try super.execute(scope, output)
  }
}

/// `$n += …` as a statement.
final class AddLocalStatement: SilentStatement {
  private let addition: AddLocalNode
  private let value: Node
  private let slot: Int

  init(_ addition: AddLocalNode) {
    self.addition = addition
    value = addition.value
    slot = addition.slot
    super.init(addition)
  }

  override func execute(_ scope: Scope, _ output: Sink) throws -> Flow {
    try addition.add(value.eval(scope), scope)
    scope.engine.lastSucceeded = true
    return .next
  }
}

/// A statement's output as the value of an expression: `$x = if (…) { … }`, `(Get-Item x)`.
final class StatementValueNode: Node {
  let statement: StatementNode
  let position: SyntaxPosition

  init(_ statement: StatementNode, _ position: SyntaxPosition) {
    self.statement = statement
    self.position = position
  }

  override func eval(_ scope: Scope) throws -> Value {
    var flow = Flow.next
    let value = try statement.value(scope, &flow)
    if flow != .next { throw FlowTransfer(flow, scope) }
    return value
  }
}

/// Gives errors of a condition their own position: `if (1/0)` underlines `1/0`.
final class PositionedNode: Node {
  let inner: Node
  let position: SyntaxPosition

  init(_ inner: Node, _ position: SyntaxPosition) {
    self.inner = inner
    self.position = position
  }

  override func eval(_ scope: Scope) throws -> Value {
    do { return try inner.eval(scope) } catch let error as PSError { throw failed(error, scope) }
  }

  override func evalBool(_ scope: Scope) throws -> Bool {
    do { return try inner.evalBool(scope) } catch let error as PSError { throw failed(error, scope) }
  }

  private func failed(_ error: PSError, _ scope: Scope) -> PSError {
    scope.engine.complete(error, at: position, scope)
    return error
  }
}

/// `if … elseif … else`.
final class IfNode: StatementNode {
  private let conditions: NodeRow<Node>
  private let bodies: NodeRow<StatementList>
  private let otherwise: StatementList?

  init(_ clauses: [(condition: Node, body: StatementList)], _ otherwise: StatementList?) {
    conditions = NodeRow(clauses.map(\.condition))
    bodies = NodeRow(clauses.map(\.body))
    self.otherwise = otherwise
  }

  override func execute(_ scope: Scope, _ output: Sink) throws -> Flow {
    for index in 0..<conditions.count where try conditions.with(index, { try $0.evalBool(scope) }) {
      return try bodies.with(index) { try $0.execute(scope, output) }
    }
    guard let otherwise else { return .next }
    return try otherwise.execute(scope, output)
  }

  override func withSequencePoints(_ syntax: StatementSyntax, _ origin: StatementOrigin) -> StatementNode {
    guard let syntax = syntax as? IfStatementSyntax, syntax.clauses.count == conditions.count else { return self }
    let clauses = syntax.clauses.enumerated().map { index, clause in
      (condition: SequencePointNode(conditions.with(index) { $0 }, clause.condition, origin) as Node, body: bodies.with(index) { $0 })
    }
    return IfNode(clauses, otherwise)
  }

  override var givesValue: Bool { true }

  override func value(_ scope: Scope, _ flow: inout Flow) throws -> Value {
    for index in 0..<conditions.count where try conditions.with(index, { try $0.evalBool(scope) }) {
      return try bodies.with(index) { try $0.value(scope, &flow) }
    }
    guard let otherwise else { return .void }
    return try otherwise.value(scope, &flow)
  }
}

/// A labelled statement that `break` and `continue` act upon.
class LoopNode: StatementNode {
  let label: String?

  init(label: String?) { self.label = label }

  /// Runs the body once; nil to go on, else what the loop returns.
  @inline(__always) final func iterate(_ body: StatementList, _ scope: Scope, _ output: Sink) throws -> Flow? {
    if attentionWanted { try scope.engine.attend(scope) }
    let flow: Flow
    do { flow = try body.execute(scope, output) } catch let transfer as FlowTransfer where transfer.flow != .returned {
      return try received(transfer, scope)
    }
    return flow == .next ? nil : settle(flow, scope)
  }

  /// Decides whether a `break` or `continue` is meant for this loop.
  @inline(never) final func settle(_ flow: Flow, _ scope: Scope) -> Flow? {
    if flow == .returned { return .returned }
    if let wanted = scope.engine.flowLabel {
      guard let label, FoldedName.equal(label, wanted) else { return flow }
      scope.engine.flowLabel = nil
    }
    return flow == .continueLoop ? nil : .next
  }

  /// The same for one that came out of an expression or a command.
  @inline(never) final func received(_ transfer: FlowTransfer, _ scope: Scope) throws -> Flow? {
    scope.engine.flowLabel = transfer.label
    return settle(transfer.flow, scope)
  }
}

/// `while`, `do … while`, `do … until`.
final class WhileNode: LoopNode {
  enum Sort { case `while`, doWhile, doUntil }

  let sort: Sort
  let condition: Node
  let body: StatementList

  init(_ sort: Sort, _ condition: Node, _ body: StatementList, label: String?) {
    self.sort = sort
    self.condition = condition
    self.body = body
    super.init(label: label)
  }

  override func withSequencePoints(_ syntax: StatementSyntax, _ origin: StatementOrigin) -> StatementNode {
    let place = (syntax as? WhileStatementSyntax)?.condition ?? (syntax as? DoWhileStatementSyntax)?.condition ?? (syntax as? DoUntilStatementSyntax)?.condition
    return place.map { WhileNode(sort, SequencePointNode(condition, $0, origin), body, label: label) } ?? self
  }

  override func execute(_ scope: Scope, _ output: Sink) throws -> Flow {
    if sort == .while, try !condition.evalBool(scope) { return .next }
    repeat {
      if let flow = try iterate(body, scope, output) { return flow }
    } while try condition.evalBool(scope) == (sort != .doUntil)
    return .next
  }
}

/// `for (a; b; c)`.
final class ForNode: LoopNode {
  let initializer, iterator: StatementNode?
  let condition: Node?
  let body: StatementList
  /// Condition and iterator if they are of the usual kind, which integers pass through without a call.
  private let comparison: CompareNode?
  private let increment: IncrementStatement?

  init(_ initializer: StatementNode?, _ condition: Node?, _ iterator: StatementNode?, _ body: StatementList, label: String?) {
    self.initializer = initializer
    self.condition = condition
    self.iterator = iterator
    self.body = body
    comparison = ((condition as? PositionedNode)?.inner ?? condition) as? CompareNode
    increment = iterator as? IncrementStatement
    super.init(label: label)
  }

  override func withSequencePoints(_ syntax: StatementSyntax, _ origin: StatementOrigin) -> StatementNode {
    guard let syntax = syntax as? ForStatementSyntax else { return self }
    func watched(_ statement: StatementNode?, _ place: PipelineBaseSyntax?) -> StatementNode? {
      statement.map { statement in place.map { SequencePointStatement(statement, at: origin.position($0), origin) } ?? statement }
    }
    let condition = condition.map { condition in syntax.condition.map { SequencePointNode(condition, $0, origin) } ?? condition }
    return ForNode(watched(initializer, syntax.initializer), condition, watched(iterator, syntax.iterator), body, label: label)
  }

  override func execute(_ scope: Scope, _ output: Sink) throws -> Flow {
    let nowhere = NullSink.shared
    _ = try initializer?.execute(scope, nowhere)
    while try holds(scope) {
      if let flow = try iterate(body, scope, output) { return flow }
      if let increment, increment.count(scope) { continue }
      _ = try iterator?.execute(scope, nowhere)
    }
    return .next
  }

  @inline(__always) private func holds(_ scope: Scope) throws -> Bool {
    if let comparison, let quick = comparison.ofVariables(scope) { return quick }
    return try condition?.evalBool(scope) ?? true
  }
}

/// `foreach ($x in …)`.
final class ForEachNode: LoopNode {
  let target: Target
  let slot: Int
  let collection: Node
  let body: StatementList
  /// The slot of `$foreach` if the body mentions it.
  let enumeratorSlot: Int

  init(_ target: Target, _ collection: Node, _ body: StatementList, enumeratorSlot: Int?, label: String?) {
    self.enumeratorSlot = enumeratorSlot ?? -1
    self.target = target
    slot = (target as? LocalTarget)?.slot ?? -1
    self.collection = collection
    self.body = body
    super.init(label: label)
  }

  override func withSequencePoints(_ syntax: StatementSyntax, _ origin: StatementOrigin) -> StatementNode {
    guard let syntax = syntax as? ForEachStatementSyntax else { return self }
    return ForEachNode(
      SequencePointTarget(target, syntax.variable, origin), SequencePointNode(collection, syntax.collection, origin), body,
      enumeratorSlot: enumeratorSlot < 0 ? nil : enumeratorSlot, label: label)
  }

  override func execute(_ scope: Scope, _ output: Sink) throws -> Flow {
    if enumeratorSlot < 0, let range = ((collection as? PositionedNode)?.inner ?? collection) as? RangeNode, let (first, last) = try range.bounds(scope) {
      return try count(from: first, to: last, scope, output)
    }
    let value = try collection.eval(scope)
    switch value {
    case .void: return .next
    case .null, .unset: return .next
    case .array(let array): return try walk(array.items, scope, output)
    case .object(let object):
      if let list = object as? PSList { return try walk(list, scope, output) }
      guard let items = try object.enumerated() else { return try walk([value], scope, output) }
      return try walk(items, of: object, scope, output)
    default: return try walk([value], scope, output)
    }
  }

  private func count(from first: Int32, to last: Int32, _ scope: Scope, _ output: Sink) throws -> Flow {
    var number = first
    let step: Int32 = first <= last ? 1 : -1
    while true {
      try assign(.int(number), scope)
      if let flow = try iterate(body, scope, output) { return flow }
      if number == last { return .next }
      number &+= step
    }
  }

  /// Keys and entries of a table complain when the table changes under the loop.
  private func walk(_ items: ContiguousArray<Value>, of object: PSObject, _ scope: Scope, _ output: Sink) throws -> Flow {
    if enumeratorSlot >= 0 { return try step(items, scope, output) }
    let version = object.itemsVersion
    for item in items {
      if object.itemsVersion != version {
        throw PSError.dotNet("System.InvalidOperationException", "Collection was modified; enumeration operation may not execute.")
      }
      try assign(item, scope)
      if let flow = try iterate(body, scope, output) { return flow }
    }
    return .next
  }

  private func walk(_ items: ContiguousArray<Value>, _ scope: Scope, _ output: Sink) throws -> Flow {
    if enumeratorSlot >= 0 { return try step(items, scope, output) }
    for item in items {
      try assign(item, scope)
      if let flow = try iterate(body, scope, output) { return flow }
    }
    return .next
  }

  /// The body uses `$foreach`: it may move on by itself.
  private func step(_ items: ContiguousArray<Value>, _ scope: Scope, _ output: Sink) throws -> Flow {
    let enumerator = InputEnumerator()
    enumerator.items = items
    let before = scope.slots[enumeratorSlot]
    scope.slots[enumeratorSlot] = .object(enumerator)
    defer { scope.slots[enumeratorSlot] = before }
    while enumerator.moveNext() {
      try assign(enumerator.current, scope)
      if let flow = try iterate(body, scope, output) { return flow }
    }
    return .next
  }

  /// Lists complain when they change under the loop, as .NET's do.
  private func walk(_ list: PSList, _ scope: Scope, _ output: Sink) throws -> Flow {
    let items = try list.enumerated() ?? []
    for (position, item) in items.enumerated() {
      if list.count != items.count, position > 0 {
        throw PSError(
          "RuntimeException", "Collection was modified; enumeration operation may not execute.", id: "System.InvalidOperationException",
          category: .OperationStopped)
      }
      try assign(item, scope)
      if let flow = try iterate(body, scope, output) { return flow }
    }
    return .next
  }

  @inline(__always) private func assign(_ value: Value, _ scope: Scope) throws {
    if slot >= 0 { try scope.assign(slot, value) } else { try target.assign(scope, value) }
  }
}

/// `break`, `continue`, with or without a label.
final class JumpNode: StatementNode {
  let flow: Flow
  let label: Node?

  init(_ flow: Flow, label: Node?) {
    self.flow = flow
    self.label = label
  }

  override func execute(_ scope: Scope, _ output: Sink) throws -> Flow {
    scope.engine.flowLabel = try label?.eval(scope).text()
    return flow
  }
}

/// `return`, with the output of its pipeline.
final class ReturnNode: StatementNode {
  let statement: StatementNode?

  init(_ statement: StatementNode?) { self.statement = statement }

  override func execute(_ scope: Scope, _ output: Sink) throws -> Flow {
    if let method = output as? ReturnSink { method.accepts = true }
    _ = try statement?.execute(scope, output)
    return .returned
  }

  override var givesValue: Bool { statement?.givesValue ?? true }

  override func value(_ scope: Scope, _ flow: inout Flow) throws -> Value {
    var inner = Flow.next
    let value = try statement?.value(scope, &inner) ?? .void
    flow = .returned
    return value
  }
}

/// `return value` in a method of a class: the value as it stands, lists and enumerators among them.
final class MethodReturnNode: StatementNode {
  private let expression: Node
  private let position: SyntaxPosition
  private let otherwise: ReturnNode

  init(_ expression: Node, _ position: SyntaxPosition, otherwise: ReturnNode) {
    (self.expression, self.position, self.otherwise) = (expression, position, otherwise)
  }

  override func execute(_ scope: Scope, _ output: Sink) throws -> Flow {
    guard let method = output as? ReturnSink else { return try otherwise.execute(scope, output) }
    method.take(try expression.eval(scope))
    return .returned
  }

  override var givesValue: Bool { otherwise.givesValue }
  override func value(_ scope: Scope, _ flow: inout Flow) throws -> Value { try otherwise.value(scope, &flow) }
}

/// `exit`.
final class ExitNode: StatementNode {
  let code: Node?

  init(_ code: Node?) { self.code = code }

  override func execute(_ scope: Scope, _ output: Sink) throws -> Flow {
    guard let code else { throw ExitRequest(code: scope.engine.exitCodeForBareExit) }
    let value = try code.eval(scope)
    if value.isVoid || value.isNull { throw ExitRequest(code: 0) }
    guard case .int(let number)? = Conversion.tryConvert(value, to: .int32) else { throw ExitRequest(code: 0) }
    throw ExitRequest(code: number)
  }
}
