import Diagnostics

/// Collects a string's value and, when it holds something to expand, its pieces.
struct ExpandableBuilder {
  private var whole: [UInt8] = []
  private var pieces: [ExpandableText.Piece] = []
  /// Where in `whole` the text begins that is in no piece yet.
  private var pending = 0
  private(set) var isExpandable = false

  mutating func append(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) {
    if whole.isEmpty { whole.reserveCapacity(end - start + 64) }
    whole.append(contentsOf: UnsafeBufferPointer(start: base + start, count: end - start))
  }

  mutating func append(_ byte: UInt8) { whole.append(byte) }
  mutating func append(scalar: Unicode.Scalar) { whole.append(contentsOf: UTF8.encode(scalar) ?? UTF8.EncodedScalar()) }
  mutating func append(_ piece: ExpandableText.Piece, text: UnsafeBufferPointer<UInt8>) {
    flush()
    isExpandable = true
    if pieces.isEmpty { pieces.reserveCapacity(4) }
    whole.append(contentsOf: text)
    pending = whole.count
    pieces.append(piece)
  }

  /// The length so far, to cut back to it.
  var mark: Int { whole.count }
  mutating func cut(to mark: Int) {
    if mark >= pending { whole.removeSubrange(mark...) }
  }

  var value: String { String(decoding: whole, as: UTF8.self) }

  private mutating func flush() {
    if pending < whole.count { pieces.append(.text(String(decoding: whole[pending...], as: UTF8.self))) }
    pending = whole.count
  }

  mutating func finish() -> ExpandableText {
    flush()
    return ExpandableText(value: value, pieces: pieces)
  }
}

extension Lexer {
  // MARK: Single quotes

  /// `'…'`; the opening quote has been read.
  func stringLiteral(quote: Int) -> Token {
    let start = tokenStart
    let content = at
    // Most strings hold no doubled quote.
    while at < limit, base[at] != UInt8(ascii: "'"), base[at] != 0xE2 { at += 1 }
    if quote == 1, at < limit, base[at] == UInt8(ascii: "'"), singleQuote(at + 1) == 0 {
      at += 1
      return skipped == nil ? make(.stringLiteral) : make(.stringLiteral, payload: keep(text(content, at - 1)))
    }
    at = content
    var builder = ExpandableBuilder()
    let isClosed = quotedLiteral(into: &builder)
    tokenStart = start
    return make(.stringLiteral, isClosed ? [] : .inError, payload: keep(builder.value))
  }

  /// Reads to the closing single quote and past it.
  @discardableResult
  func quotedLiteral(into builder: inout ExpandableBuilder) -> Bool {
    let start = at
    while at < limit {
      let quote = singleQuote(at)
      if quote > 0 {
        let second = singleQuote(at + quote)
        at += quote
        if second == 0 { return true }
        builder.append(base, at, at + second)
        at += second
      } else {
        builder.append(base[at])
        at += 1
      }
    }
    reportUnterminated(from: start, closing: "'", quoteIsASCII: base[start - 1] == UInt8(ascii: "'"))
    return false
  }

  private func reportUnterminated(from start: Int, closing: String, quoteIsASCII: Bool) {
    reportIncomplete(.terminatorExpectedAtEndOfString, from: start - (quoteIsASCII ? 1 : 3), closing)
  }

  // MARK: Double quotes

  /// `"…"`; the opening quote has been read.
  func stringExpandable(quote: Int) -> Token {
    let start = tokenStart
    let content = at
    while at < limit {
      let character = base[at]
      if character == UInt8(ascii: "\"") || character == UInt8(ascii: "$") || character == UInt8(ascii: "`") || character == 0xE2 { break }
      at += 1
    }
    if at < limit, base[at] == UInt8(ascii: "\""), doubleQuote(at + 1) == 0 {
      at += 1
      return skipped == nil && quote == 1 ? make(.stringExpandable) : make(.stringExpandable, payload: keepPlain(text(content, at - 1)))
    }
    at = content
    var builder = ExpandableBuilder()
    let isClosed = quotedExpandable(into: &builder)
    tokenStart = start
    expandables.append(builder.finish())
    return make(.stringExpandable, isClosed ? [] : .inError, payload: Int32(expandables.count - 1))
  }

  private func keepPlain(_ text: String) -> Int32 {
    expandables.append(ExpandableText(value: text, pieces: []))
    return Int32(truncatingIfNeeded: expandables.count - 1)
  }

  /// Reads to the closing double quote and past it.
  @discardableResult
  func quotedExpandable(into builder: inout ExpandableBuilder) -> Bool {
    let start = at
    while at < limit {
      let character = base[at]
      if character == UInt8(ascii: "$"), dollar(inHereString: false, into: &builder) { continue }
      if character == UInt8(ascii: "`"), at + 1 < limit {
        at += 1
        escape(into: &builder)
        continue
      }
      if character != UInt8(ascii: "\""), character != UInt8(ascii: "$"), character != UInt8(ascii: "`"), character != 0xE2 {
        let begin = at
        repeat { at += 1 } while at < limit && base[at] != UInt8(ascii: "\"") && base[at] != UInt8(ascii: "$")
          && base[at] != UInt8(ascii: "`") && base[at] != 0xE2
        builder.append(base, begin, at)
        continue
      }
      let quote = doubleQuote(at)
      if quote > 0 {
        let second = doubleQuote(at + quote)
        at += quote
        if second == 0 { return true }
        builder.append(base, at, at + second)
        at += second
        continue
      }
      builder.append(character)
      at += 1
    }
    reportUnterminated(from: start, closing: "\"", quoteIsASCII: base[start - 1] == UInt8(ascii: "\""))
    return false
  }

