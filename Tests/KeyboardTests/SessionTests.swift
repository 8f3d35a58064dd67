import Foundation
import TestSupport
import Testing

/// What surrounds the line: profile, transcript, other ways to run, sizes known from the start.
@Suite(.serialized) struct SessionTests {
  private func profile(_ text: String) -> (URL) throws -> Void {
    { home in try KeyboardSession.write(text, to: home.appendingPathComponent(".config/powershell/Microsoft.PowerShell_profile.ps1")) }
  }

  @Test func theProfileRuns() throws {
    let session = try KeyboardSession(prepare: profile("function prompt { 'mine> ' }; $fromProfile = 5; 'hello'"))
    #expect(session.screen.lines == ["hello", "mine>"])
    session.enter("$fromProfile + 1; $PROFILE -eq \"$HOME/.config/powershell/Microsoft.PowerShell_profile.ps1\"")
    #expect(session.screen.lines.contains("6") && session.screen.lines.contains("True"))
  }

  @Test func scriptsReadSingleKeys() throws {
    let session = try KeyboardSession.short()
    session.press("$k = $Host.UI.RawUI.ReadKey('NoEcho,IncludeKeyDown'); \"code $($k.VirtualKeyCode)\"\r")
    session.press("q")
    #expect(session.screen.lines.contains("code 81"), "\(session.screen.text)")
    session.press("\"key $([Console]::ReadKey($true).Key)\"\r")
    session.press(Keys.up)
    #expect(session.screen.lines.contains("key UpArrow"), "\(session.screen.text)")
  }

  @Test func noProfileLeavesItOut() throws {
    let session = try KeyboardSession(["-NoProfile"], prepare: profile("'hello'"))
    #expect(!session.screen.text.contains("hello"))
  }

  @Test func aBrokenProfileIsReportedAndTheSessionGoesOn() throws {
    let session = try KeyboardSession(prepare: profile("if ("))
    #expect(session.screen.text.contains("Missing"), "\(session.screen.text)")
    session.enter("'alive'")
    #expect(session.screen.lines.contains("alive"))
  }

  @Test func transcriptsHoldLinesAndOutputButNoSecrets() throws {
    let session = try KeyboardSession.short()
    session.enter("Start-Transcript t.txt")
    session.enter("'shown'")
    session.enter("$password = '18723834'")
    session.enter("foo -Pin 18723834")
    session.enter("$x = Read-Host Secret -MaskInput\r18723834")
    session.enter("Stop-Transcript")
    let text = try String(contentsOf: session.home.appendingPathComponent("t.txt"), encoding: .utf8)
    #expect(text.contains("T> 'shown'\nshown\n") && text.contains("$password = '*****'"), "\(text)")
    #expect(!text.contains("187238"))
  }

  @Test(arguments: [(1, 1), (65535, 65535), (3, 2), (1, 24), (80, 1)]) func sizesThatLieFromTheStart(_ columns: Int, _ rows: Int) throws {
    let home = FileManager.default.temporaryDirectory.appendingPathComponent("kb-" + UUID().uuidString.prefix(8))
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: home) }
    let environment = BuiltProgram.environment(home: home.path).merging(["TERM": "xterm-256color"]) { $1 }
    let terminal = try PseudoTerminal(try BuiltProgram.find(), ["-NoLogo"], environment: environment, folder: home.path)
    terminal.setSize(columns: columns, rows: rows)
    terminal.settle(500)
    terminal.press("Get-C\t\u{1b}[B\u{7}'日本'" + Keys.control("r") + "x")
    terminal.press(Keys.control("g") + Keys.control("c"))
    terminal.press("exit 5\r")
    #expect(terminal.waitForEnd())
    #expect(terminal.exitCode == 5)
    #expect(terminal.isSane)
  }

  @Test func endingWithoutAPromptLeavesTheTerminalSane() throws {
    let session = try KeyboardSession.short()
    session.press("Read-Host Name\r")
    session.terminal.signal(SIGTERM)
    #expect(session.terminal.waitForEnd())
    #expect(session.terminal.isSane)
  }
}
