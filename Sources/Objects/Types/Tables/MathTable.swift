#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `System.Math`, `Random`, `BitConverter`.
enum MathTable {
  private static func double(_ value: Value) -> Double { Numeric(value)?.double ?? 0 }
  private static func int(_ value: Value) -> Int { StringTable.int(value) }

  private static func rule(_ value: Value) -> DecimalNumber.Rounding {
    guard case .enumeration(_, let number)? = value.asScalar else { return .toEven }
    return DecimalNumber.Rounding(rawValue: Int(number)) ?? .toEven
  }

  static func round(_ value: Double, _ places: Int, _ rule: DecimalNumber.Rounding) throws -> Double {
    guard places >= 0, places <= 15 else { throw PSError.outOfRange("Rounding digits must be between 0 and 15, inclusive.", "digits") }
    guard abs(value) < 1e16 else { return value }
    let factor = pow(10, Double(places)), scaled = value * factor
    let whole: Double
    switch rule {
    case .toEven: whole = scaled.rounded(.toNearestOrEven)
    case .awayFromZero: whole = scaled.rounded(.toNearestOrAwayFromZero)
    case .toZero: whole = scaled.rounded(.towardZero)
    case .toNegativeInfinity: whole = scaled.rounded(.down)
    case .toPositiveInfinity: whole = scaled.rounded(.up)
    }
    return whole / factor
  }

  static let definitions: [TypeDefinition] = [
    TypeDefinition("System.Math", traits: [.abstract, .sealed]) { members, _ in
      members.staticProperty("PI", "double", isField: true, get: { .double(.pi) })
      members.staticProperty("E", "double", isField: true, get: { .double(M_E) })
      members.staticProperty("Tau", "double", isField: true, get: { .double(2 * .pi) })
      byType(&members)
      rounding(&members)
      let functions: [(String, (Double) -> Double)] = [
        ("Sin", sin), ("Cos", cos), ("Tan", tan), ("Asin", asin), ("Acos", acos), ("Atan", atan), ("Sinh", sinh), ("Cosh", cosh), ("Tanh", tanh),
        ("Exp", exp), ("Log10", log10), ("Log2", log2), ("Sqrt", { $0.squareRoot() }), ("Cbrt", cbrt),
      ]
      for (name, function) in functions { members.staticMethod("double \(name)(double d)") { .double(function(double($0[0]))) } }
      members.staticMethod("double Log(double d)") { .double(log(double($0[0]))) }
      members.staticMethod("double Log(double a, double newBase)") { arguments in
        let a = double(arguments[0]), base = double(arguments[1])
        return .double(base == 2 ? log2(a) : base == 10 ? log10(a) : log(a) / log(base))
      }
      members.staticMethod("double Pow(double x, double y)") { .double(pow(double($0[0]), double($0[1]))) }
      members.staticMethod("double Atan2(double y, double x)") { .double(atan2(double($0[0]), double($0[1]))) }
      members.staticMethod("double IEEERemainder(double x, double y)") { .double(double($0[0]).remainder(dividingBy: double($0[1]))) }
      members.staticMethod("long BigMul(int a, int b)") { .long(Int64(int($0[0])) * Int64(int($0[1]))) }
      members.staticMethod("System.ValueTuple[int,int] DivRem(int left, int right)") { arguments in
        if int(arguments[1]) == 0 { throw PSError.dotNet("System.DivideByZeroException", "Attempted to divide by zero.") }
        let parts: [Value] = [.int(Int32(int(arguments[0]) / int(arguments[1]))), .int(Int32(int(arguments[0]) % int(arguments[1])))]
        return .object(TupleObject(parts, TypeCatalog.generic(TypeCatalog.type("System.ValueTuple`2"), [.int32, .int32]) ?? .object))
      }
      members.staticMethod("int DivRem(int a, int b, [ref] int result)") { arguments in
        if int(arguments[1]) == 0 { throw PSError.dotNet("System.DivideByZeroException", "Attempted to divide by zero.") }
        try (arguments[2].asObject as? ReferenceObject)?.set(.int(Int32(int(arguments[0]) % int(arguments[1]))))
        return .int(Int32(int(arguments[0]) / int(arguments[1])))
      }
    },
    RandomObject.definition, bitConverter,
  ]

