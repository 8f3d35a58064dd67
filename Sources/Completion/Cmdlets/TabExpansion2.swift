import Engine
import Objects

/// Completes a text at a cursor, or a tree that was parsed already.
struct TabExpansion2: Cmdlet {
  static let name = "TabExpansion2"
  static let traits = CommandTraits(defaultSet: "ScriptInputSet", outputTypes: ["System.Management.Automation.CommandCompletion"], module: "", isFunction: true)

  var inputScript = ""
  var cursorColumn = -1
  var ast = Value.null, position = Value.null, tokens = Value.null, options = Value.null

  static let parameters: [Parameter<Self>] = [
    Parameter("inputScript", \.inputScript, .set("ScriptInputSet", position: 0, mandatory: true), .allowEmptyString),
    Parameter("cursorColumn", \.cursorColumn, .set("ScriptInputSet", position: 1)),
    Parameter("ast", \.ast, .set("AstInputSet", position: 0, mandatory: true)),
    Parameter("tokens", \.tokens, .set("AstInputSet", position: 1, mandatory: true)),
    Parameter("positionOfCursor", \.position, .set("AstInputSet", position: 2, mandatory: true)),
    Parameter("options", \.options, .set("ScriptInputSet", position: 2), .set("AstInputSet", position: 3), .type("hashtable")),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    let found =
      run.parameterSet == "AstInputSet"
      ? try CompleteInputMethods.complete(ast: ast, cursor: position, options: options, scope: run.scope)
      : try CompleteInputMethods.complete(text: inputScript, cursor: run.isBound("cursorColumn") ? cursorColumn : inputScript.utf16.count, options: options, scope: run.scope)
    try run.write(.object(found))
  }
}
