#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Engine
import Lessons
import Objects
import Tenant
import TenantCmdlets
import Transcripts

/// Where a learner works: the course, the lesson that is open, its tenant, and how far it is.
final class LessonDesk {
  unowned let engine: Engine
  var course: CourseFolder?
  let progress: ProgressFile
  private(set) var lesson: Lesson?
  /// Under which name the open lesson's progress and tenant are kept.
  private(set) var key = ""
  /// The step to do, from 0; as many as there are steps when all are done.
  private(set) var step = 0
  /// The tenant that the session worked with before.
  private var former: TenantStore?
  /// The command that speaks to the learner; nil when it is the command line.
  weak var speaker: CommandRuntime?
  private static let service = "Lessons"

  init(_ engine: Engine) {
    self.engine = engine
    course = CourseFolder.standard
    progress = ProgressFile(isThrowAway: TenantCmdletTable.store(of: engine)?.options.isFresh ?? true)
  }

  /// The session's desk, made when first asked for.
  static func of(_ engine: Engine) -> LessonDesk {
    if let known = open(in: engine) { return known }
    let made = LessonDesk(engine)
    engine.services[service] = made
    return made
  }

  /// The desk of the session in which a command runs: what it says is the command's.
  static func of(_ run: CommandRuntime) -> LessonDesk {
    let desk = of(run.engine)
    desk.speaker = run
    return desk
  }

  static func open(in engine: Engine) -> LessonDesk? { engine.services[service] as? LessonDesk }

  /// What the prompt shows of an open lesson.
  var promptMark: String { lesson.map { step < $0.steps.count ? "[\($0.id).\(step + 1)] " : "[\($0.id) done] " } ?? "" }

  // MARK: Opening and closing

  func find(_ name: String) throws -> CourseFolder.Entry {
    guard let found = course?.find(name) else { throw LessonDesk.error("There is no lesson '\(PlainText.line(name))'. Get-SimLesson lists those that there are.", "LessonNotFound") }
    return found
  }

  /// Opens a lesson: anew, or where it was left.
  func start(_ entry: CourseFolder.Entry) throws {
    if let problem = entry.reader.problems.first { throw LessonDesk.error("The lesson cannot be read: \(entry.path):\(problem.line): \(problem.message)", "LessonFaulty") }
    let wanted = entry.lesson, state = progress.progress.state(of: entry.key)
    let options = try tenantOptions(for: wanted, key: entry.key)
    let isKept = state.isStarted && !options.isFresh && access(options.tenantPath, W_OK) == 0
    try use(options, wanted, from: state, isKept: isKept)
    lesson = wanted
    key = entry.key
    step = state.next(of: wanted.steps.count) ?? wanted.steps.count
    keep(.started, step)
    if step == 0 { introduce(wanted) } else { say("\(wanted.title): going on with step \(min(step + 1, wanted.steps.count)). Reset-SimLesson begins anew.") }
    showStep()
  }

  private func tenantOptions(for lesson: Lesson, key: String) throws -> TenantOptions {
    guard let current = former ?? TenantCmdletTable.store(of: engine) else { throw LessonDesk.error("This session has no tenant.", "NoTenant") }
    var options = current.options
    // The people of the lessons are Contoso's, whatever the session's tenant is called.
    options.home += "/lessons/\(key)"
    options.name = "contoso"
    options.startsFromSample = true
    options.isPlan = false
    if !lesson.era.isEmpty { options.era = lesson.era }
    return options
  }

  /// Makes the lesson's tenant the session's; one that cannot be kept lasts as long as the session.
  private func use(_ options: TenantOptions, _ lesson: Lesson, from state: LessonProgress.State, isKept: Bool) throws {
    let before = TenantCmdletTable.store(of: engine)
    if former == nil { former = before }
    do {
      try prepare(TenantStore(options), lesson, state, isKept: isKept)
    } catch let error as PSError where !options.isFresh && ["TenantNotWritable", "TenantDiskFull"].contains(where: error.record.errorId.hasPrefix) {
      var throwAway = options
      throwAway.isFresh = true
      do { try prepare(TenantStore(throwAway), lesson, state, isKept: false) } catch {
        giveBack(before)
        throw error
      }
      warn("The lesson's tenant cannot be kept: it lasts as long as this session. \(error.record.exception.message)")
    } catch {
      giveBack(before)
      throw error
    }
  }

