extension SyntaxNode {
  /// Calls back with each child, in the order of the text as far as the tree keeps it.
  package final func forEachChild(_ body: (SyntaxNode) -> Void) {
    func all(_ nodes: [SyntaxNode]) { for node in nodes { body(node) } }
    func one(_ node: SyntaxNode?) { if let node { body(node) } }
    switch self {
    case let node as ScriptBlockSyntax:
      all(node.usingStatements)
      all(node.attributes)
      one(node.paramBlock)
      all(node.namedBlocks)
    case let node as NamedBlockSyntax:
      all(node.traps)
      all(node.statements)
    case let node as StatementBlockSyntax:
      all(node.traps)
      all(node.statements)
    case let node as ParamBlockSyntax:
      all(node.attributes)
      all(node.parameters)
    case let node as ParameterSyntax:
      all(node.attributes)
      body(node.name)
      one(node.defaultValue)
    case let node as AttributeSyntax:
      body(node.typeName)
      all(node.positionalArguments)
      all(node.namedArguments)
    case let node as NamedAttributeArgumentSyntax: if !node.isExpressionOmitted { body(node.argument) }
    case let node as TypeConstraintSyntax: body(node.typeName)
    case let node as ArrayTypeNameSyntax: body(node.elementType)
    case let node as GenericTypeNameSyntax:
      body(node.genericType)
      all(node.arguments)
    case let node as TypeDefinitionSyntax:
      all(node.attributes)
      all(node.baseTypes)
      all(node.members)
    case let node as PropertyMemberSyntax:
      all(node.attributes)
      one(node.type)
      one(node.initialValue)
    case let node as FunctionMemberSyntax:
      all(node.attributes)
      one(node.returnType)
      all(node.parameters)
      body(node.body)
    case let node as FunctionDefinitionSyntax:
      all(node.parameters ?? [])
      body(node.body)
    case let node as UsingStatementSyntax:
      one(node.name)
      one(node.alias)
      one(node.moduleSpecification)
    case let node as StatementSyntax: node.forEachPart(body)
    case let node as CatchClauseSyntax:
      all(node.types)
      body(node.body)
    case let node as CommandParameterSyntax: one(node.argument)
    case let node as FileRedirectionSyntax: body(node.location)
    case let node as ExpressionSyntax: node.forEachOperand(body)
    default: break
    }
  }
}

extension StatementSyntax {
  fileprivate final func forEachPart(_ body: (SyntaxNode) -> Void) {
    func all(_ nodes: [SyntaxNode]) { for node in nodes { body(node) } }
    func one(_ node: SyntaxNode?) { if let node { body(node) } }
    switch self {
    case let node as PipelineSyntax:
      body(node.first)
      all(node.others)
    case let node as CommandSyntax:
      all(node.elements)
      all(node.redirections)
    case let node as CommandExpressionSyntax:
      body(node.expression)
      all(node.redirections)
    case let node as AssignmentStatementSyntax:
      body(node.left)
      body(node.right)
    case let node as PipelineChainSyntax:
      body(node.left)
      body(node.right)
    case let node as IfStatementSyntax:
      for clause in node.clauses {
        body(clause.condition)
        body(clause.body)
      }
      one(node.elseBody)
    case let node as DataStatementSyntax:
      all(node.commandsAllowed)
      body(node.body)
    case let node as ForEachStatementSyntax:
      one(node.throttleLimit)
      body(node.variable)
      body(node.collection)
      body(node.body)
    case let node as ForStatementSyntax:
      one(node.initializer)
      one(node.condition)
      one(node.iterator)
      body(node.body)
    case let node as WhileStatementSyntax:
      body(node.condition)
      body(node.body)
    case let node as DoWhileStatementSyntax:
      body(node.body)
      body(node.condition)
    case let node as DoUntilStatementSyntax:
      body(node.body)
      body(node.condition)
    case let node as SwitchStatementSyntax:
      body(node.condition)
      for clause in node.clauses {
        body(clause.condition)
        body(clause.body)
      }
      one(node.defaultBody)
    case let node as TryStatementSyntax:
      body(node.body)
      all(node.catchClauses)
      one(node.finallyBody)
    case let node as TrapStatementSyntax:
      one(node.type)
      body(node.body)
    case let node as BreakStatementSyntax: one(node.label)
    case let node as ContinueStatementSyntax: one(node.label)
    case let node as ReturnStatementSyntax: one(node.pipeline)
    case let node as ExitStatementSyntax: one(node.pipeline)
    case let node as ThrowStatementSyntax: one(node.pipeline)
    case let node as BlockStatementSyntax: body(node.body)
    case let node as ErrorStatementSyntax:
      for flag in node.flags { one(flag.value) }
      all(node.conditions)
      all(node.bodies)
      all(node.nested)
    default: break
    }
  }
}

extension ExpressionSyntax {
  fileprivate final func forEachOperand(_ body: (SyntaxNode) -> Void) {
    func all(_ nodes: [SyntaxNode]) { for node in nodes { body(node) } }
    switch self {
    case let node as TernaryExpressionSyntax: all([node.condition, node.ifTrue, node.ifFalse])
    case let node as BinaryExpressionSyntax:
      body(node.left)
      body(node.right)
    case let node as UnaryExpressionSyntax: body(node.child)
    case let node as AttributedExpressionSyntax:
      body(node.attribute)
      body(node.child)
    case let node as ConvertExpressionSyntax:
      body(node.type)
      body(node.child)
    case let node as MemberExpressionSyntax:
      body(node.target)
      body(node.member)
    case let node as InvokeMemberExpressionSyntax:
      body(node.target)
      body(node.member)
      all(node.genericArguments)
      all(node.arguments)
    case let node as BaseConstructorInvocationSyntax: all(node.arguments)
    case let node as IndexExpressionSyntax:
      body(node.target)
      body(node.index)
    case let node as HashtableSyntax:
      for pair in node.pairs {
        body(pair.key)
        body(pair.value)
      }
    case let node as ArrayLiteralSyntax: all(node.elements)
    case let node as ArrayExpressionSyntax: body(node.body)
    case let node as SubExpressionSyntax: body(node.body)
    case let node as ParenExpressionSyntax: body(node.pipeline)
    case let node as UsingExpressionSyntax: body(node.child)
    case let node as ScriptBlockExpressionSyntax: body(node.scriptBlock)
    case let node as TypeExpressionSyntax: body(node.typeName)
    case let node as ExpandableStringExpressionSyntax: all(node.nestedExpressions)
    case let node as ErrorExpressionSyntax: all(node.nested)
    default: break
    }
  }
}
