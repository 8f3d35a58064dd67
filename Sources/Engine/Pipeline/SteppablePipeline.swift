import Objects

/// A pipeline driven step by step: what `{ & $command @PSBoundParameters }.GetSteppablePipeline()` gives to proxy functions.
final class SteppablePipeline: PSObject {
  private let block: ScriptBlock
  private let scope: Scope
  private var stages: [CommandProcessor] = []
  private var redirections: [Redirection] = []
  private var output = ListSink()
  private var isStopped = false

  init(_ block: ScriptBlock, _ scope: Scope) throws {
    self.block = block
    self.scope = scope
    super.init()
    guard pipeline != nil else {
      throw PSError(
        "PSInvalidOperationException", "Only a script block that contains exactly one pipeline or command can be converted. Expressions or control structures are not permitted. Verify that the script block contains exactly one pipeline or command.",
        id: "CanConvertOneClauseOnly", category: .InvalidOperation)
    }
  }

  override var type: TypeInfo { SteppablePipeline.info }

  private var pipeline: PipelineNode? {
    let compiled = block.template.compiled(in: scope.layout, block.session)
    guard compiled.isPlain, let statements = compiled.end?.statements, statements.count == 1, let node = statements[0] as? PipelineNode, node.source == nil, !node.commands.isEmpty
    else { return nil }
    return node
  }

  /// Makes and begins the stages; output goes to the command that is given, or is handed back by each step.
  func begin(_ owner: Value) throws -> Value {
    guard stages.isEmpty, let pipeline else { return .void }
    scope.ensureCapacity()
    let runtime = owner.unwrapped.asObject as? CommandRuntime
    let target: Sink = runtime.map { $0.outputSink } ?? output
    let expectsInput = runtime.map(\.receivesInput) ?? owner.isTrue
    (stages, redirections) = try pipeline.makeStages(scope, target, receivesInput: expectsInput)
    try stopping { for stage in stages { try stage.beginOnce() } }
    return taken()
  }

  func process(_ value: Value) throws -> Value {
    if let first = stages.first, !isStopped { try stopping { try first.write(value) } }
    return taken()
  }

  /// Without input the first command runs its `process` in its own end.
  func end() throws -> Value {
    for stage in stages { try stopping { try stage.end() } }
    try clean()
    return taken()
  }

  func clean() throws {
    for stage in stages where stage.needsCleaning { stage.clean(failed: false) }
    for redirection in redirections { try redirection.close() }
    stages = []
    redirections = []
  }

  /// A stage that wants no more input ends those in front of it only.
  private func stopping(_ step: () throws -> Void) throws {
    do { try step() } catch let stop as StopUpstream {
      guard stages.contains(where: { $0.runtime === stop.receiver }) else { throw stop }
      isStopped = true
    }
  }

  private func taken() -> Value {
    defer { output.items = [] }
    return .array(PSArray(output.items))
  }

  private static let info = TypeInfo("System.Management.Automation.SteppablePipeline", base: .object) { members in
    func own(_ target: Value) -> SteppablePipeline? { target.unwrapped.asObject as? SteppablePipeline }
    members.method("void Begin(System.Object expectInput)") { try own($0)?.begin($1[0]) ?? .void }
    members.method("void Begin(bool expectInput, System.Object contextToRedirectTo)") { try own($0)?.begin($1[1]) ?? .void }
    members.method("array Process(System.Object input)") { try own($0)?.process($1[0]) ?? .void }
    members.method("array Process()") { target, _ in try own(target)?.process(.null) ?? .void }
    members.method("array End()") { target, _ in try own(target)?.end() ?? .void }
    for name in ["Clean", "Dispose"] {
      members.method("void \(name)()") { target, _ in
        try own(target)?.clean()
        return .void
      }
    }
  }
}
