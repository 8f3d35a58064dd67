import Cmdlets
import Engine
import Lessons
import Objects

/// Opens a lesson on a tenant of its own; one that was begun goes on where it was left.
struct StartSimLesson: Cmdlet {
  static let name = "Start-SimLesson"
  static let traits = CommandTraits(defaultSet: "Name", module: "Simlet.Lessons")
  var lesson: String?
  var path = ""
  static let parameters: [Parameter<Self>] = [Parameter("Name", \.lesson, .set("Name", position: 0)), Parameter("Path", \.path, .set("Path", mandatory: true))]

  mutating func process(_ run: CommandRuntime) throws {
    let desk = LessonDesk.of(run)
    if !path.isEmpty { return try desk.start(try file(run)) }
    if let lesson { return try desk.start(try desk.find(lesson)) }
    let all = desk.course?.entries ?? [], progress = desk.progress.progress
    let open = all.first { progress.state(of: $0.key).next(of: $0.lesson.steps.count) != nil }
    guard let next = all.first(where: { $0.key == progress.latest }) ?? open ?? all.first else { throw LessonDesk.error("There are no lessons here.", "NoLessons") }
    try desk.start(next)
  }

  private func file(_ run: CommandRuntime) throws -> CourseFolder.Entry {
    let full = try PathResolver.file(path, run)
    try HostFiles.check(full, .read)
    do { return CourseFolder.Entry(path: full, reader: LessonReader(try SmallFile.read(full, limit: LessonReader.largestFile))) } catch let problem as SmallFile.Problem {
      throw LessonDesk.error("'\(full)' \(problem.message).", "LessonFileFaulty")
    }
  }
}
