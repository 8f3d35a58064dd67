import Diagnostics

/// Says what the parser expects next: the same characters are different tokens in different places.
enum LexerMode {
  /// Statements and arguments: `a-b` is one word.
  case command
  /// Operands and operators: `$a-$b` is three tokens.
  case expression
  /// The inside of `[ … ]` where a type is named.
  case typeName
  /// Declarations: parameters, members of classes, `using`.
  case signature
}

/// Cuts the bytes of a script into tokens, one at a time and in the mode that the parser sets.
///
/// The parser may put a token back and read it again in another mode (`resync`): tokens are never final before the parser
/// has gone past them. All offsets handed out are offsets in the script, also while a `$( )` inside a string is read whose
/// doubled quotes were dropped (`skipped`).
final class Lexer {
  let source: SourceText
  /// The bytes being read: those of the script, or a copy with quotes dropped.
  var base: UnsafePointer<UInt8>
  /// Where the reading ends: the script's end, or that of the `$( )` being read.
  var limit: Int
  /// The next byte to be read.
  var at = 0
  var tokenStart = 0
  var mode = LexerMode.command
  /// Keywords are plain names, as behind a dot.
  var wantsSimpleName = false
  /// `-5` is one token: the parser stands where an operand begins.
  var allowsSignedNumbers = false
  /// `?` and `:` end a number: the parser stands in an expression that may become a ternary one.
  var endsNumberAtTernary = false

  var tokens: [Token] = []
  /// The last token that was not trivia.
  var lastToken = Token(.unknown, .zero)
  var errors: [Diagnostic] = []
  var strings: [String] = []
  var numbers: [NumericConstant?] = []
  var expandables: [ExpandableText] = []
  /// Tokens inside expandable strings, by the start of the string.
  var nestedTokens: [(start: Int, tokens: [Token])] = []
  /// The `#requires` comments, in order.
  var requirementComments: [Extent] = []
  /// Each time the end is read anew it moves on by one: real PowerShell's offsets do so.
  var endShift = 0
  var signatureStart: Int?
  /// Maps offsets in `base` to offsets in the script; nil when they are the same.
  var skipped: SkippedText?
  var scratch: [UInt8] = []
  let traits = CharacterTraits.table

  init(_ source: SourceText) {
    self.source = source
    base = source.base
    limit = source.count
    tokens.reserveCapacity(source.count / 6 + 8)
  }

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

  // MARK: Making tokens

  /// Maps an offset of the text being read to one of the script.
  @inline(__always)
  func original(_ offset: Int) -> Int { skipped == nil ? offset : skipped?.original(offset) ?? offset }

  @inline(__always)
  func extent(_ start: Int, _ end: Int) -> Extent {
    skipped == nil ? Extent(start, end) : Extent(original(start), original(end))
  }

  /// Finishes the token from `tokenStart` to `at`.
  @inline(__always)
  func make(_ kind: TokenKind, _ tokenTraits: TokenTraits = [], payload: Int32 = -1) -> Token {
    save(Token(kind, extent(tokenStart, at), tokenTraits, payload: payload))
  }

  @inline(__always)
  func save(_ token: Token) -> Token {
    tokens.append(token)
    lastToken = token
    if signatureStart != nil { complainAfterSignature(token) }
    return token
  }

  @inline(never)
  private func complainAfterSignature(_ token: Token) {
    signatureStart = nil
    report(.tokenAfterEndOfValidScriptText, token.extent)
  }

  @inline(__always)
  func saveTrivia(_ kind: TokenKind) -> Token {
    let token = Token(kind, extent(tokenStart, at))
    tokens.append(token)
    return token
  }

  func makeEndOfInput() -> Token {
    let end = original(limit) + 1 + endShift
    let token = Token(.endOfInput, Extent(end, end))
    if tokens.last?.kind != .endOfInput { tokens.append(token) }
    return token
  }

