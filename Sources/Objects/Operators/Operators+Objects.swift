/// Arithmetic on dates, time spans and objects with operators of their own.
extension Operators {
  static func objectArithmetic(_ left: Value, _ right: Value, _ operation: Operation) throws -> Value {
    switch left.asScalar {
    case .dateTime(let date)?: return try dateArithmetic(date, right, operation, left)
    case .dateTimeOffset(let moment)?:
      if operation == .subtract, case .dateTimeOffset(let other)? = right.asScalar { return Value(TimeSpan(ticks: moment.utcTicks - other.utcTicks)) }
      if operation == .add || operation == .subtract {
        let span = try timeSpanArgument(right, operation)
        let ticks = operation == .add ? span.ticks : -span.ticks
        return Value(DateTimeOffset(local: try moment.local.adding(ticks: ticks), offset: moment.offset))
      }
    case .timeSpan(let span)?: return try spanArithmetic(span, right, operation, left)
    default: break
    }
    if case .timeSpan(let span)? = right.asScalar, operation == .multiply, let factor = Numeric(left) {
      return Value(try TimeSpan(Double(span.ticks) * factor.double, unit: 1))
    }
    if let number = Numeric(left), right.asArray != nil || right.asObject != nil {
      _ = number
      throw missingOperator(right, operation)
    }
    for type in [left.type, right.type] where type.ownMembers.staticMethod(operation.methodName) != nil {
      return try Members.invokeStatic(type, operation.methodName, [left, right])
    }
    throw missingOperator(left, operation)
  }

  private static func missingOperator(_ value: Value, _ operation: Operation) -> PSError {
    let name = value.asObject is CustomObject ? "System.Management.Automation.PSObject" : value.type.fullName
    return PSError.runtime("MethodNotFound", "Method invocation failed because [\(name)] does not contain a method named '\(operation.methodName)'.", .InvalidOperation, target: Value(operation.methodName))
  }

  private static func timeSpanArgument(_ value: Value, _ operation: Operation) throws -> TimeSpan {
    do {
      guard case .timeSpan(let span)? = try Conversion.convert(value, to: .timeSpan).asScalar else { throw ConversionError.final(value, .timeSpan) }
      return span
    } catch let error as PSError {
      throw argument(value, operation, .timeSpan, error)
    }
  }

  static func argument(_ value: Value, _ operation: Operation, _ type: TypeInfo, _ error: PSError) -> PSError {
    let shown = (try? value.culturalText()) ?? ""
    let message = error.message.replacingPrefixValue(value, shown)
    return PSError(
      "MethodException",
      "Cannot convert argument \"1\", with value: \"\(shown)\", for \"\(operation.methodName)\" to type \"\(type.fullName)\": \"\(message)\"",
      id: "MethodArgumentConversionInvalidCastArgument", inner: error.record.exception.inner)
  }

  private static func dateArithmetic(_ date: DateTime, _ right: Value, _ operation: Operation, _ left: Value) throws -> Value {
    switch operation {
    case .add: return Value(try date.adding(ticks: try timeSpanArgument(right, operation).ticks))
    case .subtract:
      if case .dateTime(let other)? = right.asScalar { return Value(TimeSpan(ticks: date.ticks - other.ticks)) }
      if case .string = right, let other = Conversion.tryConvert(right, to: .dateTime)?.asDateTime { return Value(TimeSpan(ticks: date.ticks - other.ticks)) }
      return Value(try date.adding(ticks: -(try timeSpanArgument(right, operation).ticks)))
    default: throw missingOperator(left, operation)
    }
  }

  private static func spanArithmetic(_ span: TimeSpan, _ right: Value, _ operation: Operation, _ left: Value) throws -> Value {
    switch operation {
    case .add, .subtract:
      if operation == .add, case .dateTime? = right.asScalar { throw argument(right, operation, .timeSpan, ConversionError.because(right, .timeSpan, "Invalid cast from 'System.DateTime' to 'System.TimeSpan'.", id: "InvalidCastIConvertible")) }
      let other = try timeSpanArgument(right, operation)
      let (ticks, overflow) =
        operation == .add ? span.ticks.addingReportingOverflow(other.ticks) : span.ticks.subtractingReportingOverflow(other.ticks)
      if overflow { throw TimeSpan.overflow }
      return Value(TimeSpan(ticks: ticks))
    case .multiply:
      return Value(try TimeSpan((Double(span.ticks) * Conversion.number(right, .double, "InvalidCastFromStringToDoubleOrSingle").double).rounded(), unit: 1))
    case .divide:
      if case .timeSpan(let other)? = right.asScalar { return .double(Double(span.ticks) / Double(other.ticks)) }
      let divisor = try Conversion.number(right, .double, "InvalidCastFromStringToDoubleOrSingle").double
      return Value(try TimeSpan((Double(span.ticks) / divisor).rounded(), unit: 1))
    case .remainder: throw missingOperator(left, operation)
    }
  }

  // MARK: Bits

  private enum Bits { case and, or, xor }

  public static func bitAnd(_ left: Value, _ right: Value) throws -> Value { try bits(left.unwrapped, right.unwrapped, .and, "-band") }
  public static func bitOr(_ left: Value, _ right: Value) throws -> Value { try bits(left.unwrapped, right.unwrapped, .or, "-bor") }
  public static func bitXor(_ left: Value, _ right: Value) throws -> Value { try bits(left.unwrapped, right.unwrapped, .xor, "-bxor") }

