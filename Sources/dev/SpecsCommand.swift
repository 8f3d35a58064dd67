import Foundation

/// `dev specs [--update]`: runs every session printed in the repository.
enum SpecsCommand {
  static func run(_ arguments: [String]) throws -> Int32 {
    let folders = ["Tests/Specs", "docs", "examples", "cmdlets"].map { DevPaths.root.appendingPathComponent($0) }
    var files = folders.flatMap { folder in
      (FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "md" }.map(\.path)
    }
    files.append(DevPaths.root.appendingPathComponent("README.md").path)
    let sessions = files.filter { ((try? String(contentsOfFile: $0, encoding: .utf8)) ?? "").contains("```pwsh") }.sorted()
    let process = Process()
    process.executableURL = DevPaths.program("simlet")
    process.arguments = ["test"] + arguments + sessions
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }
}
