import Objects

/// Shows the line of an error with the part in question underlined, cut to 69 columns around it.
package struct PositionMessage {
  /// The source line, with ellipses where it was cut.
  package let line: String
  /// Blanks and tildes under it.
  package let underline: String
  package let offset: Int
  package let length: Int
  private let head: String

  private static let longestLine = 69
  private static let shownBehind = 8

  package init(_ position: ErrorPosition) {
    var units = Array(position.lineText.utf16)
    while let last = units.last, last == 32 || last == 9 || last == 10 || last == 13 { units.removeLast() }
    var start = min(max(0, position.underlineStart), units.count)
    var length = min(max(0, position.underlineLength), units.count - start)
    // A position behind the end of the line (something is missing there) is marked by one tilde.
    let isBehind = start >= units.count || length == 0
    if isBehind { length = 0 }
    if units.contains(9) {
      let before = PositionMessage.expand(units[..<start]), marked = PositionMessage.expand(units[start..<(start + length)])
      units = before + marked + PositionMessage.expand(units[(start + length)...])
      start = before.count
      length = marked.count
    }
    let shown = PositionMessage.cut(units, start, isBehind ? 1 : length)
    line = shown.text
    self.length = isBehind ? 1 : min(length, shown.text.utf16.count - shown.start - (shown.cutsEnd ? 2 : 0))
    offset = shown.start
    underline = Cells.blanks(shown.start) + String(repeating: "~", count: max(1, self.length))
    head = position.file.isEmpty ? "At line:\(position.line) char:\(position.column)" : "At \(position.file):\(position.line) char:\(position.column)"
  }

  /// `InvocationInfo.PositionMessage`.
  package var text: String { line.isEmpty ? head : "\(head)\n+ \(line)\n+ \(underline)" }

  private static func expand(_ units: ArraySlice<UInt16>) -> [UInt16] { units.flatMap { $0 == 9 ? [32, 32, 32, 32] : [$0] } }

  private static func cut(_ units: [UInt16], _ start: Int, _ length: Int) -> (text: String, start: Int, cutsEnd: Bool) {
    guard units.count > longestLine else { return (String(decoding: units, as: UTF16.self), start, false) }
    let room = max(0, longestLine - length)
    let after = max(0, units.count - start - length)
    // Eight characters behind the error are shown; the rest of the room goes to what stands before it.
    let before = min(start, room - min(after, shownBehind, room))
    let first = start - before
    let end = min(units.count, first + longestLine)
    let text = String(decoding: units[first..<end], as: UTF16.self)
    return ((first > 0 ? "… " : "") + text + (end < units.count ? " …" : ""), before + (first > 0 ? 2 : 0), end < units.count)
  }
}
