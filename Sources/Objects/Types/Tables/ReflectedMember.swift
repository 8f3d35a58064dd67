/// A member of a type as reflection gives it: `[string].GetProperty('Length')`, a `MethodInfo`, a `FieldInfo`.
final class ReflectedMember: EquatableObject {
  enum Sort { case property(TypeMembers.Property), field(TypeMembers.Property), method(TypeMembers.Method, TypeMembers.Overload), constructor(TypeMembers.Overload), enumValue(String) }

  let owner: TypeInfo
  let sort: Sort

  init(_ owner: TypeInfo, _ sort: Sort) {
    self.owner = owner
    self.sort = sort
    super.init()
  }

  var name: String {
    switch sort {
    case .property(let property), .field(let property): property.name
    case .method(let method, _): method.name
    case .constructor: ".ctor"
    case .enumValue(let name): name
    }
  }

  private var overload: TypeMembers.Overload? {
    switch sort {
    case .method(_, let overload), .constructor(let overload): overload
    default: nil
    }
  }

  private var property: TypeMembers.Property? {
    switch sort {
    case .property(let property), .field(let property): property
    default: nil
    }
  }

  var isStatic: Bool {
    switch sort {
    case .property(let property), .field(let property): property.isStatic
    case .method(let method, _): method.isStatic
    case .constructor: false
    case .enumValue(let name): name != "value__"
    }
  }

  var parameters: [Signature.Parameter] { overload.map { Signature.parsed($0.signature).parameters } ?? [] }

  /// The type of the member's value or result.
  private var valueType: TypeInfo {
    if let property { return TypeCatalog.resolve(property.typeName) ?? .object }
    if case .method(_, let overload) = sort { return TypeCatalog.resolve(Signature.parsed(overload.signature).returnType) ?? .object }
    return owner
  }

  override var type: TypeInfo { TypeCatalog.type(typeName) }
  private var typeName: String {
    switch sort {
    case .property: "System.Reflection.RuntimePropertyInfo"
    case .field, .enumValue: "System.Reflection.RtFieldInfo"
    case .method: "System.Reflection.RuntimeMethodInfo"
    case .constructor: "System.Reflection.RuntimeConstructorInfo"
    }
  }

  override var hashText: String { "\(owner.fullName) \((try? describe()) ?? name)" }
  override func describe() throws -> String {
    let list = parameters.map { $0.type.name }.joined(separator: ", ")
    switch sort {
    case .property, .field, .enumValue: return "\(valueType.fullName) \(name)"
    case .method: return "\(valueType.isValueType ? valueType.name : valueType.fullName) \(name)(\(list))"
    case .constructor: return "Void .ctor(\(list))"
    }
  }

  func value(of target: Value) throws -> Value {
    if case .enumValue(let name) = sort { return try Members.getStatic(owner, name) ?? .null }
    return try property?.get(target) ?? .null
  }

  func setValue(of target: Value, _ value: Value) throws {
    guard let set = property?.set else { throw PSError.argument("Property set method not found.") }
    try set(target, try Conversion.convert(value, to: valueType))
  }

  func invoke(_ target: Value, _ arguments: [Value]) throws -> Value {
    if case .constructor = sort { return try Members.construct(owner, arguments) }
    return isStatic ? try Members.invokeStatic(owner, name, arguments) : try Members.invoke(target, name, arguments)
  }

  private static func own(_ value: Value) -> ReflectedMember? { value.unwrapped.asObject as? ReflectedMember }

