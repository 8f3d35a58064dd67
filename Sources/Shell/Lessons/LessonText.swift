import Formatting
import Lessons
import Transcripts

/// Sets the text of lessons in lines: paragraphs are filled, lists and code keep their lines.
enum LessonText {
  static func lines(_ markdown: [String], width: Int) -> [String] {
    var result: [String] = [], paragraph = ""
    func isListItem(_ line: String) -> Bool { line.hasPrefix("- ") || line.hasPrefix("* ") || line.hasPrefix("    ") || line.first?.isNumber ?? false }
    for line in markdown {
      if line.isEmpty || isListItem(line) {
        if !paragraph.isEmpty { result += wrapped(paragraph, width) }
        paragraph = line
        if line.isEmpty, result.last?.isEmpty == false { result.append("") }
      } else { paragraph += paragraph.isEmpty ? line : " " + line }
    }
    if !paragraph.isEmpty { result += wrapped(paragraph, width) }
    while result.last?.isEmpty ?? false { result.removeLast() }
    while result.first?.isEmpty ?? false { result.removeFirst() }
    return result
  }

  private static func wrapped(_ text: String, _ width: Int) -> [String] {
    Prose.lines(PlainText.line(text), width: width, culture: "en")
  }
}
