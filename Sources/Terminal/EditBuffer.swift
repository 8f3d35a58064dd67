/// Is the line being typed: its characters and the place of the cursor, and how both move.
package struct EditBuffer: Equatable {
  package var text: [Unicode.Scalar]
  package var cursor: Int

  package init(_ text: [Unicode.Scalar] = [], cursor: Int? = nil) {
    self.text = text
    self.cursor = min(max(cursor ?? text.count, 0), text.count)
  }

  package init(_ text: String) { self.init(Array(text.unicodeScalars)) }

  package var string: String { EditBuffer.string(text[...]) }
  package var isMultiLine: Bool { text.contains("\n") }

  static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  // MARK: Characters as people see them

  /// How many scalars a whole character takes is looked for no farther than this.
  private static let reach = 32

  /// Where the character before a place begins.
  func before(_ place: Int) -> Int {
    guard place > 0 else { return 0 }
    let piece = EditBuffer.string(text[max(0, place - EditBuffer.reach)..<place])
    return place - (piece.last?.unicodeScalars.count ?? 1)
  }

  /// Where the character at a place ends.
  func after(_ place: Int) -> Int {
    guard place < text.count else { return text.count }
    let piece = EditBuffer.string(text[place..<min(text.count, place + EditBuffer.reach)])
    return place + (piece.first?.unicodeScalars.count ?? 1)
  }

  // MARK: Lines

  func lineStart(_ place: Int) -> Int {
    var at = place
    while at > 0, text[at - 1] != "\n" { at -= 1 }
    return at
  }

  func lineEnd(_ place: Int) -> Int {
    var at = place
    while at < text.count, text[at] != "\n" { at += 1 }
    return at
  }

  /// The place one line up or down in the same column; nil where there is no such line.
  func place(linesAway: Int) -> Int? {
    let start = lineStart(cursor), column = cursor - start
    if linesAway < 0 {
      guard start > 0 else { return nil }
      let above = lineStart(start - 1)
      return min(above + column, start - 1)
    }
    let end = lineEnd(cursor)
    guard end < text.count else { return nil }
    return min(end + 1 + column, lineEnd(end + 1))
  }

  // MARK: Words

  private static let delimiters = Set(";:,.[]{}()/\\|!?^&*-=+'\"–—―".unicodeScalars)

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }
  private static func isWord(_ scalar: Unicode.Scalar) -> Bool { !isBlank(scalar) && !delimiters.contains(scalar) }

  /// The beginning of the word before a place; words end at blanks alone, or at PowerShell's punctuation too.
  func wordStart(before place: Int, blanksOnly: Bool = false) -> Int {
    let isPart = blanksOnly ? { !EditBuffer.isBlank($0) } : EditBuffer.isWord
    var at = place
    while at > 0, !isPart(text[at - 1]) { at -= 1 }
    while at > 0, isPart(text[at - 1]) { at -= 1 }
    return at
  }

  /// The end of the word behind a place.
  func wordEnd(after place: Int) -> Int {
    var at = place
    while at < text.count, !EditBuffer.isWord(text[at]) { at += 1 }
    while at < text.count, EditBuffer.isWord(text[at]) { at += 1 }
    return at
  }

  /// The beginning of the next word.
  func nextWord(after place: Int) -> Int {
    var at = place
    while at < text.count, EditBuffer.isWord(text[at]) { at += 1 }
    while at < text.count, !EditBuffer.isWord(text[at]) { at += 1 }
    return at
  }

  // MARK: Changes

  mutating func insert(_ scalars: [Unicode.Scalar]) {
    text.insert(contentsOf: scalars, at: cursor)
    cursor += scalars.count
  }

  /// Takes a part out; the cursor goes to where it was.
  @discardableResult
  mutating func remove(_ range: Range<Int>) -> [Unicode.Scalar] {
    let taken = Array(text[range])
    text.removeSubrange(range)
    cursor = range.lowerBound
    return taken
  }
}
