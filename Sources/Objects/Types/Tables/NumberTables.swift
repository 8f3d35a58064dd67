/// The number types, `Boolean` and `Char`.
enum NumberTables {
  private static let interfaces = ["System.IComparable", "System.IConvertible", "System.IFormattable"]

  static let definitions: [TypeDefinition] = [
    integer("System.Int32", "int", .int32, .int(.min), .int(.max)), integer("System.Int64", "long", .int64, .long(.min), .long(.max)),
    integer("System.Byte", "byte", .byte, Value(byte: 0), Value(byte: 255)),
    integer("System.SByte", "sbyte", .sbyte, .object(ScalarObject(.sbyte(.min))), .object(ScalarObject(.sbyte(.max)))),
    integer("System.Int16", "short", .int16, .object(ScalarObject(.int16(.min))), .object(ScalarObject(.int16(.max)))),
    integer("System.UInt16", "ushort", .uint16, .object(ScalarObject(.uint16(.min))), .object(ScalarObject(.uint16(.max)))),
    integer("System.UInt32", "uint", .uint32, .object(ScalarObject(.uint32(.min))), .object(ScalarObject(.uint32(.max)))),
    integer("System.UInt64", "ulong", .uint64, .object(ScalarObject(.uint64(.min))), .object(ScalarObject(.uint64(.max)))),
    real("System.Double", "double", { .double($0) }, epsilon: .double(.leastNonzeroMagnitude), max: .double(.greatestFiniteMagnitude)),
    real(
      "System.Single", "float", { .object(ScalarObject(.single(Float($0)))) }, epsilon: .object(ScalarObject(.single(.leastNonzeroMagnitude))),
      max: .object(ScalarObject(.single(.greatestFiniteMagnitude)))),
    decimal, bigInteger, boolean, char,
  ]

  private static func common(_ members: inout TypeMembers, _ fullName: String, _ name: String, typeCode: Int) {
    members.method("int CompareTo(System.Object value)") { target, arguments in
      if arguments[0].isNull { return .int(1) }
      return .int(Int32(try Operators.compare(target, arguments[0], ignoreCase: false).signum()))
    }
    members.method("bool Equals(System.Object obj)") { target, arguments in .bool(KeyEquality.equal(target.unwrapped, arguments[0].unwrapped)) }
    members.method("System.TypeCode GetTypeCode()") { _, _ in Value(enumeration: "System.TypeCode", typeCode) }
    members.method("string ToString()") { target, _ in
      let value = target.unwrapped
      if case .double(let number) = value { return Value(NumberText.roundTrip(number, .current)) }
      if case .single(let number)? = value.asScalar { return Value(NumberText.roundTrip(number, .current)) }
      return Value(try value.culturalText())
    }
    members.method("string ToString(string format)") { Value(try Formatter.text($0, format: try $1[0].text())) }
    members.method("string ToString(System.IFormatProvider provider)") { Value(try plain($0, CultureObject.culture($1[0]))) }
    members.method("string ToString(string format, System.IFormatProvider provider)") { target, arguments in
      let format = try arguments[0].text(), culture = CultureObject.culture(arguments[1])
      return Value(format.isEmpty ? try plain(target, culture) : try Formatter.text(target, format: format, culture))
    }
    for (method, type) in [
      ("ToInt32", "int"), ("ToInt64", "long"), ("ToDouble", "double"), ("ToString", ""), ("ToBoolean", "bool"), ("ToDecimal", "decimal"), ("ToByte", "byte"),
    ] where !type.isEmpty {
      guard let wanted = TypeCatalog.resolve(type) else { continue }
      members.method("\(type) \(method)(System.IFormatProvider provider)", hidden: true) { target, _ in try Conversion.convert(target, to: wanted) }
    }
  }

  private static func plain(_ value: Value, _ culture: Culture) throws -> String {
    switch value.unwrapped {
    case .double(let number): NumberText.roundTrip(number, culture)
    default: try value.culturalText(culture)
    }
  }

  // MARK: Integers

