import Diagnostics

extension SyntaxParser {
  /// try block (catch type-list? block)* (finally block)?
  func tryStatement(_ keyword: Token) -> StatementSyntax {
    skipNewLines()
    guard let body = statementBlock() else {
      reportIncomplete(.missingTryStatementBlock, after(keyword))
      return ErrorStatementSyntax(keyword.extent)
    }
    var catches: [CatchClauseSyntax] = []
    var stray: [SyntaxNode] = []
    var errorEnd: Extent?
    var here = restorePoint()
    while let clause = catchClause(&errorEnd, &stray) {
      catches.append(clause)
      here = restorePoint()
    }
    var finallyBody: StatementBlockSyntax?
    if errorEnd == nil {
      skipNewLines()
      let following = peek()
      if following.kind == .finally {
        skip()
        finallyBody = statementBlock()
        if finallyBody == nil {
          errorEnd = following.extent
          reportIncomplete(.missingFinallyStatementBlock, after(following), text(following))
        }
      } else {
        resync(toPoint: here)
      }
    }
    if catches.isEmpty, finallyBody == nil, errorEnd == nil {
      errorEnd = body.extent
      reportIncomplete(.missingCatchOrFinally, after(body))
    }
    if let errorEnd {
      return ErrorStatementSyntax(keyword.extent.through(errorEnd), nested: [body] + catches + stray)
    }
    let end = finallyBody?.extent ?? catches.last?.extent ?? body.extent
    checkCatches(catches)
    if let finallyBody { checkFinally(finallyBody) }
    return TryStatementSyntax(keyword.extent.through(end), body: body, catchClauses: catches, finallyBody: finallyBody)
  }

  private func catchClause(_ errorEnd: inout Extent?, _ stray: inout [SyntaxNode]) -> CatchClauseSyntax? {
    if errorEnd != nil { return nil }
    skipNewLines()
    let keyword = next()
    guard keyword.kind == .catch else {
      unget(keyword)
      return nil
    }
    var types: [TypeConstraintSyntax] = []
    var comma: Token?
    while true {
      skipNewLines()
      guard let attribute = attributeList(inExpression: true, most: 1)?.first else {
        if let comma {
          errorEnd = comma.extent
          reportIncomplete(.missingTypeLiteralToken, after(comma))
        }
        break
      }
      if let type = attribute as? TypeConstraintSyntax { types.append(type) }
      skipNewLines()
      let following = peek()
      guard following.kind == .comma else {
        comma = nil
        break
      }
      comma = following
      skip()
    }
    guard let body = statementBlock() else {
      if errorEnd == nil {
        errorEnd = types.last?.extent ?? keyword.extent
        reportIncomplete(.missingCatchHandlerBlock, after(errorEnd ?? keyword.extent))
      }
      stray += types
      return nil
    }
    return CatchClauseSyntax(keyword.extent.through(body.extent), types: types, body: body)
  }

  /// trap type? block
  func trapStatement(_ keyword: Token) -> StatementSyntax {
    skipNewLines()
    let type = attributeList(inExpression: true, most: 1)?.first
    guard let body = statementBlock() else {
      let end = type?.extent ?? keyword.extent
      reportIncomplete(.missingTrapStatement, after(end))
      return ErrorStatementSyntax(keyword.extent.through(end), nested: type.map { [$0] } ?? [])
    }
    return TrapStatementSyntax(keyword.extent.through(body.extent), type: type as? TypeConstraintSyntax, body: body)
  }
}
