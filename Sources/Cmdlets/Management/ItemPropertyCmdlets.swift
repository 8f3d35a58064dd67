import Engine
import Objects

/// Gets an item with its properties, or some of them.
struct GetItemProperty: Cmdlet {
  static let name = "Get-ItemProperty"
  static let aliases = ["gp"]
  static let traits = CommandTraits(defaultSet: "Path", module: "Microsoft.PowerShell.Management")

  var targets = ItemTargets()
  var names: [String] = []

  static let parameters: [Parameter<Self>] = [
    Parameter("Path", \.targets.path, .set("Path", position: 0, mandatory: true, fromPipeline: true, fromPipelineByPropertyName: true), .supportsWildcards),
    Parameter("LiteralPath", \.targets.literalPath, .set("LiteralPath", mandatory: true, fromPipelineByPropertyName: true), .alias("PSPath", "LP")),
    Parameter("Name", \.names, .position(1), .alias("PSProperty")),
    Parameter("Filter", \.targets.filter),
    Parameter("Include", \.targets.include),
    Parameter("Exclude", \.targets.exclude),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    for place in try targets.resolve(run) {
      guard let item = ItemTargets.item(place, run) else { continue }
      if names.isEmpty {
        try run.write(item)
        continue
      }
      var bag = PropertyBag()
      for name in names {
        let wildcard = try Wildcard(name)
        let found = Members.properties(item).filter { wildcard.matches($0.name) }
        if found.isEmpty, !Wildcard.isPattern(name) { try run.writeError(GetItemProperty.missing(name, run)) }
        for member in found { bag.set(member.name, try member.get()) }
      }
      guard bag.count > 0 else { continue }
      for note in ["PSPath", "PSParentPath", "PSChildName", "PSDrive", "PSProvider"] {
        if let value = try Members.get(item, note) { bag.set(note, value) }
      }
      try run.write(.object(CustomObject(bag)))
    }
  }

  static func missing(_ name: String, _ run: CommandRuntime) -> PSError {
    run.error("PSArgumentException", "The property \(name) does not exist or was not found.", id: "System.Management.Automation.PSArgumentException", .InvalidArgument)
  }
}

/// Gets the bare values of properties of items.
struct GetItemPropertyValue: Cmdlet {
  static let name = "Get-ItemPropertyValue"
  static let aliases = ["gpv"]
  static let traits = CommandTraits(defaultSet: "Path", module: "Microsoft.PowerShell.Management")

  var targets = ItemTargets()
  var names: [String] = []

  static let parameters: [Parameter<Self>] = [
    Parameter("Path", \.targets.path, .set("Path", position: 0, fromPipeline: true, fromPipelineByPropertyName: true), .supportsWildcards),
    Parameter("LiteralPath", \.targets.literalPath, .set("LiteralPath", mandatory: true, fromPipelineByPropertyName: true), .alias("PSPath", "LP")),
    Parameter("Name", \.names, .mandatory, .position(1), .alias("PSProperty")),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    if targets.all.isEmpty { targets.path = ["."] }
    for place in try targets.resolve(run) {
      guard let item = ItemTargets.item(place, run) else { continue }
      for name in names {
        if let value = try Members.get(item, name) { try run.write(value) } else { try run.writeError(GetItemProperty.missing(name, run)) }
      }
    }
  }
}

/// Sets a property of items.
struct SetItemProperty: Cmdlet {
  static let name = "Set-ItemProperty"
  static let aliases = ["sp"]
  static let traits = CommandTraits(defaultSet: "propertyValuePathSet", supportsShouldProcess: true, module: "Microsoft.PowerShell.Management")

  var targets = ItemTargets()
  var property = ""
  var value = Value.null
  var inputObject = Value.null
  var passThru = false

