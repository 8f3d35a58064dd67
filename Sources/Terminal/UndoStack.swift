/// Remembers the states of a line, so that changes can be taken back and made again.
struct UndoStack {
  private var before: [EditBuffer] = []
  private var after: [EditBuffer] = []
  private(set) var seen = EditBuffer()
  /// The last change put in one character: the next one joins it.
  private var isTyping = false
  private static let limit = 1000
  /// States of huge lines are few.
  private static let scalars = 8 << 20

  mutating func restart(_ buffer: EditBuffer) { self = UndoStack(seen: buffer) }

  init(seen: EditBuffer = EditBuffer()) { self.seen = seen }

  /// Takes note of the line as it is now.
  mutating func note(_ buffer: EditBuffer) {
    if buffer.text == seen.text {
      if buffer.cursor != seen.cursor { isTyping = false }
      seen.cursor = buffer.cursor
      return
    }
    let isOne = buffer.text.count == seen.text.count + 1 && buffer.cursor == seen.cursor + 1 && !(buffer.text[seen.cursor] == " ")
    if !(isOne && isTyping) { before.append(seen) }
    isTyping = isOne
    after = []
    seen = buffer
    if before.count > UndoStack.limit || before.count * seen.text.count > UndoStack.scalars, before.count > 2 { before.removeFirst() }
  }

  mutating func undo() -> EditBuffer? {
    guard let state = before.popLast() else { return nil }
    after.append(seen)
    seen = state
    isTyping = false
    return state
  }

  mutating func redo() -> EditBuffer? {
    guard let state = after.popLast() else { return nil }
    before.append(seen)
    seen = state
    isTyping = false
    return state
  }
}
