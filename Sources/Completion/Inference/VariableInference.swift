import Engine
import Objects
import Syntax

/// Infers the type of a variable: of `$_` from the pipeline, of others from what the text assigns, else from the value it has.
struct VariableInference {
  let inference: TypeInference
  private var context: CompletionContext { inference.context }

  init(_ inference: TypeInference) { self.inference = inference }

  func types(of node: VariableExpressionSyntax) -> [InferredType] {
    let name = node.path.name
    if ["_", "psitem"].contains(name.lowercased()) { return underscore(at: Int(node.extent.start)) }
    if FoldedName.equal(name, "this"), let definition = context.innermost(TypeDefinitionSyntax.self) {
      var made = inference.named(definition.name) ?? InferredType(.object)
      made.definition = definition
      return [made]
    }
    let assigned = fromText(name, before: Int(node.extent.start))
    if !assigned.isEmpty { return assigned }
    guard let value = context.scope.lookup(Symbol(name)), !value.isNull else { return [] }
    return [InferredType(value.unwrapped.type)]
  }

  /// The constraint or the last assignment that stands before a place.
  private func fromText(_ name: String, before place: Int) -> [InferredType] {
    var constraint: [InferredType] = [], last: [InferredType] = []
    func isWanted(_ node: SyntaxNode) -> Bool { (node as? VariableExpressionSyntax).map { FoldedName.equal($0.path.name, name) } ?? false }
    TreeWalk.visit(context.root) { node in
      guard Int(node.extent.start) < place else { return }
      switch node {
      case let node as AssignmentStatementSyntax:
        if isWanted(node.left) {
          if Int(node.extent.end) <= place { last = inference.types(of: node.right) }
        } else if let convert = node.left as? ConvertExpressionSyntax, isWanted(convert.child) {
          constraint = inference.named(convert.type.typeName.fullName).map { [$0] } ?? []
        }
      case let node as ParameterSyntax where isWanted(node.name):
        if let type = node.attributes.last(where: { $0 is TypeConstraintSyntax }) { constraint = inference.named(type.typeName.fullName).map { [$0] } ?? [] }
      case let node as ForEachStatementSyntax where isWanted(node.variable):
        last = inference.types(of: node.collection).map { item in item.type.elementType.map { InferredType($0) } ?? item }
      default: break
      }
    }
    return constraint.isEmpty ? last : constraint
  }

  // MARK: $_

  /// The innermost block around the place decides: a `catch`, or a script block that is an argument in a pipeline.
  private func underscore(at place: Int) -> [InferredType] {
    let path = chain(context.root, place)
    for (index, node) in path.enumerated().reversed() {
      if let clause = node as? CatchClauseSyntax { return errorRecord(clause.types.first) }
      if let trap = node as? TrapStatementSyntax { return errorRecord(trap.type) }
      if let block = node as? ScriptBlockExpressionSyntax, let found = input(of: block, path.prefix(index)) { return found }
      if let table = node as? SwitchStatementSyntax, table.clauses.contains(where: { Int($0.body.extent.start) < place && place < Int($0.body.extent.end) }) { return inference.types(of: table.condition) }
    }
    return []
  }

  private func errorRecord(_ type: TypeConstraintSyntax?) -> [InferredType] {
    var record = InferredType(TypeCatalog.type("System.Management.Automation.ErrorRecord"))
    if let type { record.exception = inference.named(type.typeName.fullName)?.type }
    return [record]
  }

  private func input(of block: ScriptBlockExpressionSyntax, _ outer: ArraySlice<SyntaxNode>) -> [InferredType]? {
    guard let command = outer.last(where: { $0 is CommandSyntax }) as? CommandSyntax, let pipeline = outer.last(where: { $0 is PipelineSyntax && ($0 as? PipelineSyntax)?.elements.contains { $0 === command } ?? false }) as? PipelineSyntax else {
      if let call = outer.last as? InvokeMemberExpressionSyntax { return inference.types(of: call.target).map { item in item.type.elementType.map { InferredType($0) } ?? item } }
      return nil
    }
    return inference.input(of: command, in: pipeline)
  }

  private func chain(_ node: SyntaxNode, _ place: Int) -> [SyntaxNode] {
    var found: [SyntaxNode] = [node]
    node.forEachChild { child in
      if Int(child.extent.start) <= place, place < max(Int(child.extent.end), Int(child.extent.start) + 1) { found += chain(child, place) }
    }
    return found
  }
}
