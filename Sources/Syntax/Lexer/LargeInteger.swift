/// Holds an unsigned integer of any size: literals may be longer than any machine word.
struct LargeInteger {
  /// Least significant word first.
  private var words: [UInt32] = []

  init(decimal text: String) {
    for byte in text.utf8 where byte &- 48 < 10 { multiplyAdd(10, UInt32(byte - 48)) }
  }

  init(digits text: String, bits: UInt32) {
    for byte in text.utf8 { multiplyAdd(1 << bits, UInt32(Character(Unicode.Scalar(byte)).hexDigitValue ?? 0)) }
  }

  /// Takes the whole part of a finite, positive number.
  init(_ value: Double) {
    guard value >= 1 else { return }
    var mantissa = UInt64(value.significandBitPattern) | (1 << 52)
    let exponent = Int(value.exponent) - 52
    if exponent < 0 { mantissa >>= UInt64(-exponent) }
    words = [UInt32(truncatingIfNeeded: mantissa), UInt32(mantissa >> 32)]
    for _ in 0..<max(0, exponent) { multiplyAdd(2, 0) }
  }

  private mutating func multiplyAdd(_ factor: UInt32, _ addend: UInt32) {
    var carry = UInt64(addend)
    for index in words.indices {
      let product = UInt64(words[index]) * UInt64(factor) + carry
      words[index] = UInt32(truncatingIfNeeded: product)
      carry = product >> 32
    }
    if carry > 0 { words.append(UInt32(carry)) }
  }

  mutating func multiply(by factor: UInt64) {
    var left = factor
    while left > 1 {
      let step = min(left, 1 << 30)
      multiplyAdd(UInt32(step), 0)
      left /= step
    }
  }

  /// Reads the number as two's complement of so many bits; true when it was negative and now is its magnitude.
  mutating func flipSign(bits: Int) -> Bool {
    guard bits > 0 else { return false }
    let word = (bits - 1) / 32
    guard word < words.count, words[word] >> UInt32((bits - 1) % 32) & 1 == 1 else { return false }
    var carry: UInt64 = 1
    for index in words.indices {
      let sum = UInt64(~words[index]) + carry
      words[index] = UInt32(truncatingIfNeeded: sum)
      carry = sum >> 32
    }
    if bits % 32 != 0 { words[word] &= (1 << UInt32(bits % 32)) - 1 }
    return true
  }

  /// The value when it fits 120 bits.
  var small: UInt128? {
    var value: UInt128 = 0
    for (index, word) in words.enumerated() where word != 0 {
      guard index < 4, index < 3 || word < 1 << 24 else { return nil }
      value |= UInt128(word) << UInt128(32 * index)
    }
    return value
  }

  /// The value when it fits the 96 bits of a decimal.
  var decimalMagnitude: UInt128? { small.flatMap { $0 >> 96 == 0 ? $0 : nil } }

  func text(negative: Bool) -> String {
    var rest = words
    var digits: [UInt8] = []
    while let last = rest.last {
      if last == 0 {
        rest.removeLast()
        continue
      }
      var remainder: UInt64 = 0
      for index in rest.indices.reversed() {
        let value = remainder << 32 | UInt64(rest[index])
        rest[index] = UInt32(value / 1_000_000_000)
        remainder = value % 1_000_000_000
      }
      for _ in 0..<9 {
        digits.append(48 + UInt8(remainder % 10))
        remainder /= 10
      }
    }
    while digits.last == 48 { digits.removeLast() }
    if digits.isEmpty { return "0" }
    return (negative ? "-" : "") + String(decoding: digits.reversed(), as: UTF8.self)
  }
}

/// Reads decimal text with point and exponent into at most 96 bits of digits and a scale.
struct DecimalReader {
  private let text: String

  init(_ text: String) { self.text = text }

  func read(multiplier: UInt64) -> (magnitude: UInt128, scale: Int)? {
    var magnitude: UInt128 = 0
    var scale = 0
    var sawPoint = false
    var exponent = 0
    var isFull = false
    let bytes = Array(text.utf8)
    var index = 0
    let most: UInt128 = (1 << 96) - 1
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == UInt8(ascii: ".") {
        sawPoint = true
      } else if byte | 0x20 == UInt8(ascii: "e") {
        exponent = Int(String(decoding: bytes[index...], as: UTF8.self)) ?? 0
        break
      } else if byte &- 48 < 10 {
        let next = magnitude * 10 + UInt128(byte - 48)
        if isFull || next > most || (sawPoint && scale >= 28) {
          if !sawPoint { return nil }
          if !isFull, byte >= 53 { magnitude += 1 }
          isFull = true
          continue
        }
        magnitude = next
        if sawPoint { scale += 1 }
      }
    }
    scale -= exponent
    while scale < 0 {
      magnitude *= 10
      scale += 1
      if magnitude > most { return magnitude == 0 ? (0, 0) : nil }
    }
    while scale > 28 {
      magnitude /= 10
      scale -= 1
    }
    magnitude *= UInt128(multiplier)
    return magnitude <= most ? (magnitude, scale) : nil
  }
}
