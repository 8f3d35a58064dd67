import Objects

/// `pattern -f arguments`.
final class FormatNode: Node {
  let pattern, arguments: Node
  /// The arguments if they are written out.
  private let list: ArrayLiteralNode?
  /// The pattern met last, taken apart.
  private let site = FormatSite()

  init(_ pattern: Node, _ arguments: Node) {
    self.pattern = pattern
    self.arguments = arguments
    list = arguments as? ArrayLiteralNode
  }

  override func eval(_ scope: Scope) throws -> Value {
    let pattern = try self.pattern.eval(scope)
    if let list { return try list.withValues(scope) { try site.format(pattern, $0) } }
    return try Operators.format(pattern, arguments.eval(scope))
  }
}
