/// Converts values as PowerShell's casts and parameter bindings do.
public enum Conversion {
  /// `[type]$value`; throws PowerShell's own error (`ConvertToFinalInvalidCastException`, `InvalidCastFromStringToInteger` …).
  public static func convert(_ value: Value, to type: TypeInfo) throws -> Value {
    switch type.conversion {
    case .object: return value.isVoid ? .null : value
    case .string:
      if case .string = value { return value }
      if case .object(let object) = value, object.isWrapper, case .string? = (object as? WrappedValue)?.base { return value }
      return Value(try value.text())
    case .boolean:
      if case .bool = value { return value }
      return .bool(value.isTrue)
    case .integer(let kind):
      if kind == .int32 {
        if case .int = value { return value }
        if case .string(let string) = value, let number = plainDigits(string) { return .int(number) }
      }
      return try integer(value, kind, type)
    case .double:
      if case .double = value { return value }
      return .double(try double(value, type))
    default: return try slow(value, type)
    }
  }

  /// The number that up to nine digits and nothing else spell: no other reading is possible.
  private static func plainDigits(_ string: PSString) -> Int32? {
    string.withBytes { bytes in
      if bytes.isEmpty || bytes.count > 9 { return nil }
      var number: Int32 = 0
      for byte in bytes {
        let digit = byte &- 0x30
        if digit > 9 { return nil }
        number = number &* 10 &+ Int32(digit)
      }
      return number
    }
  }

  /// The same, nil instead of an error (`-as`).
  public static func tryConvert(_ value: Value, to type: TypeInfo) -> Value? { try? convert(value, to: type) }

  @inline(never) private static func slow(_ original: Value, _ type: TypeInfo) throws -> Value {
    if case .variable(let variable) = original { return try convert(variable.current, to: type) }
    let value = original.unwrapped
    switch type.conversion {
    case .char: return try char(value, type)
    case .single:
      if case .single? = value.asScalar { return value }
      return .object(ScalarObject(.single(Float(try double(value, type)))))
    case .decimal: return try decimal(value, type)
    case .bigInteger:
      if case .bigInteger? = value.asScalar { return value }
      if let digits = value.asString, let exact = BigInteger(digits) { return Value(exact) }
      guard let whole = try number(value, type, "InvalidCastFromStringToInteger").rounded else { throw ConversionError.overflow(value, type) }
      return Value(whole)
    case .enumeration: return try enumeration(value, type)
    case .array: return try array(value, type)
    case .nullable:
      if value.isNull { return .null }
      return try convert(value, to: type.genericArguments.first ?? .object)
    case .switchParameter: return Value(switch: value.isTrue)
    case .customObject: return try customObject(original)
    case .psObject: return original.isVoid ? .null : original
    case .void: return .void
    case .delegate:
      if let function = DelegateTable.convert(value, to: type) { return function }
      return try reference(original, type)
    case .reference:
      if value.asObject is ReferenceObject { return value }
      if let variable = value.asObject as? Variable { return .object(ReferenceObject(variable)) }
      return .object(ReferenceObject(value))
    default: return try reference(original, type)
    }
  }

  // MARK: Numbers

  /// The number that a value stands for; text is read as the tokenizer would.
  static func number(_ value: Value, _ type: TypeInfo, _ id: String) throws -> Numeric {
    if let number = Numeric(value) { return number }
    switch value.unwrapped {
    case .null, .void, .unset: return .int(0)
    case .string(let string):
      if string.isEmpty { return .int(0) }
      if let scanned = NumberScanner.scan(string.text, isCast: true), let number = Numeric(scanned) { return number }
      if let special = specialDouble(string.text) { return .double(special) }
      if TextScan.trimmed(string.text).isEmpty { return .int(0) }
      throw ConversionError.number(value, type, id)
    case .object(let object):
      if case .switchParameter(let flag)? = (object as? ScalarObject)?.scalar { return .int(flag ? 1 : 0) }
      if case .dateTime? = value.asScalar { throw invalidCast(value, type) }
      if case .timeSpan? = value.asScalar { throw invalidCast(value, type) }
      throw ConversionError.final(value, type)
    default: throw ConversionError.final(value, type)
    }
  }

  private static func invalidCast(_ value: Value, _ type: TypeInfo) -> PSError {
    ConversionError.because(
      value, type, "Invalid cast from '\(value.type.fullName)' to '\(type.fullName)'.", id: "InvalidCastIConvertible", inner: "System.InvalidCastException")
  }

