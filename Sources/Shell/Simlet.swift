#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Cmdlets
import Diagnostics
import Engine
import Objects
import Syntax

/// The program: reads its options, sets up a session and runs what was asked for.
package enum Simlet {
  /// Runs with the process's arguments and gives the exit code.
  package static func main(_ arguments: [String]) -> Int32 {
    signal(SIGPIPE, SIG_IGN)
    // A file beyond the limit of the system is an error of the write, not the end of the program; a handler, unlike SIG_IGN, is not inherited.
    signal(SIGXFSZ) { _ in }
    Memory.tune()
    let options = Options(arguments)
    if let problem = options.problem {
      StandardOutput.error.write(problem + "\n")
      StandardOutput.error.flush()
      if options.showsUsage { StandardOutput.output.write(HelpText.usage) }
      StandardOutput.output.flush()
      return 64
    }
    var code: Int32 = 0
    LargeStack.run { limit in code = run(options, stackLimit: limit) }
    StandardOutput.output.flush()
    StandardOutput.error.flush()
    return code
  }

  private static func run(_ options: Options, stackLimit: UInt) -> Int32 {
    switch options.work {
    case .version:
      StandardOutput.output.write("PowerShell 7.6.5\n")
      return 0
    case .help:
      StandardOutput.output.write(HelpText.usage)
      return 0
    case .specs(let arguments): return SpecCommand.run(arguments, stackLimit: stackLimit)
    case .demo(let arguments): return DemoCommand(options, stackLimit: stackLimit).run(arguments)
    case .lesson(let arguments): return LessonCommand(options, stackLimit: stackLimit).run(arguments)
    case .dump(let arguments): return DumpCommand.run(arguments)
    default:
      let session = Session(options, stackLimit: stackLimit)
      return session.run()
    }
  }
}
