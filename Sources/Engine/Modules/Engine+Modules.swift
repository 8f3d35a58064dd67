import Diagnostics
import Objects
import Syntax

/// Finding, loading and unloading modules.
extension Engine {
  /// The manifest or script file of a module given by name or path; nil if there is none.
  package func locate(module name: String) -> String? {
    if name.contains("/") || name.contains("\\") || name.hasPrefix(".") || name.lowercased().hasSuffix(".psm1") || name.lowercased().hasSuffix(".psd1") {
      let path = absolutePath(name)
      if HostFile.isFile(path) { return path }
      return moduleFile(in: path, named: path.split(separator: "/").last.map(String.init) ?? "")
        ?? ["psd1", "psm1", "ps1"].map { "\(path).\($0)" }.first { HostFile.isFile($0) }
    }
    for folder in modulePath {
      guard let entry = HostFile.names(in: folder).first(where: { FoldedName.equal($0, name) }) else { continue }
      let path = "\(folder)/\(entry)"
      if let file = moduleFile(in: path, named: entry) { return file }
      for version in HostFile.names(in: path).reversed() { if let file = moduleFile(in: "\(path)/\(version)", named: entry) { return file } }
    }
    return nil
  }

  private func moduleFile(in folder: String, named name: String) -> String? {
    for suffix in ["psd1", "psm1"] {
      if let file = HostFile.names(in: folder).first(where: { FoldedName.equal($0, "\(name).\(suffix)") }) { return "\(folder)/\(file)" }
    }
    return nil
  }

  package func isAvailable(module name: String) -> Bool {
    modules.contains { FoldedName.equal($0.name, name) } || locate(module: name) != nil || BuiltInModules.names.contains { FoldedName.equal($0, name) }
  }

  /// Reads a manifest: a hashtable literal without commands.
  package func readManifest(_ path: String) throws -> PSHashtable {
    try fileAccess.check(path, forWriting: false)
    let result = Parser.parse(SourceText(decoding: try HostFile.read(path), name: path))
    if let first = result.errors.first { throw parseError(first, result) }
    let block = ScriptBlock(BlockTemplate(result.root, source: result.source), session: global)
    let sink = ListSink()
    let scope = Scope(engine: self, layout: Layout(), parent: global.scope)
    scope.session = global
    scope.scriptScope = scope
    scope.force(AutomaticVariable.scriptRoot, Value(path.folderOfPath))
    try call(block, [Value](), scope, sink)
    guard let table = sink.result.asObject as? PSHashtable else {
      throw PSError(
        "System.InvalidOperationException",
        "The module manifest '\(path)' could not be processed because it is not a valid PowerShell module manifest file.", id: "Modules_InvalidManifest",
        category: .ResourceUnavailable, target: Value(path))
    }
    return table
  }

  /// Loads a module by name or path and exports into the given session state.
  @discardableResult
  package func importModule(_ name: String, into session: SessionState, isGlobal: Bool = false, options: ImportOptions = ImportOptions()) throws -> ModuleInfo? {
    if !options.force, let loaded = modules.last(where: { FoldedName.equal($0.name, name) || $0.path == absolutePath(name) }), !name.contains("/") || loaded.path == locate(module: name) {
      export(loaded, into: isGlobal ? global : session, options)
      return loaded
    }
    guard let file = locate(module: name) else {
      if BuiltInModules.names.contains(where: { FoldedName.equal($0, name) }) { return BuiltInModules.info(name) }
      throw PSError(
        "System.IO.FileNotFoundException",
        "The specified module '\(name)' was not loaded because no valid module file was found in any module directory.",
        id: "Modules_ModuleNotFound", category: .ResourceUnavailable, target: Value(name))
    }
    if options.force { for old in modules where old.path == file { removeModule(old) } }
    let module = try load(file, options)
    modules.removeAll { $0.path == module.path && $0 !== module }
    modules.append(module)
    export(module, into: isGlobal ? global : session, options)
    return module
  }

  /// Runs a module's code in a session state of its own.
  package func load(_ file: String, _ options: ImportOptions) throws -> ModuleInfo {
    let base = file.split(separator: "/").last.map { String($0.split(separator: ".").dropLast().joined(separator: ".")) } ?? file
    let module = ModuleInfo(base, path: file)
    if loadingModules.count > 10 {
      throw PSError("System.InvalidOperationException", "The module nesting limit has been exceeded.", id: "Modules_ModuleNestingTooDeep", category: .InvalidOperation)
    }
    loadingModules.append(module)
    defer { loadingModules.removeLast() }
    let session = SessionState(engine: self, parent: global.scope, module: module)
    module.sessionState = session
    sessions.append(session)
    session.scope.force(AutomaticVariable.scriptRoot, Value(file.folderOfPath))
    session.scope.force(AutomaticVariable.commandPath, Value(file))
    if file.lowercased().hasSuffix(".psd1") { try loadManifest(file, module, session, options) } else { try run(file, in: module, session, options) }
    collectExports(module, session)
    return module
  }

  private func run(_ file: String, in module: ModuleInfo, _ session: SessionState, _ options: ImportOptions) throws {
    try fileAccess.check(file, forWriting: false)
    let result = Parser.parse(SourceText(decoding: try HostFile.read(file), name: file))
    if let first = result.errors.first { throw parseError(first, result) }
    let block = ScriptBlock(BlockTemplate(result.root, source: result.source), session: session)
    session.scope.call.block = block
    try call(block, options.arguments.map { Argument(value: $0) }, session.scope, isDotSourced: true, NullSink.shared)
  }

