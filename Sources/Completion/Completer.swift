import Diagnostics
import Engine
import Objects
import Syntax

/// Chooses the completer for the token and the tree node at the cursor.
package enum Completer {
  /// Completes a text; the cursor counts UTF-16 units.
  package static func complete(_ text: String, cursor: Int, _ engine: Engine, _ scope: Scope, literalPaths: Bool = false) -> CommandCompletion {
    let result = Parser.parse(SourceText(text))
    return complete(CompletionContext(engine, scope, result, cursor: result.source.byteOffset(ofUTF16: cursor), literalPaths: literalPaths))
  }

  package static func complete(_ context: CompletionContext) -> CommandCompletion {
    var results = atCursor(context)
    if results.isEmpty { results = TypeCompleter.atCursor(context) }
    if results.isEmpty, !context.related.contains(where: { $0 is TypeNameSyntax }) { results = wholeInput(context) }
    guard let range = context.replaced else { return CommandCompletion(results, index: -1, length: -1) }
    let start = context.source.utf16Offset(of: range.lowerBound), end = context.source.utf16Offset(of: range.upperBound)
    return CommandCompletion(results, index: start, length: end - start)
  }

  /// An input without blanks may be the name of a file that is no word of the language: `.\+file.txt`.
  private static func wholeInput(_ context: CompletionContext) -> [CompletionResult] {
    let text = context.source.text
    guard !text.isEmpty, !text.contains(where: \.isWhitespace) else { return [] }
    context.replaced = 0..<context.source.count
    return FileCompleter(context).complete(text, quote: "")
  }

  private static func atCursor(_ context: CompletionContext) -> [CompletionResult] {
    guard let token = context.token else { return betweenTokens(context) }
    switch token.kind {
    case .variable, .splattedVariable: return VariableCompleter(context).complete(token)
    case .dot, .colonColon, .questionDot:
      guard let target = MemberCompleter.target(context) else { return word(context, token) }
      context.replaced = token.end..<token.end
      return MemberCompleter(context).complete(target, "")
    case .comment: return CommentCompleter(context).complete(token)
    case .stringLiteral, .stringExpandable, .hereStringLiteral, .hereStringExpandable: return StringCompleter(context).complete(token)
    case .comma, .redirection:
      guard context.innermost(CommandSyntax.self) != nil else { return [] }
      context.replaceNothing()
      return ArgumentCompleter(context).complete("", after: token)
    case .atCurly, .lCurly, .semi:
      guard let table = HashtableKeyCompleter.table(context) else { return [] }
      context.replaceNothing()
      return HashtableKeyCompleter(context).complete(table, "")
    case .lBracket, .lParen: return opening(context, token)
    default: return word(context, token)
    }
  }

  private static func opening(_ context: CompletionContext, _ token: Token) -> [CompletionResult] {
    context.replaceNothing()
    if token.kind == .lParen, let attribute = context.innermost(AttributeSyntax.self) { return AttributeCompleter(context).arguments(attribute, "") }
    if token.kind == .lBracket, let index = context.last as? IndexExpressionSyntax ?? context.parent as? IndexExpressionSyntax {
      return IndexCompleter(context).complete(index)
    }
    return []
  }

  // MARK: Words

  private static func word(_ context: CompletionContext, _ token: Token) -> [CompletionResult] {
    let text = context.text(token)
    if OperatorCompleter.isWanted(context, token) { return OperatorCompleter.complete(text) }
    if SwitchFlagCompleter.isWanted(context, token) { return SwitchFlagCompleter.complete(text) }
    if let target = MemberCompleter.target(context) { return MemberCompleter(context).complete(target, text) }
    if context.last is TypeNameSyntax || context.last is AttributeSyntax && !token.traits.contains(.keyword) { return [] }
    if let argument = context.related.last(where: { $0 is NamedAttributeArgumentSyntax }) as? NamedAttributeArgumentSyntax, let attribute = context.innermost(AttributeSyntax.self) {
      return Int(argument.nameExtent.end) >= context.cursor ? AttributeCompleter(context).arguments(attribute, text) : []
    }
    if let table = context.parent as? HashtableSyntax, table.pairs.contains(where: { $0.key === context.last }) {
      return HashtableKeyCompleter(context).complete(table, text)
    }
    if context.last.kind == .breakStatement || context.last.kind == .continueStatement || isLabel(context) { return LabelCompleter.complete(context, text) }
    if context.tokenBefore(token.start)?.kind == .using { return UsingCompleter(context).keywords(text) }
    if let using = context.innermost(UsingStatementSyntax.self) { return UsingCompleter(context).complete(using, text) }
    if let redirection = context.innermost(FileRedirectionSyntax.self), redirection.location === context.last { return FileCompleter(context).complete(text, quote: "") }
    if let command = context.innermost(CommandSyntax.self), isWithin(context, command) {
      if command.elements.first === context.last { return CommandCompleter(context).commandWord(text, command) }
      return ArgumentCompleter(context).complete(text, after: nil)
    }
    if token.traits.contains(.keyword) { return CommandCompleter(context).commandWord(text, nil) }
    return []
  }

  /// The command itself, not a block or a parenthesis among its arguments.
  private static func isWithin(_ context: CompletionContext, _ command: CommandSyntax) -> Bool {
    guard let place = context.related.lastIndex(where: { $0 === command }) else { return false }
    return !context.related[(place + 1)...].contains {
      [.scriptBlockExpression, .hashtable, .subExpression, .parenExpression, .arrayExpression, .binaryExpression].contains($0.kind)
    }
  }

  private static func isLabel(_ context: CompletionContext) -> Bool {
    (context.parent as? BreakStatementSyntax)?.label === context.last || (context.parent as? ContinueStatementSyntax)?.label === context.last
  }

  // MARK: Between words

  private static func betweenTokens(_ context: CompletionContext) -> [CompletionResult] {
    guard let before = context.tokenBefore, !context.isOnEmptyLine || before.kind == .lineContinuation else {
      if let table = HashtableKeyCompleter.table(context) {
        context.replaceNothing()
        return HashtableKeyCompleter(context).complete(table, "")
      }
      return []
    }
    if let table = HashtableKeyCompleter.table(context) {
      guard HashtableKeyCompleter.expectsKey(before) else { return [] }
      context.replaceNothing()
      return HashtableKeyCompleter(context).complete(table, "")
    }
    if before.kind == .break || before.kind == .continue {
      context.replaceNothing()
      return LabelCompleter.complete(context, "")
    }
    if before.kind == .using {
      context.replaceNothing()
      return UsingCompleter(context).keywords("")
    }
    if let using = context.innermost(UsingStatementSyntax.self) {
      context.replaceNothing()
      return UsingCompleter(context).complete(using, "")
    }
    if let binary = context.innermost(BinaryExpressionSyntax.self), binary.right is ErrorExpressionSyntax {
      context.replaceNothing()
      return ComparisonValueCompleter(context).complete(binary)
    }
    if before.kind == .equals, let assignment = AssignmentValueCompleter.assignment(context) {
      context.replaceNothing()
      let results = AssignmentValueCompleter(context).complete(assignment, "")
      if results.isEmpty { context.replaced = nil }
      return results
    }
    if let attribute = context.last as? AttributeSyntax, before.kind == .comma {
      context.replaceNothing()
      return AttributeCompleter(context).arguments(attribute, "")
    }
    guard !endsCommand(before), let command = context.innermost(CommandSyntax.self), isWithin(context, command) else { return [] }
    context.replaceNothing()
    return ArgumentCompleter(context).complete("", after: before)
  }

  private static func endsCommand(_ token: Token) -> Bool {
    [.semi, .pipe, .andAnd, .orOr, .rCurly, .lCurly, .lParen].contains(token.kind) && token.kind != .rCurly
  }
}