  private static func specialDouble(_ text: String) -> Double? {
    switch text.lowercased() {
    case "nan": .nan
    case "infinity", "∞", "+infinity": .infinity
    case "-infinity", "-∞": -.infinity
    default: nil
    }
  }

  private static func integer(_ value: Value, _ kind: IntegerKind, _ type: TypeInfo) throws -> Value {
    if kind.holds(value) { return value.unwrapped }
    let number = try number(value, type, "InvalidCastFromStringToInteger")
    if let small = number.int64, let made = kind.make(small) { return made }
    guard let whole = number.rounded, let made = kind.make(big: whole) else { throw ConversionError.overflow(value, type) }
    return made
  }

  private static func double(_ value: Value, _ type: TypeInfo) throws -> Double {
    try number(value, type, "InvalidCastFromStringToDoubleOrSingle").double
  }

  private static func decimal(_ value: Value, _ type: TypeInfo) throws -> Value {
    if case .decimal? = value.asScalar { return value }
    guard let made = try number(value, type, "InvalidCastFromStringToDecimal").decimal else { throw ConversionError.overflow(value, type) }
    return Value(made)
  }

  private static func char(_ value: Value, _ type: TypeInfo) throws -> Value {
    switch value {
    case .char: return value
    case .string(let string):
      var units = string.text.utf16.makeIterator()
      if let unit = units.next(), units.next() == nil { return .char(unit) }
      throw ConversionError.because(value, type, "String must be exactly one character long.", id: "InvalidCastIConvertible")
    case .null, .void, .unset: return .char(0)
    case .double, .bool: throw invalidCast(value, type)
    default:
      guard let number = Numeric(value), number.isWhole else { throw ConversionError.final(value, type) }
      guard let whole = number.int64, let unit = UInt16(exactly: whole) else { throw ConversionError.overflow(value, type) }
      return .char(unit)
    }
  }

  // MARK: Enumerations

  private static func enumeration(_ value: Value, _ type: TypeInfo) throws -> Value {
    guard let enumeration = type.enumeration else { return value }
    if case .enumeration(let own, _)? = value.asScalar, own === type { return value }
    switch value {
    case .null, .void, .unset: throw ConversionError.final(value, type)
    case .string(let string): return Value(enumeration: type, try enumeration.parse(string.text, value, type))
    case .array(let array) where enumeration.isFlags || array.items.count == 1:
      var all: Int64 = 0
      for item in array.items {
        if case .enumeration(_, let number)? = try Conversion.enumeration(item, type).asScalar { all |= number }
      }
      return Value(enumeration: type, all)
    default:
      guard let number = Numeric(value)?.rounded?.exactly(Int64.self) else { throw ConversionError.final(value, type) }
      guard enumeration.isValid(number) else {
        throw ConversionError.make(
          "InvalidCastFromIntegerToEnumeration",
          "Cannot convert value \"\(ConversionError.shown(value))\" to type \"\(type.fullName)\" due to enumeration values that are not valid. "
            + "Specify one of the following enumeration values and try again. The possible enumeration values are "
            + "\"\(enumeration.cases.map(\.name).joined(separator: ","))\".")
      }
      return Value(enumeration: type, number)
    }
  }

  // MARK: Arrays

  private static func array(_ value: Value, _ type: TypeInfo) throws -> Value {
    guard let element = type.elementType else { return value }
    if value.isNull { return .null }
    let isObject = element === TypeInfo.object
    if case .array(let array) = value {
      if isObject ? array.elementType == nil : array.elementType === element { return value }
      if array.dimensions != nil || type.rank > 1 { throw ConversionError.final(value, type) }
    }
    if type.rank > 1 { throw ConversionError.final(value, type) }
    var items: ContiguousArray<Value>
    if case .string(let string) = value, element === TypeInfo.char {
      items = ContiguousArray(string.text.utf16.map { .char($0) })
    } else if !(value.asObject is PSHashtable), let listed = try value.enumerated() {
      items = listed
    } else {
      items = [value]
    }
    if !isObject {
      for index in items.indices { items[index] = try convert(items[index], to: element) }
    }
    return .array(PSArray(items, elementType: isObject ? nil : element))
  }
}

/// The integer types.
enum IntegerKind {
  case byte, sbyte, int16, uint16, int32, uint32, int64, uint64

