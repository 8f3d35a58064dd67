/// Reads numbers as PowerShell's tokenizer does: hex and binary, type suffixes (`1ul`), multipliers (`5kb`), growing types.
public enum NumberScanner {
  /// Reads a number literal; nil if the text is none or out of range. Text to be cast may also hold thousands separators and blanks.
  public static func scan(_ text: String, isCast: Bool = false) -> Value? {
    var text = text
    return text.withUTF8 { bytes in
      var bytes = bytes[...]
      if isCast {
        while let first = bytes.first, first == 0x20 || (first >= 9 && first <= 13) { bytes = bytes.dropFirst() }
        while let last = bytes.last, last == 0x20 || (last >= 9 && last <= 13) { bytes = bytes.dropLast() }
      }
      return scan(bytes, isCast: isCast)
    }
  }

  private static func scan(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, isCast: Bool) -> Value? {
    var position = bytes.startIndex
    let end = bytes.endIndex
    var negative = false
    if isCast, position < end, bytes[position] == 0x2b || bytes[position] == 0x2d {
      negative = bytes[position] == 0x2d
      position += 1
    } else if position < end, bytes[position] == 0x2d {
      negative = true
      position += 1
    }
    guard position < end else { return nil }
    if bytes[position] == 0x30, position + 1 < end, bytes[position + 1] | 0x20 == 0x78 {
      return scanRadix(bytes[(position + 2)...], 16, negative)
    }
    if bytes[position] == 0x30, position + 1 < end, bytes[position + 1] | 0x20 == 0x62, position + 2 < end, bytes[position + 2] & 0xfe == 0x30 {
      return scanRadix(bytes[(position + 2)...], 2, negative)
    }
    return scanDecimal(bytes[position...], negative, isCast)
  }

  private struct Ending {
    var type = ""
    var multiplier: Int64 = 1
  }

