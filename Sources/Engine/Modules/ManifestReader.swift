import Objects

/// Reads the entries of a module manifest.
package enum ManifestReader {
  package static func strings(_ value: Value?) -> [String] {
    guard let value, !value.isNull else { return [] }
    let items = (try? value.enumerated()) ?? nil
    return (items ?? [value]).compactMap { try? $0.text() }
  }

  /// Module specifications are names or tables with `ModuleName`.
  static func moduleNames(_ value: Value?) -> [String] {
    guard let value, !value.isNull else { return [] }
    let items = value.asObject is PSHashtable ? [value] : ((try? value.enumerated()) ?? nil) ?? [value]
    return items.compactMap { item in
      if let table = item.asObject as? PSHashtable { return table.get("ModuleName").flatMap { try? $0.text() } }
      return try? item.text()
    }
  }

  /// Module specifications with the versions they accept.
  package static func specifications(_ value: Value?) -> [(name: String, versions: VersionRange)] {
    guard let value, !value.isNull else { return [] }
    let items = value.asObject is PSHashtable ? [value] : ((try? value.enumerated()) ?? nil) ?? [value]
    return items.compactMap { item in
      guard let table = item.unwrapped.asObject as? PSHashtable else { return (try? item.text()).map { ($0, VersionRange()) } }
      return table.get("ModuleName").flatMap { try? $0.text() }.map { ($0, VersionRange(table)) }
    }
  }

  static func fill(_ module: ModuleInfo, _ manifest: PSHashtable) {
    func text(_ key: String) -> String { manifest.get(key).flatMap { try? $0.text() } ?? "" }
    module.version = text("ModuleVersion")
    module.description = text("Description")
    module.author = text("Author")
    module.companyName = text("CompanyName")
    module.copyright = text("Copyright")
    module.guid = text("GUID")
    module.rootModule = text("RootModule")
    module.privateData = manifest.get("PrivateData") ?? .null
  }

  package static func matches(_ name: String, _ patterns: [String]) -> Bool {
    patterns.contains { pattern in
      pattern == "*" || FoldedName.equal(pattern, name) || (isPattern(pattern) && (try? Operators.like(Value(name), Value(pattern), ignoreCase: true)) ?? false)
    }
  }

  static func isPattern(_ text: String) -> Bool { text.utf8.contains { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "`") } }

  /// `Get-Thing` with prefix `My` is `Get-MyThing`.
  static func prefixed(_ name: String, _ prefix: String) -> String {
    guard let dash = name.firstIndex(of: "-") else { return prefix + name }
    return name[...dash] + prefix + name[name.index(after: dash)...]
  }
}

/// The modules whose cmdlets are native: always loaded, known by name.
package enum BuiltInModules {
  package static let names = [
    "Microsoft.PowerShell.Core", "Microsoft.PowerShell.Utility", "Microsoft.PowerShell.Management", "Microsoft.PowerShell.Security", "Microsoft.PowerShell.Host",
    "Microsoft.PowerShell.Archive", "PSReadLine", "PackageManagement", "PowerShellGet", "ThreadJob",
  ]

  /// The version that `Get-Command` and `Get-Module` show; nil for a module that is not native.
  static func version(_ name: String) -> String? {
    switch name {
    case "Microsoft.PowerShell.Core": "7.6.5.500"
    case "Microsoft.PowerShell.Archive": "1.2.5"
    case "PSReadLine": "2.4.5"
    case "PackageManagement": "1.4.8.1"
    case "PowerShellGet": "2.2.5"
    case "ThreadJob": "2.2.0"
    default: names.contains(name) ? "7.0.0.0" : nil
    }
  }

  package static func info(_ name: String) -> ModuleInfo {
    let module = ModuleInfo(names.first { FoldedName.equal($0, name) } ?? name, path: "")
    module.version = version(module.name) ?? "0.0"
    module.kind = .Manifest
    return module
  }
}

/// Knows which module on the path exports which command, from manifests alone.
final class ModuleIndex {
  nonisolated(unsafe) static let shared = ModuleIndex()
  private var folders: [String: [FoldedName: String]] = [:]
  /// The names in the folders when they were read.
  private var listings: [String: [String]] = [:]

  func file(exporting command: String, _ engine: Engine) -> String? {
    for folder in engine.moduleFolders {
      let names = HostFile.names(in: folder)
      if folders[folder] == nil || listings[folder] != names {
        listings[folder] = names
        folders[folder] = index(folder, engine)
      }
      if let file = folders[folder]?[FoldedName(command)] { return file }
    }
    return nil
  }

  /// All commands that modules of the path export.
  func commands(_ engine: Engine) -> [String] {
    _ = file(exporting: "", engine)
    return engine.moduleFolders.flatMap { folders[$0]?.keys.map(\.name) ?? [] }.sorted()
  }

  func forget() { folders = [:] }

  private func index(_ folder: String, _ engine: Engine) -> [FoldedName: String] {
    var result: [FoldedName: String] = [:]
    for name in HostFile.names(in: folder) {
      guard let file = engine.locate(module: "\(folder)/\(name)") else { continue }
      for command in exports(of: file, engine) where result[FoldedName(command)] == nil { result[FoldedName(command)] = file }
    }
    return result
  }

  private func exports(of file: String, _ engine: Engine) -> [String] {
    if file.lowercased().hasSuffix(".psd1"), let manifest = try? engine.readManifest(file) {
      return engine.exportedNames(manifest, "FunctionsToExport", file) + ManifestReader.strings(manifest.get("AliasesToExport")).filter { !$0.contains("*") }
    }
    return ModuleOutline(file, engine).functions
  }
}
