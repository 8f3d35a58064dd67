import Objects

/// The types of the engine's own objects: commands, modules, invocations, the host.
enum EngineTypes {
  /// Makes the types known by name; their tables are filled when somebody asks for a member.
  static func register() {
    TypeInfo.scriptBlock.extend(ScriptBlockTable.declare)
    AttributeTypes.register()
    ProxyCommand.register()
    LanguageTypes.register()
    AstTypes.register()
    for type in [commandInfo, functionInfo, aliasInfo, cmdletInfo, scriptInfo, applicationInfo] + rest { TypeCatalog.register(type) } }

  private static let prefix = "System.Management.Automation."

  static let commandInfo = TypeInfo(prefix + "CommandInfo", base: .object) { members in
    func add(_ name: String, _ typeName: String, _ get: @escaping (CommandInfo) throws -> Value) {
      members.property(name, typeName, get: { target in try (target.unwrapped.asObject as? CommandInfo).map(get) ?? .null })
    }
    add("Name", "string") { Value($0.name) }
    add("CommandType", "System.Management.Automation.CommandTypes") { command in
      Conversion.tryConvert(Value(command.kind.rawValue), to: TypeCatalog.type("System.Management.Automation.CommandTypes")) ?? Value(command.kind.rawValue)
    }
    add("Source", "string") { Value($0 is ScriptInfo || $0 is ApplicationInfo ? $0.definition : $0.moduleName) }
    add("Definition", "string") { Value($0.definition) }
    add("Module", "psmoduleinfo") { $0.module.map { .object($0) } ?? .null }
    add("ModuleName", "string") { Value($0.moduleName) }
    add("Version", "version") { command in
      guard let version = command.module?.version ?? BuiltInModules.version(command.moduleName) else { return .null }
      return Conversion.tryConvert(Value(version), to: TypeCatalog.type("System.Version")) ?? .null
    }
    members.method("System.Management.Automation.ParameterMetadata ResolveParameter(string name)") { target, arguments in
      guard let command = target.unwrapped.asObject as? CommandInfo else { return .null }
      return .object(ParameterMetadata(try command.resolve(parameter: arguments[0].text())))
    }
    members.method("string ToString()") { target, _ in Value((target.unwrapped.asObject as? CommandInfo)?.name ?? "") }
    add("Visibility", "System.Management.Automation.SessionStateEntryVisibility") { _ in Value("Public") }
    add("Parameters", "System.Collections.Generic.Dictionary[string,System.Management.Automation.ParameterMetadata]") { command in
      let table = PSHashtable(kind: .dictionary(key: .string, value: TypeCatalog.type("System.Management.Automation.ParameterMetadata")))
      for parameter in command.metadata.all { table.set(parameter.name, .object(ParameterMetadata(parameter))) }
      return .object(table)
    }
    add("ParameterSets", "System.Collections.ObjectModel.ReadOnlyCollection[System.Management.Automation.CommandParameterSetInfo]") { command in
      return Value(CommandSyntaxText.sets(of: command).map { .object(ParameterSetInfo($0, command)) })
    }
    add("OutputType", "System.Collections.ObjectModel.ReadOnlyCollection[System.Management.Automation.PSTypeName]") { command in
      Value(command.metadata.traits.outputTypes.map { .object(TypeNameObject($0)) })
    }
  }

  private static func command(_ name: String, _ declare: @escaping (inout TypeMembers) -> Void) -> TypeInfo {
    TypeInfo(prefix + name, base: commandInfo, members: declare)
  }

  static let functionInfo = command("FunctionInfo") { members in
    members.property("ScriptBlock", "scriptblock", get: { ($0.asObject as? FunctionInfo).map { .object($0.block) } ?? .null })
    members.property("CmdletBinding", "bool", get: { .bool(($0.asObject as? FunctionInfo)?.metadata.isAdvanced ?? false) })
    members.property("DefaultParameterSet", "string", get: { target in
      (target.asObject as? FunctionInfo).flatMap { $0.metadata.traits.defaultSet.isEmpty ? nil : Value($0.metadata.traits.defaultSet) } ?? .null
    })
    members.property("Options", "System.Management.Automation.ScopedItemOptions", get: { _ in Value("None") })
    members.property("Description", "string", get: { _ in .null })
    members.property("Noun", "string", get: { target in Value(nounOf(target)) })
    members.property("Verb", "string", get: { target in Value(verbOf(target)) })
    members.property("HelpFile", "string", get: { _ in .null })
  }

