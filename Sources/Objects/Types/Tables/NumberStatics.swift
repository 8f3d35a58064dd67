#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The static methods that every number type has: `[int]::Max(3, 7)`, `[double]::IsInteger(2.0)`.
enum NumberStatics {
  private static func order(_ left: Value, _ right: Value) throws -> Int { try Operators.compare(left, right, ignoreCase: false) }

  private static func sign(_ value: Value) -> Int32 {
    let number = Numeric(value)?.double ?? 0
    return number > 0 ? 1 : number < 0 ? -1 : 0
  }

  /// Comparing, which integers and reals share.
  private static func declareOrder(_ members: inout TypeMembers, _ name: String) {
    members.staticMethod("\(name) Max(\(name) x, \(name) y)") { try order($0[0], $0[1]) >= 0 ? $0[0] : $0[1] }
    members.staticMethod("\(name) Min(\(name) x, \(name) y)") { try order($0[0], $0[1]) <= 0 ? $0[0] : $0[1] }
    members.staticMethod("\(name) Clamp(\(name) value, \(name) min, \(name) max)") { arguments in
      if try order(arguments[1], arguments[2]) > 0 {
        throw PSError.dotNet("System.ArgumentException", "'\(try arguments[1].text())' cannot be greater than \(try arguments[2].text()).")
      }
      if try order(arguments[0], arguments[1]) < 0 { return arguments[1] }
      return try order(arguments[0], arguments[2]) > 0 ? arguments[2] : arguments[0]
    }
    members.staticMethod("int Sign(\(name) value)") { .int(sign($0[0])) }
  }

  private static func declareMagnitude(_ members: inout TypeMembers, _ name: String) {
    func size(_ value: Value) -> Double { abs(Numeric(value)?.double ?? 0) }
    members.staticMethod("\(name) MaxMagnitude(\(name) x, \(name) y)") { size($0[0]) >= size($0[1]) ? $0[0] : $0[1] }
    members.staticMethod("\(name) MinMagnitude(\(name) x, \(name) y)") { size($0[0]) <= size($0[1]) ? $0[0] : $0[1] }
    members.staticMethod("bool IsNegative(\(name) value)") { .bool(Numeric($0[0])?.double.sign == .minus) }
    members.staticMethod("bool IsPositive(\(name) value)") { .bool(Numeric($0[0])?.double.sign == .plus) }
  }

  // MARK: Integers

  static func declare(_ members: inout TypeMembers, _ name: String, _ kind: IntegerKind) {
    declareOrder(&members, name)
    let form = IntegerForm(kind)
    members.staticMethod("bool IsEvenInteger(\(name) value)") { .bool(form.bits($0[0]) & 1 == 0) }
    members.staticMethod("bool IsOddInteger(\(name) value)") { .bool(form.bits($0[0]) & 1 == 1) }
    members.staticMethod("bool IsPow2(\(name) value)") { .bool(sign($0[0]) > 0 && form.bits($0[0]).nonzeroBitCount == 1) }
    members.staticMethod("\(name) PopCount(\(name) value)") { form.small(form.bits($0[0]).nonzeroBitCount) }
    members.staticMethod("\(name) LeadingZeroCount(\(name) value)") { form.small(form.bits($0[0]).leadingZeroBitCount - (64 - form.width)) }
    members.staticMethod("\(name) TrailingZeroCount(\(name) value)") { form.small(min(form.width, form.bits($0[0]).trailingZeroBitCount)) }
    members.staticMethod("\(name) Log2(\(name) value)") { arguments in
      if sign(arguments[0]) < 0 { throw PSError.dotNet("System.ArgumentOutOfRangeException", "value ('\(try arguments[0].text())') must be a non-negative value. (Parameter 'value')") }
      return form.small(max(0, 63 - form.bits(arguments[0]).leadingZeroBitCount))
    }
    members.staticMethod("\(name) RotateLeft(\(name) value, int rotateAmount)") { form.rotated($0[0], by: Numeric($0[1])?.double ?? 0) }
    members.staticMethod("\(name) RotateRight(\(name) value, int rotateAmount)") { form.rotated($0[0], by: -(Numeric($0[1])?.double ?? 0)) }
    guard form.isSigned else { return }
    declareMagnitude(&members, name)
    members.staticMethod("\(name) Abs(\(name) value)") { arguments in
      if sign(arguments[0]) >= 0 { return arguments[0] }
      let made = Int64(bitPattern: form.extended(arguments[0]))
      guard made != .min, let positive = kind.make(-made) else {
        throw PSError.dotNet("System.OverflowException", "Negating the minimum value of a twos complement number is invalid.")
      }
      return positive
    }
  }

