/// An integer of any size, as .NET's `BigInteger`: a sign and 32-bit limbs, lowest first, without leading zeros.
public struct BigInteger: Hashable {
  public private(set) var isNegative: Bool
  private(set) var limbs: [UInt32]

  init(isNegative: Bool, limbs: [UInt32]) {
    var limbs = limbs
    while limbs.last == 0 { limbs.removeLast() }
    self.limbs = limbs
    self.isNegative = isNegative && !limbs.isEmpty
  }

  public init<T: BinaryInteger>(_ value: T) {
    var rest = value.magnitude
    var limbs: [UInt32] = []
    while rest != 0 {
      limbs.append(UInt32(truncatingIfNeeded: rest))
      rest = T.Magnitude(rest >> 32)
    }
    self.init(isNegative: value < 0, limbs: limbs)
  }

  /// Truncates a double; nil for NaN and the infinities.
  public init?(_ value: Double) {
    guard value.isFinite else { return nil }
    let whole = value.rounded(.towardZero)
    if whole == 0 {
      self.init(0)
      return
    }
    let exponent = Int(whole.exponent) - 52
    let made = BigInteger(whole.significandBitPattern | (1 << 52))
    let shifted = exponent >= 0 ? made.shiftedLeft(exponent) : made.shiftedRight(-exponent)
    self.init(isNegative: whole < 0, limbs: shifted.limbs)
  }

  /// Reads decimal digits with an optional sign; nil for anything else.
  public init?(_ text: some StringProtocol) {
    var digits = text.utf8[...]
    var negative = false
    if let first = digits.first, first == 0x2d || first == 0x2b {
      negative = first == 0x2d
      digits = digits.dropFirst()
    }
    guard !digits.isEmpty else { return nil }
    var limbs: [UInt32] = []
    for digit in digits {
      guard digit >= 0x30, digit <= 0x39 else { return nil }
      BigInteger.multiplyAdd(&limbs, 10, UInt32(digit - 0x30))
    }
    self.init(isNegative: negative, limbs: limbs)
  }

  public var isZero: Bool { limbs.isEmpty }
  public var sign: Int { limbs.isEmpty ? 0 : isNegative ? -1 : 1 }
  public var magnitude: BigInteger { BigInteger(isNegative: false, limbs: limbs) }
  public var isEven: Bool { (limbs.first ?? 0) & 1 == 0 }

  public var bitWidth: Int { limbs.isEmpty ? 0 : limbs.count * 32 - (limbs.last ?? 0).leadingZeroBitCount }

  private static func multiplyAdd(_ limbs: inout [UInt32], _ factor: UInt32, _ addend: UInt32) {
    var carry = UInt64(addend)
    for index in limbs.indices {
      let product = UInt64(limbs[index]) * UInt64(factor) + carry
      limbs[index] = UInt32(truncatingIfNeeded: product)
      carry = product >> 32
    }
    if carry != 0 { limbs.append(UInt32(carry)) }
  }

  // MARK: Arithmetic

  private static func compareMagnitudes(_ left: [UInt32], _ right: [UInt32]) -> Int {
    if left.count != right.count { return left.count < right.count ? -1 : 1 }
    for index in left.indices.reversed() where left[index] != right[index] { return left[index] < right[index] ? -1 : 1 }
    return 0
  }

  private static func addMagnitudes(_ left: [UInt32], _ right: [UInt32]) -> [UInt32] {
    let (long, short) = left.count >= right.count ? (left, right) : (right, left)
    var result = long
    var carry: UInt64 = 0
    for index in long.indices {
      let sum = UInt64(long[index]) + (index < short.count ? UInt64(short[index]) : 0) + carry
      result[index] = UInt32(truncatingIfNeeded: sum)
      carry = sum >> 32
    }
    if carry != 0 { result.append(UInt32(carry)) }
    return result
  }

