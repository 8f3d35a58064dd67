import Diagnostics
import Objects
import Syntax

/// Quotes what is put into a line, and matches and sorts as PowerShell does.
enum CompletionText {
  /// Whether a text must be quoted to be one argument.
  static func needsQuotes(_ text: String, _ special: String = "$`") -> Bool {
    let result = Parser.parse(SourceText(text))
    let tokens = result.tokens.filter { $0.kind != .endOfInput }
    if tokens.count == 1, let token = tokens.first, isWord(token, result.errors.isEmpty) { return text.contains { special.contains($0) } }
    return !(result.errors.isEmpty && tokens.count == 1)
  }

  private static func isWord(_ token: Token, _ isClean: Bool) -> Bool {
    if token.traits.contains(.keyword) { return true }
    return isClean && [.identifier, .generic, .stringLiteral, .stringExpandable].contains(token.kind)
  }

  /// The text in quotes where it needs some, in those that the user began where there are some.
  static func quoted(_ text: String, _ quote: String = "") -> String {
    guard quote.isEmpty else { return quote + (quote == "'" ? text.doubling("'") : text) + quote }
    return needsQuotes(text) ? "'" + text.doubling("'") + "'" : text
  }

  /// The quote that a word begins with; its other spellings count too.
  static func quote(of word: String) -> String {
    switch word.first {
    case "'", "\u{2018}", "\u{2019}", "\u{201A}", "\u{201B}": "'"
    case "\"", "\u{201C}", "\u{201D}", "\u{201E}": "\""
    default: ""
    }
  }

  /// A test for a word as prefix; a word may hold wildcards.
  static func matcher(_ word: String) -> (String) -> Bool {
    if let pattern = try? Wildcard(word + "*") { return { pattern.matches($0) } }
    let folded = word.lowercased()
    return { $0.lowercased().hasPrefix(folded) }
  }

  static func sorted(_ names: [String]) -> [String] { names.sorted { Collation.current.compare($0, $1, ignoreCase: true) < 0 } }
}

extension String {
  func doubling(_ character: Character) -> String { reduce(into: "") { $0.append($1); if $1 == character { $0.append($1) } } }

  func replacing(_ old: Character, with new: String) -> String { reduce(into: "") { if $1 == old { $0 += new } else { $0.append($1) } } }
}

extension Array where Element == CompletionResult {
  func sortedByListItem() -> [CompletionResult] { sorted { Collation.current.compare($0.listItem, $1.listItem, ignoreCase: true) < 0 } }
}
