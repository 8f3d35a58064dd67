/// Is one place on the screen: a character, how many columns it takes, and its look.
struct Cell: Equatable {
  /// The character, with escape sequences of a prompt before it.
  var text: String
  var width: Int
  var style: LineStyle
  /// Stands there already and is not ours: never written.
  var isForeign = false

  init(_ text: String, _ width: Int, _ style: LineStyle = .plain) {
    self.text = text
    self.width = width
    self.style = style
  }

  static func foreign() -> Cell {
    var cell = Cell(" ", 1)
    cell.isForeign = true
    return cell
  }
}

/// Is what is shown of a line: rows of cells, and where the cursor stands.
struct Frame: Equatable {
  var rows: [[Cell]] = [[]]
  var row = 0
  var column = 0

  static func width(_ cells: some Sequence<Cell>) -> Int { cells.reduce(0) { $0 + $1.width } }
}
