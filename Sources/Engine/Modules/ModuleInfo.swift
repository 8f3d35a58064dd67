import Objects

/// A module, loaded or (by its manifest) only known.
package final class ModuleInfo: PSObject {
  package enum Kind: String { case Script, Manifest, Binary }

  package let name: String
  package var path: String
  package var version = "0.0"
  package var kind: Kind = .Script
  package var description = ""
  package var author = "", companyName = "", copyright = "", guid = ""
  package var rootModule = ""
  package var privateData: Value = .null
  package var manifest: PSHashtable?
  package var sessionState: SessionState?
  package var exportedFunctions: [String: FunctionInfo] = [:]
  package var exportedAliases: [String: AliasInfo] = [:]
  package var exportedVariables: [Variable] = []
  package var exportedCmdlets: [String] = []
  package var nested: [ModuleInfo] = []
  package var requiredModules: [ModuleInfo] = []
  /// Run by `Remove-Module`.
  package var onRemove: ScriptBlock?
  package var moduleBase: String { path.contains("/") ? String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)]) : "" }
  /// Set by `Export-ModuleMember`: then nothing is exported by default.
  var hasExplicitExports = false
  /// What the importer wanted.
  var prefix = ""

  package init(_ name: String, path: String) {
    self.name = name
    self.path = path
    super.init()
  }

  package override var type: TypeInfo { EngineTypes.moduleInfo }
  package override func describe() throws -> String { name }
}
