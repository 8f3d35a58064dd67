/// A lesson: steps on a tenant of its own, each with a goal, hints, checks of the tenant's state and a solution.
package struct Lesson {
  /// The name by which it is started, such as `04`.
  package var id = ""
  package var title = ""
  package var minutes: Int?
  /// `SfBO` or `Teams`; empty where it does not matter.
  package var era = ""
  package var introduction: [String] = []
  /// PowerShell that prepares the tenant.
  package var setup = ""
  package var steps: [LessonStep] = []

  package init() {}

  /// The solutions of all steps, as one script.
  package var solution: String { steps.map(\.solution).joined(separator: "\n") }

  /// What all checks together are worth.
  package var points: Int { steps.flatMap(\.checks).reduce(0) { $0 + $1.points } }

  /// The number in the id, by which submissions are found: 4 for `04`.
  package var number: Int? { Lesson.number(in: id) }

  package static func number(in text: String) -> Int? {
    let digits = text.drop { !($0.isASCII && $0.isNumber) }.prefix { $0.isASCII && $0.isNumber }
    return digits.isEmpty ? nil : Int(digits)
  }
}

/// One step of a lesson.
package struct LessonStep {
  package let title: String
  package let line: Int
  package var goal: [String] = []
  package var hints: [[String]] = []
  package var checks: [LessonCheck] = []
  package var solution = ""

  package init(title: String, line: Int) {
    self.title = title
    self.line = line
  }
}
