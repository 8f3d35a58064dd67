/// Compares what was printed with what a spec expects.
package enum OutputComparison {
  /// Trailing blanks and blank lines at the end count only when `exact`; `{{…}}` stands for any text on one line.
  package static func matches(_ printed: [String], _ expected: [String], exact: Bool) -> Bool {
    let left = exact ? printed : trimmed(printed), right = exact ? expected : trimmed(expected)
    return left.count == right.count && zip(left, right).allSatisfy { line($0, fits: $1) }
  }

  private static func trimmed(_ lines: [String]) -> [String] {
    var lines = lines.map { line in String(line.reversed().drop { $0 == " " || $0 == "\t" }.reversed()) }
    while lines.last == "" { lines.removeLast() }
    while lines.first == "" { lines.removeFirst() }
    return lines
  }

  /// A line with holes: its fixed parts must come in order.
  private static func line(_ text: String, fits pattern: String) -> Bool {
    guard pattern.contains("{{") else { return text == pattern }
    var parts: [Substring] = [], rest = Substring(pattern)
    while let open = find("{{", in: rest), let close = find("}}", in: rest[open...]) {
      parts.append(rest[..<open])
      rest = rest[rest.index(close, offsetBy: 2)...]
    }
    parts.append(rest)
    guard text.hasPrefix(parts[0]), text.hasSuffix(parts[parts.count - 1]) else { return false }
    var at = text[text.index(text.startIndex, offsetBy: parts[0].count)...]
    for part in parts.dropFirst() where !part.isEmpty {
      guard let found = find(String(part), in: at) else { return false }
      at = at[at.index(found, offsetBy: part.count)...]
    }
    return true
  }

  private static func find(_ word: String, in text: Substring) -> Substring.Index? {
    var at = text.startIndex
    while at < text.endIndex {
      if text[at...].hasPrefix(word) { return at }
      at = text.index(after: at)
    }
    return nil
  }
}
