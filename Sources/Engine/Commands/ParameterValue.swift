import Objects

/// A Swift type that a native cmdlet's parameter may have.
///
/// The binder converts an argument to `parameterType` as PowerShell does; `from` only unpacks it.
package protocol ParameterValue {
  static var parameterType: TypeInfo { get }
  static func from(_ value: Value) throws -> Self
}

extension Value: ParameterValue {
  package static var parameterType: TypeInfo { .object }
  package static func from(_ value: Value) throws -> Value { value }
}

extension String: ParameterValue {
  package static var parameterType: TypeInfo { .string }
  package static func from(_ value: Value) throws -> String { try value.text() }
}

/// A `Bool` is a switch; `Bool?` is a `[bool]` parameter that may be absent.
extension Bool: ParameterValue {
  package static var parameterType: TypeInfo { .switchParameter }
  package static func from(_ value: Value) throws -> Bool { value.isTrue }
}

extension Int: ParameterValue {
  package static var parameterType: TypeInfo { .int32 }
  package static func from(_ value: Value) throws -> Int {
    switch value.unwrapped {
    case .int(let number): Int(number)
    case .long(let number): Int(number)
    default: Int((try value.text())) ?? 0
    }
  }
}

extension Int64: ParameterValue {
  package static var parameterType: TypeInfo { .int64 }
  package static func from(_ value: Value) throws -> Int64 { Int64(try Int.from(value)) }
}

extension Double: ParameterValue {
  package static var parameterType: TypeInfo { .double }
  package static func from(_ value: Value) throws -> Double {
    if case .double(let number) = value.unwrapped { number } else { Double(try value.text()) ?? 0 }
  }
}

extension Array: ParameterValue where Element: ParameterValue {
  package static var parameterType: TypeInfo {
    Element.parameterType === TypeInfo.object ? .objectArray : TypeCatalog.array(of: Element.parameterType)
  }
  package static func from(_ value: Value) throws -> [Element] {
    guard let array = value.asArray else { return [try Element.from(value)] }
    return try array.items.map { try Element.from($0) }
  }
}

extension Optional: ParameterValue where Wrapped: ParameterValue {
  package static var parameterType: TypeInfo { Wrapped.self == Bool.self ? .boolean : Wrapped.parameterType }
  package static func from(_ value: Value) throws -> Wrapped? { value.isNull ? nil : try Wrapped.from(value) }
}

extension ScriptBlock: ParameterValue {
  package static var parameterType: TypeInfo { .scriptBlock }
}

extension PSHashtable: ParameterValue {
  package static var parameterType: TypeInfo { .hashtable }
}

extension ParameterValue where Self: PSObject {
  package static func from(_ value: Value) throws -> Self {
    guard let object = value.unwrapped.asObject as? Self else {
      throw PSError("PSInvalidCastException", "Cannot convert value to \(parameterType.fullName).", id: "InvalidCast", category: .InvalidArgument)
    }
    return object
  }
}
