/// What `GetProperties`, `GetMethods` and their kin find in a type, by `BindingFlags`.
enum Reflection {
  struct Flags: OptionSet {
    let rawValue: Int64
    static let declaredOnly = Flags(rawValue: 2)
    static let instance = Flags(rawValue: 4)
    static let statics = Flags(rawValue: 8)
    static let isPublic = Flags(rawValue: 16)
    static let nonPublic = Flags(rawValue: 32)
    static let usual: Flags = [.instance, .statics, .isPublic]
  }

  static func flags(_ value: Value) -> Flags {
    if case .enumeration(_, let number)? = value.asScalar { return Flags(rawValue: number) }
    return .usual
  }

  private static func fits(_ isStatic: Bool, _ isHidden: Bool, _ flags: Flags) -> Bool {
    flags.contains(isStatic ? .statics : .instance) && flags.contains(isHidden ? .nonPublic : .isPublic)
  }

  private static func sources(_ type: TypeInfo, _ flags: Flags) -> [TypeInfo] { flags.contains(.declaredOnly) ? [type] : type.hierarchy }

  static func properties(_ type: TypeInfo, _ flags: Flags = .usual) -> [ReflectedMember] {
    sources(type, flags).flatMap { info in
      info.ownMembers.properties.filter { !$0.isField && fits($0.isStatic, $0.isHidden, flags) }.map { ReflectedMember(info, .property($0)) }
    }
  }

  static func fields(_ type: TypeInfo, _ flags: Flags = .usual) -> [ReflectedMember] {
    if let enumeration = type.enumeration { return (["value__"] + enumeration.cases.map(\.name)).map { ReflectedMember(type, .enumValue($0)) } }
    return type.ownMembers.properties.filter { $0.isField && fits($0.isStatic, $0.isHidden, flags) }.map { ReflectedMember(type, .field($0)) }
  }

  static func methods(_ type: TypeInfo, _ flags: Flags = .usual) -> [ReflectedMember] {
    sources(type, flags).flatMap { info in
      info.ownMembers.methods.filter { fits($0.isStatic, $0.isHidden, flags) }.flatMap { method in method.overloads.map { ReflectedMember(info, .method(method, $0)) } }
    }
  }

  static func constructors(_ type: TypeInfo) -> [ReflectedMember] { type.ownMembers.constructors.map { ReflectedMember(type, .constructor($0)) } }

  /// The first member of a name, of parameter types where they are given.
  static func first(_ members: [ReflectedMember], _ name: String?, _ types: Value = .null) -> Value {
    let wanted = types.isNull ? nil : (types.asArray?.items ?? []).compactMap { $0.asType }
    let found = members.first { member in
      guard name == nil || member.name == name else { return false }
      guard let wanted else { return true }
      let parameters = member.parameters
      return parameters.count == wanted.count && zip(parameters, wanted).allSatisfy { $0.type === $1 || $1.isSubtype(of: $0.type) }
    }
    return found.map { .object($0) } ?? .null
  }

  static func list(_ members: [ReflectedMember]) -> Value { .array(PSArray(ContiguousArray(members.map { .object($0) }))) }
}
