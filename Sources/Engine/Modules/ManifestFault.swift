import Diagnostics
import Objects
import Syntax

/// What can be wrong with a module manifest, in PowerShell's words.
enum ManifestFault {
  private static let members = [
    "ModuleToProcess", "NestedModules", "GUID", "Author", "CompanyName", "Copyright", "ModuleVersion", "Description", "PowerShellVersion", "PowerShellHostName",
    "PowerShellHostVersion", "CLRVersion", "DotNetFrameworkVersion", "ProcessorArchitecture", "RequiredModules", "TypesToProcess", "FormatsToProcess", "ScriptsToProcess",
    "PrivateData", "RequiredAssemblies", "ModuleList", "FileList", "FunctionsToExport", "VariablesToExport", "AliasesToExport", "CmdletsToExport", "DscResourcesToExport",
    "CompatiblePSEditions", "HelpInfoURI", "RootModule", "DefaultCommandPrefix",
  ]

  static func error(_ message: String, id: String = "Modules_InvalidManifest", _ target: String, type: String = "System.InvalidOperationException") -> PSError {
    PSError(type, message, id: id, category: .ResourceUnavailable, target: Value(target))
  }

  static func notAManifest(_ path: String, _ reasons: String = "") -> PSError {
    error("The module manifest '\(path)' could not be processed because it is not a valid PowerShell module manifest file. Remove the elements that are not permitted: \(reasons)", path)
  }

  /// Refuses a manifest that holds more than literals, before it is evaluated.
  static func checkText(_ path: String) throws {
    let text = SourceText(decoding: try HostFile.read(path), name: path).text
    let section = Parser.parse(SourceText("data {\n\(text)\n}", name: path))
    guard let first = section.errors.first else { return }
    let position = SyntaxPosition(section.source, first.extent).errorPosition
    throw notAManifest(path, "At \(path):\(position.line - 1) char:\(position.column)\n+ \(position.lineText)\n\(first.message)")
  }

  /// Refuses unknown and missing entries.
  static func checkEntries(_ manifest: PSHashtable, _ path: String) throws {
    let unknown = try manifest.entries.map { try $0.key.text() }.filter { key in !members.contains { FoldedName.equal($0, key) } }
    if !unknown.isEmpty {
      let list = { (names: [String]) in names.map { "'\($0)'" }.joined(separator: ", ") }
      throw error(
        "The '\(path)' module cannot be imported because its manifest contains one or more members that are not valid. The valid manifest members are (\(list(members))). Remove the members that are not valid (\(list(unknown))), then try to import the module again.",
        id: "Modules_InvalidManifestMember", path)
    }
    guard let version = manifest.get("ModuleVersion"), !version.isNull else {
      throw error(
        "The member 'ModuleVersion' is not present in the module manifest. This member must exist and be assigned a version number of the form 'n.n.n.n'. Add the missing member to the file '\(path)'.",
        id: "Modules_MissingModuleVersion", path)
    }
    _ = try Conversion.convert(version, to: TypeCatalog.type("System.Version"))
    if let wanted = try manifest.get("PowerShellVersion")?.text(), !wanted.isEmpty, VersionRange.compare(wanted, "7.6.5") > 0 {
      throw error(
        "The version of PowerShell on this computer is '7.6.5'. The module '\(path)' requires a minimum PowerShell version of '\(wanted)' to run. Verify that you have the minimum required version of PowerShell installed, and then try again.",
        id: "Modules_InsufficientPowerShellVersion", path)
    }
  }

  static func requiredModuleMissing(_ name: String, _ versions: VersionRange, _ path: String) -> PSError {
    error(
      "The required module '\(name)'\(versions.words) is not loaded. Load the module or remove the module from 'RequiredModules' in the file '\(path)'.",
      path, type: "System.IO.FileNotFoundException")
  }

  /// A file of types or views that is not there.
  static func memberFileMissing(_ path: String, _ field: String, _ manifest: String) -> PSError {
    error(
      "The member '\(field)' in the module manifest is not valid: Cannot find path '\(path)' because it does not exist.. Verify that a valid value is specified for this field in the '\(manifest)' file.",
      id: "Modules_InvalidManifest", manifest, type: "System.ArgumentException")
  }

  static func moduleFileMissing(_ name: String, _ field: String, _ path: String) -> PSError {
    error(
      "The module to process '\(name)', listed in field '\(field)' of module manifest '\(path)' was not processed because no valid module was found in any module directory.",
      id: "Modules_ModuleFileNotFound", path, type: "System.IO.FileNotFoundException")
  }
}
