/// Is all that the editor wants shown at a moment.
struct LineView: Equatable {
  var prompt = ""
  /// The columns of the prompt's row that hold output without a line break at its end.
  var startColumn = 0
  var buffer = EditBuffer()
  var styles: [(range: Range<Int>, style: LineStyle)] = []
  var suggestion = ""
  /// The part of the text that is selected.
  var selection: Range<Int>?
  /// Rows below the line: the menu, the search.
  var below: [[(text: String, style: LineStyle)]] = []

  static func == (left: LineView, right: LineView) -> Bool {
    left.prompt == right.prompt && left.startColumn == right.startColumn && left.buffer == right.buffer && left.suggestion == right.suggestion && left.selection == right.selection
      && left.styles.elementsEqual(right.styles) { $0 == $1 } && left.below.elementsEqual(right.below) { $0.elementsEqual($1) { $0 == $1 } }
  }

  /// The rows for a terminal so wide.
  func frame(columns: Int, continuation: String, marksSuggestion: Bool) -> Frame {
    var builder = FrameBuilder(columns: columns)
    for _ in 0..<min(startColumn, max(columns - 1, 0)) { builder.add(.foreign()) }
    builder.addPrompt(prompt)
    addText(to: &builder, continuation)
    if !suggestion.isEmpty {
      builder.add((marksSuggestion ? "[" : "") + suggestion.replacing("\n", with: "↵") + (marksSuggestion ? "]" : ""), .suggestion)
    }
    for row in below {
      builder.newRow()
      for part in row { builder.add(part.text, part.style) }
    }
    return builder.frame
  }

  private func addText(to builder: inout FrameBuilder, _ continuation: String) {
    var at = 0, span = 0
    if buffer.cursor == 0 { builder.markCursor() }
    for character in buffer.string {
      let count = character.unicodeScalars.count
      while span < styles.count, styles[span].range.upperBound <= at { span += 1 }
      if character == "\n" {
        builder.newRow()
        builder.add(continuation, .continuation)
      } else {
        let style = span < styles.count && styles[span].range.contains(at) ? styles[span].style : .plain
        builder.add(character, selection?.contains(at) ?? false ? .selected : style)
      }
      if buffer.cursor > at, buffer.cursor <= at + count { builder.markCursor() }
      at += count
    }
  }
}
