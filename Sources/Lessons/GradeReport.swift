/// Writes grades as JUnit XML: a suite for each student, a case for each check.
package enum GradeReport {
  package static func text(_ grades: [Grade], name: String) -> String {
    var lines = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<testsuites name=\"\(escaped(name))\" \(counts(grades))>"]
    var students: [String] = []
    for grade in grades where !students.contains(grade.student) { students.append(grade.student) }
    for student in students { lines += suite(student, grades.filter { $0.student == student }) }
    return (lines + ["</testsuites>"]).joined(separator: "\n") + "\n"
  }

  private static func counts(_ grades: [Grade]) -> String {
    let results = grades.flatMap(\.results)
    let errors = grades.filter { $0.outcome != .done }.flatMap(\.results).filter { !$0.isPassed }.count
    return "tests=\"\(results.count)\" failures=\"\(results.filter { !$0.isPassed }.count - errors)\" errors=\"\(errors)\""
  }

  private static func suite(_ student: String, _ grades: [Grade]) -> [String] {
    var lines = ["  <testsuite name=\"\(escaped(student))\" \(counts(grades))>"]
    for grade in grades {
      for result in grade.results {
        let head = "    <testcase classname=\"\(escaped("\(student).\(grade.lesson)"))\" name=\"\(escaped(result.title))\""
        if result.isPassed {
          lines.append(head + "/>")
          continue
        }
        let kind = grade.outcome == .done ? "failure" : "error"
        let reason = grade.outcome == .done ? result.feedback : grade.message.isEmpty ? grade.outcome.rawValue : "\(grade.outcome.rawValue): \(grade.message)"
        lines += [head + ">", "      <\(kind) message=\"\(escaped(reason))\"/>", "    </testcase>"]
      }
    }
    return lines + ["  </testsuite>"]
  }

  /// Text as XML 1.0 can carry it.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\t", "\n", "\r": result += " "
      default:
        let isAllowed = (0x20...0xd7ff).contains(scalar.value) || (0xe000...0xfffd).contains(scalar.value) || scalar.value >= 0x10000
        if isAllowed, !(0x7f...0x9f).contains(scalar.value) { result.unicodeScalars.append(scalar) } else { result += "?" }
      }
    }
    return result
  }
}
