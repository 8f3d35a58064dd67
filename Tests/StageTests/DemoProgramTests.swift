import Foundation
import TestSupport
import Testing

/// `simlet demo` as a process, without a terminal and at one.
@Suite(.serialized) struct DemoProgramTests {
  static func inHome<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let home = FileManager.default.temporaryDirectory.appendingPathComponent("demo-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: home) }
    return try body(home)
  }

  static func run(_ arguments: [String], home: URL) throws -> (output: String, code: Int32) {
    try BuiltProgram.run(BuiltProgram.find(), arguments, environment: BuiltProgram.environment(home: home.path), folder: home.path)
  }

  @Test func recordingsAreTheSameAndHoldNoSecrets() throws {
    try Self.inHome { home in
      let first = try Self.run(["demo", "reset-a-pin", "--record", "a.cast"], home: home)
      #expect(first.code == 0 && first.output.contains("LeaderPin     : 62900"), "\(first.output)")
      #expect(try Self.run(["demo", "reset-a-pin", "--record", "b.cast"], home: home).code == 0)
      let cast = try String(contentsOf: home.appendingPathComponent("a.cast"), encoding: .utf8)
      #expect(try cast == String(contentsOf: home.appendingPathComponent("b.cast"), encoding: .utf8))
      #expect(cast.contains("LeaderPin     : *****") && !cast.contains("62900") && !cast.contains(home.path))
      let events = try cast.split(separator: "\n").dropFirst().map { try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [Any]) }
      #expect(events.count > 100 && events.allSatisfy { $0.count == 3 && $0[1] as? String == "o" })
      #expect(try Self.run(["demo", "reset-a-pin", "--record", "a.cast"], home: home).code == 73)
      #expect(try FileManager.default.contentsOfDirectory(atPath: home.path).filter { $0.hasSuffix(".part") } == [])
    }
  }

  @Test func eachLanguageIsFound() throws {
    try Self.inHome { home in
      for (language, title) in ["sv": "Återställ", "de-DE": "zurücksetzen", "zh-CN": "重置会议", "it": "Reimpostare", "fr": "Reset the PIN"] {
        let result = try Self.run(["demo", "reset-a-pin", "--language", language, "--from", "6"], home: home)
        #expect(result.code == 0 && !result.output.contains("1/7"), "\(language)")
        let list = try Self.run(["demo", "--language", language], home: home)
        #expect(list.output.contains(title), "\(language): \(list.output)")
      }
    }
  }

  @Test func brokenDemosSayWhere() throws {
    try Self.inHome { home in
      let files: [(String, String, Int32)] = [
        ("# T\n\n## S\n```pwsh\nPS> 1\n", "x.md:4: The fence that begins here has no end.", 65), ("no title\n", "x.md:1: The title is missing", 65),
        (String(repeating: "x", count: 2 << 20), "is too large", 66), ("# T\n## S\n```pwsh\nPS> exit 3\nPS> 'goes on'\n```\n", "goes on", 0),
        ("# \u{1b}[31mT\u{7}\n## S\u{1b}]0;x\u{7}\n> \u{1b}[2J\n```pwsh\nPS> 1\n```\n", "1/1  S]0;x", 0), ("# T\n## S\n```pwsh\nPS> ) (\n```\n", "ParserError", 0),
      ]
      for (text, message, code) in files {
        try Data(text.utf8).write(to: home.appendingPathComponent("x.md"))
        let result = try Self.run(["demo", "x.md", "--notes", "n.txt"], home: home)
        #expect(result.code == code && result.output.contains(message), "\(result)")
        #expect(!result.output.contains("\u{1b}"))
        #expect(!((try? String(contentsOf: home.appendingPathComponent("n.txt"), encoding: .utf8)) ?? "").contains("\u{1b}"))
      }
      for arguments in [["nosuch"], ["/dev/zero"], ["../../etc/passwd"], ["x.md", "--speed", "0"], ["x.md", "--speed", "nan"], ["x.md", "--from", "9"], ["x.md", "--what"], ["x.md", "--notes"]] {
        let result = try Self.run(["demo"] + arguments, home: home)
        #expect([64, 65, 66].contains(result.code) && result.output.hasPrefix("simlet: "), "\(arguments): \(result)")
      }
    }
  }

  @Test func keysLeadBackWithTheState() throws {
    try Self.inHome { home in
      let demo = "# T\n## One\n```pwsh\nPS> $n = 1\n```\n## Two\n```pwsh\nPS> Set-CsOnlineDialInConferencingTenantSettings -PinLength 9\nPS> $n = 2\n```\n## Three\n```pwsh\nPS> $n = 3\n```\n"
      try Data(demo.utf8).write(to: home.appendingPathComponent("x.md"))
      let terminal = try Self.terminal(["demo", "x.md", "--speed", "100"], home: home)
      func type(_ keys: String, until text: String) {
        terminal.type(keys)
        #expect(terminal.wait { $0.cells.contains { String($0.filter { !$0.isTail }.map(\.text).joined()).contains(text) } }, "\(keys) \(text)")
        terminal.settle()
      }
      type("", until: "T")
      type(" ", until: "1/3  One")
      type(" ", until: "2/3  Two")
      type(" ", until: "-PinLength 9")
      type(" ", until: "3/3  Three")
      terminal.press("b")
      type("!", until: "Off script")
      terminal.waitForPrompt()
      type("\"n=$n pin=$((Get-CsOnlineDialInConferencingTenantSettings).PinLength)\"\r", until: "n=1 pin=5")
      type("exit\r", until: "Back on script")
      terminal.press("k")
      type("j", until: "1-3: ")
      type("1\r", until: "1-3: 1")
      type("?", until: "jump to a step")
      terminal.type("q")
      #expect(terminal.waitForEnd() && terminal.exitCode == 0)
      #expect(terminal.isSane)
    }
  }

  static func terminal(_ arguments: [String], home: URL) throws -> PseudoTerminal {
    let environment = BuiltProgram.environment(home: home.path).merging(["TERM": "xterm", "NO_COLOR": "1"]) { $1 }
    return try PseudoTerminal(BuiltProgram.find(), arguments, environment: environment, folder: home.path)
  }

  @Test(arguments: [SIGTERM, SIGHUP]) func aKilledPlayerLeavesTheTerminalSane(_ signal: Int32) throws {
    try Self.inHome { home in
      let terminal = try Self.terminal(["demo", "reset-a-pin"], home: home)
      #expect(terminal.wait { $0.cells.contains { String($0.map(\.text).joined()).contains("Amos is in a taxi") } })
      #expect(!terminal.isSane)
      terminal.signal(signal)
      #expect(terminal.waitForEnd())
      #expect(terminal.isSane)
    }
  }
}
