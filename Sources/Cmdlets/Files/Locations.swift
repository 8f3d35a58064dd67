import Engine
import Objects

/// The current location as scripts see it, which may be on a drive of their own or a drive of tables.
package enum Locations {
  /// Where a session is and was.
  final class Record {
    fileprivate var place: ItemPlace?
    /// Where `cd -` and `cd +` lead.
    var back: [ItemPlace] = [], forward: [ItemPlace] = []
    var stacks: [String: [ItemPlace]] = [:]
  }

  static func record(_ engine: Engine) -> Record { engine.service("Locations") { Record() } }

  package static func current(_ engine: Engine) -> ItemPlace {
    if let place = record(engine).place {
      // Somebody else may have moved the folder since.
      guard case .file(let path, _) = place, path != engine.currentFolder else { return place }
    }
    return .file(engine.currentFolder, display: engine.currentFolder)
  }

  static func move(to place: ItemPlace, _ engine: Engine) {
    record(engine).place = place
    if case .file(let path, _) = place { engine.currentFolder = path }
  }

  static let pathInfo = RecordType(
    "System.Management.Automation.PathInfo",
    ["Drive:System.Management.Automation.PSDriveInfo", "Provider:System.Management.Automation.ProviderInfo", "ProviderPath:string", "Path:string"],
    text: { try $0["Path"].text() })

  /// A `PathInfo` of a place.
  static func info(_ place: ItemPlace, _ engine: Engine) -> Value {
    .object(pathInfo.make([
      DriveTable.drive(of: place, engine), DriveTable.provider(place.providerName), Value(place.hostPath ?? place.name), Value(place.display),
    ]))
  }
}

/// The drives and providers of a session.
enum DriveTable {
  static let driveInfo = RecordType(
    "System.Management.Automation.PSDriveInfo",
    ["Used:System.Object", "Free:System.Object", "CurrentLocation:string", "Name:string", "Provider:System.Management.Automation.ProviderInfo", "Root:string",
     "Description:string", "MaximumSize:System.Object", "Credential:System.Management.Automation.PSCredential", "DisplayRoot:string"],
    text: { try $0["Name"].text() })
  static let providerInfo = RecordType(
    "System.Management.Automation.ProviderInfo",
    ["ImplementingType:System.Object", "HelpFile:string", "Name:string", "PSSnapIn:System.Object", "ModuleName:string", "Module:System.Object",
     "Description:string", "Capabilities:string", "Home:string", "Drives:System.Object"],
    text: { "Microsoft.PowerShell.Core\\" + (try $0["Name"].text()) })

  static let providers = ["Alias", "Environment", "FileSystem", "Function", "Variable"]

  static func provider(_ name: String) -> Value {
    let drives: [String: [String]] = ["Alias": ["Alias"], "Environment": ["Env"], "FileSystem": ["/", "Temp"], "Function": ["Function"], "Variable": ["Variable"]]
    let capabilities = name == "FileSystem" ? "Filter, ShouldProcess, Credentials" : "ShouldProcess"
    let made = providerInfo.make([])
    made["Name"] = Value(name)
    made["ModuleName"] = Value("Microsoft.PowerShell.Core")
    made["Capabilities"] = Value(capabilities)
    made["Drives"] = Value(strings: drives[name] ?? [])
    return .object(made)
  }

  static func made(_ name: String, _ provider: String, root: String, current: String = "") -> Value {
    let drive = driveInfo.make([])
    drive["Name"] = Value(name)
    drive["Provider"] = Self.provider(provider)
    drive["Root"] = Value(root)
    drive["CurrentLocation"] = Value(current)
    drive["Description"] = Value("")
    return .object(drive)
  }

  static func all(_ engine: Engine) -> [Value] {
    var result = [("/", "FileSystem", "/"), ("Alias", "Alias", ""), ("Env", "Environment", ""), ("Function", "Function", ""), ("Temp", "FileSystem", "/tmp/"), ("Variable", "Variable", "")]
    result += engine.drives.values.map { ($0.name, "FileSystem", $0.root) }
    result.sort { $0.0.lowercased() < $1.0.lowercased() }
    return result.map { made($0.0, $0.1, root: $0.2, current: $0.0 == "/" ? String(engine.currentFolder.dropFirst()) : "") }
  }

  static func drive(of place: ItemPlace, _ engine: Engine) -> Value {
    switch place {
    case .file(_, let display):
      if let name = PathResolver.driveName(display), let known = engine.drives[name.lowercased()] { return made(known.name, "FileSystem", root: known.root) }
      return made("/", "FileSystem", root: "/", current: String(engine.currentFolder.dropFirst()))
    case .environment: return made("Env", "Environment", root: "")
    case .variable: return made("Variable", "Variable", root: "")
    case .function: return made("Function", "Function", root: "")
    case .alias: return made("Alias", "Alias", root: "")
    }
  }
}
