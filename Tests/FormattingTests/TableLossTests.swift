@testable import Objects
import Testing

@testable import Formatting

/// What a table cannot show is told where somebody wants to know.
@Suite struct TableLossTests {
  private func warnings(_ objects: [[String]], width: Int = 79, listens: Bool = true) throws -> [String] {
    var warnings: [String] = []
    let formatter = OutputFormatter(width: width, environment: FormatEnvironment()) { _ in }
    if listens { formatter.warn = { warnings.append($0) } }
    for names in objects {
      var bag = PropertyBag()
      for name in names { bag.set(name, Value("12345")) }
      try formatter.write(.object(CustomObject(bag)))
    }
    try formatter.finish()
    return warnings
  }

  @Test func propertiesOfLaterObjects() throws {
    #expect(try warnings([["a", "b"], ["A", "B"]]).isEmpty)
    #expect(try warnings([["a", "b"], ["a", "c"]]) == ["One object has properties that are no columns here: c. Format-List shows them."])
    #expect(try warnings([["a"], ["c", "d"], ["d", "e"], ["a"]]) == ["2 objects have properties that are no columns here: c, d, e. Format-List shows them."])
    #expect(try warnings([["a"], ["p1", "p2", "p3", "p4", "p5", "p6", "p\u{1B}7"]]) == ["One object has properties that are no columns here: p1, p2, p3, p4, p5, p6 … (7). Format-List shows them."])
  }

  @Test func columnsWithoutRoom() throws {
    #expect(try warnings([["a", "b", "c"]], width: 9) == ["The window has no room for the column c. Format-List shows all."])
    #expect(try warnings([["a", "b", "c"]]).isEmpty)
  }

  @Test func nobodyListens() throws { #expect(try warnings([["a"], ["b"]], listens: false).isEmpty) }
}