  // MARK: Reals

  static func declare(_ members: inout TypeMembers, _ name: String, _ make: @escaping (Double) -> Value) {
    declareOrder(&members, name)
    declareMagnitude(&members, name)
    func number(_ value: Value) -> Double { Numeric(value)?.double ?? .nan }
    let functions: [(String, (Double) -> Double)] = [
      ("Abs", { abs($0) }), ("Ceiling", { ceil($0) }), ("Floor", { floor($0) }), ("Truncate", { trunc($0) }), ("Sqrt", { $0.squareRoot() }), ("Cbrt", { cbrt($0) }),
      ("Exp", { exp($0) }), ("Log", { log($0) }), ("Log2", { log2($0) }), ("Log10", { log10($0) }), ("Sin", { sin($0) }), ("Cos", { cos($0) }), ("Tan", { tan($0) }),
      ("DegreesToRadians", { $0 * .pi / 180 }), ("RadiansToDegrees", { $0 * 180 / .pi }),
    ]
    for (function, compute) in functions {
      members.staticMethod("\(name) \(function)(\(name) x)") { make(compute(number($0[0]))) }
    }
    members.staticMethod("\(name) Pow(\(name) x, \(name) y)") { make(pow(number($0[0]), number($0[1]))) }
    members.staticMethod("\(name) Round(\(name) x)") { make(number($0[0]).rounded(.toNearestOrEven)) }
    members.staticMethod("bool IsInteger(\(name) value)") { .bool(number($0[0]).isFinite && number($0[0]) == trunc(number($0[0]))) }
    members.staticMethod("bool IsEvenInteger(\(name) value)") { .bool(number($0[0]).isFinite && fmod(number($0[0]), 2) == 0) }
    members.staticMethod("bool IsOddInteger(\(name) value)") { .bool(number($0[0]).isFinite && abs(fmod(number($0[0]), 2)) == 1) }
  }
}

/// How an integer type lies in memory.
private struct IntegerForm {
  let kind: IntegerKind
  let width: Int
  let isSigned: Bool

  init(_ kind: IntegerKind) {
    self.kind = kind
    switch kind {
    case .byte: (width, isSigned) = (8, false)
    case .sbyte: (width, isSigned) = (8, true)
    case .int16: (width, isSigned) = (16, true)
    case .uint16: (width, isSigned) = (16, false)
    case .int32: (width, isSigned) = (32, true)
    case .uint32: (width, isSigned) = (32, false)
    case .int64: (width, isSigned) = (64, true)
    case .uint64: (width, isSigned) = (64, false)
    }
  }

  private var mask: UInt64 { width == 64 ? .max : (1 << UInt64(width)) - 1 }

  /// The value with its sign carried to 64 bits.
  func extended(_ value: Value) -> UInt64 {
    switch Numeric(value) {
    case .int(let number): UInt64(bitPattern: Int64(number))
    case .long(let number): UInt64(bitPattern: number)
    case .uint(let number): UInt64(number)
    case .ulong(let number): number
    default: 0
    }
  }

  func bits(_ value: Value) -> UInt64 { extended(value) & mask }

  func small(_ number: Int) -> Value { kind.make(Int64(number)) ?? .null }

  func rotated(_ value: Value, by amount: Double) -> Value {
    let own = bits(value), step = UInt64((Int(amount) % width + width) % width)
    let turned = step == 0 ? own : ((own << step) | (own >> (UInt64(width) - step))) & mask
    if !isSigned { return kind.make(big: BigInteger(turned)) ?? .null }
    let shift = UInt64(64 - width)
    return kind.make(Int64(bitPattern: turned << shift) >> Int64(shift)) ?? .null
  }
}
