import Engine
import Objects

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Puts another program in the place of this one.
struct SwitchProcess: Cmdlet {
  static let name = "Switch-Process"
  static let aliases = ["exec"]
  static let traits = CommandTraits(module: "Microsoft.PowerShell.Core")

  var withCommand: [String] = []

  static let parameters: [Parameter<Self>] = [Parameter("WithCommand", \.withCommand, .position(0), .remaining)]

  mutating func end(_ run: CommandRuntime) throws {
    guard let name = withCommand.first else { return }
    guard let program = try? run.engine.lookUpCommand(name, run.scope) as? ApplicationInfo else {
      throw run.error(
        "CommandNotFoundException", "The term '\(name)' is not recognized as a name of a native command.", id: "CommandNotFound", .InvalidArgument, target: Value(withCommand.map { Value($0) }))
    }
    guard run.engine.hostAccess == .full else {
      throw run.error(
        "System.Management.Automation.PSSecurityException",
        "The program '\(name)' was not run: host access is \(run.engine.hostAccess.rawValue). Use -HostAccess Full to allow programs.", id: "HostAccessDenied", .PermissionDenied,
        target: Value(program.path))
    }
    // What was shown so far must be out before the program writes.
    run.engine.host.writeRaw([], toError: false)
    var words: [UnsafeMutablePointer<CChar>?] = withCommand.map { strdup($0) }
    words.append(nil)
    defer { for word in words { free(word) } }
    execv(program.path, &words)
    throw run.error("System.Exception", "Execution failed with errno \(errno) for command line: \(withCommand.joined(separator: " "))", id: "ExecFailed", .InvalidResult, target: Value(name))
  }
}
