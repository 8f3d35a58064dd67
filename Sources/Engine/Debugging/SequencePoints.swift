import Diagnostics
import Syntax

/// The places of a script block where the debugger can stop, in the order in which PowerShell numbers them.
enum SequencePoints {
  /// Statements that are a place by themselves; the others have places within (conditions, bodies).
  static func isPlace(_ statement: StatementSyntax) -> Bool {
    switch statement {
    case is PipelineSyntax, is CommandBaseSyntax, is AssignmentStatementSyntax, is ReturnStatementSyntax, is BreakStatementSyntax, is ContinueStatementSyntax,
      is ExitStatementSyntax, is ThrowStatementSyntax, is PipelineChainSyntax:
      true
    default: false
    }
  }

  static func all(_ block: ScriptBlockSyntax) -> [Extent] {
    var found: [Extent] = []
    for body in block.namedBlocks {
      let braces = StatementOrigin.braces(body, block)
      if let braces { found.append(braces.open) }
      for statement in body.statements { collect(statement, &found) }
      if let braces { found.append(braces.close) }
    }
    return found
  }

  private static func collect(_ node: SyntaxNode, _ found: inout [Extent]) {
    switch node {
    case is ScriptBlockExpressionSyntax, is FunctionDefinitionSyntax, is TypeDefinitionSyntax: return
    case let loop as ForEachStatementSyntax:
      collect(loop.collection, &found)
      found.append(loop.variable.extent)
      return collect(loop.body, &found)
    case let statement as StatementSyntax where isPlace(statement):
      found.append(statement.extent)
      // The pipeline on the right of `=` or behind `return` is no place of its own.
      inner(statement, &found)
      return
    case let paren as ParenExpressionSyntax: return inner(paren, &found)
    default: break
    }
    var parts: [SyntaxNode] = []
    node.forEachChild { parts.append($0) }
    for part in parts { collect(part, &found) }
  }

  /// What stands below a node whose own pipeline is no place.
  private static func inner(_ node: SyntaxNode, _ found: inout [Extent]) {
    var parts: [SyntaxNode] = []
    node.forEachChild { parts.append($0) }
    for part in parts {
      if let statement = part as? StatementSyntax, isPlace(statement), !(node is PipelineChainSyntax) { inner(statement, &found) } else { collect(part, &found) }
    }
  }

  /// The places that nested script blocks and functions have for themselves, by their extents.
  static func nestedBlocks(_ block: ScriptBlockSyntax) -> [Extent] {
    var found: [Extent] = []
    func visit(_ node: SyntaxNode) {
      switch node {
      case is ScriptBlockExpressionSyntax, is FunctionDefinitionSyntax: found.append(node.extent)
      default: node.forEachChild(visit)
      }
    }
    block.forEachChild(visit)
    return found
  }
}
