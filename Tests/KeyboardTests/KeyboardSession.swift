import Foundation
import TestSupport
import Testing

/// Is a session of the built program at a pseudo-terminal, with a home of its own.
final class KeyboardSession {
  let home: URL
  let terminal: PseudoTerminal
  var screen: TerminalScreen { terminal.screen }
  static let prompt = "> "

  /// Lines of `history` are in the history file before the program starts.
  init(
    _ arguments: [String] = [], columns: Int = 80, rows: Int = 24, environment: [String: String] = [:], history: [String] = [], prepare: (URL) throws -> Void = { _ in }
  ) throws {
    home = FileManager.default.temporaryDirectory.appendingPathComponent("kb-" + UUID().uuidString.prefix(8))
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    if !history.isEmpty { try KeyboardSession.write(history.joined(separator: "\n") + "\n", to: KeyboardSession.historyFile(home)) }
    try prepare(home)
    let base = ["HOME": home.path, "XDG_DATA_HOME": home.path + "/data", "PATH": "/usr/bin:/bin", "TZ": "UTC", "LANG": "en_US.UTF-8", "TERM": "xterm-256color"]
    terminal = try PseudoTerminal(
      try BuiltProgram.find(), ["-NoLogo"] + arguments, environment: base.merging(environment) { $1 }.filter { $0.value != "-" }, folder: home.path, columns: columns, rows: rows)
    // A short prompt, so that narrow screens have room.
    #expect(terminal.wait { $0.text.contains(">") }, "no prompt: \(screen.text)")
    terminal.settle()
  }

  deinit { try? FileManager.default.removeItem(at: home) }

  static func historyFile(_ home: URL) -> URL { home.appendingPathComponent(".local/state/simlet/history") }

  static func write(_ text: String, to file: URL) throws {
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  var historyText: String { (try? String(contentsOf: KeyboardSession.historyFile(home), encoding: .utf8)) ?? "" }

  /// A session whose prompt is `T> `: profile and all.
  static func short(_ arguments: [String] = [], columns: Int = 80, rows: Int = 24, environment: [String: String] = [:], history: [String] = []) throws -> KeyboardSession {
    let session = try KeyboardSession(arguments, columns: columns, rows: rows, environment: environment, history: history)
    session.press("function prompt { 'T> ' }\r")
    session.press("\u{0c}")
    return session
  }

  func press(_ keys: String) { terminal.press(keys) }

  /// Types a line and Enter, and waits for the next prompt.
  func enter(_ line: String) {
    terminal.press(line)
    terminal.press("\r")
    terminal.waitForPrompt()
  }

  /// What stands in the row of the cursor.
  var row: String { screen.line(screen.row) }
}

enum Keys {
  static let up = "\u{1b}[A", down = "\u{1b}[B", right = "\u{1b}[C", left = "\u{1b}[D", home = "\u{1b}[H", end = "\u{1b}[F", delete = "\u{1b}[3~", backTab = "\u{1b}[Z"
  static let backspace = "\u{7f}", escape = "\u{1b}", enter = "\r", tab = "\t", altEnter = "\u{1b}\r", wordLeft = "\u{1b}[1;5D", wordRight = "\u{1b}[1;5C"
  static func control(_ letter: Character) -> String { String(UnicodeScalar((letter.asciiValue ?? 0x60) & 0x1f)) }
  static func alt(_ letter: Character) -> String { "\u{1b}\(letter)" }
  static func pasted(_ text: String) -> String { "\u{1b}[200~" + text.replacingOccurrences(of: "\n", with: "\r") + "\u{1b}[201~" }
}
