import Foundation
import TestSupport
import Testing

/// The program as a process beside real PowerShell: options, standard input, exit codes (`Tests/Conformance/host`).
@Suite(.serialized) struct ProcessDialogueTests {
  struct Dialogue: Decodable {
    let title: String
    let args: [String]
    let files: [String: String]?
    let env: [String: String]?
    let stdin: String?
    let stdout: String
    let exit: Int32
  }

  @Test(arguments: ["process", "stdin"]) func printsWhatPowerShellPrints(_ file: String) throws {
    let text = try String(contentsOf: ConformanceTests.root.appendingPathComponent("host/\(file).jsonl"), encoding: .utf8)
    let dialogues = try text.split(separator: "\n").map { try JSONDecoder().decode(Dialogue.self, from: Data($0.utf8)) }
    #expect(dialogues.count > 20)
    for dialogue in dialogues {
      let (output, code) = try run(dialogue)
      #expect(plain(output) == plain(dialogue.stdout), "\(dialogue.title)")
      #expect(code == dialogue.exit, "\(dialogue.title)")
    }
  }

  /// The recordings name the folder: it is always the same one.
  static let folder = URL(fileURLWithPath: "/tmp/case")

  func prepareFolder(_ contents: [String: String]?) throws {
    let files = FileManager.default
    try? files.removeItem(at: Self.folder)
    try files.createDirectory(at: Self.folder, withIntermediateDirectories: true)
    for (name, text) in contents ?? [:] {
      let file = Self.folder.appendingPathComponent(name)
      try files.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
  }

  private func run(_ dialogue: Dialogue) throws -> (output: String, code: Int32) {
    let files = FileManager.default
    try prepareFolder(dialogue.files)
    let process = Process()
    process.executableURL = try BuiltProgram.find()
    process.arguments = ["-HostAccess", "Full"] + dialogue.args
    process.environment = [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "TZ": "UTC", "LANG": "en_US.UTF-8", "TERM": "xterm", "NO_COLOR": "1", "HOME": Self.folder.path,
    ].merging(dialogue.env ?? [:]) { $1 }
    process.currentDirectoryURL = Self.folder
    let scratch = files.temporaryDirectory.appendingPathComponent("dialogue-" + UUID().uuidString)
    try files.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? files.removeItem(at: scratch) }
    try Data((dialogue.stdin ?? "").utf8).write(to: scratch.appendingPathComponent("in"))
    files.createFile(atPath: scratch.appendingPathComponent("out").path, contents: nil)
    process.standardInput = dialogue.stdin == nil ? FileHandle.nullDevice : try FileHandle(forReadingFrom: scratch.appendingPathComponent("in"))
    process.standardOutput = try FileHandle(forWritingTo: scratch.appendingPathComponent("out"))
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return (String(decoding: try Data(contentsOf: scratch.appendingPathComponent("out")), as: UTF8.self), process.terminationStatus)
  }

  /// Names made alike; the summary of the options is our own.
  private func plain(_ text: String) -> String {
    var text = text.replacing(#/\x1b\[[?>!=]*[0-9;:]*[ -\/]*[@-~]/#, with: "").replacing(#/(?i)\b(pwsh|simlet)\b(?!\/)/#, with: "ENGINE")
    if let usage = text.firstRange(of: #/(?:^|\n)Usage: /#) { text = String(text[..<usage.lowerBound]) + "\n<usage>\n" }
    text = text.replacingOccurrences(of: "/opt/pwsh", with: "PSHOME")
    return text.trimmingCharacters(in: .newlines)
  }
}
