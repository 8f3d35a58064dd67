/// Is a terminal without glass: takes what a program writes and keeps the cells, as an xterm would show them.
///
/// Text that it does not understand is kept in `complaints`, so that a test notices a program that sends such.
public final class TerminalScreen {
  public struct Place: Equatable {
    public var text = " "
    /// The parameters of the last SGR sequence in force; empty for plain.
    public var look = ""
    /// The second half of a wide character.
    public var isTail = false
  }

  public private(set) var columns: Int
  public private(set) var rows: Int
  public private(set) var cells: [[Place]]
  public private(set) var scrolledOff: [String] = []
  public private(set) var row = 0
  public private(set) var column = 0
  public private(set) var complaints: [String] = []
  /// Modes switched on by `ESC[?…h`.
  public private(set) var modes: Set<String> = []
  public private(set) var bells = 0
  private var wraps: [Bool]
  private var wrapsNext = false
  private var look = ""
  private var pending: [UInt8] = []
  /// How far `pending` has been read.
  private var at = 0

  public init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    cells = Array(repeating: Array(repeating: Place(), count: columns), count: rows)
    wraps = Array(repeating: false, count: rows)
  }

  // MARK: What is seen

  public func line(_ row: Int) -> String {
    var text = cells[row].filter { !$0.isTail }.map(\.text).joined()
    while text.last == " " { text.removeLast() }
    return text
  }

  /// The rows, without empty ones at the end.
  public var lines: [String] {
    var all = cells.indices.map(line)
    while all.last == "" { all.removeLast() }
    return all
  }

  public var text: String { lines.joined(separator: "\n") }

  /// The look of the first place of a text on the screen.
  public func look(of text: String) -> String? {
    for row in cells.indices {
      guard let range = line(row).range(of: text) else { continue }
      let before = String(line(row)[..<range.lowerBound])
      return cells[row][TerminalScreen.width(before)].look
    }
    return nil
  }

  // MARK: Size

  /// Wraps the rows anew, as most terminals do.
  public func resize(columns wider: Int, rows higher: Int) {
    var logical: [[Place]] = [], place = (line: 0, offset: 0), current: [Place] = []
    let last = max(row, cells.lastIndex { $0.contains { $0.text != " " } } ?? 0)
    for at in 0...last {
      if at == row { place = (logical.count, current.count + column) }
      current += cells[at]
      if wraps[at] { continue }
      let isHere = place.line == logical.count && at >= row
      while let end = current.last, end.text == " ", !end.isTail, !isHere || current.count > place.offset { current.removeLast() }
      logical.append(current)
      current = []
    }
    if !current.isEmpty { logical.append(current) }
    reflow(logical, place, wider, higher)
  }

  private func reflow(_ logical: [[Place]], _ place: (line: Int, offset: Int), _ wider: Int, _ higher: Int) {
    columns = wider
    rows = higher
    var made: [[Place]] = [], wrapped: [Bool] = [], newRow = 0, newColumn = 0
    for (index, line) in logical.enumerated() {
      let pieces = max(1, (line.count + columns - 1) / columns)
      if index == place.line {
        newRow = made.count + min(place.offset / columns, pieces - 1)
        newColumn = min(place.offset - (newRow - made.count) * columns, columns - 1)
      }
      for piece in 0..<pieces {
        var cells = Array(line.dropFirst(piece * columns).prefix(columns))
        cells += Array(repeating: Place(), count: columns - cells.count)
        made.append(cells)
        wrapped.append(piece < pieces - 1)
      }
    }
    let off = max(0, made.count - rows, newRow - rows + 1)
    scrolledOff += made.prefix(off).map { $0.map(\.text).joined() }
    made.removeFirst(off)
    wrapped.removeFirst(off)
    while made.count < rows {
      made.append(Array(repeating: Place(), count: columns))
      wrapped.append(false)
    }
    cells = Array(made.prefix(rows))
    wraps = Array(wrapped.prefix(rows))
    row = max(0, newRow - off)
    column = max(0, newColumn)
    wrapsNext = false
  }

  // MARK: What comes

  public func feed(_ bytes: [UInt8]) {
    pending += bytes
    at = 0
    while at < pending.count, let used = take() { at += used }
    pending.removeFirst(at)
  }

  /// Takes one character or sequence; nil when it is not whole yet.
  private func take() -> Int? {
    let first = pending[at]
    if first == 0x1b { return sequence() }
    if first < 0x20 || first == 0x7f {
      control(first)
      return 1
    }
    let count = first < 0x80 ? 1 : first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2
    guard pending.count - at >= count else { return nil }
    put(String(decoding: pending[at..<(at + count)], as: UTF8.self))
    return count
  }

  private func control(_ byte: UInt8) {
    switch byte {
    case 7: bells += 1
    case 8:
      column = max(0, column - 1)
      wrapsNext = false
    case 9: column = min(columns - 1, column / 8 * 8 + 8)
    case 10: down()
    case 13:
      column = 0
      wrapsNext = false
    default: complaints.append("control \(byte)")
    }
  }

  private func down() {
    wrapsNext = false
    guard row == rows - 1 else {
      row += 1
      return
    }
    scrolledOff.append(line(0))
    cells.removeFirst()
    wraps.removeFirst()
    cells.append(Array(repeating: Place(), count: columns))
    wraps.append(false)
  }

  static func width(_ text: String) -> Int { text.unicodeScalars.reduce(0) { $0 + width($1) } }

  static func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x300...0x36f, 0x200b...0x200f, 0xfe00...0xfe0f, 0x1f3fb...0x1f3ff: 0
    case 0x1100...0x115f, 0x2e80...0xa4cf, 0xac00...0xd7a3, 0xf900...0xfaff, 0xff00...0xff60, 0x1f300...0x1faff: 2
    default: 1
    }
  }

  private func put(_ text: String) {
    let width = text.unicodeScalars.first.map(TerminalScreen.width) ?? 1
    if width == 0 {
      let at = wrapsNext ? column : max(0, column - 1)
      cells[row][cells[row][at].isTail ? max(0, at - 1) : at].text += text
      return
    }
    if wrapsNext || column + width > columns {
      wraps[row] = true
      column = 0
      down()
    }
    cells[row][column] = Place(text: text, look: look)
    if width == 2, column + 1 < columns { cells[row][column + 1] = Place(text: " ", look: look, isTail: true) }
    column += width
    if column >= columns {
      column = columns - 1
      wrapsNext = true
    }
  }

  // MARK: Sequences

  private func sequence() -> Int? {
    guard pending.count - at > 1 else { return nil }
    let rest = pending[(at + 1)...]
    if pending[at + 1] == UInt8(ascii: "]") {
      guard let end = rest.firstIndex(of: 7) else { return nil }
      return end + 1 - at
    }
    guard pending[at + 1] == UInt8(ascii: "[") else {
      complaints.append("ESC \(pending[at + 1])")
      return 2
    }
    guard let end = rest.dropFirst().firstIndex(where: { $0 >= 0x40 && $0 <= 0x7e }) else { return nil }
    run(UnicodeScalar(pending[end]), String(decoding: pending[(at + 2)..<end], as: UTF8.self))
    return end + 1 - at
  }

  private func run(_ final: UnicodeScalar, _ body: String) {
    let numbers = body.split(separator: ";").map { Int($0) ?? 0 }, count = max(numbers.first ?? 1, 1)
    if final != "m" && final != "h" && final != "l" { wrapsNext = false }
    switch final {
    case "A": row = max(0, row - count)
    case "B": row = min(rows - 1, row + count)
    case "C": column = min(columns - 1, column + count)
    case "D": column = max(0, column - count)
    case "G": column = min(columns, count) - 1
    case "H":
      row = min(rows, count) - 1
      column = min(columns, max(numbers.count > 1 ? numbers[1] : 1, 1)) - 1
    case "J": erase(numbers.first ?? 0)
    case "K": for at in column..<columns { cells[row][at] = Place() }
    case "m": look = body == "0" || body.isEmpty ? "" : body
    case "h" where body.hasPrefix("?"): modes.insert(String(body.dropFirst()))
    case "l" where body.hasPrefix("?"): modes.remove(String(body.dropFirst()))
    default: complaints.append("ESC[\(body)\(final)")
    }
  }

  private func erase(_ sort: Int) {
    if sort == 0 { for at in column..<columns { cells[row][at] = Place() } }
    let from = sort == 0 ? row + 1 : 0
    for at in from..<max(from, rows) { cells[at] = Array(repeating: Place(), count: columns) }
  }
}
