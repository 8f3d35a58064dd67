import Diagnostics

/// Is `if (…) { } elseif (…) { } else { }`.
package final class IfStatementSyntax: StatementSyntax {
  package struct Clause {
    package let condition: PipelineBaseSyntax
    package let body: StatementBlockSyntax

    init(condition: PipelineBaseSyntax, body: StatementBlockSyntax) {
      self.condition = condition
      self.body = body
    }
  }

  package let clauses: [Clause]
  package let elseBody: StatementBlockSyntax?

  init(_ extent: Extent, clauses: [Clause], elseBody: StatementBlockSyntax?) {
    self.clauses = clauses
    self.elseBody = elseBody
    super.init(.ifStatement, extent)
  }
}

/// Is `data [name] [-SupportedCommand c, …] { }`.
package final class DataStatementSyntax: StatementSyntax {
  package let variable: String?
  package let commandsAllowed: [ExpressionSyntax]
  package let body: StatementBlockSyntax

  init(_ extent: Extent, variable: String?, commandsAllowed: [ExpressionSyntax], body: StatementBlockSyntax) {
    self.variable = variable
    self.commandsAllowed = commandsAllowed
    self.body = body
    super.init(.dataStatement, extent)
  }
}

/// Is a statement that may carry a label: the loops and `switch`.
package class LabeledStatementSyntax: StatementSyntax {
  /// The label without its colon.
  package final let label: String?

  init(_ kind: SyntaxKind, _ extent: Extent, label: String?) {
    self.label = label
    super.init(kind, extent)
  }
}

/// Is `foreach [-parallel] [-throttlelimit n] ($variable in pipeline) { }`.
package final class ForEachStatementSyntax: LabeledStatementSyntax {
  package let isParallel: Bool
  package let throttleLimit: ExpressionSyntax?
  package let variable: VariableExpressionSyntax
  package let collection: PipelineBaseSyntax
  package let body: StatementBlockSyntax

  init(
    _ extent: Extent, label: String?, isParallel: Bool, throttleLimit: ExpressionSyntax?, variable: VariableExpressionSyntax,
    collection: PipelineBaseSyntax, body: StatementBlockSyntax
  ) {
    self.isParallel = isParallel
    self.throttleLimit = throttleLimit
    self.variable = variable
    self.collection = collection
    self.body = body
    super.init(.forEachStatement, extent, label: label)
  }
}

/// Is `for (initializer; condition; iterator) { }`.
package final class ForStatementSyntax: LabeledStatementSyntax {
  package let initializer: PipelineBaseSyntax?
  package let condition: PipelineBaseSyntax?
  package let iterator: PipelineBaseSyntax?
  package let body: StatementBlockSyntax

  init(
    _ extent: Extent, label: String?, initializer: PipelineBaseSyntax?, condition: PipelineBaseSyntax?,
    iterator: PipelineBaseSyntax?, body: StatementBlockSyntax
  ) {
    self.initializer = initializer
    self.condition = condition
    self.iterator = iterator
    self.body = body
    super.init(.forStatement, extent, label: label)
  }
}

/// Is `while (condition) { }`.
package final class WhileStatementSyntax: LabeledStatementSyntax {
  package let condition: PipelineBaseSyntax
  package let body: StatementBlockSyntax

  init(_ extent: Extent, label: String?, condition: PipelineBaseSyntax, body: StatementBlockSyntax) {
    self.condition = condition
    self.body = body
    super.init(.whileStatement, extent, label: label)
  }
}

/// Is `do { } while (condition)`.
package final class DoWhileStatementSyntax: LabeledStatementSyntax {
  package let body: StatementBlockSyntax
  package let condition: PipelineBaseSyntax

  init(_ extent: Extent, label: String?, condition: PipelineBaseSyntax, body: StatementBlockSyntax) {
    self.condition = condition
    self.body = body
    super.init(.doWhileStatement, extent, label: label)
  }
}

/// Is `do { } until (condition)`.
package final class DoUntilStatementSyntax: LabeledStatementSyntax {
  package let body: StatementBlockSyntax
  package let condition: PipelineBaseSyntax

  init(_ extent: Extent, label: String?, condition: PipelineBaseSyntax, body: StatementBlockSyntax) {
    self.condition = condition
    self.body = body
    super.init(.doUntilStatement, extent, label: label)
  }
}

