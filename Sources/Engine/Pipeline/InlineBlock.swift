import Objects

/// A script block that runs in its caller's scope once for each object: `ForEach-Object`, `Where-Object`, calculated properties.
///
/// Compiled and placed once for the whole pipeline; a body of one expression needs no sink either.
package final class InlineBlock {
  private let block: ScriptBlock
  private let caller: Scope
  private let engine: Engine
  /// The body; nil for a block that needs a call of its own.
  private var body: StatementList?
  private var isEmpty = false
  private var slot = 0

  package init(_ block: ScriptBlock, _ caller: Scope) {
    self.block = block
    self.caller = caller
    engine = caller.engine
    guard block.session === caller.session, block.closure == nil else { return }
    let compiled = block.template.compiled(in: caller.layout, caller.session)
    caller.ensureCapacity()
    guard compiled.isPlain, compiled.metadata.parameters.isEmpty else { return }
    slot = caller.layout.add(AutomaticVariable.underscore)
    caller.ensureCapacity()
    body = compiled.end
    isEmpty = compiled.end == nil
  }

  /// Runs the block with `$_` set (unset leaves it alone).
  package func run(_ underscore: Value, _ output: Sink) throws {
    guard let body else { return try runAlone(underscore, output) }
    let isSet = !underscore.isUnset
    var held = underscore
    // Changing places counts no reference of what stood there.
    if isSet { swap(&held, &caller.slots[slot]) }
    defer { if isSet { swap(&held, &caller.slots[slot]) } }
    try engine.descend(nil)
    defer { engine.depth &-= 1 }
    if body.isSingleExpression {
      try ExpressionStatement.emit(body.singleValue(caller), output)
      return
    }
    let flow: Flow
    do { flow = try body.execute(caller, output) } catch let transfer as FlowTransfer where transfer.flow == .returned && transfer.scope === caller { return }
    if flow == .breakLoop || flow == .continueLoop { throw FlowTransfer(flow, caller) }
  }

  /// Runs the block for the truth of its output.
  package func holds(_ underscore: Value) throws -> Bool {
    if let body, body.isSingleExpression {
      var held = underscore
      swap(&held, &caller.slots[slot])
      defer { swap(&held, &caller.slots[slot]) }
      try engine.descend(nil)
      defer { engine.depth &-= 1 }
      return try body.singleTruth(caller)
    }
    var sink = engine.takeSink()
    try run(underscore, sink)
    let isTrue = sink.take().isTrue
    engine.give(&sink)
    return isTrue
  }

  @inline(never) private func runAlone(_ underscore: Value, _ output: Sink) throws {
    if isEmpty { return }
    let sharesScope = block.session === caller.session && block.closure == nil
    try engine.call(block, [Argument](), caller, underscore: underscore, isDotSourced: sharesScope, output)
  }
}
