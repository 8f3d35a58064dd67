import Testing

@testable import Formatting

@Suite struct TableLayoutTests {
  private func drawn(_ labels: [String], _ rows: [[String]], wanted: [Int], width: Int, wraps: Bool = false) -> [String] {
    let columns = zip(labels, wanted).map { TableHeader.Column(label: $0, width: $1, alignment: .left) }
    let layout = TableLayout(TableHeader(columns: columns), wanted: wanted, width: width)
    return layout.header() + rows.flatMap { wraps ? layout.wrappedRow($0, columns.map(\.alignment)) : [layout.row($0, columns.map(\.alignment))] }
  }

  @Test func squeezesTheLastColumnAndCutsWithAnEllipsis() {
    let lines = drawn(["Name", "Title", "City"], [["Adele Vance", "Retail Manager", "Bellevue"]], wanted: [11, 14, 8], width: 30)
    #expect(lines == ["Name        Title          Cit", "                           y", "----        -----          ---", "Adele Vance Retail Manager Be…"])
  }

  @Test func dropsAColumnThatDoesNotFitAtAll() {
    let lines = drawn(["Name", "Title", "City"], [["Adele Vance", "Retail Manager", "Bellevue"]], wanted: [11, 14, 8], width: 20)
    #expect(lines == ["Name        Title", "----        -----   ", "Adele Vance Retail …"])
  }

  @Test func wrapsCellsBelowTheirColumn() {
    let lines = drawn(["Id", "Text", "Z"], [[" 7", "alpha beta gamma delta epsilon", "end"]], wanted: [2, 30, 3], width: 30, wraps: true)
    #expect(lines == ["Id Text", "-- ----                       ", " 7 alpha beta gamma delta", "   epsilon"])
  }

  @Test func countsWideCharactersAsTwoCells() {
    #expect(Cells.width("日本語") == 6)
    #expect(Cells.width("Ångström") == 8)
    #expect(Cells.width("e\u{301}👍🏽🇩🇪❤️") == 7)
    #expect(Cells.width("\u{1B}[31mred\u{1B}[0m") == 3)
  }

  @Test func sharesFreeRoomAmongColumnsWithoutWidth() {
    #expect(ColumnWidths.fit([0, 0], into: 80) == [40, 39])
    #expect(ColumnWidths.fit([5, 0], into: 79) == [5, 73])
  }
}
