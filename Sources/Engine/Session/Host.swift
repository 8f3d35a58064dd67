import Objects

/// What the engine asks of whoever shows things to the user and reads the keyboard; the Shell subclasses it.
open class Host {
  public init() {}

  open var name: String { "ConsoleHost" }
  /// Whether somebody can be asked.
  open var isInteractive: Bool { false }
  /// The width of a line in cells; nil when output goes to no terminal (then 80 holds).
  open var width: Int { 80 }
  /// Output goes to a terminal that knows escape sequences.
  open var isTerminal: Bool { false }
  /// The height of the screen in lines.
  open var height: Int { 50 }

  /// Shows an object of the output stream in its default view.
  open func show(_ value: Value) throws {}
  /// Ends the output of one command line: a table that waits for more rows is printed now.
  open func finishOutput() throws {}
  /// Shows an error record.
  open func show(error: ErrorRecord) {}
  /// `Write-Host`: text as it is.
  open func write(_ text: String, newLine: Bool, foreground: String?, background: String?) {}
  /// A line of the warning, verbose or debug stream with its prefix.
  open func write(_ record: StreamRecord) {}
  open func progress(activity: String, status: String, percent: Int, completed: Bool) {}
  /// Reads a line; nil at the end of input.
  open func readLine(prompt: String, masked: Bool) throws -> String? { nil }
  /// All that is left of standard input.
  open func readToEnd() -> String { "" }
  /// Waits for one key; nil where there is no keyboard.
  open func readKey(echo: Bool) throws -> PressedKey? { nil }
  /// Reads a secret as a secure string; nil at the end of input.
  open func readSecret(prompt: String) throws -> Value? { nil }
  /// Asks for a user name, if none is given, and a password; nil at the end of input.
  open func readCredential(userName: String) throws -> Value? { nil }
  /// Asks a question; the index of the choice.
  open func choose(caption: String, message: String, choices: [(label: String, help: String)], preset: Int) throws -> Int { preset }
  /// Runs a prompt within the command that runs, until `exit`.
  open func enterNestedPrompt() throws {}
  /// A script stands still: asks the user, and says how it goes on.
  open func debug(_ stop: DebuggerStop) throws -> DebuggerStop.ResumeAction { .continue }
  open var title: String {
    get { "" }
    set {}
  }
  open func clear() {}
  /// The native program's output passes through here.
  open func writeRaw(_ bytes: [UInt8], toError: Bool) {}
}
