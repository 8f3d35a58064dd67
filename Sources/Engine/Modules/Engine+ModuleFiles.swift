import Diagnostics
import Objects
import Syntax

/// Where modules lie on disk, and what their files say without being run.
extension Engine {
  /// The folders that modules are looked for in: those of `$env:PSModulePath`, then the session's own.
  package var moduleFolders: [String] {
    let listed = (environment("PSModulePath") ?? "").split(separator: ":").map(String.init)
    return listed.filter { folder in !modulePath.contains(folder) && (try? fileAccess.check(folder, forWriting: false)) != nil } + modulePath
  }

  /// The manifest or script file of a module given by name or path; nil if there is none of an accepted version.
  package func locate(module name: String, _ versions: VersionRange = VersionRange()) -> String? {
    if name.contains("/") || name.contains("\\") || name.hasPrefix(".") || name.lowercased().hasSuffix(".psm1") || name.lowercased().hasSuffix(".psd1") {
      return file(at: absolutePath(name), versions)
    }
    for folder in moduleFolders {
      guard let entry = HostFile.names(in: folder).first(where: { FoldedName.equal($0, name) }) else { continue }
      if let file = moduleFiles(in: "\(folder)/\(entry)", named: entry).first(where: { accepts($0, versions) }) { return file }
    }
    return nil
  }

  private func file(at path: String, _ versions: VersionRange) -> String? {
    if HostFile.isFile(path) { return accepts(path, versions) ? path : nil }
    let name = path.split(separator: "/").last.map(String.init) ?? ""
    if let file = moduleFiles(in: path, named: name).first(where: { accepts($0, versions) }) { return file }
    return ["psd1", "psm1", "ps1"].map { "\(path).\($0)" }.first { HostFile.isFile($0) && accepts($0, versions) }
  }

  /// Every version of a module in its folder, the newest first.
  package func moduleFiles(in folder: String, named name: String) -> [String] {
    let entries = HostFile.names(in: folder)
    let versions = entries.filter { $0.first?.isNumber ?? false }.sorted { VersionRange.compare($0, $1) > 0 }
    let nested = versions.compactMap { moduleFile(in: "\(folder)/\($0)", named: name) }
    return nested + [moduleFile(in: folder, named: name)].compactMap { $0 }
  }

  private func moduleFile(in folder: String, named name: String) -> String? {
    for suffix in ["psd1", "psm1"] {
      if let file = HostFile.names(in: folder).first(where: { FoldedName.equal($0, "\(name).\(suffix)") }) { return "\(folder)/\(file)" }
    }
    return nil
  }

  private func accepts(_ file: String, _ versions: VersionRange) -> Bool {
    if versions.isOpen { return true }
    guard file.lowercased().hasSuffix(".psd1") else { return versions.accepts("0.0") }
    guard let manifest = try? readManifest(file) else { return false }
    if let guid = versions.guid, let own = try? manifest.get("GUID")?.text(), !FoldedName.equal(guid, own) { return false }
    return versions.accepts((try? manifest.get("ModuleVersion")?.text()) ?? "0.0")
  }

  package func isAvailable(module name: String, _ versions: VersionRange = VersionRange()) -> Bool {
    modules.contains { FoldedName.equal($0.name, name) && versions.accepts($0.version) } || locate(module: name, versions) != nil
      || BuiltInModules.names.contains { FoldedName.equal($0, name) }
  }

  /// Reads a manifest: a hashtable literal without commands.
  package func readManifest(_ path: String) throws -> PSHashtable {
    try fileAccess.check(path, forWriting: false)
    let result = Parser.parseToRun(SourceText(decoding: try HostFile.read(path), name: path))
    if let first = result.errors.first { throw parseError(first, result) }
    let block = ScriptBlock(BlockTemplate(result.root, source: result.source), session: global)
    let sink = ListSink()
    let scope = Scope(engine: self, layout: Layout(), parent: global.scope)
    scope.session = global
    scope.scriptScope = scope
    scope.force(AutomaticVariable.scriptRoot, Value(path.folderOfPath))
    try call(block, [Value](), scope, sink)
    guard let table = sink.result.asObject as? PSHashtable else { throw ManifestFault.notAManifest(path) }
    return table
  }

  /// What a module's files say of it, without loading it.
  package func describe(moduleFile file: String) -> ModuleInfo? {
    let base = file.split(separator: "/").last.map { String($0.split(separator: ".").dropLast().joined(separator: ".")) } ?? file
    let module = ModuleInfo(base, path: file)
    guard file.lowercased().hasSuffix(".psd1") else {
      for name in ModuleOutline(file, self).functions { module.exportedFunctions[name] = outlined(name, module) }
      return module
    }
    guard let manifest = try? readManifest(file) else { return module }
    module.kind = .Manifest
    module.manifest = manifest
    ManifestReader.fill(module, manifest)
    if module.rootModule.lowercased().hasSuffix(".psm1") { module.kind = .Script }
    for name in exportedNames(manifest, "FunctionsToExport", file) { module.exportedFunctions[name] = outlined(name, module) }
    for name in ManifestReader.strings(manifest.get("AliasesToExport")) where !name.contains("*") { module.exportedAliases[name] = AliasInfo(name, name) }
    return module
  }

  /// Checks a manifest and describes its module.
  package func testManifest(_ file: String) throws -> ModuleInfo {
    try fileAccess.check(file, forWriting: false)
    try ManifestFault.checkText(file)
    let manifest = try readManifest(file)
    try ManifestFault.checkEntries(manifest, file)
    guard let module = describe(moduleFile: file) else { throw ManifestFault.notAManifest(file) }
    if !module.rootModule.isEmpty, locate(module: "\(file.folderOfPath)/\(module.rootModule)") == nil {
      throw ManifestFault.error("The specified RootModule value '\(module.rootModule)' in the module manifest '\(file)' is invalid. Try again with a valid value.", id: "Modules_InvalidRootModuleInModuleManifest", file)
    }
    return module
  }

  /// The names that an entry lists; wildcards are looked up in the script of the root module.
  func exportedNames(_ manifest: PSHashtable, _ key: String, _ file: String) -> [String] {
    let patterns = manifest.get(key).map { ManifestReader.strings($0) } ?? ["*"]
    if !patterns.contains(where: { $0.contains("*") }) { return patterns }
    guard let root = ManifestReader.strings(manifest.get("RootModule")).first ?? ManifestReader.strings(manifest.get("ModuleToProcess")).first else { return [] }
    let wanted = NamePatterns(patterns)
    return ModuleOutline("\(file.folderOfPath)/\(root)", self).functions.filter { wanted.contains($0) }
  }

  private func outlined(_ name: String, _ module: ModuleInfo) -> FunctionInfo {
    let source = SourceText("")
    return FunctionInfo(name, ScriptBlock(BlockTemplate(ScriptBlockSyntax.empty(source), source: source), session: global), module: module)
  }
}
