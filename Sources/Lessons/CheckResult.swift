/// What a check found.
package struct CheckResult {
  package let title: String
  package let isPassed: Bool
  package let points: Int
  package let property: String
  /// What is and what should be, in words; empty where nothing is missing.
  package let feedback: String

  package init(title: String, isPassed: Bool, points: Int, property: String = "", feedback: String = "") {
    self.title = title
    self.isPassed = isPassed
    self.points = points
    self.property = property
    self.feedback = isPassed ? "" : feedback
  }

  /// `PinLength: is 5, should be 7`.
  package static func difference(_ property: String, is present: String?, shouldBe wanted: String) -> String {
    let shown = present.map { $0.isEmpty ? "(empty)" : $0 } ?? "(nothing)"
    return "\(property.isEmpty ? "" : property + ": ")is \(shown), should be \(wanted.isEmpty ? "(empty)" : wanted)"
  }
}
