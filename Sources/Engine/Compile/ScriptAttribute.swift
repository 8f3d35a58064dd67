import Objects

/// An attribute that a script's class defines: its own check or transformation of arguments.
struct ScriptAttribute {
  private let type: TypeInfo
  private let arguments: [Value]
  private let named: [(String, Value)]
  private let context: Value
  private static let prefix = "System.Management.Automation."

  /// Nil if no class of a script has the name.
  init?(_ name: String, _ arguments: [Value], _ named: [(String, Value)], _ session: SessionState) {
    let engine = session.scope.engine
    guard let type = engine.findType(name, session) ?? engine.findType(name + "Attribute", session), type.traits.contains(.dynamic) else { return nil }
    self.type = type
    self.arguments = arguments
    self.named = named
    context = .object(ExecutionContext(engine, session.scope))
  }

  private func make() throws -> Value {
    let made = try Members.construct(type, arguments)
    for (name, value) in named { try Members.set(made, name, value) }
    return made
  }

  func apply(to declaration: ParameterDeclaration) {
    func derives(_ name: String) -> Bool { type.isSubtype(of: TypeCatalog.type(ScriptAttribute.prefix + name)) }
    if derives("ArgumentTransformationAttribute") {
      declaration.transforms.append { value in try Members.invoke(make(), "Transform", [context, value]) }
    } else if derives("ValidateEnumeratedArgumentsAttribute") {
      declaration.validations.append(.custom { value in
        let made = try make()
        for item in value.asArray?.items ?? [value] { _ = try Members.invoke(made, "ValidateElement", [item]) }
      })
    } else if derives("ValidateArgumentsAttribute") {
      declaration.validations.append(.custom { value in _ = try Members.invoke(make(), "Validate", [value, context]) })
    }
  }
}
