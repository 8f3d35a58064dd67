import Engine
import Formatting
import Objects

/// Shows help for commands.
struct GetHelp: Cmdlet {
  static let name = "Get-Help"
  static let aliases = ["help", "man"]
  static let traits = CommandTraits(defaultSet: "AllUsersView", module: "Microsoft.PowerShell.Core")

  var topic: String?
  var path: String?
  var category: [String] = [], component: [String] = [], functionality: [String] = [], role: [String] = []
  var detailed = false, full = false, examples = false, online = false, showWindow = false
  var parameter: [String] = []
  var interactive = false

  static let parameters: [Parameter<Self>] = [
    Parameter("Name", \.topic, .position(0), .fromPipelineByPropertyName),
    Parameter("Path", \.path),
    Parameter("Category", \.category),
    Parameter("Full", \.full, .sets(["AllUsersView"])),
    Parameter("Detailed", \.detailed, .set("DetailedView", mandatory: true)),
    Parameter("Examples", \.examples, .set("Examples", mandatory: true)),
    Parameter("Parameter", \.parameter, .set("Parameters", mandatory: true)),
    Parameter("Component", \.component, .ignored),
    Parameter("Functionality", \.functionality, .ignored),
    Parameter("Role", \.role, .ignored),
    Parameter("Online", \.online, .set("Online", mandatory: true)),
    Parameter("ShowWindow", \.showWindow, .set("ShowWindow", mandatory: true), .refused),
    Parameter("Interactive", \.interactive, .set("Interactive", mandatory: true)),
  ]

  /// The view that prints help objects as their text.
  static let view = Formatting.View(
    "help", ["HelpInfo"], .custom(CustomView([.expression(.native { value in
      Value(((value.asObject as? HelpObject)?.lines ?? []).map { $0 + "\n" }.joined())
    }, formatString: nil, enumerates: false)])), isOutOfBand: true)

  mutating func process(_ run: CommandRuntime) throws {
    if interactive { return try HelpTour(run).show() }
    guard let topic = topic.flatMap({ $0.isEmpty ? nil : $0 }) ?? (category.isEmpty ? nil : "*") else {
      if let overview = HelpLibrary.text("overview.txt", run.engine) { return try run.write(overview) }
      return try run.write("TOPIC\n    Get-Help\n\nSHORT DESCRIPTION\n    Displays help about PowerShell commands: Get-Help <command>, <command> -?\n")
    }
    let native = NativeHelp(run.engine)
    let search = HelpSearch(run, categories: category, native)
    if !Wildcard.isPattern(topic), let hit = try search.exact(topic) { return try show(hit, native, run) }
    let hits = try search.hits(topic)
    if hits.count == 1, let hit = hits.first { return try show(hit, native, run) }
    for hit in hits { try run.write(search.row(hit)) }
    if hits.isEmpty, !Wildcard.isPattern(topic) { try run.writeError(GetHelp.notFound(topic, run)) }
  }

  private func show(_ hit: HelpSearch.Hit, _ native: NativeHelp, _ run: CommandRuntime) throws {
    guard case .command(_, let command) = hit else {
      if case .topic(let article) = hit { try run.write(article.text) }
      return
    }
    let help = CommandHelp(command, run.engine, native)
    if !parameter.isEmpty { return try writeParameters(help, run) }
    if online { throw GetHelp.noOnlineHelp(help, run) }
    let view: CommandHelpText.View = examples ? .examples : full ? .full : detailed ? .detailed : .brief
    let route = AdminCenterRoute.text(of: command.name, run.engine)
    try run.write(GetHelp.object(help, view, width: run.engine.host.width - 1, route: route))
  }

  private static func notFound(_ topic: String, _ run: CommandRuntime) -> PSError {
    run.error(
      "Microsoft.PowerShell.Commands.HelpNotFoundException",
      "Get-Help could not find \(topic) in a help file in this session. To download updated help topics type: \"Update-Help\". To get help online, search for the help topic in the TechNet library at https://go.microsoft.com/fwlink/?LinkID=107116.",
      id: "HelpNotFound", .ResourceUnavailable, target: Value(topic))
  }

  /// There is no browser here; PowerShell's own words where it would not know an address either.
  private static func noOnlineHelp(_ help: CommandHelp, _ run: CommandRuntime) -> PSError {
    guard let address = help.comment?.links.first(where: { $0.contains("://") }) else {
      return run.error(
        "PSInvalidOperationException",
        "The online version of this Help topic cannot be displayed because the Internet address (URI) of the Help topic is not specified in the command code or in the help file for the command.",
        id: "InvalidOperation", .InvalidOperation)
    }
    return run.error("PSNotSupportedException", "The online help at '\(address)' cannot be opened: there is no browser.", id: "NotSupported", .NotImplemented)
  }

