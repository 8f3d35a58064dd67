import Testing

@testable import Lessons

/// Lesson files, progress and reports: what is read and written.
@Suite struct LessonReaderTests {
  static func text(check: String, solution: String = "1", hint: String = "### Hint\n\nh\n") -> String {
    "---\nlesson: 07\nminutes: 5\n---\n# T\n\nIntro.\n\n## Setup\n\n```powershell\n$a\n```\n\n## S\n\nGoal.\n\n\(hint)\n### Check\n\n\(check)\n\n### Solution\n\n```powershell\n\(solution)\n```\n"
  }

  static func problems(_ text: String) -> [String] { LessonReader(Array(text.utf8)).problems.map { "\($0.line): \($0.message)" } }

  @Test func aLessonIsRead() throws {
    let check = "| Objective | Expression | Property | Should be | Points |\n|---|---|---|---|---|\n| o | `a \\| b` | P | `$true` | 3 |\n\nWords.\n\n```powershell\n1 -eq 1\n```"
    let reader = LessonReader(Array(Self.text(check: check).utf8)), lesson = reader.lesson
    #expect(reader.problems.isEmpty)
    #expect(lesson.id == "07" && lesson.number == 7 && lesson.minutes == 5 && lesson.title == "T")
    #expect(lesson.setup == "$a\n")
    let step = try #require(lesson.steps.first)
    #expect(step.title == "S" && step.hints.count == 1 && step.solution == "1\n")
    #expect(step.checks.map(\.title) == ["o", "Words."])
    #expect(lesson.points == 4)
    guard case .value(let expression, let property, .expression(let wanted)) = step.checks[0].kind else { return #expect(Bool(false)) }
    #expect(expression == "a | b" && property == "P" && wanted == "$true")
  }

  @Test func brokenFilesSayAllThatIsWrong() {
    let good = "```powershell\n1\n```"
    #expect(Self.problems("").map { $0.prefix(2) } == ["1:", "1:", "1:"])
    #expect(Self.problems(Self.text(check: "none")) == ["15: The step has no '### Check' with a table or code."])
    #expect(Self.problems(Self.text(check: good, solution: "")) == ["15: The step has no '### Solution' with code."])
    #expect(Self.problems(Self.text(check: good, hint: "")) == ["15: The step has no '### Hint'."])
    #expect(Self.problems(Self.text(check: "| Colour | Expression |\n")).first?.contains("'colour' is none of") ?? false)
    #expect(Self.problems(Self.text(check: "| Expression | Should be |\n|---|---|\n| a |\n")).first?.contains("1 cells") ?? false)
    #expect(Self.problems(Self.text(check: "| Expression | Should be | Points |\n|---|---|---|\n| a | b | 0 |\n")).first?.contains("1 to 1000") ?? false)
    #expect(Self.problems("---\nlesson: ../../x\n---\n").first?.contains("letters, digits") ?? false)
    #expect(Self.problems(Self.text(check: good) + "### Bonus\n").last?.contains("is none of Hint") ?? false)
    #expect(Self.problems(Self.text(check: good) + "```powershell\n").last?.hasSuffix("has no end.") ?? false)
    #expect(LessonReader([0xff]).problems.count == 1)
    #expect(LessonReader([UInt8](repeating: 0x23, count: LessonReader.largestFile + 1)).problems.count == 1)
  }

  @Test func progressIsWhatTheLogAddsUpTo() {
    var log = LessonProgress.line(.started, lesson: "01", step: 0) + LessonProgress.line(.passed, lesson: "01", step: 0)
    log += "rubbish\n01\t99999999999999999999\tpassed\n01\t-1\tpassed\n01\t2\tsol" 
    let progress = LessonProgress(log)
    #expect(progress.latest == "01")
    #expect(progress.state(of: "01").next(of: 3) == 1)
    #expect(progress.state(of: "02").next(of: 3) == 0)
    #expect(LessonProgress(log + "\n" + LessonProgress.line(.reset, lesson: "01", step: 0)).state(of: "01").next(of: 3) == 0)
  }

  @Test func reportsCarryAnyName() {
    let result = CheckResult(title: "a < b & \"c\"", isPassed: false, points: 2, feedback: "is \u{1}\u{ffff}1, should be 2")
    let grade = Grade(student: "=cmd|'x'", lesson: "01", title: "T, with comma", outcome: .done, results: [result], message: "say \"hi\"\n2")
    #expect(GradeTable.text([grade]).split(separator: "\r\n").last == "'=cmd|'x',01,\"T, with comma\",0,2,0,done,\"a < b & \"\"c\"\" (is  \u{ffff}1, should be 2)\",\"say \"\"hi\"\" 2\"")
    let report = GradeReport.text([grade], name: "c")
    #expect(report.contains("name=\"a &lt; b &amp; &quot;c&quot;\""))
    #expect(report.contains("<failure message=\"is ??1, should be 2\"/>"))
    #expect(report.contains("tests=\"1\" failures=\"1\" errors=\"0\""))
  }
}
