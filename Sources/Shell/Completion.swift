import Engine
import Objects
import Terminal

/// Offers words for the place of the cursor: commands, parameters, variables.
struct Completion {
  let engine: Engine

  init(_ engine: Engine) { self.engine = engine }

  func offers(_ line: String, _ cursor: Int) -> LineEditor.Offers {
    let before = String(line.prefix(cursor))
    let word = String(before.reversed().prefix { !" |;({".contains($0) }.reversed())
    return LineEditor.Offers(replaced: word.count, words: words(for: word, before: before))
  }

  private func words(for word: String, before: String) -> [String] {
    if word.hasPrefix("$") { return variables(String(word.dropFirst())) }
    guard let command = commandName(before, word) else { return commands(word) }
    if word.hasPrefix("-") { return parameters(of: command, String(word.dropFirst())) }
    return files(word)
  }

  /// The command that the word is an argument of; nil if the word is the command itself.
  private func commandName(_ before: String, _ word: String) -> String? {
    let statement = before.dropLast(word.count).split(omittingEmptySubsequences: false) { "|;{(".contains($0) }.last ?? ""
    return statement.split(separator: " ").first.map(String.init)
  }

  private func commands(_ word: String) -> [String] {
    engine.commandNames.filter { $0.lowercased().hasPrefix(word.lowercased()) && (word.contains("-") || !word.isEmpty) }
  }

  private func parameters(of command: String, _ start: String) -> [String] {
    guard let info = try? engine.lookUpCommand(command, engine.global.scope) else { return [] }
    return info.metadata.all.filter { $0.name.lowercased().hasPrefix(start.lowercased()) && !$0.isHidden }.map { "-" + $0.name }
  }

  private func variables(_ start: String) -> [String] {
    engine.global.scope.ownVariables.map(\.name).filter { $0.lowercased().hasPrefix(start.lowercased()) }.sorted().map { "$" + $0 }
  }

  private func files(_ word: String) -> [String] {
    let folder = word.contains("/") ? String(word[...(word.lastIndex(of: "/") ?? word.startIndex)]) : ""
    let start = word.dropFirst(folder.count)
    return HostFile.names(in: engine.absolutePath(folder.isEmpty ? "." : folder)).filter { $0.hasPrefix(start) && (!start.isEmpty || !$0.hasPrefix(".")) }
      .map { (folder.isEmpty ? "./" : folder) + $0 }
  }
}
