import Diagnostics
import Objects
import Syntax

/// Finding, loading and unloading modules.
extension Engine {
  /// Loads a module by name or path and exports into the given session state.
  @discardableResult
  package func importModule(_ name: String, into session: SessionState, isGlobal: Bool = false, options: ImportOptions = ImportOptions()) throws -> ModuleInfo? {
    if !options.force, let loaded = loadedModule(name, options.versions) {
      try export(loaded, into: isGlobal ? global : session, options)
      return loaded
    }
    guard let file = locate(module: name, options.versions) else {
      if BuiltInModules.names.contains(where: { FoldedName.equal($0, name) }) { return BuiltInModules.info(name) }
      throw moduleNotFound(name, options.versions)
    }
    if options.force { for old in modules where old.path == file { removeModule(old) } }
    let module = try load(file, options)
    modules.removeAll { $0.path == module.path && $0 !== module }
    modules.append(module)
    try export(module, into: isGlobal ? global : session, options)
    return module
  }

  private func loadedModule(_ name: String, _ versions: VersionRange) -> ModuleInfo? {
    modules.last { loaded in
      guard versions.accepts(loaded.version) else { return false }
      if name.contains("/") || name.lowercased().hasSuffix(".psm1") || name.lowercased().hasSuffix(".psd1") { return loaded.path == locate(module: name) }
      return FoldedName.equal(loaded.name, name)
    }
  }

  package func moduleNotFound(_ name: String, _ versions: VersionRange = VersionRange()) -> PSError {
    PSError(
      "System.IO.FileNotFoundException",
      "The specified module '\(name)'\(versions.words) was not loaded because no valid module file was found in any module directory.",
      id: versions.words.isEmpty ? "Modules_ModuleNotFound" : "Modules_ModuleWithVersionNotFound", category: .ResourceUnavailable, target: Value(name))
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
    let result = Parser.parseToRun(SourceText(decoding: try HostFile.read(file), name: file))
    if let first = result.errors.first { throw parseError(first, result) }
    let block = ScriptBlock(BlockTemplate(result.root, source: result.source), session: session)
    session.scope.call.site = CallSite(nil, block)
    let command = ScriptInfo(path: file, block)
    command.module = module
    session.scope.force(AutomaticVariable.myInvocation, .object(InvocationInfo(command: command, position: nil, invocationName: "")))
    try options.report?("Loading module from path '\(file)'.")
    try call(block, options.arguments.map { Argument(value: $0) }, session.scope, isDotSourced: true, NullSink.shared)
  }

  private func loadManifest(_ file: String, _ module: ModuleInfo, _ session: SessionState, _ options: ImportOptions) throws {
    try options.report?("Loading module from path '\(file)'.")
    try fileAccess.check(file, forWriting: false)
    try ManifestFault.checkText(file)
    let manifest = try readManifest(file)
    try ManifestFault.checkEntries(manifest, file)
    module.manifest = manifest
    module.kind = .Manifest
    ManifestReader.fill(module, manifest)
    let folder = file.folderOfPath
    for (required, versions) in ManifestReader.specifications(manifest.get("RequiredModules")) {
      module.requiredModules += try require(required, versions, file)
    }
    for script in ManifestReader.strings(manifest.get("ScriptsToProcess")) {
      let block = try loadScript("\(folder)/\(script)")
      try call(block, [Argument](), global.scope, isDotSourced: true, NullSink.shared)
    }
    for (entry, read) in [("TypesToProcess", hooks.readTypeFile), ("FormatsToProcess", hooks.readFormatFile)] {
      for path in ManifestReader.strings(manifest.get(entry)) {
        let file = path.hasPrefix("/") ? path : "\(folder)/\(path)"
        guard HostFile.isFile(file) else { throw ManifestFault.memberFileMissing(path, entry, module.path) }
        try read?(self, file)
      }
    }
    for nested in ManifestReader.moduleNames(manifest.get("NestedModules")) {
      guard let path = locate(module: nested.hasPrefix("/") ? nested : "\(folder)/\(nested)") ?? locate(module: nested) else {
        throw ManifestFault.moduleFileMissing(nested, "NestedModules", file)
      }
      let loaded = try load(path, ImportOptions())
      module.nested.append(loaded)
      try export(loaded, into: session, ImportOptions())
    }
    let root = ManifestReader.strings(manifest.get("RootModule")).first ?? ManifestReader.strings(manifest.get("ModuleToProcess")).first ?? ""
    if root.isEmpty { return }
    guard let path = locate(module: "\(folder)/\(root)") else { throw ManifestFault.moduleFileMissing(root, "ModuleToProcess/RootModule", file) }
    module.kind = .Script
    try run(path, in: module, session, options)
  }

