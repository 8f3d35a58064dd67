#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Cmdlets
import Completion
import Diagnostics
import Engine
import Objects
import Syntax
import TenantCmdlets
import Terminal

/// One run of the program: an engine with its host, and the script, command or prompt that it works for.
final class Session {
  let options: Options
  let host: ConsoleHost
  let engine: Engine

  init(_ options: Options, stackLimit: UInt) {
    self.options = options
    host = ConsoleHost(allowsPrompts: !options.nonInteractive)
    host.isSpoken = options.screenReader || isatty(1) != 0 && TerminalSettings.isDumb
    host.warnsOfLosses = !options.strict
    let isMissing = options.workingDirectory.map { chdir($0 == "~" ? Session.home : $0) != 0 } ?? false
    let folder = Session.currentFolder
    engine = Engine(host: host, currentFolder: folder)
    engine.stackLimit = stackLimit
    engine.hostAccess = HostAccess(rawValue: options.hostAccess) ?? .folder
    if let culture = options.culture { engine.cultureName = culture }
    host.engine = engine
    ObjectRuntime.current = engine.runtime
    CmdletTable.register(in: engine)
    CompletionTable.register(in: engine)
    LessonCmdletTable.register(in: engine)
    HelpLibrary.isClosed = options.strict
    HelpLibrary.language = options.culture ?? Session.environmentLanguage
    connectTenant()
    limitFiles()
    if isMissing, let wanted = options.workingDirectory {
      StandardOutput.error.write("Set-Location: Cannot find path '\(wanted)' because it does not exist.\n")
      StandardOutput.error.flush()
    }
  }

  private static var home: String { getenv("HOME").map { String(cString: $0) } ?? "/" }

  static var currentFolder: String {
    guard let path = getcwd(nil, 0) else { return "/" }
    defer { free(path) }
    return String(cString: path)
  }

  /// Holds scripts to what `-HostAccess` allows; `C:` is a drive of the tenant's own.
  private func limitFiles() {
    let access = engine.fileAccess
    HostFiles.check = { path, kind in try access.check(path, forWriting: kind == .write) }
    if access.level == .full { return }
    for folder in engine.modulePath { access.allowReading(folder) }
    for folder in (engine.environment("PSModulePath") ?? "").split(separator: ":") { access.allowReading(String(folder)) }
    if case .file(let path, _) = options.work { access.allowReading(HostPath.parent(engine.absolutePath(path))) }
    if !options.strict {
      access.setDrive(driveFolder)
      engine.drives["c"] = ("C", driveFolder)
      VirtualDrive.root = driveFolder
    }
  }

  /// Removes what the session made for itself.
  func cleanUp() {
    SessionEvents.of(engine).exiting()
    LessonDesk.open(in: engine)?.stop()
    TenantCmdletTable.store(of: engine)?.close()
    if engine.fileAccess.isTemporaryMade { try? HostFiles.remove(engine.fileAccess.temporary) }
  }

  /// Runs a script, for good or as a plan.
  private func planned(_ source: () throws -> ParseResult, _ script: () -> Int32) -> Int32 {
    guard let format = options.plan else { return script() }
    return PlanRun(self, format).run(source, script)
  }

  /// Does the work; the result is the process's exit code.
  func run() -> Int32 {
    defer { cleanUp() }
    if options.writesXml { host.useXml() }
    defer {
      host.xml?.output.close()
      host.xml?.error.close()
    }
    engine.hooks.endProcess = { [unowned self] in end($0) }
    let runner = ScriptRunner(self), repl = Repl(self)
    TerminalSettings.watchSignals(Repl.interruptFlag)
    connect(repl)
    if let code = Profiles(session: self).run() { return code }
    let code: Int32
    switch options.work {
    case .file(let path, let arguments): code = planned({ Parser.parse(SourceText(decoding: try HostFile.read(engine.absolutePath(path)), name: path)) }) { runner.runFile(path, arguments) }
    case .command(let text, let arguments): code = planned({ Parser.parse(SourceText(text)) }) { runner.runCommand(text, arguments) }
    case .standardInput: return repl.run(.silent)
    default: return repl.run(.greeting)
    }
    guard options.noExit, !runner.hasExited else { return code }
    return repl.run(.quiet)
  }

  /// Ends the process from within a script, with everything written.
  private func end(_ code: Int32) {
    try? host.finishOutput()
    cleanUp()
    host.xml?.output.close()
    host.xml?.error.close()
    StandardOutput.output.flush()
    StandardOutput.error.flush()
    if isatty(0) != 0 { TerminalSettings.restore() }
    exit(code & 0xff)
  }

  /// Opens the prompt.
  func prompt(_ manner: Repl.Manner) -> Int32 {
    let repl = Repl(self)
    TerminalSettings.watchSignals(Repl.interruptFlag)
    connect(repl)
    return repl.run(manner)
  }

  /// Lets scripts open a prompt while they run.
  private func connect(_ repl: Repl) {
    host.nestedPrompt = { [unowned self] in try runNested(repl) }
    if !options.nonInteractive { host.debuggerPrompt = { repl.runDebugger($0) } }
  }

  private func runNested(_ repl: Repl) throws {
    guard !options.nonInteractive else { return }
    engine.aside { repl.runNested() }
  }
}
