import Diagnostics
import Objects
import Syntax

/// Statements.
extension Compiler {
  func statement(_ syntax: StatementSyntax) -> StatementNode {
    switch syntax {
    case let node as PipelineSyntax: pipeline(node)
    case let node as CommandBaseSyntax: pipeline([node])
    case let node as AssignmentStatementSyntax: SilentStatement.make(assignment(node), isSuccess: node.right.isSuccess)
    case let node as IfStatementSyntax:
      IfNode(node.clauses.map { (condition($0.condition), list($0.body)) }, node.elseBody.map { list($0) })
    case let node as WhileStatementSyntax: WhileNode(.while, condition(node.condition), list(node.body), label: node.label)
    case let node as DoWhileStatementSyntax: WhileNode(.doWhile, condition(node.condition), list(node.body), label: node.label)
    case let node as DoUntilStatementSyntax: WhileNode(.doUntil, condition(node.condition), list(node.body), label: node.label)
    case let node as ForStatementSyntax:
      ForNode(
        node.initializer.map { silent($0) }, node.condition.map { condition($0) }, node.iterator.map { silent($0) }, list(node.body), label: node.label)
    case let node as ForEachStatementSyntax: forEach(node)
    case let node as SwitchStatementSyntax: switchStatement(node)
    case let node as TryStatementSyntax: tryStatement(node)
    case let node as FunctionDefinitionSyntax: FunctionDefinitionNode(node, source: source)
    case let node as TypeDefinitionSyntax: TypeDefinitionNode(node, self)
    case let node as ReturnStatementSyntax: returned(node)
    case let node as BreakStatementSyntax: JumpNode(.breakLoop, label: node.label.map { expression($0) })
    case let node as ContinueStatementSyntax: JumpNode(.continueLoop, label: node.label.map { expression($0) })
    case let node as ExitStatementSyntax: ExitNode(node.pipeline.map { value($0) })
    case let node as ThrowStatementSyntax: ThrowNode(node.pipeline.map { value($0) }, position(node))
    case let node as PipelineChainSyntax: chain(node)
    case let node as DataStatementSyntax: DataNode(node.variable.map { LocalTarget(slot($0)) }, list(node.body))
    case let node as UsingStatementSyntax: UsingStatementNode(node, position(node))
    case let node as BlockStatementSyntax: unsupported(node, "The '\(node.blockKind)' block is not supported.")
    default: unsupported(syntax, "This statement is not supported yet.")
    }
  }

  private func returned(_ node: ReturnStatementSyntax) -> StatementNode {
    let made = ReturnNode(node.pipeline.map { statement($0) })
    guard template.isMethod, let pure = (node.pipeline as? PipelineSyntax)?.pureExpression else { return made }
    return MethodReturnNode(expression(pure), position(node), otherwise: made)
  }

  func unsupported(_ syntax: SyntaxNode, _ message: String) -> StatementNode { UnsupportedNode(message, position(syntax)) }

  /// Initializers and iterators of `for`: their values go nowhere.
  private func silent(_ syntax: PipelineBaseSyntax) -> StatementNode {
    if let pipeline = syntax as? PipelineSyntax, let pure = pipeline.pureExpression { return SilentStatement.make(PositionedNode(expression(pure), position(pure))) }
    return statement(syntax)
  }

  /// The condition of `if`, `while` …
  func condition(_ syntax: PipelineBaseSyntax) -> Node { PositionedNode(value(syntax), position(syntax)).unwrappedIfSafe }

  /// A statement as a value: an expression as it is, anything else by collecting its output.
  func value(_ syntax: StatementSyntax) -> Node {
    if let pipeline = syntax as? PipelineSyntax, let pure = pipeline.pureExpression { return expression(pure) }
    if let bare = syntax as? CommandExpressionSyntax, bare.redirections.isEmpty { return expression(bare.expression) }
    if let assignment = syntax as? AssignmentStatementSyntax { return self.assignment(assignment, asValue: true) }
    return StatementValueNode(statement(syntax), position(syntax))
  }

  private func forEach(_ node: ForEachStatementSyntax) -> StatementNode {
    if node.isParallel { return unsupported(node, "foreach -parallel is allowed in workflows only.") }
    let target = self.target(node.variable)
    let body = list(node.body)
    return ForEachNode(target, condition(node.collection), body, enumeratorSlot: layout.slot(of: AutomaticVariable.foreachVariable), label: node.label)
  }

