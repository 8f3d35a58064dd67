import Terminal

/// Suggests how a line goes on: as a line of the history did that began so.
final class HistorySuggester: LineSuggester {
  weak var history: LineHistory?

  func suggestions(for text: String, limit: Int) -> [String] {
    guard let lines = history?.lines else { return [] }
    var found: [String] = [], seen: Set<String> = []
    for line in lines.reversed() where line.utf8.count > text.utf8.count && LineHistory.begins(line, text) {
      // A line whose secret is masked cannot be run as it stands.
      if line.contains(SecretText.mask) || !seen.insert(line).inserted { continue }
      found.append(text + line.dropFirst(text.count))
      if found.count == limit { break }
    }
    return found
  }
}
