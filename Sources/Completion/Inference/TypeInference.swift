import Engine
import Objects
import Syntax

/// Infers what types an expression may give, from the tree alone where no value is at hand.
final class TypeInference {
  unowned let context: CompletionContext
  private var depth = 0

  init(_ context: CompletionContext) { self.context = context }

  /// The types of an expression or a statement; empty if nothing is known.
  func types(of node: SyntaxNode) -> [InferredType] {
    guard depth < 40 else { return [] }
    depth += 1
    defer { depth -= 1 }
    switch node {
    case let node as ExpressionSyntax: return expression(node)
    case let node as CommandExpressionSyntax: return expression(node.expression)
    case let node as PipelineSyntax: return pipeline(node, upTo: node.elements.count)
    case let node as AssignmentStatementSyntax: return types(of: node.right)
    case let node as StatementBlockSyntax: return node.statements.flatMap { types(of: $0) }
    case let node as NamedBlockSyntax: return node.statements.flatMap { types(of: $0) }
    case let node as ReturnStatementSyntax: return node.pipeline.map { types(of: $0) } ?? []
    case let node as IfStatementSyntax: return node.clauses.flatMap { types(of: $0.body) } + (node.elseBody.map { types(of: $0) } ?? [])
    default: return []
    }
  }

  private func expression(_ node: ExpressionSyntax) -> [InferredType] {
    switch node {
    case let node as ConstantExpressionSyntax: return number(node)
    case is StringConstantExpressionSyntax, is ExpandableStringExpressionSyntax: return [InferredType(.string)]
    case let node as HashtableSyntax:
      var table = InferredType(.hashtable)
      table.keys = properties(of: node)
      return [table]
    case is ScriptBlockExpressionSyntax: return [InferredType(.scriptBlock)]
    case let node as TypeExpressionSyntax: return named(node.typeName.fullName).map { _ in [InferredType(.type)] } ?? []
    case let node as ConvertExpressionSyntax: return convert(node)
    case let node as AttributedExpressionSyntax: return expression(node.child)
    case let node as ParenExpressionSyntax: return types(of: node.pipeline)
    case let node as SubExpressionSyntax: return types(of: node.body)
    case let node as ArrayExpressionSyntax: return array(types(of: node.body))
    case let node as ArrayLiteralSyntax: return array(node.elements.first.map { expression($0) } ?? [])
    case let node as VariableExpressionSyntax: return VariableInference(self).types(of: node)
    case let node as MemberExpressionSyntax: return MemberInference(self).types(of: node)
    case let node as InvokeMemberExpressionSyntax: return MemberInference(self).types(of: node)
    case let node as IndexExpressionSyntax: return expression(node.target).map { $0.type.elementType.map { InferredType($0) } ?? indexed($0) }
    case let node as BinaryExpressionSyntax: return binary(node)
    case let node as TernaryExpressionSyntax: return expression(node.ifTrue) + expression(node.ifFalse)
    case let node as UnaryExpressionSyntax: return [.not, .exclaim].contains(node.unaryOperator) ? [InferredType(.boolean)] : expression(node.child)
    default: return []
    }
  }

  private func indexed(_ type: InferredType) -> InferredType {
    if type.isString { return InferredType(.char) }
    if let last = type.type.genericArguments.last { return InferredType(last) }
    return type
  }

  private func number(_ node: ConstantExpressionSyntax) -> [InferredType] {
    switch node.value {
    case .int32: [InferredType(.int32)]
    case .int64: [InferredType(.int64)]
    case .double: [InferredType(.double)]
    case .decimal: [InferredType(.decimal)]
    default: [InferredType(TypeCatalog.type("System.Numerics.BigInteger"))]
    }
  }

  private func array(_ items: [InferredType]) -> [InferredType] {
    guard let first = items.first, items.allSatisfy({ $0.type === first.type }), !first.type.isArray else { return [InferredType(items.first?.type.isArray ?? false ? items[0].type : .objectArray)] }
    return [InferredType(first.properties == nil ? TypeCatalog.array(of: first.type) : .objectArray)]
  }

  private func convert(_ node: ConvertExpressionSyntax) -> [InferredType] {
    let name = node.type.typeName.fullName
    if ["pscustomobject", "psobject", "system.management.automation.psobject"].contains(name.lowercased()), let table = node.child as? HashtableSyntax { return [.custom(properties(of: table))] }
    if FoldedName.equal(name, "ordered") { return [InferredType(.orderedDictionary)] }
    return named(name).map { [$0] } ?? []
  }

  /// The keys of a table as properties of the object that it becomes.
  func properties(of table: HashtableSyntax) -> [InferredType.Property] {
    table.pairs.compactMap { pair in
      guard let name = (pair.key as? StringConstantExpressionSyntax)?.value else { return nil }
      let type = types(of: pair.value).first?.type
      return InferredType.Property(name: name, typeName: type.map { TypeNames.display($0) } ?? "System.Object")
    }
  }

  private func binary(_ node: BinaryExpressionSyntax) -> [InferredType] {
    switch node.binaryOperator {
    case .as: return (node.right as? TypeExpressionSyntax).flatMap { named($0.typeName.fullName) }.map { [$0] } ?? []
    case .format, .join: return [InferredType(.string)]
    case .isplit, .csplit: return [InferredType(.stringArray)]
    case .ieq, .ine, .igt, .ige, .ilt, .ile, .ilike, .imatch, .inotlike, .inotmatch, .iin, .icontains, .and, .or, .is, .isNot: return [InferredType(.boolean)]
    case .dotDot: return [InferredType(TypeCatalog.array(of: .int32))]
    case .ireplace, .creplace: return [InferredType(.string)]
    default: return expression(node.left)
    }
  }

  // MARK: Types by name

  func named(_ name: String) -> InferredType? {
    if let type = context.engine.findType(name, context.scope.session) { return InferredType(type) }
    for using in context.root.usingStatements where using.sort == .namespace {
      if let space = using.name?.value, let type = TypeCatalog.resolve("\(space).\(name)") { return InferredType(type) }
    }
    guard let found = definition(name) else { return nil }
    var made = InferredType(.object)
    made.definition = found
    return made
  }

  /// A class or enum that the text defines.
  func definition(_ name: String) -> TypeDefinitionSyntax? {
    var found: TypeDefinitionSyntax?
    TreeWalk.visit(context.root) { if let type = $0 as? TypeDefinitionSyntax, FoldedName.equal(type.name, name) { found = type } }
    return found
  }

  // MARK: Pipelines

  /// What the first `count` stages give.
  func pipeline(_ node: PipelineSyntax, upTo count: Int) -> [InferredType] {
    var types: [InferredType] = []
    for stage in node.elements.prefix(count) {
      if let command = stage as? CommandSyntax { types = CommandInference(self).types(of: command, input: types) } else { types = self.types(of: stage) }
    }
    return types
  }

  /// The objects that reach a stage of a pipeline, one by one.
  func input(of stage: SyntaxNode, in node: PipelineSyntax) -> [InferredType] {
    guard let index = node.elements.firstIndex(where: { $0 === stage }), index > 0 else { return [] }
    return pipeline(node, upTo: index).map { item in item.type.elementType.map { InferredType($0) } ?? item }
  }
}
