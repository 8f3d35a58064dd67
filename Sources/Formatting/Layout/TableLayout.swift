/// Lays out the header and the rows of one table whose column widths are settled.
struct TableLayout {
  let columns: [TableHeader.Column]
  let widths: [Int]

  init(_ header: TableHeader, wanted: [Int], width: Int) {
    columns = header.columns
    widths = width < 5 ? wanted.map { _ in 0 } : ColumnWidths.fit(wanted, into: width)
  }

  /// The labels, wrapped in their columns, and the dashes below.
  func header() -> [String] {
    guard widths.contains(where: { $0 > 0 }) else { return [] }
    let alignments = columns.map(\.alignment)
    let dashes = columns.indices.map { index in
      widths[index] > 0 ? String(repeating: "-", count: min(widths[index], Cells.width(columns[index].label))) : ""
    }
    return wrappedRow(columns.map(\.label), alignments) + [row(dashes, alignments)]
  }

  /// One row on one line.
  func row(_ cells: [String], _ alignments: [TextAlignment]) -> String {
    var line: [UInt8] = []
    line.reserveCapacity(widths.reduce(widths.count) { $0 + $1 })
    for index in columns.indices where widths[index] > 0 {
      if index > 0 { line.append(0x20) }
      // The last column is not padded; a column after it that was dropped still counts as the last one.
      let padsRight = index < columns.count - 1
      if !plainField(cells[index], widths[index], alignments[index], padsRight, &line) {
        line.append(contentsOf: field(cells[index], widths[index], alignments[index], padsRight: padsRight).utf8)
      }
    }
    return String(decoding: line, as: UTF8.self)
  }

  /// Appends a cell of printable ASCII that fits; false for any other.
  private func plainField(_ text: String, _ width: Int, _ alignment: TextAlignment, _ padsRight: Bool, _ line: inout [UInt8]) -> Bool {
    let missing = width - text.utf8.count
    guard missing >= 0, alignment != .center, Cells.isPlain(text) else { return false }
    if alignment == .right { line.append(contentsOf: repeatElement(0x20, count: missing)) }
    line.append(contentsOf: text.utf8)
    if alignment == .left, padsRight { line.append(contentsOf: repeatElement(0x20, count: missing)) }
    return true
  }

  /// One row whose cells continue below, each in its own column.
  func wrappedRow(_ cells: [String], _ alignments: [TextAlignment]) -> [String] {
    let visible = columns.indices.filter { widths[$0] > 0 }
    guard let last = visible.last else { return [] }
    let parts: [[String]] = visible.map { index in
      WordWrap.lines(cells[index], width: widths[index]).map { part in
        let padsRight = index != last
        guard padsRight || alignments[index] != .left else { return part }
        return Cells.width(part) < widths[index] ? field(part, widths[index], alignments[index], padsRight: padsRight) : part
      }
    }
    let height = parts.map(\.count).max() ?? 0
    return (0..<height).map { lineIndex in
      var line = ""
      for (position, index) in visible.enumerated() {
        if position > 0 { line += " " }
        line += lineIndex < parts[position].count ? parts[position][lineIndex] : Cells.blanks(widths[index])
      }
      return height > 1 ? trimmedRight(line) : line
    }
  }

  private func trimmedRight(_ line: String) -> String {
    var scalars = line.unicodeScalars
    while scalars.last == " " { scalars.removeLast() }
    return String(scalars)
  }

  /// One cell: padded or cut to its width.
  private func field(_ text: String, _ width: Int, _ alignment: TextAlignment, padsRight: Bool) -> String {
    var text = Cells.firstLine(text)
    let cells = Cells.width(text)
    if cells < width {
      let missing = width - cells
      switch alignment {
      case .right: return Cells.blanks(missing) + text
      case .center:
        text = Cells.blanks(missing / 2) + text
        return padsRight ? text + Cells.blanks(missing - missing / 2) : text
      default: return padsRight ? text + Cells.blanks(missing) : text
      }
    }
    guard cells > width else { return text }
    let mark = width > 1 ? Cells.ellipsis : ""
    let room = width > 1 ? width - 1 : width
    text = alignment == .right ? mark + Cells.tail(text, room) : Cells.head(text, room) + mark
    // A wide character that was cut in half leaves one cell to fill.
    if Cells.width(text) == width { return text }
    if alignment == .right { return " " + text }
    return padsRight ? text + " " : text
  }
}