  private static func integer(_ fullName: String, _ name: String, _ kind: IntegerKind, _ low: Value, _ high: Value) -> TypeDefinition {
    TypeDefinition(fullName, base: "System.ValueType", traits: [.valueType, .sealed], interfaces: interfaces) { members, _ in
      let codes = ["System.SByte": 5, "System.Byte": 6, "System.Int16": 7, "System.UInt16": 8, "System.Int32": 9, "System.UInt32": 10, "System.Int64": 11]
      common(&members, fullName, name, typeCode: codes[fullName] ?? 12)
      members.staticProperty("MaxValue", name, isField: true, get: { high })
      members.staticProperty("MinValue", name, isField: true, get: { low })
      let type = TypeCatalog.type(fullName)
      func parse(_ text: String, _ culture: Culture, styles: Int64 = 7) throws -> Value {
        let digits = NumberParser.strip(text, culture, styles: styles)
        guard let digits else { throw PSError.inputFormat(text) }
        let whole = styles & 512 != 0 ? NumberParser.hex(digits, kind) : BigInteger(digits) ?? NumberParser.wholeOfReal(digits)
        guard let whole else { throw PSError.inputFormat(text) }
        guard let made = kind.make(big: whole) else { throw PSError.overflow(ConversionError.overflowReason(type)) }
        return made
      }
      members.staticMethod("\(name) Parse(string s)") { try parse(try NumberParser.text($0[0]), .current) }
      members.staticMethod("\(name) Parse(string s, System.Globalization.NumberStyles style)") {
        try parse(try NumberParser.text($0[0]), .current, styles: NumberParser.styles($0[1]))
      }
      members.staticMethod("\(name) Parse(string s, System.IFormatProvider provider)") { try parse(try NumberParser.text($0[0]), CultureObject.culture($0[1])) }
      members.staticMethod("\(name) Parse(string s, System.Globalization.NumberStyles style, System.IFormatProvider provider)") {
        try parse(try NumberParser.text($0[0]), CultureObject.culture($0[2]), styles: NumberParser.styles($0[1]))
      }
      NumberStatics.declare(&members, name, kind)
      NumberParser.declareTryParse(&members, name, zero: kind.make(0) ?? .null) { try parse($0, $1, styles: $2 ?? 7) }
    }.defaulting { kind.make(0) ?? .null }
  }

  // MARK: Reals

  private static func real(_ fullName: String, _ name: String, _ make: @escaping (Double) -> Value, epsilon: Value, max: Value) -> TypeDefinition {
    TypeDefinition(fullName, base: "System.ValueType", traits: [.valueType, .sealed], interfaces: interfaces) { members, _ in
      common(&members, fullName, name, typeCode: fullName == "System.Double" ? 14 : 13)
      members.staticProperty("MaxValue", name, isField: true, get: { max })
      members.staticProperty("MinValue", name, isField: true, get: { try Operators.negate(max) })
      members.staticProperty("Epsilon", name, isField: true, get: { epsilon })
      members.staticProperty("NaN", name, isField: true, get: { make(.nan) })
      members.staticProperty("PositiveInfinity", name, isField: true, get: { make(.infinity) })
      members.staticProperty("NegativeInfinity", name, isField: true, get: { make(-.infinity) })
      members.staticProperty("Pi", name, isField: true, get: { make(.pi) })
      members.staticMethod("bool IsNaN(\(name) d)") { .bool(Numeric($0[0])?.double.isNaN ?? false) }
      members.staticMethod("bool IsInfinity(\(name) d)") { .bool(Numeric($0[0])?.double.isInfinite ?? false) }
      members.staticMethod("bool IsFinite(\(name) d)") { .bool(Numeric($0[0])?.double.isFinite ?? false) }
      members.staticMethod("bool IsPositiveInfinity(\(name) d)") { .bool(Numeric($0[0])?.double == .infinity) }
      members.staticMethod("bool IsNegativeInfinity(\(name) d)") { .bool(Numeric($0[0])?.double == -.infinity) }
      func parse(_ text: String, _ culture: Culture, _ styles: Int64 = 231) throws -> Value {
        if let special = NumberParser.special(text, culture) { return make(special) }
        guard let digits = NumberParser.strip(text, culture, styles: styles), let value = Double(digits) else { throw PSError.inputFormat(text) }
        return make(value)
      }
      members.staticMethod("\(name) Parse(string s)") { try parse(try NumberParser.text($0[0]), .current) }
      members.staticMethod("\(name) Parse(string s, System.IFormatProvider provider)") { try parse(try NumberParser.text($0[0]), CultureObject.culture($0[1])) }
      members.staticMethod("\(name) Parse(string s, System.Globalization.NumberStyles style, System.IFormatProvider provider)") {
        try parse(try NumberParser.text($0[0]), CultureObject.culture($0[2]), NumberParser.styles($0[1]))
      }
      NumberStatics.declare(&members, name, make)
      NumberParser.declareTryParse(&members, name, zero: make(0)) { try parse($0, $1, $2 ?? 231) }
    }.defaulting { make(0) }
  }

