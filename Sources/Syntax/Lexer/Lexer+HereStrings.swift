import Diagnostics

extension Lexer {
  /// `@'` … `'@`; the quote has not been read.
  func hereStringLiteral(quote: Int) -> Token {
    hereString(quote: quote, isExpandable: false)
  }

  /// `@"` … `"@`; the quote has not been read.
  func hereStringExpandable(quote: Int) -> Token {
    hereString(quote: quote, isExpandable: true)
  }

  private func hereString(quote: Int, isExpandable: Bool) -> Token {
    let start = tokenStart
    let header = at
    at += quote
    var builder = ExpandableBuilder()
    guard headerLine(start: start, isExpandable: isExpandable, header: text(header, at)) else {
      return finishHereString(&builder, isExpandable, .inError)
    }
    var falseFooter = -1
    var isClosed = footer(isExpandable, &builder, &falseFooter)
    while !isClosed {
      guard at < limit else {
        if falseFooter >= 0 {
          reportIncomplete(.whitespaceBeforeHereStringFooter, from: falseFooter)
        } else {
          reportIncomplete(.terminatorExpectedAtEndOfString, from: start, isExpandable ? "\"@" : "'@")
        }
        tokenStart = start
        return finishHereString(&builder, isExpandable, .inError)
      }
      let character = base[at]
      if traits[Int(character)].contains(.newLine) {
        let mark = builder.mark
        let length = character == 13 && byte(at + 1) == 10 ? 2 : 1
        builder.append(base, at, at + length)
        at += length
        if footer(isExpandable, &builder, &falseFooter) {
          builder.cut(to: mark)
          isClosed = true
        }
      } else if isExpandable, character == UInt8(ascii: "$"), dollar(inHereString: true, into: &builder) {
        continue
      } else if isExpandable, character == UInt8(ascii: "`"), at + 1 < limit {
        at += 1
        escape(into: &builder)
      } else {
        let begin = at
        at += 1
        while at < limit, base[at] != UInt8(ascii: "$"), base[at] != UInt8(ascii: "`"), !traits[Int(base[at])].contains(.newLine) { at += 1 }
        builder.append(base, begin, at)
      }
    }
    tokenStart = start
    return finishHereString(&builder, isExpandable, [])
  }

  private func finishHereString(_ builder: inout ExpandableBuilder, _ isExpandable: Bool, _ tokenTraits: TokenTraits) -> Token {
    guard isExpandable else { return make(.hereStringLiteral, tokenTraits, payload: keep(builder.value)) }
    expandables.append(builder.finish())
    return make(.hereStringExpandable, tokenTraits, payload: Int32(expandables.count - 1))
  }

  /// Reads the rest of the header's line, which must be blank.
  private func headerLine(start: Int, isExpandable: Bool, header: String) -> Bool {
    while blank(at) > 0 { at += blank(at) }
    guard at < limit else {
      reportIncomplete(.terminatorExpectedAtEndOfString, from: start, header + "@")
      return false
    }
    if traits[Int(base[at])].contains(.newLine) {
      at += base[at] == 13 && byte(at + 1) == 10 ? 2 : 1
      return true
    }
    reportHere(.unexpectedCharactersAfterHereStringHeader, at)
    // What follows on this line is skipped; a footer there ends the string.
    while at < limit, !traits[Int(base[at])].contains(.newLine) {
      let quote = isExpandable ? doubleQuote(at) : singleQuote(at)
      if quote > 0, byte(at + quote) == UInt8(ascii: "@") {
        at += quote + 1
        break
      }
      at += characterLength(at)
    }
    return false
  }

  /// Reads a footer at the start of a line; remembers one that is indented, for it is a frequent mistake.
  private func footer(_ isExpandable: Bool, _ builder: inout ExpandableBuilder, _ falseFooter: inout Int) -> Bool {
    func quote() -> Int { isExpandable ? doubleQuote(at) : singleQuote(at) }
    var length = quote()
    if length > 0, byte(at + length) == UInt8(ascii: "@") {
      at += length + 1
      return true
    }
    while blank(at) > 0 {
      builder.append(base, at, at + blank(at))
      at += blank(at)
    }
    length = quote()
    if length > 0, byte(at + length) == UInt8(ascii: "@") {
      if falseFooter < 0 { falseFooter = at }
      builder.append(base, at, at + length + 1)
      at += length + 1
    }
    return false
  }
}
