/// A part of the line that is selected: from where it began to the cursor.
struct LineSelection {
  let anchor: Int
  /// The line when the selection was made; another one has been typed into.
  let line: EditBuffer

  /// nil where nothing lies between.
  init?(from anchor: Int, in line: EditBuffer) {
    guard anchor != line.cursor, anchor <= line.text.count else { return nil }
    self.anchor = anchor
    self.line = line
  }

  var range: Range<Int> { min(anchor, line.cursor)..<max(anchor, line.cursor) }

  /// The line after something was typed where the cursor stood: it takes the place of the selection; nil if that is not what happened.
  func replaced(by now: EditBuffer) -> EditBuffer? {
    let added = now.text.count - line.text.count
    guard added > 0, now.cursor == line.cursor + added, now.text[..<line.cursor].elementsEqual(line.text[..<line.cursor]) else { return nil }
    let typed = now.text[line.cursor..<now.cursor]
    return EditBuffer(Array(line.text[..<range.lowerBound] + typed + line.text[range.upperBound...]), cursor: range.lowerBound + added)
  }
}
