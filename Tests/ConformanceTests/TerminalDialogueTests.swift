import Foundation
import TestSupport
import Testing

/// Dialogues at a terminal beside real PowerShell: what stands on the screen in the end, and the exit code (`Tests/Conformance/host`).
extension ProcessDialogueTests {
  struct TerminalDialogue: Decodable {
    struct Step: Decodable {
      let send: String
      let wait: String?
    }

    let title: String
    let args: [String]
    let files: [String: String]?
    let env: [String: String]?
    let steps: [Step]
    let screen: [String]
    let exit: Int32?
  }

  @Test(arguments: ["confirm", "control", "mandatory", "prompt", "readhost"]) func showsWhatPowerShellShows(_ file: String) throws {
    let text = try String(contentsOf: ConformanceTests.root.appendingPathComponent("host/\(file).jsonl"), encoding: .utf8)
    let dialogues = try text.split(separator: "\n").map { try JSONDecoder().decode(TerminalDialogue.self, from: Data($0.utf8)) }
    #expect(dialogues.count >= 10)
    for dialogue in dialogues {
      let (screen, code) = try converse(dialogue)
      #expect(alike(screen) == alike(dialogue.screen), "\(dialogue.title)")
      #expect(code == dialogue.exit, "\(dialogue.title)")
    }
  }

  private func alike(_ lines: [String]) -> String { lines.joined(separator: "\n").replacing(#/(?i)\b(pwsh|simlet)\b(?!\/)/#, with: "ENGINE") }

  private func converse(_ dialogue: TerminalDialogue) throws -> (screen: [String], code: Int32?) {
    try prepareFolder(dialogue.files)
    let environment = [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "TZ": "UTC", "LANG": "en_US.UTF-8", "TERM": "xterm", "NO_COLOR": "1", "HOME": Self.folder.path,
    ].merging(dialogue.env ?? [:]) { $1 }
    let terminal = try PseudoTerminal(
      try BuiltProgram.find(), ["-HostAccess", "Full"] + dialogue.args, environment: environment, folder: Self.folder.path, columns: 100, rows: 30)
    for step in dialogue.steps where !terminal.hasEnded {
      terminal.type(step.send)
      settle(terminal, step)
    }
    _ = dialogue.exit.map { _ in terminal.waitForEnd(5) }
    return (terminal.screen.lines, terminal.exitCode)
  }

  /// A step has settled when the text before the cursor ends as a prompt does, or when the screen shows what it waits for.
  private func settle(_ terminal: PseudoTerminal, _ step: TerminalDialogue.Step) {
    terminal.settle(step.send.isEmpty ? 150 : 80)
    let end = Date().addingTimeInterval(step.send.isEmpty ? 20 : 5)
    while Date() < end, !terminal.hasEnded {
      let before = terminal.screen.cells[terminal.screen.row].prefix(terminal.screen.column).map(\.text).joined()
      let isThere = step.wait.map { mark in (try? Regex(mark)).map { terminal.screen.text.contains($0) } ?? true } ?? (before.hasSuffix("> ") || before.hasSuffix(": "))
      if isThere { return terminal.settle(80) }
      terminal.settle(50)
      Thread.sleep(forTimeInterval: 0.05)
    }
  }
}
