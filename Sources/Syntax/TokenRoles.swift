import Diagnostics

/// Finds which tokens name a command, a member or an attribute: only the tree knows.
package struct TokenRoles {
  private var roles: [Int: TokenTraits] = [:]

  private init() {}

  /// The tokens of a text, each with the role it plays.
  package static func tokens(of result: ParseResult) -> [Token] {
    var finder = TokenRoles()
    finder.visit(result.root)
    return result.tokens.map { token in
      guard let role = finder.roles[token.start] else { return token }
      var token = token
      token.traits.insert(role)
      return token
    }
  }

  private mutating func visit(_ node: SyntaxNode) {
    switch node {
    case let command as CommandSyntax:
      if let name = command.elements.first as? StringConstantExpressionSyntax { roles[Int(name.extent.start)] = .commandName }
    case let member as MemberExpressionSyntax:
      if member.member is StringConstantExpressionSyntax { roles[Int(member.member.extent.start)] = .memberName }
    case let call as InvokeMemberExpressionSyntax:
      if call.member is StringConstantExpressionSyntax { roles[Int(call.member.extent.start)] = .memberName }
    case let attribute as AttributeSyntax: roles[Int(attribute.typeName.extent.start)] = .attributeName
    default: break
    }
    var children: [SyntaxNode] = []
    node.forEachChild { children.append($0) }
    for child in children { visit(child) }
  }
}
