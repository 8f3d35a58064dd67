/// `System.Convert`.
enum ConvertTable {
  static let definition = TypeDefinition("System.Convert", traits: [.abstract, .sealed]) { members, _ in
    members.staticProperty("DBNull", "System.Object", isField: true, get: { .object(ScalarObject(.dbNull)) })
    let numbers: [(String, String, IntegerKind)] = [
      ("ToInt32", "int", .int32), ("ToInt64", "long", .int64), ("ToInt16", "short", .int16), ("ToByte", "byte", .byte), ("ToSByte", "sbyte", .sbyte),
      ("ToUInt16", "ushort", .uint16), ("ToUInt32", "uint", .uint32), ("ToUInt64", "ulong", .uint64),
    ]
    for (name, type, kind) in numbers {
      members.staticMethod("\(type) \(name)(System.Object value)") { try integer($0[0], kind, .current) }
      members.staticMethod("\(type) \(name)(System.Object value, System.IFormatProvider provider)") { try integer($0[0], kind, CultureObject.culture($0[1])) }
      members.staticMethod("\(type) \(name)(string value, int fromBase)") { try fromBase($0[0], StringTable.int($0[1]), kind) }
    }
    for (name, type) in [("ToDouble", TypeInfo.double), ("ToSingle", .single), ("ToDecimal", .decimal)] {
      members.staticMethod("\(TypeNames.display(type)) \(name)(System.Object value)") { try real($0[0], type, .current) }
      members.staticMethod("\(TypeNames.display(type)) \(name)(System.Object value, System.IFormatProvider provider)") {
        try real($0[0], type, CultureObject.culture($0[1]))
      }
    }
    members.staticMethod("bool ToBoolean(System.Object value)") { arguments in
      switch arguments[0].unwrapped {
      case .null, .void: return .bool(false)
      case .string: return try Members.invokeStatic(.boolean, "Parse", [arguments[0]])
      default: return .bool(arguments[0].isTrue)
      }
    }
    members.staticMethod("char ToChar(System.Object value)") { try Conversion.convert($0[0], to: .char) }
    members.staticMethod("datetime ToDateTime(System.Object value)") { arguments in
      if case .string(let text) = arguments[0] { return Value(try DateParser.parseOrThrow(text.text, .current)) }
      return try Conversion.convert(arguments[0], to: .dateTime)
    }
    members.staticMethod("datetime ToDateTime(System.Object value, System.IFormatProvider provider)") { arguments in
      if case .string(let text) = arguments[0] { return Value(try DateParser.parseOrThrow(text.text, CultureObject.culture(arguments[1]))) }
      return try Conversion.convert(arguments[0], to: .dateTime)
    }
    members.staticMethod("string ToString(System.Object value)") { arguments in
      if case .double(let number) = arguments[0] { return Value(NumberText.roundTrip(number, .current)) }
      return Value(try arguments[0].culturalText())
    }
    members.staticMethod("string ToString(System.Object value, System.IFormatProvider provider)") {
      Value(try $0[0].culturalText(CultureObject.culture($0[1])))
    }
    for (type, width) in [("int", 32), ("long", 64), ("short", 16), ("byte", 8)] {
      members.staticMethod("string ToString(\(type) value, int toBase)") { try toBase($0[0], StringTable.int($0[1]), width) }
    }
    members.staticMethod("System.Object ChangeType(System.Object value, type conversionType)") { try Conversion.convert($0[0], to: $0[1].asType ?? .object) }
    members.staticMethod("System.Object ChangeType(System.Object value, System.TypeCode typeCode)") { arguments in
      try Conversion.convert(arguments[0], to: TypeCatalog.resolve(try arguments[1].text()) ?? .object)
    }
    members.staticMethod("bool IsDBNull(System.Object value)") { arguments in
      if case .dbNull? = arguments[0].asScalar { return .bool(true) }
      return .bool(false)
    }
    base64(&members)
  }

