import CEdit

/// Ctrl+R and Ctrl+S: the lines of the history that hold what is typed.
extension LineEditor {
  func search(older: Bool) -> Int32 {
    let original = buffer
    var wanted = "", place = history.lines.count, isOlder = older
    var found: Int?
    while true {
      show(wanted, found, isOlder)
      let key = TypedKey.next(shim)
      searchRow = nil
      switch key {
      case .text(let scalar):
        wanted.unicodeScalars.append(scalar)
        found = history.find(wanted, from: min(place, history.lines.count - 1), older: isOlder)
      case .backspace:
        if wanted.isEmpty { continue }
        wanted.removeLast()
        place = history.lines.count
        found = wanted.isEmpty ? nil : history.find(wanted, from: place - 1, older: true)
      case .control("r"), .up: (found, isOlder) = (again(wanted, found, older: true), true)
      case .control("s"), .down: (found, isOlder) = (again(wanted, found, older: false), false)
      case .escape, .control("g"), .control("c"), .closed:
        put(original)
        return leave()
      default:
        if let found { history.go(to: found, from: original.string) }
        // Enter runs the line, other keys work on it.
        let raw = key == .tab ? [] : key.raw
        line_editor_unread(shim, raw, Int32(raw.count))
        return leave()
      }
      if let found { place = found }
    }
  }

  private func again(_ wanted: String, _ found: Int?, older: Bool) -> Int? {
    guard let found else { return history.find(wanted, from: older ? history.lines.count - 1 : 0, older: older) }
    return history.find(wanted, from: found + (older ? -1 : 1), older: older) ?? found
  }

  private func leave() -> Int32 {
    view.below = []
    restudy()
    return Int32(LINE_NOTHING.rawValue)
  }

  private func show(_ wanted: String, _ found: Int?, _ older: Bool) {
    if let found {
      var line = EditBuffer(history.lines[found])
      line.cursor = LineEditor.place(of: wanted, in: line) ?? line.text.count
      put(line)
    }
    let label = (found == nil && !wanted.isEmpty ? "failed-" : "") + (older ? "bck-i-search: " : "fwd-i-search: ")
    if isSpoken {
      painter.note("\(label)\(wanted)\n")
    } else {
      searchRow = [(label, .searchLabel), (wanted + "_", .plain)]
    }
  }

  /// Where the text that was looked for begins.
  private static func place(of wanted: String, in line: EditBuffer) -> Int? {
    let part = Array(wanted.lowercased().unicodeScalars), text = line.text.map { Character($0).lowercased().unicodeScalars.first ?? $0 }
    guard !part.isEmpty, text.count >= part.count else { return nil }
    return (0...(text.count - part.count)).first { text[$0..<($0 + part.count)].elementsEqual(part) }
  }
}
