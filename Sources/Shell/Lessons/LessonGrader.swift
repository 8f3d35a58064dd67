#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Cmdlets
import Engine
import Lessons
import Terminal
import Transcripts

/// `simlet lesson grade`: runs each submission in a process and a tenant of its own, checks what it left, writes the reports.
struct LessonGrader {
  let wanted: LessonOptions
  let course: CourseFolder?
  let stackLimit: UInt

  init(_ wanted: LessonOptions, _ course: CourseFolder?, stackLimit: UInt) {
    self.wanted = wanted
    self.course = course
    self.stackLimit = stackLimit
  }

  /// Exit code 0: everybody has everything; 1: something is missing; others: nothing was graded.
  func run() -> Int32 {
    guard wanted.words.count == 1, let folder = wanted.words.first else { return fail("simlet lesson grade takes the folder of a class.", 64) }
    guard HostFile.isFolder(folder) else { return fail("\(PlainText.line(folder)) is no folder.", 66) }
    guard let course else { return fail("There are no lessons here.", 66) }
    let entries = course.entries.filter { $0.reader.problems.isEmpty }
    let only = wanted.lesson.map { course.find($0) }
    if let only, only?.reader.problems.isEmpty != true { return fail("There is no lesson '\(PlainText.line(wanted.lesson ?? ""))'.", 66) }
    let submissions = SubmissionFolder(folder, entries.map(\.lesson), only: only??.lesson)
    let handedIn = Set(submissions.students.flatMap(\.scripts.keys))
    let graded = entries.filter { handedIn.contains($0.lesson.id) && (only == nil || $0.lesson.id == only??.lesson.id) }
    guard !graded.isEmpty else { return fail("There are no scripts of any lesson in \(PlainText.line(folder)): <student>/lesson-NN.ps1, or <student>.ps1 with --lesson.", 66) }
    guard let work = makeFolder() else { return fail("No temporary folder can be made.", 73) }
    defer { try? HostFiles.remove(work) }
    TerminalSettings.watchSignals(Repl.interruptFlag)
    var grades: [Grade] = []
    for student in submissions.students {
      for entry in graded {
        let grade = self.grade(student, entry, work)
        if interruptRequested { return fail("interrupted: no reports were written.", 130) }
        grades.append(grade)
        show(grade)
      }
    }
    return report(grades)
  }

  private func fail(_ message: String, _ code: Int32) -> Int32 {
    StandardOutput.error.write("simlet: \(message)\n")
    return code
  }

  private func show(_ grade: Grade) {
    let state = grade.outcome == .done ? "" : "  \(grade.outcome.rawValue)"
    StandardOutput.output.write("\(PlainText.line(grade.student))  \(grade.lesson)  \(grade.points)/\(grade.possible)\(state)\(grade.missing.isEmpty ? "" : "  \(PlainText.line(grade.missing))")\n")
    StandardOutput.output.flush()
  }

  // MARK: One submission

  private func grade(_ student: SubmissionFolder.Student, _ entry: CourseFolder.Entry, _ work: String) -> Grade {
    let lesson = entry.lesson
    func grade(_ outcome: Grade.Outcome, _ results: [CheckResult]? = nil, _ message: String = "") -> Grade {
      let none = lesson.steps.flatMap(\.checks).map { CheckResult(title: $0.title, isPassed: false, points: $0.points) }
      return Grade(student: student.name, lesson: lesson.id, title: lesson.title, outcome: outcome, results: results ?? none, message: message)
    }
    guard let path = student.scripts[lesson.id] else { return grade(.missing) }
    let script: [UInt8]
    do { script = try SmallFile.read(path, limit: SubmissionLimits.largestScript, followsLinks: false) } catch let problem as SmallFile.Problem { return grade(.refused, nil, "The script \(problem.message).") } catch {
      return grade(.refused)
    }
    guard let place = place(in: work, script) else { return grade(.unchecked, nil, "The temporary folder cannot be written to.") }
    defer { try? HostFiles.remove(place) }
    let lessonPath = entry.path.hasPrefix("/") ? entry.path : "\(Session.currentFolder)/\(entry.path)"
    let run = process([SubmissionRun.word, lessonPath, "submission.ps1", "\(place)/work"], place, watchesFiles: true)
    let judged = process([SubmissionJudge.word, lessonPath, "\(place)/state"], place)
    guard judged.end == .exit(0), let results = SubmissionJudge.results(judged.output, lesson) else { return grade(.unchecked, nil, "The tenant cannot be checked.") }
    let (outcome, message) = verdict(run)
    return grade(outcome, results, message)
  }

