import Objects

/// What the engine asks of whoever shows things to the user and reads the keyboard; the Shell subclasses it.
package class Host {
  package init() {}

  package var name: String { "ConsoleHost" }
  /// Whether somebody can be asked.
  package var isInteractive: Bool { false }
  /// The width of a line in cells; nil when output goes to no terminal (then 80 holds).
  package var width: Int { 80 }

  /// Shows an object of the output stream in its default view.
  package func show(_ value: Value) throws {}
  /// Ends the output of one command line: a table that waits for more rows is printed now.
  package func finishOutput() throws {}
  /// Shows an error record.
  package func show(error: ErrorRecord) {}
  /// `Write-Host`: text as it is.
  package func write(_ text: String, newLine: Bool, foreground: String?, background: String?) {}
  /// A line of the warning, verbose or debug stream with its prefix.
  package func write(_ record: StreamRecord) {}
  package func progress(activity: String, status: String, percent: Int, completed: Bool) {}
  /// Reads a line; nil at the end of input.
  package func readLine(prompt: String, masked: Bool) throws -> String? { nil }
  /// Asks a question; the index of the choice.
  package func choose(caption: String, message: String, choices: [(label: String, help: String)], preset: Int) throws -> Int { preset }
  package func setTitle(_ title: String) {}
  package func clear() {}
  /// The native program's output passes through here.
  package func writeRaw(_ bytes: [UInt8], toError: Bool) {}
}
