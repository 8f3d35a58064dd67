import Diagnostics

extension SyntaxParser {
  /// primary: variable | number | string | hashtable | script block | @( ) | $( ) | ( ), then members
  func primary(withMembers: Bool, isArgument: Bool = false) -> ExpressionSyntax? {
    let token = next()
    var result: ExpressionSyntax
    switch token.kind {
    case .variable, .splattedVariable:
      if token.kind == .splattedVariable, !isArgument { report(.splattingNotPermitted, token.extent, text(token)) }
      result = variableOrUsing(token, withMembers: withMembers)
    case .number: result = constant(token)
    case .stringLiteral:
      result = StringConstantExpressionSyntax(token.extent, value: text(token), stringKind: .singleQuoted)
    case .hereStringLiteral:
      result = StringConstantExpressionSyntax(token.extent, value: text(token), stringKind: .singleQuotedHereString)
    case .stringExpandable: result = expandableString(token, .doubleQuoted)
    case .hereStringExpandable: result = expandableString(token, .doubleQuotedHereString)
    case .lParen, .atParen, .dollarParen, .atCurly, .lCurly:
      guard enter() else {
        leave()
        return nil
      }
      defer { leave() }
      switch token.kind {
      case .lParen: result = parenthesized(token)
      case .atCurly: result = hashtable(token)
      case .lCurly: result = scriptBlockExpression(token)
      default: result = subExpression(token)
      }
    default:
      unget(token)
      return nil
    }
    guard withMembers, pending == nil, let access = lexer.memberOperator(allowsBracket: true) else { return result }
    return members(result, access)
  }

  private func constant(_ token: Token) -> ConstantExpressionSyntax {
    let value = lexer.numbers[Int(token.payload)]
    return ConstantExpressionSyntax(token.extent, value: value ?? .int32(0), isInvalid: value == nil)
  }

  /// $using:name is a using expression over $name
  private func variableOrUsing(_ token: Token, withMembers: Bool) -> ExpressionSyntax {
    let path = VariablePath(text(token))
    let isSplatted = token.kind == .splattedVariable
    guard path.scope == .using, !path.name.isEmpty else {
      return VariableExpressionSyntax(token.extent, path: path, isSplatted: isSplatted)
    }
    var child: ExpressionSyntax = VariableExpressionSyntax(token.extent, path: VariablePath(path.name), isSplatted: isSplatted)
    if withMembers, pending == nil, let access = lexer.memberOperator(allowsBracket: true) { child = members(child, access) }
    checkUsing(child)
    return UsingExpressionSyntax(child.extent, child: child)
  }

  func scriptBlockExpression(_ opening: Token) -> ScriptBlockExpressionSyntax {
    let oldTernary = lexer.endsNumberAtTernary
    lexer.endsNumberAtTernary = false
    defer { lexer.endsNumberAtTernary = oldTernary }
    let block = scriptBlock(opening: opening)
    return ScriptBlockExpressionSyntax(block.extent, scriptBlock: block)
  }

  /// Runs a rule inside brackets: statements are read as such, a comma makes arrays again.
  private func inside<Result>(_ body: () -> Result) -> Result {
    let oldComma = disablesComma
    let oldMode = lexer.mode
    let oldTernary = lexer.endsNumberAtTernary
    disablesComma = false
    lexer.endsNumberAtTernary = false
    setMode(.command)
    let result = body()
    setMode(oldMode)
    disablesComma = oldComma
    lexer.endsNumberAtTernary = oldTernary
    return result
  }

  /// ( pipeline )
  private func parenthesized(_ opening: Token) -> ParenExpressionSyntax {
    inside {
      skipNewLines()
      var pipeline = pipelineChain()
      if pipeline == nil {
        reportIncomplete(.expectedExpression, after(opening))
        pipeline = ErrorStatementSyntax(after(opening))
      }
      let inner: PipelineBaseSyntax = pipeline ?? ErrorStatementSyntax(after(opening))
      skipNewLines()
      let closing = next()
      var end = closing.extent
      if closing.kind != .rParen {
        unget(closing)
        reportIncomplete(.missingEndParenthesisInExpression, after(inner))
        end = inner.extent
      }
      return ParenExpressionSyntax(opening.extent.through(end), pipeline: inner)
    }
  }

  /// $( statement-list ) | @( statement-list )
  private func subExpression(_ opening: Token) -> ExpressionSyntax {
    inside {
      var list = StatementList()
      statementList(into: &list)
      skipNewLinesAndSemicolons()
      let closing = next()
      var end = closing.extent
      if closing.kind != .rParen {
        unget(closing)
        end = list.extent ?? opening.extent
        reportIncomplete(.missingEndParenthesisInSubexpression, closing.extent, text(opening))
      }
      let body = StatementBlockSyntax(list.extent ?? .zero, statements: list.statements, traps: list.traps)
      let extent = opening.extent.through(end)
      return opening.kind == .dollarParen ? SubExpressionSyntax(extent, body: body) : ArrayExpressionSyntax(extent, body: body)
    }
  }

  // MARK: Hashtables

  /// @{ (key = statement)* }, pairs separated by new lines or semicolons
  func hashtable(_ opening: Token) -> HashtableSyntax {
    let oldComma = disablesComma
    let oldTernary = lexer.endsNumberAtTernary
    disablesComma = false
    lexer.endsNumberAtTernary = false
    defer {
      disablesComma = oldComma
      lexer.endsNumberAtTernary = oldTernary
    }
    skipNewLines()
    var pairs: [HashtableSyntax.Pair] = []
    while let pair = pair() {
      pairs.append(pair)
      let following = peek()
      guard following.kind == .newLine || following.kind == .semi else { break }
      skipNewLinesAndSemicolons()
    }
    let closing = next()
    var end = closing.extent
    if closing.kind != .rCurly {
      unget(closing)
      reportIncomplete(.missingEndCurlyBrace, after(opening), detectedAt: closing.extent)
      end = before(closing)
    }
    checkDuplicateKeys(pairs)
    return HashtableSyntax(opening.extent.through(end), pairs: pairs)
  }

  private func pair() -> HashtableSyntax.Pair? {
    let oldMode = lexer.mode
    setMode(.expression)
    defer { setMode(oldMode) }
    let oldComma = disablesComma
    disablesComma = true
    let found: ExpressionSyntax? = simpleName() ?? unaryExpression()
    disablesComma = oldComma
    guard let key = found else { return nil }
    let equals = next()
    guard equals.kind == .equals else {
      unget(equals)
      reportIncomplete(.missingEqualsInHashLiteral, after(key))
      synchronize(consuming: false, .rCurly)
      return HashtableSyntax.Pair(key: key, value: ErrorStatementSyntax(after(key)))
    }
    setMode(.command)
    skipNewLines()
    guard let value = statement() else {
      reportIncomplete(.missingStatementInHashLiteral, after(equals))
      return HashtableSyntax.Pair(key: key, value: ErrorStatementSyntax(after(equals)))
    }
    return HashtableSyntax.Pair(key: key, value: value)
  }
}
