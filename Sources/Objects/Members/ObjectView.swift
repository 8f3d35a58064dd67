/// `$x.PSObject`: the members of an object as data.
public final class ObjectView: PSObject {
  let target: Value

  init(_ target: Value) {
    self.target = target
    super.init()
  }

  public override var type: TypeInfo { TypeCatalog.type("System.Management.Automation.PSObject+View") }
  public override func describe() throws -> String { try target.text() }

  /// `PSObject.Copy()`: a shallow copy.
  static func copy(_ target: Value) -> Value {
    guard case .object(let object) = target else {
      if case .array(let array) = target { return .array(PSArray(array.items, elementType: array.elementType, dimensions: array.dimensions)) }
      return target
    }
    if let custom = object as? CustomObject {
      let made = CustomObject(custom.properties, typeNames: custom.customTypeNames)
      made.added = custom.added
      return .object(made)
    }
    if let table = object as? PSHashtable {
      let made = table.copy()
      (made.added, made.customTypeNames) = (table.added, table.customTypeNames)
      return .object(made)
    }
    if let list = object as? PSList { return .object(PSList(list.kind, list.items)) }
    if let wrapped = object as? WrappedValue {
      let made = WrappedValue(wrapped.base)
      (made.added, made.customTypeNames) = (wrapped.added, wrapped.customTypeNames)
      return .object(made)
    }
    return target
  }

  static let table = TypeDefinition("System.Management.Automation.PSObject+View") { members, _ in
    func view(_ value: Value) -> Value { (value.asObject as? ObjectView)?.target ?? value }
    members.property("BaseObject", "System.Object", get: { view($0).unwrapped })
    members.property("ImmediateBaseObject", "System.Object", get: { view($0).unwrapped })
    members.property("TypeNames", "System.Collections.ObjectModel.Collection[string]", get: { .object(TypeNameList(view($0))) })
    for (name, filter) in [
      ("Members", { (_: MemberInfo) in true }), ("Properties", { (member: MemberInfo) in member.isProperty }),
      ("Methods", { (member: MemberInfo) in !member.isProperty }),
    ] as [(String, (MemberInfo) -> Bool)] {
      members.property(name, "System.Object", get: { .object(MemberCollection(view($0), filter)) })
    }
    members.method("psobject Copy()") { target, _ in ObjectView.copy(view(target)) }
    members.method("string ToString()") { target, _ in Value(try view(target).text()) }
    members.method("type GetType()") { _, _ in TypeInfo.psObject.value }
  }
}

/// `$x.PSObject.Properties` and its kin: enumerable, indexed by name, open to additions.
final class MemberCollection: PSObject {
  let target: Value
  private let filter: (MemberInfo) -> Bool

  init(_ target: Value, _ filter: @escaping (MemberInfo) -> Bool) {
    self.target = target
    self.filter = filter
    super.init()
  }

  var members: [MemberInfo] { Members.list(target).filter { filter($0) && !$0.isHidden } }
  override var type: TypeInfo { TypeCatalog.type("System.Management.Automation.PSMemberInfoIntegratingCollection`1") }
  override func enumerated() throws -> ContiguousArray<Value>? { ContiguousArray(members.map { .object($0) }) }
  func find(_ name: String) -> MemberInfo? { Members.list(target).first { FoldedName.equal($0.name, name) && filter($0) } }

  static let table = TypeDefinition("System.Management.Automation.PSMemberInfoIntegratingCollection`1") { members, _ in
    func own(_ value: Value) -> MemberCollection? { value.asObject as? MemberCollection }
    members.property("Count", "int", get: { .int(Int32(own($0)?.members.count ?? 0)) })
    members.method("void Add(System.Object member)") { target, arguments in
      guard let collection = own(target) else { return .void }
      try MemberCollection.add(arguments[0], to: collection.target)
      return .void
    }
    members.method("void Add(System.Object member, bool preValidated)") { target, arguments in
      guard let collection = own(target) else { return .void }
      try MemberCollection.add(arguments[0], to: collection.target)
      return .void
    }
    members.method("void Remove(string name)") { target, arguments in
      if let collection = own(target) { Members.remove(collection.target, try arguments[0].text()) }
      return .void
    }
    members.method("System.Object Match(string name)") { target, arguments in
      let pattern = try Wildcard(try arguments[0].text())
      let found = own(target)?.members.filter { pattern.matches($0.name) } ?? []
      return .object(PSList(.collection(of: .object), ContiguousArray(found.map { .object($0) })))
    }
    members.method("System.Object get_Item(string name)") { target, arguments in
      own(target)?.find(try arguments[0].text()).map { .object($0) } ?? .null
    }
    members.method("System.Object Item(string name)", hidden: true) { target, arguments in
      own(target)?.find(try arguments[0].text()).map { .object($0) } ?? .null
    }
  }

