import Objects

/// The members of `[scriptblock]`; its methods are calls of the engine (`Engine.invokeMember`).
enum ScriptBlockTable {
  static func declare(_ members: inout TypeMembers) {
    func block(_ target: Value) -> ScriptBlock? { target.unwrapped.asObject as? ScriptBlock }
    members.staticMethod("scriptblock Create(string script)") { arguments in
      guard let engine = (ObjectRuntime.current as? EngineRuntime)?.engine else { return .null }
      do { return .object(try engine.makeBlock(arguments[0].text(), engine.global)) } catch let error as PSError {
        throw MethodErrors.wrapped(error, method: "Create", count: 1)
      }
    }
    for signature in methods {
      let name = Signature.methodName(signature)
      members.method(signature) { target, arguments in
        guard let block = block(target), let engine = (ObjectRuntime.current as? EngineRuntime)?.engine else { return .null }
        let given = arguments.count == 1 ? arguments[0].asArray.map { Array($0.items) } ?? arguments : arguments
        return try engine.invokeMember(block, name, given, engine.currentScope) ?? .null
      }
    }
    members.property("File", "string", get: { block($0)?.path.map { Value($0) } ?? .null })
    members.property("Ast", "System.Management.Automation.Language.Ast", get: { block($0).map { .object(AstObject($0.template.syntax, $0.template.source)) } ?? .null })
    members.property("IsFilter", "bool", get: { .bool(block($0)?.template.isFilter ?? false) })
    members.property("Module", "psmoduleinfo", get: { block($0)?.session.module.map { .object($0) } ?? .null })
    members.property("Attributes", "System.Collections.Generic.List[System.Attribute]", get: { _ in Value([]) })
    members.property("Id", "guid", get: { _ in .null })
  }

  /// What scripts call; the engine knows the names before it looks here, so that these serve lists of members.
  private static let methods = [
    "void CheckRestrictedLanguage(System.Collections.Generic.IEnumerable[string] allowedCommands, System.Collections.Generic.IEnumerable[string] allowedVariables, bool allowEnvironmentVariables)",
    "scriptblock GetNewClosure()",
    "System.Management.Automation.SteppablePipeline GetSteppablePipeline()",
    "System.Collections.ObjectModel.Collection[psobject] Invoke(Params System.Object[] args)",
    "System.Object InvokeReturnAsIs(Params System.Object[] args)",
    "System.Collections.ObjectModel.Collection[psobject] InvokeWithContext(System.Collections.IDictionary functionsToDefine, System.Collections.Generic.List[psvariable] variablesToDefine, Params System.Object[] args)",
    "System.Collections.ObjectModel.Collection[psobject] InvokeWithContext(System.Collections.Generic.Dictionary[string,scriptblock] functionsToDefine, System.Collections.Generic.List[psvariable] variablesToDefine, Params System.Object[] args)",
  ]
}
