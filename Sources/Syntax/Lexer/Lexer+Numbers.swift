import Diagnostics

extension Lexer {
  /// Reads a number; what looks like one but goes on is a word: `7zip`.
  ///
  ///     number: [+-] (0x hex | 0b bits | digits [. digits] [e [+-] digits]) [u][s l y d n] [kb mb gb tb pb]
  func number() -> Token {
    var scanner = NumberScanner(self, tokenStart)
    guard scanner.scan() else { return word() }
    at = scanner.at
    if isPlainInteger(scanner) {
      numbers.append(.int32(scanner.smallValue))
      return make(.number, payload: Int32(truncatingIfNeeded: numbers.count - 1))
    }
    let constant = scanner.value()
    if constant == nil {
      // Too big for its type: a word in command mode, a mistake where a number must be.
      if !inExpression { return word() }
      reportNumber()
    }
    numbers.append(constant)
    return make(.number, payload: Int32(truncatingIfNeeded: numbers.count - 1))
  }

  @inline(__always)
  private func isPlainInteger(_ scanner: NumberScanner) -> Bool { scanner.isSmall }

  private func reportNumber() {
    report(.badNumericConstant, extent(tokenStart, at), text(tokenStart, at))
  }
}

/// Walks over the characters of a number and finds its parts.
struct NumberScanner {
  private enum Radix { case binary, decimal, hexadecimal }
  private struct Suffix: OptionSet {
    let rawValue: UInt8
    static let unsigned = Suffix(rawValue: 1)
    static let byte = Suffix(rawValue: 2)
    static let short = Suffix(rawValue: 4)
    static let long = Suffix(rawValue: 8)
    static let decimal = Suffix(rawValue: 16)
    static let bigint = Suffix(rawValue: 32)
  }

  private let lexer: Lexer
  private(set) var at: Int
  private var radix = Radix.decimal
  private var isReal = false
  private var isNegative = false
  private var digitsStart = 0
  private var digitsEnd = 0
  private var suffix: Suffix = []
  private var multiplier: Int64 = 1

  init(_ lexer: Lexer, _ start: Int) {
    self.lexer = lexer
    at = start
  }

  /// At most nine decimal digits, nothing else.
  var isSmall: Bool {
    radix == .decimal && !isReal && suffix.isEmpty && multiplier == 1 && !isNegative && digitsEnd - digitsStart <= 9
  }

  var smallValue: Int32 {
    var value: Int32 = 0
    for index in digitsStart..<digitsEnd { value = value &* 10 &+ Int32(lexer.base[index] &- 48) }
    return value
  }

  private func isDigit(_ offset: Int) -> Bool { lexer.byte(offset) &- 48 < 10 }

  private mutating func skipDigits() { while isDigit(at) { at += 1 } }

  /// Returns false when this is no number.
  mutating func scan() -> Bool {
    let dash = lexer.dash(at)
    if dash > 0 { isNegative = true }
    at += dash > 0 ? dash : lexer.byte(at) == UInt8(ascii: "+") ? 1 : 0
    digitsStart = at
    let marker = lexer.byte(at + 1) | 0x20
    if lexer.byte(at) == UInt8(ascii: "0"), marker == UInt8(ascii: "x") || marker == UInt8(ascii: "b") {
      radix = marker == UInt8(ascii: "x") ? .hexadecimal : .binary
      at += 2
      digitsStart = at
      if radix == .hexadecimal {
        while lexer.traits(at).contains(.hexDigit) { at += 1 }
      } else {
        while lexer.byte(at) == 48 || lexer.byte(at) == 49 { at += 1 }
      }
      digitsEnd = at
    } else {
      guard scanDecimal() else { return false }
    }
    guard scanSuffix() else { return false }
    if lexer.endsWord(at) { return true }
    guard lexer.inExpression else { return false }
    let character = lexer.byte(at)
    if lexer.traits(at).contains(.endsNumber) { return true }
    return lexer.endsNumberAtTernary && (character == UInt8(ascii: "?") || character == UInt8(ascii: ":"))
  }

  private mutating func scanDecimal() -> Bool {
    skipDigits()
    if lexer.byte(at) == UInt8(ascii: "."), lexer.byte(at + 1) != UInt8(ascii: ".") {
      isReal = true
      at += 1
      skipDigits()
    }
    if lexer.byte(at) | 0x20 == UInt8(ascii: "e") {
      isReal = true
      at += 1
      if lexer.byte(at) == UInt8(ascii: "+") { at += 1 } else { at += lexer.dash(at) }
      guard isDigit(at) else { return false }
      skipDigits()
    }
    digitsEnd = at
    return true
  }

  private mutating func scanSuffix() -> Bool {
    if lexer.byte(at) | 0x20 == UInt8(ascii: "u") {
      suffix.insert(.unsigned)
      at += 1
    }
    switch lexer.byte(at) | 0x20 {
    case UInt8(ascii: "s"): suffix.insert(.short)
    case UInt8(ascii: "l"): suffix.insert(.long)
    case UInt8(ascii: "y"): suffix.insert(.byte)
    case UInt8(ascii: "d") where suffix.isEmpty: suffix.insert(.decimal)
    case UInt8(ascii: "n") where suffix.isEmpty: suffix.insert(.bigint)
    default: at -= 1
    }
    at += 1
    let power: Int64
    switch lexer.byte(at) | 0x20 {
    case UInt8(ascii: "k"): power = 10
    case UInt8(ascii: "m"): power = 20
    case UInt8(ascii: "g"): power = 30
    case UInt8(ascii: "t"): power = 40
    case UInt8(ascii: "p"): power = 50
    default: return true
    }
    guard lexer.byte(at + 1) | 0x20 == UInt8(ascii: "b") else { return false }
    multiplier = 1 << power
    at += 2
    return true
  }

