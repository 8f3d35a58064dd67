import Diagnostics
import Syntax
import Terminal

/// Says whether a text at the prompt is a whole statement.
final class StatementJudge: LineJudge {
  /// Where no colours show that a block is closed, an empty line ends it, as PowerShell's own plain reader has it.
  let endsWithEmptyLine: Bool

  init(endsWithEmptyLine: Bool) { self.endsWithEmptyLine = endsWithEmptyLine }

  func wantsMore(_ text: String, isContinued: Bool) -> Bool {
    if StatementJudge.isIncomplete(text) { return true }
    guard endsWithEmptyLine, isContinued, let last = text.split(separator: "\n", omittingEmptySubsequences: false).last else { return false }
    return !last.allSatisfy(\.isWhitespace)
  }

  static func isIncomplete(_ text: String) -> Bool { Parser.parse(SourceText(text)).isIncomplete }
}
