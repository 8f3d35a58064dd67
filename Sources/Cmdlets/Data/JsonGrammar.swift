/// Checks a text against the grammar of JSON as it stands, without the liberties that `ConvertFrom-Json` takes.
struct JsonGrammar {
  /// What `-Options` allows beyond the grammar.
  struct Liberties {
    var ignoresComments = false
    var allowsTrailingCommas = false
  }

  private static let deepest = 1000
  private let bytes: [UInt8]
  private let liberties: Liberties
  private var position = 0

  static func accepts(_ text: String, _ liberties: Liberties) -> Bool {
    var grammar = JsonGrammar(bytes: Array(text.utf8), liberties: liberties)
    return grammar.skipBlanks() && grammar.value(0) && grammar.skipBlanks() && grammar.position == grammar.bytes.count
  }

  private init(bytes: [UInt8], liberties: Liberties) {
    self.bytes = bytes
    self.liberties = liberties
  }

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func takes(_ sign: Unicode.Scalar) -> Bool {
    guard current == UInt8(ascii: sign) else { return false }
    position += 1
    return true
  }

  private mutating func takes(word: String) -> Bool {
    guard bytes[position...].starts(with: word.utf8) else { return false }
    position += word.utf8.count
    return true
  }

  /// Steps over blanks and, where they are allowed, comments; false at a comment that is not allowed or not closed.
  private mutating func skipBlanks() -> Bool {
    while let byte = current {
      if byte == 0x20 || byte == 9 || byte == 10 || byte == 13 {
        position += 1
      } else if byte == UInt8(ascii: "/") {
        guard liberties.ignoresComments, skipComment() else { return false }
      } else {
        break
      }
    }
    return true
  }

  private mutating func skipComment() -> Bool {
    if takes(word: "//") {
      while let byte = current, byte != 10 { position += byte == 10 ? 0 : 1 }
      return true
    }
    guard takes(word: "/*") else { return false }
    while position < bytes.count {
      if takes(word: "*/") { return true }
      position += 1
    }
    return false
  }

  private mutating func value(_ depth: Int) -> Bool {
    guard depth < Self.deepest, let byte = current else { return false }
    switch byte {
    case UInt8(ascii: "{"): return list("{", "}", depth) { $0.member(depth) }
    case UInt8(ascii: "["): return list("[", "]", depth) { $0.value(depth + 1) }
    case UInt8(ascii: "\""): return string()
    case UInt8(ascii: "t"): return takes(word: "true")
    case UInt8(ascii: "f"): return takes(word: "false")
    case UInt8(ascii: "n"): return takes(word: "null")
    default: return number()
    }
  }

  private mutating func list(_ open: Unicode.Scalar, _ close: Unicode.Scalar, _ depth: Int, _ part: (inout JsonGrammar) -> Bool) -> Bool {
    guard takes(open), skipBlanks() else { return false }
    if takes(close) { return true }
    while part(&self), skipBlanks() {
      if takes(close) { return true }
      guard takes(","), skipBlanks() else { return false }
      if liberties.allowsTrailingCommas, takes(close) { return true }
    }
    return false
  }

  private mutating func member(_ depth: Int) -> Bool { string() && skipBlanks() && takes(":") && skipBlanks() && value(depth + 1) }

  private mutating func string() -> Bool {
    guard takes("\"") else { return false }
    while let byte = current {
      position += 1
      if byte == UInt8(ascii: "\"") { return true }
      if byte < 0x20 { return false }
      if byte == UInt8(ascii: "\\"), !escape() { return false }
    }
    return false
  }

  private mutating func escape() -> Bool {
    guard let byte = current else { return false }
    position += 1
    if byte != UInt8(ascii: "u") { return "\"\\/bfnrt".utf8.contains(byte) }
    let digits = bytes[position...].prefix(4)
    position += digits.count
    return digits.count == 4 && digits.allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
  }

  private mutating func number() -> Bool {
    _ = takes("-")
    if !takes("0"), !digits() { return false }
    if takes("."), !digits() { return false }
    if takes("e") || takes("E") {
      _ = takes("+") || takes("-")
      return digits()
    }
    return true
  }

  private mutating func digits() -> Bool {
    let start = position
    while let byte = current, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
    return position > start
  }
}
