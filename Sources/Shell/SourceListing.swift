import Engine

/// Lists the source of a script that stands still, with a star at its line.
struct SourceListing {
  struct Fault: Error {
    let message: String
  }

  private let lines: [String]
  private let current: Int
  /// The line shown last: listing goes on behind it.
  private var last = 0
  private static let usualCount = 16

  init(_ position: SyntaxPosition) {
    let source = position.source
    lines = (1...max(1, source.lineStarts.count)).map { source.line($0) }
    current = position.line
  }

  mutating func list(_ start: String?, _ count: String?) throws -> [String] {
    var first = max(current - 5, 1), length = SourceListing.usualCount
    if let start {
      guard let number = Int(start), lines.indices.contains(number - 1) else {
        throw Fault(message: "The start line must be an integer value between 1 and \(lines.count).")
      }
      first = number
    }
    if let count {
      guard let number = Int(count), number >= 1 else { throw Fault(message: "The line count must be an integer value between 1 and \(lines.count).") }
      length = min(number, lines.count)
    }
    return rows(from: first, length)
  }

  /// The lines behind those listed last.
  mutating func listNext() -> [String] { last < lines.count ? rows(from: last + 1, SourceListing.usualCount) : [] }

  private mutating func rows(from first: Int, _ count: Int) -> [String] {
    let shown = first..<min(first + count, lines.count + 1)
    last = shown.upperBound - 1
    let rows = shown.map { number in
      let label = String(number)
      return String(repeating: " ", count: max(0, 5 - label.count)) + label + (number == current ? ":* " : ":  ") + lines[number - 1]
    }
    return ["", ""] + rows + ["", ""]
  }
}
