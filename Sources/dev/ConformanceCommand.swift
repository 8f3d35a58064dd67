import Conformance
import Foundation

/// `dev conformance [--update] [--diff] [--only REGEX] [AREA…]`: runs the recorded cases and counts.
enum ConformanceCommand {
  static let areas = ["language", "values", "errors", "commands", "objects", "data", "completion"]

  static func run(_ arguments: [String]) throws -> Int32 {
    let wanted = arguments.filter { areas.contains($0) }
    let root = DevPaths.root.appendingPathComponent("Tests/Conformance")
    let files = try CaseFile.all(in: root, areas: wanted.isEmpty ? areas : wanted)
    let runner = CaseRunner(program: DevPaths.program("simlet"))
    let results = runner.run(files)
    for area in wanted.isEmpty ? areas : wanted {
      let own = results.filter { $0.file.hasPrefix(area + "/") }
      print("\(area): \(own.filter(\.passes).count) of \(own.count), strict \(own.filter(\.isStrict).count)")
    }
    let list = root.appendingPathComponent("not-yet.txt")
    if arguments.contains("--update"), wanted.isEmpty { try OpenCases.write(results, to: list) }
    let failed = results.filter { !$0.passes }.count
    print("\(results.count - failed) passed, \(failed) failed")
    return failed == 0 ? 0 : 1
  }
}
