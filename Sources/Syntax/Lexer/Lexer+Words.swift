import Diagnostics

extension Lexer {
  /// Reads a name; its first character has been read. In command mode it may turn out to be a longer word.
  func identifier() -> Token {
    if mode == .typeName { return typeNameWord() }
    while true {
      if at < limit, traits[Int(base[at])].contains(.identifierFollow) {
        at += 1
      } else if at < limit, base[at] >= 0x80, isLetterOrDigit(at) {
        at += characterLength(at)
      } else {
        break
      }
    }
    if inCommand, !wantsSimpleName, !endsWord(at) { return word() }
    if !wantsSimpleName, mode != .expression, let keyword = Keywords.find(base + tokenStart, at - tokenStart) {
      return make(keyword, .keyword)
    }
    return makeNamed(.identifier)
  }

  /// Makes a token whose text the parser will want: outside the script's own bytes it must be kept.
  func makeNamed(_ kind: TokenKind, _ tokenTraits: TokenTraits = []) -> Token {
    skipped == nil ? make(kind, tokenTraits) : make(kind, tokenTraits, payload: keep(text(tokenStart, at)))
  }

  /// type-name: letters, digits, `.` `` ` `` `_` `+` `#` `\`
  func typeNameWord() -> Token {
    while at < limit {
      switch base[at] {
      case UInt8(ascii: "."), UInt8(ascii: "`"), UInt8(ascii: "_"), UInt8(ascii: "+"), UInt8(ascii: "#"), UInt8(ascii: "\\"):
        at += 1
      default:
        let length = identifierFollow(at)
        if length == 0 { return makeNamed(.identifier, .typeName) }
        at += length
      }
    }
    return makeNamed(.identifier, .typeName)
  }

  /// Reads one part of an assembly's name: up to a blank, comma, `=` or bracket.
  func assemblyPart() -> Token {
    while blank(at) > 0 { at += blank(at) }
    tokenStart = at
    while at < limit, blank(at) == 0, !traits[Int(base[at])].contains(.endsAssemblyName) { at += characterLength(at) }
    return makeNamed(.identifier, .typeName)
  }

  /// Reads the comma or `=` between two parts.
  func assemblySeparator() -> Bool {
    var offset = at
    while blank(offset) > 0 { offset += blank(offset) }
    guard offset < limit, base[offset] == UInt8(ascii: ",") || base[offset] == UInt8(ascii: "=") else { return false }
    tokenStart = offset
    at = offset + 1
    _ = make(base[offset] == UInt8(ascii: ",") ? .comma : .equals)
    return true
  }

  /// Reads on to the end of a word from `tokenStart`: quotes inside belong to it, `$x` and `$( )` make it expandable.
  func word() -> Token {
    at = tokenStart
    // Most words hold nothing special.
    while at < limit {
      let character = base[at]
      if character < 0x80 {
        if traits[Int(character)].contains(.endsWord), at > tokenStart { break }
        if character == UInt8(ascii: "`") || character == UInt8(ascii: "'") || character == UInt8(ascii: "\"") || character == UInt8(ascii: "$") {
          return slowWord(from: at)
        }
        at += 1
      } else if blank(at) > 0 {
        break
      } else if at > tokenStart, singleQuote(at) + doubleQuote(at) > 0 {
        return slowWord(from: at)
      } else {
        at += characterLength(at)
      }
    }
    return makeNamed(.generic)
  }

  private func slowWord(from special: Int) -> Token {
    let start = tokenStart
    var builder = ExpandableBuilder()
    builder.append(base, start, special)
    at = special
    while at < limit, !endsWord(at) || at == start {
      if base[at] == UInt8(ascii: "`") {
        at += 1
        if at < limit { escape(into: &builder) } else { builder.append(UInt8(ascii: "`")) }
      } else if at > start, singleQuote(at) > 0 {
        at += singleQuote(at)
        quotedLiteral(into: &builder)
      } else if at > start, doubleQuote(at) > 0 {
        at += doubleQuote(at)
        quotedExpandable(into: &builder)
      } else if base[at] == UInt8(ascii: "$"), dollar(inHereString: false, into: &builder) {
        continue
      } else {
        let length = characterLength(at)
        builder.append(base, at, at + length)
        at += length
      }
    }
    tokenStart = start
    if builder.isExpandable {
      expandables.append(builder.finish())
      return make(.generic, .expandable, payload: Int32(expandables.count - 1))
    }
    return make(.generic, payload: keep(builder.value))
  }

  /// Reads the rest of the line behind `--%`, up to a pipe or `&&`, `||` outside of double quotes.
  func verbatimArgument() -> Token {
    while blank(at) > 0 { at += blank(at) }
    tokenStart = at
    var inQuotes = false
    while at < limit {
      let character = base[at]
      if traits[Int(character)].contains(.newLine) { break }
      if character == UInt8(ascii: "\"") { inQuotes.toggle() }
      if !inQuotes {
        if character == UInt8(ascii: "|") { break }
        if character == UInt8(ascii: "&"), byte(at + 1) == UInt8(ascii: "&") { break }
      }
      at += 1
    }
    return makeNamed(.generic)
  }

  // MARK: Dashes

  /// Reads an operator, a parameter, a number or a word; the dash of so many bytes has been read.
  func afterDash(_ length: Int) -> Token {
    let second = dash(at)
    if second > 0 {
      at += second
      if inCommand, !endsWord(at) { return word() }
      return make(.minusMinus)
    }
    if byte(at) == UInt8(ascii: "=") { return operatorUnlessWord(.minusEquals, length: 2) }
    if identifierStart(at) > 0 || byte(at) == UInt8(ascii: "?") {
      return inExpression ? wordOperator() : parameter()
    }
    if allowsSignedNumbers, !inCommand, traits(at).contains(.digit) || (byte(at) == UInt8(ascii: ".") && traits(at + 1).contains(.digit)) {
      return number()
    }
    return operatorUnlessWord(.minus)
  }

  /// `-eq`, `-split`, …; what is no operator reads as a parameter.
  private func wordOperator() -> Token {
    let start = at
    while at < limit, base[at] | 0x20 >= UInt8(ascii: "a"), base[at] | 0x20 <= UInt8(ascii: "z") { at += 1 }
    if let kind = Keywords.findOperator(base + start, at - start), identifierFollow(at) == 0 || traits(at).contains(.digit) {
      return make(kind)
    }
    at = start
    return parameter()
  }

  /// Reads `-name` or `-name:`; the dash has been read.
  private func parameter() -> Token {
    let start = at
    scan: while at < limit {
      let character = base[at]
      if character < 0x80 {
        switch character {
        case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: ";"), UInt8(ascii: ","),
          UInt8(ascii: "|"), UInt8(ascii: "&"), UInt8(ascii: "."), UInt8(ascii: "["), 10, 13, 32, 9, 11, 12, 0:
          break scan
        case UInt8(ascii: "'"), UInt8(ascii: "\""):
          if inCommand { return word() }
          break scan
        case UInt8(ascii: ":"):
          let name = text(start, at)
          at += 1
          return make(.parameter, .hasColon, payload: keep(name))
        default:
          at += 1
        }
      } else if blank(at) > 0 {
        break
      } else if singleQuote(at) + doubleQuote(at) > 0 {
        if inCommand { return word() }
        break
      } else {
        at += characterLength(at)
      }
    }
    return make(.parameter, payload: keep(text(start, at)))
  }
}
