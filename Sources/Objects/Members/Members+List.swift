/// Lists members for `Get-Member`, `PSObject.Properties` and the formatter.
extension Members {
  /// All members, in the order of `$x.PSObject.Members`; `properties` only those that hold values.
  public static func list(_ target: Value) -> [MemberInfo] {
    var result: [MemberInfo] = []
    var known = Set<FoldedName>()
    func add(_ member: MemberInfo) { if known.insert(FoldedName(member.name)).inserted { result.append(member) } }
    addedMembers(target).forEach(add)
    for (name, member) in ObjectRuntime.current.extendedMembers(target.typeNames) { add(info(target, name, member, isInstance: false)) }
    let value = target.unwrapped
    if let dynamic = value.asObject as? DynamicMembersObject { dynamicMembers(dynamic, target).forEach(add) }
    // What type data adds stands before the members of the type itself.
    let own = typeProperties(value.type)
    for property in own where property.addition != nil { add(info(target, value, property)) }
    for property in own { add(info(target, value, property)) }
    var seen = Set<FoldedName>()
    for info in value.type.hierarchy {
      for method in info.ownMembers.methods where !method.isStatic && seen.insert(FoldedName(method.name)).inserted {
        let all = findMethod(value.type, method.name) ?? method
        add(
          MemberInfo(
            owner: target, name: method.name, kind: all.isParameterizedProperty ? .ParameterizedProperty : .Method,
            typeName: "System.Management.Automation.\(all.isParameterizedProperty ? "PSParameterizedProperty" : "PSMethod")", isInstance: false, isHidden: all.isHidden,
            definition: { all.shownSignatures.joined(separator: ", ") },
            get: { .object(MethodObject(target: value, name: all.name, overloads: all.shownSignatures)) }))
      }
    }
    return result
  }

  public static func properties(_ target: Value, includingHidden: Bool = false) -> [MemberInfo] {
    var result: [MemberInfo] = []
    let own = addedMembers(target).filter(\.isProperty)
    if target.asObject is CustomObject, ObjectRuntime.current.extendedMembers(target.typeNames).isEmpty { return own }
    var known = Set<FoldedName>()
    func add(_ member: MemberInfo) { if member.isProperty, includingHidden || !member.isHidden, known.insert(FoldedName(member.name)).inserted { result.append(member) } }
    let isCustom = target.asObject is CustomObject
    if isCustom { own.forEach(add) }
    let value = target.unwrapped
    if let dynamic = value.asObject as? DynamicMembersObject { dynamicMembers(dynamic, target).forEach(add) }
    for property in typeProperties(value.type) { add(info(target, value, property)) }
    if !isCustom { own.forEach(add) }
    for (name, member) in ObjectRuntime.current.extendedMembers(target.typeNames) { add(info(target, name, member, isInstance: false)) }
    return result
  }

  private static func dynamicMembers(_ object: DynamicMembersObject, _ target: Value) -> [MemberInfo] {
    object.memberNames.map { name, typeName in
      MemberInfo(
        owner: target, name: name, kind: .Property, typeName: typeName, isInstance: false, definition: { "\(typeName) \(name) {get;set;}" },
        get: { try object.member(name) ?? .null }, set: { _ = try object.setMember(name, $0) })
    }
  }

  private static func typeProperties(_ type: TypeInfo) -> [TypeMembers.Property] {
    var result: [TypeMembers.Property] = [], known = Set<FoldedName>()
    for info in type.hierarchy {
      for property in info.ownMembers.properties where !property.isStatic && known.insert(FoldedName(property.name)).inserted { result.append(property) }
    }
    return result
  }

  private static func info(_ target: Value, _ value: Value, _ property: TypeMembers.Property) -> MemberInfo {
    MemberInfo(
      owner: target, name: property.name, kind: kind(property), typeName: property.typeName, isInstance: false, isHidden: property.isHidden,
      definition: { definition(property) }, get: { try property.get(value) }, set: property.set.map { _ in { try Members.set(target, property.name, $0) } })
  }

