import Objects
import Syntax

/// `switch`: every clause that matches runs, for each item of the value.
final class SwitchNode: LoopNode {
  struct Clause {
    let condition: Node
    /// `{ … }` as a condition: tested with `$_`.
    let block: StatementList?
    let body: StatementList
  }

  enum Comparison { case exact, wildcard, regex }

  let value: Node
  let subjectPosition: SyntaxPosition
  let clauses: [Clause]
  let otherwise: StatementList?
  let comparison: Comparison
  let ignoresCase, readsFile: Bool
  let underscoreSlot, matchesSlot: Int
  /// The slot of `$switch` if the clauses mention it.
  let enumeratorSlot: Int

  init(
    _ value: Node, _ clauses: [Clause], _ otherwise: StatementList?, _ comparison: Comparison, enumeratorSlot: Int?, ignoresCase: Bool, readsFile: Bool, underscoreSlot: Int,
    matchesSlot: Int, label: String?, subjectPosition: SyntaxPosition
  ) {
    self.value = value
    self.subjectPosition = subjectPosition
    self.clauses = clauses
    self.otherwise = otherwise
    self.comparison = comparison
    self.ignoresCase = ignoresCase
    self.readsFile = readsFile
    self.underscoreSlot = underscoreSlot
    self.matchesSlot = matchesSlot
    self.enumeratorSlot = enumeratorSlot ?? -1
    super.init(label: label)
  }

  override func withSequencePoints(_ syntax: StatementSyntax, _ origin: StatementOrigin) -> StatementNode {
    guard let syntax = syntax as? SwitchStatementSyntax else { return self }
    return SwitchNode(
      SequencePointNode(value, syntax.condition, origin), clauses, otherwise, comparison, enumeratorSlot: enumeratorSlot < 0 ? nil : enumeratorSlot,
      ignoresCase: ignoresCase, readsFile: readsFile, underscoreSlot: underscoreSlot, matchesSlot: matchesSlot, label: label, subjectPosition: subjectPosition)
  }

  override func execute(_ scope: Scope, _ output: Sink) throws -> Flow {
    let subject = try value.eval(scope)
    if enumeratorSlot < 0, !readsFile {
      switch subject {
      case .int, .string, .bool, .long, .double, .char: return try single(subject, scope, output)
      default: break
      }
    }
    let items: ContiguousArray<Value>
    if readsFile {
      do { items = try ContiguousArray(scope.engine.readLines(subject.text()).map { Value($0) }) } catch let error as PSError {
        throw error.at(subjectPosition)
      }
    } else if subject.isVoid {
      items = []
    } else {
      items = try subject.enumerated() ?? [subject]
    }
    let before = scope.slots[underscoreSlot]
    defer { scope.slots[underscoreSlot] = before }
    let enumerator = InputEnumerator()
    enumerator.items = items
    let outer = enumeratorSlot >= 0 ? scope.slots[enumeratorSlot] : .unset
    if enumeratorSlot >= 0 { scope.slots[enumeratorSlot] = .object(enumerator) }
    defer { if enumeratorSlot >= 0 { scope.slots[enumeratorSlot] = outer } }
    while enumerator.moveNext() {
      let flow: Flow
      do { flow = try run(enumerator.current, scope, output) } catch let transfer as FlowTransfer where transfer.flow != .returned {
        if let result = try received(transfer, scope) { return result }
        continue
      }
      if flow != .next, let result = settle(flow, scope) { return result }
    }
    return .next
  }

  /// One plain value: no list and no enumerator are needed.
  private func single(_ subject: Value, _ scope: Scope, _ output: Sink) throws -> Flow {
    let before = scope.slots[underscoreSlot]
    defer { scope.slots[underscoreSlot] = before }
    let flow: Flow
    do { flow = try run(subject, scope, output) } catch let transfer as FlowTransfer where transfer.flow != .returned {
      return try received(transfer, scope) ?? .next
    }
    return flow == .next ? .next : settle(flow, scope) ?? .next
  }

  private func run(_ item: Value, _ scope: Scope, _ output: Sink) throws -> Flow {
    var matched = false
    scope.slots[underscoreSlot] = item
    for clause in clauses {
      guard try matches(scope.slots[underscoreSlot], clause, scope) else { continue }
      matched = true
      let flow = try clause.body.execute(scope, output)
      if flow != .next { return flow }
    }
    if !matched, let otherwise {
      return try otherwise.execute(scope, output)
    }
    return .next
  }

  private func matches(_ item: Value, _ clause: Clause, _ scope: Scope) throws -> Bool {
    if let block = clause.block {
      let sink = ListSink()
      _ = try block.execute(scope, sink)
      return sink.result.isTrue
    }
    let wanted = try clause.condition.eval(scope)
    if let block = wanted.asObject as? ScriptBlock {
      let sink = ListSink()
      try scope.engine.runInline(block, scope, underscore: item, sink)
      return sink.result.isTrue
    }
    switch comparison {
    case .exact:
      if case .int(let a) = item, case .int(let b) = wanted { return a == b }
      if case .string(let a) = item, case .string(let b) = wanted {
        return PSString.equal(a, b, ignoreCase: ignoresCase)
      }
      if item.isNull || wanted.isNull { return item.isNull && wanted.isNull }
      // A clause compares as text: an enumeration value by its name, $true by `True`.
      return try Operators.equals(.string(PSString.holding(item.text())), .string(PSString.holding(wanted.text())), ignoreCase: ignoresCase)
    case .wildcard:
      return try Operators.like(item, wanted, ignoreCase: ignoresCase)
    case .regex:
      return try TextTestNode.match(item, wanted, ignoreCase: ignoresCase, matchesSlot, scope)
    }
  }
}
