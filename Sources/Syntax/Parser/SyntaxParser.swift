import Diagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

#if canImport(Glibc)
  /// Glibc declares it only under `_GNU_SOURCE`.
  @_silgen_name("pthread_getattr_np")
  private func pthread_getattr_np(_ thread: pthread_t, _ attributes: UnsafeMutablePointer<pthread_attr_t>) -> Int32
#endif

/// Builds the tree by recursive descent; each rule's function carries its grammar.
///
/// The order of looking ahead, putting back and reading anew follows what real PowerShell does, because where an error is
/// reported and where parsing goes on afterwards depends on it.
final class SyntaxParser {
  let source: SourceText
  let lexer: Lexer
  /// A token that was looked at but not taken yet.
  var pending: Token?
  /// A comma separates arguments instead of making an array.
  var disablesComma = false
  var depth = 0
  /// How many right sides of assignments are being read.
  var assignmentDepth = 0
  /// The classes and enums, checked when all of the script is known.
  var classDefinitions: [TypeDefinitionSyntax] = []
  /// A `using` statement may bring types in that nobody here knows.
  var bringsTypesIn = false
  let environment: ParseEnvironment
  private var stackLimit: UInt?
  private(set) var isTooComplicated = false

  init(_ source: SourceText, _ environment: ParseEnvironment) {
    self.source = source
    self.environment = environment
    lexer = Lexer(source)
  }

  // MARK: Tokens

  @inline(__always)
  func next() -> Token {
    if let token = pending {
      pending = nil
      return token
    }
    return lexer.next()
  }

  @inline(__always)
  func peek() -> Token {
    if let token = pending { return token }
    let token = lexer.next()
    pending = token
    return token
  }

  @inline(__always)
  func unget(_ token: Token) { pending = token }

  @inline(__always)
  func skip() { pending = nil }

  /// Switches the lexer; a token already looked at is read anew, for it may be another one in the new mode.
  @inline(__always)
  func setMode(_ mode: LexerMode) {
    guard mode != lexer.mode else { return }
    if let token = pending, !token.kind.isSame(in: mode, from: lexer.mode) { resync(to: token) }
    lexer.mode = mode
  }

  @inline(__always)
  func inMode<Result>(_ mode: LexerMode, _ body: () -> Result) -> Result {
    let old = lexer.mode
    setMode(mode)
    let result = body()
    setMode(old)
    return result
  }

  func resync(to token: Token) {
    pending = nil
    if isTooComplicated { return }
    lexer.resync(to: token)
  }

  /// The place to come back to: the token looked at, or where the lexer stands.
  func restorePoint() -> Int {
    guard let token = pending else { return lexer.at }
    if token.kind == .endOfInput { return lexer.limit + 1 + lexer.endShift }
    return lexer.skipped?.position(ofOriginal: token.start) ?? token.start
  }

  func resync(toPoint offset: Int) {
    pending = nil
    if isTooComplicated { return }
    lexer.resync(toOffset: offset)
  }

  /// Goes back to a place and forgets the errors reported since.
  func retract(toPoint offset: Int, errorCount: Int) {
    if isTooComplicated { return }
    resync(toPoint: offset)
    if lexer.errors.count > errorCount { lexer.errors.removeSubrange(errorCount...) }
  }

  func skipNewLines() {
    if let token = pending {
      guard token.kind == .newLine else { return }
      pending = nil
    }
    lexer.skipLines(semicolons: false)
  }

  func skipNewLinesAndSemicolons() {
    if let token = pending {
      guard token.kind == .newLine || token.kind == .semi else { return }
      pending = nil
    }
    lexer.skipLines(semicolons: true)
  }

  func text(_ token: Token) -> String { lexer.value(of: token) }

  /// Skips to one of the given tokens, past whole brackets.
  func synchronize(consuming: Bool, _ kinds: TokenKind...) {
    var parens = 0
    var braces = 0
    var brackets = 0
    while true {
      let token = next()
      if kinds.contains(token.kind), parens <= 0, braces <= 0, brackets <= 0 {
        if !consuming { unget(token) }
        return
      }
      switch token.kind {
      case .lParen, .atParen, .dollarParen: parens += 1
      case .rParen: parens -= 1
      case .lCurly, .atCurly: braces += 1
      case .rCurly: braces -= 1
      case .lBracket: brackets += 1
      case .rBracket: brackets -= 1
      case .endOfInput:
        unget(token)
        return
      default: break
      }
    }
  }

