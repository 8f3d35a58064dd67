import Foundation
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Broken history files, terminals that lie or vanish, pastes that nobody should make.
@Suite(.serialized) struct HostileTests {
  @Test(arguments: ["TERM", "HUP", "QUIT", "SEGV"]) func signalsLeaveTheTerminalSane(_ name: String) throws {
    let session = try KeyboardSession.short()
    session.enter("'kept'")
    session.press("not run")
    #expect(!session.terminal.isSane)
    session.terminal.signal(["TERM": SIGTERM, "HUP": SIGHUP, "QUIT": SIGQUIT, "SEGV": SIGSEGV][name] ?? SIGTERM)
    #expect(session.terminal.waitForEnd())
    #expect(session.terminal.isSane)
    #expect(session.historyText.contains("'kept'"))
  }

  /// Text of files and names is shown; the terminal does not obey it.
  @Test func sequencesInTextShowAsSigns() throws {
    let session = try KeyboardSession.short()
    session.enter("Set-Content hostile.txt \"first`e[2J`e]0;title`a`e[6n`e[31mred`e[0m\"")
    session.enter("Get-Content hostile.txt; Write-Warning (Get-Content hostile.txt)")
    #expect(session.screen.lines.contains("first␛[2J␛]0;title␇␛[6nred"), "\(session.screen.lines)")
    #expect(session.screen.lines.contains { $0.hasPrefix("WARNING: first␛[2J") }, "\(session.screen.lines)")
    session.enter("Write-Host ('first' + [char]27 + '[6n' + [char]27 + '[2D' + 'XY')")
    #expect(session.screen.lines.contains("first␛[XY"), "\(session.screen.lines)")
  }

  @Test func hangingUpEndsARunningCommand() throws {
    let session = try KeyboardSession.short()
    session.press("while (1) { Start-Sleep -Milliseconds 10 }\r")
    session.terminal.hangUp()
    #expect(session.terminal.waitForEnd())
    #expect(session.terminal.isSane)
  }

  @Test func controlCEndsACommandAndALoop() throws {
    let session = try KeyboardSession.short()
    for command in ["Start-Sleep 100", "while (1) { }", "1..1000000000 | ForEach-Object { $_ }"] {
      session.terminal.type(command + "\r")
      Thread.sleep(forTimeInterval: 0.5)
      session.terminal.type(Keys.control("c"))
      #expect(session.terminal.waitForPrompt("T> "), "\(command)")
      session.press(Keys.control("l"))
      session.enter("'alive'")
      #expect(session.screen.lines.contains("alive"), "\(command)")
      session.press(Keys.control("l"))
    }
  }

  @Test func resizingRedrawsTheLine() throws {
    let session = try KeyboardSession.short()
    session.enter("'before'")
    let text = "'" + String(repeating: "abcdefghi ", count: 7) + "'"
    session.press(text)
    for (columns, rows) in [(40, 10), (200, 60), (20, 5), (80, 24)] {
      session.terminal.resize(columns: columns, rows: rows)
      session.terminal.settle()
      let shown = session.screen.cells.flatMap { $0.filter { !$0.isTail }.map(\.text) }.joined()
      #expect(shown.contains("T> " + text) || columns * rows < 200, "\(columns)×\(rows): \(session.screen.text)")
    }
    #expect(session.screen.text.components(separatedBy: "abcdefghi abcdefghi abcdefghi abcdefghi abcdefghi").count <= 2, "\(session.screen.text)")
    session.press("\r")
    session.terminal.waitForPrompt()
    #expect(session.screen.text.contains("abcdefghi"))
  }

  @Test(arguments: [(1, 1), (0, 0), (65535, 65535), (2, 1000)]) func terminalsMayLieAboutTheirSize(_ columns: Int, _ rows: Int) throws {
    let session = try KeyboardSession.short()
    session.terminal.setSize(columns: columns, rows: rows)
    session.press("'日本' + 'abc'" + Keys.tab + Keys.left + Keys.right + Keys.up + Keys.down)
    session.press(Keys.control("r") + "a")
    session.press(Keys.control("g") + Keys.control("c"))
    session.terminal.setSize(columns: 80, rows: 24)
    session.press(Keys.control("c") + Keys.control("l"))
    session.enter("'alive'")
    #expect(session.screen.lines.contains("alive"), "\(session.screen.text)")
  }

