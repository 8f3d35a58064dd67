import Conformance
import Foundation
import Testing

/// Real PowerShell's recorded output: every case passes that is not on the list of open ones, and none on it passes.
@Suite struct ConformanceTests {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Conformance")

  @Test(arguments: ["language", "values", "errors", "commands", "objects", "data", "completion"])
  func area(_ area: String) throws {
    let program = try BuiltProgram.find("simlet")
    let results = CaseRunner(program: program).run(try CaseFile.all(in: Self.root, areas: [area]))
    let open = try OpenCases(Self.root.appendingPathComponent("not-yet.txt"))
    #expect(open.broken(results) == [], "cases that passed before")
    #expect(open.mended(results) == [], "cases to take off the list: run `swift run dev conformance --update`")
  }
}

/// Finds the programs that the package built.
enum BuiltProgram {
  /// Beside the test bundle, or where `SIMLET_PROGRAM` says.
  static func find(_ name: String) throws -> URL {
    if let path = ProcessInfo.processInfo.environment["SIMLET_PROGRAM"] { return URL(fileURLWithPath: path) }
    let package = ConformanceTests.root.deletingLastPathComponent().deletingLastPathComponent()
    for build in ["release", "debug"] {
      let candidate = package.appendingPathComponent(".build/\(build)/\(name)")
      if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
    }
    throw CocoaError(.fileNoSuchFile)
  }
}