  private static func kind(_ property: TypeMembers.Property) -> MemberInfo.Kind {
    switch property.addition {
    case nil: .Property
    case .alias: .AliasProperty
    case .script: .ScriptProperty
    case .code: .CodeProperty
    }
  }

  private static func definition(_ property: TypeMembers.Property) -> String {
    switch property.addition {
    case nil: "\(property.typeName) \(property.name) {get;\(property.set == nil ? "" : "set;")}"
    case .alias(let other): "\(property.name) = \(other)"
    case .script(let text): "System.Object \(property.name) {get=\(text);}"
    case .code(let method): "\(property.typeName) \(property.name){get=\(method);}"
    }
  }

  private static func addedMembers(_ target: Value) -> [MemberInfo] {
    guard let object = target.asObject else { return [] }
    var result: [MemberInfo] = []
    if let custom = object as? CustomObject {
      for (name, slot) in zip(custom.properties.shape.names, custom.properties.slots) { result.append(info(target, name, slot, isInstance: true)) }
    }
    if let bag = object.added {
      for (name, slot) in zip(bag.shape.names, bag.slots) { result.append(info(target, name, slot, isInstance: true)) }
    }
    return result
  }

  private static func info(_ target: Value, _ name: String, _ slot: Value, isInstance: Bool) -> MemberInfo {
    let setter: (Value) throws -> Void = { try Members.set(target, name, $0) }
    guard case .object(let object) = slot, object.isMemberDefinition, let member = object as? SpecialMember else {
      // The value may change after the member was listed.
      return MemberInfo(
        owner: target, name: name, kind: .NoteProperty, typeName: noteTypeName(slot), isInstance: isInstance,
        definition: { "\(shortTypeName(slot)) \(name)=\(noteText(slot))" }, get: { try Members.get(target, name) ?? .null }, set: setter)
    }
    let get: () throws -> Value = { try Members.read(slot, target) }
    switch member.definition {
    case .alias(let other, let type):
      return MemberInfo(
        owner: target, name: name, kind: .AliasProperty, typeName: "System.Object", isInstance: isInstance,
        definition: { "\(name) = \(type.map { "(\(TypeNames.display($0)))" } ?? "")\(other)" }, get: get, set: setter)
    case .script(let getter, let setterBlock):
      return MemberInfo(
        owner: target, name: name, kind: .ScriptProperty, typeName: "System.Object", isInstance: isInstance,
        definition: {
          var text = "System.Object \(name) {"
          if let getter { text += "get=\((try? getter.describe()) ?? "");" }
          if let setterBlock { text += "set=\((try? setterBlock.describe()) ?? "");" }
          return text + "}"
        }, get: get, set: setterBlock == nil ? nil : setter)
    case .method:
      return MemberInfo(
        owner: target, name: name, kind: .ScriptMethod, typeName: "System.Object", isInstance: isInstance, definition: { "System.Object \(name)();" }, get: get)
    case .code(_, let set):
      return MemberInfo(
        owner: target, name: name, kind: .CodeProperty, typeName: "System.Object", isInstance: isInstance,
        definition: { "System.Object \(name){get;\(set == nil ? "" : "set;")}" }, get: get, set: set == nil ? nil : setter)
    case .propertySet(let names):
      return MemberInfo(
        owner: target, name: name, kind: .PropertySet, typeName: "System.Management.Automation.PSPropertySet", isInstance: isInstance,
        definition: { "\(name) {\(names.joined(separator: ", "))}" }, get: get)
    case .memberSet(let bag):
      return MemberInfo(
        owner: target, name: name, kind: .MemberSet, typeName: "System.Management.Automation.PSMemberSet", isInstance: isInstance,
        isHidden: FoldedName.equal(name, "PSStandardMembers"), definition: { "\(name) {\(bag.shape.names.joined(separator: ", "))}" }, get: get)
    }
  }

  /// `TypeNameOfValue` of a note property.
  private static func noteTypeName(_ value: Value) -> String {
    if value.isNull { return "System.Object" }
    return value.typeNames.first ?? value.type.fullName
  }

