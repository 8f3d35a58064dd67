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
    var one = line.utf8.makeIterator()
    for byte in prefix.utf8 { guard let other = one.next(), folded(other) == folded(byte) else { return false } }
    return true
  }

  package static func holds(_ line: String, _ part: String) -> Bool {
    if part.isEmpty { return true }
    let wanted = part.utf8.map(folded), all = line.utf8.map(folded)
    guard all.count >= wanted.count else { return false }
    for start in 0...(all.count - wanted.count) where all[start] == wanted[0] && all[start..<(start + wanted.count)].elementsEqual(wanted) { return true }
    return false
  }

  private static func folded(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte }
}
