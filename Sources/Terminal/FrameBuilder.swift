/// Lays out prompt, line, suggestion and what stands below them in rows of the terminal's width.
struct FrameBuilder {
  let columns: Int
  private(set) var frame = Frame()
  private var used = 0

  init(columns: Int) { self.columns = max(columns, 1) }

  mutating func add(_ cell: Cell) {
    // What is wider than the terminal is shown as a sign.
    let cell = cell.width > columns ? Cell("?", 1, cell.style) : cell
    if used + cell.width > columns { newRow() }
    frame.rows[frame.rows.count - 1].append(cell)
    used += cell.width
  }

  mutating func newRow() {
    frame.rows.append([])
    used = 0
  }

  /// The cursor stands where the next cell comes.
  mutating func markCursor() {
    if used >= columns { newRow() }
    frame.row = frame.rows.count - 1
    frame.column = used
  }

  mutating func add(_ text: String, _ style: LineStyle) {
    for character in text { add(character, style) }
  }

  /// Control characters are shown as `^X`, and take no effect.
  mutating func add(_ character: Character, _ style: LineStyle) {
    guard let first = character.unicodeScalars.first else { return }
    switch first.value {
    case 9: for _ in 0..<(8 - used % 8) { add(Cell(" ", 1, style)) }
    case 0..<32, 127:
      add(Cell("^", 1, .control))
      add(Cell(String(UnicodeScalar(UInt8(first.value ^ 0x40))), 1, .control))
    case 0x80..<0xa0, 0x202a...0x202e, 0x2066...0x2069: add(Cell("\u{fffd}", 1, .control))
    default:
      let width = CellWidth.of(character)
      // What has no width of its own joins the character before it, at the beginning of a row a blank.
      add(width == 0 ? Cell(" " + String(character), 1, style) : Cell(String(character), width, style))
    }
  }

  /// A prompt brings its own escape sequences: they go with the character behind them.
  mutating func addPrompt(_ prompt: String) {
    var escapes = "", rest = Substring(prompt)
    while let character = rest.first {
      if character == "\u{1b}" {
        let length = EscapeSequence.length(rest)
        escapes += rest.prefix(length)
        rest = rest.dropFirst(length)
        continue
      }
      rest = rest.dropFirst()
      if character == "\n" || character == "\r\n" {
        newRow()
        continue
      }
      let width = CellWidth.of(character)
      guard width > 0 else { continue }
      add(Cell(escapes + String(character), width))
      escapes = ""
    }
    if !escapes.isEmpty { endPrompt(escapes) }
  }

  private mutating func endPrompt(_ escapes: String) {
    let row = frame.rows.count - 1
    guard !frame.rows[row].isEmpty else { return }
    frame.rows[row][frame.rows[row].count - 1].text += escapes
  }
}

/// Measures an escape sequence at the beginning of a text.
enum EscapeSequence {
  static func length(_ text: Substring) -> Int {
    let scalars = Array(text.unicodeScalars.prefix(256))
    guard scalars.count > 1 else { return 1 }
    switch scalars[1] {
    case "[": return (scalars.dropFirst(2).firstIndex { $0.value >= 0x40 && $0.value <= 0x7e } ?? 1) + 1
    case "]":
      for at in scalars.indices.dropFirst(2) {
        if scalars[at].value == 7 { return at + 1 }
        if scalars[at].value == 0x1b { return min(at + 2, scalars.count) }
      }
      return scalars.count
    default: return 2
    }
  }
}