/// Is `switch [flags] (pipeline) { case { } … default { } }`.
package final class SwitchStatementSyntax: LabeledStatementSyntax {
  package struct Flags: OptionSet, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }
    package static let file = Flags(rawValue: 1)
    package static let regex = Flags(rawValue: 2)
    package static let wildcard = Flags(rawValue: 4)
    package static let exact = Flags(rawValue: 8)
    package static let caseSensitive = Flags(rawValue: 16)
    package static let parallel = Flags(rawValue: 32)
  }

  package struct Clause {
    package let condition: ExpressionSyntax
    package let body: StatementBlockSyntax

    init(condition: ExpressionSyntax, body: StatementBlockSyntax) {
      self.condition = condition
      self.body = body
    }
  }

  package let flags: Flags
  package let condition: PipelineBaseSyntax
  package let clauses: [Clause]
  package let defaultBody: StatementBlockSyntax?

  init(
    _ extent: Extent, label: String?, flags: Flags, condition: PipelineBaseSyntax, clauses: [Clause],
    defaultBody: StatementBlockSyntax?
  ) {
    self.flags = flags
    self.condition = condition
    self.clauses = clauses
    self.defaultBody = defaultBody
    super.init(.switchStatement, extent, label: label)
  }
}

/// Is `try { } catch { } finally { }`.
package final class TryStatementSyntax: StatementSyntax {
  package let body: StatementBlockSyntax
  package let catchClauses: [CatchClauseSyntax]
  package let finallyBody: StatementBlockSyntax?

  init(
    _ extent: Extent, body: StatementBlockSyntax, catchClauses: [CatchClauseSyntax], finallyBody: StatementBlockSyntax?
  ) {
    self.body = body
    self.catchClauses = catchClauses
    self.finallyBody = finallyBody
    super.init(.tryStatement, extent)
  }
}

/// Is `catch [type], … { }`; without types it catches everything.
package final class CatchClauseSyntax: SyntaxNode {
  package let types: [TypeConstraintSyntax]
  package let body: StatementBlockSyntax

  init(_ extent: Extent, types: [TypeConstraintSyntax], body: StatementBlockSyntax) {
    self.types = types
    self.body = body
    super.init(.catchClause, extent)
  }
}

/// Is `trap [type] { }`.
package final class TrapStatementSyntax: StatementSyntax {
  package let type: TypeConstraintSyntax?
  package let body: StatementBlockSyntax

  init(_ extent: Extent, type: TypeConstraintSyntax?, body: StatementBlockSyntax) {
    self.type = type
    self.body = body
    super.init(.trapStatement, extent)
  }
}

/// Is `break [label]`.
package final class BreakStatementSyntax: StatementSyntax {
  package let label: ExpressionSyntax?

  init(_ extent: Extent, label: ExpressionSyntax?) {
    self.label = label
    super.init(.breakStatement, extent)
  }
}

/// Is `continue [label]`.
package final class ContinueStatementSyntax: StatementSyntax {
  package let label: ExpressionSyntax?

  init(_ extent: Extent, label: ExpressionSyntax?) {
    self.label = label
    super.init(.continueStatement, extent)
  }
}

/// Is `return [pipeline]`.
package final class ReturnStatementSyntax: StatementSyntax {
  package let pipeline: PipelineBaseSyntax?

  init(_ extent: Extent, pipeline: PipelineBaseSyntax?) {
    self.pipeline = pipeline
    super.init(.returnStatement, extent)
  }
}

/// Is `exit [pipeline]`.
package final class ExitStatementSyntax: StatementSyntax {
  package let pipeline: PipelineBaseSyntax?

  init(_ extent: Extent, pipeline: PipelineBaseSyntax?) {
    self.pipeline = pipeline
    super.init(.exitStatement, extent)
  }
}

/// Is `throw [pipeline]`.
package final class ThrowStatementSyntax: StatementSyntax {
  package let pipeline: PipelineBaseSyntax?

  init(_ extent: Extent, pipeline: PipelineBaseSyntax?) {
    self.pipeline = pipeline
    super.init(.throwStatement, extent)
  }
}

/// Is `parallel { }` or `sequence { }` of a workflow.
package final class BlockStatementSyntax: StatementSyntax {
  package let blockKind: TokenKind
  package let body: StatementBlockSyntax

  init(_ extent: Extent, kind: TokenKind, body: StatementBlockSyntax) {
    blockKind = kind
    self.body = body
    super.init(.blockStatement, extent)
  }
}

/// Stands for a statement that could not be read; what could be read of it hangs below.
package final class ErrorStatementSyntax: PipelineBaseSyntax {
  package struct Flag {
    package let name: String
    package let value: SyntaxNode?

    init(name: String, value: SyntaxNode?) {
      self.name = name
      self.value = value
    }
  }

  /// The keyword that the statement began with, where there was one.
  package let keyword: TokenKind?
  package let flags: [Flag]
  package let conditions: [SyntaxNode]
  package let bodies: [SyntaxNode]
  package let nested: [SyntaxNode]

  init(
    _ extent: Extent, keyword: TokenKind? = nil, flags: [Flag] = [], conditions: [SyntaxNode] = [], bodies: [SyntaxNode] = [],
    nested: [SyntaxNode] = []
  ) {
    self.keyword = keyword
    self.flags = flags
    self.conditions = conditions
    self.bodies = bodies
    self.nested = nested
    super.init(.errorStatement, extent)
  }
}
