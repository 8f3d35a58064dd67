import Diagnostics
import Objects
import Syntax

/// Modules made in memory, and what `Export-ModuleMember` does.
extension Engine {
  /// Runs a block as a module of its own.
  package func makeModule(_ name: String?, _ block: ScriptBlock, _ arguments: [Value], functions: [String]?, _ output: Sink) throws -> ModuleInfo {
    let module = ModuleInfo(name ?? "__DynamicModule_\(sessions.count)", path: name ?? "")
    let session = SessionState(engine: self, parent: global.scope, module: module)
    module.sessionState = session
    sessions.append(session)
    try call(ScriptBlock(block.template, session: session), arguments.map { Argument(value: $0) }, session.scope, isDotSourced: true, output)
    if !module.hasExplicitExports { exportMembers(of: module, functions: functions ?? ["*"], variables: [], aliases: []) }
    return module
  }

  /// Makes a dynamic module's exports visible and lists it.
  package func adopt(_ module: ModuleInfo, _ session: SessionState) throws {
    modules.append(module)
    try export(module, into: session, ImportOptions())
  }

  /// An object whose methods are the module's functions.
  package func customObject(of module: ModuleInfo) -> Value {
    var object = Value.object(CustomObject())
    for (name, function) in module.exportedFunctions.sorted(by: { $0.key < $1.key }) {
      object = Members.add(object, name, .object(SpecialMember(.method(function.block))))
    }
    for variable in module.exportedVariables {
      let live = SpecialMember(.code(get: { _ in variable.current }, set: { try variable.assign($1) }))
      object = Members.add(object, variable.name, .object(live))
    }
    return object
  }

  package func exportMembers(of module: ModuleInfo, functions: [String], variables: [String], aliases: [String]) {
    guard let scope = module.sessionState?.scope else { return }
    module.hasExplicitExports = true
    for (_, function) in scope.functions ?? [:] where ManifestReader.matches(function.name, functions) {
      if module.exportedFunctions[function.name] == nil { module.exportedFunctions[function.name] = function }
      function.module = module
    }
    for (_, alias) in scope.aliases ?? [:] where ManifestReader.matches(alias.name, aliases) { module.exportedAliases[alias.name] = alias }
    for variable in scope.ownVariables where ManifestReader.matches(variable.name, variables) {
      if !module.exportedVariables.contains(where: { $0 === variable }) { module.exportedVariables.append(variable) }
    }
  }

  /// Every command that can be seen from a scope: aliases, functions, cmdlets, and what modules on the path would bring.
  package func allCommands(_ scope: Scope) -> [CommandInfo] {
    var seen: Set<FoldedName> = [], result: [CommandInfo] = []
    var here: Scope? = scope
    while let at = here {
      for alias in (at.aliases ?? [:]).values where seen.insert(FoldedName(alias.name)).inserted { result.append(alias) }
      for function in (at.functions ?? [:]).values where seen.insert(FoldedName(function.name)).inserted { result.append(function) }
      here = at.parent
    }
    for cmdlet in cmdlets.values where !unlisted.contains(FoldedName(cmdlet.name)) && seen.insert(FoldedName(cmdlet.name)).inserted { result.append(cmdlet) }
    return result.sorted { ($0.kind.order, $0.name.lowercased()) < ($1.kind.order, $1.name.lowercased()) }
  }
}

extension CommandInfo.Kind {
  /// The order in which `Get-Command` lists kinds.
  var order: Int {
    switch self {
    case .Alias: 0
    case .Function, .Filter: 1
    case .Cmdlet: 2
    case .ExternalScript: 3
    case .Application: 4
    case .Script: 5
    }
  }
}
