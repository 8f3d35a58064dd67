/// A number of any of PowerShell's types, as arithmetic and conversions see it.
enum Numeric {
  case int(Int32)
  case long(Int64)
  case uint(UInt32)
  case ulong(UInt64)
  case double(Double)
  case single(Float)
  case decimal(DecimalNumber)
  case big(BigInteger)

  /// Reads a number, a character, a bool or an enumeration value; nil for anything else.
  init?(_ value: Value) {
    switch value {
    case .int(let number): self = .int(number)
    case .long(let number): self = .long(number)
    case .double(let number): self = .double(number)
    case .bool(let flag): self = .int(flag ? 1 : 0)
    case .char(let unit): self = .int(Int32(unit))
    case .object(let object):
      if object.isWrapper {
        self.init(value.unwrapped)
        return
      }
      guard let scalar = (object as? ScalarObject)?.scalar else { return nil }
      switch scalar {
      case .byte(let number): self = .int(Int32(number))
      case .sbyte(let number): self = .int(Int32(number))
      case .int16(let number): self = .int(Int32(number))
      case .uint16(let number): self = .int(Int32(number))
      case .uint32(let number): self = .uint(number)
      case .uint64(let number): self = .ulong(number)
      case .single(let number): self = .single(number)
      case .decimal(let number): self = .decimal(number)
      case .bigInteger(let number): self = .big(number)
      case .enumeration(_, let number): self = Int32(exactly: number).map { .int($0) } ?? .long(number)
      default: return nil
      }
    default: return nil
    }
  }

  var value: Value {
    switch self {
    case .int(let number): .int(number)
    case .long(let number): .long(number)
    case .uint(let number): .object(ScalarObject(.uint32(number)))
    case .ulong(let number): .object(ScalarObject(.uint64(number)))
    case .double(let number): .double(number)
    case .single(let number): .object(ScalarObject(.single(number)))
    case .decimal(let number): Value(number)
    case .big(let number): Value(number)
    }
  }

  var double: Double {
    switch self {
    case .int(let number): Double(number)
    case .long(let number): Double(number)
    case .uint(let number): Double(number)
    case .ulong(let number): Double(number)
    case .double(let number): number
    case .single(let number): Double(number)
    case .decimal(let number): number.double
    case .big(let number): number.double
    }
  }

  /// The decimal value; nil if out of range.
  var decimal: DecimalNumber? {
    switch self {
    case .int(let number): DecimalNumber(number)
    case .long(let number): DecimalNumber(number)
    case .uint(let number): DecimalNumber(number)
    case .ulong(let number): DecimalNumber(number)
    case .double(let number): DecimalNumber(number)
    case .single(let number): DecimalNumber(number)
    case .decimal(let number): number
    case .big(let number): DecimalNumber(big: number, isNegative: number.isNegative, scale: 0)
    }
  }

  /// The value if it is whole and of an integer type that fits 64 signed bits.
  var int64: Int64? {
    switch self {
    case .int(let number): Int64(number)
    case .long(let number): number
    case .uint(let number): Int64(number)
    case .ulong(let number): Int64(exactly: number)
    case .big(let number): number.exactly(Int64.self)
    default: nil
    }
  }

  var isWhole: Bool {
    switch self {
    case .int, .long, .uint, .ulong, .big: true
    default: false
    }
  }

  /// The nearest whole number, halves to even; nil for NaN and the infinities.
  var rounded: BigInteger? {
    switch self {
    case .int(let number): BigInteger(number)
    case .long(let number): BigInteger(number)
    case .uint(let number): BigInteger(number)
    case .ulong(let number): BigInteger(number)
    case .double(let number): BigInteger(number.rounded(.toNearestOrEven))
    case .single(let number): BigInteger(Double(number).rounded(.toNearestOrEven))
    case .decimal(let number): number.rounded(0).whole
    case .big(let number): number
    }
  }

  var isZero: Bool {
    switch self {
    case .int(let number): number == 0
    case .long(let number): number == 0
    case .uint(let number): number == 0
    case .ulong(let number): number == 0
    case .double(let number): number == 0
    case .single(let number): number == 0
    case .decimal(let number): number.isZero
    case .big(let number): number.isZero
    }
  }

  /// -1, 0 or 1; nil if one of them is NaN.
  static func compare(_ left: Numeric, _ right: Numeric) -> Int? {
    if let a = left.int64, let b = right.int64 { return a < b ? -1 : a > b ? 1 : 0 }
    if left.isWhole, right.isWhole, let a = left.rounded, let b = right.rounded { return a.compare(b) }
    if case .decimal = left, let a = left.decimal, let b = right.decimal { return a.compare(b) }
    if case .decimal = right, let a = left.decimal, let b = right.decimal { return a.compare(b) }
    let a = left.double, b = right.double
    if a.isNaN || b.isNaN { return nil }
    return a < b ? -1 : a > b ? 1 : 0
  }
}
