import Objects

/// Calls of functions that a `CallPlan` describes: no stage, no binder, a scope from the pool.
extension Engine {
  /// Calls a function; its output goes to the sink, or is the result where there is none.
  func callDirect(_ site: CallSite, _ function: FunctionInfo, _ plan: CallPlan, _ caller: Scope, _ output: Sink?) throws -> Value {
    let compiled = plan.compiled
    var scope = makeScope(for: function.block, compiled.layout, caller: caller)
    defer { release(&scope) }
    try evaluate(plan, caller, scope)
    if !plan.isPlain, !convertArguments(plan, scope) { return try callBound(site, plan, caller, scope, output) }
    scope.call.isCall = true
    scope.call.site = site
    if scope.parent !== caller { scope.call.otherCaller = caller }
    let before = caller.currentReference
    caller.currentReference = site.positionReference
    defer { caller.currentReference = before }
    try descend(site)
    defer { depth &-= 1 }
    do {
      if compiled.mentionsBoundParameters { scope.call.bound = plan.boundParameters(in: scope) }
      if !plan.unbound.isEmpty { for parameter in plan.unbound { try ParameterSlots.storeDefault(parameter, scope) } }
      if compiled.isPlain, !compiled.metadata.isAdvanced {
        defer { lastSucceeded = true }
        guard let output else { return try compiled.end.map { try bodyValue($0, scope) } ?? .void }
        if let body = compiled.end { try runBlock(body, scope, output) }
        return .void
      }
      return try runAdvanced(compiled, scope, caller, output)
    } catch let error as PSError {
      passThrough(error, function, compiled.metadata.isAdvanced ? caller : nil)
      throw error
    }
  }

  /// The same for a plain function of the caller's own session state, which `CommandNode.quick` has found unchanged.
  ///
  /// Whatever it touches lives as long as the site, which the scope of the call holds: no other reference is counted.
  func callQuick(_ site: CallSite, _ caller: Scope, _ output: Sink?) throws -> Value {
    guard let plan = site.planReference else { return .void }
    return try plan._withUnsafeGuaranteedRef { try callQuick(site, $0, caller, output) }
  }

  @inline(__always) private func callQuick(_ site: CallSite, _ plan: CallPlan, _ caller: Scope, _ output: Sink?) throws -> Value {
    var scope = plan.layout._withUnsafeGuaranteedRef { makeScope($0, parent: caller, like: caller) }
    defer { release(&scope) }
    scope.call.site = site
    for step in plan.row {
      // The slots of a pooled scope are empty: nothing there to let go of.
      (scope.slots + step.slot).initialize(to: try step.node._withUnsafeGuaranteedRef { try $0.eval(caller) })
      if case .void = scope.slots[step.slot] { (scope.slots + step.slot).initialize(to: .null) }
    }
    if !plan.isPlain, !convertArguments(plan, scope) { return try callBound(site, plan, caller, scope, output) }
    scope.call.isCall = true
    let before = caller.currentReference
    caller.currentReference = site.positionReference
    defer { caller.currentReference = before }
    try descend(site)
    defer {
      depth &-= 1
      lastSucceeded = true
    }
    do {
      if !plan.unbound.isEmpty { for parameter in plan.unbound { try ParameterSlots.storeDefault(parameter, scope) } }
      guard let body = plan.body else { return .void }
      if let output {
        try body._withUnsafeGuaranteedRef { try runBlock($0, scope, output) }
        return .void
      }
      return try body._withUnsafeGuaranteedRef { try bodyValue($0, scope) }
    } catch let error as PSError {
      if let function = site.command { passThrough(error, function, nil) }
      throw error
    }
  }

  /// The arguments, in the order written, straight into the slots of the parameters.
  @inline(__always) private func evaluate(_ plan: CallPlan, _ caller: Scope, _ scope: Scope) throws {
    for index in plan.nodes.indices {
      let value = try plan.nodes[index].eval(caller)
      if case .void = value { scope.slots[plan.slots[index]] = .null } else { scope.slots[plan.slots[index]] = value }
    }
    if !plan.rest.isEmpty {
      scope.call.arguments = try plan.rest.map { entry in
        let value = try entry.node.eval(caller)
        return value.isVoid ? .null : value
      }
    }
  }

  /// Converts and checks the arguments in their slots; false if one of them needs the binder's care.
  private func convertArguments(_ plan: CallPlan, _ scope: Scope) -> Bool {
    for index in plan.slots.indices {
      let slot = plan.slots[index]
      guard let value = plan.conversions[index].convert(scope.slots[slot], scope) else { return false }
      scope.slots[slot] = value
    }
    if plan.hasReassigned {
      for step in plan.steps where step.parameter.isReassigned { ParameterSlots.store(scope.slots[step.slot], step.parameter, scope) }
    }
    return true
  }

  /// The long way, with the arguments evaluated already.
  @inline(never) private func callBound(
    _ site: CallSite, _ plan: CallPlan, _ caller: Scope, _ scope: Scope, _ output: Sink?
  ) throws -> Value {
    guard let function = site.command, let block = site.block else { return .void }
    let sink = output ?? ListSink()
    let call = CommandCall(scope: caller, output: sink, site: site)
    call.arguments = plan.arguments({ scope.slots[$0.slot] }, rest: scope.call.arguments ?? [])
    let stage = FunctionProcessor(call, function, block)
    try PipelineRunner.run(stage)
    lastSucceeded = !(stage.runtime?.didReport ?? false)
    return output == nil ? (sink as? ListSink)?.result ?? .void : .void
  }

  /// Runs `begin`, `process` and `end` of a function whose `$PSCmdlet` and `$PSBoundParameters` wait until somebody asks.
  private func runAdvanced(_ compiled: CompiledBlock, _ scope: Scope, _ caller: Scope, _ output: Sink?) throws -> Value {
    var own = output == nil ? takeSink() : nil
    let sink: Sink = output ?? own ?? NullSink.shared
    if compiled.metadata.isAdvanced { scope.call.output = sink }
    let active = activeScope
    activeScope = caller
    defer { activeScope = active }
    if let begin = compiled.begin { try runBlock(begin, scope, sink) }
    if let process = compiled.process {
      if let slot = compiled.underscoreSlot { scope.slots[slot] = .null } else { scope.force(AutomaticVariable.underscore, .null) }
      try runBlock(process, scope, sink)
    }
    if let end = compiled.end { try runBlock(end, scope, sink) }
    lastSucceeded = !(scope.call.runtime?.didReport ?? false)
    guard let taken = own?.take() else { return .void }
    scope.call.output = nil
    if var used = own {
      own = nil
      give(&used)
    }
    return taken
  }

  /// Runs one block of a function: `return` ends it, `break` and `continue` look for a loop further out.
  @inline(__always) func runBlock(_ body: StatementList, _ scope: Scope, _ output: Sink) throws {
    let flow: Flow
    do { flow = try body.execute(scope, output) } catch let transfer as FlowTransfer where transfer.flow == .returned && transfer.scope === scope { return }
    if flow == .breakLoop || flow == .continueLoop { throw FlowTransfer(flow, scope) }
  }

  /// Runs a plain body for its output as one value.
  @inline(__always) func bodyValue(_ body: StatementList, _ scope: Scope) throws -> Value {
    var flow = Flow.next
    let value: Value
    do { value = try body.value(scope, &flow) } catch let transfer as FlowTransfer where transfer.flow == .returned && transfer.scope === scope { return .void }
    if flow == .breakLoop || flow == .continueLoop { throw FlowTransfer(flow, scope) }
    return value
  }
}
