import Engine
import Formatting
import Objects

/// A file behind `>`: objects are written as they would be printed.
final class FileRedirection: RedirectionFile {
  private let sink: TextFileSink

  init(_ engine: Engine, _ path: String, append: Bool) throws {
    sink = try Self.reported {
      try TextFileSink(
        PathResolver.place(path, engine).hostPath ?? path, environment: FormatSession.environment(of: engine.global.scope), mode: append ? .append : .replace,
        width: engine.host.width)
    }
    super.init()
  }

  /// PowerShell sends redirected output through Out-File, and so errors of the file are that command's.
  private static func reported<Result>(_ work: () throws -> Result) throws -> Result {
    do { return try work() } catch let error as PSError {
      if error.record.activity.isEmpty {
        error.record.activity = "Out-File"
        error.record.reporter = "Microsoft.PowerShell.Commands.OutFileCommand"
      }
      throw error
    }
  }

  override func write(_ value: Value) throws {
    let written = (value.asObject as? StreamRecord).map { Value($0.message) } ?? value
    try Self.reported { try sink.write(written) }
  }

  override func close() throws { try Self.reported { try sink.finish() } }
  override func abandon() { sink.leave(failed: true) }
}
