/// Writes whole numbers by the formats that scripts use most, without big-number arithmetic on the way.
enum IntegerText {
  enum Style { case plain, zeros(Int), hexadecimal(upper: Bool, Int), grouped(places: Int) }

  /// Appends an `int` or `long` in a style; false if the number is not of the simple kind, and nothing was appended.
  static func append(_ value: Value, _ style: Style, _ culture: Culture, to result: inout TextBuffer) -> Bool {
    let number: Int64, bits: Int
    switch value {
    case .int(let small): (number, bits) = (Int64(small), 32)
    case .long(let large): (number, bits) = (large, 64)
    default: return false
    }
    if number < 0, culture.negativeSign != "-" { return false }
    switch style {
    case .plain: result.append(number.magnitude, isNegative: number < 0)
    case .zeros(let width): result.append(number.magnitude, isNegative: number < 0, atLeast: width)
    case .hexadecimal(let upper, let width):
      let pattern = bits == 32 ? UInt64(UInt32(truncatingIfNeeded: number)) : UInt64(bitPattern: number)
      let text = String(pattern, radix: 16, uppercase: upper)
      result.append(byte: 0x30, times: width - text.utf8.count)
      result.append(text)
    case .grouped(let places):
      guard number >= 0, culture.groupSeparator.utf8.count == 1, culture.decimalSeparator.utf8.count == 1 else { return false }
      grouped(number.magnitude, places, culture, to: &result)
    }
    return true
  }

  /// `""`, `00…`, `D4`, `X2`, `N0`; nil for any other format.
  static func style(_ format: UnsafeBufferPointer<UInt8>) -> Style? {
    guard let first = format.first else { return .plain }
    if first == 0x30 { return format.count < 40 && format.allSatisfy { $0 == 0x30 } ? .zeros(format.count) : nil }
    guard format.count <= 3 else { return nil }
    var precision: Int?
    for byte in format.dropFirst() {
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      precision = (precision ?? 0) * 10 + Int(byte - 0x30)
    }
    switch first {
    case 0x44, 0x64: return .zeros(max(1, precision ?? 1))
    case 0x58, 0x78: return .hexadecimal(upper: first == 0x58, precision ?? 1)
    case 0x4e, 0x6e: return precision.map { .grouped(places: $0) }
    default: return nil
    }
  }

  private static func grouped(_ magnitude: UInt64, _ places: Int, _ culture: Culture, to result: inout TextBuffer) {
    let text = String(magnitude).utf8
    for (index, digit) in text.enumerated() {
      if index > 0, (text.count - index) % 3 == 0 { result.append(culture.groupSeparator) }
      result.append(byte: digit)
    }
    guard places > 0 else { return }
    result.append(culture.decimalSeparator)
    result.append(byte: 0x30, times: places)
  }
}
