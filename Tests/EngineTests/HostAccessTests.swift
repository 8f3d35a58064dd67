import Foundation
import TestSupport
import Testing

/// What scripts can and cannot reach under `-HostAccess`.
@Suite struct HostAccessTests {
  /// A folder with a secret beside it, and links that lead there.
  private func inFolder(_ body: (_ inside: URL, _ outside: URL) throws -> Void) throws {
    let files = FileManager.default
    let outside = files.temporaryDirectory.appendingPathComponent("access-" + UUID().uuidString)
    let inside = outside.appendingPathComponent("work")
    try files.createDirectory(at: inside, withIntermediateDirectories: true)
    defer { try? files.removeItem(at: outside) }
    try Data("canary-8127".utf8).write(to: outside.appendingPathComponent("secret.txt"))
    try Data("'ran canary-8127'".utf8).write(to: outside.appendingPathComponent("other.ps1"))
    try Data("inner".utf8).write(to: inside.appendingPathComponent("in.txt"))
    try files.createSymbolicLink(at: inside.appendingPathComponent("link.txt"), withDestinationURL: outside.appendingPathComponent("secret.txt"))
    try files.createSymbolicLink(at: inside.appendingPathComponent("up"), withDestinationURL: outside)
    try files.createSymbolicLink(at: inside.appendingPathComponent("later"), withDestinationURL: outside.appendingPathComponent("made.txt"))
    try body(inside, outside)
  }

  private func run(_ script: String, in folder: URL, _ options: [String] = []) throws -> (output: String, code: Int32) {
    let environment = ProcessInfo.processInfo.environment.merging(["NO_COLOR": "1", "HOME": folder.path, "XDG_DATA_HOME": folder.path + "/data"]) { $1 }
    return try BuiltProgram.run(
      BuiltProgram.find(), ["-NoProfile", "-NonInteractive", "-Fresh"] + options + ["-Command", script], environment: environment, folder: folder.path)
  }

  @Test(arguments: [
    "Get-Content ../secret.txt", "Get-Content link.txt", "Get-Content up/secret.txt", "[IO.File]::ReadAllText(\"$pwd/../secret.txt\")", "Import-Csv ../secret.txt",
    "Select-String canary ../secret.txt", "Get-FileHash ../secret.txt", "switch -File ../secret.txt { default { $_ } }", ". ../other.ps1", "& up/other.ps1",
    "Copy-Item ../secret.txt here.txt; Get-Content here.txt", "[IO.StreamReader]::new(\"$pwd/link.txt\").ReadToEnd()", "Get-ChildItem ..", "Get-ChildItem ../*.txt",
    "Test-Path ../secret.txt", "'x' > ../made.txt", "'x' > later", "Set-Content up/made.txt x", "Move-Item in.txt ../made.txt", "Remove-Item ../secret.txt", "New-Item ../made.txt",
    "Start-Transcript ../made.txt", "Export-Clixml ../made.txt -InputObject 1", "Set-Location ..", "Get-Content C:/../../../../../../../etc/hostname", "Import-Module ../other.ps1",
  ])
  func whatLiesOutsideIsRefused(_ script: String) throws {
    try inFolder { inside, outside in
      let result = try run(script, in: inside)
      #expect(!result.output.contains("canary-8127"))
      #expect(result.output.contains("host access is Folder"), "\(result.output)")
      #expect(!FileManager.default.fileExists(atPath: outside.appendingPathComponent("made.txt").path))
      #expect(FileManager.default.fileExists(atPath: outside.appendingPathComponent("secret.txt").path))
      #expect(FileManager.default.fileExists(atPath: inside.appendingPathComponent("in.txt").path))
    }
  }

  private func expect(_ result: (output: String, code: Int32), _ holds: (String) -> Bool) { #expect(holds(result.output), "\(result.output)") }

  @Test func whatLiesInsideWorks() throws {
    try inFolder { inside, _ in
      let script = "'a' > b.txt; Get-Content b.txt, in.txt; New-Item -ItemType Directory sub | Out-Null; Set-Location sub; Get-Content ../b.txt; $t = New-TemporaryFile; 't' > $t; Get-Content $t"
      expect(try run(script, in: inside), { $0 == "a\ninner\na\nt\n" })
    }
  }

  @Test func noneRefusesTheFolderToo() throws {
    try inFolder { inside, _ in
      expect(try run("Get-Content in.txt", in: inside, ["-HostAccess", "None"]), { $0.contains("host access is None") })
      expect(try run("'x' > C:/a.txt; Get-Content C:/a.txt", in: inside, ["-HostAccess", "None"]), { $0 == "x\n" })
    }
  }

  @Test func fullReachesEverything() throws {
    try inFolder { inside, _ in
      let result = try run("Get-Content ../secret.txt", in: inside, ["-HostAccess", "Full"])
      #expect(result.output == "canary-8127\n")
    }
  }

  @Test func theDriveOfWindowsScriptsIsTheTenantsOwn() throws {
    try inFolder { inside, _ in
      let script = #"if (!(Test-Path C:\Temp)) { New-Item -ItemType Directory C:\Temp | Out-Null }; 'x' > C:\Temp\r.csv; (Get-Item C:\Temp\r.csv).FullName; Get-ChildItem C:\Temp\*.csv | ForEach-Object Name; [IO.File]::ReadAllText('C:\Temp\r.csv').Trim()"#
      expect(try run(script, in: inside), { $0 == "C:\\Temp\\r.csv\nr.csv\nx\n" })
    }
  }
}
