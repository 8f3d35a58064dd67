import Foundation
import TestSupport
import Testing

/// Files as they stand after a write that failed: a good file is never replaced by half of a new one.
@Suite struct SafeWriteTests {
  /// Runs a script in a folder of its own under a limit of one block for the size of files, and gives what lies there afterwards.
  private func files(after script: String, with before: [String: String]) throws -> [String: String] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in before { try text.write(to: folder.appendingPathComponent(name), atomically: false, encoding: .utf8) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "ulimit -f 1; exec \"$0\" -HostAccess Full -NoProfile -c \"$1\"", try BuiltProgram.find().path, script]
    process.currentDirectoryURL = folder
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    var found: [String: String] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      found[name] = String(decoding: try Data(contentsOf: folder.appendingPathComponent(name)), as: UTF8.self)
    }
    return found
  }

  @Test(arguments: [
    "1..9999 | Set-Content a.txt", "1..9999 > a.txt", "1..9999 | Out-File a.txt", "1..9999 | Tee-Object a.txt", "1..9999 | Export-Clixml a.txt",
    "1..9999 | ForEach-Object { [pscustomobject]@{ N = $_ } } | Export-Csv a.txt", "[IO.File]::WriteAllText(\"$PWD/a.txt\", 'x' * 99999)",
    "Copy-Item big.txt a.txt -Force", "'x' * 99999 | Add-Content a.txt",
  ])
  func fullDiskKeepsTheOldFile(_ script: String) throws {
    let big = String(repeating: "x", count: 99999)
    #expect(try files(after: script, with: ["a.txt": "good\n", "big.txt": big]) == ["a.txt": "good\n", "big.txt": big])
  }

  @Test(arguments: ["1..9999 | Set-Content b.txt", "1..9999 > b.txt", "Copy-Item big.txt b.txt"])
  func fullDiskLeavesNoHalfOfANewFile(_ script: String) throws {
    let big = String(repeating: "x", count: 99999)
    #expect(try files(after: script, with: ["big.txt": big]) == ["big.txt": big])
  }
}
