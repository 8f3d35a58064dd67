/// Lays out formatted objects to be heard: one line each, `2 of 25. Name: value; …`, for a table is no help to the ear.
enum SpokenLayout {
  static func lines(_ entries: [FormatEntryData], labels: [String]) -> [String] {
    let count = entries.count { !$0.isOutOfBand }
    var number = 0, lines: [String] = []
    for data in entries {
      guard !data.isOutOfBand else {
        lines += outOfBand(data.entry)
        continue
      }
      number += 1
      lines.append("\(number) of \(count). " + text(data.entry, labels))
    }
    return lines
  }

  private static func text(_ entry: FormatEntryData.Entry, _ labels: [String]) -> String {
    switch entry {
    case .tableRow(let cells, _, _): pairs(zip(labels, cells).map { ($0, $1) })
    case .list(let entries), .strayList(let entries): pairs(entries.map { ($0.label, $0.text) })
    case .wide(let text), .text(let text): oneLine(text)
    case .complex(let lines): lines.map { oneLine($0.text) }.filter { !$0.isEmpty }.joined(separator: " ")
    }
  }

  private static func outOfBand(_ entry: FormatEntryData.Entry) -> [String] {
    switch entry {
    case .text(let text): Cells.lines(text)
    default: [text(entry, [])]
    }
  }

  private static func pairs(_ entries: [(String, String)]) -> String {
    entries.map { label, value in label.isEmpty ? oneLine(value) : "\(oneLine(label)): \(oneLine(value))" }.joined(separator: "; ")
  }

  private static func oneLine(_ text: String) -> String { text.split(whereSeparator: \.isNewline).joined(separator: ", ") }
}
