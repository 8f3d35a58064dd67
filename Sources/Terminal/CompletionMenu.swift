/// Is the menu of offers below the line: columns of labels, one of them chosen, and the tool tip of that one.
struct CompletionMenu {
  let offers: [LineOffers.Offer]
  var chosen = 0
  private let columns: Int
  private let width: Int
  /// Rows of offers that are shown at once.
  private let height: Int
  private static let widest = 40

  init(_ offers: [LineOffers.Offer], terminal: (columns: Int, rows: Int)) {
    self.offers = offers
    // Only the first thousands are measured: a tenant has many users.
    let longest = offers.prefix(2000).reduce(1) { max($0, min(CellWidth.of(CompletionMenu.oneLine($1.label)), CompletionMenu.widest)) }
    width = min(longest, max(terminal.columns - 2, 1))
    columns = max(1, (terminal.columns - 1) / (width + 2))
    height = max(1, min(10, terminal.rows / 2 - 1))
  }

  private var rowCount: Int { (offers.count + columns - 1) / columns }

  /// The offer that a key leads to; it goes round at the ends.
  mutating func move(_ key: TypedKey) -> Bool {
    let count = offers.count
    switch key {
    case .tab, .right: chosen = (chosen + 1) % count
    case .backTab, .left: chosen = (chosen + count - 1) % count
    case .down: chosen = chosen + columns < count ? chosen + columns : chosen % columns
    case .up: chosen = chosen >= columns ? chosen - columns : lastInColumn(chosen % columns)
    case .home: chosen = 0
    case .end: chosen = count - 1
    case .pageDown: chosen = min(chosen + columns * height, count - 1)
    case .pageUp: chosen = max(chosen - columns * height, 0)
    default: return false
    }
    return true
  }

  private func lastInColumn(_ column: Int) -> Int {
    let last = (rowCount - 1) * columns + column
    return last < offers.count ? last : last - columns
  }

  /// What stands below the line, for a terminal so wide.
  func rows(terminalColumns: Int) -> [[(text: String, style: LineStyle)]] {
    let row = chosen / columns
    let first = min(max(0, row - height + 1), max(0, rowCount - height))
    var rows = (first..<min(rowCount, first + height)).map(labels)
    var tip = "\(chosen + 1) of \(offers.count)"
    let text = CompletionMenu.tip(offers[chosen])
    if !text.isEmpty { tip += "  " + text }
    rows.append([(CellWidth.fitted(tip, terminalColumns - 1), .toolTip)])
    return rows
  }

  private func labels(_ row: Int) -> [(text: String, style: LineStyle)] {
    var parts: [(text: String, style: LineStyle)] = []
    for at in (row * columns)..<min((row + 1) * columns, offers.count) {
      let label = CellWidth.fitted(CompletionMenu.oneLine(offers[at].label), width)
      // Brackets say what reversed colours say.
      parts.append((at == chosen ? "[" : " ", .offer))
      parts.append((label, at == chosen ? .chosenOffer : .offer))
      parts.append(((at == chosen ? "]" : " ") + String(repeating: " ", count: max(0, width - CellWidth.of(label))), .offer))
    }
    return parts
  }

  /// The tool tip on one line; none where it says only the label again.
  static func tip(_ offer: LineOffers.Offer) -> String {
    let text = oneLine(offer.toolTip)
    return text == oneLine(offer.label) ? "" : text
  }

  private static func oneLine(_ text: String) -> String {
    if !text.contains(where: { $0.isWhitespace && $0 != " " }) { return text }
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
