import Cmdlets
import Engine
import Objects

/// The debugger's own commands at its prompt: steps, the source and help. Every other line is PowerShell.
struct DebuggerCommands {
  enum Result {
    case resume(DebuggerStop.ResumeAction)
    /// The command is done; the script stands still.
    case done
    /// Text to run as PowerShell.
    case run(String)
  }

  /// What the empty line repeats.
  enum Repeatable { case stepInto, stepOver, list }

  /// The words that are no commands of PowerShell.
  static let names: Set<String> = ["s", "stepinto", "v", "stepover", "o", "stepout", "c", "continue", "d", "detach", "q", "quit", "k", "h", "?", "l", "list"]

  private let host: ConsoleHost
  /// Lives longer than one stop: Enter steps on and on.
  private(set) var last: Repeatable?
  private var listing: SourceListing?

  init(_ host: ConsoleHost) { self.host = host }

  /// A script stands still: its source is listed anew.
  mutating func begin(_ stop: DebuggerStop) { listing = stop.position.map { SourceListing($0) } }

  mutating func run(_ text: String) -> Result {
    let words = text.split(whereSeparator: \.isWhitespace).map { $0.lowercased() }
    guard let word = words.first else { return repeated() }
    last = nil
    switch (word, words.count) {
    case ("s", 1), ("stepinto", 1):
      last = .stepInto
      return .resume(.stepInto)
    case ("v", 1), ("stepover", 1):
      last = .stepOver
      return .resume(.stepOver)
    case ("o", 1), ("stepout", 1): return .resume(.stepOut)
    case ("c", 1), ("continue", 1): return .resume(.continue)
    case ("d", 1), ("detach", 1): return .resume(.detach)
    case ("q", 1), ("quit", 1): return .resume(.quit)
    case ("k", 1): return .run("Get-PSCallStack")
    case ("h", 1), ("?", 1): say(DebuggerCommands.help)
    case ("l", 1...3), ("list", 1...3):
      last = .list
      show { try $0.list(words.count > 1 ? words[1] : nil, words.count > 2 ? words[2] : nil) }
    default: return .run(text)
    }
    return .done
  }

  private mutating func repeated() -> Result {
    switch last {
    case .stepInto: return .resume(.stepInto)
    case .stepOver: return .resume(.stepOver)
    case .list: show { $0.listNext() }
    case nil: break
    }
    return .done
  }

  private mutating func show(_ make: (inout SourceListing) throws -> [String]) {
    guard var source = listing else { return say(["Source code is not available."]) }
    do { say(try make(&source)) } catch let fault as SourceListing.Fault { say([fault.message]) } catch {}
    listing = source
  }

  private func say(_ lines: [String]) { for line in lines { host.write(line, newLine: true, foreground: nil, background: nil) } }

  private static let help = [
    "", " s, stepInto         Single step (step into functions, scripts, etc.)", " v, stepOver         Step to next statement (step over functions, scripts, etc.)",
    " o, stepOut          Step out of the current function, script, etc.", "", " c, continue         Continue operation",
    " q, quit             Stop operation and exit the debugger", " d, detach           Continue operation and detach the debugger.", "",
    " k, Get-PSCallStack Display call stack", "", " l, list             List source code for the current script.  ",
    "                     Use \"list\" to start from the current line, \"list <m>\"  ", "                     to start from line <m>, and \"list <m> <n>\" to list <n> ",
    "                     lines starting from line <m>", "", " <enter>             Repeat last command if it was stepInto, stepOver or list", "",
    " ?, h                displays this help message.", "", "",
    "For instructions about how to customize your debugger prompt, type \"help about_prompt\".", "",
  ]
}
