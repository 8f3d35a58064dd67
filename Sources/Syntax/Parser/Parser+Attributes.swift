import Diagnostics

extension SyntaxParser {
  /// attribute-list: attribute (new-lines attribute)*
  func attributeList(inExpression: Bool, most: Int = .max) -> [AttributeBaseSyntax]? {
    var attributes: [AttributeBaseSyntax] = []
    while attributes.count < most, let attribute = attribute() {
      attributes.append(attribute)
      if !inExpression || attribute is AttributeSyntax { skipNewLines() }
    }
    return attributes.isEmpty ? nil : attributes
  }

  /// attribute: [ type-name ( arguments ) ] | [ type-name ]
  private func attribute() -> AttributeBaseSyntax? {
    if let token = pending, token.kind != .lBracket {
      if token.kind != .generic || lexer.base[lexer.skipped?.position(ofOriginal: token.start) ?? token.start] != UInt8(ascii: "[") { return nil }
      resync(to: token)
    }
    pending.map { resync(to: $0) }
    guard let bracket = lexer.leftBracket() else { return nil }
    return inMode(.expression) {
      guard let typeName = typeName(allowsAssembly: true) else {
        reportIncomplete(.missingTypename, after(bracket))
        resync(to: bracket)
        return nil
      }
      let following = next()
      if following.kind == .lParen { return attributeArguments(bracket, typeName, opening: following) }
      if following.kind != .rBracket {
        unget(following)
        report(.endSquareBracketExpectedAtEndOfAttribute, before(following))
        return TypeConstraintSyntax(bracket.extent.through(typeName.extent), typeName: typeName)
      }
      return TypeConstraintSyntax(bracket.extent.through(following.extent), typeName: typeName)
    }
  }

  /// ( (expression | name = expression | name), … ) ]
  private func attributeArguments(_ bracket: Token, _ typeName: TypeNameSyntax, opening: Token) -> AttributeSyntax {
    skipNewLines()
    var last = opening.extent
    var positional: [ExpressionSyntax] = []
    var named: [NamedAttributeArgumentSyntax] = []
    readAttributeArguments(&positional, &named, &last)
    skipNewLines()
    let closing = next()
    let isClosed = closing.kind == .rParen
    if isClosed {
      last = closing.extent
    } else {
      unget(closing)
      reportIncomplete(.missingEndParenthesisInExpression, after(last))
    }
    skipNewLines()
    let end = next()
    if end.kind == .rBracket {
      last = end.extent
    } else {
      unget(end)
      if isClosed { reportIncomplete(.endSquareBracketExpectedAtEndOfAttribute, after(closing)) }
    }
    checkArguments(positional, named)
    return AttributeSyntax(
      bracket.extent.through(last), typeName: typeName, positionalArguments: positional, namedArguments: named)
  }

  private func readAttributeArguments(
    _ positional: inout [ExpressionSyntax], _ named: inout [NamedAttributeArgumentSyntax], _ last: inout Extent
  ) {
    let oldComma = disablesComma
    disablesComma = true
    defer { disablesComma = oldComma }
    var comma: Token?
    while true {
      skipNewLines()
      if let name = simpleName() {
        let argument = namedArgument(name, &last)
        if named.contains(where: { $0.name.lowercased() == argument.name.lowercased() }) {
          report(.duplicateNamedArgument, name.extent, argument.name)
        }
        named.append(argument)
      } else if let value = expression() {
        positional.append(value)
        last = value.extent
      } else if let comma {
        reportIncomplete(.missingExpressionAfterToken, after(comma), ",")
        positional.append(ErrorExpressionSyntax(after(comma), nested: []))
        last = after(comma)
      }
      skipNewLines()
      let following = peek()
      guard following.kind == .comma else { return }
      comma = following
      last = following.extent
      skip()
    }
  }

  private func namedArgument(_ name: StringConstantExpressionSyntax, _ last: inout Extent) -> NamedAttributeArgumentSyntax {
    guard peek().kind == .equals else {
      last = name.extent
      return NamedAttributeArgumentSyntax(
        name.extent, name: name.value, nameExtent: name.extent, argument: name, isExpressionOmitted: true)
    }
    let equals = next()
    skipNewLines()
    var value = expression()
    if value == nil {
      reportIncomplete(.missingExpressionInNamedArgument, after(equals))
      value = ErrorExpressionSyntax(after(equals), nested: [])
      synchronize(consuming: true, .comma, .rParen, .rBracket, .newLine)
    }
    let argument: ExpressionSyntax = value ?? name
    last = argument.extent
    return NamedAttributeArgumentSyntax(
      name.extent.through(argument.extent), name: name.value, nameExtent: name.extent, argument: argument, isExpressionOmitted: false)
  }

  /// simple-name: an identifier, also one that is a keyword elsewhere
  func simpleName() -> StringConstantExpressionSyntax? {
    let token = simpleNameToken()
    return token.map { StringConstantExpressionSyntax($0.extent, value: text($0), stringKind: .bareWord) }
  }

  func simpleNameToken() -> Token? {
    let old = lexer.wantsSimpleName
    lexer.wantsSimpleName = true
    defer { lexer.wantsSimpleName = old }
    if let token = pending, token.traits.contains(.keyword) { resync(to: token) }
    guard peek().kind == .identifier else { return nil }
    return next()
  }
}
