import Objects

/// Types by which scripts reach the rules of the language: `[LanguagePrimitives]`, `[AutomationNull]`.
enum LanguageTypes {
  private static let prefix = "System.Management.Automation."

  static func register() {
    TypeInfo.psObject.extend { members in members.staticMethod("psobject AsPSObject(System.Object obj)") { $0[0] } }
    for type in [primitives, nothing, paging, TypeNameObject.info] + OldParser.types { TypeCatalog.register(type) }
  }

  private static let primitives = TypeInfo(prefix + "LanguagePrimitives", base: .object) { members in
    members.staticMethod("bool IsTrue(System.Object obj)") { .bool($0[0].isTrue) }
    members.staticMethod("bool IsNull(System.Object obj)") { .bool($0[0].isNull) }
    members.staticMethod("bool Equals(System.Object first, System.Object second)") { .bool(try Operators.equals($0[0], $0[1], ignoreCase: false)) }
    members.staticMethod("bool Equals(System.Object first, System.Object second, bool ignoreCase)") { .bool(try Operators.equals($0[0], $0[1], ignoreCase: $0[2].isTrue)) }
    members.staticMethod("int Compare(System.Object first, System.Object second)") { .int(Int32(try Operators.compare($0[0], $0[1], ignoreCase: false))) }
    members.staticMethod("int Compare(System.Object first, System.Object second, bool ignoreCase)") { .int(Int32(try Operators.compare($0[0], $0[1], ignoreCase: $0[2].isTrue))) }
    members.staticMethod("bool TryConvertTo(System.Object valueToConvert, type resultType, [ref] result)") { arguments in
      guard let type = arguments[1].asType, let made = Conversion.tryConvert(arguments[0], to: type) else { return .bool(false) }
      try (arguments[2].asObject as? ReferenceObject)?.set(made)
      return .bool(true)
    }
    members.staticMethod("bool TryCompare(System.Object first, System.Object second, [ref] result)") { arguments in
      guard let order = try? Operators.compare(arguments[0], arguments[1], ignoreCase: false) else { return .bool(false) }
      try (arguments[2].asObject as? ReferenceObject)?.set(.int(Int32(order)))
      return .bool(true)
    }
    members.staticMethod("System.Collections.IEnumerable GetEnumerable(System.Object obj)") { arguments in
      arguments[0].asArray != nil || arguments[0].asObject is PSList ? arguments[0] : .null
    }
    members.staticMethod("System.Object ConvertTo(System.Object valueToConvert, type resultType)") { arguments in
      guard let type = arguments[1].asType else { return .null }
      do { return try Conversion.convert(arguments[0], to: type) } catch let error as PSError {
        throw MethodErrors.wrapped(error, method: "ConvertTo", count: arguments.count, inner: error.record.exception.inner)
      }
    }
    members.staticMethod("string ConvertTypeNameToPSTypeName(string typeName)") { arguments in
      let name = try arguments[0].text()
      return Value("[" + (TypeCatalog.resolve(name).map { TypeNames.display($0) } ?? name) + "]")
    }
    members.staticMethod("bool IsObjectEnumerable(System.Object obj)") { .bool(try $0[0].enumerated() != nil) }
    members.staticMethod("System.Collections.IEnumerator GetEnumerator(System.Object obj)") { arguments in
      try arguments[0].enumerated() == nil ? .null : Members.invoke(arguments[0], "GetEnumerator", [])
    }
  }

  private static let nothing = TypeInfo(prefix + "Internal.AutomationNull", base: .object) { members in
    members.staticProperty("Value", "psobject", get: { .void })
  }

  /// `$PSCmdlet.PagingParameters`.
  static let paging = TypeInfo(prefix + "PagingParameters", base: .object) { members in
    for name in ["IncludeTotalCount", "Skip", "First"] {
      members.property(name, name == "IncludeTotalCount" ? "switch" : "ulong", get: { ($0.unwrapped.asObject as? PagingParameters)?.value(name) ?? .null })
    }
    members.method("psobject NewTotalCount(ulong totalCount, double accuracy)") { _, arguments in arguments[0] }
  }
}

/// What `-First`, `-Skip` and `-IncludeTotalCount` gave to a function that supports paging.
final class PagingParameters: PSObject {
  private let bound: PSHashtable

  init(_ bound: PSHashtable) {
    self.bound = bound
    super.init()
  }

  override var type: TypeInfo { LanguageTypes.paging }

  func value(_ name: String) -> Value {
    if let given = bound.get(name) { return given }
    switch name {
    case "First": return .object(ScalarObject(.uint64(.max)))
    case "Skip": return .object(ScalarObject(.uint64(0)))
    default: return (try? Conversion.convert(.bool(false), to: .switchParameter)) ?? .bool(false)
    }
  }
}
