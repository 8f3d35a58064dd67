import Diagnostics

extension SyntaxParser {
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
