import Diagnostics

extension SyntaxParser {
  /// class name (: type (, type)*)? { member* }
  func classDefinition(_ attributes: [AttributeBaseSyntax], _ keyword: Token) -> StatementSyntax {
    inMode(.signature) {
      skipNewLines()
      guard let name = simpleName() else {
        reportIncomplete(.missingNameAfterKeyword, after(keyword), text(keyword))
        return ErrorStatementSyntax(keyword.extent)
      }
      let bases = baseTypes(isEnum: false)
      let opening = next()
      guard opening.kind == .lCurly else {
        unget(opening)
        let last = bases.last?.extent ?? name.extent
        reportIncomplete(.missingTypeBody, after(last), text(keyword))
        return ErrorStatementSyntax(keyword.extent.through(last), nested: bases)
      }
      var members: [MemberSyntax] = []
      var failed: [SyntaxNode] = []
      var end = opening.extent
      var isBroken = false
      while true {
        switch classMember(name.value) {
        case .member(let member):
          members.append(member)
          end = member.extent
          continue
        case .broken(let nodes):
          isBroken = isBroken || !nodes.isEmpty
          failed += nodes
          if let last = nodes.last { end = last.extent }
          if !nodes.isEmpty { continue }
        case .none: break
        }
        break
      }
      let closing = next()
      if closing.kind == .rCurly {
        end = closing.extent
      } else {
        unget(closing)
        reportIncomplete(.missingEndCurlyBrace, after(opening), detectedAt: closing.extent)
      }
      let extent = (attributes.first?.extent ?? keyword.extent).through(end)
      if isBroken {
        return ErrorStatementSyntax(extent, nested: failed)
      }
      let definition = TypeDefinitionSyntax(
        extent, sort: .class, name: name.value, attributes: attributes.compactMap { $0 as? AttributeSyntax }, baseTypes: bases,
        members: members)
      classDefinitions.append(definition)
      return definition
    }
  }

  /// : type (, type)*
  func baseTypes(isEnum: Bool) -> [TypeConstraintSyntax] {
    var bases: [TypeConstraintSyntax] = []
    skipNewLines()
    let colon = peek()
    guard colon.kind == .colon else { return bases }
    skip()
    skipNewLines()
    var separator = colon
    while true {
      guard let type = typeName(allowsAssembly: false) else {
        reportIncomplete(.typeNameExpected, after(separator))
        return bases
      }
      bases.append(TypeConstraintSyntax(type.extent, typeName: type))
      skipNewLines()
      let following = peek()
      guard following.kind == .comma, !isEnum else { return bases }
      separator = following
      skip()
      skipNewLines()
    }
  }

  private enum ClassMember {
    case member(MemberSyntax)
    /// A member that could not be read, with what could.
    case broken([SyntaxNode])
    case none
  }

  /// member: (attribute | type | static | hidden)* (property | method)
  private func classMember(_ className: String) -> ClassMember {
    var attributes: [AttributeSyntax] = []
    var type: TypeConstraintSyntax?
    var flags: MemberFlags = .public
    var start: Extent?
    var last: Extent?
    var token: Token
    while true {
      skipNewLines()
      if let attribute = attributeList(inExpression: true, most: 1)?.first {
        last = attribute.extent
        if start == nil { start = attribute.extent }
        if let attribute = attribute as? AttributeSyntax {
          attributes.append(attribute)
        } else if type == nil {
          type = attribute as? TypeConstraintSyntax
        } else {
          report(.unexpectedAttribute, attribute.extent, attribute.typeName.fullName)
        }
        continue
      }
      token = peek()
      if start == nil { start = token.extent }
      guard token.kind == .static || token.kind == .hidden else { break }
      let flag: MemberFlags = token.kind == .static ? .static : .hidden
      if flags.contains(flag) { report(.duplicateQualifier, token.extent, text(token)) }
      flags.insert(flag)
      last = token.extent
      skip()
    }
    let begin = start ?? token.extent
    if token.kind == .variable {
      skip()
      return .member(property(token, begin, attributes, type, flags))
    }
    if token.kind == .identifier || token.traits.contains(.keyword) {
      skip()
      return method(token, begin, className, attributes, type, flags)
    }
    if let last {
      reportIncomplete(.incompleteMemberDefinition, after(last))
      return .broken(attributes + (type.map { [$0] } ?? []))
    }
    return .none
  }

