import Foundation
import TestSupport
import Testing

/// Ends the program without warning in the middle of its changes: what it has printed must be there afterwards.
@Suite struct KillTests {
  private func start(_ script: String, _ home: String, through tool: [String] = []) throws -> (process: Process, pipe: Pipe) {
    let process = Process()
    let words = tool + [try BuiltProgram.find().path, "-NoProfile", "-Command", script]
    process.executableURL = URL(fileURLWithPath: words[0])
    process.arguments = Array(words.dropFirst())
    process.environment = ["HOME": home, "XDG_DATA_HOME": home + "/data", "PATH": "/usr/bin:/bin", "TZ": "UTC"]
    process.currentDirectoryURL = URL(fileURLWithPath: home)
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    process.standardInput = FileHandle.nullDevice
    try process.run()
    return (process, pipe)
  }

  private func output(_ script: String, _ home: String, through tool: [String] = []) throws -> String {
    let (process, pipe) = try start(script, home, through: tool)
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }

  /// 20 rounds, or as many as `SIMLET_KILL_ROUNDS` says.
  @Test(.timeLimit(.minutes(5))) func nothingThatWasPrintedIsLost() throws {
    let folder = TenantFolder()
    try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
    let rounds = ProcessInfo.processInfo.environment["SIMLET_KILL_ROUNDS"].flatMap(Int.init) ?? 20
    for round in 1...rounds {
      // What is said goes to a file at once: the program keeps lines for a pipe back.
      let (process, _) = try start(
        "foreach ($i in 1..100000) { $id = (Add-SimObject Probe @{ Id = \"\(round)-$i\" }).Id; Set-SimSetting Probe @{ Last = $id }; Add-Content said.txt $id }", folder.path)
      Thread.sleep(forTimeInterval: Double.random(in: 0.1...1))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
    }
    let said = try String(contentsOfFile: folder.path + "/said.txt", encoding: .utf8)
    // The last line may be cut.
    let expected = Set(said.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init).filter { $0.contains("-") })
    #expect(!expected.isEmpty)
    let kept = Set(try output("(Find-SimObject Probe).Id; (Get-CsTenant).DisplayName", folder.path).split(separator: "\n").map(String.init))
    #expect(kept.contains("Contoso"))
    #expect(expected.subtracting(kept).isEmpty)
  }

  @Test func noSocketIsOpened() throws {
    let strace = "/usr/bin/strace"
    guard FileManager.default.isExecutableFile(atPath: strace) else { return }
    let folder = TenantFolder()
    try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
    let log = folder.path + "/trace"
    _ = try output(
      "Connect-MicrosoftTeams; Set-CsOnlineDialInConferencingUser amos.marble@contoso.com -ResetLeaderPin; Get-CsOnlineUser | Out-Null; Import-PSSession (New-CsOnlineSession) | Out-Null",
      folder.path, through: [strace, "-f", "-e", "trace=socket,connect,execve", "-o", log])
    let trace = try String(contentsOfFile: log, encoding: .utf8)
    #expect(!trace.contains("socket(") && !trace.contains("connect("))
    #expect(trace.components(separatedBy: "execve(").count <= 2)
  }
}
