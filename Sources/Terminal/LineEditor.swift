import CEdit

/// Edits a command line at the terminal: libedit reads the keys and keeps the line, what is seen is drawn here.
package final class LineEditor {
  package enum Input: Equatable {
    case line(String)
    /// Ctrl-C.
    case interrupted
    /// Ctrl-D on an empty line, or the terminal is gone.
    case closed
  }

  /// Who helps the editor; it asks them nothing while keys wait to be read.
  package struct Services {
    package var highlighter: (any LineHighlighter)?
    package var completer: (any LineCompleter)?
    package var suggester: (any LineSuggester)?
    package var judge: (any LineJudge)?
    /// Asked while nobody types: text that others have to show; nil for none.
    package var news: (() -> String?)?
    /// Whether there may be such text.
    package var mayHaveNews: (() -> Bool)?

    package init(highlighter: (any LineHighlighter)? = nil, completer: (any LineCompleter)? = nil, suggester: (any LineSuggester)? = nil, judge: (any LineJudge)? = nil) {
      self.highlighter = highlighter
      self.completer = completer
      self.suggester = suggester
      self.judge = judge
    }
  }

  package let history = LineHistory(limit: 10_000)
  let services: Services
  let isSpoken: Bool
  let painter: any LinePainter
  let theme: LineTheme
  private(set) var shim: OpaquePointer?
  var view = LineView()
  var undo = UndoStack()
  /// What was cut last.
  var cut: [Unicode.Scalar] = []
  /// The part of the line that is selected, if any.
  var selection: LineSelection?
  /// What was copied or cut from a selection.
  var clipboard: [Unicode.Scalar] = []
  /// Ctrl+A selects all instead of going to the beginning of the line.
  package var hasWindowsKeys = false
  /// How many arguments back Alt+. has gone, and where its text stands.
  var argument: (range: Range<Int>, steps: Int)?
  var outcome: Input?
  /// Enter has gone on with a further line.
  var isContinued = false
  var listsSuggestions = false
  /// Rows that stand below the line while a menu or a search is open.
  var menuRows: [[(text: String, style: LineStyle)]]?
  var searchRow: [(text: String, style: LineStyle)]?
  /// A question has been asked aside: the line is not drawn.
  var isAsking = false
  private var columns = 0
  private var studied: [Unicode.Scalar]?

  /// `isSpoken`: the terminal is read aloud, or cannot move its cursor. `write` reaches the terminal at once.
  package init(services: Services, isSpoken: Bool, colours: LineTheme.Colours, write: @escaping (String) -> Void) {
    self.services = services
    self.isSpoken = isSpoken
    theme = LineTheme(colours)
    painter =
      isSpoken
      ? SpokenPainter(columns: { TerminalSettings.size.columns }, write: write) : ScreenPainter(theme: theme, size: { TerminalSettings.size }, write: write)
    send = write
    shim = line_editor_new(
      "simlet", Unmanaged.passUnretained(self).toOpaque(),
      { raw, command in
        guard let raw, let command = EditCommand(rawValue: Int(command)) else { return Int32(LINE_ERROR.rawValue) }
        return Unmanaged<LineEditor>.fromOpaque(raw).takeUnretainedValue().run(command)
      },
      { raw in
        guard let raw else { return }
        Unmanaged<LineEditor>.fromOpaque(raw).takeUnretainedValue().draw()
      })
    for binding in KeyBindings.all { for keys in binding.sequences { _ = line_editor_bind(shim, keys, Int32(binding.command.rawValue)) } }
    for binding in KeyBindings.library { _ = line_editor_bind_named(shim, binding.sequence, binding.name) }
  }

  deinit { line_editor_free(shim) }

  let send: (String) -> Void

  /// Reads one input; `startColumn` counts the columns of output that stand before the prompt.
  package func read(prompt: String, startColumn: Int = 0) -> Input {
    view = LineView(prompt: prompt, startColumn: isSpoken ? 0 : startColumn)
    undo.restart(EditBuffer())
    history.restart()
    outcome = nil
    isContinued = false
    argument = nil
    selection = nil
    studied = nil
    columns = TerminalSettings.size.columns
    _ = line_take_changes()
    painter.begin()
    // The paste mark would be an escape sequence too.
    if !isSpoken { send("\u{1b}[?2004h") }
    line_editor_read(shim)
    if outcome == nil { painter.finish(bare) }
    if !isSpoken { send("\u{1b}[?2004l") }
    return outcome ?? .closed
  }

  // MARK: The line

  var buffer: EditBuffer {
    var count: Int32 = 0, cursor: Int32 = 0
    guard let text = line_editor_text(shim, &count, &cursor) else { return EditBuffer() }
    let scalars = UnsafeBufferPointer(start: text, count: Int(count)).map { UnicodeScalar(UInt32(bitPattern: $0)) ?? "\u{fffd}" }
    return EditBuffer(scalars, cursor: Int(cursor))
  }

  func put(_ buffer: EditBuffer) {
    let values = buffer.text.map { Int32(bitPattern: $0.value) }
    if line_editor_replace(shim, values, Int32(values.count), Int32(buffer.cursor)) == 0 { painter.note("\u{7}") }
  }

  // MARK: Drawing

  /// The line without what only helps to type it.
  var bare: LineView {
    var bare = view
    bare.suggestion = ""
    bare.selection = nil
    bare.below = []
    return bare
  }

  /// Draws the line as it is now; called before the editor waits for a key.
  func draw() {
    showNews()
    let changes = line_take_changes()
    if changes & 1 != 0 {
      painter.resized(from: columns)
      columns = TerminalSettings.size.columns
    }
    if changes & 2 != 0 {
      line_editor_go_on()
      painter.begin()
      if !isSpoken { send("\u{1b}[?2004h") }
    }
    if isAsking { return }
    settleSelection()
    study()
    view.selection = selection?.range
    if let rows = menuRows ?? searchRow.map({ [$0] }) {
      view.below = rows
      view.suggestion = ""
    }
    painter.paint(view)
  }

  /// What others have to show stands above the line, which is drawn again below it.
  private func showNews() {
    let mayCome = services.mayHaveNews?() ?? false
    line_set_idle(mayCome ? LineEditor.idleMilliseconds : -1)
    guard mayCome, menuRows == nil, searchRow == nil, !isAsking, line_editor_has_key(shim) == 0, let text = services.news?(), !text.isEmpty else { return }
    var shown = bare
    shown.buffer.cursor = shown.buffer.text.count
    painter.finish(shown)
    send(text.hasSuffix("\n") ? text : text + "\n")
    painter.begin()
    studied = nil
    view.startColumn = 0
  }

  /// How often sources of events are asked while the prompt waits.
  private static let idleMilliseconds: Int32 = 100

  /// The line is looked at anew although its text may be the same.
  func restudy() { studied = nil }

  /// Looks at the line again if it has changed: colours, suggestion, what may be undone.
  func study() {
    let buffer = buffer
    if menuRows == nil, searchRow == nil { undo.note(buffer) }
    view.buffer = buffer
    if studied == buffer.text {
      view.suggestion = buffer.cursor == buffer.text.count ? suggestion : ""
      return
    }
    studied = buffer.text
    let text = buffer.string
    view.styles = isSpoken || buffer.text.count > LineEditor.studiedAtMost ? [] : styles(buffer, text)
    suggestion = suggest(buffer, text)
    view.suggestion = buffer.cursor == buffer.text.count ? suggestion : ""
    view.below = listsSuggestions ? suggestionRows(text) : []
  }

  /// Longer lines are shown plain.
  private static let studiedAtMost = 100_000
  private var suggestion = ""

  private func styles(_ buffer: EditBuffer, _ text: String) -> [(range: Range<Int>, style: LineStyle)] {
    guard let spans = services.highlighter?.spans(of: text), !spans.isEmpty else { return [] }
    let places = ScalarPlaces(buffer.text)
    return spans.map { (places.scalar(ofByte: $0.bytes.lowerBound)..<max(places.scalar(ofByte: $0.bytes.lowerBound), places.scalar(ofByte: $0.bytes.upperBound)), $0.style) }
  }

  private func suggest(_ buffer: EditBuffer, _ text: String) -> String {
    guard !isSpoken, !text.isEmpty, !buffer.isMultiLine, buffer.text.count < 1000, let whole = services.suggester?.suggestions(for: text, limit: 1).first else { return "" }
    return String(whole.dropFirst(text.count))
  }

  private func suggestionRows(_ text: String) -> [[(text: String, style: LineStyle)]] {
    guard !isSpoken, !text.isEmpty, let found = services.suggester?.suggestions(for: text, limit: 10) else { return [] }
    let width = TerminalSettings.size.columns - 3
    return found.map { [("> ", .toolTip), (CellWidth.fitted($0.replacing("\n", with: "↵"), width), .suggestion)] }
  }
}

/// Finds which character a byte of UTF-8 belongs to.
struct ScalarPlaces {
  private var byteOffsets: [Int] = []

  init(_ text: [Unicode.Scalar]) {
    byteOffsets.reserveCapacity(text.count + 1)
    var at = 0
    for scalar in text {
      byteOffsets.append(at)
      at += UTF8.width(scalar)
    }
    byteOffsets.append(at)
  }

  func scalar(ofByte byte: Int) -> Int {
    var low = 0, high = byteOffsets.count - 1
    while low < high {
      let middle = (low + high) / 2
      if byteOffsets[middle] < byte { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
