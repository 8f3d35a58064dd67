import Diagnostics
import Objects
import Syntax

/// The command table: aliases, functions, cmdlets, scripts and programs, in PowerShell's order of precedence.
extension Engine {
  package func register<Body: Cmdlet>(_ body: Body.Type) {
    cmdlets.register(Body.name) { NativeCommand<Body>() }
    for alias in Body.aliases where UnixNames.targets[alias] == nil {
      global.scope.setAlias(alias, AliasInfo(alias, Body.name, options: BuiltInAliasOptions.of(alias)))
    }
  }

  package func defineAlias(_ name: String, _ target: String, in scope: Scope? = nil, options: Variable.Options = []) {
    let scope = scope ?? global.scope
    scope.setAlias(name, AliasInfo(name, target, options: options))
    commandsChanged()
  }

  package func defineFunction(_ info: FunctionInfo, in scope: Scope) {
    var functions = scope.functions ?? [:]
    if let known = functions[FoldedName(info.name)] {
      known.block = info.block
      known.isFilter = info.isFilter
      functions[FoldedName(info.name)] = info
    }
    functions[FoldedName(info.name)] = info
    scope.functions = functions
    commandsChanged()
  }

  /// Declares functions whose text is read when one of them is first looked at: `text` gives it, and running it defines the function.
  package func defineLater(_ names: [String], in scope: Scope, text: @escaping (String) throws -> ScriptBlock) {
    var functions = scope.functions ?? [:]
    guard let session = scope.session else { return }
    guard let placeholder = try? makeBlock("throw 'This command could not be read.'", session) else { return }
    for name in names {
      // Functions live no longer than their engine, which a weak reference would slow down for good.
      functions[FoldedName(name)] = FunctionInfo(name, module: session.module, placeholder: placeholder) { [unowned(unsafe) self] in
        guard let block = try? text(name) else { return }
        try? call(block, [Argument](), session.scope, isDotSourced: true, NullSink.shared)
      }
    }
    scope.functions = functions
    commandsChanged()
  }

  /// Finds what a command name means; throws `CommandNotFoundException` if nothing.
  package func findCommand(_ name: String, _ scope: Scope, at position: SyntaxPosition?, calledAs: String? = nil) throws -> CommandInfo {
    do { if let found = try lookUpCommand(name, scope) { return found } } catch let error as PSError where error.record.exception.type.name == "ScriptRequiresException" {
      // The view blames the script by the name it was called by.
      error.record.invocation = InvocationInfo(command: nil, position: position, invocationName: calledAs ?? name)
      throw error
    }
    throw notFound(aliasTarget(name, scope), at: position, calledAs: calledAs ?? name)
  }

  /// What an alias finally stands for, whether or not there is such a command.
  package func aliasTarget(_ name: String, _ scope: Scope) -> String {
    var name = name
    var visited: Set<FoldedName> = []
    while let alias = findAlias(name, scope), visited.insert(FoldedName(name)).inserted { name = alias.target }
    return name
  }

  /// The same without an error.
  package func lookUpCommand(_ name: String, _ scope: Scope) throws -> CommandInfo? {
    var name = name
    var visited: Set<FoldedName> = []
    while let alias = findAlias(name, scope) {
      guard visited.insert(FoldedName(name)).inserted else { break }
      name = alias.target
    }
    if let function = findFunction(name, scope) { return function }
    if let cmdlet = cmdlets[FoldedName(name)] { return cmdlet }
    if let qualified = findQualified(name, scope) { return qualified }
    // Windows PowerShell's short names are programs here; where those may not run, the cmdlets stand in.
    if hostAccess != .full, let target = UnixNames.targets[name.lowercased()], let cmdlet = cmdlets[FoldedName(target)] { return cmdlet }
    if let external = try findExternal(name, scope) { return external }
    if try autoload(name) {
      while let alias = findAlias(name, scope) {
        guard visited.insert(FoldedName(name)).inserted else { break }
        name = alias.target
      }
      if let function = findFunction(name, scope) ?? findFunction(name, global.scope) { return function }
    }
    if !name.contains("-"), !name.contains("/"), let implied = cmdlets[FoldedName("Get-" + name)] ?? findFunction("Get-" + name, scope) { return implied }
    return nil
  }

  package func findAlias(_ name: String, _ scope: Scope) -> AliasInfo? {
    var here: Scope? = scope
    while let at = here {
      if let found = at.aliases?[FoldedName(name)] { return found }
      here = at.parent
    }
    return nil
  }

  package func findFunction(_ name: String, _ scope: Scope) -> FunctionInfo? {
    var here: Scope? = scope
    let key = FoldedName(name)
    while let at = here {
      if let found = at.functions?[key] { return found }
      here = at.parent
    }
    if let colon = name.firstIndex(of: ":"), let target = scope.scope(named: String(name[..<colon])), !name[..<colon].isEmpty {
      return target.functions?[FoldedName(String(name[name.index(after: colon)...]))]
    }
    return nil
  }

