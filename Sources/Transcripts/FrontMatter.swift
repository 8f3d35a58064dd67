/// The settings at the head of a Markdown file: lines `name: value` between two lines `---`.
package struct FrontMatter {
  private let values: [String: String]
  /// How many lines of the file it takes; 0 if there is none.
  package let lineCount: Int

  package init(_ lines: [String]) {
    var found: [String: String] = [:], end = 0
    if lines.first.map(FrontMatter.isFence) ?? false {
      for (index, line) in lines.enumerated().dropFirst() {
        if FrontMatter.isFence(line) {
          end = index + 1
          break
        }
        guard let colon = line.firstIndex(of: ":") else { continue }
        found[FrontMatter.trimmed(line[..<colon]).lowercased()] = FrontMatter.trimmed(line[line.index(after: colon)...])
      }
    }
    values = end == 0 ? [:] : found
    lineCount = end
  }

  /// The value of a name, or nil where there is none.
  package subscript(name: String) -> String? { values[name].flatMap { $0.isEmpty ? nil : $0 } }

  private static func isFence(_ line: String) -> Bool { line == "---" || line == "---\r" }

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
