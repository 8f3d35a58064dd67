import Transcripts

/// One step of a demo: what the audience reads, what the presenter reads, and the commands to type.
package struct DemoStep {
  package let title: String
  /// The line of the file, from 1, on which the step begins.
  package let line: Int
  /// Paragraphs that are shown, one a line.
  package internal(set) var text: [String] = []
  /// Lines for the presenter alone.
  package internal(set) var notes: [String] = []
  package internal(set) var commands: [Command] = []

  /// A command as it is typed; lines behind the first stand after `>> `.
  package struct Command {
    package let input: String
    /// Runs unseen: it only prepares.
    package let isSetup: Bool
    /// Milliseconds to wait before it is typed, where nobody presses keys: `<!-- pause 2 -->`.
    package let pause: Int

    package init(input: String, isSetup: Bool = false, pause: Int = 0) {
      self.input = input
      self.isSetup = isSetup
      self.pause = pause
    }

    /// The lines to type, without what would steer the terminal.
    package var lines: [String] { TextLines.split(input).map(PlainText.line) }
  }
}
