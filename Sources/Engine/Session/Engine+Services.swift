import Objects

/// Services for cmdlets that reach deeper into the session.
extension Engine {
  /// The strict mode in force at a scope; 0 when off.
  package func strict(_ scope: Scope) -> Int { strictVersion(scope) }

  /// `Set-StrictMode`: from now on in this scope and those below.
  package func setStrictMode(_ version: Int, _ scope: Scope) {
    isStrictMode = isStrictMode || version > 0
    scope.strictVersion = version
  }

  /// Runs a block as if in another runspace: it sees no variables of the caller but `$using:` ones.
  package func runElsewhere(_ block: ScriptBlock, _ caller: Scope, underscore: Value, arguments: [Value] = [], _ output: Sink) throws {
    var values: [Symbol: Value] = [:]
    for symbol in UsingCollector.symbols(block.template.syntax) { if let value = caller.lookup(symbol) { values[symbol] = value } }
    usingValues.append(values)
    defer { usingValues.removeLast() }
    try debugger.aside { try Runspace(self).run(block, arguments, underscore: underscore, output) }
  }

  /// `Write-Error`: the error stands at the call of the function that wrote it, not in it.
  package func writeUserError(_ record: ErrorRecord, by run: CommandRuntime) throws {
    record.isComplete = true
    if record.activity.isEmpty { record.activity = run.info.name }
    let scope = run.scope
    if scope.call.isCall, scope.call.position != nil {
      record.reporter = scope.call.command?.name ?? ""
      record.position = scope.call.position?.errorPosition
      record.invocation = InvocationInfo(command: scope.call.command, position: scope.call.position, invocationName: scope.call.invocationName)
    } else {
      record.reporter = scope.call.command?.name ?? "Microsoft.PowerShell.Commands.WriteErrorException"
      record.invocation = InvocationInfo(command: run.info, position: run.call.position, invocationName: run.call.invocationName)
      if endsStatement(run) { record.position = run.call.position?.errorPosition }
    }
    record.scriptStackTrace = stackTrace(scope, at: run.call.position?.errorPosition)
    try writeError(record, by: run)
  }

  private func endsStatement(_ run: CommandRuntime) -> Bool {
    if case .stop = run.common.errorAction.flatMap({ ActionPreference($0) }) ?? errorAction(run.scope) { return true }
    return false
  }

  /// Starts a fresh look at the modules on disk.
  package func forgetModuleIndex() { ModuleIndex.shared.forget() }

  /// All commands that could be called, by name; those of modules not loaded yet come from their manifests.
  package var commandNames: [String] {
    let functions = global.scope.functions?.values.map(\.name) ?? []
    let aliases = global.scope.aliases?.values.map(\.name) ?? []
    return Array(Set(functions + aliases + cmdlets.names.filter { !unlisted.contains(FoldedName($0)) } + ModuleIndex.shared.commands(self))).sorted()
  }
}

extension Engine {
  /// Where the user's profiles are; nil without a home.
  package var profileFolder: String? {
    if let folder = environment("XDG_CONFIG_HOME"), !folder.isEmpty { return folder + "/powershell" }
    return environment("HOME").flatMap { $0.isEmpty ? nil : $0 + "/.config/powershell" }
  }
}

/// What colouring asks while a line is typed: answered without loading or running anything.
extension Engine {
  /// The alias's target, function or cmdlet of a name, if it is there already.
  package func loadedCommand(_ name: String, _ scope: Scope) -> CommandInfo? {
    let name = aliasTarget(name, scope)
    return findFunction(name, scope) ?? cmdlets[FoldedName(name)]
  }

  /// The module file that would be loaded for a command.
  package func moduleFile(exporting command: String) -> String? { ModuleIndex.shared.file(exporting: command, self) }

  /// The cmdlet that stands in for a program that may not run.
  package func standIn(for program: String) -> String? { hostAccess == .full ? nil : UnixNames.targets[program.lowercased()] }
}

/// The functions that every session has.
extension Engine {
  /// Runs the script that the program was started with: its scope is the global one.
  package func runOutermost(_ block: ScriptBlock, _ arguments: [Argument], input: ContiguousArray<Value>? = nil, _ output: Sink) throws {
    let scope = global.scope
    outermost = scope
    scope.call.site = CallSite(block.path.map { ScriptInfo(path: $0, block) }, block)
    scope.call.isCall = true
    try call(block, arguments, scope, isDotSourced: true, input: input, output)
  }

  /// Tells whether an error is only a `break` or `continue` without a loop, which ends a script silently.
  package func isLoopTransfer(_ error: any Error) -> Bool { error is FlowTransfer }
}

extension Engine {
  /// Expands variables and `$( )` in a text, as a double-quoted string does.
  package func expand(_ text: String, _ scope: Scope) throws -> String {
    let quoted = "@\"\n\(text)\n\"@"
    let block = try makeBlock(quoted, scope.session)
    let sink = ListSink()
    try call(block, [Argument](), scope, isDotSourced: true, sink)
    return try sink.result.text()
  }
}
