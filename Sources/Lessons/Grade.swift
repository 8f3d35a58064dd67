/// What one student reached in one lesson.
package struct Grade {
  /// How the run of a submission ended.
  package enum Outcome: String {
    case done
    /// There is no script for this lesson.
    case missing
    /// The file is no script that can be run: too large, no ordinary file, not text.
    case refused
    case timeout, outputLimit, crashed
    /// The checks could not be made.
    case unchecked
  }

  package let student: String
  package let lesson: String
  package let title: String
  package let outcome: Outcome
  package let results: [CheckResult]
  /// What the run said about itself: the last error, or why it was ended.
  package let message: String

  package init(student: String, lesson: String, title: String, outcome: Outcome, results: [CheckResult], message: String = "") {
    self.student = student
    self.lesson = lesson
    self.title = title
    self.outcome = outcome
    self.results = results
    self.message = message
  }

  package var points: Int { results.filter(\.isPassed).reduce(0) { $0 + $1.points } }
  package var possible: Int { results.reduce(0) { $0 + $1.points } }
  package var percent: Int { possible == 0 ? 0 : points * 100 / possible }
  /// What is missing, in words.
  package var missing: String { results.filter { !$0.isPassed }.map { $0.feedback.isEmpty ? $0.title : "\($0.title) (\($0.feedback))" }.joined(separator: "; ") }
}
