import CEdit

/// Tab: the only offer at once, the common beginning of several, then a menu or, read aloud, a numbered list.
extension LineEditor {
  func complete(_ line: EditBuffer) -> Int32 {
    let text = line.string
    let cursor = line.text[..<line.cursor].reduce(0) { $0 + UTF8.width($1) }
    guard let found = services.completer?.offers(text, cursor: cursor), let first = found.offers.first else { return ring() }
    let places = ScalarPlaces(line.text)
    let range = places.scalar(ofByte: found.replaced.lowerBound)..<places.scalar(ofByte: found.replaced.upperBound)
    if found.offers.count == 1 {
      put(LineEditor.replacing(line, range, first.text))
      return Int32(LINE_NOTHING.rawValue)
    }
    let common = found.offers.dropFirst().reduce(first.text) { CommonStart.of($0, $1.text) }
    let typed = EditBuffer.string(line.text[range])
    var line = line, replaced = range
    if common.count > typed.count, common.lowercased().hasPrefix(typed.lowercased()) {
      line = LineEditor.replacing(line, range, common)
      replaced = range.lowerBound..<line.cursor
      put(line)
      undo.note(line)
    }
    if isSpoken { askForNumber(line, replaced, found.offers) } else { showMenu(line, replaced, found.offers) }
    return Int32(LINE_NOTHING.rawValue)
  }

  private func ring() -> Int32 {
    if !isSpoken { send("\u{7}") }
    return Int32(LINE_NOTHING.rawValue)
  }

  private static func replacing(_ line: EditBuffer, _ range: Range<Int>, _ text: String) -> EditBuffer {
    var line = line
    line.remove(range)
    line.insert(Array(text.unicodeScalars))
    return line
  }

  // MARK: The menu

  private func showMenu(_ line: EditBuffer, _ range: Range<Int>, _ offers: [LineOffers.Offer]) {
    var menu = CompletionMenu(offers, terminal: TerminalSettings.size)
    while true {
      put(LineEditor.replacing(line, range, menu.offers[menu.chosen].text))
      menuRows = menu.rows(terminalColumns: TerminalSettings.size.columns)
      let key = TypedKey.next(shim)
      menuRows = nil
      if menu.move(key) { continue }
      switch key {
      case .enter: break
      case .escape, .control("g"), .control("c"), .backspace: put(line)
      default:
        let raw = key.raw
        line_editor_unread(shim, raw, Int32(raw.count))
      }
      view.below = []
      restudy()
      return
    }
  }

  // MARK: The list to hear

  /// Offers that a list names; more would be no help.
  private static let listed = 50

  private func askForNumber(_ line: EditBuffer, _ range: Range<Int>, _ offers: [LineOffers.Offer]) {
    var text = ""
    for (index, offer) in offers.prefix(LineEditor.listed).enumerated() {
      let tip = CompletionMenu.tip(offer)
      text += "\(index + 1). \(offer.label)\(tip.isEmpty ? "" : ": " + CellWidth.fitted(tip, 100))\n"
    }
    if offers.count > LineEditor.listed { text += "\(offers.count - LineEditor.listed) more: type further letters.\n" }
    painter.note(text + "Number: ")
    let number = readNumber()
    send("\n")
    if let number, offers.indices.contains(number - 1) { put(LineEditor.replacing(line, range, offers[number - 1].text)) }
  }

  private func readNumber() -> Int? {
    var digits = ""
    isAsking = true
    defer { isAsking = false }
    while true {
      switch TypedKey.next(shim) {
      case .text(let scalar) where ("0"..."9").contains(scalar) && digits.count < 6:
        digits.unicodeScalars.append(scalar)
        send(String(scalar))
      case .backspace where !digits.isEmpty:
        digits.removeLast()
        send("\u{8} \u{8}")
      case .enter: return Int(digits)
      case .escape, .control("c"), .control("g"), .closed: return nil
      default: break
      }
    }
  }
}

/// Finds how far two words agree, case ignored.
enum CommonStart {
  static func of(_ left: String, _ right: String) -> String {
    if LineHistory.begins(right, left) { return left }
    return String(zip(left, right).prefix { $0 == $1 || $0.lowercased() == $1.lowercased() }.map(\.0))
  }
}
