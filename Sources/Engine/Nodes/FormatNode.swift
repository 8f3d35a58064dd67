import Objects

/// `pattern -f arguments`.
final class FormatNode: Node {
  let pattern, arguments: Node
  /// The arguments if they are written out.
  private let list: ArrayLiteralNode?
  /// The pattern if it is a literal.
  private let literal: Value
  private let hasLiteral: Bool
  /// The pattern met last, taken apart.
  private let site = FormatSite()

  init(_ pattern: Node, _ arguments: Node) {
    self.pattern = pattern
    self.arguments = arguments
    list = arguments as? ArrayLiteralNode
    literal = (pattern as? ConstantNode)?.value ?? .null
    hasLiteral = pattern is ConstantNode
  }

  override func eval(_ scope: Scope) throws -> Value {
    if let list {
      if hasLiteral { return try list.withValues(scope) { try site.format(literal, $0) } }
      let pattern = try self.pattern.eval(scope)
      return try list.withValues(scope) { try site.format(pattern, $0) }
    }
    let pattern = try self.pattern.eval(scope)
    return try Operators.format(pattern, arguments.eval(scope))
  }
}
