import Transcripts

/// A demo: a session in Markdown whose headings are steps.
///
/// The head names the language (`culture: sv-SE`). Paragraphs are shown, quotes (`> `) are the presenter's notes, fences marked
/// `pwsh` are the commands and what they print: the file is a test as well.
package struct DemoScript {
  /// Why a file is no demo, and where.
  package struct Problem: Error {
    package let line: Int
    package let message: String
  }

  package private(set) var title = ""
  package private(set) var introduction: [String] = []
  package private(set) var notes: [String] = []
  package private(set) var steps: [DemoStep] = []
  package let settings: FrontMatter
  /// Files above this size are no demos.
  package static let largestFile = 1 << 20
  private static let mostSteps = 500

  package init(_ bytes: [UInt8]) throws {
    guard bytes.count <= DemoScript.largestFile else { throw Problem(line: 1, message: "The file is larger than 1 MB.") }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw Problem(line: 1, message: "The file is not UTF-8 text.") }
    let lines = TextLines.split(text)
    settings = FrontMatter(lines)
    var fence: (line: Int, isCommands: Bool, lines: [String])?, paragraph = "", pause = 0
    for (index, line) in lines.enumerated().dropFirst(settings.lineCount) {
      if let open = fence {
        if line.hasPrefix("```") {
          if open.isCommands {
            try add(open.lines, at: open.line, pause: pause)
            pause = 0
          }
          fence = nil
        } else { fence?.lines.append(line) }
        continue
      }
      if line.hasPrefix("<!--"), line.hasSuffix("-->") {
        pause += DemoScript.pause(line)
        continue
      }
      let isText = !line.isEmpty && !line.hasPrefix("#") && !line.hasPrefix(">") && !line.hasPrefix("```")
      if isText { paragraph += paragraph.isEmpty ? line : " " + line }
      if !isText || index == lines.count - 1 { flush(&paragraph) }
      if line.hasPrefix("```") { fence = (index + 1, line.hasPrefix("```pwsh"), [line]) } else if !isText { try take(line, at: index + 1) }
    }
    flush(&paragraph)
    if let fence { throw Problem(line: fence.line, message: "The fence that begins here has no end.") }
    guard !title.isEmpty else { throw Problem(line: 1, message: "The title is missing: a line that begins with '# '.") }
    guard !steps.isEmpty else { throw Problem(line: lines.count, message: "There are no steps: lines that begin with '## '.") }
  }

  /// The milliseconds of a comment `<!-- pause 2 -->`, a minute at most; other comments say nothing.
  private static func pause(_ comment: String) -> Int {
    let words = comment.split(separator: " ")
    guard words.count == 4, words[1].lowercased() == "pause", let seconds = Double(words[2]), seconds > 0 else { return 0 }
    return Int(min(seconds, 60) * 1000)
  }

  private mutating func take(_ line: String, at number: Int) throws {
    if line.hasPrefix(">") {
      let note = PlainText.line(String(line.dropFirst(line.hasPrefix("> ") ? 2 : 1)))
      if steps.isEmpty { notes.append(note) } else { steps[steps.count - 1].notes.append(note) }
    } else if line.hasPrefix("## ") {
      guard steps.count < DemoScript.mostSteps else { throw Problem(line: number, message: "There are more than \(DemoScript.mostSteps) steps.") }
      steps.append(DemoStep(title: PlainText.line(String(line.dropFirst(3))), line: number))
    } else if line.hasPrefix("# ") {
      title = PlainText.line(String(line.dropFirst(2)))
    }
  }

  private mutating func flush(_ paragraph: inout String) {
    guard !paragraph.isEmpty else { return }
    let text = PlainText.line(paragraph)
    if steps.isEmpty { introduction.append(text) } else { steps[steps.count - 1].text.append(text) }
    paragraph = ""
  }

  private mutating func add(_ fence: [String], at line: Int, pause: Int) throws {
    guard let session = SpecFile((fence + ["```"]).joined(separator: "\n")).cases.first?.sessions.first else {
      throw Problem(line: line, message: "The fence has no command: a line that begins with 'PS> '.")
    }
    guard !steps.isEmpty else { throw Problem(line: line, message: "A command stands before the first step.") }
    steps[steps.count - 1].commands += session.interactions.enumerated().map { index, interaction in
      DemoStep.Command(input: interaction.input, isSetup: session.traits.contains(.setup), pause: index == 0 ? pause : 0)
    }
  }
}