  /// Loads a module that a manifest requires.
  private func require(_ name: String, _ versions: VersionRange, _ manifest: String) throws -> [ModuleInfo] {
    var options = ImportOptions()
    options.versions = versions
    do { return try importModule(name, into: global, options: options).map { [$0] } ?? [] } catch let error as PSError where error.record.errorId.hasPrefix("Modules_Module") {
      throw ManifestFault.requiredModuleMissing(name, versions, manifest)
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
      let patterns = NamePatterns(ManifestReader.strings(wanted))
      module.exportedFunctions = module.exportedFunctions.filter { patterns.contains($0.key) }
    }
    if let wanted = manifest.get("AliasesToExport") {
      let patterns = NamePatterns(ManifestReader.strings(wanted))
      module.exportedAliases = module.exportedAliases.filter { patterns.contains($0.key) }
    }
  }

  /// Makes a module's exports visible.
  func export(_ module: ModuleInfo, into session: SessionState, _ options: ImportOptions) throws {
    if options.exportsNothing { return }
    let scope = session.scope
    let prefix = options.prefix.isEmpty ? ManifestReader.strings(module.manifest?.get("DefaultCommandPrefix")).first ?? "" : options.prefix
    for (name, function) in module.exportedFunctions.sorted(by: { $0.key.lowercased() < $1.key.lowercased() }) where options.wants(function: name) {
      let visible = prefix.isEmpty ? name : ManifestReader.prefixed(name, prefix)
      if options.noClobber, (try? lookUpCommand(visible, scope)) ?? nil != nil { continue }
      try options.report?("Importing function '\(visible)'.")
      let info = visible == name ? function : FunctionInfo(visible, function.block, isFilter: function.isFilter, module: module)
      info.module = module
      // In place: a copy for each function would be a copy of all of them.
      if scope.functions == nil { scope.functions = [:] }
      scope.functions?[FoldedName(visible)] = info
    }
    for (name, alias) in module.exportedAliases.sorted(by: { $0.key.lowercased() < $1.key.lowercased() }) where options.wants(alias: name) {
      try options.report?("Importing alias '\(prefix.isEmpty ? name : ManifestReader.prefixed(name, prefix))'.")
      var aliases = scope.aliases ?? [:]
      alias.module = module
      aliases[FoldedName(prefix.isEmpty ? name : ManifestReader.prefixed(name, prefix))] = alias
      scope.aliases = aliases
    }
    for variable in module.exportedVariables where options.wants(variable: variable.name) {
      try options.report?("Importing variable '\(variable.name)'.")
      scope.define(variable)
    }
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
    try export(module, into: global, ImportOptions())
    return true
  }

  func useModule(_ name: String, _ scope: Scope, at position: SyntaxPosition) throws {
    let folder = position.source.name?.folderOfPath
    let path = folder.map { "\($0)/\(name)" } ?? name
    let module = try importModule(locate(module: path) != nil && name.hasPrefix(".") ? path : name, into: scope.session)
    for (key, type) in module?.sessionState?.types ?? [:] { scope.session.types[key] = type }
  }
}
