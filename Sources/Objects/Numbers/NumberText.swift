/// Writes numbers as .NET does: plainly, and by standard format strings (`N2`, `X4`, `P`).
enum NumberText {
  /// A number ready to be formatted.
  enum Number {
    /// A whole number with the width of its type, for `X`.
    case whole(BigInteger, bits: Int)
    case decimal(DecimalNumber)
    case double(Double)
    case single(Float)

    init?(_ value: Value) {
      switch value.unwrapped {
      case .int(let number): self = .whole(BigInteger(number), bits: 32)
      case .long(let number): self = .whole(BigInteger(number), bits: 64)
      case .double(let number): self = .double(number)
      case .object(let object):
        guard let scalar = (object as? ScalarObject)?.scalar else { return nil }
        switch scalar {
        case .byte(let number): self = .whole(BigInteger(number), bits: 8)
        case .sbyte(let number): self = .whole(BigInteger(number), bits: 8)
        case .int16(let number): self = .whole(BigInteger(number), bits: 16)
        case .uint16(let number): self = .whole(BigInteger(number), bits: 16)
        case .uint32(let number): self = .whole(BigInteger(number), bits: 32)
        case .uint64(let number): self = .whole(BigInteger(number), bits: 64)
        case .bigInteger(let number): self = .whole(number, bits: 0)
        case .decimal(let number): self = .decimal(number)
        case .single(let number): self = .single(number)
        default: return nil
        }
      default: return nil
      }
    }

    var double: Double? {
      switch self {
      case .double(let value): value
      case .single(let value): Double(value)
      default: nil
      }
    }
  }

  /// Plain text as output and string expansion write it: 15 digits.
  static func plain(_ value: Double, _ culture: Culture) -> String {
    if let special = special(value, culture) { return special }
    if value == value.rounded(.towardZero), abs(value) < 1e15, value != 0 {
      let text = String(Int64(value))
      return value < 0 && culture.negativeSign != "-" ? culture.negativeSign + text.dropFirst() : text
    }
    return general(Digits(value, significant: 15), limit: 15, culture)
  }

  static func plain(_ value: Float, _ culture: Culture) -> String {
    special(Double(value), culture) ?? general(Digits(Double(value), significant: 7), limit: 7, culture)
  }

  static func plain(_ value: DecimalNumber, _ culture: Culture) -> String {
    let text = value.text
    if culture.decimalSeparator == ".", culture.negativeSign == "-" { return text }
    var result = ""
    for character in text.unicodeScalars {
      switch character {
      case ".": result += culture.decimalSeparator
      case "-": result += culture.negativeSign
      default: result.unicodeScalars.append(character)
      }
    }
    return result
  }

  static func special(_ value: Double, _ culture: Culture) -> String? {
    if value.isNaN { return "NaN" }
    if value == .infinity { return culture.positiveInfinity }
    if value == -.infinity { return culture.negativeSign + culture.positiveInfinity }
    return nil
  }

  /// The shortest text that reads back (`ToString()` without a format).
  static func roundTrip(_ value: Double, _ culture: Culture) -> String {
    special(value, culture) ?? general(Digits(shortest: value), limit: 15, culture)
  }

  static func roundTrip(_ value: Float, _ culture: Culture) -> String {
    special(Double(value), culture) ?? general(Digits(shortest: value), limit: 7, culture)
  }

  /// General notation: an exponent from `limit` digits before the point on, or below 0.0001.
  private static func general(_ digits: Digits, limit: Int, _ culture: Culture, exponentLetter: String = "E", minimumExponent: Int = 2) -> String {
    var digits = digits
    digits.trimTrailingZeros()
    let sign = digits.isNegative ? culture.negativeSign : ""
    if digits.digits.isEmpty { return sign + "0" }
    if digits.point > limit || digits.point < -3 {
      return sign + scientific(digits, exponentLetter, minimumExponent, culture)
    }
    let places = max(0, digits.digits.count - digits.point)
    var text = sign + String(decoding: digits.wholePart, as: UTF8.self)
    if places > 0 { text += culture.decimalSeparator + String(decoding: digits.fraction(places), as: UTF8.self) }
    return text
  }

