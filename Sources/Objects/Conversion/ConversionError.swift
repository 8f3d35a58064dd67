/// The errors of casts, in PowerShell's words.
enum ConversionError {
  /// `RuntimeException` around a `PSInvalidCastException`, as the engine reports casts; handlers of either type match.
  static func make(_ id: String, _ message: String, inner: ExceptionObject? = nil) -> PSError {
    let cast = ExceptionObject(TypeCatalog.exceptionType("System.Management.Automation.PSInvalidCastException"), message, inner: inner)
    return PSError("RuntimeException", message, id: id, category: .InvalidArgument, inner: cast)
  }

  static func final(_ value: Value, _ type: TypeInfo) -> PSError {
    if value.isNull { return make("nullToObjectInvalidCast", "Cannot convert null to type \"\(type.fullName)\".") }
    let text = shown(value)
    return make(
      "ConvertToFinalInvalidCastException",
      "Cannot convert the \"\(text)\" value of type \"\(value.type.fullName)\" to type \"\(type.fullName)\".")
  }

  /// How a value reads in these messages.
  static func shown(_ value: Value) -> String {
    if value.asArray != nil || value.asObject is PSList { return value.type.fullName }
    return (try? value.text()) ?? value.type.fullName
  }

  static func because(_ value: Value, _ type: TypeInfo, _ reason: String, id: String, inner: String = "System.FormatException") -> PSError {
    make(
      id, "Cannot convert value \"\(shown(value))\" to type \"\(type.fullName)\". Error: \"\(reason)\"",
      inner: ExceptionObject(TypeCatalog.exceptionType(inner), reason))
  }

  static func because(_ value: Value, _ type: TypeInfo, _ error: PSError, id: String) -> PSError {
    make(
      id, "Cannot convert value \"\(shown(value))\" to type \"\(type.fullName)\". Error: \"\(error.message)\"", inner: error.record.exception)
  }

  static func number(_ value: Value, _ type: TypeInfo, _ id: String) -> PSError {
    because(value, type, "The input string '\(shown(value))' was not in a correct format.", id: id)
  }

  static func overflow(_ value: Value, _ type: TypeInfo) -> PSError {
    because(value, type, overflowReason(type), id: "InvalidCastIConvertible", inner: "System.OverflowException")
  }

  static func overflowReason(_ type: TypeInfo) -> String {
    let what =
      switch type.fullName {
      case "System.Byte": "an unsigned byte"
      case "System.SByte": "a signed byte"
      case "System.Char": "a character"
      default: (["I"].contains(type.name.prefix(1)) ? "an " : "a ") + type.name
      }
    return "Value was either too large or too small for \(what)."
  }
}
