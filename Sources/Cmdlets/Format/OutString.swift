import Engine
import Formatting
import Objects

/// Makes text of what would be printed.
struct OutString: Cmdlet {
  static let name = "Out-String"
  static let aliases = ["oss"]

  var inputObject = Value.null
  var stream = false, noNewline = false
  var width: Int?
  private var text = ""
  private var formatter: OutputFormatter?

  static let parameters: [Parameter<Self>] = [
    Parameter("Stream", \.stream, .sets(["StreamFormatting"])),
    Parameter("Width", \.width, .range(2...Int(Int32.max))),
    Parameter("NoNewline", \.noNewline, .sets(["NoNewLineFormatting"])),
    Parameter("InputObject", \.inputObject, .fromPipeline),
  ]
  static let traits = CommandTraits(defaultSet: "NoNewLineFormatting")

  private final class Collector { var text = "" }
  private let collector = Collector()

  mutating func begin(_ run: CommandRuntime) throws {
    let collector = collector, ending = noNewline ? "" : "\n", streams = stream
    formatter = OutputFormatter(width: width ?? run.engine.host.width, environment: run.formatEnvironment, style: OutString.style(run)) { line in
      // A failing write would have nowhere to go from here; the pipeline's own end is noticed at the next object.
      if streams { try? run.write(line) } else {
        collector.text += line
        collector.text += ending
      }
    }
  }

  /// Text is coloured only where `$PSStyle.OutputRendering` asks for it everywhere.
  private static func style(_ run: CommandRuntime) -> OutputStyle {
    guard let settings = run.scope.lookup(Symbol("PSStyle")), let rendering = try? Members.property(settings, "OutputRendering")?.text() else { return .plain }
    return rendering == "Ansi" ? .ansi : .plain
  }

  mutating func process(_ run: CommandRuntime) throws { try formatter?.write(inputObject) }

  mutating func end(_ run: CommandRuntime) throws {
    try formatter?.finish()
    if !stream { try run.write(collector.text) }
  }
}

/// Shows objects on the host at once.
struct OutHost: Cmdlet {
  static let name = "Out-Host"
  static let aliases = ["oh"]
  static let traits = CommandTraits(module: "Microsoft.PowerShell.Core")

  var inputObject = Value.null
  var paging = false
  private var formatter: OutputFormatter?

  static let parameters: [Parameter<Self>] = [
    Parameter("Paging", \.paging),
    Parameter("InputObject", \.inputObject, .fromPipeline),
  ]

  mutating func begin(_ run: CommandRuntime) throws {
    let host = run.engine.host
    formatter = OutputFormatter(width: host.width - 1, environment: run.formatEnvironment, isForTerminal: host.isTerminal) { line in
      host.write(line, newLine: true, foreground: nil, background: nil)
    }
  }

  mutating func process(_ run: CommandRuntime) throws { try formatter?.write(inputObject) }
  mutating func end(_ run: CommandRuntime) throws { try formatter?.finish() }
}
