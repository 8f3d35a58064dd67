import Foundation

/// A file of cases recorded from real PowerShell: scripts under titles, and beside it what they printed.
public struct CaseFile {
  public struct Case {
    public let title: String
    public let script: String
    public let expected: Outcome
  }

  /// `area/topic`, as the list of open cases names it.
  public let name: String
  public let folder: URL
  public let cases: [Case]

  /// Reads `NAME.ps1` and `NAME.expected`.
  public init(_ script: URL, area: String) throws {
    folder = script.deletingLastPathComponent()
    name = "\(area)/\(script.deletingPathExtension().lastPathComponent)"
    let (prelude, scripts) = CaseFile.sections(try String(contentsOf: script, encoding: .utf8))
    let expectations = CaseFile.sections(try String(contentsOf: script.deletingPathExtension().appendingPathExtension("expected"), encoding: .utf8)).sections
    let byTitle = Dictionary(expectations, uniquingKeysWith: { first, _ in first })
    cases = scripts.map { title, body in Case(title: title, script: prelude + body, expected: Outcome(recorded: byTitle[title] ?? "(no expectation)\n")) }
  }

  /// Splits a text at its `#: title` lines.
  static func sections(_ text: String) -> (prelude: String, sections: [(String, String)]) {
    var prelude = "", sections: [(String, String)] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("#: ") {
        sections.append((line.dropFirst(3).trimmingCharacters(in: .whitespaces), ""))
      } else if sections.isEmpty {
        prelude += line + "\n"
      } else {
        sections[sections.count - 1].1 += line + "\n"
      }
    }
    // Splitting leaves one line too many behind the last line break.
    if !sections.isEmpty, text.hasSuffix("\n") { sections[sections.count - 1].1.removeLast() }
    if sections.isEmpty { prelude = text }
    return (prelude, sections)
  }

  /// All case files of the areas below a folder.
  public static func all(in root: URL, areas: [String]) throws -> [CaseFile] {
    try areas.flatMap { area in
      try FileManager.default.contentsOfDirectory(at: root.appendingPathComponent(area), includingPropertiesForKeys: nil)
        .filter { $0.pathExtension == "ps1" }.sorted { $0.path < $1.path }.map { try CaseFile($0, area: area) }
    }
  }
}

/// What one run printed.
public struct Outcome: Equatable, Sendable {
  public var output: String
  public var errors: String
  public var code: Int32

  public init(output: String, errors: String, code: Int32) {
    self.output = output
    self.errors = errors
    self.code = code
  }

  /// Reads `stdout`, `--- stderr`, `--- exit N`.
  init(recorded text: String) {
    var text = text
    code = 0
    if let range = text.range(of: #"(^|\n)--- exit (-?\d+)\n$"#, options: .regularExpression) {
      let line = text[range].drop { $0 == "\n" }
      code = Int32(line.dropFirst(9).dropLast()) ?? 0
      text = String(text[..<range.lowerBound]) + (text[range].hasPrefix("\n") ? "\n" : "")
    }
    if text.hasPrefix("--- stderr\n") {
      output = ""
      errors = String(text.dropFirst(11))
    } else if let range = text.range(of: "\n--- stderr\n", options: .backwards) {
      output = text[..<range.lowerBound] + "\n"
      errors = String(text[range.upperBound...])
    } else {
      output = text
      errors = ""
    }
  }

  /// The recorded form ends each part with a line break.
  public var normalized: Outcome {
    func ended(_ text: String) -> String { text.isEmpty || text.hasSuffix("\n") ? text : text + "\n" }
    return Outcome(output: ended(output), errors: ended(errors), code: code)
  }

  /// Output and exit code agree.
  public func passes(_ expected: Outcome) -> Bool { normalized.output == expected.normalized.output && code == expected.code }
  /// Errors agree too.
  public func passesStrictly(_ expected: Outcome) -> Bool { normalized == expected.normalized }
}
