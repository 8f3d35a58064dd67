/// A Markdown file of sessions: headings name cases, fences marked `pwsh` hold what was typed and what was printed.
package struct SpecFile {
  /// One command of a session and the output that must follow it.
  package struct Interaction {
    package var input: String
    package var expected: [String]
    /// The line of the file, from 1, on which the command stands.
    package var line: Int
    /// The lines of expected output in the file, for rewriting.
    package var outputLines: Range<Int>
  }

  /// What a fence's words ask for.
  package struct Traits: OptionSet {
    package let rawValue: Int
    package init(rawValue: Int) { self.rawValue = rawValue }
    /// Runs before the case; its output does not count.
    package static let setup = Traits(rawValue: 1)
    /// Must fail: what is not built yet.
    package static let todo = Traits(rawValue: 2)
    /// Trailing blanks count.
    package static let exact = Traits(rawValue: 4)
    /// Real PowerShell prints otherwise; the prose says why.
    package static let differs = Traits(rawValue: 8)
  }

  package struct Session {
    package var traits: Traits
    package var interactions: [Interaction]
  }

  package struct Case {
    package var title: String
    package var sessions: [Session]
  }

  package var cases: [Case]
  /// What the head of the file asks for.
  package let settings: FrontMatter
  /// All cases are parts of one session: a demo goes on from step to step.
  package var isOneSession: Bool { settings["demo"] != nil }
  /// The file's lines, for rewriting.
  package let lines: [String]

  package init(_ text: String) {
    lines = TextLines.split(text)
    cases = []
    settings = FrontMatter(lines)
    var title = "", open: Session?
    for (index, line) in lines.enumerated().dropFirst(settings.lineCount) {
      if open != nil {
        if line.hasPrefix("```") {
          if let session = open { add(session, under: title) }
          open = nil
        } else {
          SpecFile.read(line, at: index, into: &open)
        }
      } else if line.hasPrefix("```pwsh") {
        open = Session(traits: SpecFile.traits(line), interactions: [])
      } else if line.hasPrefix("#") {
        title = String(line.drop { $0 == "#" || $0 == " " })
        if line.hasPrefix("## ") || cases.isEmpty { cases.append(Case(title: title, sessions: [])) }
      }
    }
    cases.removeAll { $0.sessions.isEmpty }
  }

  private mutating func add(_ session: Session, under title: String) {
    guard !session.interactions.isEmpty else { return }
    if cases.isEmpty { cases.append(Case(title: title, sessions: [])) }
    cases[cases.count - 1].sessions.append(session)
  }

  private static func traits(_ fence: String) -> Traits {
    var traits: Traits = []
    for word in fence.split(separator: " ").dropFirst() {
      switch word {
      case "setup": traits.insert(.setup)
      case "todo": traits.insert(.todo)
      case "exact": traits.insert(.exact)
      case "differs": traits.insert(.differs)
      default: break
      }
    }
    return traits
  }

  /// `PS> ` or `PS /path> ` begins a command, `>> ` goes on with it, everything else is output.
  private static func read(_ line: String, at index: Int, into session: inout Session?) {
    if let input = command(line) {
      session?.interactions.append(Interaction(input: input, expected: [], line: index + 1, outputLines: (index + 1)..<(index + 1)))
    } else if let last = session?.interactions.indices.last {
      if line.hasPrefix(">>"), session?.interactions[last].expected.isEmpty ?? false {
        session?.interactions[last].input += "\n" + line.dropFirst(line.hasPrefix(">> ") ? 3 : 2)
        session?.interactions[last].outputLines = (index + 1)..<(index + 1)
      } else {
        session?.interactions[last].expected.append(line)
        let start = session?.interactions[last].outputLines.lowerBound ?? index
        session?.interactions[last].outputLines = start..<(index + 1)
      }
    }
  }

  private static func command(_ line: String) -> String? {
    guard line.hasPrefix("PS"), let end = line.firstIndex(of: ">") else { return nil }
    let head = line[line.index(line.startIndex, offsetBy: 2)..<end]
    guard head.isEmpty || head.hasPrefix(" /") || head.hasPrefix(" C:") else { return nil }
    let rest = line[line.index(after: end)...]
    return rest.hasPrefix(" ") ? String(rest.dropFirst()) : String(rest)
  }
}