  private static let decimal = TypeDefinition(
    "System.Decimal", base: "System.ValueType", traits: [.valueType, .sealed], interfaces: interfaces
  ) { members, _ in
    common(&members, "System.Decimal", "decimal", typeCode: 15)
    members.property("Scale", "byte", get: { Value(byte: UInt8($0.asDecimal?.scale ?? 0)) })
    members.staticProperty("MaxValue", "decimal", isField: true, get: { Value(DecimalNumber.maximum) })
    members.staticProperty("MinValue", "decimal", isField: true, get: { Value(DecimalNumber.minimum) })
    members.staticProperty("Zero", "decimal", isField: true, get: { Value(DecimalNumber.zero) })
    members.staticProperty("One", "decimal", isField: true, get: { Value(DecimalNumber.one) })
    members.staticProperty("MinusOne", "decimal", isField: true, get: { Value(DecimalNumber.one.negated) })
    func parse(_ text: String, _ culture: Culture, _ styles: Int64 = 111) throws -> Value {
      guard let digits = NumberParser.strip(text, culture, styles: styles) else { throw PSError.inputFormat(text) }
      guard let value = DecimalNumber(digits) else { throw PSError.overflow("Value was either too large or too small for a Decimal.") }
      return Value(value)
    }
    members.staticMethod("decimal Parse(string s)") { try parse(try NumberParser.text($0[0]), .current) }
    members.staticMethod("decimal Parse(string s, System.IFormatProvider provider)") { try parse(try NumberParser.text($0[0]), CultureObject.culture($0[1])) }
    members.staticMethod("decimal Parse(string s, System.Globalization.NumberStyles style, System.IFormatProvider provider)") {
      try parse(try NumberParser.text($0[0]), CultureObject.culture($0[2]), NumberParser.styles($0[1]))
    }
    NumberParser.declareTryParse(&members, "decimal", zero: Value(DecimalNumber.zero)) { try parse($0, $1, $2 ?? 111) }
    for (name, rule) in [("Floor", DecimalNumber.Rounding.toNegativeInfinity), ("Ceiling", .toPositiveInfinity), ("Truncate", .toZero), ("Round", .toEven)] {
      members.staticMethod("decimal \(name)(decimal d)") { Value($0[0].asDecimal?.rounded(0, rule) ?? .zero) }
    }
    members.staticMethod("decimal Round(decimal d, int decimals)") { arguments in
      guard case .int(let places) = arguments[1] else { return arguments[0] }
      return Value(arguments[0].asDecimal?.rounded(Int(places)) ?? .zero)
    }
    members.staticMethod("decimal Negate(decimal d)") { try Operators.negate($0[0]) }
    members.staticMethod("int ToInt32(decimal d)") { try Conversion.convert(Value($0[0].asDecimal?.rounded(0, .toZero) ?? .zero), to: .int32) }
    members.constructor("decimal(int value)") { try Conversion.convert($0[0], to: .decimal) }
    members.constructor("decimal(double value)") { try Conversion.convert($0[0], to: .decimal) }
  }.defaulting { Value(DecimalNumber.zero) }

