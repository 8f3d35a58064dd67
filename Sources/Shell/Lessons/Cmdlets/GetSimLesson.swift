import Cmdlets
import Engine
import Lessons
import Objects
import Transcripts

/// Lists the lessons of the course and how far each has come.
struct GetSimLesson: Cmdlet {
  static let name = "Get-SimLesson"
  static let traits = LessonCmdletTable.traits
  var lesson: [String] = []
  var path: String?
  static let parameters: [Parameter<Self>] = [Parameter("Name", \.lesson, .position(0), .supportsWildcards), Parameter("Path", \.path)]

  mutating func process(_ run: CommandRuntime) throws {
    let desk = LessonDesk.of(run)
    if let path { desk.course = try course(path, run) }
    let patterns = try lesson.map { try Wildcard($0) }
    for entry in desk.course?.entries ?? [] {
      if let problem = entry.reader.problems.first { try run.warning("\(entry.path):\(problem.line): \(problem.message)") }
      if patterns.isEmpty || patterns.contains(where: { $0.matches(entry.lesson.id) || $0.matches(entry.lesson.title) }) || lesson.contains(where: { Int($0) == entry.lesson.number && entry.lesson.number != nil }) { try run.write(object(entry, desk)) }
    }
  }

  /// The lessons of another folder: from now on they are the course.
  private func course(_ path: String, _ run: CommandRuntime) throws -> CourseFolder {
    let folder = try PathResolver.file(path, run)
    try HostFiles.check(folder, .read)
    guard HostFile.isFolder(folder) else { throw run.error("ItemNotFoundException", "Cannot find the folder '\(path)'.", id: "CourseNotFound", .ObjectNotFound, target: Value(path)) }
    return CourseFolder(path: folder)
  }

  private func object(_ entry: CourseFolder.Entry, _ desk: LessonDesk) -> Value {
    let lesson = entry.lesson, state = desk.progress.progress.state(of: entry.key), count = lesson.steps.count
    let done = (0..<count).filter { state.passed.contains($0) || state.skipped.contains($0) }.count
    let status = done == count && count > 0 ? "Done" : state.isStarted ? "Step \(done + 1) of \(count)" : "New"
    return .object(CustomObject(["Lesson": Value(lesson.id), "Title": Value(lesson.title), "Minutes": lesson.minutes.map { .int(Int32(clamping: $0)) } ?? .null, "Status": Value(status)]))
  }
}
