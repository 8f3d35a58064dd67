import Diagnostics
import Engine
import Objects
import Syntax

/// Declares `[CommandCompletion]::CompleteInput` and `MapStringInputToParsedInput`, for the text and for the tree.
enum CompleteInputMethods {
  static func declare(_ members: inout TypeMembers) {
    members.staticMethod("System.Management.Automation.CommandCompletion CompleteInput(string input, int cursorIndex, hashtable options)") { arguments in
      try .object(complete(text: arguments[0].text(), cursor: number(arguments[1]), options: arguments[2]))
    }
    members.staticMethod(
      "System.Management.Automation.CommandCompletion CompleteInput(System.Management.Automation.Language.Ast ast, System.Management.Automation.Language.Token[] tokens, System.Management.Automation.Language.IScriptPosition positionOfCursor, hashtable options)"
    ) { arguments in try .object(complete(ast: arguments[0], cursor: arguments[2], options: arguments[3])) }
  }

  private static func number(_ value: Value) throws -> Int { Int(try value.text()) ?? 0 }

  /// The engine that the calling script runs in.
  private static func engine() throws -> Engine {
    guard let runtime = ObjectRuntime.current as? EngineRuntime else { throw PSError("PSInvalidOperationException", "There is no session.", id: "InvalidOperation", category: .InvalidOperation) }
    return runtime.engine
  }

  static func complete(text: String, cursor: Int, options: Value, scope: Scope? = nil) throws -> CommandCompletion {
    if cursor > text.utf16.count || cursor < 0 {
      throw PSError("PSArgumentException", "Cannot process argument because the value of argument \"cursorIndex\" is not valid. Change the value of the \"cursorIndex\" argument and run the operation again.", id: "Argument", category: .InvalidArgument)
    }
    let engine = try engine()
    return Completer.complete(text, cursor: cursor, engine, scope ?? engine.currentScope, literalPaths: literal(options))
  }

  static func complete(ast: Value, cursor: Value, options: Value, scope: Scope? = nil) throws -> CommandCompletion {
    let engine = try engine()
    guard let tree = ast.unwrapped.asObject as? AstObject, let offset = try Members.get(cursor, "Offset") else {
      throw PSError("PSArgumentNullException", "Value cannot be null. (Parameter 'ast')", id: "ArgumentNull", category: .InvalidArgument)
    }
    return Completer.complete(tree.source.text, cursor: try number(offset), engine, scope ?? engine.currentScope, literalPaths: literal(options))
  }

  private static func literal(_ options: Value) -> Bool {
    guard let table = options.unwrapped.asObject as? PSHashtable else { return false }
    return table.get("LiteralPaths")?.isTrue ?? false
  }
}
