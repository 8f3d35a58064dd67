import Transcripts

/// Reads the table of a check, row by row: what to look at, which property, and what it should be.
struct CheckTable {
  enum Row {
    case check(LessonCheck)
    case problem(String)
  }

  private var columns: [String] = []
  private static let known = ["objective", "expression", "property", "should be", "points"]

  mutating func take(_ line: String, _ number: Int) -> Row? {
    let cells = CheckTable.cells(line)
    if columns.isEmpty {
      columns = cells.map { $0.lowercased() }
      if let stranger = columns.first(where: { !CheckTable.known.contains($0) }) { return .problem("The column '\(PlainText.line(stranger))' is none of Objective, Expression, Property, Should be and Points.") }
      for name in ["expression", "should be"] where !columns.contains(name) { return .problem("The table has no column '\(name == "expression" ? "Expression" : "Should be")'.") }
      return nil
    }
    if cells.allSatisfy({ $0.allSatisfy { "-: ".contains($0) } }) { return nil }
    guard cells.count == columns.count else { return .problem("The row has \(cells.count) cells; the head of the table has \(columns.count).") }
    func cell(_ name: String) -> String { columns.firstIndex(of: name).map { cells[$0] } ?? "" }
    let expression = CheckTable.code(cell("expression")) ?? cell("expression")
    guard !expression.isEmpty else { return .problem("The row has no expression.") }
    let points = cell("points").isEmpty ? 1 : Int(cell("points")) ?? 0
    guard (1...1000).contains(points) else { return .problem("Points are a number from 1 to 1000.") }
    let wanted = cell("should be"), property = CheckTable.code(cell("property")) ?? cell("property")
    let title = cell("objective").isEmpty ? expression : cell("objective")
    return .check(
      LessonCheck(
        title: PlainText.line(title),
        kind: .value(expression: expression, property: PlainText.line(property), wanted: CheckTable.code(wanted).map { .expression($0) } ?? .text(wanted)), points: points,
        line: number))
  }

  /// The cells of a row; `\|` is a bar inside of a cell.
  private static func cells(_ line: String) -> [String] {
    var cells: [String] = [], cell = "", isEscaped = false
    for character in line.dropFirst() {
      if isEscaped {
        cell += character == "|" ? "|" : "\\" + String(character)
        isEscaped = false
      } else if character == "\\" { isEscaped = true } else if character == "|" {
        cells.append(trimmed(cell))
        cell = ""
      } else { cell.append(character) }
    }
    if !trimmed(cell).isEmpty { cells.append(trimmed(cell)) }
    return cells
  }

  private static func trimmed(_ text: String) -> String {
    String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }

  /// What stands between back-ticks.
  private static func code(_ cell: String) -> String? {
    let ticks = cell.prefix { $0 == "`" }.count
    guard ticks > 0, cell.count > 2 * ticks, cell.hasSuffix(String(repeating: "`", count: ticks)) else { return nil }
    return trimmed(String(cell.dropFirst(ticks).dropLast(ticks)))
  }
}
