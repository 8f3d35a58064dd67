import Diagnostics

extension Lexer {
  /// Reads a variable; its `$` or `@` has been read.
  ///
  ///     variable: $name | ${braced} | $scope:name | $$ | $? | $^
  func variable(isSplatted: Bool, inString: Bool) -> Token {
    let kind: TokenKind = isSplatted ? .splattedVariable : .variable
    guard at < limit else { return word() }
    if base[at] == UInt8(ascii: "{") { return bracedVariable(kind, inString: inString) }
    let start = at
    let first = base[at]
    if first < 0x80 ? !traits[Int(first)].contains(.variableStart) : !isLetterOrDigit(at) { return word() }
    at += characterLength(at)
    if first == UInt8(ascii: "$") || first == UInt8(ascii: "?") || first == UInt8(ascii: "^") {
      if !inString, inCommand, !endsWord(at), !continuesMember(at) { return word() }
    } else {
      if !scanVariableName(inString: inString) { return word() }
    }
    return finishVariable(kind, nameStart: start)
  }

  /// Reads the rest of an unbraced name; false when the whole is a longer word: `$a-b` as an argument.
  private func scanVariableName(inString: Bool) -> Bool {
    while at < limit {
      let character = base[at]
      if character < 0x80 {
        if traits[Int(character)].contains(.variableFollow) {
          at += 1
        } else if character == UInt8(ascii: ":") {
          if byte(at + 1) == UInt8(ascii: ":") { return true }
          at += 1
        } else {
          if inString || !inCommand || traits[Int(character)].contains(.endsWord) || continuesMember(at) { return true }
          return false
        }
      } else if isLetterOrDigit(at) {
        at += characterLength(at)
      } else {
        return inString || !inCommand || blank(at) > 0
      }
    }
    return true
  }

  /// `.` and `[` behind a variable access a member also in command mode; `=` does not end it there.
  private func continuesMember(_ offset: Int) -> Bool {
    let character = byte(offset)
    return character == UInt8(ascii: ".") || character == UInt8(ascii: "[")
      || (character == UInt8(ascii: ":") && byte(offset + 1) == UInt8(ascii: ":"))
  }

  private func finishVariable(_ kind: TokenKind, nameStart: Int) -> Token {
    if base[at - 1] == UInt8(ascii: ":") {
      report(at - nameStart == 1 ? .invalidVariableReference : .invalidVariableReferenceWithDrive, extent(tokenStart, at))
    }
    // The name is cut from the script when somebody asks for it.
    return skipped == nil ? make(kind) : make(kind, payload: keep(text(nameStart, at)))
  }

  /// `${ … }`: anything but an unescaped closing brace.
  private func bracedVariable(_ kind: TokenKind, inString: Bool) -> Token {
    let start = at
    let tokenBegin = tokenStart
    at += 1
    var builder = ExpandableBuilder()
    var isClosed = false
    scan: while at < limit {
      let character = base[at]
      switch character {
      case UInt8(ascii: "}"):
        at += 1
        isClosed = true
        break scan
      case UInt8(ascii: "`"):
        at += 1
        if at >= limit { break scan }
        escape(into: &builder)
        continue
      case UInt8(ascii: "{"):
        reportHere(.openBraceNeedsToBeBackTickedInVariableName, at + 1)
      default: break
      }
      builder.append(character)
      at += 1
    }
    tokenStart = tokenBegin
    if !isClosed { reportIncomplete(.incompleteDollarVariableReference, from: start) }
    var name = builder.value
    if name.isEmpty {
      if isClosed { reportHere(.emptyVariableReference, at - 1) }
      name = ":Error:"
    } else if name.utf8.last == UInt8(ascii: ":") {
      report(.invalidBracedVariableReference, extent(tokenStart, at))
    }
    if !inString, inCommand, !endsWord(at), !continuesMember(at) { return word() }
    return make(kind, payload: keep(name))
  }
}