  private static func subtractMagnitudes(_ left: [UInt32], _ right: [UInt32]) -> [UInt32] {
    var result = left
    var borrow: Int64 = 0
    for index in left.indices {
      var difference = Int64(left[index]) - (index < right.count ? Int64(right[index]) : 0) - borrow
      borrow = difference < 0 ? 1 : 0
      if difference < 0 { difference += 1 << 32 }
      result[index] = UInt32(difference)
    }
    return result
  }

  public static func + (left: BigInteger, right: BigInteger) -> BigInteger {
    if left.isNegative == right.isNegative {
      return BigInteger(isNegative: left.isNegative, limbs: addMagnitudes(left.limbs, right.limbs))
    }
    if compareMagnitudes(left.limbs, right.limbs) >= 0 {
      return BigInteger(isNegative: left.isNegative, limbs: subtractMagnitudes(left.limbs, right.limbs))
    }
    return BigInteger(isNegative: right.isNegative, limbs: subtractMagnitudes(right.limbs, left.limbs))
  }

  public static prefix func - (value: BigInteger) -> BigInteger { BigInteger(isNegative: !value.isNegative, limbs: value.limbs) }
  public static func - (left: BigInteger, right: BigInteger) -> BigInteger { left + -right }

  public static func * (left: BigInteger, right: BigInteger) -> BigInteger {
    if left.isZero || right.isZero { return BigInteger(0) }
    var result = [UInt32](repeating: 0, count: left.limbs.count + right.limbs.count)
    for i in left.limbs.indices {
      var carry: UInt64 = 0
      for j in right.limbs.indices {
        let sum = UInt64(left.limbs[i]) * UInt64(right.limbs[j]) + UInt64(result[i + j]) + carry
        result[i + j] = UInt32(truncatingIfNeeded: sum)
        carry = sum >> 32
      }
      result[i + right.limbs.count] = UInt32(carry)
    }
    return BigInteger(isNegative: left.isNegative != right.isNegative, limbs: result)
  }

  /// Divides towards zero; the remainder has the sign of the dividend. The divisor must not be zero.
  public func quotientAndRemainder(dividingBy divisor: BigInteger) -> (quotient: BigInteger, remainder: BigInteger) {
    if BigInteger.compareMagnitudes(limbs, divisor.limbs) < 0 { return (BigInteger(0), self) }
    if divisor.limbs.count == 1, let small = divisor.limbs.first {
      var quotient = limbs
      var rest: UInt64 = 0
      for index in limbs.indices.reversed() {
        let part = rest << 32 | UInt64(limbs[index])
        quotient[index] = UInt32(part / UInt64(small))
        rest = part % UInt64(small)
      }
      return (
        BigInteger(isNegative: isNegative != divisor.isNegative, limbs: quotient), BigInteger(isNegative: isNegative, limbs: [UInt32(rest)])
      )
    }
    return longDivision(by: divisor)
  }

  /// Knuth's algorithm D.
  private func longDivision(by divisor: BigInteger) -> (quotient: BigInteger, remainder: BigInteger) {
    let shift = (divisor.limbs.last ?? 1).leadingZeroBitCount
    let v = divisor.magnitude.shiftedLeft(shift).limbs
    var u = magnitude.shiftedLeft(shift).limbs
    while u.count <= limbs.count { u.append(0) }
    let n = v.count, m = u.count - n
    var quotient = [UInt32](repeating: 0, count: max(m, 1))
    for j in stride(from: m - 1, through: 0, by: -1) {
      let top = UInt64(u[j + n]) << 32 | UInt64(u[j + n - 1])
      var guess = top / UInt64(v[n - 1])
      var rest = top % UInt64(v[n - 1])
      while guess >= 1 << 32 || guess * UInt64(v[n - 2]) > (rest << 32 | UInt64(u[j + n - 2])) {
        guess -= 1
        rest += UInt64(v[n - 1])
        if rest >= 1 << 32 { break }
      }
      var borrow: Int64 = 0, carry: UInt64 = 0
      for i in 0..<n {
        let product = guess * UInt64(v[i]) + carry
        carry = product >> 32
        let difference = Int64(u[i + j]) - borrow - Int64(product & 0xffff_ffff)
        u[i + j] = UInt32(truncatingIfNeeded: difference)
        borrow = difference < 0 ? 1 : 0
      }
      let difference = Int64(u[j + n]) - borrow - Int64(carry)
      u[j + n] = UInt32(truncatingIfNeeded: difference)
      if difference < 0 {
        guess -= 1
        var back: UInt64 = 0
        for i in 0..<n {
          let sum = UInt64(u[i + j]) + UInt64(v[i]) + back
          u[i + j] = UInt32(truncatingIfNeeded: sum)
          back = sum >> 32
        }
        u[j + n] = UInt32(truncatingIfNeeded: UInt64(u[j + n]) + back)
      }
      quotient[j] = UInt32(guess)
    }
    let remainder = BigInteger(isNegative: false, limbs: Array(u[0..<n])).shiftedRight(shift)
    return (
      BigInteger(isNegative: isNegative != divisor.isNegative, limbs: quotient), BigInteger(isNegative: isNegative, limbs: remainder.limbs)
    )
  }

