/// Draws the line on a terminal that can move its cursor, writing only what has changed.
final class ScreenPainter: LinePainter {
  private let theme: LineTheme
  private let write: (String) -> Void
  private let size: () -> (columns: Int, rows: Int)
  private var shown = Frame()
  /// Rows on the screen that the line has taken so far.
  private var taken = 1
  /// The first row of the line that is on the screen, when it has more rows than the terminal.
  private var top = 0
  private var row = 0

  init(theme: LineTheme, size: @escaping () -> (columns: Int, rows: Int), write: @escaping (String) -> Void) {
    self.theme = theme
    self.size = size
    self.write = write
  }

  func begin() {
    shown = Frame()
    taken = 1
    top = 0
    row = 0
  }

  private func frame(_ view: LineView) -> Frame {
    view.frame(columns: size().columns, continuation: ">> ", marksSuggestion: theme.colours == .none)
  }

  func paint(_ view: LineView) { draw(window(frame(view))) }

  /// The rows around the cursor, as many as the terminal has.
  private func window(_ frame: Frame) -> Frame {
    let height = max(size().rows, 1)
    guard frame.rows.count > height else {
      top = 0
      return frame
    }
    // The menu below shows as far as there is room, the cursor always.
    top = min(top, frame.row)
    if frame.row >= top + height { top = frame.row - height + 1 }
    top = min(max(top, min(frame.row, frame.rows.count - height)), frame.rows.count - height)
    var part = frame
    part.rows = Array(frame.rows[top..<(top + height)])
    part.row -= top
    return part
  }

  func finish(_ view: LineView) {
    var frame = frame(view)
    frame.row = frame.rows.count - 1
    frame.column = Frame.width(frame.rows[frame.row])
    if frame.rows.count > size().rows, frame.rows.count < 2000 {
      // All of it goes by, so that the terminal keeps it in its scroll-back.
      write("\r" + up(row) + "\u{1b}[J")
      begin()
    } else {
      frame = window(frame)
    }
    draw(frame)
    write("\r\n")
    begin()
  }

  func resized(from columns: Int) {
    // Terminals wrap rows that no longer fit: so many rows are above the cursor now.
    let now = max(size().columns, 1)
    func count(_ cells: ArraySlice<Cell>) -> Int { max(1, (Frame.width(cells) + now - 1) / now) }
    var above = shown.rows.prefix(row).reduce(0) { $0 + count($1[...]) }
    above += min(shown.column, Frame.width(shown.rows[min(row, shown.rows.count - 1)])) / now
    write("\r" + up(min(above, max(size().rows - 1, 0))) + "\u{1b}[J")
    begin()
  }

  func clearScreen() {
    write("\u{1b}[H\u{1b}[2J")
    begin()
  }

  func note(_ text: String) { write(text) }

  // MARK: Drawing

  private func up(_ count: Int) -> String { count > 0 ? "\u{1b}[\(count)A" : "" }

  private func draw(_ frame: Frame) {
    if frame == shown { return }
    var text = ""
    for at in frame.rows.indices {
      let old = at < shown.rows.count ? shown.rows[at] : []
      if at < taken, frame.rows[at] == old { continue }
      text += move(to: at)
      text += changed(frame.rows[at], old)
    }
    if frame.rows.count < shown.rows.count {
      text += move(to: frame.rows.count) + "\r\u{1b}[J"
    }
    text += move(to: frame.row) + "\r" + (frame.column > 0 ? "\u{1b}[\(frame.column)C" : "")
    shown = frame
    write(text)
  }

  private func move(to wanted: Int) -> String {
    defer { row = wanted }
    if wanted < row { return up(row - wanted) }
    if wanted < taken { return wanted > row ? "\u{1b}[\(wanted - row)B" : "" }
    let text = (taken - 1 > row ? "\u{1b}[\(taken - 1 - row)B" : "") + String(repeating: "\r\n", count: wanted - taken + 1)
    taken = wanted + 1
    return text
  }

  /// Writes a row from the first cell that differs.
  private func changed(_ cells: [Cell], _ old: [Cell]) -> String {
    var first = 0
    while first < cells.count, first < old.count, cells[first] == old[first] { first += 1 }
    // A prompt's colours begin somewhere before: it is written whole.
    if cells[first...].contains(where: { $0.text.first == "\u{1b}" }) { first = cells.prefix { $0.isForeign }.count }
    let column = Frame.width(cells[..<first])
    var text = "\r" + (column > 0 ? "\u{1b}[\(column)C" : ""), style = ""
    for cell in cells[first...] {
      let code = cell.isForeign ? "" : theme.code(cell.style)
      if code != style {
        text += "\u{1b}[0m" + (code.isEmpty ? "" : "\u{1b}[\(code)m")
        style = code
      }
      text += cell.isForeign ? "\u{1b}[C" : cell.text
    }
    if !style.isEmpty { text += "\u{1b}[0m" }
    let end = Frame.width(cells)
    if end < Frame.width(old) { text += "\u{1b}[K" }
    return text
  }
}