  private static let bigInteger = TypeDefinition(
    "System.Numerics.BigInteger", base: "System.ValueType", traits: [.valueType, .sealed], interfaces: interfaces
  ) { members, _ in
    common(&members, "System.Numerics.BigInteger", "bigint", typeCode: 1)
    func own(_ value: Value) -> BigInteger { if case .bigInteger(let number)? = value.asScalar { number } else { BigInteger(0) } }
    members.property("IsPowerOfTwo", "bool", get: { .bool(own($0).sign > 0 && own($0).power(1) == BigInteger(1).shiftedLeft(own($0).bitWidth - 1)) })
    members.property("IsZero", "bool", get: { .bool(own($0).isZero) })
    members.property("IsOne", "bool", get: { .bool(own($0) == BigInteger(1)) })
    members.property("IsEven", "bool", get: { .bool(own($0).isEven) })
    members.property("Sign", "int", get: { .int(Int32(own($0).sign)) })
    for (name, value) in [("Zero", 0), ("One", 1), ("MinusOne", -1)] { members.staticProperty(name, "bigint", get: { Value(BigInteger(value)) }) }
    func parse(_ text: String) throws -> Value {
      guard let value = BigInteger(TextScan.trimmed(text)) else { throw PSError.format("The value could not be parsed.") }
      return Value(value)
    }
    members.staticMethod("bigint Parse(string value)") { try parse(try $0[0].text()) }
    NumberParser.declareTryParse(&members, "bigint", zero: Value(BigInteger(0))) { text, _, _ in try parse(text) }
    members.staticMethod("bigint Pow(bigint value, int exponent)") { arguments in
      guard case .int(let exponent) = arguments[1], exponent >= 0 else { throw PSError.outOfRange("The number must be greater than or equal to zero.", "exponent") }
      return Value(own(arguments[0]).power(Int(exponent)))
    }
    members.staticMethod("bigint Add(bigint left, bigint right)") { Value(own($0[0]) + own($0[1])) }
    members.staticMethod("bigint Subtract(bigint left, bigint right)") { Value(own($0[0]) - own($0[1])) }
    members.staticMethod("bigint Multiply(bigint left, bigint right)") { Value(own($0[0]) * own($0[1])) }
    members.staticMethod("bigint Divide(bigint dividend, bigint divisor)") { try Operators.divide($0[0], $0[1]) }
    members.staticMethod("bigint Remainder(bigint dividend, bigint divisor)") { try Operators.remainder($0[0], $0[1]) }
    members.staticMethod("bigint Abs(bigint value)") { Value(own($0[0]).magnitude) }
    members.staticMethod("bigint Negate(bigint value)") { Value(-own($0[0])) }
    members.staticMethod("bigint Max(bigint left, bigint right)") { own($0[0]).compare(own($0[1])) >= 0 ? $0[0] : $0[1] }
    members.staticMethod("bigint Min(bigint left, bigint right)") { own($0[0]).compare(own($0[1])) <= 0 ? $0[0] : $0[1] }
    members.staticMethod("int Compare(bigint left, bigint right)") { .int(Int32(own($0[0]).compare(own($0[1])))) }
    members.staticMethod("double Log10(bigint value)") { .double(log10(own($0[0]).double)) }
    members.staticMethod("bigint GreatestCommonDivisor(bigint left, bigint right)") { arguments in
      var a = own(arguments[0]).magnitude, b = own(arguments[1]).magnitude
      while !b.isZero { (a, b) = (b, a.quotientAndRemainder(dividingBy: b).remainder) }
      return Value(a)
    }
    members.staticMethod("bigint ModPow(bigint value, bigint exponent, bigint modulus)") { arguments in
      var result = BigInteger(1), base = own(arguments[0]), exponent = own(arguments[1])
      let modulus = own(arguments[2])
      if modulus.isZero { throw Operators.dividedByZero }
      base = base.quotientAndRemainder(dividingBy: modulus).remainder
      while !exponent.isZero {
        if !exponent.isEven { result = (result * base).quotientAndRemainder(dividingBy: modulus).remainder }
        exponent = exponent.shiftedRight(1)
        base = (base * base).quotientAndRemainder(dividingBy: modulus).remainder
      }
      return Value(result)
    }
    members.constructor("bigint(long value)") { try Conversion.convert($0[0], to: .bigInteger) }
    members.constructor("bigint(double value)") { try Conversion.convert($0[0], to: .bigInteger) }
    members.constructor("bigint(byte[] value)") { arguments in
      var result = BigInteger(0)
      let bytes = arguments[0].asBytes ?? []
      for byte in bytes.reversed() { result = result.shiftedLeft(8) + BigInteger(byte) }
      if let last = bytes.last, last & 0x80 != 0 { result = result - BigInteger(1).shiftedLeft(bytes.count * 8) }
      return Value(result)
    }
  }.defaulting { Value(BigInteger(0)) }

