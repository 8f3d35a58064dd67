import Foundation
import TestSupport

/// Times key presses at a pseudo-terminal: `dev bench keys` prints how long the program takes to draw after a key, with a history of 10,000 lines and a tenant of 10,000 users.
enum BenchKeys {
  static func run(_ arguments: [String]) throws -> Int32 {
    let program = arguments.first.map { URL(fileURLWithPath: $0) } ?? DevPaths.root.appendingPathComponent(".build/release/simlet")
    let home = FileManager.default.temporaryDirectory.appendingPathComponent("keys-" + UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: home) }
    let environment = BuiltProgram.environment(home: home.path).merging(["TERM": "xterm-256color", "LANG": "C.UTF-8"]) { $1 }
    try prepare(home, program, environment)
    let terminal = try PseudoTerminal(program, ["-NoLogo", "-Tenant", "keys"], environment: environment, folder: home.path)
    terminal.waitForPrompt()
    // The first command of the module loads it.
    terminal.run("Get-CsOnlineUser -Identity person1@contoso.com | Out-Null")
    let text = "Get-CsOnlineDialInConferencingUser -Identity person77@contoso.com | Where-Object { $_.ServiceNumber -like '*5*' }"
    report("typing a command line", (0..<5).flatMap { _ in line(text, terminal) })
    report("the same into 40 lines", block(terminal, text))
    report("Up in the history", (0..<100).map { _ in key("\u{1b}[A", terminal) })
    _ = key("\u{3}", terminal)
    report("Ctrl+R, letter by letter", search(terminal))
    report("Tab on 10,000 users", completions(terminal))
    return 0
  }

  private static func prepare(_ home: URL, _ program: URL, _ environment: [String: String]) throws {
    let file = home.appendingPathComponent(".local/state/simlet/history")
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    let history = (1...10_000).map { "Get-CsOnlineUser -Identity person\($0)@contoso.com | Format-List DisplayName, Country" }
    try Data((history.joined(separator: "\n") + "\n").utf8).write(to: file)
    let script = DevPaths.root.appendingPathComponent("Tests/Benchmarks/Keyboard/tenant.ps1").path
    let made = try BuiltProgram.run(program, ["-NoProfile", "-HostAccess", "Full", "-Tenant", "keys", "-File", script], environment: environment, folder: home.path)
    if made.code != 0 { print(made.output) }
  }

  /// Milliseconds from the key to the last byte of what is drawn for it.
  private static func key(_ keys: String, _ terminal: PseudoTerminal) -> Double { terminal.time(keys) * 1000 }

  private static func line(_ text: String, _ terminal: PseudoTerminal) -> [Double] {
    defer { _ = key("\u{3}", terminal) }
    return text.map { key(String($0), terminal) }
  }

  private static func block(_ terminal: PseudoTerminal, _ text: String) -> [Double] {
    terminal.press("\u{1b}[200~if (1) {\r" + String(repeating: text + "\r", count: 19) + "\u{1b}[201~")
    return line(text, terminal)
  }

  private static func search(_ terminal: PseudoTerminal) -> [Double] {
    defer { _ = key("\u{3}", terminal) }
    return [key("\u{12}", terminal)] + "person77@".map { key(String($0), terminal) }
  }

  private static func completions(_ terminal: PseudoTerminal) -> [Double] {
    (0..<10).map { _ in
      terminal.press("Get-CsOnlineUser -Identity person5")
      defer {
        terminal.press("\u{7}")
        terminal.press("\u{3}")
      }
      return key("\t", terminal)
    }
  }

  private static func report(_ name: String, _ times: [Double]) {
    let sorted = times.sorted()
    func share(_ part: Double) -> String { String(format: "%.2f", sorted[min(sorted.count - 1, Int(Double(sorted.count) * part))]) }
    print("\(name): median \(share(0.5)) ms, 95 % \(share(0.95)) ms, worst \(share(1)) ms, \(times.count) keys")
  }
}
