#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Cmdlets
import Engine
import Formatting
import Objects
import Terminal

/// Shows what the engine outputs on the console, and asks the user.
final class ConsoleHost: Host {
  let environment: FormatEnvironment
  private lazy var formatter = makeFormatter()

  private func makeFormatter() -> OutputFormatter {
    let formatter = OutputFormatter(
      width: width - 1, environment: environment, isForTerminal: isTerminal, speaks: isSpoken, style: isColoured ? style : .plain
    ) { [unowned self] line in
      StandardOutput.output.write(heard(line))
      StandardOutput.output.write("\n")
      Transcript.current?.write((isColoured ? StandardOutput.plain(line) : line) + "\n")
    }
    if isTerminal, !isSpoken, warnsOfLosses { formatter.warn = { [unowned self] in show(message: "WARNING: \($0)") } }
    return formatter
  }

  /// A person at a terminal is told what tables could not show; a file or a pipe gets PowerShell's own lines.
  var warnsOfLosses = false
  override var isTerminal: Bool { writesToTerminal }
  private let writesToTerminal = isatty(1) != 0
  var allowsPrompts: Bool
  unowned(unsafe) var engine: Engine?
  private var style: OutputStyle

  init(allowsPrompts: Bool) {
    environment = FormatSession.environment
    self.allowsPrompts = allowsPrompts
    style = writesToTerminal && getenv("NO_COLOR") == nil && ConsoleHost.terminalName != "dumb" ? .ansi : .plain
    super.init()
  }

  private static var terminalName: String { getenv("TERM").map { String(cString: $0) } ?? "dumb" }

  /// Output is read aloud: the option says so, or the terminal cannot move its cursor.
  var isSpoken = false

  /// Read aloud, a text has no escape sequences.
  private func heard(_ text: String) -> String { isSpoken && text.utf8.contains(0x1b) ? StandardOutput.plain(text) : text }

  override var isInteractive: Bool { allowsPrompts }

  override var width: Int {
    var size = winsize()
    if isTerminal, ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
    return 80
  }

  /// Streams of objects in place of text: `-OutputFormat XML`.
  var xml: (output: CliXmlStream, error: CliXmlStream)?

  func useXml() {
    xml = (
      CliXmlStream { StandardOutput.output.write($0) },
      CliXmlStream {
        StandardOutput.error.write($0)
        StandardOutput.error.flush()
      })
  }

  override func show(_ value: Value) throws {
    if value.isVoid { return }
    if interruptRequested { throw Interrupted() }
    if let xml, !(value.asObject is StreamRecord), (value.asObject as? ErrorRecord)?.added?.find("writeErrorStream") == nil {
      return try xml.output.write(value, stream: "Output")
    }
    if let record = value.asObject as? ErrorRecord, record.added?.find("writeErrorStream") != nil { return show(error: record) }
    if let record = value.asObject as? StreamRecord { return write(record) }
    try formatter.write(value)
    if isTerminal { StandardOutput.output.flush() }
  }

  override func finishOutput() throws {
    try formatter.finish()
    if isTerminal { StandardOutput.output.flush() }
  }

  /// Whether an error was shown: a plan must not pass over it.
  private(set) var hasShownErrors = false

  override func show(error record: ErrorRecord) {
    hasShownErrors = true
    StandardOutput.output.flush()
    let name = engine.flatMap { engine in try? engine.global.scope.lookup(Symbol("ErrorView"))?.text() } ?? "ConciseView"
    let view = ErrorView.allNamed(name)
    if let xml {
      let text = SecretText.masked(ErrorView.text(of: record, view: view, width: width)) + "\n"
      try? xml.error.write(Value(text), stream: "Error")
      return
    }
    let lines = isSpoken ? ErrorView.spoken(record) : ErrorView.lines(of: record, view: view, width: width, style: style, isForTerminal: isatty(2) != 0)
    for line in lines {
      // A PIN that was typed as a word stands in the line that is shown.
      let line = SecretText.masked(line)
      StandardOutput.error.write(line + "\n")
      Transcript.current?.write(StandardOutput.plain(line) + "\n")
    }
    if let hint = hint?(record) { StandardOutput.error.write(hint + "\n") }
    StandardOutput.error.flush()
  }

  private var lastProgress = 0

  /// Read aloud, progress is a line on the error stream, at most one a second; a terminal gets none.
  override func progress(activity: String, status: String, percent: Int, completed: Bool) {
    let second = Int(time(nil))
    guard isSpoken, !completed, second != lastProgress else { return }
    lastProgress = second
    StandardOutput.output.flush()
    StandardOutput.error.write("\(activity): \(percent >= 0 ? "\(percent) percent" : status)\n")
    StandardOutput.error.flush()
  }

  /// A line behind an error that helps on: set at the prompt only, for scripts get PowerShell's own text.
  var hint: ((ErrorRecord) -> String?)?

  override func write(_ text: String, newLine: Bool, foreground: String?, background: String?) {
    if let xml {
      try? xml.error.write(Value(newLine ? text + "\n" : text), stream: "information")
      return
    }
    let shown = heard(isTerminal ? ControlText.shown(text, keeping: .screen) : text)
    show(isColoured ? ConsoleColours.painted(shown, foreground: foreground, background: background) : shown, kept: text, newLine: newLine)
  }

  /// Colours are for terminals that know them; what is kept has none.
  private var isColoured: Bool { !isSpoken && !style.reset.isEmpty }

  private func show(_ shown: String, kept text: String, newLine: Bool) {
    StandardOutput.output.write(shown)
    if newLine { StandardOutput.output.write("\n") }
    Transcript.current?.write(newLine ? text + "\n" : text)
    if isTerminal { StandardOutput.output.flush() }
  }

