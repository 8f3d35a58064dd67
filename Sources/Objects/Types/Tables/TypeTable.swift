/// `System.Type`: types as objects.
enum TypeTable {
  private static func own(_ value: Value) -> TypeInfo { value.asType ?? .object }

  static let definitions: [TypeDefinition] = [
    TypeDefinition("System.Reflection.MemberInfo", traits: [.abstract]),
    TypeDefinition("System.Reflection.TypeInfo", base: "System.Type", traits: [.abstract]),
    TypeDefinition("System.RuntimeType", base: "System.Reflection.TypeInfo", traits: [.sealed]),
    TypeDefinition("System.Type", base: "System.Reflection.MemberInfo", traits: [.abstract], members: fill),
  ]

  private static func fill(_ members: inout TypeMembers, _ arguments: [TypeInfo]) {
    members.property("IsPublic", "bool", get: { _ in .bool(true) })
    members.property("IsSerializable", "bool", get: { .bool(!own($0).traits.contains(.interface)) })
    members.property("IsSerial", "bool", hidden: true, get: { _ in .bool(true) })
    members.property("Name", "string", get: { Value(own($0).name) })
    members.property("FullName", "string", get: { Value(TypeNames.fullName(own($0))) })
    members.property("Namespace", "string", get: { own($0).namespace.isEmpty ? .null : Value(own($0).namespace) })
    members.property("AssemblyQualifiedName", "string", get: {
      Value("\(TypeNames.fullName(own($0))), System.Private.CoreLib, Version=10.0.0.0, Culture=neutral, PublicKeyToken=7cec85d7bea7798e")
    })
    members.property("BaseType", "type", get: { own($0).base?.value ?? .null })
    members.property("UnderlyingSystemType", "type", get: { $0 })
    let tests: [(String, (TypeInfo) -> Bool)] = [
      ("IsArray", { $0.isArray }), ("IsEnum", { $0.isEnum }), ("IsValueType", { $0.isValueType }), ("IsInterface", { $0.traits.contains(.interface) }),
      ("IsAbstract", { $0.traits.contains(.abstract) || $0.traits.contains(.interface) }), ("IsSealed", { $0.traits.contains(.sealed) }),
      ("IsClass", { !$0.isValueType && !$0.traits.contains(.interface) }), ("IsGenericType", { !$0.genericArguments.isEmpty || $0.traits.contains(.genericDefinition) }),
      ("IsGenericTypeDefinition", { $0.traits.contains(.genericDefinition) }), ("ContainsGenericParameters", { $0.traits.contains(.genericDefinition) }),
      ("IsPrimitive", { ["Boolean", "Byte", "SByte", "Int16", "UInt16", "Int32", "UInt32", "Int64", "UInt64", "Char", "Double", "Single"].contains($0.name) && $0.namespace == "System" }),
    ]
    for (name, test) in tests { members.property(name, "bool", get: { .bool(test(own($0))) }) }
    members.property("GenericTypeArguments", "type[]", get: { types(own($0).genericArguments) })
    members.property("ImplementedInterfaces", "System.Object", hidden: true, get: { types(interfaces(own($0))) })
    members.property("DeclaredProperties", "System.Object", hidden: true, get: { properties(own($0)) })
    members.property("Assembly", "System.Object", get: { _ in .object(CustomObject(["FullName": Value("System.Private.CoreLib, Version=10.0.0.0, Culture=neutral, PublicKeyToken=7cec85d7bea7798e"), "Location": Value("")])) })
    members.property("GUID", "guid", get: { _ in Value(Guid.empty) })
    members.method("type GetElementType()") { target, _ in own(target).elementType?.value ?? .null }
    members.method("type[] GetGenericArguments()") { target, _ in types(own(target).genericArguments) }
    members.method("type GetGenericTypeDefinition()") { target, _ in TypeCatalog.type(String(own(target).fullName.prefix { $0 != "[" })).value }
    members.method("type[] GetInterfaces()") { target, _ in types(interfaces(own(target))) }
    members.method("type GetInterface(string name)") { target, arguments in
      let name = try arguments[0].text()
      return interfaces(own(target)).first { $0.name == name || $0.fullName == name }?.value ?? .null
    }
    members.method("bool IsAssignableFrom(type c)") { .bool(own($1[0]).isSubtype(of: own($0))) }
    members.method("bool IsAssignableTo(type targetType)") { .bool(own($0).isSubtype(of: own($1[0]))) }
    members.method("bool IsSubclassOf(type c)") { .bool(own($0) !== own($1[0]) && own($0).isSubtype(of: own($1[0])) && !own($1[0]).traits.contains(.interface)) }
    members.method("bool IsInstanceOfType(System.Object o)") { .bool(!$1[0].isNull && $1[0].unwrapped.type.isSubtype(of: own($0))) }
    members.method("string[] GetEnumNames()") { target, _ in try Members.invokeStatic(TypeCatalog.type("System.Enum"), "GetNames", [target]) }
    members.method("array GetEnumValues()") { target, _ in try Members.invokeStatic(TypeCatalog.type("System.Enum"), "GetValues", [target]) }
    members.method("type GetEnumUnderlyingType()") { target, _ in TypeCatalog.type(own(target).enumeration?.underlying ?? "System.Int32").value }
    members.method("type MakeArrayType()") { target, _ in TypeCatalog.array(of: own(target)).value }
    members.method("type MakeGenericType(Params type[] typeArguments)") { target, arguments in
      let wanted = (arguments[0].asArray?.items ?? []).compactMap { $0.asType }
      guard let made = TypeCatalog.generic(own(target), wanted) else { throw PSError.argument("The number of generic arguments provided doesn't equal the arity of the generic type definition.", "instantiation") }
      return made.value
    }
    members.method("System.Object GetProperties()") { target, _ in properties(own(target)) }
    members.method("System.Object GetProperty(string name)") { target, arguments in
      let name = try arguments[0].text()
      return try properties(own(target)).asArray?.items.first { try Members.get($0, "Name")?.text() == name } ?? .null
    }
    members.method("System.Object GetMethods()") { target, _ in methods(own(target)) }
    members.method("System.Object GetMethod(string name)") { target, arguments in
      let name = try arguments[0].text()
      return try methods(own(target)).asArray?.items.first { try Members.get($0, "Name")?.text() == name } ?? .null
    }
    members.method("System.Object GetConstructors()") { target, _ in
      .array(PSArray(ContiguousArray(own(target).ownMembers.constructors.map { .object(CustomObject(["Name": Value(".ctor"), "Definition": Value($0.signature)])) })))
    }
    members.method("System.Object GetFields()") { target, _ in
      let statics = own(target).ownMembers.properties.filter(\.isField).map(\.name)
      let names = own(target).enumeration.map { ["value__"] + $0.cases.map(\.name) } ?? statics
      return .array(PSArray(ContiguousArray(names.map { .object(CustomObject(["Name": Value($0), "MemberType": Value("Field")])) })))
    }
    members.method("System.Object GetCustomAttributes(bool inherit)") { _, _ in .array(PSArray()) }
    members.method("string ToString()") { target, _ in Value(own(target).fullName) }
    members.method("bool Equals(type o)") { .bool(own($0) === own($1[0])) }
    members.staticMethod("type GetType(string typeName)") { TypeCatalog.resolve(try $0[0].text())?.value ?? .null }
    members.staticMethod("System.TypeCode GetTypeCode(type type)") { arguments in
      let names = ["Empty", "Object", "DBNull", "Boolean", "Char", "SByte", "Byte", "Int16", "UInt16", "Int32", "UInt32", "Int64", "UInt64", "Single", "Double", "Decimal", "DateTime", "", "String"]
      return Value(enumeration: "System.TypeCode", names.firstIndex(of: own(arguments[0]).name) ?? 1)
    }
    members.staticProperty("EmptyTypes", "type[]", isField: true, get: { types([]) })
  }

