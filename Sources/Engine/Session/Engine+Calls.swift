import Objects

/// Ways to run script blocks, with or without a scope of their own.
extension Engine {
  /// Calls a script block in a scope of its own (`&`).
  package func call(
    _ block: ScriptBlock, _ arguments: [Value], _ caller: Scope, underscore: Value = .unset, this: Value = .unset, _ output: Sink
  ) throws {
    try call(block, arguments.map { Argument(value: $0) }, caller, underscore: underscore, this: this, output)
  }

  package func call(
    _ block: ScriptBlock, _ arguments: [Argument], _ caller: Scope, underscore: Value = .unset, this: Value = .unset, isDotSourced: Bool = false,
    input: ContiguousArray<Value>? = nil, _ output: Sink
  ) throws {
    let call = CommandCall(scope: caller, output: output)
    call.arguments = arguments
    call.underscore = underscore
    call.this = this
    call.isDotSourced = isDotSourced
    call.position = caller.current
    call.receivesInput = input != nil
    let stage = FunctionProcessor(call, BlockCommand(block), block)
    if input == nil { return try PipelineRunner.run(stage) }
    try PipelineRunner.run([stage], feed: input.map { items in { sink in for item in items { try sink.write(item) } } })
  }

  /// Calls a block for its value: script members, `.Where()`, `.ForEach()`. A plain block needs neither stage nor binder.
  func callForValue(_ block: ScriptBlock, _ arguments: [Value], _ caller: Scope, underscore: Value, this: Value) throws -> Value {
    let compiled = block.compiled
    guard compiled.isPlain, compiled.isSimple, !compiled.mentionsBoundParameters else {
      let sink = ListSink()
      try call(block, arguments, caller, underscore: underscore, this: this, sink)
      return sink.result
    }
    var scope = makeScope(for: block, compiled.layout, caller: caller)
    defer { release(&scope) }
    scope.call.isCall = true
    scope.call.site = site(of: block)
    scope.call.ownPosition = caller.current
    if scope.parent !== caller { scope.call.otherCaller = caller }
    if arguments.count > compiled.slots.count { scope.call.arguments = Array(arguments[compiled.slots.count...]) }
    if !underscore.isUnset { if let slot = compiled.underscoreSlot { scope.slots[slot] = underscore } else { scope.force(AutomaticVariable.underscore, underscore) } }
    if !this.isUnset { scope.force(AutomaticVariable.this, this) }
    let active = activeScope
    activeScope = caller
    defer { activeScope = active }
    try descend(caller.current)
    defer { depth &-= 1 }
    for (index, parameter) in compiled.metadata.parameters.enumerated() {
      if index < arguments.count { scope.slots[parameter.slot] = arguments[index].isVoid ? .null : arguments[index] } else { try ParameterSlots.storeDefault(parameter, scope) }
    }
    return try compiled.end.map { try bodyValue($0, scope) } ?? .void
  }

  /// Runs a block in the scope of its caller with `$_` set: `ForEach-Object`, `Where-Object`, calculated properties.
  package func runInline(_ block: ScriptBlock, _ caller: Scope, underscore: Value, _ output: Sink) throws {
    try InlineBlock(block, caller).run(underscore, output)
  }

  /// Sees to what loops and pipelines noticed: ends them after Ctrl-C, or lets events be dealt with.
  @inline(never) func attend(_ scope: Scope) throws {
    if interruptRequested { throw Interrupted() }
    try hooks.attend?(self, scope)
  }

  /// Runs code of somebody else's in the middle of a command, whose state stays as it is.
  package func aside(_ body: () throws -> Void) rethrows {
    let state = ExecutionState(self)
    defer { state.restore(self) }
    try body()
  }

  /// A method of a script block object; nil if it is none of its own.
  func invokeMember(_ block: ScriptBlock, _ name: String, _ arguments: [Value], _ scope: Scope) throws -> Value? {
    switch name.lowercased() {
    case "invoke", "invokereturnasis":
      let sink = ListSink()
      let items = arguments.count == 1 ? arguments[0].asArray.map { Array($0.items) } ?? arguments : arguments
      do { try call(block, arguments.count == 1 ? items : arguments, scope, sink) } catch let error as PSError where name.lowercased() == "invoke" {
        throw MethodErrors.wrapped(error, method: "Invoke", count: arguments.count)
      }
      return name.lowercased() == "invoke" ? .object(PSList(.collection(of: TypeCatalog.type("System.Management.Automation.PSObject")), sink.items)) : sink.result
    case "invokewithcontext":
      let sink = ListSink()
      try invokeWithContext(block, arguments, scope, sink)
      return .object(PSList(.collection(of: TypeCatalog.type("System.Management.Automation.PSObject")), sink.items))
    case "getnewclosure": return .object(closure(over: block, scope))
    case "tostring": return Value(block.bodyText)
    case "getsteppablepipeline": return .object(try SteppablePipeline(block, scope))
    case "checkrestrictedlanguage": return .void
    default: return nil
    }
  }

  private func invokeWithContext(_ block: ScriptBlock, _ arguments: [Value], _ scope: Scope, _ sink: Sink) throws {
    func list(_ index: Int) throws -> [Value] { arguments.count > index ? Array(try arguments[index].enumerated() ?? [arguments[index]]) : [] }
    try invoke(block, functions: arguments.first?.asObject as? PSHashtable, variables: list(1), arguments: list(2), scope, sink)
  }

  /// Runs a block that sees some functions and variables of its own.
  package func invoke(
    _ block: ScriptBlock, functions: PSHashtable? = nil, variables: [Value], arguments: [Value], _ scope: Scope, _ output: Sink
  ) throws {
    let child = makeScope(Layout(), parent: scope, like: scope)
    defer { leave(child) }
    for entry in functions?.entries ?? [] {
      guard let body = entry.value.asObject as? ScriptBlock else { continue }
      let name = try entry.key.text()
      child.functions = child.functions ?? [:]
      child.functions?[FoldedName(name)] = FunctionInfo(name, body)
      commandsChanged()
    }
    for item in variables { if let variable = item.asObject as? Variable { child.define(variable) } }
    try call(block, arguments, child, output)
  }

  /// A copy of the block that keeps the values its scope's variables have now.
  func closure(over block: ScriptBlock, _ scope: Scope) -> ScriptBlock {
    let made = ScriptBlock(block.template, session: block.session)
    let captured = Scope(engine: self, layout: Layout(), parent: block.closure ?? block.session.scope)
    captured.session = block.session
    captured.scriptScope = captured
    for variable in scope.ownVariables where variable.options.isDisjoint(with: [.constant, .allScope]) { captured.force(Symbol(variable.name), variable.current) }
    made.closure = captured
    return made
  }
}

/// Wraps errors of script code called through a method, as .NET reports them.
enum MethodErrors {
  static func wrapped(_ error: PSError, method: String, count: Int, inner: ExceptionObject? = nil) -> PSError {
    let record = error.record, exception = inner ?? record.exception
    return PSError(
      "MethodInvocationException", "Exception calling \"\(method)\" with \"\(count)\" argument(s): \"\(record.exception.message)\"",
      id: exception.type.name, category: .NotSpecified, inner: exception)
  }
}
