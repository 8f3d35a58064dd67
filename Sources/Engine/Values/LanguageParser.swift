import Diagnostics
import Objects
import Syntax

/// `[System.Management.Automation.Language.Parser]`: text or a file as a tree, with tokens and errors.
enum LanguageParser {
  private static let prefix = "System.Management.Automation.Language."

  static let info = TypeInfo(prefix + "Parser", base: .object, members: { members in
    members.staticMethod("System.Management.Automation.Language.ScriptBlockAst ParseInput(string input, System.Object tokens, System.Object errors)") { arguments in
      try parse(SourceText(arguments[0].text()), arguments[1], arguments[2])
    }
    members.staticMethod("System.Management.Automation.Language.ScriptBlockAst ParseFile(string fileName, System.Object tokens, System.Object errors)") { arguments in
      guard let engine = (ObjectRuntime.current as? EngineRuntime)?.engine else { return .null }
      let path = engine.absolutePath(try arguments[0].text())
      try engine.fileAccess.check(path, forWriting: false)
      return try parse(SourceText(decoding: try HostFile.read(path), name: path), arguments[1], arguments[2])
    }
  })

  private static func parse(_ source: SourceText, _ tokens: Value, _ errors: Value) throws -> Value {
    let result = Parser.parse(source)
    let words = TokenRoles.tokens(of: result).map { Value.object(TokenObject($0, source)) }
    try (tokens.unwrapped.asObject as? ReferenceObject)?.set(Value(words))
    try (errors.unwrapped.asObject as? ReferenceObject)?.set(Value(result.errors.map { error($0, source) }))
    return .object(AstObject(result.root, source))
  }

  /// A `ParseError`.
  static func error(_ diagnostic: Diagnostic, _ source: SourceText) -> Value {
    record(errorInfo, [
      "Extent": .object(ExtentObject(diagnostic.extent, source)), "ErrorId": Value(diagnostic.id), "Message": Value(diagnostic.message), "IncompleteInput": .bool(diagnostic.isIncomplete),
    ])
  }

  static let errorInfo = TypeInfo(prefix + "ParseError", base: .object)

  private static func record(_ type: TypeInfo, _ properties: KeyValuePairs<String, Value>) -> Value {
    let made = CustomObject()
    for (name, value) in properties { made.properties.append(name, value) }
    made.customTypeNames = [type.fullName, "System.Object"]
    return .object(made)
  }
}
