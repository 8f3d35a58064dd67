import Engine
import Objects

/// Finds commands and parameters that are written much like a word: for completion when nothing has the prefix, and for hints.
package struct SimilarWords {
  let engine: Engine

  package init(_ engine: Engine) { self.engine = engine }

  /// Offers for the last word of a line, and where it begins in UTF-16 units.
  package func complete(_ line: String) -> ([CompletionResult], Int) {
    guard let word = line.split(separator: " ", omittingEmptySubsequences: false).last.map(String.init), word.count > 2 else { return ([], -1) }
    let start = line.utf16.count - word.utf16.count
    let statement = line.split(whereSeparator: { "|;{(".contains($0) }).last.map(String.init) ?? line
    let command = statement.split(separator: " ").first.map(String.init) ?? ""
    if word.hasPrefix("-") { return (parameters(like: String(word.dropFirst()), of: command).map { CompletionResult(.ParameterName, "-" + $0, list: $0) }, start) }
    guard command == word else { return ([], -1) }
    return (commands(containing: word).map { CompletionResult(.Command, $0) }, start)
  }

  /// Parameters whose names hold the letters of a word in order.
  private func parameters(like word: String, of command: String) -> [String] {
    guard let info = engine.quietly({ try engine.lookUpCommand(command, engine.global.scope) }) ?? nil else { return [] }
    return info.metadata.all.filter { !$0.isHidden }.map(\.name).filter { Self.holds($0, word) }.sorted { $0.count < $1.count }
  }

  private func commands(containing word: String) -> [String] { engine.commandNames.filter { Self.holds($0, word) }.sorted { $0.count < $1.count } }

  private static func holds(_ name: String, _ letters: String) -> Bool {
    var rest = name.lowercased()[...]
    for letter in letters.lowercased() {
      guard let at = rest.firstIndex(of: letter) else { return false }
      rest = rest[rest.index(after: at)...]
    }
    return name.lowercased().first == letters.lowercased().first
  }

  // MARK: Hints

  /// The command that an unknown name was probably meant to be; nil if none is near.
  package func nearestCommand(to name: String) -> String? { Self.nearest(name, engine.commandNames) }

  /// The parameter of a command that an unknown name was probably meant to be.
  package func nearestParameter(to name: String, of command: String) -> String? {
    guard let info = engine.quietly({ try engine.lookUpCommand(command, engine.global.scope) }) ?? nil else { return nil }
    return Self.nearest(name, info.metadata.all.filter { !$0.isHidden }.map(\.name))
  }

  /// The name that a word was probably meant to be: one letter in four may be wrong.
  package static func nearest(_ word: String, _ names: [String]) -> String? {
    let limit = max(1, word.count / 4)
    guard word.count >= 3 else { return nil }
    var best: (name: String, distance: Int)?
    for name in names where abs(name.count - word.count) <= limit {
      let distance = distance(word.lowercased(), name.lowercased())
      if distance <= limit, distance < best?.distance ?? Int.max { best = (name, distance) }
    }
    return best?.name
  }

  /// How many letters must be changed, put in, left out or swapped.
  private static func distance(_ left: String, _ right: String) -> Int {
    let a = Array(left), b = Array(right)
    var before = [Int](repeating: 0, count: b.count + 1), last = Array(0...b.count)
    for i in 1...max(a.count, 1) where i <= a.count {
      var row = [i] + [Int](repeating: 0, count: b.count)
      for j in 1...max(b.count, 1) where j <= b.count {
        row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { row[j] = min(row[j], before[j - 2] + 1) }
      }
      (before, last) = (last, row)
    }
    return last[b.count]
  }
}
