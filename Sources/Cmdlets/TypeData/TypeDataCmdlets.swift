import Engine
import Formatting
import Objects

/// Adds members and display properties to types.
struct UpdateTypeData: Cmdlet {
  static let name = "Update-TypeData"
  static let traits = CommandTraits(defaultSet: "FileSet", supportsShouldProcess: true)

  var memberType: String?
  var memberName: String?
  var value = Value.unset, secondValue = Value.null
  var typeName: String?
  var typeConverter = Value.null, typeAdapter = Value.null
  var serializationMethod: String?, serializationDepth: Int?
  var defaultDisplayProperty: String?
  var defaultDisplayPropertySet: [String] = [], defaultKeyPropertySet: [String] = [], propertySerializationSet: [String] = []
  var inheritSerialization = false, force = false
  var appendPath: [String] = [], prependPath: [String] = []

  static let parameters: [Parameter<Self>] = [
    Parameter("MemberType", \.memberType, .set("DynamicTypeSet"), .oneOf(["NoteProperty", "AliasProperty", "ScriptProperty", "CodeProperty", "ScriptMethod", "CodeMethod"]),
      .type("System.Management.Automation.PSMemberTypes")),
    Parameter("MemberName", \.memberName, .set("DynamicTypeSet")),
    Parameter("Value", \.value, .set("DynamicTypeSet")),
    Parameter("SecondValue", \.secondValue, .set("DynamicTypeSet")),
    Parameter("TypeName", \.typeName, .set("DynamicTypeSet", mandatory: true, fromPipelineByPropertyName: true), .alias("TypeN")),
    Parameter("DefaultDisplayProperty", \.defaultDisplayProperty, .set("DynamicTypeSet")),
    Parameter("DefaultDisplayPropertySet", \.defaultDisplayPropertySet, .set("DynamicTypeSet")),
    Parameter("DefaultKeyPropertySet", \.defaultKeyPropertySet, .set("DynamicTypeSet")),
    Parameter("SerializationMethod", \.serializationMethod, .set("DynamicTypeSet")),
    Parameter("SerializationDepth", \.serializationDepth, .set("DynamicTypeSet")),
    Parameter("PropertySerializationSet", \.propertySerializationSet, .set("DynamicTypeSet")),
    Parameter("Force", \.force, .set("DynamicTypeSet")),
    Parameter("AppendPath", \.appendPath, .set("FileSet", position: 0, fromPipeline: true, fromPipelineByPropertyName: true), .alias("PSPath", "Path")),
    Parameter("PrependPath", \.prependPath, .set("FileSet")),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    for path in appendPath + prependPath {
      do { try TypeFile(run.engine).load(try FileReader(try PathResolver.file(path, run)).readAll()) } catch let error as PSError { try run.writeError(error) }
    }
    guard let written = typeName else { return }
    let typeName = TypeCatalog.resolve(written)?.fullName ?? written
    if let fault = fault(written, run) { throw fault }
    if !defaultKeyPropertySet.isEmpty {
      let catalog = FormatSession.environment.catalog
      if catalog.keyProperties[FoldedName(typeName)] != nil, !force {
        try run.writeError(present("DefaultKeyPropertySet", typeName, run))
      } else {
        catalog.keyProperties[FoldedName(typeName)] = defaultKeyPropertySet
      }
    }
    if let memberName { try define(memberName, on: typeName, run) }
    let catalog = FormatSession.environment.catalog
    if !defaultDisplayPropertySet.isEmpty {
      if catalog.displayProperties[FoldedName(typeName)] != nil, !force {
        try run.writeError(present("DefaultDisplayPropertySet", typeName, run))
      } else {
        catalog.displayProperties[FoldedName(typeName)] = defaultDisplayPropertySet
      }
    }
    if let defaultDisplayProperty { catalog.mainProperties[FoldedName(typeName)] = defaultDisplayProperty }
  }

  /// What is missing from, or too much in, the description of a member.
  private func fault(_ typeName: String, _ run: CommandRuntime) -> PSError? {
    func error(_ text: String, _ id: String) -> PSError { run.error("System.InvalidOperationException", text, id: id, .InvalidOperation) }
    guard memberName != nil else {
      if memberType != nil || !value.isUnset {
        return error("The MemberName parameter is required for the type \"\(typeName)\" because a member is described.", "MemberNameIsMissing")
      }
      let isEmpty = ["DefaultDisplayProperty", "DefaultDisplayPropertySet", "DefaultKeyPropertySet", "SerializationMethod", "SerializationDepth",
        "PropertySerializationSet", "TypeConverter", "TypeAdapter", "InheritPropertySerializationSet", "StringSerializationSource", "TargetTypeForDeserialization"]
        .allSatisfy { !run.isBound($0) }
      return isEmpty ? error("Nothing is specified that the type \"\(typeName)\" should get.", "TypeDataEmpty") : nil
    }
    guard let memberType else {
      return error("The MemberType parameter is required for the type \"\(typeName)\". You must specify a value for the MemberType parameter.", "MemberTypeIsMissing")
    }
    let hasValue = !value.isUnset && (!value.isNull || FoldedName.equal(memberType, "NoteProperty"))
    if !hasValue, !(FoldedName.equal(memberType, "ScriptProperty") && !secondValue.isNull) {
      return error("The Value parameter must be specified for a member of type \"\(memberType)\".", "ValueShouldBeSpecified")
    }
    if !secondValue.isNull, ["noteproperty", "scriptmethod", "codemethod"].contains(memberType.lowercased()) {
      return error("The SecondValue parameter should not be specified for a member of type \"\(memberType)\".", "SecondValueShouldNotBeSpecified")
    }
    return nil
  }