  private static let boolean = TypeDefinition(
    "System.Boolean", base: "System.ValueType", traits: [.valueType, .sealed], interfaces: ["System.IComparable", "System.IConvertible"]
  ) { members, _ in
    members.method("int CompareTo(System.Object obj)") { target, arguments in
      .int((target.isTrue ? 1 : 0) - (arguments[0].isTrue ? 1 : 0))
    }
    members.method("string ToString(System.IFormatProvider provider)") { target, _ in Value(try target.text()) }
    members.staticProperty("TrueString", "string", isField: true, get: { Value("True") })
    members.staticProperty("FalseString", "string", isField: true, get: { Value("False") })
    func parse(_ text: String) throws -> Value {
      switch TextScan.trimmed(text).lowercased() {
      case "true": return .bool(true)
      case "false": return .bool(false)
      default: throw PSError.format("String '\(text)' was not recognized as a valid Boolean.")
      }
    }
    members.staticMethod("bool Parse(string value)") { arguments in
      if arguments[0].isNull { throw PSError.argumentNull("value") }
      return try parse(try arguments[0].text())
    }
    NumberParser.declareTryParse(&members, "bool", zero: .bool(false)) { text, _, _ in try parse(text) }
  }.defaulting { .bool(false) }

  private static let char = TypeDefinition(
    "System.Char", base: "System.ValueType", traits: [.valueType, .sealed], interfaces: ["System.IComparable", "System.IConvertible"]
  ) { members, _ in CharTable.fill(&members) }.defaulting { .char(0) }
}

/// Reads numbers as the `Parse` methods do: by number styles and culture, without PowerShell's suffixes.
enum NumberParser {
  static func text(_ value: Value) throws -> String {
    if value.isNull { throw PSError.argumentNull("s") }
    return try value.text()
  }

  static func styles(_ value: Value) -> Int64 { if case .enumeration(_, let number)? = value.asScalar { number } else { 7 } }

  static func special(_ text: String, _ culture: Culture) -> Double? {
    switch TextScan.trimmed(text) {
    case "NaN": .nan
    case culture.positiveInfinity, "Infinity", "∞": .infinity
    case "-" + culture.positiveInfinity, "-Infinity", "-∞": -.infinity
    default: nil
    }
  }

