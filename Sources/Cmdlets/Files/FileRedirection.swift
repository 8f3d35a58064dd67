import Engine
import Formatting
import Objects

/// A file behind `>`: objects are written as they would be printed.
final class FileRedirection: RedirectionFile {
  private let sink: TextFileSink

  init(_ engine: Engine, _ path: String, append: Bool) throws {
    do {
      sink = try TextFileSink(
        PathResolver.place(path, engine).hostPath ?? path, environment: FormatSession.environment(of: engine.global.scope), mode: append ? .append : .replace,
        width: engine.host.width)
    } catch let error as PSError {
      // PowerShell sends redirected output through Out-File, and so its errors are that command's.
      error.record.activity = "Out-File"
      error.record.reporter = "Microsoft.PowerShell.Commands.OutFileCommand"
      throw error
    }
    super.init()
  }

  override func write(_ value: Value) throws {
    if let record = value.asObject as? StreamRecord { return try sink.write(Value(record.message)) }
    try sink.write(value)
  }

  override func close() throws { try sink.finish() }
}
