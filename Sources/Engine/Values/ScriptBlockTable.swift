import Objects

/// The members of `[scriptblock]`; its methods are calls of the engine (`Engine.invokeMember`).
enum ScriptBlockTable {
  static func declare(_ members: inout TypeMembers) {
    func block(_ target: Value) -> ScriptBlock? { target.unwrapped.asObject as? ScriptBlock }
    members.staticMethod("scriptblock Create(string script)") { arguments in
      guard let engine = (ObjectRuntime.current as? EngineRuntime)?.engine else { return .null }
      return .object(try engine.makeBlock(arguments[0].text(), engine.global))
    }
    members.property("File", "string", get: { block($0)?.path.map { Value($0) } ?? .null })
    members.property("IsFilter", "bool", get: { .bool(block($0)?.template.isFilter ?? false) })
    members.property("Module", "psmoduleinfo", get: { block($0)?.session.module.map { .object($0) } ?? .null })
    members.property("Attributes", "System.Collections.Generic.List[System.Attribute]", get: { _ in Value([]) })
    members.property("Id", "guid", get: { _ in .null })
  }
}
