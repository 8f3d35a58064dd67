import Engine
import Lessons
import Objects
import Transcripts

/// Lists the lessons of the course and how far each has come.
struct GetSimLesson: Cmdlet {
  static let name = "Get-SimLesson"
  static let traits = LessonCmdletTable.traits
  var lesson: [String] = []
  static let parameters: [Parameter<Self>] = [Parameter("Name", \.lesson, .position(0), .supportsWildcards)]

  mutating func process(_ run: CommandRuntime) throws {
    let desk = LessonDesk.of(run)
    let patterns = try lesson.map { try Wildcard($0) }
    for entry in desk.course?.entries ?? [] {
      if let problem = entry.reader.problems.first { try run.warning("\(entry.path):\(problem.line): \(problem.message)") }
      if patterns.isEmpty || patterns.contains(where: { $0.matches(entry.lesson.id) || $0.matches(entry.lesson.title) }) || lesson.contains(where: { Int($0) == entry.lesson.number && entry.lesson.number != nil }) { try run.write(object(entry.lesson, desk)) }
    }
  }

  private func object(_ lesson: Lesson, _ desk: LessonDesk) -> Value {
    let state = desk.progress.progress.state(of: lesson.id), count = lesson.steps.count
    let done = (0..<count).filter { state.passed.contains($0) || state.skipped.contains($0) }.count
    let status = done == count && count > 0 ? "Done" : state.isStarted ? "Step \(done + 1) of \(count)" : "New"
    return .object(CustomObject(["Lesson": Value(lesson.id), "Title": Value(lesson.title), "Minutes": lesson.minutes.map { .int(Int32(clamping: $0)) } ?? .null, "Status": Value(status)]))
  }
}
