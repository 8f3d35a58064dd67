import Diagnostics
import Engine
import Objects
import Syntax

/// Reads data files: literals and hashtables, but no commands.
enum DataFile {
  static func read(_ path: String, _ run: CommandRuntime) throws -> Value {
    let text = try FileReader(path).readAll()
    // The rules are those of a `data` section that allows one command.
    let result = Parser.parse(SourceText("data -SupportedCommand ConvertFrom-StringData {\n\(text)\n}", name: path))
    if !result.errors.isEmpty {
      throw run.error(
        "System.InvalidOperationException", "The PowerShell data file '\(path)' is invalid since it cannot be evaluated into a Hashtable object.",
        id: "System.InvalidOperationException", .InvalidData, target: Value(path))
    }
    return .object(try run.engine.readManifest(path))
  }
}
