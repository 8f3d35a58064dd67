import Diagnostics

extension SyntaxParser {
  /// Gathers what a switch statement has so far, for its error node.
  private struct SwitchParts {
    var flags: SwitchStatementSyntax.Flags = []
    var written: [ErrorStatementSyntax.Flag] = []
    var condition: PipelineBaseSyntax?
    var hasCondition = false
    var clauses: [SwitchStatementSyntax.Clause] = []
    var defaultBody: StatementBlockSyntax?
    var bodies: [SyntaxNode] = []
    var end: Extent?
    var isError = false
    var isIncomplete = false
  }

  /// switch flag* (( pipeline ) | -file argument) { (case block)* }
  func switchStatement(_ label: Token?, _ keyword: Token) -> StatementSyntax {
    let start = (label ?? keyword).extent
    skipNewLines()
    var parts = SwitchParts()
    switchFlags(&parts)
    switchCondition(keyword, &parts)
    skipNewLines()
    let opening = next()
    var closing: Extent?
    if opening.kind != .lCurly {
      unget(opening)
      if !parts.isIncomplete {
        parts.isError = true
        reportIncomplete(.missingCurlyBraceInSwitchStatement, after(parts.end ?? keyword.extent))
      }
    } else {
      parts.end = opening.extent
      closing = switchClauses(opening, &parts)
    }
    guard !parts.isError, let condition = parts.condition, let closing else {
      return ErrorStatementSyntax(
        start.through(parts.end ?? keyword.extent), keyword: .switch, flags: parts.written,
        conditions: parts.hasCondition ? parts.condition.map { [$0] } ?? [] : [], bodies: parts.bodies)
    }
    if parts.flags.contains(.parallel) { report(.keywordParameterReservedForFutureUse, start.through(closing), "parallel") }
    return SwitchStatementSyntax(
      start.through(closing), label: labelName(label), flags: parts.flags, condition: condition, clauses: parts.clauses,
      defaultBody: parts.defaultBody)
  }

  private func switchFlags(_ parts: inout SwitchParts) {
    while peek().kind == .parameter {
      let token = next()
      parts.end = token.extent
      func write(_ name: String, _ value: SyntaxNode? = nil) {
        if !parts.written.contains(where: { $0.name == name }) {
          parts.written.append(ErrorStatementSyntax.Flag(name: name, value: value))
        }
      }
      if isParameter(token, "regex") {
        parts.flags.insert(.regex)
        parts.flags.remove(.wildcard)
        write("regex")
      } else if isParameter(token, "wildcard") {
        parts.flags.insert(.wildcard)
        parts.flags.remove(.regex)
        write("wildcard")
      } else if isParameter(token, "exact") {
        parts.flags.subtract([.regex, .wildcard])
        write("exact")
      } else if isParameter(token, "casesensitive") {
        parts.flags.insert(.caseSensitive)
        write("casesensitive")
      } else if isParameter(token, "parallel") {
        parts.flags.insert(.parallel)
        write("parallel")
      } else if isParameter(token, "file") {
        parts.flags.insert(.file)
        skipNewLines()
        if let file = singleArgument(.fileName) {
          parts.end = file.extent
          let element = CommandExpressionSyntax(file.extent, expression: file, redirections: [])
          let pipeline = PipelineSyntax(file.extent, first: element)
          parts.condition = pipeline
          write("file", pipeline)
        } else {
          parts.isError = true
          parts.isIncomplete = reportIncomplete(.missingFilenameOption, after(token))
          write("file")
        }
      } else {
        parts.isError = true
        report(.invalidSwitchFlag, token.extent, text(token))
      }
    }
  }

  private func switchCondition(_ keyword: Token, _ parts: inout SwitchParts) {
    let opening = peek()
    guard opening.kind == .lParen else {
      if !parts.flags.contains(.file) {
        parts.isError = true
        parts.isIncomplete = reportIncomplete(.pipelineValueRequired, after(parts.end ?? keyword.extent))
      }
      return
    }
    parts.end = opening.extent
    skip()
    if parts.flags.contains(.file) {
      parts.isError = true
      report(.pipelineValueRequired, opening.extent)
    }
    parts.hasCondition = true
    skipNewLines()
    parts.condition = pipelineChain()
    if let condition = parts.condition {
      parts.end = condition.extent
    } else {
      parts.isError = true
      parts.isIncomplete = reportIncomplete(.pipelineValueRequired, after(opening))
    }
    skipNewLines()
    let closing = next()
    if closing.kind == .rParen {
      parts.end = closing.extent
    } else {
      unget(closing)
      if !parts.isIncomplete {
        parts.isError = true
        parts.isIncomplete = reportIncomplete(.missingEndParenthesisInSwitchStatement, after(parts.end ?? opening.extent))
      }
    }
  }

  /// (condition block)* }
  private func switchClauses(_ opening: Token, _ parts: inout SwitchParts) -> Extent? {
    skipNewLines()
    while true {
      guard let condition = singleArgument(.switchCondition) else {
        parts.isError = true
        reportIncomplete(.missingSwitchConditionExpression, after(parts.end ?? opening.extent))
        if peek().kind == .rCurly { skip() }
        return nil
      }
      parts.bodies.append(condition)
      parts.end = condition.extent
      if let body = statementBlock() {
        parts.bodies.append(body)
        parts.end = body.extent
        if let word = condition as? StringConstantExpressionSyntax, word.stringKind == .bareWord, word.value.lowercased() == "default" {
          if parts.defaultBody != nil {
            parts.isError = true
            report(.multipleSwitchDefaultClauses, condition.extent)
          }
          parts.defaultBody = body
        } else {
          parts.clauses.append(SwitchStatementSyntax.Clause(condition: condition, body: body))
        }
      } else {
        parts.isError = true
        parts.isIncomplete = reportIncomplete(.missingSwitchStatementClause, after(condition))
      }
      skipNewLinesAndSemicolons()
      let following = peek()
      if following.kind == .rCurly {
        skip()
        return following.extent
      }
      if following.kind == .endOfInput {
        if !parts.isIncomplete {
          parts.isError = true
          reportIncomplete(.missingEndCurlyBrace, opening.extent, detectedAt: following.extent)
        }
        return nil
      }
    }
  }
}
