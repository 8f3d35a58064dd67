import Terminal

/// Suggests how a line goes on: as a line of the history did that began so.
final class HistorySuggester: LineSuggester {
  weak var history: LineHistory?
  /// The text asked about last, and the place of the best line then: a longer text need look no nearer than that.
  private var last = (text: "", place: 0, count: 0)

  func suggestions(for text: String, limit: Int) -> [String] {
    guard let lines = history?.lines else { return [] }
    let goesOn = limit == 1 && last.count == lines.count && text.hasPrefix(last.text) && !last.text.isEmpty
    var at = goesOn ? last.place : lines.count - 1
    var found: [String] = [], seen: Set<String> = []
    while at >= 0, found.count < limit {
      if let rest = rest(of: lines[at], behind: text), seen.insert(lines[at]).inserted { found.append(text + rest) }
      if found.count < limit { at -= 1 }
    }
    if limit == 1 { last = (text, at, lines.count) }
    return found
  }

  /// What follows a beginning; a line whose secret is masked cannot be run as it stands.
  private func rest(of line: String, behind text: String) -> Substring? {
    guard line.utf8.count > text.utf8.count, LineHistory.begins(line, text), !line.contains(SecretText.mask) else { return nil }
    let rest = line.dropFirst(text.count)
    return rest.isEmpty ? nil : rest
  }
}
