import Engine
import Objects

/// The help of a module's commands, from its table in the user's language; what is not translated is English.
///
/// `Get-Thing` is a synopsis, `Get-Thing Description`, `Get-Thing Notes`, `Get-Thing Example1` and `Get-Thing -Name` are parts;
/// `-Name` alone is the text of a parameter that means the same in many commands; `Grant -Name` and `Family -Name` are for the commands of the long tail.
final class HelpTexts {
  private let folder: String, language: String
  private let commands: Set<FoldedName>
  /// Read when help is first asked for.
  private var table: PSHashtable?

  init(_ folder: String, _ commands: [String], _ language: String) {
    self.folder = folder
    self.language = language
    self.commands = Set(commands.map { FoldedName($0) })
  }

  func join(_ engine: Engine) {
    let other = engine.hooks.helpText
    // The engine holds its hooks; a weak reference would slow down its every use.
    engine.hooks.helpText = { [unowned(unsafe) engine] command, part in
      if self.commands.contains(FoldedName(command.name)), let text = self.text(command.name, part, engine) { return text }
      return other?(command, part)
    }
  }

  private func text(_ command: String, _ part: String, _ engine: Engine) -> String? {
    if table == nil { table = (try? ImportSimData.table(folder, "Help", language, engine)) ?? PSHashtable() }
    if let text = entry(part.isEmpty ? command : "\(command) \(part)") { return text }
    guard part.hasPrefix("-") else { return nil }
    // A command without a text of its own is made from the table of nouns.
    if entry(command) == nil, let text = entry("\(command.prefix { $0 != "-" }) \(part)") ?? entry("Family \(part)") { return text }
    return entry(part)
  }

  private func entry(_ key: String) -> String? { try? table?.get(key)?.text() }
}
