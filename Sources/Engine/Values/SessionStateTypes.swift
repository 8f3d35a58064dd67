import Objects

/// `$ExecutionContext` and what hangs on it: the session's state, its variables, its paths and the ways to run commands.
enum SessionStateTypes {
  private static let prefix = "System.Management.Automation."

  static let executionContext = facet("EngineIntrinsics") { members in
    members.property("SessionState", prefix + "SessionState", get: { view($0, .sessionState) })
    members.property("InvokeCommand", prefix + "CommandInvocationIntrinsics", get: { view($0, .commands) })
    members.property("InvokeProvider", prefix + "ProviderIntrinsics", get: { view($0, .providers) })
    members.property("Host", prefix + "Host.PSHost", get: { ($0.asObject as? ExecutionContext).map { .object(HostObject($0.engine)) } ?? .null })
  }

  static let sessionState = facet("SessionState") { members in
    members.property("PSVariable", prefix + "PSVariableIntrinsics", get: { view($0, .variables) })
    members.property("Path", prefix + "PathIntrinsics", get: { view($0, .paths) })
    members.property("InvokeCommand", prefix + "CommandInvocationIntrinsics", get: { view($0, .commands) })
    members.property("InvokeProvider", prefix + "ProviderIntrinsics", get: { view($0, .providers) })
    members.property("Internal", prefix + "SessionStateInternal", hidden: true, get: { view($0, .inner) })
    members.property("Module", "psmoduleinfo", get: { context($0)?.scope.session.module.map { .object($0) } ?? .null })
    members.property("LanguageMode", prefix + "PSLanguageMode", get: { _ in Value(enumeration: prefix + "PSLanguageMode", 0) })
    members.property("Drive", prefix + "DriveManagementIntrinsics", get: { view($0, .drives) })
    members.property("Provider", prefix + "CmdletProviderManagementIntrinsics", get: { view($0, .providerList) })
  }

  /// What test frameworks reach by reflection to run a block in another module's state.
  static let inner = facet("SessionStateInternal") { members in
    members.property("Module", "psmoduleinfo", get: { context($0)?.scope.session.module.map { .object($0) } ?? .null })
  }

  static let variables = facet("PSVariableIntrinsics") { members in
    members.method("psvariable Get(string name)") { target, arguments in
      context(target)?.scope.findVariable(Symbol(try arguments[0].text())).map { .object($0) } ?? .null
    }
    members.method("System.Object GetValue(string name)") { target, arguments in
      context(target)?.scope.lookup(Symbol(try arguments[0].text())) ?? .null
    }
    members.method("System.Object GetValue(string name, System.Object defaultValue)") { target, arguments in
      context(target)?.scope.lookup(Symbol(try arguments[0].text())) ?? arguments[1]
    }
    members.method("void Set(string name, System.Object value)") { target, arguments in
      try context(target)?.scope.set(Symbol(arguments[0].text()), arguments[1])
      return .void
    }
    members.method("void Set(psvariable variable)") { target, arguments in
      guard let variable = arguments[0].unwrapped.asObject as? Variable else { return .void }
      try context(target)?.scope.set(Symbol(variable.name), variable.current)
      return .void
    }
    members.method("void Remove(string name)") { target, arguments in
      context(target)?.scope.removeVariable(Symbol(try arguments[0].text()))
      return .void
    }
    members.method("void Remove(psvariable variable)") { target, arguments in
      guard let variable = arguments[0].unwrapped.asObject as? Variable else { return .void }
      context(target)?.scope.removeVariable(Symbol(variable.name))
      return .void
    }
  }