  private func writeParameters(_ help: CommandHelp, _ run: CommandRuntime) throws {
    var found = 0
    for pattern in parameter {
      let wildcard = try Wildcard(pattern)
      let rows = help.rows.filter { wildcard.matches($0.name) }
      for (index, row) in rows.enumerated() {
        found += 1
        try run.write(GetHelp.parameterObject(row, isLast: index == rows.count - 1))
      }
    }
    if found == 0 {
      try run.writeError(
        run.error("PSArgumentException", "No parameter matches criteria \(parameter.joined(separator: ", ")).", id: "NoParmsFound", .InvalidArgument, target: Value(topic ?? "")))
    }
  }

  // MARK: Objects

  private static func text(_ text: String) -> Value { Value([.object(CustomObject(["Text": Value(text)]))]) }

  private static func parameterObject(_ row: CommandHelp.Row, isLast: Bool = true) -> Value {
    var bag = PropertyBag()
    bag.append("name", Value(row.name))
    bag.append("required", Value(row.required ? "true" : "false"))
    bag.append("position", Value(row.position))
    bag.append("pipelineInput", Value(row.pipeline))
    bag.append("defaultValue", Value(row.value))
    bag.append("description", row.text.isEmpty ? .null : text(row.text))
    bag.append("parameterValue", Value(row.type.name))
    bag.append("type", .object(CustomObject(["name": Value(row.type.name)])))
    var lines = ["", CommandHelpText.head(row)]
    lines += Cells.lines(row.text).filter { !$0.isEmpty }.map { "    " + $0 }
    lines.append("    ")
    lines += CommandHelpText.facts(row).map { "    " + $0 }
    lines.append("    ")
    if isLast { lines += ["", ""] }
    let made = HelpObject("MamlCommandHelpInfo#parameter", bag, lines: lines)
    made.customTypeNames = ["MamlCommandHelpInfo#parameter", "HelpInfo", "System.Object"]
    return .object(made)
  }

  static func object(_ help: CommandHelp, _ view: CommandHelpText.View, width: Int, route: String? = nil) -> Value {
    let comment = help.comment
    var bag = PropertyBag()
    bag.append("Name", Value(help.command.name))
    bag.append("Category", Value(help.command.kind.rawValue))
    bag.append("Synopsis", Value(comment?.synopsis ?? "\n" + help.syntax.joined(separator: "\n").trailingTrimmed + "\n"))
    for name in ["Component", "Role", "Functionality"] { bag.append(name, comment?.classes[name.lowercased()].map { Value($0) } ?? .null) }
    bag.append("ModuleName", Value(help.command.moduleName))
    if let comment {
      bag.append("description", comment.description.isEmpty ? .null : text(comment.description))
      let examples = comment.examples.enumerated().map { index, example -> Value in
        .object(
          CustomObject([
            "title": Value(CommandHelpText.title(index)), "code": Value(example.code), "introduction": text(example.prompt), "remarks": text(example.remarks),
          ]))
      }
      if !examples.isEmpty { bag.append("examples", .object(CustomObject(["example": Value(examples)]))) }
      let links = comment.links.map { link -> Value in
        .object(CustomObject(link.contains("://") ? ["uri": Value(link), "linkText": .null] : ["linkText": Value(link), "uri": .null]))
      }
      if !links.isEmpty { bag.append("relatedLinks", .object(CustomObject(["navigationLink": Value(links)]))) }
      if !comment.notes.isEmpty { bag.append("alertSet", .object(CustomObject(["alert": text(comment.notes)]))) }
      for (list, item, names) in [("inputTypes", "inputType", comment.inputs), ("returnValues", "returnValue", comment.outputs)] where !names.isEmpty {
        let types = names.map { Value.object(CustomObject(["type": .object(CustomObject(["name": Value($0)]))])) }
        bag.append(list, .object(CustomObject([item: Value(types)])))
      }
    }
    bag.append("parameters", .object(CustomObject(["parameter": Value(help.rows.map { parameterObject($0) })])))
    var syntax = PropertyBag()
    let items = help.syntax.map { _ in
      Value.object(CustomObject(["name": Value(help.command.name), "parameter": Value(help.rows.map { parameterObject($0) })]))
    }
    syntax.append("syntaxItem", Value(items))
    bag.append("syntax", .object(HelpObject("MamlCommandHelpInfo#syntax", syntax, lines: help.syntax)))
    if let route { bag.append("adminCenter", Value(route)) }
    let lines = AdminCenterRoute.added(view == .examples ? nil : route, to: CommandHelpText.lines(help, view, width: width), width: width)
    let made = HelpObject("MamlCommandHelpInfo", bag, lines: lines)
    made.customTypeNames = ["MamlCommandHelpInfo", "HelpInfo", "System.Object"]
    return .object(made)
  }
}

extension String {
  /// The text without blanks at its end.
  fileprivate var trailingTrimmed: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
