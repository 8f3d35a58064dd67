import Engine
import Objects
import Syntax

/// Completes names of commands: functions, cmdlets, aliases, programs, and script files by their path.
struct CommandCompleter {
  let context: CompletionContext

  init(_ context: CompletionContext) { self.context = context }

  /// A word where a command stands: files first, then commands.
  func commandWord(_ word: String, _ command: CommandSyntax?) -> [CompletionResult] {
    let needsAmpersand = command == nil || command?.invocationOperator == .unknown && command?.elements.count == 1
    let files = FileCompleter(context).complete(word, quote: "").map { file in
      needsAmpersand && file.text.count > 2 && file.text.hasPrefix("'") ? CompletionResult(file.kind, "& " + file.text, list: file.listItem, tip: file.tip) : file
    }
    return files + commands(word)
  }

  /// The commands that a word may become.
  func commands(_ word: String, quote: String = "") -> [CompletionResult] {
    if word.isEmpty && quote.isEmpty && context.token == nil { return [] }
    if let slash = word.lastIndex(of: "\\") { return ofModule(String(word[..<slash]), String(word[word.index(after: slash)...])) }
    guard !word.contains("/") else { return [] }
    let fits = CompletionText.matcher(word)
    // Windows only: it works here for scripts that use it, but PowerShell on this system does not offer it.
    let all = context.engine.allCommands(context.scope).filter { $0.name != "Out-GridView" }
    var results = all.filter { fits($0.name) || isAbbreviation(word, of: $0.name) }.map { result($0, quote) }
    results += unloaded(besides: all).filter { fits($0) || isAbbreviation(word, of: $0) }.map { CompletionResult(.Command, CompletionText.quoted($0, quote), list: $0) }
    results += programs(fits, besides: Set(results.map { $0.listItem.lowercased() }))
    var names = Set<String>()
    results = results.sortedByListItem().filter { names.insert($0.listItem.lowercased()).inserted }
    return results + defined(fits, known: names)
  }

  /// `g-ci` is Get-ChildItem: the first letters of verb and noun.
  private func isAbbreviation(_ word: String, of name: String) -> Bool {
    guard let dash = word.firstIndex(of: "-"), dash != word.startIndex, name.contains("-"), !word.hasSuffix("-") else { return false }
    return String(name.filter { $0.isUppercase || $0 == "-" }).lowercased() == word.lowercased()
  }

  func result(_ command: CommandInfo, _ quote: String = "") -> CompletionResult {
    CompletionResult(.Command, CompletionText.quoted(command.name, quote), list: command.name, tip: tip(command))
  }

  /// The syntax of a command, or what an alias stands for.
  private func tip(_ command: CommandInfo) -> String {
    if let alias = command as? AliasInfo { return alias.target }
    if command is ApplicationInfo || command is ScriptInfo { return command.definition }
    let lines = CommandSyntaxText.lines(command).map { $0 == command.name ? $0 + " " : $0 }
    return "\n" + lines.joined(separator: "\n\n") + "\n"
  }

  private func ofModule(_ module: String, _ word: String) -> [CompletionResult] {
    let fits = CompletionText.matcher(word)
    return context.engine.allCommands(context.scope).filter { FoldedName.equal($0.moduleName, module) && fits($0.name) }
      .map { CompletionResult(.Command, module + "\\" + $0.name, list: $0.name, tip: tip($0)) }.sortedByListItem()
  }

  /// Commands that modules on the path would bring.
  private func unloaded(besides known: [CommandInfo]) -> [String] {
    let names = Set(known.map { $0.name.lowercased() })
    return context.engine.commandNames.filter { $0 != "Out-GridView" && !names.contains($0.lowercased()) }
  }

  private func programs(_ fits: (String) -> Bool, besides known: Set<String>) -> [CompletionResult] {
    guard context.engine.hostAccess == .full, let path = context.engine.environment("PATH") else { return [] }
    var names: [String: String] = [:]
    for folder in path.split(separator: ":") {
      for name in HostFile.names(in: String(folder)) where names[name] == nil && fits(name) && !known.contains(name.lowercased()) { names[name] = "\(folder)/\(name)" }
    }
    return names.map { CompletionResult(.Command, CompletionText.quoted($0.key), list: $0.key, tip: $0.value) }
  }

  /// Functions that the text itself defines.
  private func defined(_ fits: (String) -> Bool, known: Set<String>) -> [CompletionResult] {
    var names: [String] = []
    TreeWalk.visit(context.root) { node in
      if let function = node as? FunctionDefinitionSyntax, fits(function.name), !known.contains(function.name.lowercased()) { names.append(function.name) }
    }
    return CompletionText.sorted(Array(Set(names))).map { CompletionResult(.Command, CompletionText.quoted($0), list: $0) }
  }
}

/// Walks a whole tree.
package enum TreeWalk {
  package static func visit(_ node: SyntaxNode, _ body: (SyntaxNode) -> Void) {
    body(node)
    node.forEachChild { visit($0, body) }
  }
}