  // MARK: Errors

  func report(_ message: ParserMessage, _ extent: Extent, _ argument: String = "") {
    if isTooComplicated { return }
    lexer.report(message, extent, argument)
  }

  /// Reports what further input could mend, if nothing but blanks and comments follows.
  @discardableResult
  func reportIncomplete(_ message: ParserMessage, _ extent: Extent, detectedAt detected: Extent? = nil, _ argument: String = "") -> Bool {
    if isTooComplicated { return true }
    let isIncomplete = lexer.isEndOfScript(after: Int((detected ?? extent).end))
    lexer.report(message, extent, incomplete: isIncomplete, argument)
    return isIncomplete
  }

  @inline(__always)
  func after(_ token: Token) -> Extent { token.extent.endOnly }
  func after(_ node: SyntaxNode) -> Extent { node.extent.endOnly }
  func after(_ extent: Extent) -> Extent { extent.endOnly }

  /// The place of the character before a token.
  func before(_ token: Token) -> Extent {
    let offset = max(0, token.start - 1)
    return Extent(offset, offset)
  }

  // MARK: Depth

  /// Goes one level deeper; false when the thread's stack would not bear it. Every true needs a `leave`.
  ///
  /// What counts is the stack that is left, as in real PowerShell: a thread with a large stack parses deep scripts.
  func enter() -> Bool {
    depth += 1
    if depth < 48 { return true }
    if isTooComplicated { return false }
    var marker = 0
    let here = withUnsafeMutablePointer(to: &marker) { UInt(bitPattern: $0) }
    if stackLimit == nil { stackLimit = Self.lowestUsableAddress() }
    if let stackLimit, here > stackLimit, depth < 12_000 { return true }
    giveUp()
    return false
  }

  @inline(__always)
  func leave() { depth -= 1 }

  /// Walks down a finished tree, but not without end: a long chain of operators is a deep tree.
  func descend(_ node: SyntaxNode, _ visit: (SyntaxNode) -> Void) {
    guard depth < 3_000 else { return }
    depth += 1
    node.forEachChild(visit)
    depth -= 1
  }

  func giveUp() {
    let place = pending?.extent ?? Extent(lexer.at, lexer.at)
    lexer.errors.removeAll()
    report(.scriptTooComplicated, place)
    isTooComplicated = true
    pending = nil
    lexer.at = lexer.limit
  }

  private static func lowestUsableAddress() -> UInt {
    let reserve: UInt = 400_000
    #if canImport(Glibc)
      var attributes = pthread_attr_t()
      guard pthread_getattr_np(pthread_self(), &attributes) == 0 else { return 0 }
      defer { pthread_attr_destroy(&attributes) }
      var base: UnsafeMutableRawPointer?
      var size = 0
      guard pthread_attr_getstack(&attributes, &base, &size) == 0, let base else { return 0 }
      // The main thread's stack grows on demand; its size is a limit and may be unlimited.
      let most: UInt = 1 << 30
      let top = UInt(bitPattern: base) + UInt(size)
      return max(UInt(bitPattern: base), top > most ? top - most : 0) + reserve
    #else
      let top = UInt(bitPattern: pthread_get_stackaddr_np(pthread_self()))
      return top - UInt(pthread_get_stacksize_np(pthread_self())) + reserve
    #endif
  }
}

extension TokenKind {
  /// Whether a token read in one mode would be the same in another.
  @inline(__always)
  fileprivate func isSame(in new: LexerMode, from old: LexerMode) -> Bool {
    switch self {
    case .endOfInput, .newLine, .lParen, .rParen, .lCurly, .rCurly, .comma, .semi, .pipe, .andAnd, .orOr, .ampersand, .atParen, .atCurly,
      .dollarParen, .rBracket, .stringLiteral, .stringExpandable, .hereStringLiteral, .hereStringExpandable:
      return true
    case .variable, .splattedVariable, .number: return old == .command && new == .expression
    default: return false
    }
  }
}

extension Optional where Wrapped == Extent {
  func through(_ other: Extent) -> Extent { self?.through(other) ?? other }
}
