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
import Terminal
import Transcripts

/// Proves lessons: each check fails before its step and passes after it, and no statement of a solution is superfluous.
struct LessonTest {
  let stackLimit: UInt
  private var folder: String

  init(_ stackLimit: UInt) {
    self.stackLimit = stackLimit
    folder = Session.currentFolder
  }

  struct Outcome {
    var passed = 0
    var problems: [LessonReader.Problem] = []
    var failed: Int { problems.count }

    mutating func prove(_ holds: Bool, _ line: Int, _ message: @autoclosure () -> String) {
      if holds { passed += 1 } else { problems.append(.init(line: line, message: message())) }
    }
  }

  /// Proves a file and prints what is wrong with it.
  func run(_ path: String) -> Outcome {
    var outcome = Outcome()
    do {
      let reader = LessonReader(try SmallFile.read(path, limit: LessonReader.largestFile))
      outcome.problems = reader.problems
      if reader.problems.isEmpty { LessonTest.limited { prove(reader.lesson, &outcome) } }
    } catch let problem as SmallFile.Problem { outcome.problems.append(.init(line: 1, message: "The file \(problem.message).")) } catch {
      outcome.problems.append(.init(line: 1, message: "The lesson was interrupted."))
    }
    for problem in outcome.problems { StandardOutput.output.write("\(path):\(problem.line): \(PlainText.line(problem.message))\n") }
    return outcome
  }

  private static let seconds: UInt32 = 120

  /// A check or a solution that never ends is interrupted, as Ctrl-C would.
  private static func limited(_ body: () -> Void) {
    TerminalSettings.watchSignals(Repl.interruptFlag)
    Attention.clearInterrupt()
    signal(SIGALRM) { _ in Repl.interruptFlag.pointee = 1 }
    alarm(seconds)
    body()
    alarm(0)
  }

  private func prove(_ lesson: Lesson, _ outcome: inout Outcome) {
    let session = makeSession(lesson)
    defer { session.cleanUp() }
    do {
      if let problem = try LessonScript.problem(of: lesson.setup, session.engine) { return outcome.prove(false, 1, "The setup fails: \(problem)") }
      for index in lesson.steps.indices { try proveStep(lesson, index, session.engine, &outcome) }
      guard outcome.failed == 0 else { return }
      for step in lesson.steps {
        for (check, result) in zip(step.checks, try CheckRun(session.engine).results(of: step.checks)) {
          outcome.prove(result.isPassed, check.line, "'\(check.title)' does not hold any more when all steps are done: a later step undoes it.")
        }
      }
    } catch { outcome.prove(false, 1, "The lesson cannot be proved: \((error as? PSError)?.record.exception.message ?? "it was interrupted, or took more than \(LessonTest.seconds) seconds").") }
  }

  private func proveStep(_ lesson: Lesson, _ index: Int, _ engine: Engine, _ outcome: inout Outcome) throws {
    let step = lesson.steps[index], checks = CheckRun(engine), before = try hash(engine)
    for (check, result) in zip(step.checks, try checks.results(of: step.checks)) {
      outcome.prove(!result.isPassed, check.line, "'\(check.title)' passes before anything is done.")
    }
    outcome.prove(try hash(engine) == before, step.line, "The checks change the tenant.")
    try proveStatements(step, engine, &outcome)
    let problem = try LessonScript.problem(of: step.solution, engine)
    engine.resetAfterError()
    outcome.prove(problem == nil, step.line, "The solution fails: \(problem ?? "")")
    for (check, result) in zip(step.checks, try checks.results(of: step.checks)) {
      outcome.prove(result.isPassed, check.line, "'\(check.title)' fails after the solution\(result.feedback.isEmpty ? "" : ": \(result.feedback)").")
    }
  }

  /// Each statement of a solution must be needed: without it a check fails.
  private func proveStatements(_ step: LessonStep, _ engine: Engine, _ outcome: inout Outcome) throws {
    guard let store = TenantCmdletTable.store(of: engine) else { return }
    try store.save(snapshot: LessonTest.snapshot)
    for statement in LessonScript.withoutEachStatement(step.solution) {
      _ = try LessonScript.problem(of: statement.rest, engine)
      engine.resetAfterError()
      let isNoticed = try CheckRun(engine).results(of: step.checks).contains { !$0.isPassed }
      outcome.prove(isNoticed, step.line, "The checks pass without this statement of the solution: \(statement.statement)")
      try store.restore(snapshot: LessonTest.snapshot)
    }
  }

  private static let snapshot = "before-the-step"

  private func makeSession(_ lesson: Lesson) -> Session {
    var options = Options.rehearsal(folder: folder)
    if !lesson.era.isEmpty { options.era = lesson.era }
    return Session(options, stackLimit: stackLimit)
  }

  private func hash(_ engine: Engine) throws -> String { try TenantCmdletTable.store(of: engine)?.hash() ?? "" }
}