  private static func scientific(_ digits: Digits, _ letter: String, _ width: Int, _ culture: Culture) -> String {
    var text = String(decoding: digits.digits.prefix(1), as: UTF8.self)
    if digits.digits.count > 1 { text += culture.decimalSeparator + String(decoding: digits.digits.dropFirst(), as: UTF8.self) }
    let exponent = digits.digits.isEmpty ? 0 : digits.point - 1
    let number = String(abs(exponent))
    text += letter + (exponent < 0 ? culture.negativeSign : "+")
    return text + String(repeating: "0", count: max(0, width - number.utf8.count)) + number
  }

  /// Formats a number by a standard or custom format string; an invalid one is an error.
  static func format(_ number: Number, _ format: String, _ culture: Culture) throws -> String {
    if let double = number.double, let special = special(double, culture) { return special }
    let bytes = Array(format.utf8)
    guard let first = bytes.first else { return plainNumber(number, culture) }
    let isLetter = (first | 0x20) >= 0x61 && (first | 0x20) <= 0x7a
    if isLetter, bytes.dropFirst().allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) {
      let precision = bytes.count > 1 ? Int(String(decoding: bytes.dropFirst(), as: UTF8.self)) ?? .max : nil
      if let precision, precision > 999_999_999 { throw PSError.format("Format specifier was invalid.") }
      // .NET would write the hundreds of megabytes.
      if let precision, precision > 10_000_000 { throw PSError.outOfMemory }
      return try standard(number, first, precision, culture)
    }
    return CustomNumberFormat.format(number, format, culture)
  }

  private static func plainNumber(_ number: Number, _ culture: Culture) -> String {
    switch number {
    case .whole(let value, _): value.isNegative ? culture.negativeSign + value.digits : value.digits
    case .decimal(let value): plain(value, culture)
    case .double(let value): roundTrip(value, culture)
    case .single(let value): roundTrip(value, culture)
    }
  }

  private static func standard(_ number: Number, _ specifier: UInt8, _ precision: Int?, _ culture: Culture) throws -> String {
    let letter = Character(Unicode.Scalar(specifier))
    switch letter {
    case "G", "g": return general(number, precision, String(letter == "g" ? "e" : "E"), culture)
    case "F", "f": return fixed(digits(number, places: precision ?? culture.numberDecimalDigits), precision ?? culture.numberDecimalDigits, false, culture)
    case "N", "n": return fixed(digits(number, places: precision ?? culture.numberDecimalDigits), precision ?? culture.numberDecimalDigits, true, culture)
    case "P", "p":
      let places = precision ?? culture.percentDecimalDigits
      var digits = digits(number, places: places + 2)
      if !digits.digits.isEmpty { digits.point += 2 }
      let negative = digits.isNegative
      digits.isNegative = false
      let text = culture.percentPattern.replacingOnce("n", fixed(digits, places, true, culture)).replacingOnce("%", culture.percentSymbol)
      return negative ? culture.negativeSign + text : text
    case "C", "c":
      let places = precision ?? culture.currencyDecimalDigits
      var digits = digits(number, places: places)
      let pattern = digits.isNegative ? culture.negativeCurrencyPattern : culture.currencyPattern
      digits.isNegative = false
      let text = fixed(digits, places, true, culture)
      return pattern.replacingOnce("-", culture.negativeSign).replacingOnce("$", culture.currencySymbol).replacingOnce("n", text)
    case "E", "e": return exponential(number, precision ?? 6, String(letter), culture)
    case "D", "d":
      guard case .whole(let value, _) = number else { throw invalidSpecifier }
      let digits = value.digits
      return (value.isNegative ? culture.negativeSign : "") + String(repeating: "0", count: max(0, (precision ?? 0) - digits.utf8.count)) + digits
    case "X", "x", "B", "b":
      guard case .whole(let value, let bits) = number else { throw invalidSpecifier }
      return radix(value, bits, letter, precision ?? 0)
    case "R", "r":
      return plainNumber(number, culture)
    default: throw invalidSpecifier
    }
  }

  static var invalidSpecifier: PSError { PSError.format("Format specifier was invalid.") }

  private static func radix(_ value: BigInteger, _ bits: Int, _ letter: Character, _ precision: Int) -> String {
    var value = value
    let width = bits == 0 ? (value.bitWidth / 8 + 1) * 8 : bits
    if value.isNegative { value = value + BigInteger(1).shiftedLeft(width) }
    let isHex = letter == "X" || letter == "x"
    let number = value.exactly(UInt128.self) ?? 0
    var text = String(number, radix: isHex ? 16 : 2, uppercase: letter == "X")
    if bits == 0, isHex, value.bitWidth == width - 8 || value.bitWidth % 4 == 0, value.bitWidth > 0 { text = "0" + text }
    return String(repeating: "0", count: max(0, precision - text.utf8.count)) + text
  }

  /// The digits of a number rounded to some places.
  static func digits(_ number: Number, places: Int) -> Digits {
    switch number {
    case .whole(let value, _): return Digits(value)
    case .decimal(let value):
      var digits = Digits(value)
      digits.round(places: places)
      if digits.isZero { digits.isNegative = false }
      return digits
    case .double(let value): return Digits(value, places: places)
    case .single(let value): return Digits(Double(value), places: places)
    }
  }

  static func digits(_ number: Number, significant: Int) -> Digits {
    switch number {
    case .whole(let value, _):
      var digits = Digits(value)
      digits.round(significant: significant)
      return digits
    case .decimal(let value):
      var digits = Digits(value)
      digits.trimLeadingZeros()
      digits.round(significant: significant)
      return digits
    case .double(let value): return Digits(value, significant: significant)
    case .single(let value): return Digits(Double(value), significant: significant)
    }
  }

  private static func general(_ number: Number, _ precision: Int?, _ letter: String, _ culture: Culture) -> String {
    guard let precision, precision > 0 else { return plainNumber(number, culture) }
    let digits = digits(number, significant: precision)
    return general(digits, limit: precision, culture, exponentLetter: letter)
  }

  private static func exponential(_ number: Number, _ precision: Int, _ letter: String, _ culture: Culture) -> String {
    var digits = digits(number, significant: precision + 1)
    while digits.digits.count < precision + 1 { digits.digits.append(0x30) }
    if digits.isZero { digits.point = 1 }
    return (digits.isNegative ? culture.negativeSign : "") + scientific(digits, letter, 3, culture)
  }

  private static func fixed(_ digits: Digits, _ places: Int, _ grouped: Bool, _ culture: Culture) -> String {
    var digits = digits
    digits.round(places: places)
    var text = digits.isNegative ? culture.negativeSign : ""
    let whole = digits.wholePart
    if grouped {
      for (index, digit) in whole.enumerated() {
        if index > 0, (whole.count - index) % 3 == 0 { text += culture.groupSeparator }
        text.unicodeScalars.append(Unicode.Scalar(digit))
      }
    } else {
      text += String(decoding: whole, as: UTF8.self)
    }
    if places > 0 { text += culture.decimalSeparator + String(decoding: digits.fraction(places), as: UTF8.self) }
    return text
  }
}

extension String {
  /// Replaces the first occurrence of a one-character placeholder.
  func replacingOnce(_ placeholder: Character, _ text: String) -> String {
    guard let place = firstIndex(of: placeholder) else { return self }
    return String(self[..<place]) + text + String(self[index(after: place)...])
  }
}
