import Diagnostics

extension Lexer {
  // MARK: Looking at characters

  /// The byte at an offset, zero at and behind the end.
  @inline(__always)
  func byte(_ offset: Int) -> UInt8 { offset < limit ? base[offset] : 0 }

  @inline(__always)
  func traits(_ offset: Int) -> CharacterTraits { offset < limit ? traits[Int(base[offset])] : .endsWord }

  @inline(__always)
  func isAtEnd() -> Bool { at >= limit }

  /// Decodes the character at an offset; the text is well-formed UTF-8, so no check is needed.
  func scalar(_ offset: Int) -> (value: UInt32, length: Int) {
    let lead = byte(offset)
    if lead < 0x80 { return (UInt32(lead), 1) }
    let second = UInt32(byte(offset + 1) & 0x3F)
    if lead < 0xE0 { return (UInt32(lead & 0x1F) << 6 | second, 2) }
    let third = UInt32(byte(offset + 2) & 0x3F)
    if lead < 0xF0 { return (UInt32(lead & 0x0F) << 12 | second << 6 | third, 3) }
    return (UInt32(lead & 0x07) << 18 | second << 12 | third << 6 | UInt32(byte(offset + 3) & 0x3F), 4)
  }

  /// Counts the bytes of the character at an offset.
  @inline(__always)
  func characterLength(_ offset: Int) -> Int {
    let lead = byte(offset)
    return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
  }

  /// Counts the bytes of a single quote at an offset, straight or typographic; 0 when there is none.
  @inline(__always)
  func singleQuote(_ offset: Int) -> Int {
    let first = byte(offset)
    if first == UInt8(ascii: "'") { return 1 }
    return first == 0xE2 && byte(offset + 1) == 0x80 && byte(offset + 2) >= 0x98 && byte(offset + 2) <= 0x9B ? 3 : 0
  }

  /// Counts the bytes of a double quote at an offset, straight or typographic; 0 when there is none.
  @inline(__always)
  func doubleQuote(_ offset: Int) -> Int {
    let first = byte(offset)
    if first == UInt8(ascii: "\"") { return 1 }
    return first == 0xE2 && byte(offset + 1) == 0x80 && byte(offset + 2) >= 0x9C && byte(offset + 2) <= 0x9E ? 3 : 0
  }

  /// Counts the bytes of a dash at an offset: hyphen-minus, en dash, em dash or horizontal bar; 0 when there is none.
  @inline(__always)
  func dash(_ offset: Int) -> Int {
    let first = byte(offset)
    if first == UInt8(ascii: "-") { return 1 }
    return first == 0xE2 && byte(offset + 1) == 0x80 && byte(offset + 2) >= 0x93 && byte(offset + 2) <= 0x95 ? 3 : 0
  }

  /// Counts the bytes of a blank at an offset: PowerShell adds the no-break space and the next-line character.
  @inline(__always)
  func blank(_ offset: Int) -> Int {
    guard offset < limit else { return 0 }
    let first = base[offset]
    if first < 0x80 { return traits[Int(first)].contains(.blank) ? 1 : 0 }
    if first == 0xC2 { return byte(offset + 1) == 0xA0 || byte(offset + 1) == 0x85 ? 2 : 0 }
    return first >= 0xE1 && first <= 0xE3 ? separator(offset) : 0
  }

  /// The other separators of Unicode: U+1680, U+2000 to U+200A, U+2028, U+2029, U+202F, U+205F, U+3000.
  private func separator(_ offset: Int) -> Int {
    switch scalar(offset).value {
    case 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: return 3
    default: return 0
    }
  }

  /// Whether the character at an offset ends a word in command mode; the end does.
  @inline(__always)
  func endsWord(_ offset: Int) -> Bool {
    guard offset < limit else { return true }
    let first = base[offset]
    return first < 0x80 ? traits[Int(first)].contains(.endsWord) : blank(offset) > 0
  }

  /// Counts the bytes of a letter or digit (or `_`) at an offset; 0 when there is none.
  @inline(__always)
  func identifierFollow(_ offset: Int) -> Int {
    guard offset < limit else { return 0 }
    let first = base[offset]
    if first < 0x80 { return traits[Int(first)].contains(.identifierFollow) ? 1 : 0 }
    return isLetterOrDigit(offset) ? characterLength(offset) : 0
  }

  @inline(__always)
  func identifierStart(_ offset: Int) -> Int {
    guard offset < limit else { return 0 }
    let first = base[offset]
    if first < 0x80 { return traits[Int(first)].contains(.identifierStart) ? 1 : 0 }
    return isLetter(offset) ? characterLength(offset) : 0
  }

  /// .NET looks at UTF-16 units: a letter beyond the BMP is two surrogates and so none.
  @inline(never)
  func isLetterOrDigit(_ offset: Int) -> Bool {
    let value = scalar(offset).value
    guard value < 0x10000, let scalar = Unicode.Scalar(value) else { return false }
    return isLetter(offset) || scalar.properties.generalCategory == .decimalNumber
  }

  @inline(never)
  func isLetter(_ offset: Int) -> Bool {
    let value = scalar(offset).value
    guard value < 0x10000, let scalar = Unicode.Scalar(value) else { return false }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return true
    default: return false
    }
  }
}
