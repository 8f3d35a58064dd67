import Diagnostics

extension SyntaxParser {
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