  private static func bits(_ left: Value, _ right: Value, _ operation: Bits, _ symbol: String) throws -> Value {
    func apply<T: BinaryInteger>(_ a: T, _ b: T) -> T {
      switch operation {
      case .and: a & b
      case .or: a | b
      case .xor: a ^ b
      }
    }
    if case .int(let a) = left, case .int(let b) = right { return .int(apply(a, b)) }
    if case .bool(let a) = left, case .bool(let b) = right { return .int(apply(a ? 1 : 0, b ? 1 : 0)) }
    for side in [left, right] {
      if case .enumeration(let type, _)? = side.asScalar,
        case .enumeration(_, let a)? = try Conversion.convert(left, to: type).asScalar,
        case .enumeration(_, let b)? = try Conversion.convert(right, to: type).asScalar
      {
        return Value(enumeration: type, apply(a, b))
      }
    }
    let a = try bitOperand(left, right, symbol), b = try bitOperand(right, left, symbol)
    if case .int(let x) = a, case .int(let y) = b { return .int(apply(x, y)) }
    if case .big = a, let x = a.rounded, let y = b.rounded { return try bigBits(x, y, apply) }
    if case .big = b, let x = a.rounded, let y = b.rounded { return try bigBits(x, y, apply) }
    if case .ulong = a, let x = a.rounded?.exactly(UInt64.self), let y = b.rounded?.exactly(UInt64.self) { return .object(ScalarObject(.uint64(apply(x, y)))) }
    if case .ulong = b, let x = a.rounded?.exactly(UInt64.self), let y = b.rounded?.exactly(UInt64.self) { return .object(ScalarObject(.uint64(apply(x, y)))) }
    let isUnsigned32: Bool =
      switch (a, b) {
      case (.uint, .uint), (.uint, .int), (.int, .uint): true
      default: false
      }
    let result = apply(a.int64 ?? 0, b.int64 ?? 0)
    if isUnsigned32, let small = UInt32(exactly: result) { return .object(ScalarObject(.uint32(small))) }
    return .long(result)
  }

  private static func bigBits(_ a: BigInteger, _ b: BigInteger, _ apply: (Int128, Int128) -> Int128) throws -> Value {
    guard let x = a.exactly(Int128.self), let y = b.exactly(Int128.self) else { throw PSError.notSupportedYet("bit operators on integers above 127 bits") }
    return Value(BigInteger(apply(x, y)))
  }

  /// A whole number for a bit operator: reals are rounded, text is converted.
  private static func bitOperand(_ value: Value, _ other: Value, _ symbol: String) throws -> Numeric {
    let number: Numeric
    switch value {
    case .null, .void, .unset: return .int(0)
    case .string: number = try Conversion.number(value, .int32, "InvalidCastFromStringToInteger")
    default:
      guard let numeric = Numeric(value) else { throw undefined(value, other, symbol) }
      number = numeric
    }
    if number.isWhole { return number }
    guard let whole = number.rounded else { throw ConversionError.overflow(value, .int32) }
    if let small = whole.exactly(Int32.self) { return .int(small) }
    if let wide = whole.exactly(Int64.self) { return .long(wide) }
    if let unsigned = whole.exactly(UInt64.self) { return .ulong(unsigned) }
    throw ConversionError.overflow(value, .uint64)
  }

  public static func bitNot(_ value: Value) throws -> Value {
    if case .enumeration(let type, let number)? = value.asScalar { return Value(enumeration: type, ~number) }
    switch try bitOperand(value.unwrapped, value, "-bnot") {
    case .int(let number): return .int(~number)
    case .long(let number): return .long(~number)
    case .uint(let number): return .object(ScalarObject(.uint32(~number)))
    case .ulong(let number): return .object(ScalarObject(.uint64(~number)))
    case .big(let number): return Value(-number - BigInteger(1))
    default: return .int(-1)
    }
  }

  public static func shiftLeft(_ left: Value, _ right: Value) throws -> Value { try shift(left.unwrapped, right.unwrapped, isLeft: true) }
  public static func shiftRight(_ left: Value, _ right: Value) throws -> Value { try shift(left.unwrapped, right.unwrapped, isLeft: false) }

  private static func shift(_ left: Value, _ right: Value, isLeft: Bool) throws -> Value {
    let number = try bitOperand(left, right, isLeft ? "-shl" : "-shr")
    guard case .int(let count) = try Conversion.convert(right, to: .int32) else { return left }
    // As in .NET, only the low bits of the count matter.
    switch number {
    case .int(let value): return .int(isLeft ? value << (count & 31) : value >> (count & 31))
    case .uint(let value): return .object(ScalarObject(.uint32(isLeft ? value << UInt32(count & 31) : value >> UInt32(count & 31))))
    case .long(let value): return .long(isLeft ? value << Int64(count & 63) : value >> Int64(count & 63))
    case .ulong(let value): return .object(ScalarObject(.uint64(isLeft ? value << UInt64(count & 63) : value >> UInt64(count & 63))))
    case .big(let value): return Value(isLeft ? value.shiftedLeft(Int(max(0, count))) : value.shiftedRight(Int(max(0, count))))
    default: return left
    }
  }
}

extension String {
  /// In nested messages a date is quoted in the form of the culture.
  func replacingPrefixValue(_ value: Value, _ shown: String) -> String {
    let plain = ConversionError.shown(value)
    guard plain != shown, hasPrefix("Cannot convert value \"\(plain)\"") else { return self }
    return "Cannot convert value \"\(shown)\"" + dropFirst("Cannot convert value \"\(plain)\"".count)
  }
}
