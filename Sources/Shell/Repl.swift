#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Diagnostics
import Engine
import Objects
import Syntax
import Terminal

/// The prompt: reads command lines, whole statements at a time, and runs them in the global scope.
final class Repl {
  let session: Session
  private var engine: Engine { session.engine }
  private let history: HistoryFile
  private lazy var editor = LineEditor(
    historySize: 4096,
    complete: { [unowned self] line, cursor in Completion(engine).offers(line, cursor) },
    show: { StandardOutput.output.write($0); StandardOutput.output.flush() })
  /// Standard input is a terminal that lines are edited on; otherwise lines are read as they come and echoed.
  private let isTerminal = isatty(0) != 0 && isatty(1) != 0

  init(_ session: Session) {
    self.session = session
    history = HistoryFile.standard
  }

  /// Runs until `exit` or the end of input; the result is the exit code.
  func run() -> Int32 {
    if !session.options.noLogo, isTerminal { StandardOutput.output.write("Simlet: PowerShell 7.6 on a simulated tenant. Type 'help' to begin, 'exit' to leave.\n") }
    if isTerminal {
      LineEditor.watchInterrupts(Repl.interruptFlag)
      for line in history.read() { editor.remember(line) }
    }
    while true {
      guard let text = readStatement() else {
        if isTerminal { StandardOutput.output.write("\n") }
        StandardOutput.output.flush()
        return engine.exitCodeForBareExit
      }
      if text.allSatisfy(\.isWhitespace) { continue }
      if isTerminal {
        editor.remember(text)
        history.append(SecretText.masked(text))
      }
      engine.addHistory(SecretText.masked(text))
      if let code = execute(text) { return code }
    }
  }

  /// The flag that Ctrl-C sets while a command runs.
  private nonisolated(unsafe) static let interruptFlag: UnsafeMutablePointer<UInt8> = {
    let flag = UnsafeMutablePointer<UInt8>.allocate(capacity: 1)
    flag.initialize(to: 0)
    interruptByte = flag
    return flag
  }()

  /// Reads lines until they make a complete statement; nil at the end of input.
  private func readStatement() -> String? {
    var text = ""
    while true {
      guard let line = readLine(prompt: text.isEmpty ? prompt() : ">> ") else {
        if text.isEmpty { return nil }
        return text
      }
      switch line {
      case .interrupted:
        StandardOutput.output.write("^C\n")
        text = ""
        continue
      case .closed: return text.isEmpty ? nil : text
      case .line(let line):
        // An empty continuation line ends the statement, mended or not.
        if !text.isEmpty, line.isEmpty { return text }
        text += text.isEmpty ? line : "\n" + line
        if !Parser.parse(SourceText(text)).isIncomplete { return text }
      }
    }
  }

  private func readLine(prompt: String) -> LineEditor.Input? {
    StandardOutput.output.flush()
    if isTerminal { return editor.read(prompt: prompt) }
    StandardOutput.output.write(prompt)
    guard let line = Swift.readLine(strippingNewline: true) else { return nil }
    StandardOutput.output.write(line + "\n")
    return .line(line)
  }

  /// What the function `prompt` gives; `PS>` if it fails.
  private func prompt() -> String {
    guard let function = engine.findFunction("prompt", engine.global.scope) else { return "PS \(engine.currentFolder)> " }
    let sink = ListSink()
    do {
      try engine.call(function.block, [Value](), engine.global.scope, sink)
      let text = try sink.items.map { try $0.text() }.joined()
      return text.isEmpty ? "PS>" : text
    } catch { return "PS>" }
  }

  /// Runs one statement; the exit code if it was `exit`.
  private func execute(_ text: String) -> Int32? {
    Repl.interruptFlag.pointee = 0
    defer { StandardOutput.output.flush() }
    return ScriptRunner(session).runInteractively(text)
  }
}
