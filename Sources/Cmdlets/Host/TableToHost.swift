import Engine
import Formatting
import Objects

/// Prints objects on the host as Format-Table would.
enum TableToHost {
  static func show(_ items: [Value], _ run: CommandRuntime) throws {
    let host = run.engine.host
    let output = OutputFormatter(width: host.width - 1, environment: run.formatEnvironment, isForTerminal: host.isTerminal) { line in
      host.write(line, newLine: true, foreground: nil, background: nil)
    }
    var options = FormatOptions(.table)
    options.fitsValues = true
    let shapes = ShapeFormatter(options, environment: run.formatEnvironment) { try output.write(.object($0)) }
    for item in items { try shapes.write(item) }
    try shapes.finish()
    try output.finish()
  }
}
