import Diagnostics

extension SyntaxParser {
  /// expression: binary-expression (? expression : expression)?
  func expression(endsNumberAtTernary: Bool = false) -> ExpressionSyntax? {
    guard enter() else {
      leave()
      return nil
    }
    let oldMode = lexer.mode
    let oldTernary = lexer.endsNumberAtTernary
    setMode(.expression)
    lexer.endsNumberAtTernary = endsNumberAtTernary || oldTernary
    defer {
      lexer.endsNumberAtTernary = oldTernary
      setMode(oldMode)
      leave()
    }
    guard let condition = binaryExpression() else { return nil }
    guard peek().kind == .questionMark else { return condition }
    return ternary(condition)
  }

  private func ternary(_ condition: ExpressionSyntax) -> ExpressionSyntax {
    let question = next()
    skipNewLines()
    var ifTrue = expression(endsNumberAtTernary: true)
    let isMissing = ifTrue == nil
    if isMissing {
      reportIncomplete(.expectedValueExpression, after(question), "?")
      ifTrue = ErrorExpressionSyntax(after(question), nested: [])
    }
    let whenTrue: ExpressionSyntax = ifTrue ?? condition
    skipNewLines()
    let colon = next()
    guard colon.kind == .colon else {
      unget(colon)
      if !isMissing { reportIncomplete(.missingColonInTernaryExpression, colon.extent) }
      return ErrorExpressionSyntax(condition.extent.through(before(colon)), nested: isMissing ? [condition] : [condition, whenTrue])
    }
    skipNewLines()
    guard let ifFalse = expression() else {
      reportIncomplete(.expectedValueExpression, after(colon), ":")
      let missing = ErrorExpressionSyntax(after(colon), nested: [])
      return TernaryExpressionSyntax(condition.extent.through(missing.extent), condition: condition, ifTrue: whenTrue, ifFalse: missing)
    }
    return TernaryExpressionSyntax(condition.extent.through(ifFalse.extent), condition: condition, ifTrue: whenTrue, ifFalse: ifFalse)
  }

  /// binary-expression: array-literal (operator array-literal)*, by precedence; all operators lean to the left
  func binaryExpression() -> ExpressionSyntax? {
    guard let first = arrayLiteral() else { return nil }
    let result = peek().kind.binaryPrecedence > 0 ? operators(first, above: 0) : first
    let token = peek()
    return token.kind == .parameter ? strayParameter(token, result) : result
  }

  /// Reads operators that bind more tightly than a given precedence, and their right operands.
  private func operators(_ first: ExpressionSyntax, above lowest: UInt8) -> ExpressionSyntax {
    var left = first
    while true {
      let sign = peek()
      let precedence = sign.kind.binaryPrecedence
      if precedence <= lowest { return left }
      skip()
      skipNewLines()
      var right: ExpressionSyntax
      if let operand = arrayLiteral() {
        right = operand
      } else {
        reportIncomplete(.expectedValueExpression, after(sign), text(sign))
        right = ErrorExpressionSyntax(after(sign), nested: [])
      }
      if peek().kind.binaryPrecedence > precedence { right = operators(right, above: precedence) }
      left = BinaryExpressionSyntax(
        left.extent.through(right.extent), left: left, operator: sign.kind, right: right, operatorExtent: sign.extent)
    }
  }

  /// A parameter behind an operand is an unknown operator: `$a -foo 1`.
  private func strayParameter(_ token: Token, _ operand: ExpressionSyntax) -> ExpressionSyntax {
    report(.unexpectedToken, token.extent, source.substring(token.extent))
    skip()
    let parameter = CommandParameterSyntax(
      token.extent, name: text(token), argument: nil, errorExtent: token.extent, hasColon: token.traits.contains(.hasColon))
    return ErrorExpressionSyntax(operand.extent.through(token.extent), nested: [operand, parameter])
  }

  /// array-literal: unary-expression (, unary-expression)*
  private func arrayLiteral() -> ExpressionSyntax? {
    guard let first = unaryExpression() else { return nil }
    var comma = peek()
    if comma.kind != .comma || disablesComma { return first }
    var elements = [first]
    while comma.kind == .comma {
      skip()
      skipNewLines()
      guard let element = unaryExpression() else {
        reportIncomplete(.missingExpressionAfterToken, after(comma), ",")
        elements.append(ErrorExpressionSyntax(comma.extent, nested: []))
        break
      }
      elements.append(element)
      comma = peek()
    }
    return ArrayLiteralSyntax(first.extent.through(elements[elements.count - 1].extent), elements: elements)
  }