  // MARK: The value

  private var digits: String { lexer.text(digitsStart, digitsEnd) }

  /// Gives the constant; nil when it does not fit the type asked for.
  func value() -> NumericConstant? {
    if suffix.contains(.decimal), radix != .hexadecimal { return decimal() }
    return isReal ? real() : integer()
  }

  private func real() -> NumericConstant? {
    let parsed = Double(asciiDigits) ?? 0
    if suffix.contains(.bigint) {
      let scaled = (parsed * Double(multiplier)).rounded(.toNearestOrEven)
      return scaled.isFinite ? .bigint(LargeInteger(scaled).text(negative: isNegative && scaled != 0)) : nil
    }
    let scaled = (isNegative ? -parsed : parsed) * Double(multiplier)
    if suffix.isEmpty { return .double(scaled) }
    let rounded = scaled.rounded(.toNearestOrEven)
    guard rounded.isFinite, let whole = Int128(exactly: rounded) else { return nil }
    return fitted(whole)
  }

  /// The digits with every dash made a plain one, as `Double` wants them.
  private var asciiDigits: String {
    var text = ""
    for scalar in digits.unicodeScalars {
      text.unicodeScalars.append(scalar.value >= 0x2013 && scalar.value <= 0x2015 ? "-" : scalar)
    }
    if text.hasPrefix(".") { text = "0" + text }
    return text.replacingPoint()
  }

  private func integer() -> NumericConstant? {
    var magnitude: LargeInteger
    var negative = isNegative
    switch radix {
    case .decimal: magnitude = LargeInteger(decimal: digits)
    case .hexadecimal:
      if suffix.isEmpty, multiplier == 1 { return plainHexadecimal() }
      magnitude = LargeInteger(digits: digits, bits: 4)
      if !suffix.contains(.unsigned), digits.utf8.count % 8 == 0, magnitude.flipSign(bits: digits.utf8.count * 4) { negative.toggle() }
    case .binary:
      magnitude = LargeInteger(digits: digits, bits: 1)
      let count = digits.utf8.count
      let isSigned = [8, 16, 32, 64, 96].contains(count) || count >= 128 && count % 8 == 0
      if !suffix.contains(.unsigned), isSigned, magnitude.flipSign(bits: count) { negative.toggle() }
    }
    magnitude.multiply(by: UInt64(multiplier))
    if suffix.contains(.bigint) { return .bigint(magnitude.text(negative: negative)) }
    if let small = magnitude.small {
      let whole = negative ? -Int128(small) : Int128(small)
      if suffix.isEmpty {
        if let value = Int32(exactly: whole) { return .int32(value) }
        if let value = Int64(exactly: whole) { return .int64(value) }
      } else {
        return fitted(whole)
      }
    }
    guard suffix.isEmpty, radix == .decimal else { return nil }
    if let value = magnitude.decimalMagnitude { return .decimal(DecimalLiteral(isNegative: negative, magnitude: value, scale: 0)) }
    return .double(Double(magnitude.text(negative: negative)) ?? .infinity)
  }

  /// Up to eight digits are an int, up to sixteen a long, both with their sign bit.
  private func plainHexadecimal() -> NumericConstant? {
    let significant = digits.drop { $0 == "0" }
    if significant.utf8.count > 16 { return nil }
    let value = UInt64(significant, radix: 16) ?? 0
    if significant.utf8.count <= 8 {
      let small = Int32(truncatingIfNeeded: value)
      return .int32(isNegative ? 0 &- small : small)
    }
    let large = Int64(bitPattern: value)
    return .int64(isNegative ? 0 &- large : large)
  }

  private func fitted(_ whole: Int128) -> NumericConstant? {
    let isUnsigned = suffix.contains(.unsigned)
    if suffix.contains(.byte) {
      return isUnsigned ? UInt8(exactly: whole).map { .uint8($0) } : Int8(exactly: whole).map { .int8($0) }
    }
    if suffix.contains(.short) {
      return isUnsigned ? UInt16(exactly: whole).map { .uint16($0) } : Int16(exactly: whole).map { .int16($0) }
    }
    if suffix.contains(.long) {
      return isUnsigned ? UInt64(exactly: whole).map { .uint64($0) } : Int64(exactly: whole).map { .int64($0) }
    }
    return UInt32(exactly: whole).map { .uint32($0) } ?? UInt64(exactly: whole).map { .uint64($0) }
  }

  /// 1.50d keeps its zero; more than 28 places are rounded away.
  private func decimal() -> NumericConstant? {
    if radix == .binary {
      guard let value = LargeInteger(digits: digits, bits: 1).decimalMagnitude else { return nil }
      return .decimal(DecimalLiteral(isNegative: isNegative, magnitude: value, scale: 0))
    }
    guard let literal = DecimalReader(asciiDigits).read(multiplier: UInt64(multiplier)) else { return nil }
    return .decimal(DecimalLiteral(isNegative: isNegative, magnitude: literal.magnitude, scale: literal.scale))
  }
}

extension String {
  /// Makes `1.` and `1.e2` digestible: Swift's numbers want a digit behind the point.
  fileprivate func replacingPoint() -> String {
    guard let point = utf8.firstIndex(of: UInt8(ascii: ".")) else { return self }
    let after = utf8.index(after: point)
    if after < endIndex, utf8[after] &- 48 < 10 { return self }
    return String(self[..<after]) + "0" + String(self[after...])
  }
}
