import Cmdlets
import Engine
import Formatting
import Lessons
import Objects

/// Lists the commands by which lessons are taken and written.
enum LessonCmdletTable {
  static let traits = CommandTraits(module: "Simlet.Lessons")

  static func register(in engine: Engine) {
    engine.register(GetSimLesson.self)
    engine.register(StartSimLesson.self)
    engine.register(StopSimLesson.self)
    engine.register(ResetSimLesson.self)
    engine.register(SkipSimLesson.self)
    engine.register(ShowSimLesson.self)
    engine.register(ShowSimHint.self)
    engine.register(TestSimLesson.self)
    engine.register(NewSimLesson.self)
    FormatSession.environment.catalog.append([view])
  }

  /// One line a check: whether it passed, what it is about, and what is missing.
  private static let view = Formatting.View(
    "lessonCheck", ["Simlet.LessonCheck"],
    .custom(
      CustomView([
        .expression(
          .native { value in
            func text(_ name: String) throws -> String { try Members.get(value, name)?.text() ?? "" }
            let isPassed = try Members.get(value, "Passed")?.isTrue ?? false, feedback = try text("Feedback")
            return Value("\(isPassed ? "\u{2713}" : "\u{2717}") \(try text("Objective"))\(feedback.isEmpty ? "" : "\n    \(feedback)")")
          }, formatString: nil, enumerates: false), .newLine,
      ])))

  static func object(_ result: CheckResult) -> Value {
    .object(
      CustomObject(
        [
          "Passed": .bool(result.isPassed), "Objective": Value(result.title), "Property": Value(result.property), "Feedback": Value(result.feedback),
          "Points": .int(Int32(clamping: result.points)),
        ], typeNames: ["Simlet.LessonCheck", "System.Management.Automation.PSCustomObject", "System.Object"]))
  }
}
