import Diagnostics

extension SyntaxParser {
  // MARK: Strings

  /// Makes the node of a double-quoted string: a constant when there is nothing to expand.
  func expandableString(_ token: Token, _ kind: StringConstantKind) -> ExpressionSyntax {
    if token.payload < 0 { return StringConstantExpressionSyntax(token.extent, value: text(token), stringKind: kind) }
    let content = lexer.expandables[Int(token.payload)]
    guard content.pieces.contains(where: \.isExpression) else {
      return StringConstantExpressionSyntax(token.extent, value: content.value, stringKind: kind)
    }
    var parts: [ExpandableStringExpressionSyntax.Part] = []
    parts.reserveCapacity(content.pieces.count)
    // Nested tokens gather behind the string's own and are then cut off.
    let tokenCount = lexer.tokens.count
    for piece in content.pieces {
      switch piece {
      case .text(let text): parts.append(.text(text))
      case .variable(let variable):
        lexer.tokens.append(variable)
        let path = VariablePath(text(variable))
        var node: ExpressionSyntax = VariableExpressionSyntax(variable.extent, path: path, isSplatted: false)
        if path.scope == .using, !path.name.isEmpty {
          node = VariableExpressionSyntax(variable.extent, path: VariablePath(path.name), isSplatted: false)
          node = UsingExpressionSyntax(node.extent, child: node)
        }
        parts.append(.expression(node))
      case .subExpression(let unread):
        if let node = nested(unread) { parts.append(.expression(node)) }
      }
    }
    lexer.nestedTokens.append((token.start, Array(lexer.tokens[min(tokenCount, lexer.tokens.count)...])))
    lexer.tokens.removeSubrange(min(tokenCount, lexer.tokens.count)...)
    return ExpandableStringExpressionSyntax(token.extent, value: content.value, stringKind: kind, parts: parts)
  }

  /// Lists the variables in a command's name, which is not expanded.
  func noteNestedTokens(_ token: Token) {
    let nested: [Token] = lexer.expandables[Int(token.payload)].pieces.compactMap { piece in
      switch piece {
      case .text: return nil
      case .variable(let variable): return variable
      case .subExpression(let unread): return Token(.stringLiteral, lexer.extent(unread.start, unread.end))
      }
    }
    lexer.nestedTokens.append((token.start, nested))
  }

  /// Reads `$( … )` inside a string, as a text of its own.
  private func nested(_ unread: UnreadSubExpression) -> ExpressionSyntax? {
    let saved = (lexer.base, lexer.limit, lexer.at, lexer.tokenStart, lexer.mode, lexer.skipped, lexer.wantsSimpleName)
    let savedPending = pending
    let savedComma = disablesComma
    pending = nil
    lexer.mode = .command
    lexer.wantsSimpleName = false
    lexer.limit = unread.end
    lexer.at = unread.start
    if !unread.dropped.isEmpty {
      let copy = SkippedText(
        copying: lexer.base, from: unread.start, to: unread.end, dropping: unread.dropped, map: { lexer.original($0) })
      lexer.base = UnsafePointer(copy.storage)
      lexer.limit = copy.count
      lexer.at = 0
      lexer.skipped = copy
    }
    let result = primary(withMembers: true)
    (lexer.base, lexer.limit, lexer.at, lexer.tokenStart, lexer.mode, lexer.skipped, lexer.wantsSimpleName) = saved
    if isTooComplicated { lexer.at = lexer.limit }
    pending = savedPending
    disablesComma = savedComma
    return result
  }
}

extension ExpandableText.Piece {
  var isExpression: Bool { if case .text = self { false } else { true } }
}
