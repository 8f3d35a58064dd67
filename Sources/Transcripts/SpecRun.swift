/// Something that runs command lines and gives back what they print.
package protocol TranscriptSession {
  mutating func run(_ input: String) -> [String]
}

/// Runs the cases of a spec file, each in a session of its own.
package struct SpecRun {
  package struct Failure {
    package let title: String
    package let line: Int
    package let input: String
    package let expected, printed: [String]
    /// A case marked as not built yet that passes now.
    package var isUnexpectedPass = false
  }

  package let file: SpecFile
  package private(set) var failures: [Failure] = []
  package private(set) var passed = 0
  /// What was printed, by the line of the command, for rewriting the file.
  private var printed: [(lines: Range<Int>, output: [String])] = []

  package init(_ file: SpecFile) { self.file = file }

  package mutating func run<Session: TranscriptSession>(_ makeSession: () -> Session) {
    var session = makeSession()
    for (index, testCase) in file.cases.enumerated() {
      if index > 0, !file.isOneSession { session = makeSession() }
      for part in testCase.sessions { run(part, testCase.title, &session) }
    }
  }

  private mutating func run<Session: TranscriptSession>(_ part: SpecFile.Session, _ title: String, _ session: inout Session) {
    var allPass = true
    for interaction in part.interactions {
      let output = session.run(interaction.input)
      if part.traits.contains(.setup) { continue }
      printed.append((interaction.outputLines, output))
      let fits = OutputComparison.matches(output, interaction.expected, exact: part.traits.contains(.exact))
      if fits { passed += 1 } else if !part.traits.contains(.todo) {
        failures.append(Failure(title: title, line: interaction.line, input: interaction.input, expected: interaction.expected, printed: output))
      }
      allPass = allPass && fits
    }
    if part.traits.contains(.todo), allPass, let first = part.interactions.first {
      failures.append(Failure(title: title, line: first.line, input: first.input, expected: [], printed: [], isUnexpectedPass: true))
    }
  }

  /// The file with the output as printed now; expected output with holes stays.
  package var updated: String {
    var lines = file.lines
    for (range, output) in printed.reversed() {
      let old = Array(lines[range])
      if old.contains(where: { $0.contains("{{") }) || OutputComparison.matches(output, old, exact: false) { continue }
      var trimmed = output
      while trimmed.last == "" { trimmed.removeLast() }
      lines.replaceSubrange(range, with: trimmed)
    }
    return lines.joined(separator: "\n")
  }
}
