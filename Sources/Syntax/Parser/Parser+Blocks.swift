import Diagnostics

extension SyntaxParser {
  /// script: using-statement* script-block
  func script() -> ScriptBlockSyntax {
    skipNewLinesAndSemicolons()
    let usings = usingStatements()
    return scriptBlock(opening: nil, usingStatements: usings)
  }

  /// script-block: param-block? (named-block-list | statement-list)
  func scriptBlock(opening: Token?, isFilter: Bool = false, usingStatements: [UsingStatementSyntax] = []) -> ScriptBlockSyntax {
    let oldComma = disablesComma
    let oldMode = lexer.mode
    disablesComma = false
    setMode(.command)
    defer {
      disablesComma = oldComma
      setMode(oldMode)
    }
    guard enter() else {
      leave()
      return ScriptBlockSyntax(opening?.extent ?? .zero, source: source)
    }
    defer { leave() }
    let parameters = paramBlock()
    skipNewLinesAndSemicolons()
    return scriptBlockBody(opening: opening, isFilter: isFilter, usingStatements: usingStatements, parameters: parameters)
  }

  private func scriptBlockBody(
    opening: Token?, isFilter: Bool, usingStatements: [UsingStatementSyntax], parameters: ParamBlockSyntax?
  ) -> ScriptBlockSyntax {
    switch peek().kind {
    case .dynamicparam, .begin, .process, .end, .clean:
      return namedBlocks(opening: opening, usingStatements: usingStatements, parameters: parameters)
    default: break
    }
    var list = StatementList()
    statementList(into: &list)
    while opening == nil, peek().kind != .endOfInput {
      let stray = next()
      report(.unexpectedToken, stray.extent, text(stray))
      statementList(into: &list)
    }
    var body = list.extent
    if let parameters { body = body.map { parameters.extent.through($0) } ?? parameters.extent }
    let whole = closeScriptBlock(opening, &body)
    let block = NamedBlockSyntax(
      body ?? .zero, kind: isFilter ? .process : .end, isUnnamed: true, statements: list.statements, traps: list.traps)
    return ScriptBlockSyntax(
      whole, source: source, usingStatements: usingStatements, paramBlock: parameters, processBlock: isFilter ? block : nil,
      endBlock: isFilter ? nil : block)
  }

  /// Reads the closing brace of a script block and gives the extent of the whole.
  private func closeScriptBlock(_ opening: Token?, _ body: inout Extent?) -> Extent {
    guard let opening else { return source.wholeExtent }
    skipNewLinesAndSemicolons()
    let closing = next()
    guard closing.kind == .rCurly else {
      unget(closing)
      let end = body ?? opening.extent
      reportIncomplete(.missingEndCurlyBrace, opening.extent, detectedAt: closing.extent)
      return opening.extent.through(end)
    }
    // What stands between the braces, less the last character; nothing when there is none.
    if body == nil, closing.start > opening.end { body = Extent(opening.end, closing.start - 1) }
    return opening.extent.through(closing.extent)
  }

  /// named-block-list: ((dynamicparam | begin | process | end | clean) statement-block)*
  private func namedBlocks(
    opening: Token?, usingStatements: [UsingStatementSyntax], parameters: ParamBlockSyntax?
  ) -> ScriptBlockSyntax {
    var blocks: [TokenKind: NamedBlockSyntax] = [:]
    var start = opening?.extent ?? parameters?.extent
    var end: Extent?
    func script(_ extent: Extent) -> ScriptBlockSyntax {
      ScriptBlockSyntax(
        extent, source: source, usingStatements: usingStatements, paramBlock: parameters,
        dynamicParamBlock: blocks[.dynamicparam], beginBlock: blocks[.begin], processBlock: blocks[.process],
        endBlock: blocks[.end], cleanBlock: blocks[.clean])
    }
    loop: while true {
      let name = next()
      switch name.kind {
      case .dynamicparam, .begin, .process, .end, .clean: break
      case .rCurly, .endOfInput:
        unget(name)
        if opening == nil, name.kind == .rCurly {
          skip()
          report(.unexpectedToken, name.extent, text(name))
          continue
        }
        break loop
      default:
        if opening == nil {
          // Nothing behind it is read any more.
          report(.missingNamedBlocks, name.extent, text(name))
        } else {
          // As if the closing brace stood here.
          unget(name)
          report(.missingNamedBlocks, name.extent, text(name))
          return script((start ?? .zero).through(end ?? start ?? .zero))
        }
        break loop
      }
      if start == nil { start = name.extent }
      end = name.extent
      var body = statementBlock()
      if let body {
        end = body.extent
      } else {
        reportIncomplete(.missingNamedStatementBlock, after(name), text(name))
        body = StatementBlockSyntax(name.extent, statements: [], traps: [])
      }
      let extent = name.extent.through(end ?? name.extent)
      if blocks[name.kind] != nil {
        report(.duplicateScriptCommandClause, extent, text(name))
      } else {
        blocks[name.kind] = NamedBlockSyntax(
          extent, kind: name.kind, isUnnamed: false, statements: body?.statements ?? [], traps: body?.traps ?? [])
      }
      skipNewLinesAndSemicolons()
    }
    var body: Extent? = (start ?? .zero).through(end ?? start ?? .zero)
    return script(closeScriptBlock(opening, &body))
  }