  private func verdict(_ run: LimitedProcess) -> (Grade.Outcome, String) {
    let lines = TextLines.split(String(decoding: run.output.suffix(4000), as: UTF8.self)).map(PlainText.line).filter { !$0.isEmpty }
    switch run.end {
    case .exit(0): return (.done, "")
    case .exit(let code): return (.done, lines.last.map { "exit code \(code): \($0)" } ?? "exit code \(code)")
    case .timeout, .signal(SIGXCPU), .signal(SIGALRM): return (.timeout, "more than \(wanted.limits.seconds) seconds")
    case .signal(SIGKILL): return (.timeout, "more than \(wanted.limits.seconds) seconds")
    case .tooMuchOutput: return (.outputLimit, "more than \(wanted.limits.outputKilobytes) kB of output")
    case .tooManyFiles: return (.outputLimit, "too many or too large files")
    case .signal(let number): return (.crashed, number == SIGXFSZ ? "a file is too large" : "out of memory, or of its limits (signal \(number))")
    case .interrupted: return (.unchecked, "interrupted")
    case .notStarted: return (.unchecked, "The process cannot be started.")
    }
  }

  private func process(_ words: [String], _ place: String, watchesFiles: Bool = false) -> LimitedProcess {
    let limits = wanted.limits
    let arguments = ["lesson"] + words + ["--time", String(limits.seconds), "--memory", String(limits.megabytes)]
    let environment = ["HOME": place, "XDG_DATA_HOME": "\(place)/data", "XDG_STATE_HOME": "\(place)/state", "TMPDIR": place, "PATH": "/usr/bin:/bin", "LANG": "en_US.UTF-8", "TZ": "UTC", "NO_COLOR": "1"]
    return LimitedProcess(arguments, environment: environment, seconds: limits.seconds + 1, outputLimit: limits.outputKilobytes << 10) {
      watchesFiles && FolderSize(of: place, mostBytes: SubmissionLimits.mostBytes, mostFiles: SubmissionLimits.mostFiles).isTooMuch
    }
  }

  /// A folder for one run: the script lies in `work`, which is all that it reaches; the tenant lies beside it.
  private func place(in work: String, _ script: [UInt8]) -> String? {
    let place = "\(work)/run"
    guard mkdir(place, 0o700) == 0, mkdir("\(place)/work", 0o700) == 0, mkdir("\(place)/state", 0o700) == 0 else { return nil }
    return WholeFile.write(script, to: "\(place)/work/submission.ps1") == nil ? place : nil
  }

  private func makeFolder() -> String? {
    let base = getenv("TMPDIR").map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
    var template = Array("\(base)/simlet-grade-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { return nil }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  // MARK: Reports

  private func report(_ grades: [Grade]) -> Int32 {
    let name = course.map { String($0.path.split(separator: "/").last ?? "lessons") } ?? "lessons"
    let reports: [(String?, String)] = [(wanted.junit, GradeReport.text(grades, name: name)), (wanted.csv, GradeTable.text(grades))]
    for (path, text) in reports {
      guard let path else { continue }
      if let problem = WholeFile.write(Array(text.utf8), to: path) { return fail("\(PlainText.line(path)) cannot be written: \(problem).", 73) }
    }
    return grades.allSatisfy { $0.points == $0.possible && $0.outcome == .done } ? 0 : 1
  }
}
