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

  // MARK: Type names

  /// type-name: name [ arguments ]? (, assembly)?
  func typeName(allowsAssembly: Bool) -> TypeNameSyntax? {
    inMode(.typeName) {
      let token = next()
      guard token.kind == .identifier else {
        unget(token)
        return nil
      }
      return finishTypeName(token, isBare: !allowsAssembly)
    }
  }

  /// A doubled backtick is one: ``List``1``.
  private func typeText(_ token: Token) -> String {
    let written = text(token)
    guard written.utf8.count > 2, written.utf8.firstIndex(of: UInt8(ascii: "`")) != nil else { return written }
    var result: [UInt8] = []
    for byte in written.utf8 {
      if byte == UInt8(ascii: "`"), result.last == byte { continue }
      result.append(byte)
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Reads what follows a type's first name; `isBare` inside `[a,b]`, where a comma separates arguments.
  private func finishTypeName(_ name: Token, isBare: Bool) -> TypeNameSyntax {
    guard enter() else {
      leave()
      return SimpleTypeNameSyntax(name.extent, name: text(name))
    }
    defer { leave() }
    let simple = SimpleTypeNameSyntax(name.extent, name: typeText(name))
    let following = peek()
    if following.kind == .lBracket {
      skip()
      let second = next()
      switch second.kind {
      case .rBracket, .comma: return arrayTypeName(simple, core: simple, first: second, isBare: isBare)
      case .lBracket, .identifier: return genericTypeName(name, first: second, isBare: isBare)
      case .endOfInput:
        unget(second)
        reportIncomplete(.missingTypename, after(following))
      default:
        report(.unexpectedToken, second.extent, text(second))
        synchronize(consuming: true, .rBracket)
      }
      return simple
    }
    if following.kind == .comma, !isBare {
      skip()
      return assemblyQualified(simple, comma: following)
    }
    return simple
  }

  private func assemblyQualified(_ type: TypeNameSyntax, comma: Token) -> TypeNameSyntax {
    let assembly = assemblyName()
    guard assembly.count > 0 else {
      reportIncomplete(.missingAssemblyNameSpecification, after(comma))
      return type
    }
    guard let simple = type as? SimpleTypeNameSyntax else { return type }
    return SimpleTypeNameSyntax(simple.extent.through(assembly), name: simple.name, assemblyName: source.substring(assembly))
  }

  /// name (, part = value)*: the whole name of an assembly
  private func assemblyName() -> Extent {
    var extent = lexer.assemblyPart().extent
    while extent.count > 0, lexer.assemblySeparator() { extent = extent.through(lexer.assemblyPart().extent) }
    return extent
  }

  /// [] and [,,], one after the other
  private func arrayTypeName(_ element: TypeNameSyntax, core: TypeNameSyntax, first: Token, isBare: Bool) -> TypeNameSyntax {
    var result = element
    var token = first
    while true {
      switch token.kind {
      case .comma:
        var rank = 1
        var comma = token
        repeat {
          comma = token
          rank += 1
          token = next()
        } while token.kind == .comma
        var end = token.extent
        if token.kind != .rBracket {
          unget(token)
          report(.endSquareBracketExpectedAtEndOfAttribute, after(comma))
          end = comma.extent
        }
        result = ArrayTypeNameSyntax(result.extent.through(end), elementType: result, rank: rank)
      case .rBracket:
        result = ArrayTypeNameSyntax(result.extent.through(token.extent), elementType: result, rank: 1)
      case .endOfInput:
        unget(token)
        report(.endSquareBracketExpectedAtEndOfAttribute, before(token))
      default:
        report(.unexpectedToken, token.extent, text(token))
        synchronize(consuming: true, .rBracket)
      }
      let following = peek()
      if following.kind == .comma, !isBare {
        skip()
        _ = assemblyQualified(core, comma: following)
        return result
      }
      guard following.kind == .lBracket else { return result }
      skip()
      token = next()
    }
  }

  /// [ argument (, argument)* ]; an argument with an assembly stands in brackets of its own
  private func genericTypeName(_ name: Token, first: Token, isBare: Bool) -> TypeNameSyntax {
    let (arguments, closing, end) = genericArguments(first: first)
    var generic: TypeNameSyntax = SimpleTypeNameSyntax(name.extent, name: typeText(name))
    let open = generic
    generic = GenericTypeNameSyntax(name.extent.through(closing ?? end), genericType: open, arguments: arguments)
    let following = peek()
    if following.kind == .lBracket {
      skip()
      return arrayTypeName(generic, core: open, first: next(), isBare: isBare)
    }
    if following.kind == .comma, !isBare {
      skip()
      let assembly = assemblyName()
      if assembly.count == 0 { reportIncomplete(.missingAssemblyNameSpecification, after(following)) }
      let qualified = SimpleTypeNameSyntax(open.extent, name: text(name), assemblyName: source.substring(assembly))
      return GenericTypeNameSyntax(generic.extent.through(assembly), genericType: qualified, arguments: arguments)
    }
    return generic
  }

  /// Reads the arguments of a generic type or method up to the closing bracket.
  func genericArguments(first: Token) -> (arguments: [TypeNameSyntax], closing: Extent?, end: Extent) {
    var arguments: [TypeNameSyntax] = []
    var end = first.extent
    var token = first
    while true {
      if let argument = genericArgument(token) {
        arguments.append(argument)
        end = argument.extent
      }
      let comma = peek()
      guard comma.kind == .comma else { break }
      skip()
      token = next()
      if token.kind != .identifier, token.kind != .lBracket {
        unget(token)
        reportIncomplete(.missingTypename, after(comma))
        arguments.append(SimpleTypeNameSyntax(comma.extent, name: ":ErrorTypeName:"))
        end = comma.extent
        break
      }
    }
    let closing = next()
    guard closing.kind == .rBracket else {
      unget(closing)
      reportIncomplete(.endSquareBracketExpectedAtEndOfAttribute, before(closing))
      return (arguments, nil, end)
    }
    return (arguments, closing.extent, end)
  }

  private func genericArgument(_ token: Token) -> TypeNameSyntax? {
    if token.kind == .identifier { return finishTypeName(token, isBare: true) }
    guard token.kind == .lBracket else { return nil }
    let name = next()
    guard name.kind == .identifier else {
      unget(name)
      reportIncomplete(.missingTypename, after(token))
      return SimpleTypeNameSyntax(token.extent, name: ":ErrorTypeName:")
    }
    let type = finishTypeName(name, isBare: false)
    let closing = next()
    if closing.kind != .rBracket {
      unget(closing)
      reportIncomplete(.endSquareBracketExpectedAtEndOfType, before(closing))
    }
    return type
  }
}
