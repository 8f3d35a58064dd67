/// Takes CSV text apart into rows, asking for more lines as quoted cells run over line ends.
struct CsvReader {
  private let delimiter: Character
  private let next: () throws -> String?

  init(delimiter: Character, next: @escaping () throws -> String?) {
    self.delimiter = delimiter
    self.next = next
  }

  /// The next row that is not blank; nil at the end.
  func readRow(skippingComments: Bool = false) throws -> [String]? {
    while let line = try next() {
      if line.isEmpty { continue }
      if skippingComments, line.hasPrefix("#") { continue }
      return try parse(line)
    }
    return nil
  }

  private func parse(_ first: String) throws -> [String] {
    var cells: [String] = []
    var line = Array(first)
    var index = 0
    while true {
      while index < line.count, line[index] == " ", delimiter != " " { index += 1 }
      var cell = ""
      if index < line.count, line[index] == "\"" {
        index += 1
        cell = try quoted(&line, &index)
        // Blanks between the closing quote and the delimiter are dropped, other text is kept.
        var rest = ""
        while index < line.count, line[index] != delimiter {
          rest.append(line[index])
          index += 1
        }
        if !rest.allSatisfy({ $0 == " " || $0 == "\t" }) { cell += rest }
      } else {
        while index < line.count, line[index] != delimiter {
          cell.append(line[index])
          index += 1
        }
      }
      cells.append(cell)
      guard index < line.count else { return cells }
      index += 1
    }
  }

  private func quoted(_ line: inout [Character], _ index: inout Int) throws -> String {
    var cell = ""
    while true {
      while index < line.count {
        if line[index] == "\"" {
          guard index + 1 < line.count, line[index + 1] == "\"" else {
            index += 1
            return cell
          }
          cell.append("\"")
          index += 2
        } else {
          cell.append(line[index])
          index += 1
        }
      }
      guard let more = try next() else { return cell }
      cell.append("\n")
      line = Array(more)
      index = 0
    }
  }
}
