#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Cmdlets
import Engine
import Objects
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
  private lazy var highlighter = CommandLineHighlighter(engine)
  private let suggester = HistorySuggester()
  private lazy var editor = makeEditor()
  /// Standard input is a terminal that lines are edited on; otherwise lines are read as they come and echoed.
  private let isTerminal = isatty(0) != 0 && isatty(1) != 0
  private var isSilent = false
  private var isPrepared = false
  private var level = 0
  /// The script that stands still while the debugger's prompt is open.
  var stopped: DebuggerStop?
  lazy var debuggerCommands = DebuggerCommands(session.host)

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
    nest(by: 1)
    let wasInterrupted = interruptRequested
    _ = loop()
    Attention.clearInterrupt()
    if wasInterrupted { Attention.byte.pointee |= Attention.interrupt }
    nest(by: -1)
  }

  func nest(by step: Int) {
    level += step
    engine.global.scope.force(Symbol("NestedPromptLevel"), .int(Int32(level)))
  }

  private func makeEditor() -> LineEditor {
    let isSpoken = session.host.isSpoken, colours = TerminalSettings.colours
    let judge = StatementJudge(endsWithEmptyLine: isSpoken || colours == .none)
    var services = LineEditor.Services(highlighter: highlighter, completer: PromptCompletion(engine), suggester: suggester, judge: judge)
    services.mayHaveNews = { [unowned self] in Attention.byte.pointee & Attention.events != 0 || SessionEvents.of(engine).wantsIdle }
    services.news = { [unowned self] in news() }
    let editor = LineEditor(services: services, isSpoken: isSpoken, colours: colours) {
      StandardOutput.output.write($0)
      StandardOutput.output.flush()
    }
    suggester.history = editor.history
    return editor
  }

  /// Lets events be dealt with while the prompt waits; what their actions print.
  private func news() -> String? {
    let text = StandardOutput.capture {
      try? SessionEvents.of(engine).attend()
      try? SessionEvents.of(engine).idle()
      try? session.host.finishOutput()
    }
    return text.isEmpty ? nil : text
  }

  private func loop() -> Int32 {
    prepare()
    while true {
      guard let text = readCommand() else { return endOfInput() }
      if text.allSatisfy(\.isWhitespace) { continue }
      let kept = SecretText.masked(text)
      remember(text)
      let start = now
      let code = execute(text)
      engine.addHistory(kept)
      SessionHistory.of(engine).add(kept, start: start, end: now, succeeded: engine.lastSucceeded)
      if let code { return code }
    }
  }

  /// Reads a statement from wherever they come; nil at the end of input.
  func readCommand() -> String? { isTerminal ? readEdited() : readStatement() }

  /// Puts a line into the history of the keyboard.
  func remember(_ text: String) {
    guard isTerminal else { return }
    let kept = SecretText.masked(text)
    let line = kept.last == "\n" ? String(kept.dropLast()) : kept
    editor.history.add(line)
    history.append(line)
  }

  private var now: DateTime { DateTime(ticks: engine.runtime.utcTicks, kind: .local) }

  private func endOfInput() -> Int32 {
    StandardOutput.output.flush()
    return isSilent && !engine.lastSucceeded ? 1 : engine.exitCodeForBareExit
  }

  func prepare() {
    guard isTerminal, !isPrepared else { return }
    isPrepared = true
    TerminalSettings.hideControlCharacters()
    if !session.options.strict { session.host.hint = { [unowned self] in ErrorHint(engine).text(for: $0) } }
    for line in history.read() { editor.history.add(line) }
  }

  /// The flag that Ctrl-C sets while a command runs.
  nonisolated(unsafe) static let interruptFlag: UnsafeMutablePointer<UInt8> = Attention.byte

  /// Reads a statement at the terminal; nil when there is nobody any more.
  private func readEdited() -> String? {
    highlighter.forget()
    while true {
      let prompt = prompt()
      StandardOutput.output.flush()
      StandardOutput.error.flush()
      editor.hasWindowsKeys = EditMode.isWindows(engine)
      let input = editor.read(prompt: prompt, startColumn: StandardOutput.column)
      TerminalSettings.hideControlCharacters()
      switch input {
      case .interrupted: continue
      case .closed: return nil
      case .line(let text):
        Transcript.current?.write(StandardOutput.plain(prompt) + SecretText.masked(text) + "\n")
        return text
      }
    }
  }

  /// Reads lines until they make a complete statement; nil at the end of input.
  ///
  /// A statement that was begun on one line and goes on over others ends with an empty line, as PowerShell's own reader has it.
  private func readStatement() -> String? {
    var text = ""
    while true {
      guard let line = readLine(prompt: text.isEmpty ? prompt() : ">> ") else {
        return !text.isEmpty && isSilent && !StatementJudge.isIncomplete(text) ? text : nil
      }
      let isFirst = text.isEmpty
      text += isFirst ? line : "\n" + line
      if isFirst || line.allSatisfy(\.isWhitespace), !StatementJudge.isIncomplete(text) { return text }
    }
  }

  private func readLine(prompt: String) -> String? {
    StandardOutput.output.flush()
    if !isSilent {
      StandardOutput.output.write(prompt)
      StandardOutput.output.flush()
    }
    guard let line = StandardInput.readLine() else { return nil }
    if !isSilent { StandardOutput.output.write(line + "\n") }
    return line
  }

  /// The first thing that the function `prompt` gives; `PS>` if it gives nothing or fails.
  private func prompt() -> String {
    guard !isSilent else { return "" }
    let mark = (LessonDesk.open(in: engine)?.promptMark ?? "") + (stopped == nil ? "" : "[DBG]: ")
    let usual = "PS \(Locations.current(engine).display)\(String(repeating: ">", count: level + 1)) "
    guard let function = engine.findFunction("prompt", engine.global.scope), !BuiltInFunctions.isBuiltIn(function) else { return mark + usual }
    let sink = ListSink()
    do {
      try engine.call(function.block, [Value](), engine.global.scope, sink)
      let text = try sink.items.first?.text() ?? ""
      return (LessonDesk.open(in: engine)?.promptMark ?? "") + (text.isEmpty ? "PS>" : text)
    } catch { return "PS>" }
  }

  /// Runs one statement; the exit code if it was `exit`.
  func execute(_ text: String) -> Int32? {
    Attention.clearInterrupt()
    defer { StandardOutput.output.flush() }
    return ScriptRunner(session).runInteractively(text, in: stopped?.scope, isNested: level > 0)
  }
}