  private func present(_ member: String, _ typeName: String, _ run: CommandRuntime) -> PSError {
    run.error("RuntimeException", "Error in TypeData \"\(typeName)\": The member \(member) is already present.", id: "DynamicUpdateException", .InvalidOperation)
  }

  private func define(_ name: String, on typeName: String, _ run: CommandRuntime) throws {
    var bag = run.engine.typeData[FoldedName(typeName)] ?? PropertyBag()
    if bag.find(name) != nil, !force { return try run.writeError(present(name, typeName, run)) }
    bag.set(name, try TypeMember.make(memberType ?? "NoteProperty", value.isUnset ? .null : value, secondValue))
    run.engine.typeData[FoldedName(typeName)] = bag
  }
}

/// Makes the member that a type gets.
enum TypeMember {
  static func make(_ kind: String, _ value: Value, _ second: Value) throws -> Value {
    switch kind.lowercased() {
    case "aliasproperty": .object(SpecialMember(.alias(of: try value.text(), as: second.isNull ? nil : second.typeValue)))
    case "scriptproperty": .object(SpecialMember(.script(get: value.asScript, set: second.asScript)))
    case "scriptmethod": value.asScript.map { .object(SpecialMember(.method($0))) } ?? value
    default: value
    }
  }
}

/// Reads a `.types.ps1xml` file.
package struct TypeFile {
  private let engine: Engine

  package init(_ engine: Engine) { self.engine = engine }

  package func load(_ text: String) throws {
    let document: XmlNode
    do { document = try XmlParser.parse(text) } catch let failure as XmlParser.Failure {
      throw PSError("RuntimeException", "The file is not valid XML: \(failure.text)", id: "TypesXmlUpdateException", category: .InvalidData)
    }
    for type in document.elements.first?.elements("Type") ?? [] {
      guard let name = type.element("Name")?.innerText else { continue }
      var bag = engine.typeData[FoldedName(name)] ?? PropertyBag()
      for member in type.element("Members")?.elements ?? [] { try add(member, to: &bag, typeName: name) }
      engine.typeData[FoldedName(name)] = bag
    }
  }

  private func add(_ member: XmlNode, to bag: inout PropertyBag, typeName: String) throws {
    guard let name = member.element("Name")?.innerText else { return }
    func block(_ element: String) throws -> PSObject? { try member.element(element).map { try engine.makeBlock($0.innerText, engine.global) } }
    switch member.name {
    case "NoteProperty": bag.set(name, Value(member.element("Value")?.innerText ?? ""))
    case "AliasProperty": bag.set(name, .object(SpecialMember(.alias(of: member.element("ReferencedMemberName")?.innerText ?? "", as: nil))))
    case "ScriptProperty": bag.set(name, .object(SpecialMember(.script(get: try block("GetScriptBlock"), set: try block("SetScriptBlock")))))
    case "ScriptMethod": if let script = try block("Script") { bag.set(name, .object(SpecialMember(.method(script)))) }
    case "MemberSet" where name == "PSStandardMembers":
      for inner in member.element("Members")?.elements("PropertySet") ?? [] where inner.element("Name")?.innerText == "DefaultDisplayPropertySet" {
        FormatSession.environment.catalog.displayProperties[FoldedName(typeName)] =
          inner.element("ReferencedProperties")?.elements("Name").map(\.innerText) ?? []
      }
    default: break
    }
  }
}

/// Lists what was added to types.
struct GetTypeData: Cmdlet {
  static let name = "Get-TypeData"

  var typeName: [String] = []
  static let parameters: [Parameter<Self>] = [Parameter("TypeName", \.typeName, .position(0), .fromPipeline)]

  mutating func process(_ run: CommandRuntime) throws {
    var all = run.engine.typeData
    for name in FormatSession.environment.catalog.displayProperties.keys where all[name] == nil { all[name] = PropertyBag() }
    for (name, bag) in all.sorted(by: { $0.key.name < $1.key.name }) {
      guard try typeName.isEmpty || typeName.contains(where: { try Wildcard($0).matches(name.name) }) else { continue }
      let members = PSHashtable()
      for (index, member) in bag.shape.names.enumerated() { members.set(member, bag.slots[index]) }
      try run.write(.object(CustomObject(["TypeName": Value(name.name), "Members": .object(members)], typeNames: ["System.Management.Automation.Runspaces.TypeData", "System.Object"])))
    }
  }
}

/// Takes away what was added to types.
struct RemoveTypeData: Cmdlet {
  static let name = "Remove-TypeData"
  static let traits = CommandTraits(supportsShouldProcess: true)

  var typeName: String?
  var path: [String] = []
  var typeData = Value.null

  static let parameters: [Parameter<Self>] = [
    Parameter("TypeName", \.typeName, .set("RemoveTypeSet", position: 0, mandatory: true, fromPipeline: true, fromPipelineByPropertyName: true)),
    Parameter("Path", \.path, .set("RemoveFileSet", mandatory: true)),
    Parameter("TypeData", \.typeData, .set("RemoveTypeDataSet", position: 0, mandatory: true, fromPipeline: true)),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    let name: String
    if let typeName { name = typeName } else { name = try Members.get(typeData, "TypeName")?.text() ?? "" }
    let known = run.engine.typeData.removeValue(forKey: FoldedName(name)) != nil
    let catalog = FormatSession.environment.catalog
    let hasKeys = catalog.keyProperties.removeValue(forKey: FoldedName(name)) != nil
    let shown = catalog.displayProperties.removeValue(forKey: FoldedName(name)) != nil || hasKeys
    if !known, !shown, !name.isEmpty {
      try run.writeError(run.error("RuntimeException", "Error in TypeData \"\(name)\": The type is not found.", id: "TypesDynamicRemoveException", .InvalidOperation))
    }
  }
}
