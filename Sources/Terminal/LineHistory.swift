/// Holds the lines entered before, and walks through them; what is being typed waits at the newer end.
package final class LineHistory {
  package private(set) var lines: [String] = []
  package let limit: Int
  /// Where the walk is; `lines.count` for the line being typed.
  private var place = 0
  private var typed = ""

  package init(limit: Int) { self.limit = limit }

  /// Adds a line at the newer end; the same line twice in a row is kept once.
  package func add(_ line: String) {
    defer { restart() }
    if line.isEmpty || lines.last == line { return }
    lines.append(line)
    if lines.count > limit + limit / 8 { lines.removeFirst(lines.count - limit) }
  }

  /// A new line is being typed.
  package func restart() {
    place = lines.count
    typed = ""
  }

  /// The next line towards the older end (or the newer), among those that begin with a text; nil at the end.
  func step(older: Bool, from text: String, prefix: String = "") -> String? {
    if place == lines.count { typed = text }
    var at = place
    while true {
      at += older ? -1 : 1
      if at < 0 || at > lines.count { return nil }
      if at == lines.count {
        place = at
        return typed
      }
      if lines[at] != text, LineHistory.begins(lines[at], prefix) {
        place = at
        return lines[at]
      }
    }
  }

  func oldest(from text: String) -> String? {
    guard !lines.isEmpty else { return nil }
    if place == lines.count { typed = text }
    place = 0
    return lines[0]
  }

  func newest() -> String? {
    guard place < lines.count else { return nil }
    place = lines.count
    return typed
  }

  /// The nearest line that holds a text, from an index on towards the older end (or the newer).
  func find(_ text: String, from start: Int, older: Bool) -> Int? {
    var at = start
    while lines.indices.contains(at) {
      if LineHistory.holds(lines[at], text) { return at }
      at += older ? -1 : 1
    }
    return nil
  }

  /// The walk goes on from a line that a search found.
  func go(to index: Int, from text: String) {
    if place == lines.count { typed = text }
    place = index
  }

  /// Case of ASCII letters is ignored.
  package static func begins(_ line: String, _ prefix: String) -> Bool {
    let count = prefix.utf8.count
    if line.utf8.count < count { return false }
    let answer = line.utf8.withContiguousStorageIfAvailable { line in
      prefix.utf8.withContiguousStorageIfAvailable { prefix in
        for at in 0..<count where line[at] != prefix[at] && folded(line[at]) != folded(prefix[at]) { return false }
        return true
      }
    }
    return (answer ?? nil) ?? line.lowercased().hasPrefix(prefix.lowercased())
  }

  package static func holds(_ line: String, _ part: String) -> Bool {
    if part.isEmpty { return true }
    let count = part.utf8.count, longest = line.utf8.count - count
    if longest < 0 { return false }
    let answer = line.utf8.withContiguousStorageIfAvailable { line in
      part.utf8.withContiguousStorageIfAvailable { part in
        let first = folded(part[0])
        search: for start in 0...longest where folded(line[start]) == first {
          for at in 1..<max(count, 1) where folded(line[start + at]) != folded(part[at]) { continue search }
          return true
        }
        return false
      }
    }
    return (answer ?? nil) ?? line.lowercased().contains(part.lowercased())
  }

  private static func folded(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte }
}
