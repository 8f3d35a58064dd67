import Objects

/// The functions that every session has: small ones that users look at or replace.
package enum BuiltInFunctions {
  private static let bodies: [(name: String, body: String)] = [
    ("prompt", #""PS $($executionContext.SessionState.Path.CurrentLocation)$('>' * ($nestedPromptLevel + 1)) ""#),
    ("cd..", "Set-Location .."),
    ("cd\\", "Set-Location \\"),
    ("cd~", "Set-Location ~"),
  ]

  /// Declares them in the global scope; their text is read when somebody calls or shows one.
  package static func declare(in engine: Engine) {
    guard let session = engine.global else { return }
    engine.defineLater(bodies.map(\.name), in: session.scope) { name in
      let body = bodies.first { $0.name == name }?.body ?? ""
      return try engine.makeBlock("function \(name) {\n\(body)\n}", session)
    }
  }

  /// Tells whether a function still is the one of the session's start.
  package static func isBuiltIn(_ function: FunctionInfo) -> Bool {
    bodies.contains { $0.name == function.name && function.definition.contains($0.body) }
  }

  static func visible(_ functions: [FoldedName: FunctionInfo]?) -> [FoldedName: FunctionInfo]? { functions?.filter { $0.value.module != nil } }
}
