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
  }

  private static var currentFolder: String {
    guard let path = getcwd(nil, 0) else { return "/" }
    defer { free(path) }
    return String(cString: path)
  }

  /// Does the work; the result is the process's exit code.
  func run() -> Int32 {
    switch options.work {
    case .file(let path, let arguments): ScriptRunner(self).runFile(path, arguments)
    case .command(let text, _): ScriptRunner(self).runCommand(text)
    case .standardInput: ScriptRunner(self).runStandardInput()
    default: Repl(self).run()
    }
  }
}
