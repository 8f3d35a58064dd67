import Objects

/// The rule that boolean parameters and variables take no text: a cast would make `'false'` true.
enum BooleanArgument {
  /// `[bool]` and `[Nullable[bool]]`.
  static func applies(to type: TypeInfo) -> Bool { type === TypeInfo.boolean || isNullable(type) }

  private static func isNullable(_ type: TypeInfo) -> Bool {
    type.fullName.hasPrefix("System.Nullable`1") && type.genericArguments.first === TypeInfo.boolean
  }

  /// Throws for anything that is neither a number nor a Boolean.
  static func check(_ value: Value, _ type: TypeInfo) throws {
    let value = value.unwrapped
    if value.isNull {
      if isNullable(type) { return }
      throw refused("", type)
    }
    if case .bool = value { return }
    if value.type === TypeInfo.switchParameter || isNumber(value) { return }
    throw refused(value.type.fullName, type)
  }

  /// A switch takes Booleans only; text is told so, a number that it has the wrong type.
  static func switchRefused(_ value: Value) -> PSError {
    let name = TypeInfo.switchParameter.fullName
    guard isNumber(value) else { return refused(value.type.fullName, .switchParameter) }
    let text = (try? value.text()) ?? ""
    return PSError(
      "PSInvalidCastException", "Cannot convert the \"\(text)\" value of type \"\(value.type.fullName)\" to type \"\(name)\".",
      id: "ConvertToFinalInvalidCastException", category: .InvalidArgument)
  }

  private static let numbers: Set<String> = [
    "System.Int32", "System.Int64", "System.Double", "System.Decimal", "System.Byte", "System.SByte", "System.Int16", "System.UInt16", "System.UInt32", "System.UInt64",
    "System.Single",
  ]

  private static func isNumber(_ value: Value) -> Bool { numbers.contains(value.type.fullName) }

  private static func name(_ type: TypeInfo) -> String { isNullable(type) ? "System.Nullable`1[System.Boolean]" : type.fullName }

  private static func refused(_ source: String, _ type: TypeInfo) -> PSError {
    PSError(
      "PSInvalidCastException",
      "Cannot convert value \"\(source)\" to type \"\(name(type))\". Boolean parameters accept only Boolean values and numbers, such as $True, $False, 1 or 0.",
      id: "InvalidCastFromStringToBoolean", category: .InvalidArgument)
  }
}
