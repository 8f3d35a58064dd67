import Diagnostics

extension SyntaxParser {
  private func nested(_ nodes: SyntaxNode?...) -> [SyntaxNode] { nodes.compactMap { $0 } }

  /// foreach (-parallel | -throttlelimit n)* ( variable in pipeline ) block
  func foreachStatement(_ label: Token?, _ keyword: Token) -> StatementSyntax {
    let start = (label ?? keyword).extent
    skipNewLines()
    var errorEnd: Extent?
    var isParallel = false
    var limit: ExpressionSyntax?
    while peek().kind == .parameter {
      let parameter = next()
      if isParameter(parameter, "parallel") {
        isParallel = true
      } else if isParameter(parameter, "throttlelimit") {
        skipNewLines()
        limit = singleArgument(.argument)
        if limit == nil { reportIncomplete(.missingThrottleLimit, after(parameter)) }
      } else {
        errorEnd = parameter.extent
        report(.invalidForeachFlag, parameter.extent, text(parameter))
      }
      skipNewLines()
    }
    let opening = next()
    guard opening.kind == .lParen else {
      unget(opening)
      reportIncomplete(.missingOpenParenthesisAfterKeyword, after(keyword), text(keyword))
      return ErrorStatementSyntax(start.through(keyword.extent))
    }
    skipNewLines()
    let token = next()
    guard token.kind == .variable || token.kind == .splattedVariable else {
      unget(token)
      reportIncomplete(.missingVariableNameAfterForeach, after(opening))
      return ErrorStatementSyntax(start.through(opening.extent))
    }
    let variable = VariableExpressionSyntax(
      token.extent, path: VariablePath(text(token)), isSplatted: token.kind == .splattedVariable)
    skipNewLines()
    var collection: PipelineBaseSyntax?
    var body: StatementBlockSyntax?
    let inToken = next()
    if inToken.kind != .in {
      unget(inToken)
      errorEnd = variable.extent
      reportIncomplete(.missingInInForeach, after(variable))
    } else {
      skipNewLines()
      collection = pipelineChain()
      if let collection {
        skipNewLines()
        let closing = next()
        if closing.kind != .rParen {
          unget(closing)
          errorEnd = collection.extent
          reportIncomplete(.missingEndParenthesisAfterForeach, after(collection))
        } else {
          body = statementBlock()
          if body == nil {
            errorEnd = closing.extent
            reportIncomplete(.missingForeachStatement, after(closing))
          }
        }
      } else {
        errorEnd = inToken.extent
        reportIncomplete(.missingForeachExpression, after(inToken))
      }
    }
    guard errorEnd == nil, let collection, let body else {
      return ErrorStatementSyntax(
        start.through(errorEnd ?? variable.extent), nested: nested(variable, collection, body))
    }
    if variable.isSplatted { reportSplat(variable) }
    if let limit, !isParallel { report(.throttleLimitRequiresParallelFlag, limit.extent) }
    if isParallel { report(.keywordParameterReservedForFutureUse, start.through(body.extent), "parallel") }
    return ForEachStatementSyntax(
      start.through(body.extent), label: labelName(label), isParallel: isParallel, throttleLimit: limit, variable: variable,
      collection: collection, body: body)
  }

