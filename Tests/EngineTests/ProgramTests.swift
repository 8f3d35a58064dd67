import Foundation
import TestSupport
import Testing

/// The program as a process: exit codes, streams, and input that is meant to break it.
@Suite struct ProgramTests {
  static let root = BuiltProgram.root

  struct Result {
    var output: String
    var errors: String
    var code: Int32
    var wasSignalled: Bool
  }

  func run(_ arguments: [String], input: Data = Data(), environment: [String: String] = [:], folder: URL? = nil) throws -> Result {
    let process = Process()
    process.executableURL = try BuiltProgram.find()
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(["NO_COLOR": "1"]) { $1 }.merging(environment) { $1 }
    if let folder { process.currentDirectoryURL = folder }
    let scratch = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    try input.write(to: scratch.appendingPathComponent("in"))
    for name in ["out", "err"] { FileManager.default.createFile(atPath: scratch.appendingPathComponent(name).path, contents: nil) }
    process.standardInput = try FileHandle(forReadingFrom: scratch.appendingPathComponent("in"))
    process.standardOutput = try FileHandle(forWritingTo: scratch.appendingPathComponent("out"))
    process.standardError = try FileHandle(forWritingTo: scratch.appendingPathComponent("err"))
    try process.run()
    let deadline = Date().addingTimeInterval(60)
    while process.isRunning, Date() < deadline { usleep(2000) }
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
    func text(_ name: String) throws -> String { String(decoding: try Data(contentsOf: scratch.appendingPathComponent(name)), as: UTF8.self) }
    return Result(output: try text("out"), errors: try text("err"), code: process.terminationStatus, wasSignalled: process.terminationReason == .uncaughtSignal)
  }

  @Test(arguments: [
    ("'hi'", Int32(0)), ("exit 3", 3), ("throw 'x'", 1), ("1/0", 1), ("Get-Nope", 1), ("Write-Error x", 1), ("1 +", 1), ("exit 256", 0), ("'a'; exit", 0),
    ("[Environment]::Exit(7)", 7), ("function f { [Environment]::Exit(3) }; try { f } finally { exit 5 }", 3),
  ])
  func exitCodeOfCommand(_ text: String, _ code: Int32) throws { #expect(try run(["-NoProfile", "-c", text]).code == code) }

  @Test func fileThatIsMissing() throws {
    let result = try run(["-File", "no-such.ps1"])
    #expect(result.code == 64)
    #expect(result.errors.contains("is not recognized as the name of a script file"))
  }

  @Test func objectsGoOutAndComeInAsXml() throws {
    let made = try run(["-NoProfile", "-OutputFormat", "XML", "-c", "'hi'; 7; Write-Warning w"])
    #expect(made.output == "#< CLIXML\n<Objs Version=\"1.1.0.1\" xmlns=\"http://schemas.microsoft.com/powershell/2004/04\"><S S=\"Output\">hi</S><I32 S=\"Output\">7</I32></Objs>")
    #expect(made.errors.contains("<S S=\"warning\">w_x000A_</S>"))
    let read = try run(["-NoProfile", "-InputFormat", "XML", "-c", "$input | ForEach-Object { $_.GetType().Name }"], input: Data(made.output.utf8))
    #expect(read.output == "String\nInt32\n")
  }

  @Test func unknownOption() throws { #expect(try run(["-Bogus"]).code == 64) }

  @Test func standardInputIsRun() throws {
    #expect(try run(["-NoProfile", "-Command", "-"], input: Data("1 + 1\n".utf8)).output == "2\n")
  }

  @Test func theDebuggerReadsItsCommandsFromStandardInput() throws {
    let script = "$a = 1; Wait-Debugger; $a = 2; \"a is $a\""
    let result = try run(["-NoProfile", "-c", script], input: Data("$a\ns\nc\n".utf8))
    #expect(result.output.hasSuffix("> $a\n1\n\(Self.prompt(result))s\nAt line:1 char:24\n+ \(script)\n+                        ~~~~~~\n\(Self.prompt(result))c\na is 2\n"), "\(result.output)")
    #expect(result.code == 0)
    // Without anybody to ask, scripts go on.
    #expect(try run(["-NoProfile", "-NonInteractive", "-c", script]).output.hasSuffix("~~~~~~~~~~~~~\na is 2\n"))
    #expect(try run(["-NoProfile", "-c", "Wait-Debugger; 'end'"], input: Data("q\n".utf8)).output.hasSuffix("> q\n"))
  }

  /// The debugger's prompt as it stands in the output.
  private static func prompt(_ result: Result) -> String {
    result.output.firstMatch(of: #/\[DBG\]: PS .*?>> /#).map { String($0.output) } ?? "no prompt"
  }

  @Test func argumentsReachTheScript() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try "param($Name, [switch]$Force, [int]$Count = 1)\n\"$Name $Force $Count\"".write(to: folder.appendingPathComponent("a.ps1"), atomically: true, encoding: .utf8)
    #expect(try run(["a.ps1", "-Name", "Ann", "-Force", "-Count:3"], folder: folder).output == "Ann True 3\n")
  }

  @Test func recursionWithoutEnd() throws {
    let result = try run(["-NoProfile", "-c", "function f { f }; f"])
    #expect(!result.wasSignalled)
    #expect(result.errors.contains("call depth overflow"))
    #expect(result.code == 1)
  }

  @Test func recursionThroughBlocksAndPipelines() throws {
    let result = try run(["-NoProfile", "-c", "function f { 1 | ForEach-Object { & { f } } }; f"])
    #expect(!result.wasSignalled)
    #expect(result.errors.contains("call depth overflow"))
  }

  @Test(arguments: [
    Data([0xFF, 0xFE, 0x00, 0xD8]), Data((0..<4096).map { UInt8($0 & 0xFF) }), Data(repeating: UInt8(ascii: "("), count: 50_000),
    Data("@'\n".utf8), Data([0xEF, 0xBB, 0xBF]), Data(repeating: 0, count: 1000),
  ])
  func inputThatIsNoScript(_ bytes: Data) throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString + ".ps1")
    try bytes.write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    #expect(try !run(["-NoProfile", "-File", file.path]).wasSignalled)
  }

  @Test func outputPipeThatIsClosed() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "\"$0\" -NoProfile -c '1..200000' | head -n 1 >/dev/null", try BuiltProgram.find().path]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  @Test func homeThatCannotBeWritten() throws {
    let result = try run(["-NoProfile"], input: Data("'still here'\n".utf8), environment: ["HOME": "/proc/nowhere", "XDG_STATE_HOME": "/proc/nowhere"])
    #expect(!result.wasSignalled)
    #expect(result.output.contains("still here"))
  }

  @Test func programsNeedFullAccess() throws {
    let refused = try run(["-NoProfile", "-c", "uname"])
    #expect(refused.errors.contains("-HostAccess Full"))
    #expect(try run(["-NoProfile", "-HostAccess", "Full", "-c", "echo hi"]).code == 0)
  }
}