  /// `Module\Command`.
  private func findQualified(_ name: String, _ scope: Scope) -> CommandInfo? {
    guard let slash = name.lastIndex(of: "\\") else { return nil }
    let moduleName = String(name[..<slash]), command = String(name[name.index(after: slash)...])
    if let cmdlet = cmdlets[FoldedName(command)], FoldedName.equal(cmdlet.moduleName, moduleName) { return cmdlet }
    for module in modules.reversed() where FoldedName.equal(module.name, moduleName) {
      if let function = module.exportedFunctions.first(where: { FoldedName.equal($0.key, command) })?.value { return function }
    }
    return nil
  }

  /// A script by path, or a program on the path.
  private func findExternal(_ name: String, _ scope: Scope) throws -> CommandInfo? {
    if name.contains("/") || name.contains("\\") {
      let path = absolutePath(name)
      for candidate in name.lowercased().hasSuffix(".ps1") ? [path] : [path, path + ".ps1"] where HostFile.isFile(candidate) {
        return try external(candidate)
      }
      return nil
    }
    guard let path = HostFile.findOnPath(name) else { return nil }
    return try external(path)
  }

  /// A script or program of a known path.
  package func external(_ path: String) throws -> CommandInfo {
    guard path.lowercased().hasSuffix(".ps1") else { return ApplicationInfo(path: path) }
    try fileAccess.check(path, forWriting: false)
    return ScriptInfo(path: path, try loadScript(path))
  }

  /// Reads and parses a script file; parse errors are one error for the caller.
  package func loadScript(_ path: String) throws -> ScriptBlock {
    let bytes = try HostFile.read(path)
    let result = Parser.parseToRun(SourceText(decoding: bytes, name: path))
    if let first = result.errors.first { throw PSError(parseError(first, result).record) }
    try checkRequirements(result.root, path)
    return ScriptBlock(BlockTemplate(result.root, source: result.source), session: global)
  }

  /// The error for a text that does not parse.
  package func parseError(_ diagnostic: Diagnostic, _ result: ParseResult) -> PSError {
    let error = PSError("ParseException", diagnostic.message, id: diagnostic.id, category: .ParserError)
    error.record.position = SyntaxPosition(result.source, diagnostic.extent).errorPosition
    error.record.invocation = InvocationInfo(command: nil, position: SyntaxPosition(result.source, diagnostic.extent))
    error.record.isComplete = true
    return PSError(error.record, isThrow: true)
  }

  /// Compiles text into a script block (`[scriptblock]::Create`, `Invoke-Expression`).
  package func makeBlock(_ text: String, _ session: SessionState) throws -> ScriptBlock {
    let result = Parser.parseToRun(SourceText(text))
    if let first = result.errors.first {
      // All mistakes with their lines: the text stands in no file that could be shown.
      let words = result.errors.map { diagnostic in
        let place = SyntaxPosition(result.source, diagnostic.extent)
        return "\(InvocationInfo(command: nil, position: place).positionMessage)\n\(diagnostic.message)"
      }
      let error = PSError("ParseException", words.joined(separator: "\n\n"), id: first.id, category: .ParserError)
      error.record.exception.details.append(("Errors", Value(result.errors.map { LanguageParser.error($0, result.source) })))
      throw error
    }
    return ScriptBlock(BlockTemplate(result.root, source: result.source), session: session)
  }

  private func notFound(_ name: String, at position: SyntaxPosition?, calledAs: String) -> PSError {
    if let special = hooks.unknownCommand?(self, name) { return position.map { special.at($0) } ?? special }
    let unknownModule = qualifier(name).flatMap { isAvailable(module: $0) ? nil : $0 }
    let error = PSError(
      "CommandNotFoundException",
      unknownModule.map { "The module '\($0)' could not be loaded. For more information, run 'Import-Module \($0)'." }
        ?? "The term '\(name)' is not recognized as a name of a cmdlet, function, script file, or executable program.\nCheck the spelling of the name, or if a path was included, verify that the path is correct and try again.",
      id: unknownModule == nil ? "CommandNotFoundException" : "CouldNotAutoLoadModule", category: .ObjectNotFound, target: Value(name))
    error.record.exception.details.append(("CommandName", Value(name)))
    if let position { error.record.position = position.errorPosition }
    let invocation = InvocationInfo(command: nil, position: position, invocationName: calledAs)
    error.record.invocation = invocation
    return error
  }

  /// The module of `Module\Command`; nil for names without one and for paths.
  private func qualifier(_ name: String) -> String? {
    guard let slash = name.firstIndex(of: "\\"), slash != name.startIndex, slash == name.lastIndex(of: "\\"), !name.contains(where: { "/:.".contains($0) }) else { return nil }
    return String(name[..<slash])
  }
}
