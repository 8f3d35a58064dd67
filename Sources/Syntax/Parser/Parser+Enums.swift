import Diagnostics

extension SyntaxParser {
  // MARK: Enums

  /// enum name (: type)? { (name (= expression)?)* }
  func enumDefinition(_ attributes: [AttributeBaseSyntax], _ keyword: Token) -> StatementSyntax {
    inMode(.signature) {
      skipNewLines()
      guard let name = simpleName() else {
        reportIncomplete(.missingNameAfterKeyword, after(keyword), text(keyword))
        return ErrorStatementSyntax(keyword.extent)
      }
      let bases = baseTypes(isEnum: true)
      let opening = next()
      guard opening.kind == .lCurly else {
        unget(opening)
        reportIncomplete(.missingTypeBody, after(bases.last?.extent ?? name.extent), text(keyword))
        return ErrorStatementSyntax(keyword.extent.through(name.extent))
      }
      var members: [MemberSyntax] = []
      var end = opening.extent
      while let member = enumMember() {
        members.append(member)
        end = member.extent
      }
      let closing = next()
      if closing.kind == .rCurly {
        end = closing.extent
      } else {
        unget(closing)
        end = closing.extent
        reportIncomplete(.missingEndCurlyBrace, after(opening), detectedAt: closing.extent)
      }
      let definition = TypeDefinitionSyntax(
        (attributes.first?.extent ?? keyword.extent).through(end), sort: .enum, name: name.value,
        attributes: attributes.compactMap { $0 as? AttributeSyntax }, baseTypes: bases, members: members)
      classDefinitions.append(definition)
      return definition
    }
  }

  private func enumMember() -> MemberSyntax? {
    skipNewLinesAndSemicolons()
    let name = peek()
    guard name.kind == .identifier || name.traits.contains(.keyword) else { return nil }
    skip()
    var end = name.extent
    var value: ExpressionSyntax?
    var isMissing = false
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
        isMissing = true
        end = equals.extent
        reportIncomplete(.expectedValueExpression, after(equals), "=")
      }
    }
    endMember(&end, isReported: isMissing)
    return PropertyMemberSyntax(
      name.extent.through(end), name: text(name), flags: [.public, .static, .literal], attributes: [], type: nil, initialValue: value)
  }
}
