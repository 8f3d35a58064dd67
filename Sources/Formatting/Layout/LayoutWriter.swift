/// Turns format data into lines of a width.
package final class LayoutWriter {
  /// The usable columns: one less than the window on a screen, all of them in a file.
  package var width: Int
  private let emit: (String) -> Void
  private var shape: FormatStartData.Shape?
  private var table: TableLayout?
  private var groups = 0
  /// What waits until a table that fits its values knows its widths; nil when nothing has to wait.
  private var waiting: [FormatEntryData]?
  private var wideItems: [String] = []
  private var wideWidths: [Int] = []
  /// What goes to a terminal shows control characters in data as signs.
  private let isForTerminal: Bool

  /// Objects are written to be heard, when all of a group are known.
  private let speaks: Bool
  /// Tells of what tables could not show.
  var warn: ((String) -> Void)?
  private var loss = TableLoss()

  /// Headers and labels have the colour that a terminal shows.
  private let style: OutputStyle

  package init(width: Int, isForTerminal: Bool = false, speaks: Bool = false, style: OutputStyle = .plain, emit: @escaping (String) -> Void) {
    self.width = width
    self.style = style
    self.isForTerminal = isForTerminal
    self.speaks = speaks
    self.emit = emit
  }

  package var isOpen: Bool { shape != nil }

  package func write(_ data: FormatData) {
    if let entry = data as? FormatEntryData { return write(entry) }
    switch data {
    case let start as FormatStartData:
      if isOpen { finish() }
      open(start.shape)
    case let group as GroupStartData: openGroup(group.heading)
    case is GroupEndData: closeGroup()
    case is FormatEndData: shape = nil
    default: break
    }
  }

  /// Ends what is still open, as when a `Format-*` command is cut off.
  package func finish() {
    guard isOpen else { return }
    closeGroup()
    shape = nil
  }

  private func open(_ shape: FormatStartData.Shape) {
    self.shape = shape
    groups = 0
    table = nil
    waiting = nil
    if !speaks { emit("") }
  }

  private func openGroup(_ heading: [String]?) {
    guard let shape else { return }
    if let heading {
      if case .list = shape, groups > 0 { emit("") }
      for line in heading { emit(isForTerminal ? ControlText.shown(line) : line) }
      if !speaks { emit("") }
    }
    groups += 1
    table = nil
    waiting = speaks ? [] : nil
    if speaks { return }
    switch shape {
    case .table(var header):
      if isForTerminal { for index in header.columns.indices { header.columns[index].label = ControlText.shown(header.columns[index].label) } }
      if header.fitsValues { waiting = [] } else { begin(header, header.columns.map(\.width)) }
    case .wide(let columns, let fits):
      wideItems = []
      if fits { waiting = [] } else { wideWidths = ColumnWidths.fit(Array(repeating: 0, count: max(1, columns)), into: width) }
    default: break
    }
  }

  private func begin(_ header: TableHeader, _ wanted: [Int]) {
    let layout = TableLayout(header, wanted: wanted, width: width)
    table = layout
    if warn != nil { loss.columns = zip(header.columns, layout.widths).filter { $1 == 0 }.map(\.0.label) }
    if !header.hidesHeader { layout.header().forEach { emit(style.labelled($0)) } }
  }

  private func write(_ data: FormatEntryData) {
    if !data.unshown.isEmpty { loss.add(data.unshown) }
    let data = isForTerminal ? shown(data) : data
    if waiting != nil { waiting?.append(data) } else { draw(data) }
  }

  /// The entry as a terminal may get it. Text that belongs to no object may have colours: a script made it, or a file holds them.
  private func shown(_ data: FormatEntryData) -> FormatEntryData {
    func lines(_ list: [ListLine]) -> [ListLine] {
      list.map { ListLine(label: ControlText.shown($0.label), text: ControlText.shown($0.text, keepsColours: $0.isComputed), isComputed: $0.isComputed) }
    }
    switch data.entry {
    case .tableRow(let cells, let alignments, let wraps):
      guard case .table(let header)? = shape, header.columns.count == cells.count else { return data }
      let shown = cells.indices.map { ControlText.shown(cells[$0], keepsColours: header.columns[$0].isComputed) }
      return FormatEntryData(.tableRow(shown, alignments: alignments, wraps: wraps))
    case .list(let list): return FormatEntryData(.list(lines(list)))
    case .strayList(let list): return FormatEntryData(.strayList(lines(list)))
    case .wide(let text): return FormatEntryData(.wide(ControlText.shown(text)))
    case .complex(let lines): return FormatEntryData(.complex(lines.map { ($0.indent, ControlText.shown($0.text, keepsColours: true)) }))
    case .text(let text): return FormatEntryData(.text(ControlText.shown(text, keepsColours: true)))
    }
  }

  private func draw(_ data: FormatEntryData) {
    switch data.entry {
    case .tableRow(let cells, let alignments, let wraps):
      guard let table, cells.count == table.columns.count else { return }
      if wraps { table.wrappedRow(cells, alignments).forEach(emit) } else { emit(table.row(cells, alignments)) }
    case .list(let entries):
      ListLayout.lines(entries, width: width, style: style).forEach(emit)
      emit("")
    case .wide(let text):
      wideItems.append(text)
      if wideItems.count == wideWidths.count { flushWide() }
    case .complex(let lines):
      for (indent, text) in lines {
        let margin = Cells.blanks(indent)
        for line in WordWrap.lines(text, width: max(1, width - indent)) { emit(margin + line) }
      }
    case .text(let text): Cells.lines(text).forEach(emit)
    case .strayList(let entries):
      emit("")
      ListLayout.lines(entries, width: width, style: style).forEach(emit)
      emit("")
    }
  }

  private func flushWide() {
    guard !wideItems.isEmpty else { return }
    let columns = wideWidths.map { TableHeader.Column(label: "", width: $0, alignment: .left) }
    let layout = TableLayout(TableHeader(columns: columns), wanted: wideWidths, width: width)
    let cells = wideItems + Array(repeating: "", count: wideWidths.count - wideItems.count)
    emit(layout.row(cells, columns.map(\.alignment)))
    wideItems = []
  }

  private func closeGroup() {
    guard let shape else { return }
    if speaks { return speak(shape) }
    release(shape)
    flushWide()
    if case .list = shape { return }
    emit("")
    if let warn {
      loss.messages.forEach(warn)
      loss = TableLoss()
    }
  }

  private func speak(_ shape: FormatStartData.Shape) {
    var labels: [String] = []
    if case .table(let header) = shape { labels = header.columns.map { isForTerminal ? ControlText.shown($0.label) : $0.label } }
    SpokenLayout.lines(waiting ?? [], labels: labels).forEach(emit)
    waiting = nil
  }

  /// Draws what waited, now that all values are known.
  private func release(_ shape: FormatStartData.Shape) {
    guard let entries = waiting else { return }
    waiting = nil
    switch shape {
    case .table(let header):
      var widths = header.columns.map { Cells.width($0.label) }
      for case .tableRow(let cells, _, _) in entries.map(\.entry) {
        for (index, cell) in cells.enumerated() where index < widths.count { widths[index] = max(widths[index], measured(cell)) }
      }
      begin(header, widths.map { max($0, 1) })
    case .wide:
      var widest = 1
      for case .wide(let text) in entries.map(\.entry) { widest = max(widest, measured(text)) }
      wideWidths = ColumnWidths.fit(Array(repeating: 0, count: max(1, width / (widest + 1))), into: width)
    default: break
    }
    entries.forEach(draw)
  }

  /// Line breaks count one cell each, as PowerShell measures the whole value.
  private func measured(_ text: String) -> Int { Cells.width(text) }
}
