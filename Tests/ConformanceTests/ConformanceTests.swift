import Conformance
import Foundation
import TestSupport
import Testing

/// Real PowerShell's recorded output: every case passes that is not on the list of open ones, and none on it passes.
@Suite struct ConformanceTests {
  static let root = BuiltProgram.root.appendingPathComponent("Tests/Conformance")

  @Test(arguments: ["language", "values", "errors", "commands", "objects", "data", "completion"])
  func area(_ area: String) throws {
    let program = try BuiltProgram.find()
    let results = CaseRunner(program: program).run(try CaseFile.all(in: Self.root, areas: [area]))
    let open = try OpenCases(Self.root.appendingPathComponent("not-yet.txt"))
    #expect(open.broken(results) == [], "cases that passed before")
    #expect(open.mended(results) == [], "cases to take off the list: run `swift run dev conformance --update`")
  }
}
