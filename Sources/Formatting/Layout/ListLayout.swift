/// Lays out one object as a list of `Name : value` lines.
enum ListLayout {
  static func lines(_ entries: [(label: String, text: String)], width: Int) -> [String] {
    guard !entries.isEmpty else { return [] }
    let longest = entries.map { Cells.width($0.label) }.max() ?? 0
    // At least one cell stays for the value.
    let labelWidth = max(1, min(longest, width - 4))
    let room = max(1, width - labelWidth - 3)
    let margin = Cells.blanks(labelWidth + 3)
    return entries.flatMap { entry -> [String] in
      let label = Cells.head(entry.label, labelWidth)
      let first = label + Cells.blanks(labelWidth - Cells.width(label)) + " : "
      return WordWrap.lines(entry.text, width: room).enumerated().map { ($0 == 0 ? first : margin) + $1 }
    }
  }
}