  /// Methods that exist for each number type.
  private static func byType(_ members: inout TypeMembers) {
    let types = ["int", "long", "double", "decimal", "float", "byte", "sbyte", "short", "ushort", "uint", "ulong"]
    for type in types {
      let info = TypeCatalog.resolve(type) ?? .double
      members.staticMethod("\(type) Max(\(type) val1, \(type) val2)") { arguments in
        let a = double(arguments[0]), b = double(arguments[1])
        if a.isNaN || b.isNaN { return .double(.nan) }
        return try Operators.compare(arguments[0], arguments[1], ignoreCase: false) >= 0 ? arguments[0] : arguments[1]
      }
      members.staticMethod("\(type) Min(\(type) val1, \(type) val2)") { arguments in
        let a = double(arguments[0]), b = double(arguments[1])
        if a.isNaN || b.isNaN { return .double(.nan) }
        return try Operators.compare(arguments[0], arguments[1], ignoreCase: false) <= 0 ? arguments[0] : arguments[1]
      }
      members.staticMethod("\(type) Clamp(\(type) value, \(type) min, \(type) max)") { arguments in
        if try Operators.compare(arguments[1], arguments[2], ignoreCase: false) > 0 {
          throw PSError.argument("'\(try arguments[1].text())' cannot be greater than \(try arguments[2].text()).")
        }
        if try Operators.compare(arguments[0], arguments[1], ignoreCase: false) < 0 { return arguments[1] }
        return try Operators.compare(arguments[0], arguments[2], ignoreCase: false) > 0 ? arguments[2] : arguments[0]
      }
      guard !["byte", "ushort", "uint", "ulong"].contains(type) else { continue }
      members.staticMethod("\(type) Abs(\(type) value)") { arguments in
        if case .int(let number) = arguments[0], number == .min { throw PSError.overflow("Negating the minimum value of a twos complement number is invalid.") }
        return try Operators.compare(arguments[0], .int(0), ignoreCase: false) < 0 ? try Conversion.convert(try Operators.negate(arguments[0]), to: info) : arguments[0]
      }
      members.staticMethod("int Sign(\(type) value)") { arguments in
        if double(arguments[0]).isNaN { throw PSError.dotNet("System.ArithmeticException", "Function does not accept floating point Not-a-Number values.") }
        return .int(Int32(try Operators.compare(arguments[0], .int(0), ignoreCase: false).signum()))
      }
    }
  }

  private static func rounding(_ members: inout TypeMembers) {
    for (name, doubleRule, decimalRule) in [
      ("Ceiling", FloatingPointRoundingRule.up, DecimalNumber.Rounding.toPositiveInfinity), ("Floor", .down, .toNegativeInfinity), ("Truncate", .towardZero, .toZero),
    ] as [(String, FloatingPointRoundingRule, DecimalNumber.Rounding)] {
      members.staticMethod("double \(name)(double d)") { .double(double($0[0]).rounded(doubleRule)) }
      members.staticMethod("decimal \(name)(decimal d)") { Value(($0[0].asDecimal ?? .zero).rounded(0, decimalRule)) }
    }
    members.staticMethod("double Round(double a)") { .double(double($0[0]).rounded(.toNearestOrEven)) }
    members.staticMethod("double Round(double value, int digits)") { .double(try round(double($0[0]), int($0[1]), .toEven)) }
    members.staticMethod("double Round(double value, System.MidpointRounding mode)") { .double(try round(double($0[0]), 0, rule($0[1]))) }
    members.staticMethod("double Round(double value, int digits, System.MidpointRounding mode)") { .double(try round(double($0[0]), int($0[1]), rule($0[2]))) }
    members.staticMethod("decimal Round(decimal d)") { Value(($0[0].asDecimal ?? .zero).rounded(0)) }
    members.staticMethod("decimal Round(decimal d, int decimals)") { Value(($0[0].asDecimal ?? .zero).rounded(int($0[1]))) }
    members.staticMethod("decimal Round(decimal d, System.MidpointRounding mode)") { Value(($0[0].asDecimal ?? .zero).rounded(0, rule($0[1]))) }
    members.staticMethod("decimal Round(decimal d, int decimals, System.MidpointRounding mode)") {
      Value(($0[0].asDecimal ?? .zero).rounded(int($0[1]), rule($0[2])))
    }
  }

