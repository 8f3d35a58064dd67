#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Engine
import Lessons
import Objects

/// The child process that makes a lesson's checks on the tenant that a submission left: none of the submission's functions is there.
struct SubmissionJudge {
  static let word = "judge-submission"
  let wanted: LessonOptions
  let stackLimit: UInt

  init(_ wanted: LessonOptions, stackLimit: UInt) {
    self.wanted = wanted
    self.stackLimit = stackLimit
  }

  /// Prints a line for each check: `1` or `0`, and the feedback.
  func run() -> Int32 {
    guard wanted.words.count == 2, let lesson = SubmissionRun.lesson(wanted.words[0]), chdir(wanted.words[1]) == 0 else { return 64 }
    SubmissionRun.limit(wanted.limits)
    let session = Session(SubmissionRun.options(lesson), stackLimit: stackLimit)
    defer { session.cleanUp() }
    for step in lesson.steps {
      for check in step.checks {
        guard let result = try? CheckRun(session.engine).results(of: [check]).first else { return 70 }
        let feedback = String(String.UnicodeScalarView(result.feedback.unicodeScalars.map { $0.value < 0x20 ? " " : $0 }).prefix(2000))
        StandardOutput.output.write("\(result.isPassed ? "1" : "0")\t\(feedback)\n")
      }
    }
    return 0
  }

  /// Reads what `run` printed; nil if it is not whole.
  static func results(_ output: [UInt8], _ lesson: Lesson) -> [CheckResult]? {
    let lines = String(decoding: output, as: UTF8.self).split(separator: "\n"), checks = lesson.steps.flatMap(\.checks)
    guard lines.count == checks.count else { return nil }
    return zip(lines, checks).map { line, check in
      let parts = line.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false)
      return CheckResult(title: check.title, isPassed: parts[0] == "1", points: check.points, feedback: parts.count > 1 ? String(parts[1]) : "")
    }
  }
}
