/// Turns a pattern round, so that what it matched from left to right it matches from right to left on the text reversed.
///
/// This is how .NET runs a lookbehind: from its end towards the start of the text.
struct RegexReversal {
  private let scalars: [Unicode.Scalar]
  private(set) var index: Int
  private let options: RegexTranslator.Options
  /// The pattern looks at text behind the place where it ends.
  private(set) var looksAhead = false

  init(_ scalars: [Unicode.Scalar], from start: Int, _ options: RegexTranslator.Options) {
    self.scalars = scalars
    index = start
    self.options = options
  }

  private func peek(_ ahead: Int = 0) -> Unicode.Scalar? { index + ahead < scalars.count ? scalars[index + ahead] : nil }
  private func text(_ start: Int, _ end: Int) -> String { String(String.UnicodeScalarView(scalars[start..<min(end, scalars.count)])) }
  private func refused(_ what: String) -> RegexTranslator.Failure {
    let offset = scalars[..<min(index, scalars.count)].reduce(0) { $0 + ($1.value > 0xffff ? 2 : 1) }
    return RegexTranslator.Failure(offset: offset, reason: "A lookbehind of variable length with \(what) is not supported yet.")
  }

  /// The alternatives up to the end of a group, turned round; stands behind the closing bracket then.
  mutating func group() throws -> String {
    var alternatives: [String] = [], parts: [String] = []
    while let scalar = peek(), scalar != ")" {
      if scalar == "|" {
        alternatives.append(parts.reversed().joined())
        parts = []
        index += 1
      } else if let atom = try atom(scalar) {
        parts.append(atom + quantifier())
      }
    }
    guard peek() == ")" else { throw RegexTranslator.Failure(offset: scalars.count, reason: "Not enough )'s.") }
    index += 1
    alternatives.append(parts.reversed().joined())
    return alternatives.joined(separator: "|")
  }

  /// One character, class, anchor or group; nil for space and comments.
  private mutating func atom(_ scalar: Unicode.Scalar) throws -> String? {
    let start = index
    if options.contains(.ignorePatternWhitespace), skipsSpace(scalar) { return nil }
    switch scalar {
    case "\\": return try escape()
    case "[":
      try skipSet()
      return text(start, index)
    case "(": return try bracket()
    default:
      index += 1
      if scalar == "^" { return options.contains(.multiline) ? "(?=\\n|\\z)" : "\\z" }
      if scalar == "$" { return options.contains(.multiline) ? "(?:\\A|(?<=\\n))" : Self.end }
      return text(start, index)
    }
  }

  /// `$`: the end, or before a line feed there, seen from the other side.
  private static let end = "(?:\\A|(?<=\\A\\n))"

  private mutating func skipsSpace(_ scalar: Unicode.Scalar) -> Bool {
    if TextScan.isWhiteSpace(scalar) {
      index += 1
      return true
    }
    guard scalar == "#" else { return false }
    while let next = peek(), next != "\n" {
      _ = next
      index += 1
    }
    return true
  }

  private mutating func escape() throws -> String {
    let start = index
    guard let letter = peek(1) else { throw refused("a \\ at its end") }
    index += 2
    switch letter {
    case "A": return "\\z"
    case "z": return "\\A"
    case "Z": return Self.end
    case "G", "k", "1"..."9": throw refused("\\\(letter)")
    case "u":
      index += 4
      // Two halves of one character stay in their order.
      if let unit = UInt32(text(start + 2, index), radix: 16), unit & 0xFC00 == 0xD800, peek() == "\\", peek(1) == "u" { index += 6 }
    case "x": index += 2
    case "c": index += 1
    case "0": while index < start + 4, let digit = peek(), ("0"..."7").contains(digit) { index += 1 }
    case "p", "P": while let next = peek(), index == start + 2 || scalars[index - 1] != "}" {
      _ = next
      index += 1
    }
    default: break
    }
    index = min(index, scalars.count)
    return text(start, index)
  }

  private mutating func skipSet() throws {
    index += 1
    if peek() == "^" { index += 1 }
    var isFirst = true
    while let scalar = peek(), scalar != "]" || isFirst {
      isFirst = false
      if scalar == "\\" { index += 2 } else if scalar == "[", scalars[index - 1] == "-" { try skipSet() } else { index += 1 }
    }
    index = min(index + 1, scalars.count)
  }

  private mutating func bracket() throws -> String {
    index += 1
    guard peek() == "?" else {
      guard options.contains(.explicitCapture) else { throw refused("capturing groups") }
      return "(?:" + (try group()) + ")"
    }
    let turned: [(String, String)] = [("?:", "?:"), ("?>", "?>"), ("?=", "?<="), ("?!", "?<!"), ("?<=", "?="), ("?<!", "?!")]
    for (opening, other) in turned where text(index, index + opening.unicodeScalars.count) == opening {
      if opening == "?=" || opening == "?!" { looksAhead = true }
      index += opening.unicodeScalars.count
      return "(" + other + (try group()) + ")"
    }
    if peek(1) == "#" {
      while let next = peek(), next != ")" {
        _ = next
        index += 1
      }
      index += 1
      return ""
    }
    return try optionGroup()
  }

  /// `(?i:…)`: options that hold for a group only.
  private mutating func optionGroup() throws -> String {
    let start = index
    while let letter = peek(), "?imnsx+-".unicodeScalars.contains(letter) { index += 1 }
    guard peek() == ":", !text(start, index).contains("m"), !text(start, index).contains("x") else { throw refused("such a group") }
    index += 1
    return "(" + text(start, index) + (try group()) + ")"
  }

  /// The quantifier that follows an element, which stays behind it.
  private mutating func quantifier() -> String {
    let start = index
    switch peek() {
    case "*", "+", "?": index += 1
    case "{":
      var end = index + 1
      while end < scalars.count, ("0"..."9").contains(scalars[end]) || scalars[end] == "," { end += 1 }
      guard end < scalars.count, scalars[end] == "}", end > index + 1, scalars[index + 1] != "," else { return "" }
      index = end + 1
    default: return ""
    }
    if peek() == "?" { index += 1 }
    return text(start, index)
  }
}
