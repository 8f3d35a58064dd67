import Diagnostics

/// Reads comment-based help: `.SYNOPSIS`, `.PARAMETER name` and their kin in the comments at a function or a script.
package struct CommentHelp {
  /// One keyword with what stands behind it on its line and the text below it.
  package struct Section: Equatable {
    /// In upper case, without the dot.
    package let keyword: String
    package let argument: String
    package let text: String
  }

  package let sections: [Section]

  /// Gives the text of the first section of a keyword.
  package func text(_ keyword: String) -> String? { sections.first { $0.keyword == keyword }?.text }

  /// Gives what is said about a parameter.
  package func parameter(_ name: String) -> String? {
    sections.first { $0.keyword == "PARAMETER" && $0.argument.lowercased() == name.lowercased() }?.text
  }

  // MARK: Finding it

  /// Looks before the function (at most one blank line away), at the start of its body, and at its end.
  package static func of(_ function: FunctionDefinitionSyntax) -> CommentHelp? {
    let source = function.body.source
    let comments = source.comments
    let before = comments.filter { $0.end <= function.extent.start }
    if let last = before.last, isNear(source, last.end, function.extent.start) {
      if let help = read(block(endingWith: before.count - 1, before, source), source) { return help }
    }
    return inside(function.body)
  }

  /// Looks at the start and the end of a script, or of the body of a function.
  package static func inside(_ body: ScriptBlockSyntax) -> CommentHelp? {
    let source = body.source
    let comments = source.comments.filter { $0.start >= body.extent.start && $0.end <= body.extent.end }
    let starts = body.namedBlocks.filter { $0.extent.count > 0 && !($0.statements.isEmpty && $0.traps.isEmpty) }.map(\.extent.start)
    let head = (starts + [body.paramBlock.map { ($0.attributes.first?.extent ?? $0.extent).start }].compactMap { $0 }).min() ?? body.extent.end
    let first = comments.prefix { $0.end <= head }
    if let help = read(Array(first), source) { return help }
    let tail = body.namedBlocks.flatMap(\.statements).map(\.extent.end).max() ?? body.extent.start
    return read(comments.filter { $0.start >= tail }, source)
  }

  /// Collects the line comments above one another that end with the given comment, or that block comment alone.
  private static func block(endingWith index: Int, _ comments: [Extent], _ source: SourceText) -> [Extent] {
    if source.base[Int(comments[index].start)] == UInt8(ascii: "<") { return [comments[index]] }
    var first = index
    while first > 0, source.base[Int(comments[first - 1].start)] == UInt8(ascii: "#"),
      source.line(at: Int(comments[first].start)) - source.line(at: Int(comments[first - 1].start)) == 1
    {
      first -= 1
    }
    return Array(comments[first...index])
  }

  private static func isNear(_ source: SourceText, _ end: Int32, _ start: Int32) -> Bool {
    for offset in Int(end)..<Int(start) where source.base[offset] > 0x20 { return false }
    return source.line(at: Int(start)) - source.line(at: Int(end)) <= 2
  }

  // MARK: Reading it

  private static let keywords: Set<String> = [
    "SYNOPSIS", "DESCRIPTION", "PARAMETER", "EXAMPLE", "INPUTS", "OUTPUTS", "NOTES", "LINK", "COMPONENT", "ROLE", "FUNCTIONALITY",
    "FORWARDHELPTARGETNAME", "FORWARDHELPCATEGORY", "REMOTEHELPRUNSPACE", "EXTERNALHELP",
  ]

  /// Reads the sections; nil when there is no keyword or one that is unknown, for then it is a plain comment.
  private static func read(_ comments: [Extent], _ source: SourceText) -> CommentHelp? {
    var sections: [Section] = []
    var keyword: String?
    var argument = ""
    var lines: [Substring] = []
    func finish() {
      guard let keyword else { return }
      while lines.first.map(isBlank) ?? false { lines.removeFirst() }
      while lines.last.map(isBlank) ?? false { lines.removeLast() }
      let indent = lines.filter { !isBlank($0) }.map { $0.prefix { $0 == " " || $0 == "\t" }.count }.min() ?? 0
      let text = lines.map { isBlank($0) ? "" : String($0.dropFirst(indent)) }.joined(separator: "\n")
      sections.append(Section(keyword: keyword, argument: argument, text: text))
    }
    for line in comments.flatMap({ Self.lines(source.substring($0)) }) {
      let trimmed = line.drop { $0 == " " || $0 == "\t" }
      if trimmed.first == ".", trimmed.dropFirst().first?.isLetter ?? false {
        let word = trimmed.dropFirst().prefix { $0.isLetter }
        guard keywords.contains(word.uppercased()) else {
          if keyword == nil { return nil }
          lines.append(line)
          continue
        }
        finish()
        keyword = word.uppercased()
        argument = String(trimmed.dropFirst(word.count + 1).drop { $0 == " " || $0 == "\t" })
        while argument.last == " " || argument.last == "\t" { argument.removeLast() }
        lines = []
      } else {
        lines.append(line)
      }
    }
    finish()
    return sections.isEmpty ? nil : CommentHelp(sections: sections)
  }

  private static func isBlank(_ line: Substring) -> Bool { line.allSatisfy { $0 == " " || $0 == "\t" } }

  /// Takes the marks of a comment off and splits it into lines.
  private static func lines(_ comment: String) -> [Substring] {
    var text = Substring(comment)
    if text.hasPrefix("<#") {
      text = text.dropFirst(2)
      if text.hasSuffix("#>") { text = text.dropLast(2) }
    } else {
      text = text.dropFirst()
    }
    return text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
  }
}
