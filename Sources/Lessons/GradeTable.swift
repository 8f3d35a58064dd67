/// Writes grades as CSV: a row for each student and lesson.
package enum GradeTable {
  package static func text(_ grades: [Grade]) -> String {
    var lines = ["Student,Lesson,Title,Points,Of,Percent,Outcome,Missing,Message"]
    for grade in grades {
      lines.append(
        [grade.student, grade.lesson, grade.title, String(grade.points), String(grade.possible), String(grade.percent), grade.outcome.rawValue, grade.missing, grade.message]
          .map(cell).joined(separator: ","))
    }
    return lines.joined(separator: "\r\n") + "\r\n"
  }

  /// A cell; what a spreadsheet would take for a formula gets an apostrophe.
  static func cell(_ text: String) -> String {
    var text = String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 ? " " : $0 }))
    if let first = text.first, "=+-@".contains(first) { text = "'" + text }
    guard text.contains(where: { "\",;".contains($0) }) else { return text }
    return "\"" + text.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\""
  }
}
