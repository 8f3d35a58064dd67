import Foundation
import TestSupport
import Testing

/// Two programs on one tenant: the second one reads, and is told that it cannot write now.
@Suite struct TwoProcessTests {
  @Test(.timeLimit(.minutes(1))) func theSecondOneIsToldAndNothingIsLost() throws {
    let folder = TenantFolder()
    try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
    func run(_ script: String) throws -> String {
      try BuiltProgram.run(BuiltProgram.find(), ["-NoProfile", "-Command", script], environment: BuiltProgram.environment(home: folder.path), folder: folder.path).output
    }
    #expect(try run("(Get-CsTenant).DisplayName") == "Contoso\n")
    let first = Process()
    first.executableURL = try BuiltProgram.find()
    first.arguments = ["-NoProfile", "-Command", "Use-SimTransaction { $null = Add-SimObject Probe @{ Id = 'first' }; Add-Content ready.txt yes; while (-not (Test-Path done.txt)) { Start-Sleep -Milliseconds 50 } }"]
    first.environment = BuiltProgram.environment(home: folder.path)
    first.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    first.standardInput = FileHandle.nullDevice
    try first.run()
    while !FileManager.default.fileExists(atPath: folder.path + "/ready.txt") { Thread.sleep(forTimeInterval: 0.05) }
    let second = try run(
      """
      (Get-CsOnlineUser ken.myer@contoso.com).DisplayName; @(Find-SimObject Probe).Count
      foreach ($change in { Set-CsOnlineDialInConferencingTenantSettings -PinLength 8 -ErrorAction Stop }, { Save-SimTenant x }, { Reset-SimTenant }) { try { & $change; 'done' } catch { ($_.FullyQualifiedErrorId -split ',')[0] } }
      """)
    #expect(second == "Ken Myer\n0\nTenantInUse\nTenantInUse\nTenantInUse\n")
    FileManager.default.createFile(atPath: folder.path + "/done.txt", contents: nil)
    first.waitUntilExit()
    #expect(try run("@(Find-SimObject Probe).Count; (Get-CsOnlineDialInConferencingTenantSettings).PinLength; @(Get-SimSnapshot).Count") == "1\n5\n0\n")
  }
}