  /// Collects the statements of a block; traps stand apart.
  struct StatementList {
    var statements: [StatementSyntax] = []
    var traps: [TrapStatementSyntax] = []
    /// From the first to the last statement.
    var extent: Extent?

    mutating func append(_ statement: StatementSyntax) {
      extent = extent.through(statement.extent)
      if statement.kind == .trapStatement, let trap = statement as? TrapStatementSyntax {
        traps.append(trap)
      } else {
        if statements.isEmpty { statements.reserveCapacity(4) }
        statements.append(statement)
      }
    }
  }

  /// statement-list: (statement terminator*)*
  func statementList(into list: inout StatementList) {
    while true {
      skipNewLinesAndSemicolons()
      switch peek().kind {
      case .endOfInput, .rCurly, .rParen: return
      default: break
      }
      guard let statement = statement() else { return }
      list.append(statement)
    }
  }

  /// statement-block: { statement-list }
  func statementBlock() -> StatementBlockSyntax? {
    skipNewLines()
    let opening = next()
    guard opening.kind == .lCurly else {
      unget(opening)
      return nil
    }
    guard enter() else {
      leave()
      return nil
    }
    defer { leave() }
    var list = StatementList()
    statementList(into: &list)
    let closing = next()
    var end = closing.extent
    if closing.kind != .rCurly {
      unget(closing)
      end = list.extent ?? opening.extent
      reportIncomplete(.missingEndCurlyBrace, opening.extent, detectedAt: closing.extent)
    }
    return StatementBlockSyntax(opening.extent.through(end), statements: list.statements, traps: list.traps)
  }

  // MARK: Parameters

  /// param-block: attribute* param ( parameter-list )
  func paramBlock() -> ParamBlockSyntax? {
    let start = restorePoint()
    if pending?.kind == .endOfInput { resync(toPoint: start) }
    // Nearly no block has parameters: look before leaping.
    guard mayBeginParamBlock() else { return nil }
    let errorCount = lexer.errors.count
    let attributes = attributeList(inExpression: false)
    skipNewLines()
    let keyword = next()
    guard keyword.kind == .param else {
      retract(toPoint: start, errorCount: errorCount)
      return nil
    }
    skipNewLines()
    let opening = next()
    guard opening.kind == .lParen else {
      retract(toPoint: start, errorCount: errorCount)
      return nil
    }
    let parameters = parameterList()
    skipNewLines()
    let closing = next()
    var end = closing.extent
    if closing.kind != .rParen {
      unget(closing)
      end = before(closing)
      reportIncomplete(.missingEndParenthesisInFunctionParameterList, after(parameters.last?.extent ?? opening.extent))
    }
    var kept: [AttributeSyntax] = []
    for attribute in attributes ?? [] {
      if let attribute = attribute as? AttributeSyntax {
        kept.append(attribute)
      } else {
        report(.typeNotAllowedBeforeParam, attribute.extent, attribute.typeName.fullName)
      }
    }
    checkParameters(parameters)
    return ParamBlockSyntax(keyword.extent.through(end), attributes: kept, parameters: parameters)
  }

  private func mayBeginParamBlock() -> Bool {
    skipNewLines()
    if let token = pending { return token.kind == .param || token.kind == .generic || token.kind == .lBracket }
    while lexer.blank(lexer.at) > 0 { lexer.at += lexer.blank(lexer.at) }
    let first = lexer.byte(lexer.at)
    return first | 0x20 == UInt8(ascii: "p") || lexer.bracketsLeadToWord(from: lexer.at)
  }

  /// parameter-list: parameter (, parameter)*
  func parameterList() -> [ParameterSyntax] {
    var parameters: [ParameterSyntax] = []
    var comma: Token?
    while true {
      guard let parameter = parameter() else {
        if let comma { reportIncomplete(.missingExpressionAfterToken, after(comma), ",") }
        return parameters
      }
      parameters.append(parameter)
      skipNewLines()
      let following = peek()
      guard following.kind == .comma else { return parameters }
      comma = following
      skip()
    }
  }

  /// parameter: (attribute | type-constraint)* variable (= expression)?
  private func parameter() -> ParameterSyntax? {
    inMode(.expression) {
      skipNewLines()
      let attributes = attributeList(inExpression: false)
      skipNewLines()
      let token = next()
      guard token.kind == .variable || token.kind == .splattedVariable else {
        unget(token)
        guard let attributes, let first = attributes.first, let last = attributes.last else { return nil }
        reportIncomplete(.invalidFunctionParameter, after(last))
        synchronize(consuming: true, .rParen)
        let extent = first.extent.through(last.extent)
        let name = VariableExpressionSyntax(extent, path: VariablePath("__error__"), isSplatted: false)
        return ParameterSyntax(extent, attributes: attributes, name: name, defaultValue: nil)
      }
      let name = VariableExpressionSyntax(token.extent, path: VariablePath(text(token)), isSplatted: token.kind == .splattedVariable)
      skipNewLines()
      var value: ExpressionSyntax?
      let equals = peek()
      if equals.kind == .equals {
        skip()
        skipNewLines()
        let oldComma = disablesComma
        disablesComma = true
        value = expression()
        disablesComma = oldComma
        if value == nil {
          reportIncomplete(.missingExpressionAfterToken, after(equals), "=")
        }
      }
      let extent = (attributes?.first?.extent ?? name.extent).through(value?.extent ?? name.extent)
      return ParameterSyntax(extent, attributes: attributes ?? [], name: name, defaultValue: value)
    }
  }
}
