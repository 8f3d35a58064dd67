import Diagnostics

extension Lexer {
  var inCommand: Bool { @inline(__always) get { mode == .command } }
  var inExpression: Bool { @inline(__always) get { mode == .expression } }

  /// Reads the next token that is not a comment, a blank or a line continuation; those go to `tokens` in passing.
  func next() -> Token {
    while true {
      tokenStart = at
      guard at < limit else { return makeEndOfInput() }
      let character = base[at]
      at += 1
      switch character {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), 0x0B, 0x0C:
        skipBlanks()
      case UInt8(ascii: "$"):
        if byte(at) == UInt8(ascii: "(") {
          at += 1
          return make(.dollarParen)
        }
        return variable(isSplatted: false, inString: false)
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"):
        return identifier()
      case UInt8(ascii: "\n"):
        return make(newLine: ())
      case UInt8(ascii: "\r"):
        if byte(at) == 10 { at += 1 }
        return make(newLine: ())
      case UInt8(ascii: "("): return make(.lParen)
      case UInt8(ascii: ")"): return make(.rParen)
      case UInt8(ascii: "{"): return make(.lCurly)
      case UInt8(ascii: "}"): return make(.rCurly)
      case UInt8(ascii: ","): return make(.comma)
      case UInt8(ascii: ";"): return make(.semi)
      case UInt8(ascii: "["): return inCommand ? word() : make(.lBracket)
      case UInt8(ascii: "]"): return make(.rBracket)
      case UInt8(ascii: "'"): return stringLiteral(quote: 1)
      case UInt8(ascii: "\""): return stringExpandable(quote: 1)
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        if byte(at) == UInt8(ascii: ">"), character >= UInt8(ascii: "1"), character <= UInt8(ascii: "6") {
          at += 1
          return redirection()
        }
        return number()
      case UInt8(ascii: "#"): lineComment()
      case UInt8(ascii: "`"):
        if let token = backtickAtStart() { return token }
      case UInt8(ascii: "-"): return afterDash(1)
      case 0: return word()
      case 0x80...:
        if let token = beyondASCII() { return token }
      case UInt8(ascii: "<"):
        if byte(at) == UInt8(ascii: "#") { blockComment() } else { return make(.redirectInStd) }
      default: return punctuation(character)
      }
    }
  }

  private func make(newLine: Void) -> Token { saveTrivia(.newLine) }

  /// Reads what begins with an operator or another mark.
  @inline(never)
  private func punctuation(_ character: UInt8) -> Token {
    let following = byte(at)
    switch character {
    case UInt8(ascii: "@"): return afterAt()
    case UInt8(ascii: "="): return operatorUnlessWord(.equals)
    case UInt8(ascii: "+"):
      if following == UInt8(ascii: "+") { return operatorUnlessWord(.plusPlus, length: 2) }
      if following == UInt8(ascii: "=") { return operatorUnlessWord(.plusEquals, length: 2) }
      if allowsSignedNumbers, traits(at).contains(.digit) || following == UInt8(ascii: ".") { return number() }
      return operatorUnlessWord(.plus)
    case UInt8(ascii: "*"): return afterStar()
    case UInt8(ascii: "/"):
      return following == UInt8(ascii: "=") ? operatorUnlessWord(.divideEquals, length: 2) : operatorUnlessWord(.divide)
    case UInt8(ascii: "%"):
      return following == UInt8(ascii: "=") ? operatorUnlessWord(.remainderEquals, length: 2) : operatorUnlessWord(.rem)
    case UInt8(ascii: "!"): return operatorUnlessWord(.exclaim)
    case UInt8(ascii: "."): return afterDot()
    case UInt8(ascii: ":"): return afterColon()
    case UInt8(ascii: ">"): return redirection()
    case UInt8(ascii: "|"): return doubled(UInt8(ascii: "|"), .orOr, else: .pipe)
    case UInt8(ascii: "&"): return doubled(UInt8(ascii: "&"), .andAnd, else: .ampersand)
    case UInt8(ascii: "?"): return inExpression ? questionMark() : word()
    default: return word()
    }
  }

  private func doubled(_ mark: UInt8, _ double: TokenKind, else single: TokenKind) -> Token {
    guard byte(at) == mark else { return make(single) }
    at += 1
    return make(double)
  }

  /// In command mode an operator is one only when the word ends behind it: `a = b` but `=b` is a word.
  func operatorUnlessWord(_ kind: TokenKind, length: Int = 1) -> Token {
    at += length - 1
    if inCommand, !endsWord(at) { return word() }
    return make(kind)
  }

  private func questionMark() -> Token {
    let following = byte(at)
    if following == UInt8(ascii: "?") {
      at += 1
      if byte(at) == UInt8(ascii: "=") {
        at += 1
        return make(.questionQuestionEquals)
      }
      return make(.questionQuestion)
    }
    if following == UInt8(ascii: ".") {
      at += 1
      return make(.questionDot)
    }
    if following == UInt8(ascii: "[") {
      at += 1
      return make(.questionLBracket)
    }
    return make(.questionMark)
  }

  /// `*>`, `*>>`, `*>&1`, `*=`, `*`
  private func afterStar() -> Token {
    if byte(at) == UInt8(ascii: "=") { return operatorUnlessWord(.multiplyEquals, length: 2) }
    if byte(at) == UInt8(ascii: ">") {
      at += 1
      return redirection()
    }
    return operatorUnlessWord(.multiply)
  }

  /// Reads a redirection; its `>` has been read.
  func redirection() -> Token {
    if byte(at) == UInt8(ascii: ">") {
      at += 1
    } else if byte(at) == UInt8(ascii: "&"), tokenStart + 1 < at, byte(at + 1) == UInt8(ascii: "1") || byte(at + 1) == UInt8(ascii: "2") {
      at += 2
    }
    return make(.redirection)
  }

  private func afterDot() -> Token {
    let following = byte(at)
    if traits(at).contains(.digit) { return number() }
    if following == UInt8(ascii: ".") { return operatorUnlessWord(.dotDot, length: 2) }
    return operatorUnlessWord(.dot)
  }

  private func afterColon() -> Token {
    if byte(at) == UInt8(ascii: ":") { return operatorUnlessWord(.colonColon, length: 2) }
    if inCommand { return label() }
    return make(.colon)
  }

  /// `:name` before a loop
  private func label() -> Token {
    guard identifierStart(at) > 0 else { return word() }
    while true {
      let length = identifierFollow(at)
      if length == 0 { break }
      at += length
    }
    return endsWord(at) ? make(.label) : word()
  }

  private func afterAt() -> Token {
    if byte(at) == UInt8(ascii: "{") {
      at += 1
      return make(.atCurly)
    }
    if byte(at) == UInt8(ascii: "(") {
      at += 1
      return make(.atParen)
    }
    let single = singleQuote(at)
    if single > 0 { return hereStringLiteral(quote: single) }
    let double = doubleQuote(at)
    if double > 0 { return hereStringExpandable(quote: double) }
    if traits(at).contains(.variableStart) || (byte(at) >= 0x80 && isLetterOrDigit(at)) {
      return variable(isSplatted: true, inString: false)
    }
    reportHere(.unrecognizedToken, at - 1)
    return make(.unknown)
  }

  private func skipBlanks() {
    while true {
      let length = blank(at)
      if length == 0 { return }
      at += length
    }
  }

  /// Reads what begins beyond ASCII: blanks, typographic quotes and dashes, letters, anything else.
  @inline(never)
  private func beyondASCII() -> Token? {
    let start = tokenStart
    at = start
    if blank(start) > 0 {
      skipBlanks()
      return nil
    }
    if dash(start) == 3 {
      at = start + 3
      return afterDash(3)
    }
    if singleQuote(start) == 3 {
      at = start + 3
      return stringLiteral(quote: 3)
    }
    if doubleQuote(start) == 3 {
      at = start + 3
      return stringExpandable(quote: 3)
    }
    let (value, length) = scalar(start)
    at = start + length
    if isLetter(start) { return identifier() }
    if let scalar = Unicode.Scalar(value), scalar.properties.isWhitespace { return nil }
    return word()
  }

  /// Reads what begins with a backtick: a line continuation, a blank, an escaped word.
  private func backtickAtStart() -> Token? {
    let following = byte(at)
    if at < limit, traits[Int(following)].contains(.newLine) {
      at += following == 13 && byte(at + 1) == 10 ? 2 : 1
      _ = saveTrivia(.lineContinuation)
      return nil
    }
    if at >= limit {
      let end = original(limit) + 1
      report(.incompleteString, Extent(end, end), incomplete: true)
      return makeEndOfInput()
    }
    if blank(at) > 0 {
      skipBlanks()
      return nil
    }
    at -= 1
    return word()
  }
}
