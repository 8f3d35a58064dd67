import Cmdlets
import Engine
import Objects
import Syntax

/// Infers what a command gives: from what it declares, from its arguments, or from its input if it passes that on.
struct CommandInference {
  let inference: TypeInference
  private var context: CompletionContext { inference.context }

  init(_ inference: TypeInference) { self.inference = inference }

  func types(of command: CommandSyntax, input: [InferredType]) -> [InferredType] {
    guard let name = command.commandName, let info = try? context.engine.lookUpCommand(name, context.scope) else { return [] }
    let items = input.map { item in item.type.elementType.map { InferredType($0) } ?? item }
    switch info.name.lowercased() {
    case "where-object", "sort-object", "tee-object", "get-unique", "write-output":
      return items.isEmpty && info.name == "Write-Output" ? arguments(command).flatMap { inference.types(of: $0) } : items
    case "select-object": return selected(command, items)
    case "foreach-object": return forEach(command, items)
    case "new-object": return newObject(command)
    case "import-csv", "convertfrom-csv", "convertfrom-json": return [InferredType(.psObject)]
    default: break
    }
    let declared = info.metadata.traits.outputTypes.isEmpty ? OutputTypes.table[info.name.lowercased()] ?? [] : info.metadata.traits.outputTypes
    RecordTypes.registerAll()
    if declared.isEmpty, let function = info as? FunctionInfo { return lastStatements(function) }
    return declared.compactMap { inference.named($0) }
  }

  private func lastStatements(_ function: FunctionInfo) -> [InferredType] {
    // The body of another text: only literals in it tell something.
    []
  }

  private func arguments(_ command: CommandSyntax) -> [ExpressionSyntax] { command.elements.dropFirst().compactMap { $0 as? ExpressionSyntax } }

  /// The value of a named parameter, or the first positional one.
  private func argument(_ names: [String], _ command: CommandSyntax) -> ExpressionSyntax? {
    let elements = Array(command.elements)
    for (index, element) in elements.enumerated() {
      guard let parameter = element as? CommandParameterSyntax, names.contains(where: { $0.lowercased().hasPrefix(parameter.name.lowercased()) }) else { continue }
      return parameter.argument ?? (index + 1 < elements.count ? elements[index + 1] as? ExpressionSyntax : nil)
    }
    guard elements.count > 1, let first = elements[1] as? ExpressionSyntax else { return nil }
    return first
  }

  private func selected(_ command: CommandSyntax, _ items: [InferredType]) -> [InferredType] {
    let parameters = command.elements.compactMap { ($0 as? CommandParameterSyntax)?.name.lowercased() }
    if let expand = parameters.first(where: { "expandproperty".hasPrefix($0) && $0.hasPrefix("ex") && !"excludeproperty".hasPrefix($0) }) {
      guard let name = (argument([expand], command) as? StringConstantExpressionSyntax)?.value else { return [] }
      return items.compactMap { property(name, $0) }
    }
    guard let list = argument(["Property"], command), !parameters.contains(where: { ["first", "last", "skip", "unique"].contains($0) }) || !(command.elements.dropFirst().first is CommandParameterSyntax) else { return items }
    let words = (list as? ArrayLiteralSyntax)?.elements ?? [list]
    var properties: [InferredType.Property] = []
    for word in words {
      if let name = (word as? StringConstantExpressionSyntax)?.value {
        if name.contains("*") { return items }
        let type = items.lazy.compactMap { property(name, $0) }.first?.type
        properties.append(.init(name: name, typeName: type.map { TypeNames.display($0) } ?? "System.Object"))
      } else if let table = word as? HashtableSyntax, let name = label(table) {
        properties.append(.init(name: name, typeName: "System.Object"))
      }
    }
    return properties.isEmpty ? items : [.custom(properties)]
  }

  private func label(_ table: HashtableSyntax) -> String? {
    for pair in table.pairs {
      guard let key = (pair.key as? StringConstantExpressionSyntax)?.value.lowercased(), "name".hasPrefix(key) || "label".hasPrefix(key) else { continue }
      return ((pair.value as? PipelineSyntax)?.pureExpression as? StringConstantExpressionSyntax)?.value
    }
    return nil
  }

  private func property(_ name: String, _ owner: InferredType) -> InferredType? {
    if let own = owner.properties?.first(where: { FoldedName.equal($0.name, name) }) { return own.type }
    for level in owner.type.hierarchy { if let found = level.ownMembers.property(name) { return inference.named(found.typeName) } }
    return nil
  }

  private func forEach(_ command: CommandSyntax, _ items: [InferredType]) -> [InferredType] {
    for element in command.elements {
      if let block = element as? ScriptBlockExpressionSyntax { return block.scriptBlock.namedBlocks.flatMap { inference.types(of: $0) } }
    }
    guard let name = (argument(["MemberName"], command) as? StringConstantExpressionSyntax)?.value else { return [] }
    return items.compactMap { property(name, $0) }
  }

  private func newObject(_ command: CommandSyntax) -> [InferredType] {
    guard let name = (argument(["TypeName"], command) as? StringConstantExpressionSyntax)?.value else { return [] }
    return inference.named(name).map { [$0] } ?? []
  }
}
