import Engine
import Objects
import Syntax

/// Completes what stands in quotes: an argument's value, or a path.
struct StringCompleter {
  let context: CompletionContext

  init(_ context: CompletionContext) { self.context = context }

  func complete(_ token: Token) -> [CompletionResult] {
    let word = context.text(token), quote = CompletionText.quote(of: word)
    if let using = context.innermost(UsingStatementSyntax.self) { return UsingCompleter(context).complete(using, word) }
    if let index = context.innermost(IndexExpressionSyntax.self), index.index === context.last { return IndexCompleter(context).complete(index, word) }
    if let table = context.parent as? HashtableSyntax, table.pairs.contains(where: { $0.key === context.last }) { return [] }
    if let command = context.innermost(CommandSyntax.self), command.elements.first !== context.last, isArgument(command) {
      return ArgumentCompleter(context).complete(word, after: nil)
    }
    if let binary = context.innermost(BinaryExpressionSyntax.self), binary.right === context.last {
      let results = ComparisonValueCompleter(context).complete(binary, word)
      if !results.isEmpty { return results }
    }
    if let assignment = AssignmentValueCompleter.assignment(context), context.text(assignment.right) == word {
      let results = AssignmentValueCompleter(context).complete(assignment, word)
      if !results.isEmpty { return results }
    }
    guard context.last is StringConstantExpressionSyntax || Self.expanded(context) != nil else { return [] }
    let plain = (context.last as? StringConstantExpressionSyntax)?.value ?? Self.expanded(context) ?? ""
    guard !plain.isEmpty, !(context.parent is MemberExpressionSyntax) else { return [] }
    return FileCompleter(context).complete(plain, quote: quote)
  }

  private func isArgument(_ command: CommandSyntax) -> Bool {
    guard let place = context.related.lastIndex(where: { $0 === command }) else { return false }
    return !context.related[(place + 1)...].contains { [.scriptBlockExpression, .hashtable, .subExpression, .parenExpression].contains($0.kind) }
  }

  /// An expandable string whose variables can be had, as text.
  static func expanded(_ context: CompletionContext) -> String? {
    guard let node = context.last as? ExpandableStringExpressionSyntax else { return nil }
    var text = ""
    for part in node.parts {
      switch part {
      case .text(let plain): text += plain
      case .expression(let expression):
        guard let value = SafeValue(context).value(of: expression), let shown = try? value.text() else { return nil }
        text += shown
      }
    }
    return text
  }
}