  private func loadManifest(_ file: String, _ module: ModuleInfo, _ session: SessionState, _ options: ImportOptions) throws {
    let manifest = try readManifest(file)
    module.manifest = manifest
    module.kind = .Manifest
    ManifestReader.fill(module, manifest)
    let folder = file.folderOfPath
    for required in ManifestReader.moduleNames(manifest.get("RequiredModules")) {
      if let loaded = try importModule(required, into: global) { module.requiredModules.append(loaded) }
    }
    for script in ManifestReader.strings(manifest.get("ScriptsToProcess")) {
      let block = try loadScript("\(folder)/\(script)")
      try call(block, [Argument](), global.scope, isDotSourced: true, NullSink.shared)
    }
    for nested in ManifestReader.moduleNames(manifest.get("NestedModules")) {
      guard let path = locate(module: nested.contains("/") || nested.contains(".") ? "\(folder)/\(nested)" : nested) ?? locate(module: "\(folder)/\(nested)") else { continue }
      let loaded = try load(path, ImportOptions())
      module.nested.append(loaded)
      export(loaded, into: session, ImportOptions())
    }
    let root = ManifestReader.strings(manifest.get("RootModule")).first ?? ManifestReader.strings(manifest.get("ModuleToProcess")).first ?? ""
    if root.lowercased().hasSuffix(".psm1") || root.lowercased().hasSuffix(".ps1") {
      module.kind = .Script
      try run("\(folder)/\(root)", in: module, session, options)
    }
  }

  /// Decides what a module exports: `Export-ModuleMember`, else all functions; the manifest narrows it.
  private func collectExports(_ module: ModuleInfo, _ session: SessionState) {
    if !module.hasExplicitExports {
      for (_, function) in session.scope.functions ?? [:] {
        if module.manifest != nil || function.module === module || function.module == nil { module.exportedFunctions[function.name] = function }
      }
      if module.manifest != nil { for (_, alias) in session.scope.aliases ?? [:] { module.exportedAliases[alias.name] = alias } }
    }
    guard let manifest = module.manifest else { return }
    if let wanted = manifest.get("FunctionsToExport") {
      let patterns = ManifestReader.strings(wanted)
      module.exportedFunctions = module.exportedFunctions.filter { ManifestReader.matches($0.key, patterns) }
    }
    if let wanted = manifest.get("AliasesToExport") {
      let patterns = ManifestReader.strings(wanted)
      module.exportedAliases = module.exportedAliases.filter { ManifestReader.matches($0.key, patterns) }
    }
  }

  /// Makes a module's exports visible.
  func export(_ module: ModuleInfo, into session: SessionState, _ options: ImportOptions) {
    let scope = session.scope
    let prefix = options.prefix.isEmpty ? ManifestReader.strings(module.manifest?.get("DefaultCommandPrefix")).first ?? "" : options.prefix
    for (name, function) in module.exportedFunctions where options.wants(function: name) {
      let visible = prefix.isEmpty ? name : ManifestReader.prefixed(name, prefix)
      let info = visible == name ? function : FunctionInfo(visible, function.block, isFilter: function.isFilter, module: module)
      info.module = module
      var functions = scope.functions ?? [:]
      functions[FoldedName(visible)] = info
      scope.functions = functions
    }
    for (name, alias) in module.exportedAliases where options.wants(alias: name) {
      var aliases = scope.aliases ?? [:]
      alias.module = module
      aliases[FoldedName(prefix.isEmpty ? name : ManifestReader.prefixed(name, prefix))] = alias
      scope.aliases = aliases
    }
    for variable in module.exportedVariables where options.wants(variable: variable.name) { scope.define(variable) }
    commandsChanged()
  }

  package func removeModule(_ module: ModuleInfo) {
    if let block = module.onRemove { try? call(block, [Value](), module.sessionState?.scope ?? global.scope, NullSink.shared) }
    modules.removeAll { $0 === module }
    for session in [global as SessionState?].compactMap({ $0 }) + sessions {
      let scope = session.scope
      for (key, function) in scope.functions ?? [:] where function.module === module { scope.functions?[key] = nil }
      for (key, alias) in scope.aliases ?? [:] where alias.module === module { scope.aliases?[key] = nil }
      for variable in module.exportedVariables { if session !== module.sessionState { scope.removeVariable(Symbol(variable.name)) } }
    }
    commandsChanged()
  }

  /// Loads the module that exports an unknown command, found by the manifests on the module path.
  func autoload(_ command: String) throws -> Bool {
    if (try? global.scope.lookup(Symbol("PSModuleAutoLoadingPreference"))?.text().lowercased()) == "none" { return false }
    guard let file = ModuleIndex.shared.file(exporting: command, self), !loadingModules.contains(where: { $0.path == file }), !modules.contains(where: { $0.path == file }) else { return false }
    let module = try load(file, ImportOptions())
    modules.append(module)
    export(module, into: global, ImportOptions())
    return true
  }

  func useModule(_ name: String, _ scope: Scope, at position: SyntaxPosition) throws {
    let folder = position.source.name?.folderOfPath
    let path = folder.map { "\($0)/\(name)" } ?? name
    let module = try importModule(locate(module: path) != nil && name.hasPrefix(".") ? path : name, into: scope.session)
    for (key, type) in module?.sessionState?.types ?? [:] { scope.session.types[key] = type }
  }
}

/// What `Import-Module` was told.
package struct ImportOptions {
  package var force = false
  package var prefix = ""
  package var functions: [String]?
  package var aliases: [String]?
  package var variables: [String]?
  package var arguments: [Value] = []

  package init() {}

  func wants(function name: String) -> Bool { functions.map { ManifestReader.matches(name, $0) } ?? true }
  func wants(alias name: String) -> Bool { aliases.map { ManifestReader.matches(name, $0) } ?? (functions == nil) }
  func wants(variable name: String) -> Bool { variables.map { ManifestReader.matches(name, $0) } ?? true }
}
