import Engine
import Objects
import Syntax

/// Completes a parameter's value: ValidateSet, enumeration, registered and declared completers, then what is known of the cmdlet.
struct ParameterValueCompleter {
  let context: CompletionContext
  let place: ArgumentPlace

  init(_ context: CompletionContext, _ place: ArgumentPlace) {
    self.context = context
    self.place = place
  }

  /// nil if nothing is known of the parameter's values.
  func complete(_ parameter: ParameterDeclaration, _ word: String) -> [CompletionResult]? {
    let quote = CompletionText.quote(of: word)
    let plain = quote.isEmpty ? word : String(word.dropFirst().hasSuffix(quote) ? word.dropFirst().dropLast() : word.dropFirst())
    let word = quote.isEmpty ? word : quote + plain + quote
    if let set = validSet(parameter) { return offers(CompletionText.sorted(set), plain, quote) }
    // An expression of flags: `Directory+!Hidden`.
    let isFlags = place.info.name == "Get-ChildItem" && parameter.name == "Attributes"
    if let names = enumeration(isFlags ? TypeCatalog.type("System.IO.FileAttributes") : ShownType.of(parameter, place.info)) { return offers(CompletionText.sorted(names), plain, quote, isEnum: true) }
    let scripts = ScriptCompleter(context)
    if let registered = CompleterTable.of(context.engine).completer(place.info.name, parameter.name) ?? alias(parameter) {
      return scripts.complete(registered, place, parameter, word)
    }
    if let completer = parameter.completer { return scripts.complete(completer, place, parameter, word) }
    if !parameter.completions.isEmpty { return listed(parameter.completions, plain) }
    return NativeCompleters(context, place).complete(parameter, plain, quote)
  }

  private func alias(_ parameter: ParameterDeclaration) -> PSObject? {
    guard let typed = place.command.commandName else { return nil }
    return CompleterTable.of(context.engine).completer(typed, parameter.name)
  }

  private func validSet(_ parameter: ParameterDeclaration) -> [String]? {
    for validation in parameter.validations {
      switch validation {
      case .set(let names, _, _): return names
      case .generated(let type, _, _): return try? Validation.words(of: type)
      default: break
      }
    }
    return nil
  }

  private func enumeration(_ type: TypeInfo) -> [String]? {
    let inner = type.elementType ?? (type.fullName.hasPrefix("System.Nullable`1") ? type.genericArguments.first : nil) ?? type
    return inner.enumeration?.cases.map(\.name)
  }

  private func offers(_ names: [String], _ word: String, _ quote: String, isEnum: Bool = false) -> [CompletionResult] {
    let fits = CompletionText.matcher(word)
    return names.filter(fits).map { CompletionResult(.ParameterValue, CompletionText.quoted($0, quote), list: $0) }
  }

  private func listed(_ words: [String], _ word: String) -> [CompletionResult] {
    let fits = CompletionText.matcher(word)
    return words.filter(fits).map { CompletionResult(.ParameterValue, $0) }
  }
}
