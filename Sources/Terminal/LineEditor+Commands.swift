import CEdit

/// What the keys do.
extension LineEditor {
  /// Runs a command of ours; the result is what libedit's loop does next.
  func run(_ command: EditCommand) -> Int32 {
    settleSelection()
    var line = buffer
    undo.note(line)
    if select(command, line) { return Int32(LINE_NOTHING.rawValue) }
    if command != .lastArgument { argument = nil }
    let before = line
    switch command {
    case .accept: return accept(line)
    case .interrupt: return end(.interrupted)
    case .endOfInput where line.text.isEmpty: return end(.closed)
    case .paste: paste(into: &line)
    case .complete, .completeBackwards, .menu: return complete(line)
    case .search, .searchForward: return search(older: command == .search)
    case .clearScreen: painter.clearScreen()
    case .suggestions: toggleSuggestions()
    case .undo: if let state = undo.undo() { line = state }
    case .redo: if let state = undo.redo() { line = state }
    default:
      move(command, &line)
      change(command, &line)
      walk(command, &line)
    }
    if line != before { put(line) }
    return Int32(LINE_NOTHING.rawValue)
  }

  func end(_ input: Input) -> Int32 {
    study()
    painter.finish(bare)
    outcome = input
    return Int32(LINE_END.rawValue)
  }

  /// Enter ends the input when it is whole, and goes on with a further line when it is not.
  private func accept(_ line: EditBuffer) -> Int32 {
    let text = line.string
    if services.judge?.wantsMore(text, isContinued: isContinued) ?? false {
      var longer = line
      longer.insert(["\n"])
      isContinued = true
      put(longer)
      return Int32(LINE_NOTHING.rawValue)
    }
    return end(.line(text))
  }



  private func toggleSuggestions() {
    listsSuggestions.toggle()
    view.below = []
    restudy()
  }

  // MARK: Paste

  /// Pasted text goes into the line as it is, and nothing in it works as a key.
  func paste(into line: inout EditBuffer) {
    var count: Int32 = 0
    guard let bytes = line_editor_paste(shim, &count) else { return }
    let text = String(decoding: UnsafeBufferPointer(start: bytes, count: Int(count)), as: UTF8.self)
    line.insert(LineEditor.pasted(text))
  }

  /// Line breaks of all kinds become one; a zero cannot stand in a line.
  static func pasted(_ text: String) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = [], wasReturn = false
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      if scalar == "\n", wasReturn {
        wasReturn = false
        continue
      }
      wasReturn = scalar == "\r"
      if scalar.value != 0 { result.append(wasReturn ? "\n" : scalar) }
    }
    return result
  }

  // MARK: Moves

  private func move(_ command: EditCommand, _ line: inout EditBuffer) {
    let isAtEnd = line.cursor == line.text.count
    switch command {
    case .left: line.cursor = line.before(line.cursor)
    case .right: if isAtEnd { take(suggestionEnd: true, &line) } else { line.cursor = line.after(line.cursor) }
    case .acceptWord: if isAtEnd { take(suggestionEnd: false, &line) } else { line.cursor = line.wordEnd(after: line.cursor) }
    case .home, .selectAll: line.cursor = line.lineStart(line.cursor) == line.cursor ? 0 : line.lineStart(line.cursor)
    case .end:
      if isAtEnd { take(suggestionEnd: true, &line) } else { line.cursor = line.lineEnd(line.cursor) == line.cursor ? line.text.count : line.lineEnd(line.cursor) }
    case .bufferStart: line.cursor = 0
    case .bufferEnd: line.cursor = line.text.count
    case .wordLeft: line.cursor = line.wordStart(before: line.cursor)
    case .wordRight: line.cursor = line.nextWord(after: line.cursor)
    case .wordEnd: line.cursor = line.wordEnd(after: line.cursor)
    default: break
    }
  }

  /// Takes over the suggestion, all of it or its next word.
  private func take(suggestionEnd: Bool, _ line: inout EditBuffer) {
    study()
    let more = Array(view.suggestion.unicodeScalars)
    guard !more.isEmpty else { return }
    var longer = line
    longer.insert(more)
    let place = suggestionEnd ? longer.text.count : longer.wordEnd(after: line.cursor)
    line = EditBuffer(Array(longer.text[..<place]))
  }

  // MARK: Changes

  private func change(_ command: EditCommand, _ line: inout EditBuffer) {
    let place = line.cursor
    switch command {
    case .newLine: line.insert(["\n"])
    case .deleteLeft: line.remove(line.before(place)..<place)
    case .deleteRight, .endOfInput: line.remove(place..<line.after(place))
    case .killLine: kill(place..<(line.lineEnd(place) == place ? min(place + 1, line.text.count) : line.lineEnd(place)), &line)
    case .killToStart: kill((line.lineStart(place) == place ? max(place - 1, 0) : line.lineStart(place))..<place, &line)
    case .killWord: kill(place..<line.wordEnd(after: place), &line)
    case .killWordBefore: kill(line.wordStart(before: place)..<place, &line)
    case .killBlankWord: kill(line.wordStart(before: place, blanksOnly: true)..<place, &line)
    case .yank: line.insert(cut)
    case .revert: if !line.text.isEmpty { line = EditBuffer() }
    default: break
    }
  }

  private func kill(_ range: Range<Int>, _ line: inout EditBuffer) {
    if !range.isEmpty { cut = line.remove(range) }
  }

  // MARK: History

  private func walk(_ command: EditCommand, _ line: inout EditBuffer) {
    let text = line.string
    switch command {
    case .up, .down:
      if let place = line.place(linesAway: command == .up ? -1 : 1) {
        line.cursor = place
      } else if let other = history.step(older: command == .up, from: text) { line = EditBuffer(other) }
    case .previous, .next: if let other = history.step(older: command == .previous, from: text) { line = EditBuffer(other) }
    case .prefixPrevious, .prefixNext:
      let prefix = EditBuffer.string(line.text[..<line.cursor]), place = line.cursor
      if let other = history.step(older: command == .prefixPrevious, from: text, prefix: prefix) {
        line = EditBuffer(other)
        line.cursor = min(place, line.text.count)
      }
    case .oldest: if let other = history.oldest(from: text) { line = EditBuffer(other) }
    case .newest: if let other = history.newest() { line = EditBuffer(other) }
    case .lastArgument: putLastArgument(&line)
    default: break
    }
  }

  /// The last word of the line before; again: of the one before that.
  private func putLastArgument(_ line: inout EditBuffer) {
    let steps = (argument?.steps ?? 0) + 1
    guard history.lines.count >= steps, let word = history.lines[history.lines.count - steps].split(whereSeparator: \.isWhitespace).last else { return }
    if let argument { line.remove(argument.range) }
    let start = line.cursor
    line.insert(Array(word.unicodeScalars))
    argument = (start..<line.cursor, steps)
  }
}
