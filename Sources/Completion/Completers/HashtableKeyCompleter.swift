import Engine
import Objects
import Syntax

/// Completes keys of a hashtable where something says which ones there are: a cast, a parameter, a splat, a calculated property.
struct HashtableKeyCompleter {
  let context: CompletionContext

  init(_ context: CompletionContext) { self.context = context }

  /// The innermost hashtable around the cursor, unless something else begins inside of it.
  static func table(_ context: CompletionContext) -> HashtableSyntax? {
    guard let place = context.related.lastIndex(where: { $0 is HashtableSyntax }), let table = context.related[place] as? HashtableSyntax else { return nil }
    if let token = context.token, token.kind == .lCurly || token.kind == .rCurly { return nil }
    if context.related[(place + 1)...].contains(where: { $0.kind == .scriptBlockExpression || $0.kind == .parenExpression || $0.kind == .subExpression }) { return nil }
    let text = context.text(table)
    return text.hasSuffix("}") && context.cursor >= Int(table.extent.end) ? nil : table
  }

  /// Whether a key may stand behind a token: at the beginning, or behind `;` or a new line.
  static func expectsKey(_ before: Token) -> Bool { before.kind == .atCurly || before.kind == .semi }

  func complete(_ table: HashtableSyntax, _ word: String) -> [CompletionResult] {
    let fits = CompletionText.matcher(word)
    let given = Set(table.pairs.filter { $0.key !== context.last }.compactMap { ($0.key as? StringConstantExpressionSyntax)?.value.lowercased() })
    return keys(table).filter { fits($0.listItem) && !given.contains($0.listItem.lowercased()) }
  }

  private func keys(_ table: HashtableSyntax) -> [CompletionResult] {
    guard let place = context.related.lastIndex(where: { $0 === table }), place > 0 else { return [] }
    let outer = context.related[place - 1]
    if let convert = outer as? ConvertExpressionSyntax { return settable(context.inference.named(convert.type.typeName.fullName)) }
    if let command = context.related[..<place].last(where: { $0 is CommandSyntax }) as? CommandSyntax { return ofArgument(command) }
    return splatted(table)
  }

  /// The properties that a cast from a hashtable may set.
  private func settable(_ type: InferredType?) -> [CompletionResult] {
    guard let type, !type.type.fullName.hasPrefix("System.Collections."), type.type !== TypeInfo.psObject, type.type !== TypeInfo.customObjectAccelerator else { return [] }
    return MemberList.results([type], { _ in true }, methods: false).filter { $0.tip.contains("set;") }
  }

  private func ofArgument(_ command: CommandSyntax) -> [CompletionResult] {
    guard let info = ArgumentCompleter.info(command, context) else { return [] }
    let calculated = CalculatedProperty.keys(info.name)
    let place = ArgumentPlace(context, command, info)
    if !calculated.isEmpty, place.named == nil || ["Property", "GroupBy"].contains(place.named?.name ?? "") {
      return calculated.map { CompletionResult(.Property, $0, list: $0, tip: CalculatedProperty.tips[$0] ?? $0) }
    }
    guard let type = place.target?.type, type !== TypeInfo.object, type !== TypeInfo.hashtable else { return [] }
    return settable(InferredType(type.elementType ?? type))
  }

  /// `$p = @{ … }; f @p`: the parameters of the command that the variable is splatted to.
  private func splatted(_ table: HashtableSyntax) -> [CompletionResult] {
    guard let assignment = context.innermost(AssignmentStatementSyntax.self), let variable = assignment.left as? VariableExpressionSyntax else { return [] }
    var commands: [CommandSyntax] = []
    TreeWalk.visit(context.root) { node in
      guard let command = node as? CommandSyntax else { return }
      if command.elements.contains(where: { ($0 as? VariableExpressionSyntax).map { $0.isSplatted && FoldedName.equal($0.path.name, variable.path.name) } ?? false }) { commands.append(command) }
    }
    var known: Set<String> = [], results: [CompletionResult] = []
    for command in commands {
      guard let info = ArgumentCompleter.info(command, context) else { continue }
      for parameter in info.metadata.all where !parameter.isHidden && known.insert(parameter.name.lowercased()).inserted {
        results.append(CompletionResult(.ParameterName, parameter.name, list: parameter.name, tip: "[\(ShortTypeName.of(ShownType.of(parameter, info)))]"))
      }
    }
    return results
  }
}

/// The keys of calculated properties, by cmdlet.
enum CalculatedProperty {
  static func keys(_ command: String) -> [String] {
    switch command.lowercased() {
    case "select-object": ["Name", "Expression"]
    case "sort-object": ["Expression", "Ascending", "Descending"]
    case "group-object", "compare-object", "measure-object": ["Expression"]
    case "format-table": ["Expression", "FormatString", "Label", "Width", "Alignment"]
    case "format-list": ["Expression", "FormatString", "Label"]
    case "format-wide": ["Expression", "FormatString"]
    case "format-custom": ["Expression", "Depth"]
    case "convertto-html": ["Label", "Expression", "Width", "Alignment"]
    default: []
    }
  }

  static let tips: [String: String] = [
    "Name": "[string]\nSpecifies the name of the property being created.",
    "Label": "[string]\nSpecifies the name of the property being created.",
    "Expression": "[scriptblock]\nA script block used to calculate the value of the new property.",
    "FormatString": "[string]\nSpecifies a format string that defines how the value is formatted for output.",
    "Width": "[int]\nSpecifies the maximum column width in a table when the value is displayed.\nThe value must be greater than 0.",
    "Alignment": "[string]\nDefine how the values are displayed in a column.\nValid values are 'left', 'center', or 'right'.",
    "Ascending": "[bool]\nSpecifies whether the property values should be sorted in ascending order.",
    "Descending": "[bool]\nSpecifies whether the property values should be sorted in descending order.",
    "Depth": "[int]\nSpecifies the depth of expansion per property.",
  ]
}