  func make(_ value: Int64) -> Value? {
    switch self {
    case .int32: Int32(exactly: value).map { .int($0) }
    case .int64: .long(value)
    case .byte: UInt8(exactly: value).map { Value(byte: $0) }
    case .sbyte: Int8(exactly: value).map { .object(ScalarObject(.sbyte($0))) }
    case .int16: Int16(exactly: value).map { .object(ScalarObject(.int16($0))) }
    case .uint16: UInt16(exactly: value).map { .object(ScalarObject(.uint16($0))) }
    case .uint32: UInt32(exactly: value).map { .object(ScalarObject(.uint32($0))) }
    case .uint64: UInt64(exactly: value).map { .object(ScalarObject(.uint64($0))) }
    }
  }

  func make(big value: BigInteger) -> Value? {
    if let small = value.exactly(Int64.self) { return make(small) }
    guard self == .uint64 else { return nil }
    return value.exactly(UInt64.self).map { .object(ScalarObject(.uint64($0))) }
  }

  /// Tells whether a value already is of the type.
  func holds(_ value: Value) -> Bool {
    switch (self, value.unwrapped) {
    case (.int32, .int), (.int64, .long): return true
    case (_, .object(let object)):
      switch (self, (object as? ScalarObject)?.scalar) {
      case (.byte, .byte?), (.sbyte, .sbyte?), (.int16, .int16?), (.uint16, .uint16?), (.uint32, .uint32?), (.uint64, .uint64?): return true
      default: return false
      }
    default: return false
    }
  }
}

/// Which way a conversion to a type goes; remembered at the type.
enum ConversionKind {
  case unknown
  case object, string, boolean, integer(IntegerKind), double, single, decimal, bigInteger, char, enumeration, array, nullable, switchParameter, customObject,
    psObject, void, reference, delegate, other

  init(_ type: TypeInfo) {
    if type.isArray {
      self = .array
    } else if type.isEnum {
      self = .enumeration
    } else if type.isDelegate {
      self = .delegate
    } else if type === TypeInfo.customObjectAccelerator || type === TypeInfo.customObject {
      self = .customObject
    } else {
      switch type.fullName {
      case "System.Object": self = .object
      case "System.String": self = .string
      case "System.Boolean": self = .boolean
      case "System.Int32": self = .integer(.int32)
      case "System.Int64": self = .integer(.int64)
      case "System.Byte": self = .integer(.byte)
      case "System.SByte": self = .integer(.sbyte)
      case "System.Int16": self = .integer(.int16)
      case "System.UInt16": self = .integer(.uint16)
      case "System.UInt32": self = .integer(.uint32)
      case "System.UInt64": self = .integer(.uint64)
      case "System.Double": self = .double
      case "System.Single": self = .single
      case "System.Decimal": self = .decimal
      case "System.Numerics.BigInteger": self = .bigInteger
      case "System.Char": self = .char
      case "System.Management.Automation.SwitchParameter": self = .switchParameter
      case "System.Management.Automation.PSObject": self = .psObject
      case "System.Management.Automation.PSReference": self = .reference
      case "System.Void": self = .void
      default: self = type.fullName.hasPrefix("System.Nullable`1[") ? .nullable : .other
      }
    }
  }
}

extension Enumeration {
  /// Reads names (comma-separated ones combine) and numbers.
  func parse(_ text: String, _ value: Value, _ type: TypeInfo) throws -> Int64 {
    var result: Int64 = 0
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let name = TextScan.trimmed(String(part))
      if let number = Int64(name) {
        guard isValid(number) else {
          throw ConversionError.make(
            "InvalidCastFromIntegerToEnumeration",
            "Cannot convert value \"\(text)\" to type \"\(type.fullName)\" due to enumeration values that are not valid. "
              + "Specify one of the following enumeration values and try again. The possible enumeration values are "
              + "\"\(cases.map(\.name).joined(separator: ","))\".")
        }
        result |= number
        continue
      }
      let known = cases.map(\.name).joined(separator: ", ")
      switch find(name) {
      case .found(let number): result |= number
      case .ambiguous(let names):
        throw ConversionError.because(
          value, type,
          "Unable to process \(name) because it matches more than one identifier name. Specify one of the following enumerator names and try again:\n"
            + names.joined(separator: ", "), id: "InvalidCastFromStringToEnumeration", inner: "System.Management.Automation.PSInvalidCastException")
      case .none:
        throw ConversionError.because(
          value, type,
          "Unable to match the identifier name \(name) to a valid enumerator name. Specify one of the following enumerator names and try again:\n\(known)",
          id: "InvalidCastFromStringToEnumeration", inner: "System.Management.Automation.PSInvalidCastException")
      }
    }
    return result
  }
}
