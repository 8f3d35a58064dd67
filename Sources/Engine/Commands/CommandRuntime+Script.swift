import Objects

/// `$PSCmdlet` as scripts use it: its properties and methods.
extension CommandRuntime {
  /// Calls a method of `$PSCmdlet`; nil if it has none of that name.
  func invokeMember(_ name: String, _ arguments: [Value]) throws -> Value? {
    if FoldedName.equal(name, "ShouldProcess") { return .bool(try asMethod("ShouldProcess", arguments) { try shouldProcess(arguments) }) }
    switch name.lowercased() {
    case "shouldcontinue": return .bool(try asMethod("ShouldContinue", arguments) { try shouldContinue(arguments) })
    case "writeobject":
      if arguments.count > 1, arguments[1].isTrue { try writeEnumerated(arguments[0]) } else { try write(arguments.first ?? .null) }
    case "writeerror": if let record = arguments.first?.unwrapped.asObject as? ErrorRecord { try writeError(record) }
    case "writewarning": try warning(text(arguments))
    case "writeverbose": try verbose(text(arguments))
    case "writedebug": try debug(text(arguments))
    case "writeinformation":
      try engine.write(StreamRecord(.information, text(arguments), data: arguments.first), by: self)
    case "throwterminatingerror":
      guard let record = arguments.first?.unwrapped.asObject as? ErrorRecord else { return nil }
      throw TerminatingError(record: record, by: self)
    case "getvariablevalue": return try scope.lookup(Symbol(text(arguments))) ?? (arguments.count > 1 ? arguments[1] : .null)
    case "getresolvedproviderpathfrompspath", "getunresolvedproviderpathfrompspath":
      return Value(engine.absolutePath(try text(arguments)))
    case "currentproviderlocation": return .object(CustomObject(["Path": Value(engine.currentFolder), "ProviderPath": Value(engine.currentFolder)]))
    case "tostring": return Value("System.Management.Automation.PSScriptCmdlet")
    case "gettype": return type.value
    default: return nil
    }
    return .void
  }

  /// Wraps the error of a host that cannot ask, as a failing method call is.
  private func asMethod(_ name: String, _ arguments: [Value], _ body: () throws -> Bool) throws -> Bool {
    do { return try body() } catch let error as PSError where error.record.exception.type.name == "PSInvalidOperationException" {
      throw MethodErrors.wrapped(error, method: name, count: arguments.count)
    }
  }

  private func text(_ arguments: [Value]) throws -> String { try arguments.first?.text() ?? "" }

  /// The forms `(target)`, `(target, action)`, `(description, warning, caption)`.
  private func shouldProcess(_ arguments: [Value]) throws -> Bool {
    if let quiet = try shouldProcessQuietly() { return quiet }
    let texts = try arguments.map { try $0.text() }
    switch texts.count {
    case 0, 1: return try shouldProcess(texts.first ?? "", info.name)
    case 2: return try shouldProcess(texts[0], texts[1])
    default: return try shouldProcess(description: texts[0], question: texts[1], caption: texts[2])
    }
  }

  private func shouldContinue(_ arguments: [Value]) throws -> Bool {
    let texts = try arguments.prefix(2).map { try $0.text() }
    return try choose(texts.count > 1 ? texts[1] : "", texts.first ?? "", [CommandRuntime.yes, CommandRuntime.no]) == 0
  }
}

/// An error made terminating by `ThrowTerminatingError`: it ends the calling command's statement.
func TerminatingError(record: ErrorRecord, by run: CommandRuntime) -> PSError {
  if record.reporter.isEmpty { record.reporter = run.info.name }
  if record.activity.isEmpty { record.activity = run.info.name }
  record.position = run.call.position?.errorPosition
  record.invocation = InvocationInfo(command: run.info, position: run.call.position, invocationName: run.call.invocationName)
  return PSError(record)
}