  private static func integer(_ value: Value, _ kind: IntegerKind, _ culture: Culture) throws -> Value {
    let type = TypeInfo.of(integer: kind)
    switch value.unwrapped {
    case .null, .void: return kind.make(0) ?? .null
    case .string(let text):
      guard let digits = NumberParser.strip(text.text, culture, styles: 7), let whole = BigInteger(digits) else { throw PSError.inputFormat(text.text) }
      guard let made = kind.make(big: whole) else { throw PSError.overflow(ConversionError.overflowReason(type)) }
      return made
    default:
      guard let number = Numeric(value) else { throw PSError.dotNet("System.InvalidCastException", "Unable to cast object of type '\(value.type.fullName)' to type 'System.IConvertible'.") }
      guard let whole = number.rounded, let made = kind.make(big: whole) else { throw PSError.overflow(ConversionError.overflowReason(type)) }
      return made
    }
  }

  private static func real(_ value: Value, _ type: TypeInfo, _ culture: Culture) throws -> Value {
    if case .string = value { return try Members.invokeStatic(type, "Parse", [value, .object(CultureObject(culture))]) }
    if value.isNull { return try Conversion.convert(.int(0), to: type) }
    return try Conversion.convert(value, to: type)
  }

  private static func fromBase(_ value: Value, _ base: Int, _ kind: IntegerKind) throws -> Value {
    guard [2, 8, 10, 16].contains(base) else { throw PSError.argument("Invalid Base.") }
    var text = try value.text().lowercased()
    if value.isNull { return kind.make(0) ?? .null }
    if text.isEmpty { throw PSError.dotNet("System.ArgumentOutOfRangeException", "Index was out of range. Must be non-negative and less than the size of the collection. (Parameter 'startIndex')") }
    if base == 10 { return try integer(value, kind, .current) }
    if base == 16, text.hasPrefix("0x") { text = String(text.dropFirst(2)) }
    guard text.allSatisfy({ $0.hexDigitValue.map { $0 < base } ?? false }), !text.isEmpty else {
      throw PSError.format(text.isEmpty || text.hasPrefix("-") ? "Could not find any recognizable digits." : text.first?.hexDigitValue.map { $0 < base } == true ? "Additional non-parsable characters are at the end of the string." : "Could not find any recognizable digits.")
    }
    guard let number = UInt64(text, radix: base) else { throw PSError.overflow(ConversionError.overflowReason(.of(integer: kind))) }
    let made: Value?
    switch kind {
    case .int32: made = UInt32(exactly: number).map { .int(Int32(bitPattern: $0)) }
    case .int64: made = .long(Int64(bitPattern: number))
    case .int16: made = UInt16(exactly: number).map { .object(ScalarObject(.int16(Int16(bitPattern: $0)))) }
    case .sbyte: made = UInt8(exactly: number).map { .object(ScalarObject(.sbyte(Int8(bitPattern: $0)))) }
    default: made = kind.make(big: BigInteger(number))
    }
    guard let made else {
      throw PSError.overflow(kind == .int32 ? "Value was either too large or too small for a UInt32." : ConversionError.overflowReason(.of(integer: kind)))
    }
    return made
  }

  private static func toBase(_ value: Value, _ base: Int, _ width: Int) throws -> Value {
    guard [2, 8, 10, 16].contains(base) else { throw PSError.argument("Invalid Base.") }
    let number = Numeric(value)?.int64 ?? 0
    if base == 10 { return Value(String(number)) }
    let bits = width == 64 ? UInt64(bitPattern: number) : UInt64(bitPattern: number) & ((1 << UInt64(width)) - 1)
    return Value(String(bits, radix: base))
  }

  // MARK: Base64

