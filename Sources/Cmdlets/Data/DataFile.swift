import Diagnostics
import Engine
import Objects
import Syntax

/// Reads data files: literals and hashtables, but no commands.
enum DataFile {
  /// Reads a file that must hold a hashtable of constants; nil after an error about its form.
  static func readTable(_ path: String, _ run: CommandRuntime) throws -> Value? {
    let text = try FileReader(path).readAll()
    let plain = Parser.parse(SourceText(text, name: path))
    let fault = plain.errors.isEmpty ? holdsTable(plain.root) ? nil : "NoHashtableRoot" : ""
    if let fault {
      try run.writeError(
        run.error(
          "System.InvalidOperationException", "The PowerShell data file '\(path)' is invalid since it cannot be evaluated into a Hashtable object.",
          id: "CouldNotParseAsPowerShellDataFile" + fault, .InvalidData))
      return nil
    }
    let head = "data -SupportedCommand ConvertFrom-StringData {\n"
    let source = SourceText("\(head)\(text)\n}", name: path)
    if let first = Parser.parse(source).errors.first {
      throw run.error(
        "System.InvalidOperationException",
        "Cannot generate a PowerShell object for a ScriptBlock evaluating dynamic expressions. Dynamic expression: \(source.substring(first.extent)).",
        id: "System.InvalidOperationException", .NotSpecified)
    }
    return .object(try run.engine.readManifest(path))
  }

  private static func holdsTable(_ node: SyntaxNode) -> Bool {
    if node is HashtableSyntax { return true }
    var found = false
    node.forEachChild { child in if !found, !(child is ScriptBlockExpressionSyntax) { found = holdsTable(child) } }
    return found
  }

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
