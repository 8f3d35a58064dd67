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

  // MARK: Strings

  /// Makes the node of a double-quoted string: a constant when there is nothing to expand.
  func expandableString(_ token: Token, _ kind: StringConstantKind) -> ExpressionSyntax {
    if token.payload < 0 { return StringConstantExpressionSyntax(token.extent, value: text(token), stringKind: kind) }
    let content = lexer.expandables[Int(token.payload)]
    guard content.pieces.contains(where: \.isExpression) else {
      return StringConstantExpressionSyntax(token.extent, value: content.value, stringKind: kind)
    }
    var parts: [ExpandableStringExpressionSyntax.Part] = []
    parts.reserveCapacity(content.pieces.count)
    // Nested tokens gather behind the string's own and are then cut off.
    let tokenCount = lexer.tokens.count
    for piece in content.pieces {
      switch piece {
      case .text(let text): parts.append(.text(text))
      case .variable(let variable):
        lexer.tokens.append(variable)
        let path = VariablePath(text(variable))
        var node: ExpressionSyntax = VariableExpressionSyntax(variable.extent, path: path, isSplatted: false)
        if path.scope == .using, !path.name.isEmpty {
          node = VariableExpressionSyntax(variable.extent, path: VariablePath(path.name), isSplatted: false)
          node = UsingExpressionSyntax(node.extent, child: node)
        }
        parts.append(.expression(node))
      case .subExpression(let unread):
        if let node = nested(unread) { parts.append(.expression(node)) }
      }
    }
    lexer.nestedTokens.append((token.start, Array(lexer.tokens[min(tokenCount, lexer.tokens.count)...])))
    lexer.tokens.removeSubrange(min(tokenCount, lexer.tokens.count)...)
    return ExpandableStringExpressionSyntax(token.extent, value: content.value, stringKind: kind, parts: parts)
  }

  /// Lists the variables in a command's name, which is not expanded.
  func noteNestedTokens(_ token: Token) {
    let nested: [Token] = lexer.expandables[Int(token.payload)].pieces.compactMap { piece in
      switch piece {
      case .text: return nil
      case .variable(let variable): return variable
      case .subExpression(let unread): return Token(.stringLiteral, lexer.extent(unread.start, unread.end))
      }
    }
    lexer.nestedTokens.append((token.start, nested))
  }

  /// Reads `$( … )` inside a string, as a text of its own.
  private func nested(_ unread: UnreadSubExpression) -> ExpressionSyntax? {
    let saved = (lexer.base, lexer.limit, lexer.at, lexer.tokenStart, lexer.mode, lexer.skipped, lexer.wantsSimpleName)
    let savedPending = pending
    let savedComma = disablesComma
    pending = nil
    lexer.mode = .command
    lexer.wantsSimpleName = false
    lexer.limit = unread.end
    lexer.at = unread.start
    if !unread.dropped.isEmpty {
      let copy = SkippedText(
        copying: lexer.base, from: unread.start, to: unread.end, dropping: unread.dropped, map: { lexer.original($0) })
      lexer.base = UnsafePointer(copy.storage)
      lexer.limit = copy.count
      lexer.at = 0
      lexer.skipped = copy
    }
    let result = primary(withMembers: true)
    (lexer.base, lexer.limit, lexer.at, lexer.tokenStart, lexer.mode, lexer.skipped, lexer.wantsSimpleName) = saved
    if isTooComplicated { lexer.at = lexer.limit }
    pending = savedPending
    disablesComma = savedComma
    return result
  }

  // MARK: Members

  /// Reads `.name`, `::name`, `[index]`, `.method(…)`, one after the other.
  func members(_ target: ExpressionSyntax, _ first: Token) -> ExpressionSyntax {
    var result = target
    var access: Token? = first
    while let current = access {
      skipNewLines()
      if current.kind == .lBracket || current.kind == .questionLBracket {
        result = index(result, current)
      } else {
        result = member(result, current)
      }
      access = pending == nil ? lexer.memberOperator(allowsBracket: true) : nil
    }
    return result
  }

  /// member-name: simple-name | string | expression
  private func memberName() -> ExpressionSyntax? {
    if let name = simpleName() { return name }
    let token = peek()
    if token.kind.isUnaryOperator {
      guard enter() else {
        leave()
        return nil
      }
      defer { leave() }
      return unaryExpression()
    }
    return primary(withMembers: false)
  }

  private func member(_ target: ExpressionSyntax, _ access: Token) -> ExpressionSyntax {
    let isStatic = access.kind == .colonColon
    let isConditional = access.kind == .questionDot
    guard let name = memberName() else {
      reportIncomplete(.missingPropertyName, after(access))
      let stand = singleArgument(.argument) ?? ErrorExpressionSyntax(target.extent.through(access.extent), nested: [])
      return MemberExpressionSyntax(
        target.extent.through(stand.extent), target: target, member: stand, isStatic: isStatic, isNullConditional: isConditional)
    }
    if pending == nil {
      var generic: [TypeNameSyntax] = []
      if lexer.byte(lexer.at) == UInt8(ascii: "["), lexer.at < lexer.limit { generic = genericMethodArguments() }
      if let opening = lexer.invocationOpening() {
        return invocation(target, access, name, generic, opening)
      }
    }
    return MemberExpressionSyntax(
      target.extent.through(name.extent), target: target, member: name, isStatic: isStatic, isNullConditional: isConditional)
  }

  /// [type, …] before the parenthesis of a call; gives up and goes back when it is an index after all
  private func genericMethodArguments() -> [TypeNameSyntax] {
    guard looksLikeGenericCall() else { return [] }
    let start = lexer.at
    let errorCount = lexer.errors.count
    let result: [TypeNameSyntax] = inMode(.typeName) {
      guard lexer.leftBracket() != nil else { return [] }
      let first = next()
      guard first.kind == .identifier else { return [] }
      let (arguments, closing, _) = genericArguments(first: first)
      return closing == nil ? [] : arguments
    }
    if !result.isEmpty, pending == nil, lexer.byte(lexer.at) == UInt8(ascii: "(") { return result }
    retract(toPoint: start, errorCount: errorCount)
    return []
  }

  /// Whether the brackets hold what may be type names and `(` follows.
  private func looksLikeGenericCall() -> Bool {
    var index = lexer.at
    var depth = 0
    while index < lexer.limit {
      switch lexer.base[index] {
      case UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "]"):
        depth -= 1
        if depth == 0 { return lexer.byte(index + 1) == UInt8(ascii: "(") }
      case UInt8(ascii: "$"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "'"),
        UInt8(ascii: "\""), UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: "@"):
        return false
      default: break
      }
      index += 1
    }
    return false
  }

  private func invocation(
    _ target: ExpressionSyntax, _ access: Token, _ name: ExpressionSyntax, _ generic: [TypeNameSyntax], _ opening: Token
  ) -> ExpressionSyntax {
    guard enter() else {
      leave()
      return target
    }
    defer { leave() }
    var arguments: [ExpressionSyntax]
    var end: Extent
    if opening.kind == .lParen {
      (arguments, end) = callArguments(opening)
    } else {
      let block = scriptBlockExpression(opening)
      arguments = [block]
      end = block.extent
    }
    return InvokeMemberExpressionSyntax(
      target.extent.through(end), target: target, member: name, genericArguments: generic, arguments: arguments,
      isStatic: access.kind == .colonColon, isNullConditional: access.kind == .questionDot)
  }

  /// ( expression, … )
  func callArguments(_ opening: Token) -> (arguments: [ExpressionSyntax], end: Extent) {
    let oldComma = disablesComma
    let oldTernary = lexer.endsNumberAtTernary
    disablesComma = true
    lexer.endsNumberAtTernary = false
    defer {
      disablesComma = oldComma
      lexer.endsNumberAtTernary = oldTernary
    }
    var arguments: [ExpressionSyntax] = []
    var end = opening.extent
    var lastComma: Token?
    var isReported = false
    while true {
      skipNewLines()
      guard let argument = expression() else {
        if let lastComma {
          reportIncomplete(.missingExpressionAfterToken, after(lastComma), ",")
          isReported = true
        }
        break
      }
      arguments.append(argument)
      end = argument.extent
      skipNewLines()
      let comma = next()
      guard comma.kind == .comma else {
        unget(comma)
        lastComma = nil
        break
      }
      lastComma = comma
      end = comma.extent
    }
    skipNewLines()
    let closing = next()
    if closing.kind == .rParen { return (arguments, closing.extent) }
    unget(closing)
    if !isReported {
      reportIncomplete(.missingEndParenthesisInMethodCall, after(arguments.last?.extent ?? opening.extent))
    }
    return (arguments, end)
  }

  /// [ expression ]
  private func index(_ target: ExpressionSyntax, _ opening: Token) -> ExpressionSyntax {
    guard enter() else {
      leave()
      return target
    }
    defer { leave() }
    let oldMode = lexer.mode
    let oldComma = disablesComma
    let oldTernary = lexer.endsNumberAtTernary
    setMode(.expression)
    disablesComma = false
    lexer.endsNumberAtTernary = false
    defer {
      setMode(oldMode)
      disablesComma = oldComma
      lexer.endsNumberAtTernary = oldTernary
    }
    skipNewLines()
    var found = expression()
    if found == nil {
      reportIncomplete(.missingArrayIndexExpression, after(opening))
      found = ErrorExpressionSyntax(opening.extent, nested: [])
    }
    let index: ExpressionSyntax = found ?? target
    skipNewLines()
    let closing = next()
    var end = closing.extent
    if closing.kind != .rBracket {
      unget(closing)
      end = index.extent
      if index.kind != .errorExpression { reportIncomplete(.endSquareBracketExpectedAtEndOfAttribute, after(index)) }
    }
    return IndexExpressionSyntax(
      target.extent.through(end), target: target, index: index, isNullConditional: opening.kind == .questionLBracket)
  }
}

extension ExpandableText.Piece {
  var isExpression: Bool { if case .text = self { false } else { true } }
}