  /// The type as `Get-Member` writes it: accelerators, and `Object[]` without its namespace.
  private static func shortTypeName(_ value: Value) -> String {
    if value.isNull { return "object" }
    if value.asObject is CustomObject, let name = value.typeNames.first { return name }
    let type = value.unwrapped.type
    let display = TypeNames.display(type)
    if display == "System.Object[]" { return "Object[]" }
    return display.hasPrefix("System.") && !display.dropFirst(7).contains(".") ? String(display.dropFirst(7)) : display.components(type)
  }

  private static func noteText(_ value: Value) -> String {
    if value.isNull { return "null" }
    if value.asArray != nil || value.asObject is PSList { return value.type.fullName }
    return (try? value.culturalText()) ?? ""
  }

  /// `@{a=1; b=2}`.
  public static func describeAsHashtable(_ target: Value) throws -> String {
    var parts: [String] = []
    for member in properties(target) {
      let value = (try? member.get()) ?? .null
      let text: String
      if value.asArray != nil || value.asObject is PSList {
        text = value.type.fullName
      } else if value.asObject is CustomObject {
        // A nested object reads as its ToString, which is empty.
        text = try Members.invoke(value, "ToString", []).text()
      } else {
        text = try value.text()
      }
      parts.append("\(member.name)=\(text)")
    }
    return parts.isEmpty ? "" : "@{\(parts.joined(separator: "; "))}"
  }
}

extension String {
  /// Display names of types outside `System` keep their namespace.
  fileprivate func components(_ type: TypeInfo) -> String { self }
}

extension MemberInfo {
  static let table = TypeDefinition("System.Management.Automation.PSPropertyInfo") { members, _ in
    func own(_ value: Value) -> MemberInfo? { value.asObject as? MemberInfo }
    members.property("MemberType", "System.Management.Automation.PSMemberTypes", get: { value in
      Value(enumeration: TypeCatalog.type("System.Management.Automation.PSMemberTypes"), own(value)?.kind.number ?? 0)
    })
    members.property("IsSettable", "bool", get: { .bool(own($0)?.set != nil) })
    members.property("IsGettable", "bool", get: { .bool(own($0)?.isProperty ?? false) })
    members.property("Value", "System.Object", get: { try own($0)?.get() ?? .null }, set: { target, value in
      guard let member = own(target) else { return }
      guard let set = member.set else {
        throw PSError.runtime("SetValueException", "Set accessor for property \"\(member.name)\" is unavailable.")
      }
      try set(value)
    })
    members.property("TypeNameOfValue", "string", get: { value in
      guard let member = own(value) else { return .null }
      if member.kind == .Property { return Value(TypeCatalog.resolve(member.typeName)?.fullName ?? member.typeName) }
      return Value(member.typeName)
    })
    members.property("Name", "string", get: { Value(own($0)?.name ?? "") })
    members.property("IsInstance", "bool", get: { .bool(own($0)?.isInstance ?? false) })
    members.property("Definition", "string", hidden: true, get: { Value(own($0)?.definition() ?? "") })
    members.property("OverloadDefinitions", "System.Object", hidden: true, get: { Value(own($0)?.definition() ?? "") })
    members.method("psobject Copy()") { target, _ in target }
    members.method("string ToString()") { target, _ in Value(own(target)?.definition() ?? "") }
    members.method("System.Object Invoke(Params System.Object[] arguments)") { target, arguments in
      guard let method = try own(target)?.get().asObject as? MethodObject else { return .null }
      return try method.invoke(Array(arguments[0].asArray?.items ?? []))
    }
  }
}

extension MemberInfo.Kind {
  /// PowerShell's numbers of `PSMemberTypes`.
  var number: Int64 {
    switch self {
    case .AliasProperty: 1
    case .CodeProperty: 2
    case .Property: 4
    case .NoteProperty: 8
    case .ScriptProperty: 16
    case .PropertySet: 32
    case .Method: 64
    case .CodeMethod: 128
    case .ScriptMethod: 256
    case .ParameterizedProperty: 512
    case .MemberSet: 1024
    case .Event: 2048
    }
  }
}