  /// property: variable (= expression)? terminator
  private func property(
    _ token: Token, _ start: Extent, _ attributes: [AttributeSyntax], _ type: TypeConstraintSyntax?, _ flags: MemberFlags
  ) -> PropertyMemberSyntax {
    var end = token.extent
    var value: ExpressionSyntax?
    let equals = peek()
    if equals.kind == .equals {
      skip()
      value = inMode(.expression) {
        skipNewLines()
        return expression()
      }
      if let value {
        end = value.extent
      } else {
        end = equals.extent
        reportIncomplete(.expectedValueExpression, after(equals), "=")
      }
    }
    endMember(&end, isReported: false)
    return PropertyMemberSyntax(
      start.through(end), name: text(token), flags: flags, attributes: attributes, type: type, initialValue: value)
  }

  /// Takes the new line or semicolon behind a property; a semicolon belongs to it.
  func endMember(_ end: inout Extent, isReported: Bool) {
    let token = peek()
    switch token.kind {
    case .newLine: skipNewLinesAndSemicolons()
    case .semi:
      end = token.extent
      skipNewLinesAndSemicolons()
    case .rCurly: break
    default: if !isReported { reportIncomplete(.missingPropertyTerminator, after(end)) }
    }
  }

  /// method: name ( parameter-list ) (: base ( arguments ))? { script-block }
  private func method(
    _ name: Token, _ start: Extent, _ className: String, _ attributes: [AttributeSyntax], _ type: TypeConstraintSyntax?,
    _ flags: MemberFlags
  ) -> ClassMember {
    var head = ParameterHead()
    if peek().kind == .lParen {
      head = parameterHead()
    } else {
      reportIncomplete(.missingMethodParameterList, after(name))
    }
    let isConstructor = text(name).lowercased() == className.lowercased()
    var call: BaseConstructorInvocationSyntax?
    if isConstructor, !flags.contains(.static) { call = baseConstructorCall(&head) }
    skipNewLines()
    let opening = next()
    if opening.kind != .lCurly {
      unget(opening)
      let end = head.closing ?? name.extent
      if head.errorEnd == nil {
        head.errorEnd = end
        reportIncomplete(.missingFunctionBody, after(end), text(name))
      }
    }
    if head.errorEnd != nil {
      synchronize(consuming: false, .rCurly)
      var nodes: [SyntaxNode] = attributes
      if let type { nodes.append(type) }
      return .broken(nodes)
    }
    let body = methodBody(opening, call)
    checkParameters(head.parameters ?? [])
    return .member(
      FunctionMemberSyntax(
        start.through(body.extent), name: text(name), nameExtent: name.extent, flags: flags, isConstructor: isConstructor, attributes: attributes,
        returnType: type, parameters: head.parameters ?? [], body: body, baseInvocation: call))
  }

  private func baseConstructorCall(_ head: inout ParameterHead) -> BaseConstructorInvocationSyntax? {
    skipNewLines()
    let colon = peek()
    func call(_ extent: Extent, _ name: Extent, _ arguments: [ExpressionSyntax], isImplied: Bool) -> BaseConstructorInvocationSyntax {
      BaseConstructorInvocationSyntax(
        extent, target: VariableExpressionSyntax(name, path: VariablePath("this"), isSplatted: false),
        member: StringConstantExpressionSyntax(name, value: ".ctor", stringKind: .bareWord), arguments: arguments,
        isImplied: isImplied)
    }
    guard colon.kind == .colon else { return call(colon.extent.startOnly, colon.extent.startOnly, [], isImplied: true) }
    skip()
    skipNewLines()
    let base = peek()
    guard base.kind == .base else {
      head.errorEnd = colon.extent
      reportIncomplete(.missingBaseCtorCall, after(colon))
      return nil
    }
    skip()
    skipNewLines()
    let opening = peek()
    guard opening.kind == .lParen else {
      head.errorEnd = base.extent
      reportIncomplete(.missingMethodParameterList, after(base))
      return nil
    }
    skip()
    let (arguments, end) = callArguments(opening)
    skipNewLines()
    return call(base.extent.through(end), base.extent, arguments, isImplied: false)
  }

  /// Puts the written base call before the statements of a constructor's body.
  private func methodBody(_ opening: Token, _ call: BaseConstructorInvocationSyntax?) -> ScriptBlockSyntax {
    let body = scriptBlock(opening: opening)
    guard let call, !call.isImplied, let block = body.endBlock, block.isUnnamed else { return body }
    let statement = CommandExpressionSyntax(call.extent, expression: call, redirections: [])
    let end = NamedBlockSyntax(
      block.extent, kind: .end, isUnnamed: true, statements: [statement] + block.statements, traps: block.traps)
    return ScriptBlockSyntax(
      body.extent, source: source, usingStatements: body.usingStatements, attributes: body.attributes, paramBlock: body.paramBlock,
      endBlock: end)
  }
}
