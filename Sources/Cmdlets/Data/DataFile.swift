import Diagnostics
import Engine
import Objects
import Syntax

/// Reads data files: literals and hashtables, but no commands.
enum DataFile {
  static func read(_ path: String, _ run: CommandRuntime) throws -> Value {
    let text = try FileReader(path).readAll()
    let result = Parser.parse(SourceText(text, name: path))
    let isRefused = !result.errors.isEmpty || result.tokens.contains { token in
      token.traits.contains(.commandName) && !FoldedName.equal(result.source.substring(token.extent), "ConvertFrom-StringData")
    }
    if isRefused {
      throw run.error(
        "System.InvalidOperationException", "The PowerShell data file '\(path)' is invalid since it cannot be evaluated into a Hashtable object.",
        id: "System.InvalidOperationException", .InvalidData, target: Value(path))
    }
    return .object(try run.engine.readManifest(path))
  }
}