  public func shiftedLeft(_ count: Int) -> BigInteger {
    let (words, bits) = (count / 32, count % 32)
    var result = [UInt32](repeating: 0, count: words)
    var carry: UInt32 = 0
    for limb in limbs {
      result.append(limb << UInt32(bits) | carry)
      carry = bits == 0 ? 0 : limb >> UInt32(32 - bits)
    }
    if carry != 0 { result.append(carry) }
    return BigInteger(isNegative: isNegative, limbs: result)
  }

  /// Shifts the magnitude right (towards zero).
  public func shiftedRight(_ count: Int) -> BigInteger {
    let (words, bits) = (count / 32, count % 32)
    guard words < limbs.count else { return BigInteger(0) }
    var result: [UInt32] = []
    for index in words..<limbs.count {
      let high = bits == 0 || index + 1 >= limbs.count ? 0 : limbs[index + 1] << UInt32(32 - bits)
      result.append(limbs[index] >> UInt32(bits) | high)
    }
    return BigInteger(isNegative: isNegative, limbs: result)
  }

  public func power(_ exponent: Int) -> BigInteger {
    var result = BigInteger(1), base = self, rest = exponent
    while rest > 0 {
      if rest & 1 == 1 { result = result * base }
      rest >>= 1
      if rest > 0 { base = base * base }
    }
    return result
  }

  static func powerOfTen(_ exponent: Int) -> BigInteger { BigInteger(10).power(exponent) }

  public func compare(_ other: BigInteger) -> Int {
    if isNegative != other.isNegative { return isNegative ? -1 : 1 }
    let order = BigInteger.compareMagnitudes(limbs, other.limbs)
    return isNegative ? -order : order
  }

  // MARK: Conversion

  public var decimalText: String { (isNegative ? "-" : "") + digits }

  /// The digits of the magnitude.
  var digits: String {
    if isZero { return "0" }
    var parts: [String] = []
    var rest = magnitude
    let billion = BigInteger(1_000_000_000)
    while !rest.isZero {
      let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: billion)
      let part = String(remainder.limbs.first ?? 0)
      parts.append(quotient.isZero ? part : String(repeating: "0", count: 9 - part.count) + part)
      rest = quotient
    }
    return parts.reversed().joined()
  }

  /// The value in a fixed-width integer type; nil if it does not fit.
  public func exactly<T: FixedWidthInteger>(_ type: T.Type) -> T? {
    guard limbs.count <= 4 else { return nil }
    var magnitude: UInt128 = 0
    for (index, limb) in limbs.enumerated() { magnitude |= UInt128(limb) << UInt128(32 * index) }
    if !isNegative { return T(exactly: magnitude) }
    if magnitude > UInt128(1) << 127 { return nil }
    return T(exactly: magnitude == UInt128(1) << 127 ? Int128.min : -Int128(magnitude))
  }

  public var double: Double {
    if let small = exactly(Int64.self) { return Double(small) }
    return Double(decimalText) ?? (isNegative ? -.infinity : .infinity)
  }
}
