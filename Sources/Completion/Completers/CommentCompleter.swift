import Engine
import Objects
import Syntax

/// Completes comments that mean something: `#requires`, and keywords of comment-based help.
struct CommentCompleter {
  let context: CompletionContext

  init(_ context: CompletionContext) { self.context = context }

  func complete(_ token: Token) -> [CompletionResult] {
    let before = context.source.text(token.start, context.cursor)
    if before.lowercased().hasPrefix("#requires ") { return requires(before, token) }
    if let dot = helpKeyword(before) { return keyword(dot, token) }
    return helpArgument(before)
  }

  // MARK: #requires

  private func requires(_ before: String, _ token: Token) -> [CompletionResult] {
    let words = before.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    let word = words.last ?? ""
    let given = Set(words.dropFirst().dropLast().map { $0.lowercased() })
    if let table = before.lastIndex(of: "{"), before[..<table].hasSuffix("@"), !before[table...].contains("}") { return moduleKeys(String(before[before.index(after: table)...])) }
    if word.hasPrefix("-") {
      context.replaced = (context.cursor - word.utf8.count + 1)..<end(of: token, keeping: { $0.isLetter })
      let fits = CompletionText.matcher(String(word.dropFirst()))
      return RequiresWords.parameters.filter { fits($0.0) && !given.contains("-" + $0.0.lowercased()) }.map { CompletionResult(.ParameterName, $0.0, list: $0.0, tip: $0.1) }
    }
    context.replaced = (context.cursor - word.utf8.count)..<context.cursor
    let fits = CompletionText.matcher(word)
    switch words.dropLast().last?.lowercased() ?? "" {
    case "-psedition": return RequiresWords.editions.filter { fits($0.0) }.map { CompletionResult(.ParameterValue, $0.0, list: $0.0, tip: $0.1) }
    case "-modules":
      let names = Set(context.engine.modules.map(\.name) + context.engine.modulePath.flatMap { HostFile.names(in: $0) }.filter { !$0.contains(".") })
      return CompletionText.sorted(names.filter(fits)).map { CompletionResult(.Text, $0) }
    default: return []
    }
  }

  private func moduleKeys(_ inside: String) -> [CompletionResult] {
    let current = inside.split(separator: ";", omittingEmptySubsequences: false).last.map(String.init) ?? ""
    if current.contains("=") { return [] }
    let word = String(current.drop { $0 == " " })
    context.replaced = (context.cursor - word.utf8.count)..<context.cursor
    let fits = CompletionText.matcher(word)
    return RequiresWords.moduleKeys.filter { key in fits(key.0) && !inside.lowercased().contains(key.0.lowercased() + " ") && !inside.lowercased().contains(key.0.lowercased() + "=") }
      .map { CompletionResult(.ParameterValue, $0.0, list: $0.0, tip: $0.1) }
  }

  private func end(of token: Token, keeping isWord: (Character) -> Bool) -> Int {
    let rest = context.source.text(context.cursor, token.end)
    return context.cursor + rest.prefix(while: isWord).utf8.count
  }

  // MARK: Help

  /// What is typed of a keyword behind the dot, if the line holds nothing else.
  private func helpKeyword(_ before: String) -> String? {
    let line = before.split(separator: "\n", omittingEmptySubsequences: false).last.map(String.init) ?? ""
    var text = line.drop { " \t#".contains($0) }
    if text.hasPrefix("<#") { text = text.dropFirst(2).drop { " \t".contains($0) } }
    guard text.hasPrefix("."), text.dropFirst().allSatisfy(\.isLetter) else { return nil }
    return String(text.dropFirst())
  }

  private func keyword(_ word: String, _ token: Token) -> [CompletionResult] {
    context.replaced = (context.cursor - word.utf8.count)..<end(of: token, keeping: { $0.isLetter })
    let fits = CompletionText.matcher(word)
    let used = context.source.text(token.start, token.end).lowercased()
    return HelpWords.keywords.filter { fits($0.name) && ($0.repeats || !used.contains("." + $0.name.lowercased())) }.map { CompletionResult(.Keyword, $0.name, list: $0.name, tip: $0.tip) }
  }

  private func helpArgument(_ before: String) -> [CompletionResult] {
    let line = before.split(separator: "\n", omittingEmptySubsequences: false).last.map(String.init) ?? ""
    let words = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    guard words.count >= 2, let keyword = words.dropLast().last(where: { !$0.isEmpty })?.uppercased(), keyword.hasPrefix(".") else { return [] }
    let word = words.last ?? ""
    context.replaced = (context.cursor - word.utf8.count)..<context.cursor
    let fits = CompletionText.matcher(word)
    switch keyword {
    case ".PARAMETER": return parameters(before).filter(fits).map { CompletionResult(.Text, $0) }
    case ".FORWARDHELPTARGETNAME": return CommandCompleter(context).commands(word)
    case ".FORWARDHELPCATEGORY": return HelpWords.categories.filter(fits).map { CompletionResult(.Text, $0) }
    default: return []
    }
  }

  /// The parameters of the function that the comment stands in or before, without those described already.
  private func parameters(_ before: String) -> [String] {
    var parameters: [ParameterSyntax] = [], best = Int.max
    TreeWalk.visit(context.root) { node in
      guard let function = node as? FunctionDefinitionSyntax else { return }
      let start = Int(function.extent.start), end = Int(function.extent.end)
      let distance = start <= context.cursor && context.cursor <= end ? end - start : start > context.cursor ? start - context.cursor + 100_000 : Int.max
      if distance < best { (best, parameters) = (distance, function.parameters ?? function.body.paramBlock?.parameters ?? []) }
    }
    if best == Int.max { parameters = context.root.paramBlock?.parameters ?? [] }
    let described = Set(before.lowercased().split(separator: "\n").compactMap { line in line.contains(".parameter ") ? line.split(separator: " ").last.map(String.init) : nil })
    return parameters.map(\.name.path.name).filter { !described.contains($0.lowercased()) }
  }
}
