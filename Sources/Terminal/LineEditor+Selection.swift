/// Selecting with Shift, and what keys do to a selection. Read aloud, nothing is selected: nobody would see it.
extension LineEditor {
  /// What was typed since replaces the selection; a cursor that has moved away ends it.
  func settleSelection() {
    guard let chosen = selection else { return }
    let now = buffer
    if now == chosen.line { return }
    selection = nil
    if let line = chosen.replaced(by: now) { put(line) }
  }

  /// Runs a command that selects or works on the selection; false if it is some other one's.
  func select(_ command: EditCommand, _ line: EditBuffer) -> Bool {
    let chosen = selection?.range
    let anchor = selection?.anchor ?? line.cursor
    selection = nil
    if isSpoken { return isSelecting(command) }
    if let place = target(of: command, line) {
      extend(from: command == .selectAll ? 0 : anchor, to: place, line)
      return true
    }
    switch (command, chosen) {
    case (.interrupt, let chosen?): clipboard = Array(line.text[chosen])
    case (.cutSelection, let chosen?):
      clipboard = Array(line.text[chosen])
      replace(chosen, by: [], line)
    case (.cutSelection, nil): break
    case (.deleteLeft, let chosen?), (.deleteRight, let chosen?), (.endOfInput, let chosen?): replace(chosen, by: [], line)
    case (.pasteClipboard, _): replace(chosen ?? line.cursor..<line.cursor, by: clipboard, line)
    case (.yank, let chosen?): replace(chosen, by: cut, line)
    case (.paste, let chosen?):
      var shorter = line
      shorter.remove(chosen)
      paste(into: &shorter)
      put(shorter)
    default: return false
    }
    return true
  }

  private func isSelecting(_ command: EditCommand) -> Bool {
    switch command {
    case .selectLeft, .selectRight, .selectWordLeft, .selectWordRight, .selectHome, .selectEnd, .cutSelection, .pasteClipboard: true
    case .selectAll: hasWindowsKeys
    default: false
    }
  }

  /// Where a selecting key moves the cursor; nil for other keys.
  private func target(of command: EditCommand, _ line: EditBuffer) -> Int? {
    let place = line.cursor
    switch command {
    case .selectLeft: return line.before(place)
    case .selectRight: return line.after(place)
    case .selectWordLeft: return line.wordStart(before: place)
    case .selectWordRight: return line.nextWord(after: place)
    case .selectHome: return line.lineStart(place)
    case .selectEnd: return line.lineEnd(place)
    case .selectAll: return hasWindowsKeys ? line.text.count : nil
    default: return nil
    }
  }

  private func extend(from anchor: Int, to place: Int, _ line: EditBuffer) {
    var moved = line
    moved.cursor = place
    if moved != line { put(moved) }
    selection = LineSelection(from: anchor, in: moved)
  }

  private func replace(_ range: Range<Int>, by scalars: [Unicode.Scalar], _ line: EditBuffer) {
    var changed = line
    changed.remove(range)
    changed.insert(scalars)
    if changed != line { put(changed) }
  }
}
