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

  /// What the rounds do in turn: each says what it has done, at once and in a file, for the program keeps lines for a pipe back.
  private static let scripts = [
    // Two objects in one transaction: both or none.
    "foreach ($i in 1..100000) { Use-SimTransaction { $null = Add-SimObject Left @{ Id = \"R-$i\" }; $null = Add-SimObject Right @{ Id = \"R-$i\" } }; Add-Content said.txt \"Left R-$i\" }",
    "foreach ($i in 1..100000) { $id = (Add-SimObject Probe @{ Id = \"R-$i\" }).Id; Set-SimSetting Probe @{ Last = $id }; Add-Content said.txt \"Probe $id\" }",
    // Snapshots: kept, gone back to, replaced.
    "foreach ($i in 1..100000) { Save-SimTenant s; $null = Add-SimObject Passing @{ Name = 'x' }; Restore-SimTenant s; $null = Add-SimObject Probe @{ Id = \"R-$i\" }; Add-Content said.txt \"Probe R-$i\" }",
    // The commands of an administrator, with their mails.
    "foreach ($i in 1..100000) { $user = Set-CsOnlineDialInConferencingUser amos.marble@contoso.com -ResetLeaderPin; $null = Add-SimObject Probe @{ Id = \"R-$i\" }; Add-Content said.txt \"Probe R-$i\" }",
  ]

  /// 200 rounds, or as many as `SIMLET_KILL_ROUNDS` says.
  @Test(.timeLimit(.minutes(5))) func nothingThatWasPrintedIsLost() throws {
    let folder = TenantFolder()
    try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
    // The tenant is there before the first kill.
    #expect(try output("(Get-CsTenant).DisplayName", folder.path) == "Contoso\n")
    let rounds = ProcessInfo.processInfo.environment["SIMLET_KILL_ROUNDS"].flatMap(Int.init) ?? 200
    for round in 1...rounds {
      let (process, _) = try start(Self.scripts[round % Self.scripts.count].replacingOccurrences(of: "R-", with: "\(round)-"), folder.path)
      Thread.sleep(forTimeInterval: Double.random(in: 0.01...0.12))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
    }
    let said = try String(contentsOfFile: folder.path + "/said.txt", encoding: .utf8)
    // A kill may cut a line.
    let expected = Set(said.split(separator: "\n").map(String.init).filter { $0.wholeMatch(of: #/(Left|Probe) \d+-\d+/#) != nil })
    #expect(expected.count > rounds / 4)
    let kept = try output(
      "foreach ($kind in 'Left', 'Right', 'Probe') { Find-SimObject $kind | ForEach-Object { \"$kind $($_.Id)\" } }; (Get-CsTenant).DisplayName; @(Get-SimJournal).Count -gt 0", folder.path
    ).split(separator: "\n").map(String.init)
    #expect(kept.suffix(2) == ["Contoso", "True"])
    let lost = expected.subtracting(kept)
    // The last line of a round may be cut short of its last digits.
    #expect(lost.isEmpty, "\(lost.prefix(5))")
    func ids(_ kind: String) -> [String] { kept.filter { $0.hasPrefix(kind + " ") }.map { String($0.dropFirst(kind.count + 1)) } }
    #expect(ids("Left") == ids("Right"))
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
