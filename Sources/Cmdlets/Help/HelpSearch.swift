import Engine
import Formatting
import Objects

/// Finds help by a name, a part of one, or a word of the text.
struct HelpSearch {
  enum Hit {
    case command(String, CommandInfo)
    case topic(HelpTopic)
  }

  private let run: CommandRuntime
  private let categories: [String]
  private let help: NativeHelp

  init(_ run: CommandRuntime, categories: [String], _ help: NativeHelp) {
    self.run = run
    self.categories = categories.map { $0.lowercased() }
    self.help = help
  }

  /// What has the very name.
  func exact(_ name: String) throws -> Hit? {
    if let command = try command(name), fits(category(name, command)) { return .command(name, command) }
    guard fits("HelpFile") else { return nil }
    return HelpTopic.all(run.engine).first { $0.name.lowercased() == name.lowercased() }.map { .topic($0) }
  }

  /// What a pattern fits; a word without wildcards is looked for in the names, then in the texts.
  func hits(_ text: String) throws -> [Hit] {
    if Wildcard.isPattern(text) { return try named(text) }
    let escaped = Wildcard.escape(text)
    let found = try named(text.contains("-") ? escaped + "*" : "*" + escaped + "*")
    return found.isEmpty ? try mentioned(text) : found
  }

  private func named(_ pattern: String) throws -> [Hit] {
    let wildcard = try Wildcard(pattern)
    var hits: [Hit] = []
    for name in run.engine.commandNames where wildcard.matches(name) {
      if let command = try command(name), fits(category(name, command)) { hits.append(.command(name, command)) }
    }
    guard fits("HelpFile") else { return hits }
    return hits + HelpTopic.all(run.engine).filter { wildcard.matches($0.name) }.map { .topic($0) }
  }

  private func mentioned(_ word: String) throws -> [Hit] {
    var hits: [Hit] = []
    for name in run.engine.commandNames where run.engine.findAlias(name, run.scope) == nil && help.mentions(word, name) {
      if let command = try command(name), fits(category(name, command)) { hits.append(.command(name, command)) }
    }
    guard fits("HelpFile") else { return hits }
    return hits + HelpTopic.all(run.engine).filter { $0.text.lowercased().contains(word.lowercased()) }.map { .topic($0) }
  }

  private func command(_ name: String) throws -> CommandInfo? {
    guard let command = try run.engine.lookUpCommand(name, run.scope), !(command is ApplicationInfo) else { return nil }
    return command
  }

  private func fits(_ category: String) -> Bool { categories.isEmpty || categories.contains(category.lowercased()) || categories.contains("all") }

  private func category(_ name: String, _ command: CommandInfo) -> String {
    run.engine.findAlias(name, run.scope) == nil ? command.kind.rawValue : CommandInfo.Kind.Alias.rawValue
  }

  // MARK: The list

  /// The columns of the list.
  static let view = Formatting.View(
    "HelpInfoShort", ["HelpInfoShort"],
    .table(TableView([ViewColumn("Name", width: 33), ViewColumn("Category", width: 9), ViewColumn("Module", width: 25), ViewColumn("Synopsis")])))

  func row(_ hit: Hit) -> Value {
    let cells: (name: String, category: String, module: String, synopsis: String)
    switch hit {
    case .topic(let topic): cells = (topic.name, "HelpFile", "", topic.synopsis)
    case .command(let name, let command): cells = (name, category(name, command), command.moduleName, synopsis(name, command))
    }
    let made = CustomObject(["Name": Value(cells.name), "Category": Value(cells.category), "Module": Value(cells.module), "Synopsis": Value(cells.synopsis)])
    made.customTypeNames = ["HelpInfoShort", "System.Object"]
    return .object(made)
  }

  private func synopsis(_ name: String, _ command: CommandInfo) -> String {
    if run.engine.findAlias(name, run.scope) != nil { return command.name }
    return CommandHelp(command, run.engine, help).comment?.synopsis ?? CommandSyntaxText.lines(command).first ?? ""
  }
}
