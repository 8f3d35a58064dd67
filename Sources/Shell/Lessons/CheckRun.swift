import Diagnostics
import Engine
import Lessons
import Objects
import Syntax

/// Makes the checks of a lesson in a session: looks at the tenant, not at what was typed.
struct CheckRun {
  let engine: Engine

  init(_ engine: Engine) { self.engine = engine }

  func results(of checks: [LessonCheck]) throws -> [CheckResult] { try checks.map(result) }

  private func result(of check: LessonCheck) throws -> CheckResult {
    do {
      switch check.kind {
      case .value(let expression, let property, let wanted): return try compare(check, expression, property, wanted)
      case .condition(let code): return try decide(check, code)
      }
    } catch let error as PSError {
      return CheckResult(title: check.title, isPassed: false, points: check.points, feedback: error.record.exception.message)
    } catch is ExitRequest {
      return CheckResult(title: check.title, isPassed: false, points: check.points, feedback: "The check ended with exit.")
    }
  }

  private func compare(_ check: LessonCheck, _ expression: String, _ property: String, _ wanted: LessonCheck.Wanted) throws -> CheckResult {
    let shouldBe: String
    switch wanted {
    case .text(let text): shouldBe = text
    case .expression(let code): shouldBe = CheckRun.text(try LessonScript.values(of: code, engine)) ?? ""
    }
    var found: [Value] = [], problem: PSError?
    do { found = try LessonScript.values(of: expression, engine) } catch let error as PSError { problem = error }
    if !property.isEmpty { found = try found.compactMap { try Members.get($0, property) } }
    let present = CheckRun.text(found)
    let isPassed = problem == nil && FoldedName.equal(present ?? "", shouldBe) && (present != nil || shouldBe.isEmpty)
    var feedback = CheckResult.difference(property, is: present, shouldBe: shouldBe)
    if let problem { feedback += " (\(problem.record.exception.message))" }
    return CheckResult(title: check.title, isPassed: isPassed, points: check.points, property: property, feedback: feedback)
  }

  /// `$true` passes; text says what is missing.
  private func decide(_ check: LessonCheck, _ code: String) throws -> CheckResult {
    let values = try LessonScript.values(of: code, engine)
    let isPassed = values.count == 1 && CheckRun.isBoolean(values[0]) && values[0].isTrue
    let said = values.filter { !CheckRun.isBoolean($0) }
    return CheckResult(title: check.title, isPassed: isPassed, points: check.points, feedback: said.isEmpty ? "" : CheckRun.text(said) ?? "")
  }

  private static func isBoolean(_ value: Value) -> Bool { if case .bool = value.unwrapped { true } else { false } }

  /// Values as a learner reads them: several with commas between; nil for none.
  private static func text(_ values: [Value]) -> String? {
    if values.isEmpty { return nil }
    return values.flatMap { value in value.asArray.map { Array($0.items) } ?? [value] }.map { value in value.isNull ? "" : (try? value.text()) ?? "" }.joined(separator: ", ")
  }
}
