/// A number with up to 96 bits and a power of ten, as .NET's `Decimal`: `1.10` keeps its trailing zero.
public struct DecimalNumber {
  public let isNegative: Bool
  /// The digits without the point; below 2^96.
  public let magnitude: UInt128
  /// How many of the digits stand behind the point (0…28).
  public let scale: Int

  static let largest = (UInt128(1) << 96) - 1
  public static let maximum = DecimalNumber(isNegative: false, magnitude: largest, scale: 0)
  public static let minimum = DecimalNumber(isNegative: true, magnitude: largest, scale: 0)
  public static let zero = DecimalNumber(isNegative: false, magnitude: 0, scale: 0)
  public static let one = DecimalNumber(isNegative: false, magnitude: 1, scale: 0)

  public init(isNegative: Bool, magnitude: UInt128, scale: Int) {
    self.isNegative = isNegative
    self.magnitude = magnitude
    self.scale = scale
  }

  public init<T: FixedWidthInteger>(_ value: T) {
    self.init(isNegative: value < 0, magnitude: UInt128(value.magnitude), scale: 0)
  }

  /// Rounds to 15 significant digits, as .NET's conversion does; nil outside the range.
  public init?(_ value: Double) {
    guard value.isFinite, abs(value) < 7.9228162514264338e28 else { return nil }
    if value == 0 {
      self = .zero
      return
    }
    self.init(digits: Digits(value, significant: 15))
  }

  public init?(_ value: Float) {
    guard value.isFinite, abs(value) < 7.9228163e28 else { return nil }
    if value == 0 {
      self = .zero
      return
    }
    self.init(digits: Digits(Double(value), significant: 7))
  }

  private init?(digits: Digits) {
    var digits = digits
    digits.trimTrailingZeros()
    guard let whole = BigInteger(String(decoding: digits.digits, as: UTF8.self)) else { return nil }
    let places = digits.digits.count - digits.point
    let scaled = places >= 0 ? whole : whole * .powerOfTen(-places)
    self.init(big: scaled, isNegative: digits.isNegative, scale: max(places, 0))
  }

  /// Brings a big number with a scale into range, rounding halves to even; nil if it is too large.
  init?(big: BigInteger, isNegative: Bool, scale: Int) {
    let limit = BigInteger(DecimalNumber.largest)
    var drop = max(0, scale - 28)
    while true {
      let value = DecimalNumber.dropping(drop, from: big.magnitude)
      if value.compare(limit) <= 0 {
        guard let fitting = value.exactly(UInt128.self) else { return nil }
        self.init(isNegative: isNegative, magnitude: fitting, scale: scale - drop)
        return
      }
      drop += max(1, (value.bitWidth - 97) * 301 / 1000)
      if drop > scale { return nil }
    }
  }

  /// Drops decimal digits, rounding halves to even.
  private static func dropping(_ count: Int, from value: BigInteger) -> BigInteger {
    if count == 0 { return value }
    let divisor = BigInteger.powerOfTen(count)
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
    let half = remainder.shiftedLeft(1).compare(divisor)
    return half > 0 || (half == 0 && !quotient.isEven) ? quotient + BigInteger(1) : quotient
  }

  var signed: BigInteger { isNegative ? -BigInteger(magnitude) : BigInteger(magnitude) }
  public var isZero: Bool { magnitude == 0 }
  public var negated: DecimalNumber { DecimalNumber(isNegative: !isNegative, magnitude: magnitude, scale: scale) }

  private static func aligned(_ left: DecimalNumber, _ right: DecimalNumber) -> (BigInteger, BigInteger, Int) {
    let scale = max(left.scale, right.scale)
    return (left.signed * .powerOfTen(scale - left.scale), right.signed * .powerOfTen(scale - right.scale), scale)
  }

  /// Adds; nil on overflow, as the other operations.
  public func adding(_ other: DecimalNumber) -> DecimalNumber? {
    let (left, right, scale) = DecimalNumber.aligned(self, other)
    let sum = left + right
    return DecimalNumber(big: sum, isNegative: sum.isNegative, scale: scale)
  }

  public func subtracting(_ other: DecimalNumber) -> DecimalNumber? { adding(other.negated) }

  public func multiplied(by other: DecimalNumber) -> DecimalNumber? {
    let product = signed * other.signed
    return DecimalNumber(big: product, isNegative: product.isNegative, scale: scale + other.scale)
  }

