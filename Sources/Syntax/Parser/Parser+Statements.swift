import Diagnostics

extension SyntaxParser {
  /// statement: if | switch | loop | function | flow | try | trap | data | class | enum | … | pipeline-chain
  func statement() -> StatementSyntax? {
    guard enter() else {
      leave()
      return nil
    }
    defer { leave() }
    var token = next()
    var attributes: [AttributeBaseSyntax]?
    if token.kind == .generic, lexer.bracketsLeadToWord(from: lexer.skipped?.position(ofOriginal: token.start) ?? token.start) {
      (token, attributes) = attributesOfStatement(token)
    }
    switch token.kind {
    case .if: return ifStatement(token)
    case .switch: return switchStatement(nil, token)
    case .foreach: return foreachStatement(nil, token)
    case .for: return forStatement(nil, token)
    case .while: return whileStatement(nil, token)
    case .do: return doStatement(nil, token)
    case .function, .filter, .workflow: return functionDefinition(token)
    case .return: return flow(token, .returnStatement)
    case .throw: return flow(token, .throwStatement)
    case .exit: return flow(token, .exitStatement)
    case .break:
      let label = flowLabel()
      return BreakStatementSyntax(token.extent.through(label?.extent ?? token.extent), label: label)
    case .continue:
      let label = flowLabel()
      return ContinueStatementSyntax(token.extent.through(label?.extent ?? token.extent), label: label)
    case .trap: return trapStatement(token)
    case .try: return tryStatement(token)
    case .data: return dataStatement(token)
    case .parallel, .sequence: return blockStatement(token)
    case .configuration: return configuration(token)
    case .from, .define, .var:
      report(.reservedKeywordNotAllowed, token.extent, text(token))
      return ErrorStatementSyntax(token.extent)
    case .else, .elseIf, .catch, .until, .finally:
      // Left over from a statement that could not be read.
      guard !lexer.errors.isEmpty else {
        unget(token)
        return pipelineChain()
      }
      skipNewLines()
      return statement()
    case .label:
      skipNewLines()
      return labeledStatement(token)
    case .endOfInput:
      unget(token)
      return nil
    case .class: return classDefinition(attributes ?? [], token)
    case .enum: return enumDefinition(attributes ?? [], token)
    case .using:
      let using = usingStatement(token)
      report(.usingMustBeAtStartOfScript, using.extent)
      return using
    default:
      unget(token)
      return pipelineChain()
    }
  }

  /// Reads attributes that stand before a class or an enum; before anything else they belong to an expression.
  private func attributesOfStatement(_ bracket: Token) -> (Token, [AttributeBaseSyntax]?) {
    let start = lexer.skipped?.position(ofOriginal: bracket.start) ?? bracket.start
    resync(to: bracket)
    let attributes = attributeList(inExpression: false)
    let token = next()
    if let attributes, let first = attributes.first {
      switch token.kind {
      case .class, .enum:
        return (token, attributes)
      case .if, .switch, .foreach, .for, .while, .do, .function, .filter, .workflow, .return, .throw, .exit, .break, .continue, .trap,
        .try, .data, .parallel, .sequence, .configuration, .from, .define, .var, .using:
        if !attributes.contains(where: { $0.kind == .typeConstraint }) {
          report(.unexpectedAttribute, first.extent, first.typeName.fullName)
          return (token, nil)
        }
      default: break
      }
    }
    pending = nil
    resync(toPoint: start)
    return (next(), nil)
  }

  /// :label loop
  private func labeledStatement(_ label: Token) -> StatementSyntax? {
    let token = next()
    switch token.kind {
    case .for: return forStatement(label, token)
    case .foreach: return foreachStatement(label, token)
    case .while: return whileStatement(label, token)
    case .do: return doStatement(label, token)
    case .switch: return switchStatement(label, token)
    default:
      unget(token)
      resync(to: label)
      return pipelineChain()
    }
  }

  func labelName(_ label: Token?) -> String? { label.map { String(text($0).dropFirst()) } }

  /// return | throw | exit, with a pipeline or without
  private func flow(_ keyword: Token, _ kind: SyntaxKind) -> StatementSyntax {
    let value = pipelineChain()
    let extent = keyword.extent.through(value?.extent ?? keyword.extent)
    switch kind {
    case .returnStatement: return ReturnStatementSyntax(extent, pipeline: value)
    case .throwStatement: return ThrowStatementSyntax(extent, pipeline: value)
    default: return ExitStatementSyntax(extent, pipeline: value)
    }
  }

  /// The label behind break and continue: a name or an expression
  private func flowLabel() -> ExpressionSyntax? {
    simpleName() ?? primary(withMembers: true)
  }