  /// Reads `$name`, `${name}` or `$( … )` inside a string; false when the dollar is just a dollar.
  func dollar(inHereString: Bool, into builder: inout ExpandableBuilder) -> Bool {
    let start = at
    let saved = tokenStart
    let following = byte(at + 1)
    if following == UInt8(ascii: "("), at + 1 < limit {
      let unread = subExpression(inHereString: inHereString)
      builder.append(.subExpression(unread), text: UnsafeBufferPointer(start: base + start, count: at - start))
      return true
    }
    guard at + 1 < limit, following == UInt8(ascii: "{") || traits[Int(following)].contains(.variableStart)
      || (following >= 0x80 && isLetterOrDigit(at + 1))
    else { return false }
    tokenStart = at
    at += 1
    let count = tokens.count
    let last = lastToken
    let token = variable(isSplatted: false, inString: true)
    // The string's token comes later: what is nested is listed below it.
    tokens.removeSubrange(count...)
    lastToken = last
    tokenStart = saved
    builder.append(.variable(token), text: UnsafeBufferPointer(start: base + start, count: at - start))
    return true
  }

  /// Finds the end of `$( … )` inside a string, counting parentheses only: quotes and comments in it do not matter.
  private func subExpression(inHereString: Bool) -> UnreadSubExpression {
    let start = at
    at += 2
    var depth = 1
    var dropped: [Int] = []
    while at < limit {
      let character = base[at]
      switch character {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"):
        depth -= 1
        if depth == 0 {
          at += 1
          return UnreadSubExpression(start: start, end: at, dropped: dropped)
        }
      case UInt8(ascii: "\""), 0xE2:
        let quote = doubleQuote(at)
        if quote > 0, !inHereString, doubleQuote(at + quote) > 0 {
          dropped.append(at)
          at += quote + doubleQuote(at + quote)
          continue
        }
      case UInt8(ascii: "`"):
        let quote = doubleQuote(at + 1)
        if !inHereString, quote > 0 {
          dropped.append(at)
          at += 1 + quote
          continue
        }
        if byte(at + 1) == UInt8(ascii: "`") {
          dropped.append(at)
          at += 2
          continue
        }
      default: break
      }
      at += 1
    }
    reportIncomplete(.incompleteDollarSubexpressionReference, from: start)
    return UnreadSubExpression(start: start, end: at, dropped: dropped)
  }

  // MARK: Escapes

  /// Resolves the escape behind a backtick.
  func escape(into builder: inout ExpandableBuilder) {
    let character = base[at]
    at += 1
    switch character {
    case UInt8(ascii: "0"): builder.append(0)
    case UInt8(ascii: "a"): builder.append(7)
    case UInt8(ascii: "b"): builder.append(8)
    case UInt8(ascii: "e"): builder.append(0x1B)
    case UInt8(ascii: "f"): builder.append(12)
    case UInt8(ascii: "n"): builder.append(10)
    case UInt8(ascii: "r"): builder.append(13)
    case UInt8(ascii: "t"): builder.append(9)
    case UInt8(ascii: "v"): builder.append(11)
    case UInt8(ascii: "u"): unicodeEscape(into: &builder)
    default:
      at -= 1
      let length = characterLength(at)
      builder.append(base, at, min(at + length, limit))
      at = min(at + length, limit)
    }
  }

  /// `` `u{x} ``: one to six hexadecimal digits.
  private func unicodeEscape(into builder: inout ExpandableBuilder) {
    let start = at - 2
    let invalid: Unicode.Scalar = "\u{FFFF}"
    guard byte(at) == UInt8(ascii: "{"), at < limit else {
      report(.invalidUnicodeEscapeSequence, extent(start, at))
      builder.append(scalar: invalid)
      return
    }
    at += 1
    let digits = at
    while at - digits < 6, at < limit, traits[Int(base[at])].contains(.hexDigit) { at += 1 }
    guard byte(at) == UInt8(ascii: "}"), at < limit else {
      builder.append(scalar: invalid)
      if at >= limit {
        reportIncomplete(.invalidUnicodeEscapeSequence, from: start)
      } else if at - digits == 6, traits[Int(base[at])].contains(.hexDigit) {
        report(.tooManyDigitsInUnicodeEscapeSequence, extent(at, at + 1))
      } else {
        report(.invalidUnicodeEscapeSequence, extent(at, at + 1))
      }
      return
    }
    guard at > digits, let value = UInt32(text(digits, at), radix: 16) else {
      at += 1
      report(.invalidUnicodeEscapeSequence, extent(start, at))
      builder.append(scalar: invalid)
      return
    }
    if value > 0x10FFFF {
      report(.invalidUnicodeEscapeSequenceValue, extent(digits, at))
      builder.append(scalar: invalid)
    } else {
      builder.append(scalar: Unicode.Scalar(value) ?? "\u{FFFD}")
    }
    at += 1
  }
}
