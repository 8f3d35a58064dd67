import Diagnostics

extension SyntaxParser {
  /// Says what an argument is for: a name takes no commas, a case of `switch` ends at its block.
  enum ArgumentPlace {
    case commandName
    /// The name behind `&` or `.`: unlike a plain one it is expanded.
    case invokedName
    case argument, fileName, switchCondition
  }

  /// command: (& | .)? element (element | redirection)*
  func command() -> CommandBaseSyntax? {
    let oldMode = lexer.mode
    let oldComma = disablesComma
    setMode(.command)
    disablesComma = false
    defer {
      setMode(oldMode)
      disablesComma = oldComma
    }
    let first = next()
    var token = first
    var invocation = TokenKind.unknown
    if token.kind == .dot || token.kind == .ampersand {
      invocation = token.kind
      token = next()
    }
    var elements: [CommandElementSyntax] = []
    elements.reserveCapacity(4)
    var redirections = Redirections()
    var end = token.extent
    var sawDashes = false
    scan: while true {
      switch token.kind {
      case .pipe, .rCurly, .rParen, .semi, .newLine, .endOfInput, .andAnd, .orOr, .ampersand:
        unget(token)
        break scan
      case .minusMinus:
        end = token.extent
        if sawDashes {
          elements.append(bareWord(token))
        } else {
          elements.append(
            CommandParameterSyntax(token.extent, name: "-", argument: nil, errorExtent: token.extent, hasColon: false))
        }
        sawDashes = true
      case .comma:
        end = token.extent
        report(.missingArgument, token.extent)
        skipNewLines()
      case .parameter where !elements.isEmpty && !sawDashes:
        let parameter = parameter(token)
        end = parameter.extent
        elements.append(parameter)
      case .parameter:
        elements.append(bareWord(token))
        end = token.extent
      case .redirection where !elements.isEmpty, .redirectInStd:
        end = redirection(token, &redirections)
      default:
        guard let element = argument(elements.isEmpty ? (invocation == .unknown ? .commandName : .invokedName) : .argument, token, allowsSplat: true) else { break scan }
        elements.append(element)
        end = element.extent
        if token.kind == .generic, token.extent.count == 3, (element as? StringConstantExpressionSyntax)?.value == "--%" {
          let verbatim = lexer.verbatimArgument()
          let rest = StringConstantExpressionSyntax(verbatim.extent, value: text(verbatim), stringKind: .bareWord)
          elements.append(rest)
          end = rest.extent
        }
      }
      token = next()
    }
    if elements.isEmpty {
      guard invocation != .unknown else { return nil }
      report(.missingExpression, first.extent, text(first))
      return nil
    }
    return CommandSyntax(
      first.extent.through(end), invocationOperator: invocation, elements: elements, redirections: redirections.list)
  }

  func bareWord(_ token: Token) -> StringConstantExpressionSyntax {
    StringConstantExpressionSyntax(token.extent, value: source.substring(token.extent), stringKind: .bareWord)
  }

  /// -name | -name:argument
  private func parameter(_ token: Token) -> CommandParameterSyntax {
    let hasColon = token.traits.contains(.hasColon)
    var value: ExpressionSyntax?
    if hasColon, peek().kind != .comma {
      value = argument(.argument, next())
      if value == nil { report(.parameterRequiresArgument, after(token), text(token)) }
    }
    let extent = token.extent.through(value?.extent ?? token.extent)
    return CommandParameterSyntax(
      extent, name: text(token), argument: value, errorExtent: token.extent, hasColon: hasColon)
  }

  /// Keywords and operators are plain words as arguments, also in the list of tokens.
  private func makeGeneric(_ token: Token) {
    var index = lexer.tokens.count - 1
    while index >= 0, lexer.tokens[index].extent.start > token.extent.start { index -= 1 }
    if index >= 0, lexer.tokens[index].extent == token.extent { lexer.tokens[index].kind = .generic }
  }

  /// Reads one argument where one must stand: a file name, a case of `switch`.
  func singleArgument(_ place: ArgumentPlace) -> ExpressionSyntax? {
    inMode(.command) {
      if peek().kind == .comma || peek().kind == .endOfInput { return nil }
      return argument(place, next())
    }
  }

  /// argument: primary (, primary)*; a word is a string
  func argument(_ place: ArgumentPlace, _ first: Token, allowsSplat: Bool = false) -> ExpressionSyntax? {
    var token = first
    var elements: [ExpressionSyntax] = []
    var comma: Token?
    while true {
      let element: ExpressionSyntax
      switch token.kind {
      case .semi, .newLine, .rParen, .rCurly, .endOfInput, .pipe, .andAnd, .orOr, .ampersand, .comma:
        unget(token)
        return endOfArguments(elements, comma)
      case .redirection where place != .commandName, .redirectInStd:
        unget(token)
        return endOfArguments(elements, comma)
      case .generic:
        if token.isExpandableWord, place != .commandName {
          element = expandableString(token, .bareWord)
        } else {
          if token.isExpandableWord { noteNestedTokens(token) }
          let word = StringConstantExpressionSyntax(token.extent, value: text(token), stringKind: .bareWord)
          if token.extent.count == 3, word.value == "--%" { return word }
          element = word
        }
      case .identifier: element = StringConstantExpressionSyntax(token.extent, value: text(token), stringKind: .bareWord)
      case .variable, .splattedVariable, .number, .stringLiteral, .stringExpandable, .hereStringLiteral, .hereStringExpandable,
        .lParen, .lCurly, .atParen, .atCurly, .dollarParen:
        unget(token)
        guard let value = primary(withMembers: true, isArgument: true) else {
          skip()
          element = bareWord(token)
          break
        }
        element = value
        if token.kind == .splattedVariable, !allowsSplat || comma != nil || value.kind != .variableExpression || peek().kind == .comma {
          report(.splattingNotPermitted, token.extent, text(token))
        }
      default:
        element = bareWord(token)
        if place != .commandName, place != .invokedName, place != .switchCondition || token.kind != .default { makeGeneric(token) }
      }
      if place != .argument { return element }
      let following = peek()
      guard following.kind == .comma else {
        if elements.isEmpty { return element }
        elements.append(element)
        return ArrayLiteralSyntax(elements[0].extent.through(element.extent), elements: elements)
      }
      comma = following
      elements.append(element)
      skip()
      skipNewLines()
      token = next()
    }
  }

  private func endOfArguments(_ elements: [ExpressionSyntax], _ comma: Token?) -> ExpressionSyntax? {
    guard let comma, let first = elements.first else { return nil }
    reportIncomplete(.missingExpression, after(comma), ",")
    return ErrorExpressionSyntax(first.extent.through(comma.extent), nested: elements)
  }
}
