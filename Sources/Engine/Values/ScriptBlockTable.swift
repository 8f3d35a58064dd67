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
    members.property("Ast", "System.Management.Automation.Language.Ast", get: { block($0).map { .object(AstObject($0.template.definition ?? $0.template.syntax, $0.template.source)) } ?? .null })
    members.property("IsFilter", "bool", get: { .bool(block($0)?.template.isFilter ?? false) })
    members.property("Module", "psmoduleinfo", get: { block($0)?.session.module.map { .object($0) } ?? .null })
    members.property("Attributes", "System.Collections.Generic.List[System.Attribute]", get: { _ in Value([]) })
    let prefix = "System.Management.Automation."
    members.property("SessionState", prefix + "SessionState", hidden: true, get: { target in
      block(target).map { .object(ExecutionContext($0.session.scope.engine, $0.session.scope, .sessionState)) } ?? .null
    }, set: { if let context = $1.unwrapped.asObject as? ExecutionContext { block($0)?.bind(to: context.scope.session) } })
    members.property("SessionStateInternal", prefix + "SessionStateInternal", hidden: true, get: { target in
      block(target).map { .object(ExecutionContext($0.session.scope.engine, $0.session.scope, .inner)) } ?? .null
    }, set: { if let context = $1.unwrapped.asObject as? ExecutionContext { block($0)?.bind(to: context.scope.session) } })
    members.property("StartPosition", prefix + "PSToken", get: { target in
      guard let block = block(target) else { return .null }
      let place = block.template.source.position(at: Int(block.template.syntax.extent.start)), end = block.template.source.position(at: Int(block.template.syntax.extent.end))
      return .object(CustomObject([
        "Content": Value(block.bodyText), "Type": Value("Position"), "Start": .int(block.template.syntax.extent.start), "Length": .int(block.template.syntax.extent.end - block.template.syntax.extent.start),
        "StartLine": .int(Int32(place.line)), "StartColumn": .int(Int32(place.column)), "EndLine": .int(Int32(end.line)), "EndColumn": .int(Int32(end.column)),
      ]))
    })
    members.property("Id", "guid", get: { target in
      guard let block = block(target) else { return .null }
      return Conversion.tryConvert(Value("00000000-0000-4000-8000-" + hex(UInt(bitPattern: ObjectIdentifier(block.template)))), to: .guid) ?? .null
    })
  }

  private static func hex(_ number: UInt) -> String {
    let digits = String(number & 0xffff_ffff_ffff, radix: 16)
    return String(repeating: "0", count: 12 - digits.count) + digits
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