  static let aliasInfo = command("AliasInfo") { members in
    members.property("DisplayName", "string", get: { ($0.asObject as? AliasInfo).map { Value("\($0.name) -> \($0.target)") } ?? .null })
    members.property("ReferencedCommand", "System.Management.Automation.CommandInfo", get: { referenced($0) })
    members.property("ResolvedCommand", "System.Management.Automation.CommandInfo", get: { referenced($0, isFinal: true) })
    members.property("ResolvedCommandName", "string", get: { target in
      guard let alias = target.asObject as? AliasInfo, let engine = (ObjectRuntime.current as? EngineRuntime)?.engine else { return .null }
      return Value(engine.aliasTarget(alias.target, engine.activeScope ?? engine.global.scope))
    })
    members.property("Description", "string", get: { ($0.asObject as? AliasInfo).map { Value($0.description) } ?? .null })
    members.property("Options", "System.Management.Automation.ScopedItemOptions", get: { target in
      VariableOptions.value((target.asObject as? AliasInfo)?.options ?? [])
    })
  }

  /// The command that an alias names: another alias, or with `isFinal` what stands at the end.
  private static func referenced(_ target: Value, isFinal: Bool = false) -> Value {
    guard let alias = target.asObject as? AliasInfo, let engine = (ObjectRuntime.current as? EngineRuntime)?.engine else { return .null }
    let scope = engine.activeScope ?? engine.global.scope
    if !isFinal, let next = engine.findAlias(alias.target, scope) { return .object(next) }
    guard let found = try? engine.lookUpCommand(engine.aliasTarget(alias.target, scope), scope) else { return .null }
    return .object(found)
  }

  static let cmdletInfo = command("CmdletInfo") { members in
    members.property("Noun", "string", get: { Value(nounOf($0)) })
    members.property("Verb", "string", get: { Value(verbOf($0)) })
    members.property("HelpFile", "string", get: { _ in .null })
    members.property("DefaultParameterSet", "string", get: { ($0.asObject as? CmdletInfo).map { Value($0.metadata.traits.defaultSet) } ?? .null })
  }

  static let scriptInfo = command("ExternalScriptInfo") { members in
    members.property("Path", "string", get: { ($0.asObject as? ScriptInfo).map { Value($0.path) } ?? .null })
    members.property("ScriptBlock", "scriptblock", get: { ($0.asObject as? ScriptInfo).map { .object($0.block) } ?? .null })
    members.property("ScriptContents", "string", get: { ($0.asObject as? ScriptInfo).map { Value($0.block.template.source.text) } ?? .null })
  }

  /// A bare script block as a command: `$MyInvocation.MyCommand` inside `& { … }`.
  static let blockInfo = command("ScriptInfo") { members in
    members.property("ScriptBlock", "scriptblock", get: { ($0.asObject as? BlockCommand).map { .object($0.block) } ?? .null })
  }

  static let applicationInfo = command("ApplicationInfo") { members in
    members.property("Path", "string", get: { ($0.asObject as? ApplicationInfo).map { Value($0.path) } ?? .null })
    members.property("Extension", "string", get: { _ in Value("") })
  }

  private static func nameOf(_ target: Value) -> String { (target.asObject as? CommandInfo)?.name ?? "" }
  private static func verbOf(_ target: Value) -> String { nameOf(target).contains("-") ? String(nameOf(target).prefix { $0 != "-" }) : "" }
  private static func nounOf(_ target: Value) -> String { nameOf(target).firstIndex(of: "-").map { String(nameOf(target)[nameOf(target).index(after: $0)...]) } ?? "" }

  private static var rest: [TypeInfo] { [ErrorTypes.record, ErrorTypes.categoryInfo, ErrorTypes.details, invocationInfo, moduleInfo, variable, host, SessionStateTypes.executionContext, SessionStateTypes.sessionState, SessionStateTypes.variables, SessionStateTypes.commands, SessionStateTypes.inner, scriptBlockType, inputEnumerator] + StreamRecordTypes.all + BreakpointTypes.all }

