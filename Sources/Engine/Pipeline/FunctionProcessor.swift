import Objects

/// Runs a function, script or script block.
final class FunctionProcessor: CommandProcessor {
  private let block: ScriptBlock
  private let compiled: CompiledBlock
  private var scope: Scope
  private let ownsScope: Bool
  private var binder: Binder?
  private let run: CommandRuntime?
  /// The runtime that binds: `run`, or one for that purpose alone.
  private var bindingRun: CommandRuntime?
  private var didProcess = false
  /// The script called `exit`.
  private var isFinished = false
  private var output: Sink
  /// `$MyInvocation` of the scope that dot-sourced code runs in.
  private var outerInvocation = Value.unset

  init(_ call: CommandCall, _ info: CommandInfo, _ block: ScriptBlock) {
    self.block = block
    let engine = call.scope.engine
    ownsScope = !call.isDotSourced
    if call.isDotSourced {
      scope = call.scope
      compiled = block.template.compiled(in: call.scope.layout, block.session)
      scope.ensureCapacity()
    } else {
      compiled = block.compiled
      scope = engine.makeScope(for: block, compiled.layout, caller: call.scope)
      // A script file called by another has a script scope of its own.
      if info is ScriptInfo { scope.scriptScope = scope }
    }
    run = compiled.metadata.isAdvanced ? CommandRuntime(call, info) : nil
    output = call.output
    super.init(call, info)
  }

  override var runtime: CommandRuntime? { run }

  override func begin() throws {
    try enter {
      try guarded {
        try prepare()
        if let begin = compiled.begin { try execute(begin) }
      }
    }
  }

  private func prepare() throws {
    if ownsScope {
      var record = CallRecord()
      record.site = CallSite(info is BlockCommand ? nil : info, block, position: call.position, invocationName: call.invocationName)
      if scope.parent !== call.scope { record.otherCaller = call.scope }
      record.runtime = run
      record.pipelineLength = call.pipelineLength
      record.pipelinePosition = call.pipelinePosition
      record.receivesInput = call.receivesInput
      record.isCall = true
      scope.call = record
    } else if compiled.mentionsBoundParameters, call.position != nil, !(info is BlockCommand) {
      rememberInvocation()
    }
    if !call.underscore.isUnset { scope.force(AutomaticVariable.underscore, call.underscore) }
    if !call.this.isUnset { scope.force(AutomaticVariable.this, call.this) }
    let runtime = run ?? CommandRuntime(call, info)
    runtime.bodyScope = scope
    bindingRun = runtime
    let binder = Binder(compiled.metadata, runtime, isScript: true)
    self.binder = binder
    runtime.binder = binder
    if let dynamic = compiled.dynamicParam { binder.dynamic = { [self] bound in try dynamicParameters(dynamic, bound) } }
    if ownsScope || !compiled.metadata.parameters.isEmpty {
      scope.call.binding = runtime
      scope.call.bound = nil
    }
    try binder.bind(call.arguments)
    scope.call.arguments = binder.rest.isEmpty ? nil : binder.restValues
    if let run, try run.apply(binder) {
      run.setPreferences(in: scope)
      output = run.outputSink
    }
    try ParameterSlots.assign(compiled, binder, scope)
  }

  /// Dot-sourced code sees its own invocation while it runs.
  private func rememberInvocation() {
    outerInvocation = scope.own(AutomaticVariable.myInvocation) ?? .unset
    let invocation = InvocationInfo(command: info, position: call.position, invocationName: call.invocationName)
    scope.force(AutomaticVariable.myInvocation, .object(invocation))
  }

  override func write(_ value: Value) throws {
    // A long pipeline may pass through no statement that would notice.
    if interruptRequested { throw Interrupted() }
    try beginOnce()
    didProcess = true
    try enter {
      try guarded {
        if compiled.process == nil {
          try collect(value)
          return
        }
        run?.currentObject = value
        if let binder, compiled.metadata.isAdvanced || binder.hasPipelineParameters {
          guard try binder.bindInput(value) else { return }
          try ParameterSlots.restore(compiled, binder, scope)
          try ParameterSlots.assignInput(compiled, binder, scope)
        }
        if let slot = compiled.underscoreSlot, slot < scope.capacity { scope.slots[slot] = value } else { scope.force(AutomaticVariable.underscore, value) }
        if let process = compiled.process { try execute(process) }
      }
    }
  }

  /// A body without `process` sees its input as `$input`, and its pipeline parameters as the last object bound them.
  private func collect(_ value: Value) throws {
    if let binder, compiled.metadata.isAdvanced, binder.hasPipelineParameters {
      guard try binder.bindInput(value) else { return }
      try ParameterSlots.assignInput(compiled, binder, scope)
    }
    let input = scope.call.input ?? InputEnumerator()
    scope.call.input = input
    input.items.append(value)
    if compiled.metadata.isAdvanced { scope.force(AutomaticVariable.underscore, value) }
  }

  override func end() throws {
    try enter {
      try guarded {
        if !didProcess, !call.receivesInput {
          try binder?.finish()
          if let process = compiled.process {
            if call.underscore.isUnset, ownsScope { scope.force(AutomaticVariable.underscore, .null) }
            try execute(process)
          }
        }
        if let end = compiled.end {
          scope.call.input?.reset()
          try execute(end)
        }
        run?.finishVariables()
      }
    }
  }

  override func clean(failed: Bool) {
    if let clean = compiled.clean { try? enter { _ = try clean.execute(scope, NullSink.shared) } }
    if !outerInvocation.isUnset { scope.force(AutomaticVariable.myInvocation, outerInvocation) }
    guard ownsScope else { return }
    // Whoever kept `$PSCmdlet` must not meet the scope in its next call.
    scope.call.binding?.bodyScope = nil
    var ended = scope
    scope = call.scope
    engine.release(&ended)
  }

  /// Runs one of the blocks; `return` ends it, `break` and `continue` look for a loop further out.
  private func execute(_ list: StatementList) throws {
    try engine.descend(call.position)
    defer { engine.depth &-= 1 }
    let flow: Flow
    do { flow = try list.execute(scope, output) } catch let transfer as FlowTransfer where transfer.flow == .returned && transfer.scope === scope {
      return
    }
    if flow == .breakLoop || flow == .continueLoop { throw FlowTransfer(flow, scope) }
  }

  @inline(__always) private func guarded(_ part: () throws -> Void) throws {
    if isFinished { return }
    do { try part() } catch let error as PSError {
      engine.passThrough(error, info, run == nil ? nil : call.scope)
      throw error
    } catch let exit as ExitRequest {
      guard info is ScriptInfo, !engine.isOutermost(scope) else { throw exit }
      engine.setExitCode(exit.code)
      engine.scriptFailed = exit.code != 0
      isFinished = true
    }
  }

  private func dynamicParameters(_ list: StatementList, _ bound: Binder) throws -> [ParameterDeclaration] {
    try ParameterSlots.assign(compiled, bound, scope)
    let sink = ListSink()
    _ = try list.execute(scope, sink)
    return try RuntimeParameters.declarations(sink.result)
  }
}