  /// for ( pipeline? ; pipeline? ; pipeline? ) block
  func forStatement(_ label: Token?, _ keyword: Token) -> StatementSyntax {
    let start = (label ?? keyword).extent
    skipNewLines()
    let opening = next()
    guard opening.kind == .lParen else {
      unget(opening)
      reportIncomplete(.missingOpenParenthesisAfterKeyword, after(keyword), text(keyword))
      return ErrorStatementSyntax(start.through(keyword.extent))
    }
    var errorEnd: Extent?
    func part(hasSeparator: Bool) -> PipelineBaseSyntax? {
      skipNewLines()
      let pipeline = pipelineChain()
      if let pipeline { errorEnd = pipeline.extent }
      if hasSeparator, peek().kind == .semi {
        errorEnd = peek().extent
        skip()
      }
      return pipeline
    }
    let initializer = part(hasSeparator: true)
    let condition = part(hasSeparator: true)
    let iterator = part(hasSeparator: false)
    skipNewLines()
    let closing = next()
    var body: StatementBlockSyntax?
    if closing.kind != .rParen {
      unget(closing)
      reportIncomplete(.missingEndParenthesisAfterStatement, after(errorEnd ?? opening.extent), text(keyword))
    } else {
      errorEnd = closing.extent
      body = statementBlock()
      if body == nil { reportIncomplete(.missingLoopStatement, after(closing), text(keyword)) }
    }
    guard let body else {
      return ErrorStatementSyntax(
        start.through(errorEnd ?? opening.extent), nested: nested(initializer, condition, iterator))
    }
    return ForStatementSyntax(
      start.through(body.extent), label: labelName(label), initializer: initializer, condition: condition, iterator: iterator,
      body: body)
  }

  /// while ( pipeline ) block
  func whileStatement(_ label: Token?, _ keyword: Token) -> StatementSyntax {
    let start = (label ?? keyword).extent
    skipNewLines()
    let opening = next()
    guard opening.kind == .lParen else {
      unget(opening)
      reportIncomplete(.missingOpenParenthesisAfterKeyword, after(keyword), text(keyword))
      return ErrorStatementSyntax(start.through(keyword.extent))
    }
    skipNewLines()
    let found = pipelineChain()
    if found == nil { reportIncomplete(.missingExpressionAfterKeyword, after(opening), text(keyword)) }
    let condition: PipelineBaseSyntax = found ?? ErrorStatementSyntax(after(opening))
    skipNewLines()
    let closing = next()
    guard closing.kind == .rParen else {
      unget(closing)
      if found != nil { reportIncomplete(.missingEndParenthesisAfterStatement, after(condition), text(keyword)) }
      return ErrorStatementSyntax(start.through(condition.extent), nested: nested(condition))
    }
    skipNewLines()
    guard let body = statementBlock() else {
      reportIncomplete(.missingLoopStatement, after(closing), text(keyword))
      return ErrorStatementSyntax(start.through(closing.extent), nested: nested(condition))
    }
    return WhileStatementSyntax(start.through(body.extent), label: labelName(label), condition: condition, body: body)
  }

  /// do block (while | until) ( pipeline )
  func doStatement(_ label: Token?, _ keyword: Token) -> StatementSyntax {
    let start = (label ?? keyword).extent
    guard let body = statementBlock() else {
      reportIncomplete(.missingLoopStatement, after(keyword), text(keyword))
      return ErrorStatementSyntax(start.through(keyword.extent))
    }
    func fail(_ end: Extent, _ condition: PipelineBaseSyntax? = nil) -> StatementSyntax {
      ErrorStatementSyntax(start.through(end), nested: nested(body, condition))
    }
    skipNewLines()
    let second = next()
    guard second.kind == .while || second.kind == .until else {
      unget(second)
      reportIncomplete(.missingWhileOrUntilInDoWhile, after(body))
      return fail(body.extent)
    }
    skipNewLines()
    let opening = next()
    guard opening.kind == .lParen else {
      unget(opening)
      reportIncomplete(.missingOpenParenthesisAfterKeyword, after(second), text(second))
      return fail(second.extent)
    }
    skipNewLines()
    let found = pipelineChain()
    if found == nil { reportIncomplete(.missingExpressionAfterKeyword, after(opening), text(second)) }
    skipNewLines()
    let closing = next()
    if closing.kind != .rParen {
      unget(closing)
      if let found {
        reportIncomplete(.missingEndParenthesisAfterStatement, after(found), text(second))
        return fail(found.extent, found)
      }
    }
    guard let condition = found else { return fail(opening.extent) }
    let extent = start.through(closing.extent)
    return second.kind == .while
      ? DoWhileStatementSyntax(extent, label: labelName(label), condition: condition, body: body)
      : DoUntilStatementSyntax(extent, label: labelName(label), condition: condition, body: body)
  }
}
