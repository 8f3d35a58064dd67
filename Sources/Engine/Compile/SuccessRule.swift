import Syntax

/// Which statements count as a success (`$?`) by themselves: a plain value does, a pipeline has set it already.
extension StatementSyntax {
  /// As the right side of an assignment.
  var isSuccess: Bool {
    switch self {
    case let assignment as AssignmentStatementSyntax: assignment.right.isSuccess
    case let value as CommandExpressionSyntax: value.expression.isSuccess
    case let pipeline as PipelineSyntax: pipeline.pureExpression?.isSuccess ?? false
    default: false
    }
  }
}

extension ExpressionSyntax {
  /// `("text")` is one, `(Get-Item x)`, `$( … )` and `@( … )` are none unless empty.
  var isSuccess: Bool {
    switch self {
    case let paren as ParenExpressionSyntax: paren.pipeline.isSuccess
    case let block as SubExpressionSyntax: block.body.statements.isEmpty
    case let block as ArrayExpressionSyntax: block.body.statements.isEmpty
    default: true
    }
  }
}