  static let commands = facet("CommandInvocationIntrinsics") { members in
    members.method("string ExpandString(string source)") { target, arguments in
      guard let context = context(target) else { return .null }
      return Value(try context.engine.expand(arguments[0].text(), context.scope))
    }
    members.method("scriptblock NewScriptBlock(string scriptText)") { target, arguments in
      guard let context = context(target) else { return .null }
      return .object(try context.engine.makeBlock(arguments[0].text(), context.scope.session))
    }
    members.method("System.Management.Automation.CommandInfo GetCommand(string commandName, System.Management.Automation.CommandTypes type)") {
      try command($0, $1[0], ofKind: $1[1].text())
    }
    members.method("System.Management.Automation.CommandInfo GetCommand(string commandName, System.Management.Automation.CommandTypes type, System.Object[] arguments)") {
      try command($0, $1[0], ofKind: $1[1].text())
    }
    members.method("System.Collections.Generic.List[System.Object] GetCommands(string name, System.Management.Automation.CommandTypes commandTypes, bool nameIsPattern)") {
      let found = try run($0, "Get-Command -Name $(if ($args[2]) { $args[0] } else { [WildcardPattern]::Escape($args[0]) }) -CommandType $args[1] -All -ErrorAction Ignore", $1)
      return .object(PSList(.list(of: .object), found))
    }
    members.method("System.Management.Automation.CmdletInfo GetCmdlet(string commandName)") { try command($0, $1[0], ofKind: "Cmdlet") }
    members.method("System.Collections.Generic.List[System.Object] GetCommandName(string name, bool nameIsPattern, bool returnFullName)") {
      .object(PSList(.list(of: .string), try run($0, "(Get-Command -Name $args[0] -All -ErrorAction Ignore).Name", $1)))
    }
    members.property("HasErrors", "bool", get: { _ in .bool(false) }, set: { _, _ in })
    scripts(&members)
  }

  private static func scripts(_ members: inout TypeMembers) {
    let result = "System.Collections.ObjectModel.Collection[psobject] InvokeScript"
    members.method("\(result)(string script)") { .object(PSList(.collection(of: .object), try run($0, try $1[0].text(), []))) }
    members.method("\(result)(string script, Params System.Object[] args)") {
      .object(PSList(.collection(of: .object), try run($0, try $1[0].text(), Array($1[1].asArray?.items ?? []))))
    }
    members.method("\(result)(bool useLocalScope, scriptblock scriptBlock, System.Collections.IList input, Params System.Object[] args)") { target, arguments in
      guard let context = context(target), let block = arguments[1].unwrapped.asObject as? ScriptBlock else { return .null }
      let sink = ListSink()
      let input = arguments[2].isNull ? nil : try (arguments[2].asArray?.items ?? arguments[2].asObject?.enumerated())
      let given = Array(arguments[3].asArray?.items ?? []).map { Argument(value: $0) }
      try context.engine.call(block, given, context.scope, isDotSourced: !arguments[0].isTrue, input: input, sink)
      return .object(PSList(.collection(of: .object), sink.items))
    }
    members.method("\(result)(System.Management.Automation.SessionState sessionState, scriptblock scriptBlock, Params System.Object[] args)") { _, arguments in
      guard let context = context(arguments[0]), let block = arguments[1].unwrapped.asObject as? ScriptBlock else { return .null }
      let sink = ListSink()
      try context.engine.call(ScriptBlock(block.template, session: context.scope.session), Array(arguments[2].asArray?.items ?? []), context.scope, sink)
      return .object(PSList(.collection(of: .object), sink.items))
    }
  }

  private static func facet(_ name: String, _ declare: @escaping (inout TypeMembers) -> Void) -> TypeInfo {
    TypeInfo(prefix + name, base: .object, members: declare)
  }

  static func context(_ value: Value) -> ExecutionContext? { value.unwrapped.asObject as? ExecutionContext }

  private static func view(_ value: Value, _ facet: ExecutionContext.Facet) -> Value {
    context(value).map { .object(ExecutionContext($0.engine, $0.scope, facet)) } ?? .null
  }

  /// Runs a script where the context stands.
  static func run(_ target: Value, _ script: String, _ arguments: [Value]) throws -> ContiguousArray<Value> {
    guard let context = context(target) else { return [] }
    let sink = ListSink()
    try context.engine.call(context.engine.makeBlock(script, context.scope.session), arguments, context.scope, sink)
    return sink.items
  }

  /// The command of a name and kind that the context's scope sees.
  private static func command(_ target: Value, _ name: Value, ofKind kinds: String) throws -> Value {
    guard let context = context(target) else { return .null }
    let name = try name.text(), wanted = kinds.split(separator: ",").map { $0.drop { $0 == " " } }
    func fits(_ command: CommandInfo) -> Bool { wanted.contains { FoldedName.equal(String($0), command.kind.rawValue) || FoldedName.equal(String($0), "All") } }
    if let alias = context.engine.findAlias(name, context.scope), fits(alias) { return .object(alias) }
    if let cmdlet = context.engine.cmdlets[FoldedName(name)], fits(cmdlet) { return .object(cmdlet) }
    guard let found = try context.engine.lookUpCommand(name, context.scope), fits(found) else { return .null }
    return .object(found)
  }
}