  /// if ( pipeline ) block (elseif ( pipeline ) block)* (else block)?
  private func ifStatement(_ keyword: Token) -> StatementSyntax {
    var clauses: [IfStatementSyntax.Clause] = []
    var parts: [SyntaxNode] = []
    var current = keyword
    var elseBody: StatementBlockSyntax?
    while true {
      skipNewLines()
      let opening = next()
      guard opening.kind == .lParen else {
        unget(opening)
        reportIncomplete(.missingOpenParenthesisInIfStatement, after(current), text(current))
        return ErrorStatementSyntax(keyword.extent.through(current.extent), nested: parts)
      }
      skipNewLines()
      var condition = pipelineChain()
      if let condition {
        parts.append(condition)
      } else {
        reportIncomplete(.ifStatementMissingCondition, after(opening), text(current))
        condition = ErrorStatementSyntax(after(opening))
      }
      let test: PipelineBaseSyntax = condition ?? ErrorStatementSyntax(after(opening))
      skipNewLines()
      let closing = next()
      guard closing.kind == .rParen else {
        unget(closing)
        if test.kind != .errorStatement { reportIncomplete(.missingEndParenthesisAfterStatement, closing.extent, text(current)) }
        return ErrorStatementSyntax(keyword.extent.through(before(closing)), nested: parts)
      }
      skipNewLines()
      guard let body = statementBlock() else {
        reportIncomplete(.missingStatementBlock, closing.extent, text(current))
        return ErrorStatementSyntax(keyword.extent.through(closing.extent), nested: parts)
      }
      parts.append(body)
      clauses.append(IfStatementSyntax.Clause(condition: test, body: body))
      let here = restorePoint()
      skipNewLines()
      let following = peek()
      if following.kind == .elseIf {
        skip()
        current = following
        continue
      }
      if following.kind == .else {
        skip()
        skipNewLines()
        elseBody = statementBlock()
        if elseBody == nil {
          reportIncomplete(.missingStatementBlockAfterElse, after(following))
          return ErrorStatementSyntax(keyword.extent.through(following.extent), nested: parts)
        }
      } else {
        resync(toPoint: here)
      }
      let end = elseBody?.extent ?? body.extent
      return IfStatementSyntax(keyword.extent.through(end), clauses: clauses, elseBody: elseBody)
    }
  }

  /// data name? (-SupportedCommand command, …)? block
  private func dataStatement(_ keyword: Token) -> StatementSyntax {
    skipNewLines()
    let name = simpleName()
    skipNewLines()
    var commands: [ExpressionSyntax] = []
    var errorEnd: Extent?
    let parameter = peek()
    if parameter.kind == .parameter {
      skip()
      if !isParameter(parameter, "supportedcommand") {
        errorEnd = parameter.extent
        report(.invalidParameterForDataSectionStatement, parameter.extent, text(parameter))
      }
      skipNewLines()
      do {
        while let command = singleArgument(.commandName) {
          commands.append(command)
          guard peek().kind == .comma else { break }
          skip()
          skipNewLines()
        }
      }
    }
    guard errorEnd == nil, let body = statementBlock() else {
      if errorEnd == nil {
        let end = commands.last?.extent ?? name?.extent ?? keyword.extent
        errorEnd = end
        reportIncomplete(.missingStatementBlockForDataSection, after(end))
      }
      return ErrorStatementSyntax(keyword.extent.through(errorEnd ?? keyword.extent), nested: commands)
    }
    DataSectionCheck(self, commands).run(body)
    return DataStatementSyntax(
      keyword.extent.through(body.extent), variable: name?.value, commandsAllowed: commands, body: body)
  }

  /// parallel block | sequence block
  private func blockStatement(_ keyword: Token) -> StatementSyntax {
    guard let body = statementBlock() else {
      reportIncomplete(.missingStatementBlock, after(keyword), text(keyword))
      return ErrorStatementSyntax(keyword.extent)
    }
    report(.unexpectedKeyword, keyword.extent, text(keyword))
    return BlockStatementSyntax(keyword.extent.through(body.extent), kind: keyword.kind, body: body)
  }

  /// configuration name block: understood by Windows PowerShell only
  private func configuration(_ keyword: Token) -> StatementSyntax? {
    skipNewLines()
    let token = next()
    guard token.kind != .endOfInput, let name = argument(.commandName, token) else {
      reportIncomplete(.missingConfigurationName, after(token))
      if token.kind == .endOfInput { unget(token) }
      return nil
    }
    report(.parserError, name.extent, "Configurations need Windows PowerShell.")
    skipNewLines()
    let opening = next()
    if opening.kind == .endOfInput { unget(opening) }
    return nil
  }

  /// Whether a parameter token is the start of a given name.
  func isParameter(_ token: Token, _ name: String) -> Bool {
    let written = text(token).lowercased()
    return !written.isEmpty && name.hasPrefix(written)
  }
}
