#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The decimal digits of a number and where its point stands: what every number format works upon.
///
/// `digits` "12345" with `point` 2 is 12.345; the digits hold ASCII codes without leading zeros; zero is empty.
struct Digits {
  var isNegative: Bool
  var digits: [UInt8]
  var point: Int

  init(isNegative: Bool, digits: [UInt8], point: Int) {
    self.isNegative = isNegative
    self.digits = digits
    self.point = point
  }

  /// A double's exact value, rounded to some significant digits (ties to even).
  init(_ value: Double, significant: Int) {
    if value == 0 {
      self.init(isNegative: value.sign == .minus, digits: [], point: 0)
      return
    }
    // The shortest text that reads back as the value is exact enough unless it is longer than what is wanted.
    let short = Digits(shortest: value)
    if short.digits.count <= significant, significant <= 15, value.isNormal {
      self = short
      return
    }
    self.init(printed: Digits.print("%.\(max(significant - 1, 0))e", value))
  }

  /// A double's exact value, rounded to some places behind the point (ties to even).
  init(_ value: Double, places: Int) {
    if value == 0 {
      self.init(isNegative: value.sign == .minus, digits: [], point: 0)
      return
    }
    let text = Array(Digits.print("%.\(min(places, 1100))f", value).utf8)
    let negative = text.first == 0x2d
    let body = negative ? text.dropFirst() : text[...]
    let dot = body.firstIndex(of: 0x2e) ?? body.endIndex
    let digits = body.filter { $0 != 0x2e }
    self.init(isNegative: negative, digits: digits, point: dot - body.startIndex)
    trimLeadingZeros()
  }

  /// The shortest digits that read back as the same double.
  init(shortest value: Double) { self.init(printed: value.description) }
  init(shortest value: Float) { self.init(printed: value.description) }

  init(_ value: DecimalNumber) {
    let digits = value.magnitude == 0 ? [] : Array(String(value.magnitude).utf8)
    self.init(isNegative: value.isNegative, digits: digits, point: digits.count - value.scale)
    if value.magnitude == 0 { point = 0 }
  }

  init(_ value: BigInteger) {
    let digits = value.isZero ? [] : Array(value.digits.utf8)
    self.init(isNegative: value.isNegative, digits: digits, point: digits.count)
  }

  init<T: BinaryInteger>(_ value: T) {
    let digits = value == 0 ? [] : Array(String(value.magnitude).utf8)
    self.init(isNegative: value < 0, digits: digits, point: digits.count)
  }

  /// Reads `-1.234e+05`, `0.1`, `12345.0`.
  private init(printed text: String) {
    var digits: [UInt8] = []
    var point: Int?, negative = false, exponent = 0
    let bytes = Array(text.utf8)
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case 0x2d: negative = true
      case 0x2e: point = digits.count
      case 0x65:
        exponent = Int(String(decoding: bytes[(index + 1)...], as: UTF8.self)) ?? 0
      default: digits.append(byte)
      }
      if byte == 0x65 { break }
    }
    self.init(isNegative: negative, digits: digits, point: (point ?? digits.count) + exponent)
    trimLeadingZeros()
    trimTrailingZeros()
  }

  private static func print(_ format: String, _ value: Double) -> String {
    // The longest double has 309 digits before the point; no format asks for more than 1100 behind it.
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 1500) { buffer in
      let count = withVaList([value]) { vsnprintf(buffer.baseAddress, buffer.count, format, $0) }
      return String(decoding: UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: buffer[..<min(max(0, Int(count)), buffer.count - 1)])), as: UTF8.self)
    }
  }

  mutating func trimLeadingZeros() {
    let zeros = digits.prefix { $0 == 0x30 }.count
    if zeros > 0 {
      digits.removeFirst(zeros)
      point -= zeros
    }
    if digits.isEmpty { point = 0 }
  }

  mutating func trimTrailingZeros() {
    while digits.last == 0x30 { digits.removeLast() }
    if digits.isEmpty { point = 0 }
  }

  /// Rounds to a number of places, halves away from zero (exact for decimals and integers).
  mutating func round(places: Int) { round(significant: point + places) }

  mutating func round(significant: Int) {
    if significant >= digits.count { return }
    if significant < 0 {
      digits = []
      point = 0
      return
    }
    let up = digits[significant] >= 0x35
    digits.removeSubrange(significant...)
    if up {
      var index = digits.count - 1
      while index >= 0, digits[index] == 0x39 {
        digits[index] = 0x30
        index -= 1
      }
      if index >= 0 {
        digits[index] += 1
      } else {
        digits.insert(0x31, at: 0)
        point += 1
      }
    }
    trimTrailingZeros()
  }

  /// The digits before the point, `0` if there are none.
  var wholePart: [UInt8] {
    if point <= 0 { return [0x30] }
    if point >= digits.count { return digits + [UInt8](repeating: 0x30, count: point - digits.count) }
    return Array(digits[..<point])
  }

  /// Exactly so many digits behind the point.
  func fraction(_ places: Int) -> [UInt8] {
    (0..<places).map { place in
      let index = point + place
      return index >= 0 && index < digits.count ? digits[index] : 0x30
    }
  }

  var isZero: Bool { digits.allSatisfy { $0 == 0x30 } }
}
