import Objects

extension CommandInfo {
  /// The parameter that a name, an alias or an unmistakable beginning of one stands for.
  func resolve(parameter name: String) throws -> ParameterDeclaration {
    if let found = metadata.find(name) { return found }
    let begun = metadata.all.filter { declaration in ([declaration.name] + declaration.aliases).contains { $0.lowercased().hasPrefix(name.lowercased()) } }
    if begun.count == 1 { return begun[0] }
    let isUnknown = begun.isEmpty
    throw PSError(
      "ParameterBindingException",
      isUnknown
        ? "A parameter cannot be found that matches parameter name '\(name)'."
        : "Parameter cannot be processed because the parameter name '\(name)' is ambiguous. Possible matches include:\(begun.map { " -" + $0.name }.joined()).",
      id: isUnknown ? "NamedParameterNotFound" : "AmbiguousParameter", category: .InvalidArgument)
  }
}
