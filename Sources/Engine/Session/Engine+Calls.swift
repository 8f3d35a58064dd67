import Objects

/// Ways to run code: simple calls, script blocks with or without a scope of their own.
extension Engine {
  /// Calls a plain function with positional arguments: no stage, no binder, a scope from the pool.
  func callSimple(_ function: FunctionInfo, _ compiled: CompiledBlock, _ command: CommandNode, _ caller: Scope, _ output: Sink) throws {
    var scope = makeScope(for: function.block, compiled.layout, caller: caller)
    defer { release(&scope) }
    let slots = compiled.slots
    var rest: [Value] = []
    for (index, argument) in command.arguments.enumerated() {
      guard let node = argument.plainValue else { continue }
      let value = try node.eval(caller)
      if index < slots.count { scope.slots[slots[index]] = value.isVoid ? .null : value } else { rest.append(value.isVoid ? .null : value) }
    }
    scope.call.isCall = true
    scope.call.command = function
    scope.call.block = function.block
    scope.call.caller = caller
    scope.call.position = command.position
    scope.call.invocationName = command.invocationName
    scope.call.rest = rest
    let before = caller.current
    caller.current = command.position
    defer { caller.current = before }
    try descend(command.position)
    defer { depth &-= 1 }
    do {
      if slots.count > command.arguments.count { try fillDefaults(compiled, from: command.arguments.count, scope) }
      guard let body = compiled.end else { return }
      let flow = try runBody(body, scope, output)
      if flow == .breakLoop || flow == .continueLoop { throw FlowTransfer(flow, scope) }
    } catch let error as PSError {
      passThrough(error, function, nil)
      throw error
    }
  }

  private func fillDefaults(_ compiled: CompiledBlock, from first: Int, _ scope: Scope) throws {
    for index in first..<compiled.slots.count {
      let parameter = compiled.metadata.parameters[index]
      let value = try parameter.defaultValue?.eval(scope) ?? .null
      scope.slots[compiled.slots[index]] = value.isVoid ? .null : value
    }
  }

  @inline(__always) private func runBody(_ body: StatementList, _ scope: Scope, _ output: Sink) throws -> Flow {
    do { return try body.execute(scope, output) } catch let transfer as FlowTransfer where transfer.flow == .returned && transfer.scope === scope {
      return .returned
    }
  }

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
    var call = CommandCall(scope: caller, output: output)
    call.arguments = arguments
    call.underscore = underscore
    call.this = this
    call.isDotSourced = isDotSourced
    call.position = caller.current
    call.receivesInput = input != nil
    let stage = FunctionProcessor(call, BlockCommand(block), block)
    try PipelineRunner.run([stage], feed: input.map { items in { sink in for item in items { try sink.write(item) } } })
  }

  /// Runs a block in the scope of its caller with `$_` set: `ForEach-Object`, `Where-Object`, calculated properties.
  package func runInline(_ block: ScriptBlock, _ caller: Scope, underscore: Value, _ output: Sink) throws {
    if block.session !== caller.session || block.closure != nil {
      return try call(block, [Argument](), caller, underscore: underscore, output)
    }
    let compiled = block.template.compiled(in: caller.layout, caller.session)
    guard compiled.isPlain, compiled.metadata.parameters.isEmpty, let body = compiled.end else {
      if !compiled.isPlain || !compiled.metadata.parameters.isEmpty { try call(block, [Argument](), caller, underscore: underscore, isDotSourced: true, output) }
      return
    }
    caller.ensureCapacity()
    let slot = caller.layout.add(AutomaticVariable.underscore)
    caller.ensureCapacity()
    let before = caller.slots[slot]
    if !underscore.isUnset { caller.slots[slot] = underscore }
    defer { if !underscore.isUnset { caller.slots[slot] = before } }
    try descend(nil)
    defer { depth &-= 1 }
    let flow: Flow
    do { flow = try body.execute(caller, output) } catch let transfer as FlowTransfer where transfer.flow == .returned && transfer.scope === caller {
      return
    }
    if flow == .breakLoop || flow == .continueLoop { throw FlowTransfer(flow, caller) }
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
    let child = makeScope(Layout(), parent: scope, like: scope)
    if arguments.count > 0, let functions = arguments[0].asObject as? PSHashtable {
      for entry in functions.entries {
        guard let body = entry.value.asObject as? ScriptBlock else { continue }
        let name = try entry.key.text()
        child.functions = child.functions ?? [:]
        child.functions?[FoldedName(name)] = FunctionInfo(name, body)
        commandsChanged()
      }
    }
    if arguments.count > 1 {
      for item in try arguments[1].enumerated() ?? [arguments[1]] { if let variable = item.asObject as? Variable { child.define(variable) } }
    }
    let rest = arguments.count > 2 ? Array(try arguments[2].enumerated() ?? [arguments[2]]) : []
    try call(block, rest, child, sink)
    leave(child)
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
  static func wrapped(_ error: PSError, method: String, count: Int) -> PSError {
    let record = error.record
    return PSError(
      "MethodInvocationException", "Exception calling \"\(method)\" with \"\(count)\" argument(s): \"\(record.exception.message)\"",
      id: record.exception.type.name, category: .NotSpecified, inner: record.exception)
  }
}