  static let definitions: [TypeDefinition] = [
    TypeDefinition("System.Reflection.MemberInfo", traits: [.abstract]) { members, _ in common(&members) },
    TypeDefinition("System.Reflection.PropertyInfo", base: "System.Reflection.MemberInfo", traits: [.abstract]) { members, _ in
      members.property("PropertyType", "type", get: { own($0)?.valueType.value ?? .null })
      members.property("CanRead", "bool", get: { _ in .bool(true) })
      members.property("CanWrite", "bool", get: { .bool(own($0)?.property?.set != nil) })
      values(&members)
    },
    TypeDefinition("System.Reflection.FieldInfo", base: "System.Reflection.MemberInfo", traits: [.abstract]) { members, _ in
      members.property("FieldType", "type", get: { own($0)?.valueType.value ?? .null })
      members.property("IsStatic", "bool", get: { .bool(own($0)?.isStatic ?? false) })
      members.property("IsLiteral", "bool", get: { .bool(own($0)?.isStatic ?? false) })
      values(&members)
    },
    TypeDefinition("System.Reflection.MethodBase", base: "System.Reflection.MemberInfo", traits: [.abstract]) { members, _ in
      members.property("IsPublic", "bool", get: { _ in .bool(true) })
      members.property("IsStatic", "bool", get: { .bool(own($0)?.isStatic ?? false) })
      members.property("IsConstructor", "bool", get: { own($0)?.name == ".ctor" ? .bool(true) : .bool(false) })
      members.property("Definition", "string", hidden: true, get: { Value(own($0)?.overload?.signature ?? "") })
      members.method("System.Reflection.ParameterInfo[] GetParameters()") { target, _ in
        .array(PSArray(ContiguousArray((own(target)?.parameters ?? []).enumerated().map { index, parameter in
          .object(CustomObject(["ParameterType": parameter.type.value, "Name": Value(parameter.name), "Position": .int(Int32(index)), "Member": target]))
        })))
      }
      members.method("System.Object Invoke(System.Object obj, System.Object[] parameters)") { target, arguments in
        try own(target)?.invoke(arguments[0], Array(arguments[1].asArray?.items ?? [])) ?? .null
      }
      members.method("System.Object Invoke(System.Object[] parameters)") { target, arguments in try own(target)?.invoke(.null, Array(arguments[0].asArray?.items ?? [])) ?? .null }
    },
    TypeDefinition("System.Reflection.MethodInfo", base: "System.Reflection.MethodBase", traits: [.abstract]) { members, _ in
      members.property("ReturnType", "type", get: { own($0)?.valueType.value ?? .null })
      members.property("IsGenericMethod", "bool", get: { _ in .bool(false) })
      members.method("System.Reflection.MethodInfo MakeGenericMethod(Params type[] typeArguments)") { target, _ in target }
    },
    TypeDefinition("System.Reflection.ConstructorInfo", base: "System.Reflection.MethodBase", traits: [.abstract]),
    TypeDefinition("System.Reflection.RuntimePropertyInfo", base: "System.Reflection.PropertyInfo", traits: [.sealed]),
    TypeDefinition("System.Reflection.RtFieldInfo", base: "System.Reflection.FieldInfo", traits: [.sealed]),
    TypeDefinition("System.Reflection.RuntimeMethodInfo", base: "System.Reflection.MethodInfo", traits: [.sealed]),
    TypeDefinition("System.Reflection.RuntimeConstructorInfo", base: "System.Reflection.ConstructorInfo", traits: [.sealed]),
  ]

  private static func common(_ members: inout TypeMembers) {
    members.property("MemberType", "System.Reflection.MemberTypes", get: { target in
      switch own(target)?.sort {
      case .property?: Value("Property")
      case .field?, .enumValue?: Value("Field")
      case .method?: Value("Method")
      case .constructor?: Value("Constructor")
      case nil: Value("TypeInfo")
      }
    })
    members.property("Name", "string", get: { Value(own($0)?.name ?? "") })
    members.property("DeclaringType", "type", get: { own($0)?.owner.value ?? .null })
    members.property("ReflectedType", "type", get: { own($0)?.owner.value ?? .null })
    members.method("System.Object[] GetCustomAttributes(bool inherit)") { _, _ in .array(PSArray()) }
    members.method("System.Object[] GetCustomAttributes(type attributeType, bool inherit)") { _, _ in .array(PSArray()) }
    members.method("string ToString()") { target, _ in Value(try target.text()) }
  }

  private static func values(_ members: inout TypeMembers) {
    for signature in ["System.Object GetValue(System.Object obj)", "System.Object GetValue(System.Object obj, System.Object[] index)"] {
      members.method(signature) { target, arguments in try own(target)?.value(of: arguments[0]) ?? .null }
    }
    for signature in ["void SetValue(System.Object obj, System.Object value)", "void SetValue(System.Object obj, System.Object value, System.Object[] index)"] {
      members.method(signature) { target, arguments in
        try own(target)?.setValue(of: arguments[0], arguments[1])
        return .void
      }
    }
  }
}
