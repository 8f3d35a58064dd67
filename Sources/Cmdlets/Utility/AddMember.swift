import Engine
import Objects

/// Adds members to an object.
struct AddMember: Cmdlet {
  static let name = "Add-Member"
  static let traits = CommandTraits(defaultSet: "TypeNameSet")

  var inputObject = Value.null
  var memberType: String?
  var name = ""
  var value = Value.null, secondValue = Value.null
  var typeName: String?
  var force = false, passThru = false
  var notePropertyName = ""
  var notePropertyValue = Value.null
  var notePropertyMembers: PSHashtable?

  static let parameters: [Parameter<Self>] = [
    Parameter("InputObject", \.inputObject, .mandatory, .fromPipeline),
    Parameter(
      "MemberType", \.memberType, .set("MemberSet", position: 0, mandatory: true), .alias("Type"),
      .type("System.Management.Automation.PSMemberTypes")),
    Parameter("Name", \.name, .set("MemberSet", position: 1, mandatory: true)),
    Parameter("Value", \.value, .set("MemberSet", position: 2)),
    Parameter("SecondValue", \.secondValue, .set("MemberSet", position: 3)),
    Parameter(
      "TypeName", \.typeName, .set("TypeNameSet", mandatory: true), .set("MemberSet"), .set("NotePropertySingleMember"), .set("NotePropertyMultiMember"),
      .notNullOrEmpty),
    Parameter("Force", \.force, .set("MemberSet"), .set("NotePropertySingleMember"), .set("NotePropertyMultiMember")),
    Parameter("PassThru", \.passThru),
    Parameter(
      "NotePropertyName", \.notePropertyName, .set("NotePropertySingleMember", position: 0, mandatory: true), .notNullOrEmpty,
      .transform(refuseMemberType)),
    Parameter("NotePropertyValue", \.notePropertyValue, .set("NotePropertySingleMember", position: 1, mandatory: true), .allowNull),
    Parameter(
      "NotePropertyMembers", \.notePropertyMembers, .set("NotePropertyMultiMember", position: 0, mandatory: true), .notNullOrEmpty,
      .type("System.Collections.IDictionary")),
  ]

  /// The name of a member type in the first place means that parameter set, not a note of that name.
  private static func refuseMemberType(_ value: Value) throws -> Value {
    guard let text = value.asString, Conversion.tryConvert(value, to: TypeCatalog.type("System.Management.Automation.PSMemberTypes")) != nil else { return value }
    throw PSError(
      "ValidationMetadataException", "The parameter cannot be processed because the value \"\(text)\" is the name of a member type.",
      id: "InvalidValueForNotePropertyName", category: .InvalidData)
  }

  mutating func process(_ run: CommandRuntime) throws {
    var target = inputObject
    if let members = notePropertyMembers {
      for entry in members.entries { target = try add(try entry.key.text(), entry.value, to: target, run) }
    } else if !notePropertyName.isEmpty {
      target = try add(notePropertyName, notePropertyValue, to: target, run)
    } else if let memberType {
      guard let member = try made(memberType, run) else { return }
      target = try add(name, member, to: target, run)
    }
    if let typeName, case .object(let object) = wrapped(&target) {
      let full = TypeCatalog.resolve(typeName)?.fullName ?? typeName
      object.customTypeNames = [full] + target.typeNames
    }
    if passThru { try run.write(target) }
  }

  private func wrapped(_ target: inout Value) -> Value {
    if case .object = target { return target }
    target = .object(WrappedValue(target))
    return target
  }

  private func add(_ name: String, _ value: Value, to target: Value, _ run: CommandRuntime) throws -> Value {
    if !force, Members.list(target).contains(where: { FoldedName.equal($0.name, name) }) {
      try run.writeError(
        run.error(
          "System.InvalidOperationException",
          "Cannot add a member with the name \"\(name)\" because a member with that name already exists. To overwrite the member anyway, add the Force parameter to your command.",
          id: "MemberAlreadyExists", .InvalidOperation, target: target))
      return target
    }
    return Members.add(target, name, value.isVoid ? .null : value)
  }

  /// The member as its bag slot holds it.
  private func made(_ kind: String, _ run: CommandRuntime) throws -> Value? {
    func special(_ definition: SpecialMember.Definition) -> Value { .object(SpecialMember(definition)) }
    if let fault = fault(kind, run) {
      try run.writeError(fault)
      return nil
    }
    switch kind.lowercased() {
    case "noteproperty": return value
    case "aliasproperty":
      let type = secondValue.isNull ? nil : try secondValue.typeValue ?? TypeCatalog.resolve(secondValue.text())
      return special(.alias(of: try value.text(), as: type))
    case "scriptproperty": return special(.script(get: try script(value), set: try script(secondValue)))
    case "scriptmethod":
      guard let block = try script(value) else { return nil }
      return special(.method(block))
    case "propertyset": return special(.propertySet(try (value.enumerated() ?? [value]).map { try $0.text() }))
    case "memberset":
      var bag = PropertyBag()
      for item in try value.enumerated() ?? [value] {
        if let template = item.unwrapped.asObject as? MemberTemplate {
          bag.set(template.name, template.value)
        } else if let member = item.unwrapped.asObject as? MemberInfo {
          bag.set(member.name, try member.get())
        }
      }
      return special(.memberSet(bag))
    default: return try refuse(kind, run)
    }
  }

  private func script(_ value: Value) throws -> PSObject? {
    value.isNull ? nil : try Conversion.convert(value, to: TypeCatalog.type("System.Management.Automation.ScriptBlock")).asScript
  }

  /// What is wrong with the values that make the member, if anything.
  private func fault(_ kind: String, _ run: CommandRuntime) -> PSError? {
    func error(_ text: String, _ id: String) -> PSError { run.error("System.InvalidOperationException", text, id: id, .InvalidOperation) }
    let needsFirst = error("The Value parameter cannot be null for a member of type \"\(kind)\". Specify a non-null value for the Value parameter.", "Value1ShouldNotBeNull")
    let forbidsSecond = error("The SecondValue parameter is not necessary for a member of type \"\(kind)\" and should not be specified.", "Value2ShouldBeNull")
    switch kind.lowercased() {
    case "noteproperty": return secondValue.isNull ? nil : forbidsSecond
    case "aliasproperty", "codeproperty": return value.isNull ? needsFirst : nil
    case "scriptmethod", "codemethod", "propertyset": return value.isNull ? needsFirst : secondValue.isNull ? nil : forbidsSecond
    case "scriptproperty":
      guard value.isNull, secondValue.isNull else { return nil }
      return error(
        "The Value and SecondValue parameters cannot both be null for a member of type \"\(kind)\". Specify a non-null value for one of them.",
        "Value1AndValue2AreNotBothNull")
    case "memberset": return secondValue.isNull ? nil : forbidsSecond
    default: return nil
    }
  }

  private func refuse(_ kind: String, _ run: CommandRuntime) throws -> Value? {
    try run.writeError(
      run.error("System.InvalidOperationException", "Cannot add a member with type \"\(kind)\". Specify a different type for the MemberTypes parameter.", id: "CannotAddMemberType", .InvalidOperation))
    return nil
  }
}

extension Value {
  /// The script block, if the value is one.
  var asScript: PSObject? {
    guard case .object(let object) = unwrapped, object is ScriptBlock else { return nil }
    return object
  }
}