  private static func types(_ list: [TypeInfo]) -> Value { .array(PSArray(ContiguousArray(list.map(\.value)), elementType: .type)) }

  private static func interfaces(_ type: TypeInfo) -> [TypeInfo] {
    var result: [TypeInfo] = []
    func add(_ info: TypeInfo) {
      for one in info.interfaces where !result.contains(where: { $0 === one }) {
        result.append(one)
        add(one)
      }
      if let base = info.base { add(base) }
    }
    add(type)
    return result
  }

  private static func properties(_ type: TypeInfo) -> Value {
    var result = ContiguousArray<Value>()
    for info in type.hierarchy {
      for property in info.ownMembers.properties where !property.isField && !property.isHidden {
        result.append(.object(CustomObject([
          "MemberType": Value("Property"), "Name": Value(property.name), "DeclaringType": info.value,
          "PropertyType": (TypeCatalog.resolve(property.typeName) ?? .object).value, "CanRead": .bool(true), "CanWrite": .bool(property.set != nil),
        ])))
      }
    }
    return .array(PSArray(result))
  }

  private static func methods(_ type: TypeInfo) -> Value {
    var result = ContiguousArray<Value>()
    for info in type.hierarchy {
      for method in info.ownMembers.methods where !method.isHidden {
        for overload in method.overloads {
          let signature = Signature.parsed(overload.signature)
          result.append(.object(CustomObject([
            "Name": Value(method.name), "DeclaringType": info.value, "MemberType": Value("Method"), "IsStatic": .bool(method.isStatic), "IsPublic": .bool(true),
            "ReturnType": (TypeCatalog.resolve(signature.returnType) ?? .object).value, "Definition": Value(overload.signature),
          ])))
        }
      }
    }
    return .array(PSArray(result))
  }
}
