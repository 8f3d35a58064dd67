import Diagnostics

extension Lexer {
  // MARK: Between statements

  /// Skips blanks, comments and new lines, and semicolons if asked; says whether there was a new line or a semicolon.
  @discardableResult
  func skipLines(semicolons: Bool) -> Bool {
    var sawOne = false
    while at < limit {
      tokenStart = at
      let character = base[at]
      switch character {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), 0x0B, 0x0C:
        at += 1
      case 10, 13:
        at += character == 13 && byte(at + 1) == 10 ? 2 : 1
        _ = saveTrivia(.newLine)
        sawOne = true
      case UInt8(ascii: ";"):
        guard semicolons else { return sawOne }
        at += 1
        _ = make(.semi)
        sawOne = true
      case UInt8(ascii: "#"):
        at += 1
        lineComment()
      case UInt8(ascii: "<"):
        guard byte(at + 1) == UInt8(ascii: "#") else { return sawOne }
        at += 1
        blockComment()
      case UInt8(ascii: "`"):
        guard at + 1 < limit, traits[Int(base[at + 1])].contains(.newLine) else { return sawOne }
        at += 1
        at += base[at] == 13 && byte(at + 1) == 10 ? 2 : 1
        _ = saveTrivia(.lineContinuation)
      case 0xC2:
        guard blank(at) > 0 else { return sawOne }
        at += 2
      default:
        return sawOne
      }
    }
    return sawOne
  }

  /// Whether the next line that is not a comment begins with a pipe, so that the pipeline goes on.
  func nextLineBeginsWithPipe(after offset: Int) -> Bool {
    var index = offset
    while index < limit {
      let character = base[index]
      if character == UInt8(ascii: "#") {
        while index < limit, !traits[Int(base[index])].contains(.newLine) { index += 1 }
      } else if character == UInt8(ascii: "<"), byte(index + 1) == UInt8(ascii: "#") {
        index += 2
        while index < limit, !(base[index] == UInt8(ascii: "#") && byte(index + 1) == UInt8(ascii: ">")) { index += 1 }
        index += 2
      } else if traits[Int(character)].contains(.newLine) || blank(index) > 0 {
        index += max(1, blank(index))
      } else {
        return character == UInt8(ascii: "|") && byte(index + 1) != UInt8(ascii: "|")
      }
    }
    return false
  }

  // MARK: Members

  /// Reads `.`, `::`, `[`, `?.` or `?[` that follows an operand without a blank; nil when there is none.
  func memberOperator(allowsBracket: Bool) -> Token? {
    guard at < limit else { return nil }
    tokenStart = at
    let following = byte(at + 1)
    switch base[at] {
    case UInt8(ascii: "."):
      if following == UInt8(ascii: ".") { return nil }
      if inCommand, endsMember(at + 1) { return nil }
      at += 1
      return make(.dot)
    case UInt8(ascii: ":"):
      guard following == UInt8(ascii: ":") else { return nil }
      if inCommand, endsMember(at + 2) { return nil }
      at += 2
      return make(.colonColon)
    case UInt8(ascii: "["):
      guard allowsBracket else { return nil }
      at += 1
      return make(.lBracket)
    case UInt8(ascii: "?"):
      if following == UInt8(ascii: ".") {
        at += 2
        return make(.questionDot)
      }
      guard following == UInt8(ascii: "["), allowsBracket else { return nil }
      at += 2
      return make(.questionLBracket)
    default:
      return nil
    }
  }

  private func endsMember(_ offset: Int) -> Bool {
    offset >= limit || blank(offset) > 0 || traits[Int(base[offset])].contains(.newLine)
  }

  /// Reads `(` or `{` that follows a member's name without a blank.
  func invocationOpening() -> Token? {
    guard at < limit, base[at] == UInt8(ascii: "(") || base[at] == UInt8(ascii: "{") else { return nil }
    tokenStart = at
    at += 1
    return make(base[at - 1] == UInt8(ascii: "(") ? .lParen : .lCurly)
  }

  /// Reads `[` in whatever mode, past blanks.
  func leftBracket() -> Token? {
    var offset = at
    while blank(offset) > 0 { offset += blank(offset) }
    guard offset < limit, base[offset] == UInt8(ascii: "[") else { return nil }
    tokenStart = offset
    at = offset + 1
    return make(.lBracket)
  }

  /// Whether brackets begin here and a word follows them: attributes before `param`, `class` and the like.
  ///
  /// Looks at brackets and quotes only. Most brackets belong to expressions; reading all of them as attributes first would
  /// take time that doubles with each level of nesting.
  func bracketsLeadToWord(from offset: Int) -> Bool {
    guard offset < limit, base[offset] == UInt8(ascii: "[") else { return false }
    var index = offset
    var depth = 0
    while index < limit {
      let character = base[index]
      switch character {
      case UInt8(ascii: "["), UInt8(ascii: "("), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "]"), UInt8(ascii: ")"), UInt8(ascii: "}"): depth -= 1
      case UInt8(ascii: "'"), UInt8(ascii: "\""):
        if depth == 0 { return false }
        index += 1
        while index < limit, base[index] != character { index += base[index] == UInt8(ascii: "`") && character != UInt8(ascii: "'") ? 2 : 1 }
      case UInt8(ascii: "#") where depth == 0:
        while index < limit, !traits[Int(base[index])].contains(.newLine) { index += 1 }
      case UInt8(ascii: "<") where depth == 0 && byte(index + 1) == UInt8(ascii: "#"):
        while index < limit, !(base[index] == UInt8(ascii: "#") && byte(index + 1) == UInt8(ascii: ">")) { index += 1 }
        index += 1
      case UInt8(ascii: " "), UInt8(ascii: "\t"), 10, 13, UInt8(ascii: "`"): break
      default:
        if depth == 0 { return identifierStart(index) > 0 }
      }
      if depth < 0 { return false }
      index += 1
    }
    return depth != 0
  }
}
