import Diagnostics

/// Is `left && right` or `left || right`, with `&` behind it when it runs in the background.
package final class PipelineChainSyntax: PipelineBaseSyntax {
  /// `.andAnd` or `.orOr`.
  package let chainOperator: TokenKind
  /// A `PipelineChainSyntax` or a `PipelineSyntax`.
  package private(set) var left: PipelineBaseSyntax
  package let right: PipelineSyntax
  package let isBackground: Bool

  init(
    _ extent: Extent, operator chainOperator: TokenKind, left: PipelineBaseSyntax, right: PipelineSyntax, isBackground: Bool
  ) {
    self.chainOperator = chainOperator
    self.left = left
    self.right = right
    self.isBackground = isBackground
    super.init(.pipelineChain, extent)
  }

  /// A long chain is a deep tree: let go of it link by link, else releasing it would overflow the stack.
  deinit {
    guard left.kind == .pipelineChain else { return }
    var next = left
    left = right
    while isKnownUniquelyReferenced(&next), let chain = next as? PipelineChainSyntax {
      next = chain.left
      chain.left = chain.right
    }
  }
}

/// Is `stage | stage | …`, with `&` behind it when it runs in the background.
package final class PipelineSyntax: PipelineBaseSyntax {
  package let first: CommandBaseSyntax
  /// The stages behind the first: most pipelines have none and so no array.
  package let others: [CommandBaseSyntax]
  package let isBackground: Bool
  package var elements: [CommandBaseSyntax] { others.isEmpty ? [first] : [first] + others }

  init(_ extent: Extent, first: CommandBaseSyntax, others: [CommandBaseSyntax] = [], isBackground: Bool = false) {
    self.first = first
    self.others = others
    self.isBackground = isBackground
    super.init(.pipeline, extent)
  }

  /// Gives the expression when the pipeline is nothing but one, without redirections.
  package var pureExpression: ExpressionSyntax? {
    guard others.isEmpty, !isBackground, let only = first as? CommandExpressionSyntax, only.redirections.isEmpty
    else { return nil }
    return only.expression
  }
}

/// Is a command with its arguments: `Get-Item -Path x 2>$null`, `& $block 1`, `. ./file.ps1`.
package final class CommandSyntax: CommandBaseSyntax {
  /// `.ampersand`, `.dot`, or `.unknown` when the command is just named.
  package let invocationOperator: TokenKind
  /// The command's name first, then parameters and arguments.
  package let elements: [CommandElementSyntax]

  init(
    _ extent: Extent, invocationOperator: TokenKind, elements: [CommandElementSyntax], redirections: [RedirectionSyntax]
  ) {
    self.invocationOperator = invocationOperator
    self.elements = elements
    super.init(.command, extent, redirections: redirections)
  }

  /// Gives the name when it is a constant.
  package var commandName: String? { (elements.first as? StringConstantExpressionSyntax)?.value }
}

/// Is an expression as a stage of a pipeline.
package final class CommandExpressionSyntax: CommandBaseSyntax {
  package let expression: ExpressionSyntax

  init(_ extent: Extent, expression: ExpressionSyntax, redirections: [RedirectionSyntax]) {
    self.expression = expression
    super.init(.commandExpression, extent, redirections: redirections)
  }
}

/// Is `-Name`, `-Name:` or `-Name:argument` among the elements of a command.
package final class CommandParameterSyntax: CommandElementSyntax {
  /// The name without dash and colon.
  package let name: String
  /// The argument joined by a colon; a value behind a blank is an element of its own.
  package let argument: ExpressionSyntax?
  /// The dash, the name and the colon without the argument.
  package let errorExtent: Extent
  /// The parameter ends in a colon: `-Name:`.
  package let hasColon: Bool

  init(_ extent: Extent, name: String, argument: ExpressionSyntax?, errorExtent: Extent, hasColon: Bool) {
    self.name = name
    self.argument = argument
    self.errorExtent = errorExtent
    self.hasColon = hasColon
    super.init(.commandParameter, extent)
  }
}

/// Is `n> file` or `n>> file`.
package final class FileRedirectionSyntax: RedirectionSyntax {
  package let location: ExpressionSyntax
  package let isAppend: Bool

  init(_ extent: Extent, stream: RedirectionStream, location: ExpressionSyntax, isAppend: Bool) {
    self.location = location
    self.isAppend = isAppend
    super.init(.fileRedirection, extent, stream: stream)
  }
}

/// Is `n>&m`.
package final class MergingRedirectionSyntax: RedirectionSyntax {
  package let target: RedirectionStream

  init(_ extent: Extent, from stream: RedirectionStream, to target: RedirectionStream) {
    self.target = target
    super.init(.mergingRedirection, extent, stream: stream)
  }
}

/// Is `left = right`, `+=`, `??=` and their kin.
package final class AssignmentStatementSyntax: PipelineBaseSyntax {
  package let left: ExpressionSyntax
  /// `.equals`, `.plusEquals`, …, `.questionQuestionEquals`.
  package let assignmentOperator: TokenKind
  /// Any statement: a pipeline, a bare `CommandExpressionSyntax`, another assignment, `if`, `foreach`, …
  package let right: StatementSyntax
  package let operatorExtent: Extent

  init(
    _ extent: Extent, left: ExpressionSyntax, operator assignmentOperator: TokenKind, right: StatementSyntax,
    operatorExtent: Extent
  ) {
    self.left = left
    self.assignmentOperator = assignmentOperator
    self.right = right
    self.operatorExtent = operatorExtent
    super.init(.assignmentStatement, extent)
  }
}
