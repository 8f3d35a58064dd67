import Objects

/// What `Import-Module` was told.
package struct ImportOptions {
  package var force = false
  package var prefix = ""
  package var functions: [String]?
  package var aliases: [String]?
  package var variables: [String]?
  package var arguments: [Value] = []
  package var versions = VersionRange()
  /// Nothing becomes visible: the importer makes an object of the module.
  package var exportsNothing = false
  package var noClobber = false
  /// Told what happens, for `-Verbose`.
  package var report: ((String) throws -> Void)?

  package init() {}

  func wants(function name: String) -> Bool { functions.map { ManifestReader.matches(name, $0) } ?? true }
  func wants(alias name: String) -> Bool { aliases.map { ManifestReader.matches(name, $0) } ?? (functions == nil) }
  func wants(variable name: String) -> Bool { variables.map { ManifestReader.matches(name, $0) } ?? true }
}
