import Diagnostics

extension SyntaxParser {
  /// function name ( parameter-list )? { script-block }
  func functionDefinition(_ keyword: Token) -> StatementSyntax {
    skipNewLines()
    let name = next()
    let nameText: String
    switch name.kind {
    case .generic where name.isExpandableWord || name.traits.contains(.inError):
      nameText = source.substring(name.extent)
    case .generic, .identifier, .minus, .multiply, .divide, .rem, .plus, .equals, .dot, .dotDot, .label, .number, .parameter, .minusMinus,
      .plusPlus, .plusEquals, .minusEquals, .multiplyEquals, .divideEquals, .remainderEquals, .exclaim, .questionMark, .colon,
      .colonColon, .redirectInStd, .unknown:
      nameText = name.kind == .generic || name.kind == .identifier ? text(name) : source.substring(name.extent)
    default:
      guard name.traits.contains(.keyword) else {
        unget(name)
        reportIncomplete(.missingNameAfterKeyword, after(keyword), text(keyword))
        return ErrorStatementSyntax(keyword.extent)
      }
      nameText = text(name)
    }
    let head = parameterHead()
    var errorEnd = head.errorEnd
    let opening = next()
    if opening.kind != .lCurly {
      unget(opening)
      if errorEnd == nil {
        errorEnd = head.closing ?? name.extent
        reportIncomplete(.missingFunctionBody, after(errorEnd ?? name.extent), text(keyword))
      }
    }
    if let errorEnd {
      return ErrorStatementSyntax(keyword.extent.through(errorEnd), nested: head.parameters ?? [])
    }
    let body = scriptBlock(opening: opening, isFilter: keyword.kind == .filter)
    let extent = keyword.extent.through(body.extent)
    if keyword.kind == .workflow { report(.workflowNotSupportedInPowerShellCore, extent) }
    checkParameters(head.parameters ?? [])
    if let block = body.paramBlock, head.parameters != nil { report(.onlyOneParameterListAllowed, block.extent) }
    return FunctionDefinitionSyntax(
      extent, sort: keyword.kind == .filter ? .filter : keyword.kind == .workflow ? .workflow : .function, name: nameText, nameExtent: name.extent,
      parameters: head.parameters, body: body)
  }

  /// Reads the list behind a function's or method's name.
  struct ParameterHead {
    var parameters: [ParameterSyntax]?
    var closing: Extent?
    var errorEnd: Extent?
  }

  /// ( parameter-list )
  func parameterHead() -> ParameterHead {
    var head = ParameterHead()
    skipNewLines()
    let opening = peek()
    guard opening.kind == .lParen else { return head }
    skip()
    let parameters = parameterList()
    head.parameters = parameters
    skipNewLines()
    let closing = next()
    if closing.kind == .rParen {
      head.closing = closing.extent
    } else {
      unget(closing)
      let end = parameters.last?.extent ?? opening.extent
      head.errorEnd = end
      reportIncomplete(.missingEndParenthesisInFunctionParameterList, after(end))
    }
    skipNewLines()
    return head
  }
}
