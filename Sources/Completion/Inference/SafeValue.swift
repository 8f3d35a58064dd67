import Engine
import Objects
import Syntax

/// Computes an expression if that has no effects: constants, variables, their properties and items, casts.
struct SafeValue {
  let context: CompletionContext

  init(_ context: CompletionContext) { self.context = context }

  func value(of expression: ExpressionSyntax) -> Value? {
    guard isSafe(expression) else { return nil }
    return context.engine.probe(context.text(expression), context.scope)
  }

  func isSafe(_ node: SyntaxNode) -> Bool {
    switch node {
    case let node as VariableExpressionSyntax: return !node.isSplatted && isSafe(node)
    case is ConstantExpressionSyntax, is StringConstantExpressionSyntax, is TypeExpressionSyntax, is ScriptBlockExpressionSyntax: return true
    case let node as ExpandableStringExpressionSyntax: return node.nestedExpressions.allSatisfy { isSafe($0) } && context.text(node).hasSuffix("\"")
    case let node as MemberExpressionSyntax: return !node.isStatic && isSafe(node.target) && node.member is StringConstantExpressionSyntax
    case let node as IndexExpressionSyntax: return isSafe(node.target) && isSafe(node.index)
    case let node as ConvertExpressionSyntax: return isSafe(node.child)
    case let node as ParenExpressionSyntax: return (node.pipeline as? PipelineSyntax)?.pureExpression.map { isSafe($0) } ?? false
    case let node as ArrayLiteralSyntax: return node.elements.allSatisfy { isSafe($0) }
    case let node as ArrayExpressionSyntax:
      return node.body.traps.isEmpty && node.body.statements.allSatisfy { ($0 as? PipelineSyntax)?.pureExpression.map { isSafe($0) } ?? false }
    case let node as HashtableSyntax:
      return node.pairs.allSatisfy { isSafe($0.key) && (($0.value as? PipelineSyntax)?.pureExpression.map { isSafe($0) } ?? false) }
    case let node as UnaryExpressionSyntax: return [.minus, .plus, .comma, .not, .exclaim].contains(node.unaryOperator) && isSafe(node.child)
    default: return false
    }
  }

  /// A variable that exists and that the text at hand does not set itself.
  private func isSafe(_ node: VariableExpressionSyntax) -> Bool {
    let name = node.path.name.lowercased()
    if ["_", "psitem", "this", "input"].contains(name), context.innermost(ScriptBlockExpressionSyntax.self) != nil || context.innermost(CatchClauseSyntax.self) != nil { return false }
    if node.path.scope == .using { return false }
    return true
  }
}
