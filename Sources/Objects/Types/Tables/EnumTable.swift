/// `System.Enum` and the members of enumeration values.
enum EnumTable {
  private static func type(_ value: Value) throws -> (TypeInfo, Enumeration) {
    guard let type = value.asType, let enumeration = type.enumeration else {
      throw PSError.argument("Type provided must be an Enum.", "enumType")
    }
    return (type, enumeration)
  }

  private static func number(_ value: Value) -> Int64 { if case .enumeration(_, let number)? = value.asScalar { number } else { 0 } }

  static func fill(_ members: inout TypeMembers, _ arguments: [TypeInfo]) {
    members.property("value__", "int", hidden: true, get: { value in
      guard case .enumeration(let type, let number)? = value.asScalar else { return .null }
      return try Conversion.convert(.long(number), to: TypeCatalog.type(type.enumeration?.underlying ?? "System.Int32"))
    })
    members.method("int CompareTo(System.Object target)") { target, arguments in
      .int(Int32(try Operators.compare(target, arguments[0], ignoreCase: false).signum()))
    }
    members.method("bool HasFlag(enum flag)") { target, arguments in
      guard case .enumeration(let type, let own)? = target.asScalar else { return .bool(false) }
      let flag = number(try Conversion.convert(arguments[0], to: type))
      return .bool(own & flag == flag)
    }
    members.method("string ToString()") { target, _ in Value(try target.culturalText()) }
    members.method("string ToString(string format)") { Value(try Formatter.text($0, format: try $1[0].text())) }
    members.method("System.TypeCode GetTypeCode()") { _, _ in Value(enumeration: "System.TypeCode", 9) }
    members.staticMethod("string[] GetNames(type enumType)") { arguments in
      let (_, enumeration) = try type(arguments[0])
      return Value(strings: sorted(enumeration).map(\.name))
    }
    members.staticMethod("array GetValues(type enumType)") { arguments in
      let (info, enumeration) = try type(arguments[0])
      return .array(PSArray(ContiguousArray(sorted(enumeration).map { Value(enumeration: info, $0.value) }), elementType: info))
    }
    members.staticMethod("string GetName(type enumType, System.Object value)") { arguments in
      let (info, enumeration) = try type(arguments[0])
      let wanted = try Conversion.convert(arguments[1], to: .int64)
      guard case .long(let value) = wanted else { return .null }
      _ = info
      return enumeration.cases.first { $0.value == value }.map { Value($0.name) } ?? .null
    }
    members.staticMethod("bool IsDefined(type enumType, System.Object value)") { arguments in
      let (_, enumeration) = try type(arguments[0])
      if case .string(let name) = arguments[1] { return .bool(enumeration.cases.contains { $0.name == name.text }) }
      guard case .long(let value)? = Conversion.tryConvert(arguments[1], to: .int64) else { return .bool(false) }
      return .bool(enumeration.cases.contains { $0.value == value })
    }
    members.staticMethod("System.Object Parse(type enumType, string value, bool ignoreCase = false)") { arguments in
      let (info, enumeration) = try type(arguments[0])
      let text = try arguments[1].text()
      guard let value = parse(text, enumeration, ignoreCase: arguments[2].isTrue) else {
        throw PSError.argument("Requested value '\(text)' was not found.")
      }
      return Value(enumeration: info, value)
    }
    for prefix in ["type enumType, ", ""] {
      members.staticMethod("bool TryParse(\(prefix)string value, bool ignoreCase, [ref] System.Object result)") { arguments in
        if prefix.isEmpty { throw PSError.notSupportedYet("[System.Enum]::TryParse without a type") }
        let (info, enumeration) = try type(arguments[0])
        guard let value = parse(try arguments[1].text(), enumeration, ignoreCase: arguments[2].isTrue) else { return .bool(false) }
        try (arguments[3].asObject as? ReferenceObject)?.set(Value(enumeration: info, value))
        return .bool(true)
      }
    }
    members.staticMethod("bool TryParse(type enumType, string value, [ref] System.Object result)") { arguments in
      let (info, enumeration) = try type(arguments[0])
      guard let value = parse(try arguments[1].text(), enumeration, ignoreCase: false) else { return .bool(false) }
      try (arguments[2].asObject as? ReferenceObject)?.set(Value(enumeration: info, value))
      return .bool(true)
    }
    members.staticMethod("System.Object ToObject(type enumType, System.Object value)") { arguments in
      let (info, _) = try type(arguments[0])
      guard case .long(let value) = try Conversion.convert(arguments[1], to: .int64) else { return .null }
      return Value(enumeration: info, value)
    }
    members.staticMethod("type GetUnderlyingType(type enumType)") { arguments in
      let (_, enumeration) = try type(arguments[0])
      return TypeCatalog.type(enumeration.underlying).value
    }
    members.staticMethod("string Format(type enumType, System.Object value, string format)") { arguments in
      let (info, enumeration) = try type(arguments[0])
      _ = info
      guard case .long(let value) = try Conversion.convert(arguments[1], to: .int64) else { return .null }
      return Value(try enumeration.text(value, format: try arguments[2].text()))
    }
  }

  /// .NET lists values by their unsigned number.
  private static func sorted(_ enumeration: Enumeration) -> [(name: String, value: Int64)] {
    enumeration.cases.enumerated().sorted {
      let a = UInt64(bitPattern: $0.element.value), b = UInt64(bitPattern: $1.element.value)
      return a == b ? $0.offset < $1.offset : a < b
    }.map(\.element)
  }

  private static func parse(_ text: String, _ enumeration: Enumeration, ignoreCase: Bool) -> Int64? {
    var result: Int64 = 0
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let name = TextScan.trimmed(String(part))
      if let number = Int64(name) {
        result |= number
      } else if let found = enumeration.cases.first(where: { Operators.sameText($0.name, name, ignoreCase) }) {
        result |= found.value
      } else {
        return nil
      }
    }
    return result
  }
}
