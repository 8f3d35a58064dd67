import Diagnostics
import Engine
import Objects
import Syntax

/// Is the place that completion works for: the parsed text, the cursor, the token and the tree nodes there.
package final class CompletionContext {
  let engine: Engine
  /// Where variables and commands are looked up.
  let scope: Scope
  let source: SourceText
  let root: ScriptBlockSyntax
  let tokens: [Token]
  /// The cursor as a byte offset.
  let cursor: Int
  let usesLiteralPaths: Bool
  /// The token that the cursor is in or right behind.
  let token: Token?
  /// Without such a token the last one before the cursor.
  let tokenBefore: Token?
  /// The nodes from the root down to the innermost one at the cursor.
  let related: [SyntaxNode]
  /// The part of the text that offers replace, in bytes; nil for none.
  var replaced: Range<Int>?
  lazy var inference = TypeInference(self)

  init(_ engine: Engine, _ scope: Scope, _ result: ParseResult, cursor: Int, literalPaths: Bool = false) {
    self.engine = engine
    self.scope = scope
    source = result.source
    root = result.root
    tokens = result.tokens
    self.cursor = cursor
    usesLiteralPaths = literalPaths
    var token = CompletionContext.token(result.tokens, at: cursor)
    if let outer = token, let inner = CompletionContext.token(result.nestedTokens(of: outer), at: cursor) { token = inner }
    self.token = token
    tokenBefore = token == nil ? result.tokens.last { $0.end <= cursor && CompletionContext.isInteresting($0) } : nil
    related = CompletionContext.path(result.root, token == nil ? tokenBefore?.end ?? cursor : cursor)
    replaced = token.map { $0.start..<$0.end }
  }

  private static func isInteresting(_ token: Token) -> Bool { token.kind != .newLine && token.kind != .endOfInput }

  private static func token(_ tokens: [Token], at cursor: Int) -> Token? {
    tokens.last { $0.start < cursor && cursor <= $0.end && isInteresting($0) }
  }

  private static func path(_ node: SyntaxNode, _ place: Int) -> [SyntaxNode] {
    var found: [SyntaxNode] = [node]
    node.forEachChild { child in
      // A parameter that could not be read has a name that covers all of it.
      if let name = child as? VariableExpressionSyntax, name.path.name == "__error__" { return }
      let isInside = Int(child.extent.start) < place && place <= Int(child.extent.end)
      // The attributes of a parameter block stand in front of it.
      let isInAttribute = (child as? ParamBlockSyntax)?.attributes.contains { Int($0.extent.start) < place && place <= Int($0.extent.end) } ?? false
      if isInside || isInAttribute { found += path(child, place) }
    }
    return found
  }

  var last: SyntaxNode { related.last ?? root }
  var parent: SyntaxNode? { related.dropLast().last }

  /// The innermost node of a class at the cursor.
  func innermost<Node: SyntaxNode>(_ type: Node.Type) -> Node? { related.lazy.reversed().compactMap { $0 as? Node }.first }

  func text(_ node: SyntaxNode) -> String { source.substring(node.extent) }
  func text(_ token: Token) -> String { source.text(token.start, token.end) }

  /// Offers go in at the cursor and replace nothing.
  func replaceNothing() { replaced = cursor..<cursor }

  /// The token that ends before a byte offset.
  func tokenBefore(_ offset: Int) -> Token? { tokens.last { $0.end <= offset && CompletionContext.isInteresting($0) } }

  var isOnEmptyLine: Bool {
    let position = source.position(at: cursor)
    return source.line(position.line).allSatisfy(\.isWhitespace)
  }
}
