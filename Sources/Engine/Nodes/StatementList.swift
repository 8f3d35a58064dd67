import Objects

/// A sequence of statements with the traps that guard it: the place where errors get their position and are reported or passed on.
package final class StatementList {
  let statements: [StatementNode]
  /// The same once more, for running.
  private let row: NodeRow<StatementNode>
  let positions: [SyntaxPosition]
  let traps: [TrapClause]
  /// All output is the last statement's value.
  private let givesValue: Bool
  private let singleExpression: Node?
  /// The same, to evaluate without counting references; nil while a debugger watches.
  private var single: Unmanaged<Node>?
  /// The single expression computes its truth by itself.
  private let isTest: Bool
  /// The body is one expression: blocks of pipelines mostly are. Not so while a debugger watches: it stops at statements.
  private(set) var isSingleExpression: Bool
  /// What the statements were compiled from.
  let origin: StatementOrigin?
  /// The statements that tell the debugger where the code is; once made they stay, as they may be running.
  private var watched: [StatementNode] = []
  /// The neighbours in `StatementRegistry`.
  unowned(unsafe) var next: StatementList?
  unowned(unsafe) var previous: StatementList?

  init(_ statements: [StatementNode], _ positions: [SyntaxPosition], traps: [TrapClause] = [], origin: StatementOrigin? = nil) {
    self.statements = statements
    self.origin = origin
    row = NodeRow(statements)
    self.positions = positions
    self.traps = traps
    givesValue = traps.isEmpty && !statements.isEmpty && statements.dropLast().allSatisfy(\.isSilent) && statements.last?.givesValue == true
    let single = statements.count == 1 && traps.isEmpty ? statements[0] as? ExpressionStatement : nil
    singleExpression = single?.isSuccess == true ? single?.expression : nil
    self.single = singleExpression.map { .passUnretained($0) }
    isTest = singleExpression is CompareNode || singleExpression is LogicNode || singleExpression is NotNode
    isSingleExpression = singleExpression != nil
    if origin != nil { StatementRegistry.add(self) }
  }

  deinit { if origin != nil { StatementRegistry.remove(self) } }

  /// Lets the debugger see each statement from now on, also where the list is running.
  func watch() {
    guard let origin, watched.isEmpty else { return }
    watched = statements.indices.map { SequencePointStatement.make(statements[$0], origin, $0) }
    isSingleExpression = false
    single = nil
    for (index, statement) in watched.enumerated() { row.replace(index, by: statement) }
  }

  static let empty = StatementList([], [])

  /// One list that runs this one's statements and then the other's.
  func followed(by other: StatementList) -> StatementList {
    StatementList(statements + other.statements, positions + other.positions, traps: traps + other.traps, origin: origin?.followed(by: other.origin))
  }

  func execute(_ scope: Scope, _ output: Sink) throws -> Flow {
    traps.isEmpty ? try run(scope, output) : try trapped(scope, output)
  }

  /// Where a trap stands, an error ends what was called until it reaches the statement of this list.
  private func trapped(_ scope: Scope, _ output: Sink) throws -> Flow {
    let engine = scope.engine
    let before = engine.propagatesErrors
    defer { engine.propagatesErrors = before }
    for index in statements.indices {
      do {
        engine.propagatesErrors = true
        let flow = try row.with(index) { try $0.execute(scope, output) }
        if flow != .next { return flow }
      } catch let error as PSError {
        engine.propagatesErrors = before
        let flow = try recover(error, index, scope, output)
        if flow != .next { return flow }
      }
    }
    return .next
  }

  private func run(_ scope: Scope, _ output: Sink) throws -> Flow {
    var index = 0
    let count = row.count
    while index < count {
      do {
        let flow = try row.with(index) { try $0.execute(scope, output) }
        if flow != .next { return flow }
      } catch let error as PSError {
        let flow = try recover(error, index, scope, output)
        if flow != .next { return flow }
      }
      index &+= 1
    }
    return .next
  }

  /// Runs the statements for their output as one value.
  func value(_ scope: Scope, _ flow: inout Flow) throws -> Value {
    guard givesValue else { return try collected(scope, &flow) }
    if let single { return try value(of: single, scope, &flow) }
    let last = row.count - 1
    var index = 0
    while index < last {
      do { _ = try row.with(index) { try $0.execute(scope, NullSink.shared) } } catch let error as PSError {
        flow = try recover(error, index, scope, NullSink.shared)
        if flow != .next { return .void }
      }
      index &+= 1
    }
    do { return try row.with(last) { try $0.value(scope, &flow) } } catch let error as PSError { return try partial(error, scope, &flow) }
  }

  /// What the failing last statement had output before.
  @inline(never) private func partial(_ error: PSError, _ scope: Scope, _ flow: inout Flow) throws -> Value {
    let last = row.count - 1
    flow = try recover(error, last, scope, NullSink.shared)
    guard let partial = scope.engine.partialOutput else { return .void }
    scope.engine.partialOutput = nil
    let statement = (statements[last] as? ReturnNode)?.statement ?? statements[last]
    return partial.error === error.record && partial.statement === statement ? partial.value : .void
  }

  /// The body of one expression without the way through its statement.
  @inline(__always) private func value(of expression: Unmanaged<Node>, _ scope: Scope, _ flow: inout Flow) throws -> Value {
    do {
      let value = try expression._withUnsafeGuaranteedRef { try $0.eval(scope) }
      scope.engineReference._withUnsafeGuaranteedRef { $0.lastSucceeded = true }
      return try ExpressionStatement.output(value)
    } catch let error as PSError { return try partial(error, scope, &flow) }
  }

  @inline(never) private func collected(_ scope: Scope, _ flow: inout Flow) throws -> Value {
    var sink = scope.engine.takeSink()
    flow = try execute(scope, sink)
    let value = sink.take()
    scope.engine.give(&sink)
    return value
  }

  /// The value of the single expression, as it stands.
  func singleValue(_ scope: Scope) throws -> Value {
    guard let singleExpression else { return .void }
    do {
      let value = try singleExpression.eval(scope)
      scope.engine.lastSucceeded = true
      return value
    } catch let error as PSError {
      _ = try recover(error, 0, scope, NullSink.shared)
      return .void
    }
  }

  /// The truth of what the single expression outputs.
  func singleTruth(_ scope: Scope) throws -> Bool {
    guard let singleExpression else { return false }
    do {
      let isTrue = isTest ? try singleExpression.evalBool(scope) : try ExpressionStatement.output(singleExpression.eval(scope)).isTrue
      scope.engine.lastSucceeded = true
      return isTrue
    } catch let error as PSError {
      _ = try recover(error, 0, scope, NullSink.shared)
      return false
    }
  }

  @inline(never) private func recover(_ error: PSError, _ index: Int, _ scope: Scope, _ output: Sink) throws -> Flow {
    let engine = scope.engine
    engine.complete(error, at: positions[index], scope)
    engine.lastSucceeded = false
    if !traps.isEmpty, let flow = try TrapClause.handle(error, traps, scope, output) { return flow }
    try engine.reportOrThrow(error, scope, at: positions[index])
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
