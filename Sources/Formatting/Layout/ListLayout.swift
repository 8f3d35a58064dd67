/// Lays out one object as a list of `Name : value` lines.
enum ListLayout {
  static func lines(_ entries: [ListLine], width: Int, style: OutputStyle = .plain) -> [String] {
    guard !entries.isEmpty else { return [] }
    let longest = entries.map { Cells.width($0.label) }.max() ?? 0
    // At least one cell stays for the value.
    let labelWidth = max(1, min(longest, width - 4))
    let room = max(1, width - labelWidth - 3)
    let margin = Cells.blanks(labelWidth + 3)
    var lines: [String] = []
    lines.reserveCapacity(entries.count)
    for entry in entries {
      var label = Cells.head(entry.label, labelWidth)
      label += Cells.blanks(labelWidth - Cells.width(label))
      label = style.labelled(label + " : ")
      if WordWrap.fits(entry.text, room) {
        label += entry.text
        lines.append(label)
      } else {
        for (index, line) in WordWrap.lines(entry.text, width: room).enumerated() { lines.append((index == 0 ? label : margin) + line) }
      }
    }
    return lines
  }
}