  private func show(message text: String) {
    let shown = heard(isTerminal ? ControlText.shown(text, keeping: .colours) : text)
    show(isColoured ? ConsoleColours.painted(shown, ConsoleColours.message) : shown, kept: text, newLine: true)
  }

  override func write(_ record: StreamRecord) {
    if let xml, record.stream != .information {
      try? xml.error.write(Value(record.message + "\n"), stream: "\(record.stream)")
      return
    }
    switch record.stream {
    case .warning: show(message: "WARNING: \(record.message)")
    case .verbose: show(message: "VERBOSE: \(record.message)")
    case .debug: show(message: "DEBUG: \(record.message)")
    case .information: if record.isShown { write(record.message, newLine: record.endsLine, foreground: record.foreground, background: record.background) }
    }
  }

  override func writeRaw(_ bytes: [UInt8], toError: Bool) {
    StandardOutput.output.flush()
    let target = toError ? StandardOutput.error : StandardOutput.output
    target.write(bytes: bytes)
    target.flush()
  }

  override var height: Int {
    var size = winsize()
    if isTerminal, ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_row > 0 { return Int(size.ws_row) }
    return 50
  }

  /// At a terminal the answer is typed there; a line from a pipe is shown as if it were.
  override func readLine(prompt: String, masked: Bool) throws -> String? {
    StandardOutput.output.write(heard(prompt))
    StandardOutput.output.flush()
    guard let line = try answer(masked) else { return nil }
    Transcript.current?.write(StandardOutput.plain(prompt) + (masked ? String(repeating: "*", count: line.count) : SecretText.masked(line)) + "\n")
    return line
  }

  private func answer(_ masked: Bool) throws -> String? {
    if isatty(0) != 0 {
      defer { StandardOutput.endRow() }
      switch TerminalInput.answer(mask: masked ? "*" : nil) {
      case .line(let text): return text
      case .interrupted: throw Interrupted()
      case .closed: return nil
      }
    }
    guard let line = StandardInput.readLine() else { return nil }
    StandardOutput.output.write((masked ? String(repeating: "*", count: line.count) : line) + "\n")
    return line
  }

  override func readKey(echo: Bool) throws -> PressedKey? {
    guard allowsPrompts, isatty(0) != 0 else { return nil }
    StandardOutput.output.flush()
    switch KeyPress.read() {
    case .interrupted: throw Interrupted()
    case .closed: return nil
    case .key(let key):
      if echo, key.character >= 32 { write(String(decoding: [key.character], as: UTF16.self), newLine: false, foreground: nil, background: nil) }
      return PressedKey(character: key.character, code: key.code)
    }
  }

  override func readToEnd() -> String { StandardInput.readToEnd() }

  override func readSecret(prompt: String) throws -> Value? { try readLine(prompt: prompt, masked: true).map { .object(SecureText($0)) } }

  override func readCredential(userName: String) throws -> Value? {
    var name = userName
    while name.isEmpty {
      guard let typed = try readLine(prompt: "User: ", masked: false) else { return nil }
      name = typed
    }
    guard let password = try readLine(prompt: "Password for user \(name): ", masked: true) else { return nil }
    write("", newLine: true, foreground: nil, background: nil)
    return .object(CredentialObject(name, SecureText(password)))
  }

  /// Runs a prompt inside of a command; set by whoever has one.
  var nestedPrompt: (() throws -> Void)?
  override func enterNestedPrompt() throws { try nestedPrompt?() }

  /// Reads the debugger's commands; set by whoever has a prompt.
  var debuggerPrompt: ((DebuggerStop) -> DebuggerStop.ResumeAction)?
  /// The debugger has said how to ask for help, for this command line.
  var hasGreetedDebugger = false

  override func debug(_ stop: DebuggerStop) throws -> DebuggerStop.ResumeAction {
    try finishOutput()
    if !hasGreetedDebugger {
      hasGreetedDebugger = true
      show(message: "Entering debug mode. Use h or ? for help. \n")
    }
    for breakpoint in stop.breakpoints { show(message: "Hit \(try breakpoint.describe())") }
    if !stop.breakpoints.isEmpty { show(message: "") }
    if !stop.positionMessage.isEmpty { show(message: stop.positionMessage) }
    return debuggerPrompt?(stop) ?? .continue
  }

  private var windowTitle = ""
  override var title: String {
    get { windowTitle }
    set {
      windowTitle = newValue
      guard isTerminal, !isSpoken else { return }
      StandardOutput.output.write("\u{1b}]0;\(newValue.filter { !$0.isNewline && $0 != "\u{7}" && $0 != "\u{1b}" })\u{7}")
      StandardOutput.output.flush()
    }
  }

  override func clear() {
    guard isTerminal, !isSpoken else { return }
    StandardOutput.output.write("\u{1b}[H\u{1b}[2J\u{1b}[3J")
    StandardOutput.output.flush()
  }

  override func choose(caption: String, message: String, choices: [(label: String, help: String)], preset: Int) throws -> Int {
    guard allowsPrompts else {
      throw PSError(
        "PSInvalidOperationException",
        "PowerShell is in NonInteractive mode. Read and Prompt functionality is not available.",
        id: "InvalidOperation", category: .InvalidOperation)
    }
    return try ChoicePrompt(caption: caption, message: message, choices: choices, preset: preset).ask(self)
  }
}

extension ErrorView {
  /// The view of a name, ignoring case; the concise one if there is none.
  static func allNamed(_ name: String) -> ErrorView {
    [.concise, .normal, .category, .detailed].first { FoldedName.equal($0.rawValue, name) } ?? .concise
  }
}
