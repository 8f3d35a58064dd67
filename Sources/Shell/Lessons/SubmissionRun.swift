#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Engine
import Lessons
import Objects

/// The child process in which one submission runs: it limits itself, prepares the tenant, runs the script.
struct SubmissionRun {
  static let word = "run-submission"
  let wanted: LessonOptions
  let stackLimit: UInt

  init(_ wanted: LessonOptions, stackLimit: UInt) {
    self.wanted = wanted
    self.stackLimit = stackLimit
  }

  /// Exit code 70 means that the setup failed; otherwise the script's own.
  func run() -> Int32 {
    guard wanted.words.count == 3, let lesson = SubmissionRun.lesson(wanted.words[0]) else { return 64 }
    SubmissionRun.limit(wanted.limits)
    guard chdir(wanted.words[2]) == 0 else { return 64 }
    let session = Session(SubmissionRun.options(lesson), stackLimit: stackLimit)
    defer { session.cleanUp() }
    // The solutions are not for submissions.
    LessonDesk.of(session.engine).course = nil
    guard let problem = try? LessonScript.problem(of: lesson.setup, session.engine) else { return ScriptRunner(session).runFile(wanted.words[1], []) }
    StandardOutput.output.write("The setup of the lesson failed: \(problem)\n")
    return 70
  }

  static func lesson(_ path: String) -> Lesson? {
    guard let reader = (try? SmallFile.read(path, limit: LessonReader.largestFile)).map({ LessonReader($0) }), reader.problems.isEmpty else { return nil }
    return reader.lesson
  }

  /// A tenant below the data folder that the grader gave the process; the same ids and PINs in every run.
  static func options(_ lesson: Lesson) -> Options {
    var options = Options(["-NoProfile", "-NonInteractive", "-Seed", "1", "-Clock", "2026-01-05T09:00:00Z", "-HostAccess", "Folder", "-Culture", "en-US"])
    options.work = .interactive
    options.era = lesson.era
    return options
  }

  /// What a submission uses up must not be missing elsewhere; a grader that was killed leaves nothing running.
  static func limit(_ limits: SubmissionLimits) {
    func set(_ resource: Int32, _ value: Int) {
      var limit = rlimit(rlim_cur: rlim_t(value), rlim_max: rlim_t(value))
      #if canImport(Glibc)
        setrlimit(__rlimit_resource_t(UInt32(resource)), &limit)
      #else
        setrlimit(resource, &limit)
      #endif
    }
    set(Int32(RLIMIT_CPU.rawValue), limits.seconds)
    // The stack's address space is reserved, not used.
    set(Int32(RLIMIT_AS.rawValue), LargeStack.size + (limits.megabytes + 256) << 20)
    set(Int32(RLIMIT_FSIZE.rawValue), 64 << 20)
    set(Int32(RLIMIT_CORE.rawValue), 0)
    set(Int32(RLIMIT_NOFILE.rawValue), 256)
    alarm(UInt32(limits.seconds + 5))
  }
}
