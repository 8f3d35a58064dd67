import Foundation
import Shell
import Testing

/// What the program claims to cover, against what it covers.
@Suite struct CoverageTests {
  private static let root = ProgramTests.root

  private func lines(_ path: String) throws -> [String] {
    try String(contentsOf: Self.root.appendingPathComponent(path), encoding: .utf8).split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") }
  }

  @Test func theCoveragePageIsThatOfTheDeclarations() throws {
    let page = try String(contentsOf: Self.root.appendingPathComponent("docs/Coverage.md"), encoding: .utf8)
    #expect(page == CoveragePage.text(), "run `swift run dev coverage`")
  }

  /// The list of missing names may only shrink: a new gap fails, and so does a name that is there by now.
  @Test func theFrequentNamesOfDotNetAreKnown() throws {
    let script = Self.root.appendingPathComponent("Tests/Frequent/find-missing.ps1").path
    let result = try ProgramTests().run(["-HostAccess", "Full", "-File", script])
    #expect(result.code == 0)
    let found = Set(result.output.split(separator: "\n").map(String.init)), listed = Set(try lines("Tests/Frequent/missing.txt"))
    #expect(found.subtracting(listed).sorted() == [], "not known any more")
    #expect(listed.subtracting(found).sorted() == [], "known by now: take it off Tests/Frequent/missing.txt")
  }

  /// Of all uses of .NET names in admin scripts 99 of 100 are covered.
  @Test func missingNamesAreRare() throws {
    let missing = Set(try lines("Tests/Frequent/missing.txt"))
    var all = 0, lacking = 0
    for line in try lines("Tests/Frequent/names.txt") {
      let parts = line.split(separator: " ", maxSplits: 2).map(String.init)
      guard parts.count == 3, let count = Int(parts[1]) else { continue }
      all += count
      if missing.contains("\(parts[0]) \(parts[2])") { lacking += count }
    }
    #expect(lacking * 100 <= all, "\(lacking) of \(all) uses")
  }
}