  /// The type suffix and multiplier at the end of a literal; nil if there is something else.
  private static func ending(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Ending? {
    var text = String(decoding: bytes, as: UTF8.self).lowercased()
    var result = Ending()
    if text.utf8.count >= 2, text.hasSuffix("b") {
      let powers: [(String, Int64)] = [("kb", 1 << 10), ("mb", 1 << 20), ("gb", 1 << 30), ("tb", 1 << 40), ("pb", 1 << 50)]
      guard let found = powers.first(where: { text.hasSuffix($0.0) }) else { return nil }
      result.multiplier = found.1
      text.removeLast(2)
    }
    guard ["", "u", "s", "us", "y", "uy", "l", "ul", "n", "d"].contains(text) else { return nil }
    result.type = text
    return result
  }

  private static func scanRadix(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, _ radix: UInt64, _ negative: Bool) -> Value? {
    var position = bytes.startIndex
    var value = BigInteger(0)
    var count = 0
    while position < bytes.endIndex {
      let byte = bytes[position]
      let digit: UInt64
      switch byte {
      case 0x30...0x39: digit = UInt64(byte - 0x30)
      case 0x41...0x46: digit = UInt64(byte - 0x37)
      case 0x61...0x66: digit = UInt64(byte - 0x57)
      default: digit = 99
      }
      if digit >= radix { break }
      value = value * BigInteger(radix) + BigInteger(digit)
      position += 1
      count += 1
    }
    guard count > 0, let ending = ending(bytes[position...]) else { return nil }
    // A literal that fills its type to the top bit is a negative number: 0xFFFFFFFF is -1.
    let bits = radix == 16 ? count * 4 : count
    let widths: [Int] =
      switch ending.type {
      case "y": [8]
      case "s": [16]
      case "l": [64]
      case "": [32, 64]
      default: []
      }
    let signed = widths.contains(bits) && value.bitWidth == bits ? value - BigInteger(1).shiftedLeft(bits) : value
    return whole(negative ? -signed : signed, ending)
  }

  private static func scanDecimal(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, _ negative: Bool, _ isCast: Bool) -> Value? {
    var position = bytes.startIndex
    let end = bytes.endIndex
    var clean: [UInt8] = []
    clean.reserveCapacity(bytes.count)
    var isReal = false, digits = 0
    while position < end {
      let byte = bytes[position]
      if byte >= 0x30, byte <= 0x39 {
        clean.append(byte)
        digits += 1
      } else if byte == 0x2c, isCast, digits > 0, !isReal {
        // A thousands separator may stand anywhere among the whole digits.
      } else if byte == 0x2e, !isReal {
        isReal = true
        clean.append(byte)
      } else {
        break
      }
      position += 1
    }
    guard digits > 0 else { return nil }
    if position < end, bytes[position] | 0x20 == 0x65 {
      var look = position + 1
      var exponent: [UInt8] = [0x65]
      if look < end, bytes[look] == 0x2b || bytes[look] == 0x2d {
        exponent.append(bytes[look])
        look += 1
      }
      let start = look
      while look < end, bytes[look] >= 0x30, bytes[look] <= 0x39 {
        exponent.append(bytes[look])
        look += 1
      }
      guard look > start else { return nil }
      isReal = true
      clean += exponent
      position = look
    }
    if position == end, !isReal, digits <= 18 {
      var value: Int64 = 0
      for byte in clean { value = value * 10 + Int64(byte - 0x30) }
      if negative { value = -value }
      return Int32(exactly: value).map { .int($0) } ?? .long(value)
    }
    guard let ending = ending(bytes[position...]) else { return nil }
    let text = (negative ? "-" : "") + String(decoding: clean, as: UTF8.self)
    if ending.type == "d" {
      guard let value = DecimalNumber(text), let scaled = value.multiplied(by: DecimalNumber(ending.multiplier)) else { return nil }
      return .object(ScalarObject(.decimal(scaled)))
    }
    if !isReal, let value = BigInteger(text) { return whole(value, ending) }
    guard let value = Double(text) else { return nil }
    let scaled = value * Double(ending.multiplier)
    if ending.type.isEmpty { return .double(scaled) }
    guard let rounded = BigInteger(scaled.rounded(.toNearestOrEven)) else { return nil }
    return whole(rounded, Ending(type: ending.type, multiplier: 1))
  }

  /// A whole number in the type its suffix asks for, or in the smallest of int, long, decimal and double that holds it.
  private static func whole(_ value: BigInteger, _ ending: Ending) -> Value? {
    let value = ending.multiplier == 1 ? value : value * BigInteger(ending.multiplier)
    switch ending.type {
    case "y": return value.exactly(Int8.self).map { .object(ScalarObject(.sbyte($0))) }
    case "uy": return value.exactly(UInt8.self).map { .object(ScalarObject(.byte($0))) }
    case "s": return value.exactly(Int16.self).map { .object(ScalarObject(.int16($0))) }
    case "us": return value.exactly(UInt16.self).map { .object(ScalarObject(.uint16($0))) }
    case "l": return value.exactly(Int64.self).map { .long($0) }
    case "ul": return value.exactly(UInt64.self).map { .object(ScalarObject(.uint64($0))) }
    case "u":
      if let small = value.exactly(UInt32.self) { return .object(ScalarObject(.uint32(small))) }
      return value.exactly(UInt64.self).map { .object(ScalarObject(.uint64($0))) }
    case "n": return .object(ScalarObject(.bigInteger(value)))
    case "d": return DecimalNumber(big: value, isNegative: value.isNegative, scale: 0).map { .object(ScalarObject(.decimal($0))) }
    default: break
    }
    if let small = value.exactly(Int32.self) { return .int(small) }
    if let wide = value.exactly(Int64.self) { return .long(wide) }
    if let exact = DecimalNumber(big: value, isNegative: value.isNegative, scale: 0) { return .object(ScalarObject(.decimal(exact))) }
    return .double(value.double)
  }
}
