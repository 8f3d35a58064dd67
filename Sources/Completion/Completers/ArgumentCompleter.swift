import Engine
import Objects
import Syntax

/// Completes what stands behind a command: names of parameters and their values.
struct ArgumentCompleter {
  let context: CompletionContext

  init(_ context: CompletionContext) { self.context = context }

  /// `word` as typed, with quotes; empty between words, then `after` is the token before.
  func complete(_ word: String, after: Token?) -> [CompletionResult] {
    guard let command = context.innermost(CommandSyntax.self) else { return [] }
    let info = Self.info(command, context)
    if context.token?.kind == .parameter || isDash(word), !(context.last is CommandParameterSyntax && word.hasSuffix(":")) {
      return parameterName(word, command, info)
    }
    var word = word
    if context.token?.kind == .parameter {
      context.replaceNothing()
      word = ""
    }
    if let native = CompleterTable.of(context.engine).native(command.commandName ?? "") {
      let results = ScriptCompleter(context).native(native, command, word)
      if !results.isEmpty { return results }
    }
    if let info {
      let place = ArgumentPlace(context, command, info)
      if let results = value(word, place), !results.isEmpty { return results }
      if place.target.map({ Self.suppressesFiles($0, info) }) ?? false { return [] }
      let foldersOnly = ["Set-Location", "Push-Location"].contains(info.name)
      return files(word, foldersOnly: foldersOnly)
    }
    return files(word, foldersOnly: false)
  }

  private func isDash(_ word: String) -> Bool { word.count == 1 && "-\u{2013}\u{2014}\u{2015}".contains(word) }

  private func files(_ word: String, foldersOnly: Bool) -> [CompletionResult] {
    let quote = CompletionText.quote(of: word)
    let value = (context.last as? StringConstantExpressionSyntax).map(\.value)
    let plain = word.isEmpty ? "" : value ?? StringCompleter.expanded(context) ?? word
    return FileCompleter(context, foldersOnly: foldersOnly).complete(plain, quote: quote)
  }

  /// What the command's name means; a script block that is called counts for nothing, as in PowerShell.
  static func info(_ command: CommandSyntax, _ context: CompletionContext) -> CommandInfo? {
    guard let name = command.commandName else { return nil }
    if let known = context.engine.quietly({ try context.engine.lookUpCommand(name, context.scope) }) { return known }
    return nil
  }

  // MARK: Names

  private func parameterName(_ word: String, _ command: CommandSyntax, _ info: CommandInfo?) -> [CompletionResult] {
    guard let info else {
      if let native = CompleterTable.of(context.engine).native(command.commandName ?? "") { return ScriptCompleter(context).native(native, command, word) }
      return []
    }
    let place = ArgumentPlace(context, command, info)
    if place.isPastParameters { return [] }
    return ParameterNameCompleter(place).complete(String(word.dropFirst()))
  }

  // MARK: Values

  private func value(_ word: String, _ place: ArgumentPlace) -> [CompletionResult]? {
    if let named = place.named { return ParameterValueCompleter(context, place).complete(named, word) }
    for target in place.positionalTargets {
      if let results = ParameterValueCompleter(context, place).complete(target, word), !results.isEmpty { return results }
    }
    return nil
  }

  /// Parameters whose values are no paths and for which PowerShell offers nothing else.
  private static func suppressesFiles(_ parameter: ParameterDeclaration, _ info: CommandInfo) -> Bool {
    guard info is CmdletInfo else { return false }
    let name = parameter.name.lowercased()
    return NativeCompleters.endsWithoutFiles(info.name.lowercased(), name)
  }
}