  private static func base64(_ members: inout TypeMembers) {
    func bytes(_ value: Value) throws -> [UInt8] {
      guard let made = value.asBytes else { throw PSError.argumentNull("inArray") }
      return made
    }
    members.staticMethod("string ToBase64String(byte[] inArray)") { Value(Base64.encode(try bytes($0[0]))) }
    members.staticMethod("string ToBase64String(byte[] inArray, System.Base64FormattingOptions options)") { arguments in
      let text = Base64.encode(try bytes(arguments[0]))
      guard case .enumeration(_, 1)? = arguments[1].asScalar else { return Value(text) }
      var lines: [Substring] = [], rest = text[...]
      while !rest.isEmpty {
        lines.append(rest.prefix(76))
        rest = rest.dropFirst(76)
      }
      return Value(lines.joined(separator: "\r\n"))
    }
    members.staticMethod("string ToBase64String(byte[] inArray, int offset, int length)") {
      Value(Base64.encode(Array(try bytes($0[0]).dropFirst(StringTable.int($0[1])).prefix(StringTable.int($0[2])))))
    }
    members.staticMethod("byte[] FromBase64String(string s)") { arguments in
      guard let made = Base64.decode(try arguments[0].text()) else {
        throw PSError.format("The input is not a valid Base-64 string as it contains a non-base 64 character, more than two padding characters, or an illegal character among the padding characters.")
      }
      return Value(bytes: made)
    }
    members.staticMethod("string ToHexString(byte[] inArray)") { Value(Hex.upper(try bytes($0[0]))) }
    members.staticMethod("string ToHexStringLower(byte[] inArray)") { Value(Hex.lower(try bytes($0[0]))) }
    members.staticMethod("byte[] FromHexString(string s)") { arguments in
      let digits = Array(try arguments[0].text().utf8)
      guard digits.count % 2 == 0 else { throw PSError.format("The input is not a valid hex string as its length is not a multiple of 2.") }
      var result: [UInt8] = []
      for index in stride(from: 0, to: digits.count, by: 2) {
        guard let high = Hex.value(digits[index]), let low = Hex.value(digits[index + 1]) else {
          throw PSError.format("The input is not a valid hex string as it contains a non-hex character.")
        }
        result.append(high << 4 | low)
      }
      return Value(bytes: result)
    }
  }
}

/// Base64 as .NET reads and writes it.
public enum Base64 {
  private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  public static func encode(_ bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    result.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let a = bytes[start], b = start + 1 < bytes.count ? bytes[start + 1] : 0, c = start + 2 < bytes.count ? bytes[start + 2] : 0
      result.append(letters[Int(a >> 2)])
      result.append(letters[Int((a & 3) << 4 | b >> 4)])
      result.append(start + 1 < bytes.count ? letters[Int((b & 15) << 2 | c >> 6)] : 0x3d)
      result.append(start + 2 < bytes.count ? letters[Int(c & 63)] : 0x3d)
    }
    return String(decoding: result, as: UTF8.self)
  }

  public static func decode(_ text: String) -> [UInt8]? {
    var values: [UInt8] = [], padding = 0
    for byte in text.utf8 {
      switch byte {
      case 0x20, 0x09, 0x0a, 0x0d: continue
      case 0x3d: padding += 1
      default:
        guard padding == 0, let value = letters.firstIndex(of: byte) else { return nil }
        values.append(UInt8(value))
      }
    }
    guard (values.count + padding) % 4 == 0, padding <= 2, values.count % 4 != 1 else { return nil }
    var result: [UInt8] = []
    for start in stride(from: 0, to: values.count, by: 4) {
      let part = Array(values[start..<min(start + 4, values.count)])
      if part.count > 1 { result.append(part[0] << 2 | part[1] >> 4) }
      if part.count > 2 { result.append(part[1] << 4 | part[2] >> 2) }
      if part.count > 3 { result.append(part[2] << 6 | part[3]) }
    }
    return result
  }
}

extension TypeInfo {
  static func of(integer kind: IntegerKind) -> TypeInfo {
    switch kind {
    case .byte: .byte
    case .sbyte: .sbyte
    case .int16: .int16
    case .uint16: .uint16
    case .int32: .int32
    case .uint32: .uint32
    case .int64: .int64
    case .uint64: .uint64
    }
  }
}