  private func giveBack(_ store: TenantStore?) {
    if let store { TenantCmdletTable.use(store, in: engine) }
    if lesson == nil { former = nil }
  }

  private func prepare(_ store: TenantStore, _ lesson: Lesson, _ state: LessonProgress.State, isKept: Bool) throws {
    store.secretMade = former?.secretMade
    TenantCmdletTable.use(store, in: engine)
    if isKept { return _ = try store.hash() }
    try store.reset()
    if let problem = try LessonScript.problem(of: lesson.setup, engine) { throw LessonDesk.error("The setup of the lesson failed: \(problem)", "LessonSetupFailed") }
    // What was done before is done again: its tenant is gone.
    let next = state.next(of: lesson.steps.count) ?? lesson.steps.count
    for done in lesson.steps.prefix(next) { _ = try LessonScript.problem(of: done.solution, engine) }
  }

  /// Goes back to the tenant that the session worked with before.
  func stop() {
    TenantCmdletTable.store(of: engine)?.close()
    if let former { TenantCmdletTable.use(former, in: engine) }
    former = nil
    lesson = nil
  }

  func opened() throws -> Lesson {
    guard let lesson else { throw LessonDesk.error("No lesson is open: Start-SimLesson opens one.", "NoLesson") }
    return lesson
  }

  /// Begins the open lesson anew.
  func reset() throws {
    let lesson = try opened(), options = try tenantOptions(for: lesson, key: key)
    keep(.reset, 0)
    try use(options, lesson, from: LessonProgress.State(), isKept: false)
    step = 0
    keep(.started, 0)
    showStep()
  }

  // MARK: Steps

  /// Makes the checks of the step; when all pass, the next step is shown.
  func check() throws -> [CheckResult] {
    let lesson = try opened()
    guard lesson.steps.indices.contains(step) else { return [] }
    return try CheckRun(engine).results(of: lesson.steps[step].checks)
  }

  func goOn(after event: LessonProgress.Event) {
    guard let lesson else { return }
    keep(event, step)
    step = progress.progress.state(of: key).next(of: lesson.steps.count) ?? lesson.steps.count
    showStep()
  }

  /// Does the step for the learner, so that those behind it can be done.
  func skip() throws {
    let lesson = try opened()
    guard lesson.steps.indices.contains(step) else { return showStep() }
    if let problem = try LessonScript.problem(of: lesson.steps[step].solution, engine) { warn("The solution of the step failed: \(problem)") }
    say("Step \(step + 1) is skipped: its solution was run.")
    goOn(after: .skipped)
  }

  /// Shows one more hint than before, or the solution.
  func hint(solution: Bool) throws {
    let lesson = try opened()
    guard lesson.steps.indices.contains(step) else { return showStep() }
    let current = lesson.steps[step]
    if solution { return say(current.solution.split(separator: "\n").map { "    " + PlainText.line(String($0)) }.joined(separator: "\n")) }
    let seen = progress.progress.state(of: key).hints[step] ?? 0
    let index = min(seen, current.hints.count - 1)
    guard current.hints.indices.contains(index) else { return say("There is no hint.") }
    say("Hint \(index + 1) of \(current.hints.count):")
    showText(current.hints[index])
    if seen >= current.hints.count { say("That was the last hint. Show-SimHint -Solution shows the solution.") }
    if seen < current.hints.count { keep(.hint, step) }
  }

  private func keep(_ event: LessonProgress.Event, _ step: Int) {
    guard lesson != nil else { return }
    progress.take(event, lesson: key, step: step)
    if let problem = progress.newProblem() { warn("Your progress is not kept: \(problem).") }
  }

  static func error(_ message: String, _ id: String) -> PSError { PSError("System.InvalidOperationException", message, id: id, category: .InvalidOperation) }
}
