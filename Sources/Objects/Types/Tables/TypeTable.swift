/// `System.Type`: types as objects.
enum TypeTable {
  private static func own(_ value: Value) -> TypeInfo { value.asType ?? .object }

  static let definitions: [TypeDefinition] = [
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
      Value("\(TypeNames.fullName(own($0))), \(AssemblyObject.of(own($0)).fullName)")
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
    members.property("DeclaredProperties", "System.Object", hidden: true, get: { Reflection.list(Reflection.properties(own($0), [.usual, .declaredOnly])) })
    members.property("Assembly", "System.Reflection.Assembly", get: { .object(AssemblyObject.of(own($0))) })
    members.property("Module", "System.Object", get: { .object(CustomObject(["Name": Value(AssemblyObject.of(own($0)).name + ".dll")])) })
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
    reflected(&members)
    members.method("System.Object GetCustomAttributes(bool inherit)") { _, _ in .array(PSArray()) }
    members.method("System.Object GetCustomAttributes(type attributeType, bool inherit)") { _, _ in .array(PSArray()) }
    members.method("bool IsDefined(type attributeType, bool inherit)") { target, arguments in
      .bool(own(arguments[0]).name == "FlagsAttribute" && own(target).enumeration?.isFlags == true)
    }
    members.method("string GetEnumName(System.Object value)") { target, arguments in try Members.invokeStatic(TypeCatalog.type("System.Enum"), "GetName", [target, arguments[0]]) }
    members.method("bool IsEnumDefined(System.Object value)") { target, arguments in try Members.invokeStatic(TypeCatalog.type("System.Enum"), "IsDefined", [target, arguments[0]]) }
    members.method("string ToString()") { target, _ in Value(own(target).fullName) }
    members.method("bool Equals(type o)") { .bool(own($0) === own($1[0])) }
    members.staticMethod("type GetType(string typeName)") { TypeCatalog.resolve(try $0[0].text())?.value ?? .null }
    for signature in ["type GetType(string typeName, bool throwOnError)", "type GetType(string typeName, bool throwOnError, bool ignoreCase)"] {
      members.staticMethod(signature) { arguments in
        let name = try arguments[0].text()
        if let found = TypeCatalog.resolve(name) { return found.value }
        if arguments[1].isTrue { throw PSError.dotNet("System.TypeLoadException", "Could not load type '\(name)' from assembly 'System.Management.Automation'.") }
        return .null
      }
    }
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

  private static func reflected(_ members: inout TypeMembers) {
    let flags = "System.Reflection.BindingFlags bindingAttr"
    members.method("System.Reflection.PropertyInfo[] GetProperties()") { target, _ in Reflection.list(Reflection.properties(own(target))) }
    members.method("System.Reflection.PropertyInfo[] GetProperties(\(flags))") { Reflection.list(Reflection.properties(own($0), Reflection.flags($1[0]))) }
    members.method("System.Reflection.PropertyInfo GetProperty(string name)") { Reflection.first(Reflection.properties(own($0)), try $1[0].text()) }
    members.method("System.Reflection.PropertyInfo GetProperty(string name, \(flags))") {
      Reflection.first(Reflection.properties(own($0), Reflection.flags($1[1])), try $1[0].text())
    }
    members.method("System.Reflection.FieldInfo[] GetFields()") { target, _ in Reflection.list(Reflection.fields(own(target))) }
    members.method("System.Reflection.FieldInfo[] GetFields(\(flags))") { Reflection.list(Reflection.fields(own($0), Reflection.flags($1[0]))) }
    members.method("System.Reflection.FieldInfo GetField(string name)") { Reflection.first(Reflection.fields(own($0)), try $1[0].text()) }
    members.method("System.Reflection.FieldInfo GetField(string name, \(flags))") {
      Reflection.first(Reflection.fields(own($0), Reflection.flags($1[1])), try $1[0].text())
    }
    members.method("System.Reflection.MethodInfo[] GetMethods()") { target, _ in Reflection.list(Reflection.methods(own(target))) }
    members.method("System.Reflection.MethodInfo[] GetMethods(\(flags))") { Reflection.list(Reflection.methods(own($0), Reflection.flags($1[0]))) }
    members.method("System.Reflection.MethodInfo GetMethod(string name)") { Reflection.first(Reflection.methods(own($0)), try $1[0].text()) }
    members.method("System.Reflection.MethodInfo GetMethod(string name, type[] types)") { Reflection.first(Reflection.methods(own($0)), try $1[0].text(), $1[1]) }
    members.method("System.Reflection.MethodInfo GetMethod(string name, \(flags))") {
      Reflection.first(Reflection.methods(own($0), Reflection.flags($1[1])), try $1[0].text())
    }
    members.method("System.Reflection.ConstructorInfo[] GetConstructors()") { target, _ in Reflection.list(Reflection.constructors(own(target))) }
    members.method("System.Reflection.ConstructorInfo GetConstructor(type[] types)") { Reflection.first(Reflection.constructors(own($0)), nil, $1[0]) }
    members.method("System.Reflection.MemberInfo[] GetMembers()") { target, _ in
      Reflection.list(Reflection.methods(own(target)) + Reflection.constructors(own(target)) + Reflection.properties(own(target)) + Reflection.fields(own(target)))
    }
    members.method("System.Reflection.MemberInfo[] GetMember(string name)") { target, arguments in
      let name = try arguments[0].text(), type = own(target)
      return Reflection.list((Reflection.methods(type) + Reflection.properties(type) + Reflection.fields(type)).filter { $0.name == name })
    }
  }
}
