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

/// One run of the program: an engine with its host, and the script, command or prompt that it works for.
final class Session {
  let options: Options
  let host: ConsoleHost
  let engine: Engine

  init(_ options: Options, stackLimit: UInt) {
    self.options = options
    let isInteractive: Bool
    if case .file = options.work { isInteractive = false } else { isInteractive = isatty(0) != 0 }
    host = ConsoleHost(allowsPrompts: !options.nonInteractive && (isInteractive || isatty(0) != 0))
    var folder = Session.currentFolder
    if let wanted = options.workingDirectory, chdir(wanted) == 0 { folder = Session.currentFolder }
    engine = Engine(host: host, currentFolder: folder)
    engine.stackLimit = stackLimit
    engine.hostAccess = HostAccess(rawValue: options.hostAccess) ?? .folder
    if let culture = options.culture { engine.cultureName = culture }
    host.engine = engine
    ObjectRuntime.current = engine.runtime
    CmdletTable.register(in: engine)
    CompletionTable.register(in: engine)
    connectTenant()
    limitFiles()
  }

  private static var currentFolder: String {
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
  private func cleanUp() {
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
    return switch options.work {
    case .file(let path, let arguments): planned({ Parser.parse(SourceText(decoding: try HostFile.read(engine.absolutePath(path)), name: path)) }) { ScriptRunner(self).runFile(path, arguments) }
    case .command(let text, _): planned({ Parser.parse(SourceText(text)) }) { ScriptRunner(self).runCommand(text) }
    case .standardInput: ScriptRunner(self).runStandardInput()
    default: Repl(self).run()
    }
  }
}