  private func switchStatement(_ node: SwitchStatementSyntax) -> StatementNode {
    let clauses = node.clauses.map { clause -> SwitchNode.Clause in
      let block = (clause.condition as? ScriptBlockExpressionSyntax).flatMap { block in
        block.scriptBlock.paramBlock == nil ? block.scriptBlock.endBlock : nil
      }
      let blockList = block.map { list($0) }
      return SwitchNode.Clause(condition: expression(clause.condition), block: blockList, body: list(clause.body))
    }
    let comparison: SwitchNode.Comparison = node.flags.contains(.regex) ? .regex : node.flags.contains(.wildcard) ? .wildcard : .exact
    let otherwise = node.defaultBody.map { list($0) }
    return SwitchNode(
      condition(node.condition), clauses, otherwise, comparison, enumeratorSlot: layout.slot(of: AutomaticVariable.switchVariable), ignoresCase: !node.flags.contains(.caseSensitive),
      readsFile: node.flags.contains(.file), underscoreSlot: slot("_"), matchesSlot: slot("Matches"), label: node.label, subjectPosition: position(node.condition))
  }

  private func tryStatement(_ node: TryStatementSyntax) -> StatementNode {
    let clauses = node.catchClauses.map { clause in
      TryNode.Clause(types: clause.types.map { TypeNode($0.typeName, position($0)) }, body: list(clause.body))
    }
    return TryNode(list(node.body), clauses, node.finallyBody.map { list($0) }, underscoreSlot: slot("_"))
  }

  private func chain(_ node: PipelineChainSyntax) -> StatementNode {
    let made = ChainNode(statement(node.left), statement(node.right), isAnd: node.chainOperator == .andAnd, position: position(node.left))
    return node.isBackground ? BackgroundNode(made, text: source.substring(node.extent)) : made
  }
}

extension PositionedNode {
  /// Variables and literals need no position.
  var unwrappedIfSafe: Node { inner is LocalNode || inner is ConstantNode ? inner : self }
}

/// A construct that real PowerShell has and we do not: an honest error when it runs.
final class UnsupportedNode: StatementNode {
  let message: String
  let position: SyntaxPosition

  init(_ message: String, _ position: SyntaxPosition) {
    self.message = message
    self.position = position
  }

  override func execute(_ scope: Scope, _ output: Sink) throws -> Flow {
    throw PSError("PSNotSupportedException", message, id: "NotSupported", category: .NotImplemented).at(position)
  }
}

/// `function f { … }`: defines when it runs.
final class FunctionDefinitionNode: StatementNode {
  let syntax: FunctionDefinitionSyntax
  let template: BlockTemplate

  init(_ syntax: FunctionDefinitionSyntax, source: SourceText) {
    self.syntax = syntax
    template = BlockTemplate(syntax.body, source: source, outerParameters: syntax.parameters, isFilter: syntax.sort == .filter, definition: syntax)
  }

  override func execute(_ scope: Scope, _ output: Sink) throws -> Flow {
    var name = syntax.name
    var target = scope
    if let colon = name.firstIndex(of: ":"), let named = scope.scope(named: String(name[..<colon])), Int(name[..<colon]) == nil {
      target = named
      name = String(name[name.index(after: colon)...])
    }
    let block = ScriptBlock(template, session: scope.session)
    let info = FunctionInfo(name, block, isFilter: syntax.sort == .filter, module: scope.session.module)
    info.syntax = syntax
    scope.engine.defineFunction(info, in: target)
    scope.engine.lastSucceeded = true
    return .next
  }
}

/// `data { … }`.
final class DataNode: StatementNode {
  let target: Target?
  let body: StatementList

  init(_ target: Target?, _ body: StatementList) {
    self.target = target
    self.body = body
  }

  override func execute(_ scope: Scope, _ output: Sink) throws -> Flow {
    let sink = ListSink()
    let flow = try body.execute(scope, sink)
    if let target { try target.assign(scope, sink.result) } else { for item in sink.items { try output.write(item) } }
    return flow
  }
}

/// `using namespace`, `using module`.
final class UsingStatementNode: StatementNode {
  let syntax: UsingStatementSyntax
  let position: SyntaxPosition

  init(_ syntax: UsingStatementSyntax, _ position: SyntaxPosition) {
    self.syntax = syntax
    self.position = position
  }

  override func execute(_ scope: Scope, _ output: Sink) throws -> Flow {
    switch syntax.sort {
    case .namespace: if let name = syntax.name?.value, !scope.session.namespaces.contains(name) { scope.session.namespaces.append(name) }
    case .module:
      if let name = syntax.name?.value { try scope.engine.useModule(name, scope, at: position) }
    default: throw PSError("PSNotSupportedException", "using \(syntax.sort) is not supported yet.", id: "NotSupported", category: .NotImplemented).at(position)
    }
    return .next
  }
}