  static let parameters: [Parameter<Self>] = [
    Parameter(
      "Path", \.targets.path, .set("propertyValuePathSet", position: 0, mandatory: true, fromPipelineByPropertyName: true),
      .set("propertyPSObjectPathSet", position: 0, mandatory: true, fromPipelineByPropertyName: true)),
    Parameter("LiteralPath", \.targets.literalPath, .set("propertyValueLiteralPathSet", mandatory: true, fromPipelineByPropertyName: true), .alias("PSPath", "LP")),
    Parameter(
      "Name", \.property, .set("propertyValuePathSet", position: 1, mandatory: true, fromPipelineByPropertyName: true),
      .set("propertyValueLiteralPathSet", position: 1, mandatory: true, fromPipelineByPropertyName: true), .alias("PSProperty")),
    Parameter(
      "Value", \.value, .set("propertyValuePathSet", position: 2, mandatory: true, fromPipelineByPropertyName: true),
      .set("propertyValueLiteralPathSet", position: 2, mandatory: true, fromPipelineByPropertyName: true), .allowNull),
    Parameter("InputObject", \.inputObject, .set("propertyPSObjectPathSet", mandatory: true, fromPipeline: true, fromPipelineByPropertyName: true)),
    Parameter("PassThru", \.passThru),
    Parameter("Filter", \.targets.filter),
    Parameter("Include", \.targets.include),
    Parameter("Exclude", \.targets.exclude),
    Parameter("Force", \.targets.force),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    for place in try targets.resolve(run) {
      guard let item = ItemTargets.item(place, run) else { continue }
      var changes = [(property, value)]
      if !inputObject.isNull { changes = try Members.properties(inputObject).map { ($0.name, try $0.get()) } }
      for (name, value) in changes {
        guard try run.shouldProcess("Item: \(place.display) Property: \(name)", "Set Property File") else { continue }
        do { try Members.set(item, name, value) } catch let error as PSError { try run.writeError(error) }
      }
      if passThru { try run.write(item) }
    }
  }
}

/// Changes the value of an item on a drive of tables.
struct SetItem: Cmdlet {
  static let name = "Set-Item"
  static let aliases = ["si"]
  static let traits = CommandTraits(defaultSet: "Path", supportsShouldProcess: true, module: "Microsoft.PowerShell.Management")

  var targets = ItemTargets()
  var value = Value.null
  var passThru = false

  static let parameters: [Parameter<Self>] = [
    Parameter("Path", \.targets.path, .set("Path", position: 0, mandatory: true, fromPipelineByPropertyName: true)),
    Parameter("LiteralPath", \.targets.literalPath, .set("LiteralPath", mandatory: true, fromPipelineByPropertyName: true), .alias("PSPath", "LP")),
    Parameter("Value", \.value, .position(1), .fromPipeline, .fromPipelineByPropertyName),
    Parameter("Force", \.targets.force),
    Parameter("PassThru", \.passThru),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    for (text, isLiteral) in targets.all {
      for place in try PathResolver.matches(text, run, literal: isLiteral) {
        if place.isFile {
          throw run.error("PSNotSupportedException", "Provider operation stopped because the provider does not support this operation.", id: "NotSupported", .NotImplemented)
        }
        guard try run.shouldProcess("Item: \(place.name) Value: \(value.text())", "Set Item") else { continue }
        try Tables.set(place, value, run)
        if passThru, let item = Tables.item(place, run) { try run.write(item) }
      }
    }
  }
}

/// Clears the value of an item.
struct ClearItem: Cmdlet {
  static let name = "Clear-Item"
  static let aliases = ["cli"]
  static let traits = CommandTraits(defaultSet: "Path", supportsShouldProcess: true, module: "Microsoft.PowerShell.Management")

  var targets = ItemTargets()

  static let parameters: [Parameter<Self>] = [
    Parameter("Path", \.targets.path, .set("Path", position: 0, mandatory: true, fromPipeline: true, fromPipelineByPropertyName: true)),
    Parameter("LiteralPath", \.targets.literalPath, .set("LiteralPath", mandatory: true, fromPipelineByPropertyName: true), .alias("PSPath", "LP")),
    Parameter("Force", \.targets.force),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    for place in try targets.resolve(run) {
      if place.isFile {
        throw run.error("PSNotSupportedException", "Provider operation stopped because the provider does not support this operation.", id: "NotSupported", .NotImplemented)
      }
      if try run.shouldProcess("Item: \(place.name)", "Clear Item") { try Tables.set(place, .null, run) }
    }
  }
}