  @Test func aMegabyteIsPasted() throws {
    let session = try KeyboardSession.short()
    let line = "# " + String(repeating: "x", count: 98) + "\n"
    session.terminal.type("\u{1b}[200~" + String(repeating: line, count: 10_400).replacingOccurrences(of: "\n", with: "\r") + "'the end'\u{1b}[201~")
    #expect(session.terminal.wait { $0.text.contains("'the end'") })
    session.terminal.type("\r")
    #expect(session.terminal.wait { $0.lines.contains("the end") }, "\(session.screen.lines.suffix(3))")
    session.enter("'alive'")
    #expect(session.screen.lines.contains("alive"))
    session.enter("(h -Count 2)[0].CommandLine.Length")
    #expect(session.screen.lines.contains(String(line.count * 10_400 + 9)), "\(session.screen.lines)")
  }

  @Test func pastedControlCharactersAreShownAndHarmless() throws {
    let session = try KeyboardSession.short()
    session.press(Keys.pasted("'a\u{1b}[2J\u{07}\u{03}\u{04}\u{00}\u{9b}31mz'"))
    #expect(session.row.hasPrefix("T> 'a^[[2J^G^C^D") && session.row.hasSuffix("31mz'"), "\(session.row)")
    #expect(session.screen.bells == 0)
    session.press(Keys.control("c"))
    #expect(session.screen.complaints == [])
  }

  @Test func brokenHistoryFilesDoNoHarm() throws {
    let hostile: [(String, (URL) throws -> Void)] = [
      ("bytes", { try Data((0..<5000).map { UInt8(truncatingIfNeeded: $0 &* 7) }).write(to: $0) }),
      ("a folder", { try FileManager.default.createDirectory(at: $0, withIntermediateDirectories: true) }),
      ("a pipe", { mkfifo($0.path, 0o600) }),
      ("one long line", { try Data(repeating: 0x61, count: 40 << 20).write(to: $0) }),
      ("many lines", { try Data(String(repeating: "'line'\n", count: 2_000_000).utf8).write(to: $0) }),
      ("escapes", { try Data("\u{1b}]0;x\u{07}\u{1b}[31m\n\\".utf8).write(to: $0) }),
      ("a link to nowhere", { try FileManager.default.createSymbolicLink(atPath: $0.path, withDestinationPath: "/nonexistent/x") }),
    ]
    for (name, make) in hostile {
      let session = try KeyboardSession(prepare: { home in
        let file = KeyboardSession.historyFile(home)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try make(file)
      })
      session.press(Keys.up)
      session.press(Keys.control("c"))
      session.enter("'alive'")
      #expect(session.screen.lines.contains("alive"), "\(name): \(session.screen.text)")
      #expect(session.screen.complaints == [], "\(name)")
    }
  }

  @Test func aTornHistoryFileLosesNothing() throws {
    let session = try KeyboardSession(prepare: { try KeyboardSession.write("'first'\n'half", to: KeyboardSession.historyFile($0)) })
    session.enter("'new'")
    #expect(session.historyText == "'first'\n'half\n'new'\n")
  }

  @Test func twoShellsWriteOneHistory() throws {
    let one = try KeyboardSession.short()
    let other = try KeyboardSession(environment: ["HOME": one.home.path])
    for number in 1...5 {
      one.enter("'one \(number)'")
      other.enter("'other \(number)'")
    }
    for number in 1...5 { #expect(one.historyText.contains("'one \(number)'\n") && one.historyText.contains("'other \(number)'\n")) }
  }

  @Test(arguments: ["-", "/nonexistent/home", "/proc"]) func homesThatCannotBeWrittenTo(_ home: String) throws {
    let session = try KeyboardSession(["-Tenant", "memory"], environment: ["HOME": home])
    session.enter("'kept in memory'")
    session.press(Keys.up)
    #expect(session.row.hasSuffix("'kept in memory'"), "\(session.screen.text)")
  }

  @Test func aFullDiskOnlyMeansNoHistory() throws {
    let session = try KeyboardSession(prepare: { home in
      let file = KeyboardSession.historyFile(home)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try FileManager.default.createSymbolicLink(atPath: file.path, withDestinationPath: "/dev/full")
    })
    session.enter("'alive'")
    #expect(session.screen.lines.contains("alive"))
  }

  @Test(arguments: ["C", "POSIX", "-", "xx_YY.UTF-8", "en_US.ISO-8859-1"]) func wideCharactersNeedNoLocale(_ locale: String) throws {
    let session = try KeyboardSession(environment: ["LANG": locale])
    session.press("'日本é'" + Keys.left + Keys.left + "x")
    #expect(session.row.hasSuffix("'日本xé'"), "\(session.row)")
  }

  @Test func stoppedAndContinuedTheLineIsStillThere() throws {
    let session = try KeyboardSession.short()
    session.press("'abc")
    session.terminal.signal(SIGSTOP)
    session.terminal.signal(SIGCONT)
    session.press("def'\r")
    session.terminal.waitForPrompt()
    #expect(session.screen.lines.contains("abcdef"))
  }
}
