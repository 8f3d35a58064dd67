import Engine
import Objects

/// Finds commands by name, noun, verb, module or kind.
struct GetCommand: Cmdlet {
  static let name = "Get-Command"
  static let aliases = ["gcm"]
  static let traits = CommandTraits(defaultSet: "CmdletSet", module: "Microsoft.PowerShell.Core")

  var names: [String] = []
  var verbs: [String] = [], nouns: [String] = [], modules: [String] = [], kinds: [String] = [], parameterNames: [String] = []
  var syntax = false, all = false, listImported = false, showInfo = false, fuzzy = false
  var total = -1
  var arguments: [Value] = []

  static let parameters: [Parameter<Self>] = [
    Parameter("Name", \.names, .set("AllCommandSet", position: 0, fromPipeline: true, fromPipelineByPropertyName: true), .supportsWildcards),
    Parameter("Verb", \.verbs, .sets(["CmdletSet"]), .fromPipelineByPropertyName), Parameter("Noun", \.nouns, .sets(["CmdletSet"]), .fromPipelineByPropertyName),
    Parameter("Module", \.modules, .fromPipelineByPropertyName, .alias("PSSnapin")),
    Parameter("CommandType", \.kinds, .sets(["AllCommandSet"]), .alias("Type"), .type("System.Management.Automation.CommandTypes[]")),
    Parameter("TotalCount", \.total, .fromPipelineByPropertyName), Parameter("Syntax", \.syntax, .fromPipelineByPropertyName),
    Parameter("ShowCommandInfo", \.showInfo, .refused), Parameter("ArgumentList", \.arguments, .position(1), .alias("Args"), .remaining, .allowNull, .allowEmptyCollection),
    Parameter("All", \.all, .fromPipelineByPropertyName), Parameter("ListImported", \.listImported), Parameter("ParameterName", \.parameterNames),
    Parameter("UseFuzzyMatching", \.fuzzy, .sets(["AllCommandSet"]), .refused),
  ]
  private var count = 0

  init() {}

  mutating func process(_ run: CommandRuntime) throws {
    if names.isEmpty {
      for command in every(run) where fits(command) { try emit(command, run) }
      return
    }
    for name in names {
      if name.contains(where: { "*?[".contains($0) }) {
        let found = every(run).filter { ManifestReader.matches($0.name, [name]) && fits($0) }
        for command in found { try emit(command, run) }
        continue
      }
      if let command = try lookUp(name, run), fits(command) { try emit(command, run) } else {
        let error = run.error(
          "CommandNotFoundException",
          "The term '\(name)' is not recognized as a name of a cmdlet, function, script file, or executable program.\nCheck the spelling of the name, or if a path was included, verify that the path is correct and try again.",
          id: "CommandNotFoundException", .ObjectNotFound, target: Value(name))
        try run.writeError(error)
      }
    }
  }

  private func lookUp(_ name: String, _ run: CommandRuntime) throws -> CommandInfo? {
    if let alias = run.engine.findAlias(name, run.scope) { return alias }
    return try run.engine.lookUpCommand(name, run.scope)
  }

  private func every(_ run: CommandRuntime) -> [CommandInfo] { run.engine.allCommands(run.scope) }

  private func fits(_ command: CommandInfo) -> Bool {
    let parts = command.name.split(separator: "-", maxSplits: 1)
    if !verbs.isEmpty || !nouns.isEmpty {
      guard parts.count == 2, !(command is AliasInfo) else { return false }
      if !verbs.isEmpty, !ManifestReader.matches(String(parts[0]), verbs) { return false }
      if !nouns.isEmpty, !ManifestReader.matches(String(parts[1]), nouns) { return false }
    }
    if !modules.isEmpty, !ManifestReader.matches(command.moduleName, modules) || command is AliasInfo && !all && names.isEmpty { return false }
    if !kinds.isEmpty, !kinds.contains(where: { kind in kind.split(separator: ",").contains { FoldedName.equal(String($0).trimmingSpaces, command.kind.rawValue) || FoldedName.equal(String($0), "All") } }) {
      return false
    }
    if !parameterNames.isEmpty, !command.metadata.all.contains(where: { ManifestReader.matches($0.name, parameterNames) }) { return false }
    return true
  }

  private mutating func emit(_ command: CommandInfo, _ run: CommandRuntime) throws {
    if total >= 0, count >= total { return }
    count += 1
    guard syntax else { return try run.write(.object(command)) }
    if let alias = command as? AliasInfo, let target = try run.engine.lookUpCommand(alias.target, run.scope) {
      return try run.write(Value("\(alias.name) (alias) -> \(target.name)\n\n" + CommandSyntaxText.lines(target, name: alias.name).joined(separator: "\n\n") + "\n"))
    }
    try run.write(Value("\n" + CommandSyntaxText.lines(command).joined(separator: "\n\n") + "\n"))
  }
}

extension String {
  fileprivate var trimmingSpaces: String { String(drop { $0 == " " }) }
}