  private static let bitConverter = TypeDefinition("System.BitConverter", traits: [.abstract, .sealed]) { members, _ in
    members.staticProperty("IsLittleEndian", "bool", isField: true, get: { _ = 0; return .bool(true) })
    func dashed(_ bytes: ArraySlice<UInt8>) -> Value { Value(bytes.map { Hex.upper([$0]) }.joined(separator: "-")) }
    func bytes(_ value: Value) throws -> [UInt8] {
      guard let made = value.asBytes else { throw PSError.argumentNull("value") }
      return made
    }
    members.staticMethod("string ToString(byte[] value)") { dashed(try bytes($0[0])[...]) }
    members.staticMethod("string ToString(byte[] value, int startIndex)") { dashed(try bytes($0[0]).dropFirst(int($0[1]))) }
    members.staticMethod("string ToString(byte[] value, int startIndex, int length)") { dashed(try bytes($0[0]).dropFirst(int($0[1])).prefix(int($0[2]))) }
    func read(_ arguments: [Value], _ width: Int) throws -> UInt64 {
      let all = try bytes(arguments[0]), start = int(arguments[1])
      guard start >= 0, start + width <= all.count else {
        throw PSError.argument("Destination array is not long enough to copy all the items in the collection. Check array index and length.")
      }
      return all[start..<(start + width)].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
    members.staticMethod("int ToInt32(byte[] value, int startIndex)") { .int(Int32(bitPattern: UInt32(try read($0, 4)))) }
    members.staticMethod("long ToInt64(byte[] value, int startIndex)") { .long(Int64(bitPattern: try read($0, 8))) }
    members.staticMethod("short ToInt16(byte[] value, int startIndex)") { .object(ScalarObject(.int16(Int16(bitPattern: UInt16(try read($0, 2)))))) }
    members.staticMethod("ushort ToUInt16(byte[] value, int startIndex)") { .object(ScalarObject(.uint16(UInt16(try read($0, 2))))) }
    members.staticMethod("uint ToUInt32(byte[] value, int startIndex)") { .object(ScalarObject(.uint32(UInt32(try read($0, 4))))) }
    members.staticMethod("ulong ToUInt64(byte[] value, int startIndex)") { .object(ScalarObject(.uint64(try read($0, 8)))) }
    members.staticMethod("double ToDouble(byte[] value, int startIndex)") { .double(Double(bitPattern: try read($0, 8))) }
    members.staticMethod("bool ToBoolean(byte[] value, int startIndex)") { .bool(try read($0, 1) != 0) }
    func write<T: FixedWidthInteger>(_ value: T) -> Value {
      Value(bytes: (0..<(T.bitWidth / 8)).map { UInt8(truncatingIfNeeded: value >> T($0 * 8)) })
    }
    members.staticMethod("byte[] GetBytes(int value)") { write(Int32(int($0[0]))) }
    members.staticMethod("byte[] GetBytes(long value)") { write(Numeric($0[0])?.int64 ?? 0) }
    members.staticMethod("byte[] GetBytes(short value)") { write(Int16(truncatingIfNeeded: Numeric($0[0])?.int64 ?? 0)) }
    members.staticMethod("byte[] GetBytes(double value)") { write(double($0[0]).bitPattern) }
    members.staticMethod("byte[] GetBytes(bool value)") { write(UInt8($0[0].isTrue ? 1 : 0)) }
    members.staticMethod("byte[] GetBytes(char value)") { arguments in
      guard case .char(let unit) = arguments[0] else { return .null }
      return write(unit)
    }
  }
}