  /// The number in plain digits with `.` and `-`; nil if the text is none by these styles.
  static func strip(_ text: String, _ culture: Culture, styles: Int64) -> String? {
    var body = TextScan.trimmed(text)
    if styles & 512 != 0 { return body.utf8.allSatisfy { Hex.value($0) != nil } && !body.isEmpty ? body : nil }
    if body.utf8.count != text.utf8.count, styles & 3 == 0 { return nil }
    var isNegative = false
    if styles & 16 != 0, body.hasPrefix("("), body.hasSuffix(")") {
      isNegative = true
      body = String(body.dropFirst().dropLast())
    }
    if styles & 256 != 0, let symbol = body.range(culture.currencySymbol) {
      body.removeSubrange(symbol)
      body = TextScan.trimmed(body)
    }
    if styles & 4 != 0 {
      for sign in [culture.negativeSign, "-"] where body.hasPrefix(sign) {
        isNegative = true
        body = String(body.dropFirst(sign.count))
        break
      }
      if !isNegative, body.hasPrefix("+") { body = String(body.dropFirst()) }
    }
    if styles & 8 != 0, body.hasSuffix("-") {
      isNegative = true
      body = String(body.dropLast())
    }
    var result = isNegative ? "-" : "", digits = 0, seenPoint = false, rest = body[...]
    while let character = rest.first {
      if character.isASCII, character.isNumber {
        result.append(character)
        digits += 1
      } else if styles & 32 != 0, !seenPoint, rest.hasPrefix(culture.decimalSeparator) {
        result.append(".")
        seenPoint = true
        rest = rest.dropFirst(culture.decimalSeparator.count)
        continue
      } else if styles & 64 != 0, !seenPoint, digits > 0, rest.hasPrefix(culture.groupSeparator) || (culture.groupSeparator == "\u{a0}" && character == " ") {
        rest = rest.dropFirst(culture.groupSeparator.count)
        continue
      } else if styles & 128 != 0, character == "e" || character == "E", digits > 0, Int(rest.dropFirst()) != nil {
        result += "e" + rest.dropFirst()
        rest = ""
        break
      } else {
        return nil
      }
      rest = rest.dropFirst()
    }
    guard digits > 0 else { return nil }
    if result.hasSuffix(".") { result += "0" }
    return result.hasPrefix("-.") ? "-0" + result.dropFirst() : result.hasPrefix(".") ? "0" + result : result
  }

  /// A whole number written with a fraction of zeros (`1.0` under AllowDecimalPoint).
  static func wholeOfReal(_ digits: String) -> BigInteger? {
    guard let exact = DecimalNumber(digits) else { return nil }
    return exact.rounded(0, .toZero).compare(exact) == 0 ? exact.whole : nil
  }

  static func hex(_ digits: String, _ kind: IntegerKind) -> BigInteger? {
    guard let value = UInt64(digits, radix: 16) else { return nil }
    switch kind {
    case .int32: return UInt32(exactly: value).map { BigInteger(Int32(bitPattern: $0)) }
    case .int64: return BigInteger(Int64(bitPattern: value))
    case .int16: return UInt16(exactly: value).map { BigInteger(Int16(bitPattern: $0)) }
    case .sbyte: return UInt8(exactly: value).map { BigInteger(Int8(bitPattern: $0)) }
    default: return BigInteger(value)
    }
  }

  /// `TryParse` in its usual overloads.
  static func declareTryParse(_ members: inout TypeMembers, _ name: String, zero: Value, _ parse: @escaping (String, Culture, Int64?) throws -> Value) {
    func attempt(_ value: Value, _ culture: Culture, _ styles: Int64?, _ target: Value) throws -> Value {
      let made = value.isNull ? nil : try? parse(try value.text(), culture, styles)
      try (target.asObject as? ReferenceObject)?.set(made ?? zero)
      return .bool(made != nil)
    }
    members.staticMethod("bool TryParse(string s, [ref] \(name) result)") { try attempt($0[0], .current, nil, $0[1]) }
    members.staticMethod("bool TryParse(string s, System.IFormatProvider provider, [ref] \(name) result)") {
      try attempt($0[0], CultureObject.culture($0[1]), nil, $0[2])
    }
    members.staticMethod("bool TryParse(string s, System.Globalization.NumberStyles style, System.IFormatProvider provider, [ref] \(name) result)") {
      try attempt($0[0], CultureObject.culture($0[2]), styles($0[1]), $0[3])
    }
  }
}

extension String {
  /// The first place of a text in this one.
  func range(_ text: String) -> Range<String.Index>? {
    guard !text.isEmpty else { return nil }
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
      start = index(after: start)
    }
    return nil
  }
}

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
