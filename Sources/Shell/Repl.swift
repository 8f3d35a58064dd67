#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Cmdlets
import Diagnostics
import Engine
import Objects
import Syntax
import Terminal

/// The prompt: reads command lines, whole statements at a time, and runs them in the global scope.
final class Repl {
  /// How a session at the prompt begins.
  enum Manner {
    case greeting, quiet
    /// `-Command -`: no prompt, no echo.
    case silent
  }

  let session: Session
  private var engine: Engine { session.engine }
  private let history: HistoryFile
  private lazy var editor = LineEditor(
    historySize: 4096,
    complete: { [unowned self] line, cursor in PromptCompletion(engine).offers(line, cursor) },
    show: { StandardOutput.output.write($0); StandardOutput.output.flush() })
  /// Standard input is a terminal that lines are edited on; otherwise lines are read as they come and echoed.
  private let isTerminal = isatty(0) != 0 && isatty(1) != 0
  private var isSilent = false
  private var isPrepared = false
  private var level = 0

  init(_ session: Session) {
    self.session = session
    history = HistoryFile.standard
  }

  /// Runs until `exit` or the end of input; the result is the exit code.
  func run(_ manner: Manner) -> Int32 {
    isSilent = manner == .silent
    if manner == .greeting, !session.options.noLogo { StandardOutput.output.write("PowerShell 7.6.5\n") }
    let code = loop()
    if isTerminal { TerminalSettings.restore() }
    return code
  }

  /// A prompt within a running command: `exit` goes back to it.
  func runNested() {
    level += 1
    engine.global.scope.force(Symbol("NestedPromptLevel"), .int(Int32(level)))
    let wasInterrupted = Repl.interruptFlag.pointee
    _ = loop()
    Repl.interruptFlag.pointee = wasInterrupted
    level -= 1
    engine.global.scope.force(Symbol("NestedPromptLevel"), .int(Int32(level)))
  }

  private func loop() -> Int32 {
    prepare()
    while true {
      guard let text = readStatement() else { return endOfInput() }
      if text.allSatisfy(\.isWhitespace) { continue }
      if isTerminal {
        editor.remember(text)
        history.append(SecretText.masked(text))
      }
      let start = now
      let code = execute(text)
      engine.addHistory(SecretText.masked(text))
      SessionHistory.add(SecretText.masked(text), start: start, end: now, succeeded: engine.lastSucceeded)
      if let code { return code }
    }
  }

  private var now: DateTime { DateTime(ticks: engine.runtime.utcTicks, kind: .local) }

  private func endOfInput() -> Int32 {
    if isTerminal { StandardOutput.output.write("\n") }
    StandardOutput.output.flush()
    return isSilent && !engine.lastSucceeded ? 1 : engine.exitCodeForBareExit
  }

  private func prepare() {
    guard isTerminal, !isPrepared else { return }
    isPrepared = true
    TerminalSettings.hideControlCharacters()
    if !session.options.strict { session.host.hint = { [unowned self] in ErrorHint(engine).text(for: $0) } }
    for line in history.read() { editor.remember(line) }
  }

  /// The flag that Ctrl-C sets while a command runs.
  nonisolated(unsafe) static let interruptFlag: UnsafeMutablePointer<UInt8> = {
    let flag = UnsafeMutablePointer<UInt8>.allocate(capacity: 1)
    flag.initialize(to: 0)
    interruptByte = flag
    return flag
  }()

  /// Reads lines until they make a complete statement; nil at the end of input.
  ///
  /// A statement that was begun on one line and goes on over others ends with an empty line, as PowerShell's own reader has it.
  private func readStatement() -> String? {
    var text = ""
    while true {
      switch readLine(prompt: text.isEmpty ? prompt() : ">> ") {
      case .interrupted:
        StandardOutput.output.write("\n")
        text = ""
      case .closed:
        if text.isEmpty { return nil }
        if isTerminal, !TerminalSettings.isGone { continue }
        return isSilent && !isIncomplete(text) ? text : nil
      case .line(let line):
        let isFirst = text.isEmpty
        text += isFirst ? line : "\n" + line
        if isFirst || line.allSatisfy(\.isWhitespace) || line.contains("\n"), !isIncomplete(text) { return text }
      }
    }
  }

  private func isIncomplete(_ text: String) -> Bool { Parser.parse(SourceText(text)).isIncomplete }

  private func readLine(prompt: String) -> LineEditor.Input {
    StandardOutput.output.flush()
    if isTerminal {
      defer { TerminalSettings.hideControlCharacters() }
      return editor.read(prompt: prompt)
    }
    if !isSilent {
      StandardOutput.output.write(prompt)
      StandardOutput.output.flush()
    }
    guard let line = StandardInput.readLine() else { return .closed }
    if !isSilent { StandardOutput.output.write(line + "\n") }
    return .line(line)
  }

  /// The first thing that the function `prompt` gives; `PS>` if it gives nothing or fails.
  private func prompt() -> String {
    guard !isSilent else { return "" }
    let mark = LessonDesk.open(in: engine)?.promptMark ?? ""
    let usual = "PS \(Locations.current(engine).display)\(String(repeating: ">", count: level + 1)) "
    guard let function = engine.findFunction("prompt", engine.global.scope), !BuiltInFunctions.isBuiltIn(function) else { return mark + usual }
    let sink = ListSink()
    do {
      try engine.call(function.block, [Value](), engine.global.scope, sink)
      let text = try sink.items.first?.text() ?? ""
      return mark + (text.isEmpty ? "PS>" : text)
    } catch { return "PS>" }
  }

  /// Runs one statement; the exit code if it was `exit`.
  private func execute(_ text: String) -> Int32? {
    Repl.interruptFlag.pointee = 0
    defer { StandardOutput.output.flush() }
    return ScriptRunner(session).runInteractively(text)
  }
}

/// Keeps the terminal from showing `^C`, as PowerShell's prompt does.
enum TerminalSettings {
  private nonisolated(unsafe) static var before: termios?

  /// The line editor puts its own settings back after each line, so this is done again and again.
  static func hideControlCharacters() {
    var settings = termios()
    guard tcgetattr(0, &settings) == 0 else { return }
    if before == nil { before = settings }
    settings.c_lflag &= ~tcflag_t(ECHOCTL)
    tcsetattr(0, TCSADRAIN, &settings)
  }

  static func restore() {
    guard var settings = before else { return }
    tcsetattr(0, TCSADRAIN, &settings)
  }

  /// Nobody is at the terminal any more.
  static var isGone: Bool {
    var entry = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
    return poll(&entry, 1, 0) < 0 || entry.revents & Int16(POLLHUP | POLLERR | POLLNVAL) != 0
  }
}
