/// Shows the line on a terminal that is read aloud or cannot move its cursor: nothing is drawn twice, no escape sequence is sent.
///
/// What is typed at the end is written as it comes, what is deleted there is taken back, and the cursor moves by backspaces; any
/// other change is shown by writing the line once more below.
final class SpokenPainter: LinePainter {
  private let write: (String) -> Void
  private let columns: () -> Int
  /// The line of the text that holds the cursor, as it stands on the terminal, and where the cursor is in it.
  private var shown: [Character] = []
  private var cursor = 0
  private var before: [Character] = []
  private var whole: [Unicode.Scalar] = []
  private var hasPrompt = false

  init(columns: @escaping () -> Int, write: @escaping (String) -> Void) {
    self.columns = columns
    self.write = write
  }

  func begin() {
    shown = []
    before = []
    cursor = 0
    hasPrompt = false
  }

  func resized(from columns: Int) {}

  func clearScreen() { note("") }

  func note(_ text: String) {
    write("\n" + text)
    begin()
  }

  func paint(_ view: LineView) {
    let buffer = view.buffer, start = buffer.lineStart(buffer.cursor)
    let line = Array(EditBuffer.string(buffer.text[start..<buffer.lineEnd(start)]))
    let before = Array(EditBuffer.string(buffer.text[..<start]))
    let prompt = before.isEmpty ? PlainText.of(view.prompt) : ">> "
    if !hasPrompt || before != self.before {
      if hasPrompt { write("\n") }
      // Another line of the same text is read alone, and so is one that Enter began; a text that is new is read from its beginning.
      if !hasPrompt || buffer.text != whole && before != self.before + shown + ["\n"] { writeLines(before, view.prompt) }
      write(prompt)
      shown = []
      cursor = 0
    }
    whole = buffer.text
    hasPrompt = true
    self.before = before
    change(to: line, EditBuffer.string(buffer.text[start..<buffer.cursor]).count, prompt)
  }

  /// The lines above the one with the cursor.
  private func writeLines(_ before: [Character], _ prompt: String) {
    for (index, line) in String(before).split(separator: "\n", omittingEmptySubsequences: false).dropLast().enumerated() {
      write((index > 0 ? ">> " : PlainText.of(prompt)) + visible(Array(line)) + "\n")
    }
  }

  private func change(to line: [Character], _ place: Int, _ prompt: String) {
    let isShort = CellWidth.of(prompt) + max(cells(shown), cells(line)) < columns()
    if line == shown, place == cursor { return }
    if line == shown, place > cursor || isShort {
      write(place > cursor ? visible(Array(line[cursor..<place])) : back(cells(Array(line[place..<cursor]))))
    } else if cursor == shown.count, place == line.count, line.starts(with: shown) {
      write(visible(Array(line[cursor...])))
    } else if cursor == shown.count, place == line.count, shown.starts(with: line), isShort {
      write(String(repeating: "\u{8} \u{8}", count: cells(Array(shown[line.count...]))))
    } else {
      write("\n" + prompt + visible(line))
      if isShort { write(back(cells(Array(line[place...])))) } else if place < line.count { write("\n" + prompt + visible(Array(line[..<place]))) }
    }
    shown = line
    cursor = place
  }

  private func back(_ cells: Int) -> String { String(repeating: "\u{8}", count: cells) }
  private func cells(_ characters: [Character]) -> Int { CellWidth.of(visible(characters)) }

  private func visible(_ characters: [Character]) -> String {
    characters.reduce(into: "") { text, character in
      guard let first = character.unicodeScalars.first else { return }
      switch first.value {
      case 9: text += "    "
      case 0..<32, 127: text += "^" + String(UnicodeScalar(UInt8(first.value ^ 0x40)))
      case 0x80..<0xa0: text += "?"
      default: text.append(character)
      }
    }
  }

  func finish(_ view: LineView) {
    var end = view
    end.buffer.cursor = view.buffer.text.count
    paint(end)
    write("\n")
    begin()
  }
}
