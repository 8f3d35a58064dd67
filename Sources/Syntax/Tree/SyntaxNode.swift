import Diagnostics

/// Is one node of the tree; what it covers is in UTF-8 offsets of the script's `SourceText`.
///
/// Nodes are immutable once the parser hands them out. Final subclasses carry their children as plain stored properties;
/// `kind` says which one it is without a dynamic cast.
package class SyntaxNode {
  package final let extent: Extent
  package final let kind: SyntaxKind

  init(_ kind: SyntaxKind, _ extent: Extent) {
    self.kind = kind
    self.extent = extent
  }
}

/// Names the class of a node: `PipelineSyntax` is `.pipeline`, and so on.
package enum SyntaxKind: UInt8, Sendable {
  case scriptBlock, namedBlock, statementBlock, paramBlock, parameter, attribute, namedAttributeArgument, typeConstraint
  case simpleTypeName, arrayTypeName, genericTypeName
  case typeDefinition, propertyMember, functionMember, functionDefinition, usingStatement, configurationDefinition
  case ifStatement, dataStatement, forEachStatement, forStatement, doWhileStatement, doUntilStatement, whileStatement
  case switchStatement, tryStatement, catchClause, trapStatement, breakStatement, continueStatement, returnStatement
  case exitStatement, throwStatement, blockStatement, pipelineChain, pipeline, command, commandExpression, commandParameter
  case fileRedirection, mergingRedirection, assignmentStatement, ternaryExpression, binaryExpression, unaryExpression
  case attributedExpression, convertExpression, memberExpression, invokeMemberExpression, baseConstructorInvocation
  case indexExpression, variableExpression, stringConstantExpression, expandableStringExpression, constantExpression
  case hashtable, arrayLiteral, arrayExpression, subExpression, parenExpression, usingExpression, scriptBlockExpression
  case typeExpression, errorStatement, errorExpression
}

/// Is a statement: a pipeline, an assignment, `if`, a function definition, …
package class StatementSyntax: SyntaxNode {}

/// Is a statement that may stand where a value is wanted: pipeline, pipeline chain, assignment, error.
package class PipelineBaseSyntax: StatementSyntax {}

/// Is one stage of a pipeline: a command, or an expression with its redirections.
package class CommandBaseSyntax: StatementSyntax {
  package final let redirections: [RedirectionSyntax]

  init(_ kind: SyntaxKind, _ extent: Extent, redirections: [RedirectionSyntax]) {
    self.redirections = redirections
    super.init(kind, extent)
  }
}

/// Is a part of a command: a parameter such as `-Name`, or an expression.
package class CommandElementSyntax: SyntaxNode {}

/// Is an expression.
package class ExpressionSyntax: CommandElementSyntax {}

/// Is an attribute or a type constraint in brackets before a parameter, a property or an expression.
package class AttributeBaseSyntax: SyntaxNode {
  package final let typeName: TypeNameSyntax

  init(_ kind: SyntaxKind, _ extent: Extent, typeName: TypeNameSyntax) {
    self.typeName = typeName
    super.init(kind, extent)
  }
}

/// Is `> file`, `2>&1` and the like behind a command.
package class RedirectionSyntax: SyntaxNode {
  /// The stream that is sent elsewhere.
  package final let stream: RedirectionStream

  init(_ kind: SyntaxKind, _ extent: Extent, stream: RedirectionStream) {
    self.stream = stream
    super.init(kind, extent)
  }
}

/// Names a stream of output as redirections number them: `*` is All, 1 Output, 2 Error, …
package enum RedirectionStream: UInt8, Sendable {
  case all, output, error, warning, verbose, debug, information
}