  static let invocationInfo = TypeInfo(prefix + "InvocationInfo", base: .object) { members in
    func add(_ name: String, _ typeName: String, _ get: @escaping (InvocationInfo) -> Value) {
      members.property(name, typeName, get: { target in (target.unwrapped.asObject as? InvocationInfo).map(get) ?? .null })
    }
    add("MyCommand", "System.Management.Automation.CommandInfo") { $0.command.map { .object($0) } ?? .null }
    add("BoundParameters", "System.Collections.Generic.Dictionary[string,System.Object]") { .object($0.boundParameters ?? PSHashtable(kind: .dictionary(key: .string, value: .object))) }
    add("UnboundArguments", "System.Collections.Generic.List[System.Object]") { .object(PSList(.list(of: .object), ContiguousArray($0.unboundArguments))) }
    add("ScriptLineNumber", "int") { .int(Int32($0.position?.line ?? 0)) }
    add("OffsetInLine", "int") { .int(Int32($0.position?.errorPosition.column ?? 0)) }
    add("HistoryId", "long") { .long($0.historyId) }
    add("ScriptName", "string") { $0.callerPath.map { Value($0) } ?? Value("") }
    add("Line", "string") { Value($0.line) }
    add("Statement", "string") { Value($0.position?.text ?? "") }
    add("PositionMessage", "string") { Value($0.positionMessage) }
    add("PSScriptRoot", "string") { Value(($0.callerPath ?? "").folderOfPath) }
    add("PSCommandPath", "string") { ($0.callerPath).map { Value($0) } ?? .null }
    add("InvocationName", "string") { Value($0.invocationName) }
    add("PipelineLength", "int") { .int(Int32($0.pipelineLength)) }
    add("PipelinePosition", "int") { .int(Int32($0.pipelinePosition)) }
    add("ExpectingInput", "bool") { .bool($0.expectingInput) }
    add("CommandOrigin", "System.Management.Automation.CommandOrigin") { _ in Value("Internal") }
    add("DisplayScriptPosition", "System.Management.Automation.Language.IScriptExtent") { _ in .null }
  }

  static let moduleInfo = TypeInfo(prefix + "PSModuleInfo", base: .object) { members in
    func add(_ name: String, _ typeName: String, _ get: @escaping (ModuleInfo) -> Value) {
      members.property(name, typeName, get: { target in (target.unwrapped.asObject as? ModuleInfo).map(get) ?? .null })
    }
    func version(_ text: String) -> Value { Conversion.tryConvert(Value(text), to: TypeCatalog.type("System.Version")) ?? Value(text) }
    func table(_ entries: [(String, Value)]) -> Value {
      let table = PSHashtable(kind: .dictionary(key: .string, value: .object))
      for (name, value) in entries.sorted(by: { $0.0 < $1.0 }) { table.set(name, value) }
      return .object(table)
    }
    add("Name", "string") { Value($0.name) }
    add("Version", "version") { version($0.version) }
    add("Path", "string") { Value($0.path) }
    add("ModuleBase", "string") { Value($0.moduleBase) }
    add("ModuleType", "System.Management.Automation.ModuleType") { Value($0.kind.rawValue) }
    add("Description", "string") { Value($0.description) }
    add("Author", "string") { Value($0.author) }
    add("CompanyName", "string") { Value($0.companyName) }
    add("Copyright", "string") { Value($0.copyright) }
    add("Guid", "guid") { Conversion.tryConvert(Value($0.guid), to: TypeCatalog.type("System.Guid")) ?? Value("00000000-0000-0000-0000-000000000000") }
    add("RootModule", "string") { Value($0.rootModule) }
    add("PrivateData", "System.Object") { $0.privateData }
    add("SessionState", "System.Management.Automation.SessionState") { module in
      module.sessionState.map { .object(ExecutionContext($0.scope.engine, $0.scope, .sessionState)) } ?? .null
    }
    members.method("System.Object Invoke(scriptblock sb, Params System.Object[] args)") { target, arguments in
      guard let session = (target.asObject as? ModuleInfo)?.sessionState, let block = arguments[0].unwrapped.asObject as? ScriptBlock else { return .null }
      let sink = ListSink()
      try session.scope.engine.call(ScriptBlock(block.template, session: session), Array(arguments.dropFirst()), session.scope, sink)
      return sink.result
    }
    members.method("scriptblock NewBoundScriptBlock(scriptblock scriptBlockToBind)") { target, arguments in
      guard let session = (target.asObject as? ModuleInfo)?.sessionState, let block = arguments[0].unwrapped.asObject as? ScriptBlock else { return .null }
      return .object(ScriptBlock(block.template, session: session))
    }
    members.method("string ToString()") { target, _ in Value((target.asObject as? ModuleInfo)?.name ?? "") }
    add("ExportedFunctions", "System.Object") { table($0.exportedFunctions.map { ($0.key, .object($0.value)) }) }
    add("ExportedAliases", "System.Object") { table($0.exportedAliases.map { ($0.key, .object($0.value)) }) }
    add("ExportedVariables", "System.Object") { table($0.exportedVariables.map { ($0.name, .object($0)) }) }
    add("ExportedCmdlets", "System.Object") { _ in table([]) }
    add("ExportedCommands", "System.Object") { module in
      table(module.exportedFunctions.map { ($0.key, .object($0.value)) } + module.exportedAliases.map { ($0.key, .object($0.value)) })
    }
    add("NestedModules", "System.Object") { Value($0.nested.map { .object($0) }) }
    add("RequiredModules", "System.Object") { Value($0.requiredModules.map { .object($0) }) }
    members.property("OnRemove", "scriptblock", get: { ($0.asObject as? ModuleInfo)?.onRemove.map { .object($0) } ?? .null }, set: { target, value in
      (target.asObject as? ModuleInfo)?.onRemove = value.asObject as? ScriptBlock
    })
  }