  /// Divides; the divisor must not be zero.
  public func divided(by other: DecimalNumber) -> DecimalNumber? {
    let wanted = scale - other.scale
    let negative = isNegative != other.isNegative
    let numerator = BigInteger(magnitude), denominator = BigInteger(other.magnitude)
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    if remainder.isZero {
      let lifted = wanted < 0 ? quotient * .powerOfTen(-wanted) : quotient
      return DecimalNumber(big: lifted, isNegative: negative, scale: max(wanted, 0))
    }
    // Forty further digits are more than 96 bits can hold; a sticky digit keeps the rounding right.
    let extra = 40
    let (long, rest) = (numerator * .powerOfTen(extra)).quotientAndRemainder(dividingBy: denominator)
    let sticky = long * BigInteger(10) + BigInteger(rest.isZero ? 0 : 1)
    guard let made = DecimalNumber(big: sticky, isNegative: negative, scale: wanted + extra + 1) else { return nil }
    return made.trimmed(to: max(wanted, 0))
  }

  public func remainder(dividingBy other: DecimalNumber) -> DecimalNumber? {
    let (left, right, scale) = DecimalNumber.aligned(self, other)
    let rest = left.quotientAndRemainder(dividingBy: right).remainder
    return DecimalNumber(big: rest, isNegative: isNegative, scale: scale)
  }

  /// Drops trailing zeros behind the point, down to a number of places.
  func trimmed(to places: Int = 0) -> DecimalNumber {
    var magnitude = self.magnitude, scale = self.scale
    while scale > places, magnitude % 10 == 0 {
      magnitude /= 10
      scale -= 1
    }
    return DecimalNumber(isNegative: isNegative, magnitude: magnitude, scale: scale)
  }

  /// How halves and remainders are rounded: .NET's `MidpointRounding`, in its order.
  public enum Rounding: Int { case toEven, awayFromZero, toZero, toNegativeInfinity, toPositiveInfinity }

  public func rounded(_ places: Int, _ rule: Rounding = .toEven) -> DecimalNumber {
    guard places < scale else { return self }
    let divisor = BigInteger.powerOfTen(scale - places)
    let (quotient, remainder) = BigInteger(magnitude).quotientAndRemainder(dividingBy: divisor)
    let half = remainder.shiftedLeft(1).compare(divisor)
    let up: Bool
    switch rule {
    case .toEven: up = half > 0 || (half == 0 && !quotient.isEven)
    case .awayFromZero: up = half >= 0
    case .toZero: up = false
    case .toNegativeInfinity: up = isNegative && !remainder.isZero
    case .toPositiveInfinity: up = !isNegative && !remainder.isZero
    }
    let result = up ? quotient + BigInteger(1) : quotient
    return DecimalNumber(isNegative: isNegative, magnitude: result.exactly(UInt128.self) ?? 0, scale: max(places, 0))
  }

  public func compare(_ other: DecimalNumber) -> Int {
    let (left, right, _) = DecimalNumber.aligned(self, other)
    return left.compare(right)
  }

  public var double: Double { Double(text) ?? 0 }
  /// The whole part, cut towards zero.
  public var whole: BigInteger { signed.quotientAndRemainder(dividingBy: .powerOfTen(scale)).quotient }

  /// The invariant text, with all its places.
  public var text: String {
    var digits = String(magnitude)
    if scale > 0 {
      if digits.utf8.count <= scale { digits = String(repeating: "0", count: scale + 1 - digits.utf8.count) + digits }
      digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -scale))
    }
    return isNegative && magnitude != 0 ? "-" + digits : digits
  }

  /// Reads digits with an optional point and exponent, keeping trailing zeros (`1.10`); nil if it is no number or too large.
  public init?(_ text: String) {
    var digits: [UInt8] = []
    var places = 0, seenPoint = false, negative = false, exponent = 0
    let bytes = Array(text.utf8)
    var index = 0
    if index < bytes.count, bytes[index] == 0x2d || bytes[index] == 0x2b {
      negative = bytes[index] == 0x2d
      index += 1
    }
    while index < bytes.count {
      let byte = bytes[index]
      if byte >= 0x30, byte <= 0x39 {
        digits.append(byte)
        if seenPoint { places += 1 }
      } else if byte == 0x2e, !seenPoint {
        seenPoint = true
      } else if byte | 0x20 == 0x65, !digits.isEmpty {
        guard let value = Int(String(decoding: bytes[(index + 1)...], as: UTF8.self)), abs(value) < 1000 else { return nil }
        exponent = value
        break
      } else {
        return nil
      }
      index += 1
    }
    guard !digits.isEmpty, let whole = BigInteger(String(decoding: digits, as: UTF8.self)) else { return nil }
    let scale = places - exponent
    self.init(big: scale < 0 ? whole * .powerOfTen(-scale) : whole, isNegative: negative, scale: max(scale, 0))
  }
}