  /// Keeps a text beside the tokens and returns where.
  @inline(__always)
  func keep(_ text: String) -> Int32 {
    strings.append(text)
    return Int32(truncatingIfNeeded: strings.count - 1)
  }

  func text(_ start: Int, _ end: Int) -> String {
    String(decoding: UnsafeBufferPointer(start: base + start, count: max(0, end - start)), as: UTF8.self)
  }

  /// Gives what a word stands for, escapes resolved.
  func value(of token: Token) -> String {
    switch token.kind {
    case .variable where token.payload < 0, .splattedVariable where token.payload < 0: return source.text(token.start + 1, token.end)
    case .stringLiteral where token.payload < 0, .stringExpandable where token.payload < 0:
      return source.text(token.start + 1, token.end - 1)
    case .number: return source.substring(token.extent)
    case .stringExpandable, .hereStringExpandable: return expandables[Int(token.payload)].value
    default:
      if token.payload < 0 { return source.text(token.start, token.end) }
      return token.isExpandableWord ? expandables[Int(token.payload)].value : strings[Int(token.payload)]
    }
  }

  // MARK: Errors

  func report(_ message: ParserMessage, _ extent: Extent, incomplete: Bool = false, _ arguments: String...) {
    let text = message.text(arguments)
    let diagnostic = Diagnostic(id: message.id, message: text, extent: extent, isIncomplete: incomplete)
    for known in errors.suffix(64) where known.id == diagnostic.id && known.extent == extent { return }
    errors.append(diagnostic)
  }

  /// Reports an error at the one character at an offset.
  func reportHere(_ message: ParserMessage, _ offset: Int, _ argument: String = "") {
    report(message, extent(offset, offset + 1), argument)
  }

  /// Reports that the text ends too early; it always is incomplete then.
  func reportIncomplete(_ message: ParserMessage, from start: Int, _ argument: String = "") {
    report(message, extent(start, at), incomplete: true, argument)
  }

  /// Whether only blanks and comments, no new line, come behind an offset: the script could go on there.
  func isEndOfScript(after offset: Int) -> Bool {
    var index = offset
    let bytes = source.base
    // Inside a string's `$( )` the text ends where that ends.
    let count = original(limit)
    while index < count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "#") {
        while index < count, bytes[index] != 10, bytes[index] != 13 { index += 1 }
      } else if byte == UInt8(ascii: "<"), index + 1 < count, bytes[index + 1] == UInt8(ascii: "#") {
        index += 2
        while index < count, !(bytes[index] == UInt8(ascii: "#") && bytes[index + 1] == UInt8(ascii: ">")) { index += 1 }
        index += 2
      } else if traits[Int(byte)].contains(.blank) {
        index += 1
      } else if byte == 0xC2, bytes[index + 1] == 0xA0 || bytes[index + 1] == 0x85 {
        index += 2
      } else {
        return false
      }
    }
    return true
  }

  // MARK: Going back

  /// Goes back to a token to read it anew, in the mode set now.
  func resync(to token: Token) {
    resync(toOffset: skipped?.position(ofOriginal: token.start) ?? token.start)
  }

  func resync(toOffset offset: Int) {
    at = min(offset, limit)
    endShift = max(0, offset - limit)
    let start = Int32(original(at))
    while let last = tokens.last, last.extent.start >= start { tokens.removeLast() }
    while let last = requirementComments.last, last.start >= start { requirementComments.removeLast() }
  }
}

extension Token {
  /// A word such as `a$b.txt` whose payload is an `ExpandableText`.
  var isExpandableWord: Bool { kind == .generic && traits.contains(.expandable) }
  var isExpandable: Bool { kind == .stringExpandable || kind == .hereStringExpandable || isExpandableWord }
}

extension TokenTraits {
  /// Holds variables or `$( )`; not for outsiders, who ask the tree.
  static let expandable = TokenTraits(rawValue: 128)
}
