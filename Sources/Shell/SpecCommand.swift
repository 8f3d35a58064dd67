#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Cmdlets
import Diagnostics
import Engine
import Lessons
import Objects
import Syntax
import Transcripts

/// `simlet test [--update] FILE.md…`: runs the sessions printed in Markdown files and compares what they print.
enum SpecCommand {
  static func run(_ arguments: [String], stackLimit: UInt) -> Int32 {
    let isUpdate = arguments.contains("--update")
    var passed = 0, failed = 0
    // A session may change the folder of the process.
    let start = getcwd(nil, 0).map { text in
      defer { free(text) }
      return String(cString: text)
    }
    for given in arguments where !given.hasPrefix("--") {
      let path = HostPath.normalized(given, in: start ?? "/")
      guard let bytes = try? HostFile.read(path) else {
        StandardOutput.error.write("simlet: cannot read \(given)\n")
        return 66
      }
      if LessonReader.isLesson(bytes) {
        let outcome = LessonTest(stackLimit).run(path)
        passed += outcome.passed
        failed += outcome.failed
        continue
      }
      var run = SpecRun(SpecFile(String(decoding: bytes, as: UTF8.self)))
      let settings = run.file.settings
      run.run { CapturedSession(.rehearsal(folder: path.folderAbove, settings), stackLimit: stackLimit) }
      if let start { chdir(start) }
      for failure in run.failures { report(failure, given) }
      passed += run.passed
      failed += run.failures.count
      if isUpdate, !run.failures.isEmpty, !write(run.updated, to: path) {
        StandardOutput.error.write("simlet: cannot write \(given): \(String(cString: strerror(errno)))\n")
        return 73
      }
    }
    StandardOutput.output.write("\(passed) passed, \(failed) failed\n")
    return failed == 0 ? 0 : 1
  }

  private static func report(_ failure: SpecRun.Failure, _ path: String) {
    StandardOutput.output.write("\(path):\(failure.line): \(failure.title)\n")
    if failure.isUnexpectedPass { return StandardOutput.output.write("  is marked todo but passes\n") }
    StandardOutput.output.write("  PS> \(failure.input)\n")
    for line in failure.expected { StandardOutput.output.write("  - \(line)\n") }
    for line in failure.printed { StandardOutput.output.write("  + \(line)\n") }
  }

  private static func write(_ text: String, to path: String) -> Bool {
    do {
      let writer = try FileWriter(path, mode: .replace)
      try writer.write(text)
      try writer.close()
      return true
    } catch { return false }
  }
}

/// A session whose output is kept instead of shown: fixed clock and seed, 80 columns, a throw-away tenant.
struct CapturedSession: TranscriptSession {
  private let session: Session

  init(_ options: Options, stackLimit: UInt) { session = Session(options, stackLimit: stackLimit) }

  mutating func run(_ input: String) -> [String] {
    let text = StandardOutput.capture {
      let runner = ScriptRunner(session)
      if let code = runner.runInteractively(input) { StandardOutput.output.write("exit \(code)\n") }
    }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    return lines
  }
}

extension Options {
  /// A session that is the same in every run: fixed clock and seed, a throw-away tenant; the head of a file may name culture and era.
  static func rehearsal(folder: String, _ settings: FrontMatter? = nil) -> Options {
    var options = Options(["-NoProfile", "-NonInteractive", "-Fresh", "-Seed", "1", "-Clock", "2026-01-05T09:00:00Z", "-HostAccess", "Folder", "-Culture", "en-US"])
    options.work = .interactive
    options.workingDirectory = folder
    if let culture = settings?["culture"], culture.allSatisfy({ $0.isASCII && ($0.isLetter || $0 == "-") }) { options.culture = culture }
    if let era = settings?["era"] { options.era = era.lowercased() == "teams" ? "Teams" : "SfBO" }
    return options
  }
}
