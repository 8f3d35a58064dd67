import Cmdlets
import Completion
import Diagnostics
import Engine
import Formatting
import Lessons
import Objects
import Syntax

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
    let names = Parser.parse(SourceText(completer))
    let block = ScriptBlock(BlockTemplate(names.root, source: names.source), session: engine.global)
    for command in ["Start-SimLesson", "Get-SimLesson"] { CompleterTable.of(engine).register(command, "Name", block) }
  }

  /// Offers the lessons of the course with their titles.
  private static let completer = """
    param($command, $parameter, $word)
    Get-SimLesson | Where-Object Lesson -Like "$word*" | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_.Lesson, "$($_.Lesson) $($_.Title)", 'ParameterValue', $_.Title) }
    """

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
