import Engine
import Objects

/// What the cmdlets have in common that make, move and remove properties: no drive of this computer has properties of that kind.
///
/// They are the registry's. Paths are looked up first, so that `HKLM:\…` says that there is no such drive.
struct DynamicProperty {
  var targets = ItemTargets()
  var name: [String] = []

  static func parameters<Root>(_ path: WritableKeyPath<Root, DynamicProperty>) -> [Parameter<Root>] {
    [
      Parameter("Path", path.appending(path: \.targets.path), .set("Path", position: 0, mandatory: true, fromPipelineByPropertyName: true), .supportsWildcards),
      Parameter("LiteralPath", path.appending(path: \.targets.literalPath), .set("LiteralPath", mandatory: true, fromPipelineByPropertyName: true), .alias("PSPath", "LP")),
      Parameter("Name", path.appending(path: \.name), .mandatory, .position(1), .fromPipelineByPropertyName, .alias("PSProperty")),
      Parameter("Force", path.appending(path: \.targets.force)),
      Parameter("Filter", path.appending(path: \.targets.filter)),
      Parameter("Include", path.appending(path: \.targets.include)),
      Parameter("Exclude", path.appending(path: \.targets.exclude)),
    ]
  }

  func refuse(_ run: CommandRuntime) throws {
    for place in try targets.resolve(run) {
      try run.writeError(
        run.error(
          "PSNotSupportedException", "Cannot use interface. The IDynamicPropertyCmdletProvider interface is not supported by this provider.",
          id: "NotSupported", .NotImplemented, target: Value(place.display)))
    }
  }
}

/// Makes a property of an item; only a registry has such.
struct NewItemProperty: Cmdlet {
  static let name = "New-ItemProperty"
  static let traits = CommandTraits(defaultSet: "Path", supportsShouldProcess: true, module: "Microsoft.PowerShell.Management", isRefused: true)
  var request = DynamicProperty()
  var propertyType: String?, value = Value.null
  static let parameters: [Parameter<Self>] = DynamicProperty.parameters(\.request) + [
    Parameter("PropertyType", \.propertyType, .fromPipelineByPropertyName, .alias("Type")),
    Parameter("Value", \.value, .fromPipelineByPropertyName),
  ]
  mutating func process(_ run: CommandRuntime) throws { try request.refuse(run) }
}

/// Takes a property away from an item; only a registry has such.
struct RemoveItemProperty: Cmdlet {
  static let name = "Remove-ItemProperty"
  static let aliases = ["rp"]
  static let traits = CommandTraits(defaultSet: "Path", supportsShouldProcess: true, module: "Microsoft.PowerShell.Management", isRefused: true)
  var request = DynamicProperty()
  static let parameters: [Parameter<Self>] = DynamicProperty.parameters(\.request)
  mutating func process(_ run: CommandRuntime) throws { try request.refuse(run) }
}

/// Gives a property of an item another name; only a registry can.
struct RenameItemProperty: Cmdlet {
  static let name = "Rename-ItemProperty"
  static let aliases = ["rnp"]
  static let traits = CommandTraits(defaultSet: "Path", supportsShouldProcess: true, module: "Microsoft.PowerShell.Management", isRefused: true)
  var request = DynamicProperty()
  var newName = "", passThru = false
  static let parameters: [Parameter<Self>] = DynamicProperty.parameters(\.request) + [
    Parameter("NewName", \.newName, .mandatory, .position(2), .fromPipelineByPropertyName), Parameter("PassThru", \.passThru),
  ]
  mutating func process(_ run: CommandRuntime) throws { try request.refuse(run) }
}

/// Copies a property to another item; only a registry can.
struct CopyItemProperty: Cmdlet {
  static let name = "Copy-ItemProperty"
  static let aliases = ["cpp"]
  static let traits = CommandTraits(defaultSet: "Path", supportsShouldProcess: true, module: "Microsoft.PowerShell.Management", isRefused: true)
  var request = DynamicProperty()
  var destination = "", passThru = false
  static let parameters: [Parameter<Self>] = DynamicProperty.parameters(\.request) + [
    Parameter("Destination", \.destination, .mandatory, .position(2), .fromPipelineByPropertyName), Parameter("PassThru", \.passThru),
  ]
  mutating func process(_ run: CommandRuntime) throws { try request.refuse(run) }
}

/// Moves a property to another item; only a registry can.
struct MoveItemProperty: Cmdlet {
  static let name = "Move-ItemProperty"
  static let aliases = ["mp"]
  static let traits = CommandTraits(defaultSet: "Path", supportsShouldProcess: true, module: "Microsoft.PowerShell.Management", isRefused: true)
  var request = DynamicProperty()
  var destination = "", passThru = false
  static let parameters: [Parameter<Self>] = DynamicProperty.parameters(\.request) + [
    Parameter("Destination", \.destination, .mandatory, .position(2), .fromPipelineByPropertyName), Parameter("PassThru", \.passThru),
  ]
  mutating func process(_ run: CommandRuntime) throws { try request.refuse(run) }
}
