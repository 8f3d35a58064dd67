import Foundation
import TestSupport
import Testing

/// Every session printed in this repository is a test: specs, docs, examples, demos, modules, README; and so is every lesson.
@Suite struct SpecTests {
  static let root = BuiltProgram.root

  static let files: [String] = {
    var found: [String] = []
    for folder in ["Tests/Specs", "docs", "examples", "cmdlets"] {
      let base = root.appendingPathComponent(folder)
      let all = FileManager.default.enumerator(at: base, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
      found += all.filter { $0.pathExtension == "md" }.map(\.path)
    }
    found.append(root.appendingPathComponent("README.md").path)
    return found.filter { file in
      let text = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
      return text.contains("```pwsh") || text.hasPrefix("---\nlesson:")
    }.sorted()
  }()

  @Test(arguments: files) func session(_ file: String) throws {
    let process = Process()
    process.executableURL = try BuiltProgram.find()
    process.arguments = ["test", file]
    let home = FileManager.default.temporaryDirectory.appendingPathComponent("spec-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: home) }
    process.environment = ProcessInfo.processInfo.environment.merging(["HOME": home.path, "TZ": "UTC", "LANG": "en_US.UTF-8", "NO_COLOR": "1"]) { $1 }
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(text)")
  }
}