  /// unary-expression: operator unary-expression | (attribute | type)* primary | primary (++ | --)?
  func unaryExpression() -> ExpressionSyntax? {
    let oldSigned = lexer.allowsSignedNumbers
    lexer.allowsSignedNumbers = true
    if let token = pending, token.kind == .minus || token.kind == .plus { resync(to: token) }
    let token = peek()
    lexer.allowsSignedNumbers = oldSigned
    var result: ExpressionSyntax?
    if token.kind.isUnaryOperator {
      if disablesComma, token.kind == .comma { return nil }
      guard enter() else {
        leave()
        return nil
      }
      defer { leave() }
      skip()
      skipNewLines()
      guard let child = unaryExpression() else {
        reportIncomplete(.missingExpressionAfterOperator, after(token), text(token))
        return ErrorExpressionSyntax(token.extent, nested: [])
      }
      let extent = token.extent.through(child.extent)
      if token.kind == .plusPlus || token.kind == .minusMinus {
        checkAssignable(child, isPlain: false, .operatorRequiresVariableOrProperty, text(token))
      }
      result = token.kind == .comma
        ? ArrayLiteralSyntax(extent, elements: [child]) : UnaryExpressionSyntax(extent, operator: token.kind, child: child)
    } else if token.kind == .lBracket {
      result = attributedExpression(token)
    } else {
      result = primary(withMembers: true)
    }
    guard let operand = result else { return nil }
    let postfix = peek()
    guard postfix.kind == .plusPlus || postfix.kind == .minusMinus else { return operand }
    skip()
    checkAssignable(operand, isPlain: false, .operatorRequiresVariableOrProperty, text(postfix))
    return UnaryExpressionSyntax(
      operand.extent.through(postfix.extent), operator: postfix.kind == .plusPlus ? .postfixPlusPlus : .postfixMinusMinus, child: operand)
  }

  /// [type] alone, [type]::member, [type] operand, [attribute()] operand
  private func attributedExpression(_ bracket: Token) -> ExpressionSyntax? {
    guard enter() else {
      leave()
      return nil
    }
    defer { leave() }
    guard let attributes = attributeList(inExpression: true), let last = attributes.last else { return nil }
    var result: ExpressionSyntax
    if last is AttributeSyntax {
      skipNewLines()
      guard let child = unaryExpression() else {
        reportIncomplete(.unexpectedAttribute, last.extent, last.typeName.fullName)
        return ErrorExpressionSyntax(bracket.extent.through(last.extent), nested: attributes)
      }
      checkAttributed(last, child)
      result = AttributedExpressionSyntax(last.extent.through(child.extent), attribute: last, child: child)
    } else {
      result = TypeExpressionSyntax(last.extent, typeName: last.typeName)
      if pending == nil, let access = lexer.memberOperator(allowsBracket: false) {
        result = members(result, access)
      } else {
        let following = peek().kind
        if following != .newLine, following != .comma, let type = last as? TypeConstraintSyntax, let child = unaryExpression() {
          checkOrdered(type, child)
          result = ConvertExpressionSyntax(type.extent.through(child.extent), type: type, child: child)
        }
      }
    }
    for attribute in attributes.dropLast().reversed() {
      let extent = attribute.extent.through(result.extent)
      if let type = attribute as? TypeConstraintSyntax {
        result = ConvertExpressionSyntax(extent, type: type, child: result)
      } else {
        checkAttributed(attribute, result)
        result = AttributedExpressionSyntax(extent, attribute: attribute, child: result)
      }
    }
    return result
  }
}

extension TokenKind {
  /// How tightly a binary operator binds; 0 for what is none.
  var binaryPrecedence: UInt8 {
    switch self {
    case .and, .or, .xor: return 1
    case .band, .bor, .bxor: return 2
    case .ieq, .ine, .ige, .igt, .ilt, .ile, .ilike, .inotlike, .imatch, .inotmatch, .ireplace, .icontains, .inotcontains, .iin,
      .inotin, .isplit, .ceq, .cne, .cge, .cgt, .clt, .cle, .clike, .cnotlike, .cmatch, .cnotmatch, .creplace, .ccontains,
      .cnotcontains, .cin, .cnotin, .csplit, .is, .isNot, .as, .join, .shl, .shr:
      return 5
    case .questionQuestion: return 7
    case .plus, .minus: return 9
    case .multiply, .divide, .rem: return 10
    case .format: return 12
    case .dotDot: return 13
    default: return 0
    }
  }

  var isUnaryOperator: Bool {
    switch self {
    case .plusPlus, .minusMinus, .plus, .minus, .exclaim, .not, .bnot, .comma, .isplit, .csplit, .join: return true
    default: return false
    }
  }

  var isAssignment: Bool {
    switch self {
    case .equals, .plusEquals, .minusEquals, .multiplyEquals, .divideEquals, .remainderEquals, .questionQuestionEquals: return true
    default: return false
    }
  }
}