  static let variable = TypeInfo(prefix + "PSVariable", base: .object) { members in
    members.constructor("psvariable(string name)") { .object(Variable(try $0[0].text(), .null)) }
    members.constructor("psvariable(string name, System.Object value)") { .object(Variable(try $0[0].text(), $0[1])) }
    members.constructor("psvariable(string name, System.Object value, System.Management.Automation.ScopedItemOptions options)") { arguments in
      let made = Variable(try arguments[0].text(), arguments[1])
      if case .enumeration(_, let flags)? = arguments[2].asScalar { made.options = Variable.Options(rawValue: Int(flags)) }
      return .object(made)
    }
    members.property("Name", "string", get: { Value(($0.asObject as? Variable)?.name ?? "") })
    members.property("Value", "System.Object", get: { ($0.asObject as? Variable)?.current ?? .null }, set: { try ($0.asObject as? Variable)?.assign($1) })
    members.property("Description", "string", get: { Value(($0.asObject as? Variable)?.description ?? "") }, set: { ($0.asObject as? Variable)?.description = try $1.text() })
    members.property("Visibility", "System.Management.Automation.SessionStateEntryVisibility", get: { _ in Value("Public") })
    members.property("Module", "psmoduleinfo", get: { _ in .null })
    members.property("ModuleName", "string", get: { _ in Value("") })
    members.property("Options", "System.Management.Automation.ScopedItemOptions", get: { VariableOptions.value(($0.asObject as? Variable)?.options ?? []) })
    members.property("Attributes", "System.Collections.ObjectModel.Collection[System.Attribute]", get: { Value(($0.asObject as? Variable)?.attributes ?? []) })
  }

  static let host = TypeInfo(prefix + "Internal.Host.InternalHost", base: .object) { members in
    func add(_ name: String, _ typeName: String, _ get: @escaping (HostObject) -> Value) {
      members.property(name, typeName, get: { target in (target.asObject as? HostObject).map(get) ?? .null })
    }
    add("Name", "string") { Value($0.engine.host.name) }
    add("Version", "version") { _ in Conversion.tryConvert(Value("7.6.5"), to: TypeCatalog.type("System.Version")) ?? .null }
    add("InstanceId", "guid") { _ in Conversion.tryConvert(Value("3c1f6a0a-0d0c-4f2d-8a43-6f8d8d0b9d11"), to: TypeCatalog.type("System.Guid")) ?? .null }
    add("UI", "System.Management.Automation.Host.PSHostUserInterface") { .object(HostInterface($0.engine)) }
    add("CurrentCulture", "cultureinfo") { Conversion.tryConvert(Value($0.engine.cultureName), to: TypeCatalog.type("System.Globalization.CultureInfo")) ?? .null }
    add("CurrentUICulture", "cultureinfo") { Conversion.tryConvert(Value($0.engine.cultureName), to: TypeCatalog.type("System.Globalization.CultureInfo")) ?? .null }
    add("PrivateData", "psobject") { _ in .object(CustomObject()) }
    members.method("void EnterNestedPrompt()") { target, _ in
      try (target.asObject as? HostObject)?.engine.host.enterNestedPrompt()
      return .void
    }
    members.method("void ExitNestedPrompt()") { _, _ in throw ExitRequest(code: 0) }
    members.method("void SetShouldExit(int exitCode)") { _, arguments in throw ExitRequest(code: { if case .int(let code)? = arguments.first { code } else { 0 } }()) }
  }

  static let scriptBlockType = TypeInfo.scriptBlock

  static let inputEnumerator = TypeInfo("System.Collections.ArrayList+ArrayListEnumeratorSimple", base: .object) { members in
    members.property("Current", "System.Object", get: { ($0.asObject as? InputEnumerator)?.current ?? .null })
    members.method("bool MoveNext()") { target, _ in .bool((target.asObject as? InputEnumerator)?.moveNext() ?? false) }
    members.method("void Reset()") { target, _ in
      (target.asObject as? InputEnumerator)?.reset()
      return .void
    }
  }
}

/// `ScopedItemOptions` as an enumeration value.
enum VariableOptions {
  static func value(_ options: Variable.Options) -> Value {
    var words: [String] = []
    if options.contains(.readOnly) { words.append("ReadOnly") }
    if options.contains(.constant) { words.append("Constant") }
    if options.contains(.isPrivate) { words.append("Private") }
    if options.contains(.allScope) { words.append("AllScope") }
    let text = words.isEmpty ? "None" : words.joined(separator: ", ")
    return Conversion.tryConvert(Value(text), to: TypeCatalog.type("System.Management.Automation.ScopedItemOptions")) ?? Value(text)
  }
}
