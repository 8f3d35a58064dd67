import Engine
import Objects

/// Completes names of parameters: in order of declaration, the common ones last.
struct ParameterNameCompleter {
  let place: ArgumentPlace

  init(_ place: ArgumentPlace) { self.place = place }

  func complete(_ word: String) -> [CompletionResult] {
    let word = word.hasSuffix(":") ? String(word.dropLast()) : word
    let fits = CompletionText.matcher(word)
    let sets = place.sets
    let isBound = { (parameter: ParameterDeclaration) in place.bound.contains { $0.parameter === parameter } }
    let open = place.parameters.filter { parameter in
      !parameter.isHidden && !isBound(parameter) && (sets.isEmpty || sets.contains { parameter.entry(in: $0) != nil })
    }
    let results = ordered(open).flatMap { offers($0, fits, word) }
    return results
  }

  private func ordered(_ parameters: [ParameterDeclaration]) -> [ParameterDeclaration] {
    let risky = ["WhatIf", "Confirm"]
    return parameters.filter { !$0.isCommon } + parameters.filter { $0.isCommon && risky.contains($0.name) } + parameters.filter { $0.isCommon && !risky.contains($0.name) }
  }

  /// The name, or the aliases if only they fit.
  private func offers(_ parameter: ParameterDeclaration, _ fits: (String) -> Bool, _ word: String) -> [CompletionResult] {
    let type = ShortTypeName.of(ShownType.of(parameter, place.info))
    if fits(parameter.name) { return [CompletionResult(.ParameterName, "-" + parameter.name, list: parameter.name, tip: "[\(type)] \(parameter.name)")] }
    guard !word.isEmpty else { return [] }
    return parameter.aliases.filter(fits).map { CompletionResult(.ParameterName, "-" + $0, list: $0, tip: "[\(type)] \($0)") }
  }
}

/// The type that PowerShell's own cmdlet declares where ours takes any value.
enum ShownType {
  static func of(_ parameter: ParameterDeclaration, _ command: CommandInfo) -> TypeInfo {
    guard command is CmdletInfo else { return parameter.type }
    if let known = NativeCompleters.types["\(command.name.lowercased()):\(parameter.name.lowercased())"] ?? NativeCompleters.types["*:\(parameter.name.lowercased())"] {
      return TypeCatalog.resolve(known) ?? TypeCatalog.type(known)
    }
    if parameter.name == "InputObject", parameter.type === TypeInfo.object { return .psObject }
    return parameter.type
  }
}
