import Engine
import Formatting
import Objects

/// Writes objects into a file as they would be printed: `Out-File`, `>`, `Tee-Object`.
package final class TextFileSink {
  private let writer: FileWriter
  private let formatter: OutputFormatter
  private let failures: Failures

  private final class Failures { var first: Error? }

  /// Opens a file of the host by its absolute path.
  package init(
    _ path: String, environment: FormatEnvironment, mode: FileWriter.Mode, encoding: TextEncoding = .utf8, width: Int, ending: String = "\n",
    force: Bool = false
  ) throws {
    let writer = try FileWriter(path, mode: mode, encoding: encoding, force: force)
    let failures = Failures()
    self.writer = writer
    self.failures = failures
    formatter = OutputFormatter(width: width, environment: environment) { line in
      do { try writer.write(line + ending) } catch { failures.first = failures.first ?? error }
    }
  }

  package func write(_ value: Value) throws {
    try formatter.write(value)
    if let failure = failures.first { throw failure }
  }

  package func finish() throws {
    try formatter.finish()
    if let failure = failures.first { throw failure }
    try writer.close()
  }

  /// Ends writing when its command ends early: an error leaves an old file as it was.
  package func leave(failed: Bool) {
    if !failed { try? formatter.finish() }
    writer.leave(failed: failed)
  }
}

/// Writes what would be printed into a file.
struct OutFile: Cmdlet {
  static let name = "Out-File"
  static let traits = CommandTraits(defaultSet: "ByPath", supportsShouldProcess: true)

  var inputObject = Value.null
  var filePath: String?
  var literalPath: String?
  var encoding = Value.null
  var append = false, force = false, noClobber = false, noNewline = false
  var width: Int?
  private var sink: TextFileSink?
  private var isSkipped = false

  static let parameters: [Parameter<Self>] = [
    Parameter("FilePath", \.filePath, .set("ByPath", position: 0, mandatory: true), .alias("Path")),
    Parameter("LiteralPath", \.literalPath, .set("ByLiteralPath", mandatory: true, fromPipelineByPropertyName: true), .alias("PSPath", "LP")),
    Parameter("Encoding", \.encoding, .position(1), .encoding),
    Parameter("Append", \.append),
    Parameter("Force", \.force),
    Parameter("NoClobber", \.noClobber, .alias("NoOverwrite")),
    Parameter("Width", \.width, .range(2...Int(Int32.max))),
    Parameter("NoNewline", \.noNewline),
    Parameter("InputObject", \.inputObject, .fromPipeline),
  ]

  mutating func begin(_ run: CommandRuntime) throws {
    let path = filePath ?? literalPath ?? ""
    let full = try PathResolver.file(path, run)
    if noClobber, !append, HostFiles.exists(full) {
      throw run.error("System.IO.IOException", "The file '\(full)' already exists.", id: "NoClobber", .ResourceExists, target: Value(full))
    }
    guard try run.shouldProcess(path, "Output to File") else {
      isSkipped = true
      return
    }
    sink = try TextFileSink(
      full, environment: run.formatEnvironment, mode: append ? .append : .replace, encoding: encoding.isNull ? .utf8 : TextEncoding(encoding), width: width ?? run.engine.host.width,
      ending: noNewline ? "" : "\n", force: force)
  }

  mutating func process(_ run: CommandRuntime) throws { try sink?.write(inputObject) }
  mutating func end(_ run: CommandRuntime) throws { try sink?.finish() }
  mutating func clean(_ run: CommandRuntime) { sink?.leave(failed: run.hasFailed) }
}
