import Engine
import Objects
import Syntax

/// Completes what is assigned to a variable or a property that takes only certain values: `[DayOfWeek]$day = `.
struct AssignmentValueCompleter {
  let context: CompletionContext

  init(_ context: CompletionContext) { self.context = context }

  /// The assignment whose value the cursor is at.
  static func assignment(_ context: CompletionContext) -> AssignmentStatementSyntax? {
    guard let found = context.innermost(AssignmentStatementSyntax.self), Int(found.operatorExtent.end) <= context.cursor else { return nil }
    let value = context.text(found.right)
    // Only a single word: behind a command the cursor is at an argument.
    return value.contains(where: \.isWhitespace) ? nil : found
  }

  func complete(_ assignment: AssignmentStatementSyntax, _ word: String) -> [CompletionResult] {
    guard assignment.assignmentOperator == .equals, let names = names(assignment.left) else { return [] }
    let quote = CompletionText.quote(of: word), plain = quote.isEmpty ? word : String(word.dropFirst().prefix { String($0) != quote })
    let fits = CompletionText.matcher(plain), used = quote.isEmpty ? "'" : quote
    return CompletionText.sorted(names.filter(fits)).map { CompletionResult(.Text, used + $0 + used, list: $0) }
  }

  private func names(_ left: ExpressionSyntax) -> [String]? {
    switch left {
    case let left as ConvertExpressionSyntax: return cases(left.type.typeName.fullName) ?? names(left.child)
    case let left as AttributedExpressionSyntax: return set(left.attribute) ?? names(left.child)
    case let left as MemberExpressionSyntax: return context.inference.types(of: left).lazy.compactMap { $0.type.enumeration?.cases.map(\.name) }.first
    case let left as VariableExpressionSyntax: return declared(left) ?? known(left)
    default: return nil
    }
  }

  private func cases(_ typeName: String) -> [String]? {
    guard let found = context.inference.named(typeName) else { return nil }
    if let definition = found.definition, definition.sort == .enum { return definition.members.compactMap { ($0 as? PropertyMemberSyntax)?.name } }
    return found.type.enumeration?.cases.map(\.name)
  }

  private func set(_ attribute: AttributeBaseSyntax) -> [String]? {
    guard let attribute = attribute as? AttributeSyntax, ["validateset", "validatesetattribute"].contains(attribute.typeName.fullName.lowercased()) else { return nil }
    return attribute.positionalArguments.compactMap { ($0 as? StringConstantExpressionSyntax)?.value }
  }

  /// What an earlier assignment or a parameter of the text says of the variable.
  private func declared(_ variable: VariableExpressionSyntax) -> [String]? {
    var found: [String]?
    func isWanted(_ node: SyntaxNode) -> Bool { (node as? VariableExpressionSyntax).map { FoldedName.equal($0.path.name, variable.path.name) } ?? false }
    TreeWalk.visit(context.root) { node in
      guard Int(node.extent.start) < Int(variable.extent.start) else { return }
      if let assignment = node as? AssignmentStatementSyntax, !(assignment.left is VariableExpressionSyntax), isWanted(Self.innermost(assignment.left)) {
        found = names(assignment.left) ?? found
      }
      if let parameter = node as? ParameterSyntax, isWanted(parameter.name) {
        for attribute in parameter.attributes { found = set(attribute) ?? (attribute is TypeConstraintSyntax ? cases(attribute.typeName.fullName) : nil) ?? found }
      }
    }
    return found
  }

  private static func innermost(_ expression: ExpressionSyntax) -> ExpressionSyntax {
    switch expression {
    case let node as ConvertExpressionSyntax: innermost(node.child)
    case let node as AttributedExpressionSyntax: innermost(node.child)
    default: expression
    }
  }

  /// The values of a preference variable, and of any that holds a member of an enumeration.
  private func known(_ variable: VariableExpressionSyntax) -> [String]? {
    guard let value = context.scope.lookup(Symbol(variable.path.name)) else { return nil }
    return value.unwrapped.type.enumeration?.cases.map(\.name)
  }
}
