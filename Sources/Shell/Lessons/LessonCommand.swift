import Completion
import Engine
import Lessons
import Objects
import Transcripts

/// `simlet lesson`: lessons at the prompt and from the command line; their proof and their grading.
struct LessonCommand {
  let options: Options
  let stackLimit: UInt

  init(_ options: Options, stackLimit: UInt) {
    self.options = options
    self.stackLimit = stackLimit
  }

  func run(_ arguments: [String]) -> Int32 {
    let wanted = LessonOptions(arguments)
    if let problem = wanted.problem { return fail(problem, 64) }
    switch wanted.work {
    case "list", "start", "resume", "show", "check", "hint", "skip", "reset", "new": return atDesk(wanted)
    case "test": return test(wanted)
    case "grade": return LessonGrader(wanted, course(wanted), stackLimit: stackLimit).run()
    case SubmissionRun.word: return SubmissionRun(wanted, stackLimit: stackLimit).run()
    case SubmissionJudge.word: return SubmissionJudge(wanted, stackLimit: stackLimit).run()
    case "help":
      StandardOutput.output.write(LessonOptions.usage)
      return 0
    default:
      let hint = SimilarWords.nearest(wanted.work, ["list", "start", "resume", "show", "check", "hint", "skip", "reset", "new", "test", "grade"]).map { " Did you mean \($0)?" } ?? ""
      StandardOutput.error.write("simlet: \(PlainText.line(wanted.work)) is nothing that simlet lesson does.\(hint)\n")
      StandardOutput.error.write(LessonOptions.usage)
      return 64
    }
  }

  private func course(_ wanted: LessonOptions) -> CourseFolder? { wanted.course.map { CourseFolder(path: $0.hasPrefix("/") ? $0 : "\(Session.currentFolder)/\($0)") } ?? CourseFolder.standard }

  private func fail(_ message: String, _ code: Int32) -> Int32 {
    StandardOutput.error.write("simlet: \(message)\n")
    return code
  }

  // MARK: Taking lessons

  private func atDesk(_ wanted: LessonOptions) -> Int32 {
    var prompt = options
    prompt.work = .interactive
    let session = Session(prompt, stackLimit: stackLimit), desk = LessonDesk.of(session.engine)
    desk.course = course(wanted)
    defer { session.cleanUp() }
    do {
      switch wanted.work {
      case "list": return ScriptRunner(session).runCommand("Get-SimLesson")
      case "new":
        guard wanted.words.count == 2 else { return fail("simlet lesson new takes a file and a name.", 64) }
        session.engine.fileAccess.level = .full
        session.engine.global.scope.force(Symbol("lessonFile"), Value(wanted.words[0]))
        session.engine.global.scope.force(Symbol("lessonName"), Value(wanted.words[1]))
        return ScriptRunner(session).runCommand("New-SimLesson -Path $lessonFile -Name $lessonName")
      case "start", "resume":
        try desk.start(try entry(wanted, desk))
        return session.prompt(.quiet)
      default: return try work(wanted, desk, session)
      }
    } catch let error as PSError { return fail(PlainText.line(error.record.exception.message), 1) } catch { return 1 }
  }

  /// What is done without a prompt: the lesson is opened silently where it was left.
  private func work(_ wanted: LessonOptions, _ desk: LessonDesk, _ session: Session) throws -> Int32 {
    let entry = try entry(wanted, desk)
    var problem: Error?
    _ = StandardOutput.capture { do { try desk.start(entry) } catch { problem = error } }
    if let problem { throw problem }
    switch wanted.work {
    case "check":
      let step = desk.step
      let code = ScriptRunner(session).runCommand("Test-SimLesson")
      return code != 0 ? code : desk.step > step || desk.step == entry.lesson.steps.count ? 0 : 1
    case "hint": return ScriptRunner(session).runCommand("Show-SimHint")
    case "skip": return ScriptRunner(session).runCommand("Skip-SimLesson")
    case "reset": return ScriptRunner(session).runCommand("Reset-SimLesson -Confirm:$false")
    default: return ScriptRunner(session).runCommand("Show-SimLesson")
    }
  }

  private func entry(_ wanted: LessonOptions, _ desk: LessonDesk) throws -> CourseFolder.Entry {
    if let name = wanted.words.first { return HostFile.isFile(name) ? try file(name) : try desk.find(name) }
    if wanted.work == "start" { throw LessonDesk.error("simlet lesson start takes the name of a lesson.", "LessonNotFound") }
    guard let latest = desk.progress.progress.latest else { throw LessonDesk.error("No lesson was begun: simlet lesson start opens one.", "NoLesson") }
    return try desk.find(latest)
  }

  private func file(_ path: String) throws -> CourseFolder.Entry {
    do { return CourseFolder.Entry(path: path, reader: LessonReader(try SmallFile.read(path, limit: LessonReader.largestFile))) } catch let problem as SmallFile.Problem {
      throw LessonDesk.error("'\(path)' \(problem.message).", "LessonFileFaulty")
    }
  }

  // MARK: Proving them

  private func test(_ wanted: LessonOptions) -> Int32 {
    var paths = wanted.words
    if paths.isEmpty, let folder = course(wanted)?.path { paths = [folder] }
    let start = Session.currentFolder
    paths = paths.map { $0.hasPrefix("/") ? $0 : "\(start)/\($0)" }.flatMap { HostFile.isFolder($0) ? CourseFolder(path: $0).entries.map(\.path) : [$0] }
    guard !paths.isEmpty else { return fail("There are no lessons here.", 66) }
    var passed = 0, failed = 0
    for path in paths {
      let outcome = LessonTest(stackLimit).run(path)
      passed += outcome.passed
      failed += outcome.failed
    }
    StandardOutput.output.write("\(passed) passed, \(failed) failed\n")
    return failed == 0 ? 0 : 1
  }
}