  /// Adds a `PSNoteProperty` or its kin.
  static func add(_ member: Value, to target: Value) throws {
    guard let made = member.asObject as? MemberTemplate else {
      throw PSError.argument("Only member definitions such as PSNoteProperty can be added.", "member")
    }
    if let object = target.asObject, Members.added(object, made.name) != nil {
      throw PSError(
        "ExtendedTypeSystemException", "Cannot add a member with the name \"\(made.name)\" because a member with that name already exists.",
        id: "AlreadyPresentPSMemberInfoInternalCollectionAdd")
    }
    _ = Members.add(target, made.name, made.value)
  }
}

/// `[psnoteproperty]::new('a', 1)` and its kin: a member that no object has yet.
public final class MemberTemplate: PSObject {
  public let name: String
  public let value: Value
  private let kind: String

  init(_ kind: String, _ name: String, _ value: Value) {
    self.kind = kind
    self.name = name
    self.value = value
    super.init()
  }

  public override var type: TypeInfo { TypeCatalog.type("System.Management.Automation.\(kind)") }

  static let tables: [TypeDefinition] = sets + [
    TypeDefinition("System.Management.Automation.PSMemberInfo", traits: [.abstract]),
    TypeDefinition("System.Management.Automation.PSNoteProperty", base: "System.Management.Automation.PSMemberInfo") { members, _ in
      fill(&members)
      members.constructor("psnoteproperty(string name, System.Object value)") { arguments in
        .object(MemberTemplate("PSNoteProperty", try arguments[0].text(), arguments[1]))
      }
    },
    TypeDefinition("System.Management.Automation.PSAliasProperty", base: "System.Management.Automation.PSMemberInfo") { members, _ in
      fill(&members)
      members.constructor("psaliasproperty(string name, string referencedMemberName)") { arguments in
        .object(MemberTemplate("PSAliasProperty", try arguments[0].text(), .object(SpecialMember(.alias(of: try arguments[1].text(), as: nil)))))
      }
      members.constructor("psaliasproperty(string name, string referencedMemberName, type conversionType)") { arguments in
        .object(
          MemberTemplate(
            "PSAliasProperty", try arguments[0].text(), .object(SpecialMember(.alias(of: try arguments[1].text(), as: arguments[2].asType)))))
      }
    },
    TypeDefinition("System.Management.Automation.PSScriptProperty", base: "System.Management.Automation.PSMemberInfo") { members, _ in
      fill(&members)
      members.constructor("psscriptproperty(string name, scriptblock getterScript)") { arguments in
        .object(MemberTemplate("PSScriptProperty", try arguments[0].text(), .object(SpecialMember(.script(get: arguments[1].asObject, set: nil)))))
      }
      members.constructor("psscriptproperty(string name, scriptblock getterScript, scriptblock setterScript)") { arguments in
        .object(
          MemberTemplate("PSScriptProperty", try arguments[0].text(), .object(SpecialMember(.script(get: arguments[1].asObject, set: arguments[2].asObject)))))
      }
    },
    TypeDefinition("System.Management.Automation.PSScriptMethod", base: "System.Management.Automation.PSMemberInfo") { members, _ in
      fill(&members)
      members.constructor("psscriptmethod(string name, scriptblock script)") { arguments in
        guard let block = arguments[1].asObject else { throw PSError.argumentNull("script") }
        return .object(MemberTemplate("PSScriptMethod", try arguments[0].text(), .object(SpecialMember(.method(block)))))
      }
    },
  ]

  private static let sets: [TypeDefinition] = [
    TypeDefinition("System.Management.Automation.PSPropertySet", base: "System.Management.Automation.PSMemberInfo") { members, _ in
      fill(&members)
      members.constructor("System.Management.Automation.PSPropertySet(string name, System.Collections.Generic.IEnumerable[string] referencedPropertyNames)") { arguments in
        let names = try (arguments[1].enumerated() ?? [arguments[1]]).map { try $0.text() }
        return .object(MemberTemplate("PSPropertySet", try arguments[0].text(), .object(SpecialMember(.propertySet(names)))))
      }
    },
    TypeDefinition("System.Management.Automation.PSMemberSet", base: "System.Management.Automation.PSMemberInfo") { members, _ in
      fill(&members)
      members.constructor("System.Management.Automation.PSMemberSet(string name)") { arguments in
        .object(MemberTemplate("PSMemberSet", try arguments[0].text(), .object(SpecialMember(.memberSet(PropertyBag())))))
      }
      members.constructor("System.Management.Automation.PSMemberSet(string name, System.Collections.Generic.IEnumerable[System.Management.Automation.PSMemberInfo] members)") { arguments in
        var bag = PropertyBag()
        for item in try arguments[1].enumerated() ?? [arguments[1]] {
          if let member = item.unwrapped.asObject as? MemberTemplate { bag.set(member.name, member.value) }
        }
        return .object(MemberTemplate("PSMemberSet", try arguments[0].text(), .object(SpecialMember(.memberSet(bag)))))
      }
    },
  ]

  private static func fill(_ members: inout TypeMembers) {
    members.property("Name", "string", get: { Value(($0.asObject as? MemberTemplate)?.name ?? "") })
    members.property("Value", "System.Object", get: { ($0.asObject as? MemberTemplate)?.value ?? .null })
  }
}
