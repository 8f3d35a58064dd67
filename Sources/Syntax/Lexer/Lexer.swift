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
