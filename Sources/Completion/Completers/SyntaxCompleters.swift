import Engine
import Objects
import Syntax

/// Completes operators: `1 -not` gives `-not`, `-notin`, …
enum OperatorCompleter {
  /// A dash behind an operand, outside of commands.
  static func isWanted(_ context: CompletionContext, _ token: Token) -> Bool {
    let text = context.text(token)
    guard text.hasPrefix("-"), text.dropFirst().allSatisfy(\.isLetter), !SwitchFlagCompleter.isWanted(context, token) else { return false }
    guard let before = context.tokens.last(where: { $0.end <= token.start && $0.kind != .newLine && $0.kind != .lineContinuation }) else { return false }
    if context.innermost(CommandSyntax.self).map({ Int($0.extent.end) >= context.cursor && context.last !== $0 && !isInner(context, $0) }) ?? false { return false }
    return [.number, .variable, .stringLiteral, .stringExpandable, .rParen, .rBracket, .rCurly, .identifier, .hereStringLiteral, .hereStringExpandable].contains(before.kind)
  }

  private static func isInner(_ context: CompletionContext, _ command: CommandSyntax) -> Bool {
    guard let place = context.related.lastIndex(where: { $0 === command }) else { return true }
    return context.related[(place + 1)...].contains { [.scriptBlockExpression, .subExpression, .parenExpression, .hashtable].contains($0.kind) }
  }

  static func complete(_ word: String) -> [CompletionResult] {
    let fits = CompletionText.matcher(String(word.dropFirst()))
    return OperatorWords.all.filter { fits($0.name) }.map { CompletionResult(.ParameterName, "-" + $0.name, list: $0.name, tip: $0.tip) }
  }
}

/// Completes the options of `switch`.
enum SwitchFlagCompleter {
  static func isWanted(_ context: CompletionContext, _ token: Token) -> Bool {
    guard context.text(token).hasPrefix("-"), let before = context.tokens.last(where: { $0.end <= token.start && $0.kind != .newLine }) else { return false }
    return before.kind == .switch && before.traits.contains(.keyword) || before.kind == .switch
  }

  static func complete(_ word: String) -> [CompletionResult] {
    let fits = CompletionText.matcher(String(word.dropFirst()))
    return ["CaseSensitive", "Exact", "File", "Parallel", "Regex", "Wildcard"].filter(fits).map { CompletionResult(.ParameterName, "-" + $0, list: $0) }
  }
}

/// Completes the labels of loops around a `break` or `continue`.
enum LabelCompleter {
  static func complete(_ context: CompletionContext, _ word: String) -> [CompletionResult] {
    let fits = CompletionText.matcher(word)
    var results: [CompletionResult] = []
    TreeWalk.visit(context.root) { node in
      guard let loop = node as? LabeledStatementSyntax, let label = loop.label, Int(loop.extent.start) < context.cursor, context.cursor <= Int(loop.extent.end) + 1 || isOpen(loop, context), fits(label) else { return }
      results.append(CompletionResult(.Text, label, list: label, tip: context.text(loop)))
    }
    return outer(context, fits, results)
  }

  private static func isOpen(_ loop: LabeledStatementSyntax, _ context: CompletionContext) -> Bool { !context.text(loop).hasSuffix("}") }

  /// A loop that is not closed yet is no node: its label is a token.
  private static func outer(_ context: CompletionContext, _ fits: (String) -> Bool, _ found: [CompletionResult]) -> [CompletionResult] {
    guard found.isEmpty else { return found }
    var open: [(Token, Int)] = [], depth = 0
    for (index, token) in context.tokens.enumerated() where token.end <= context.cursor {
      if token.kind == .lCurly { depth += 1 }
      if token.kind == .rCurly {
        depth -= 1
        open.removeAll { $0.1 >= depth }
      }
      if token.kind == .label, index + 1 < context.tokens.count { open.append((token, depth)) }
    }
    return open.map(\.0).compactMap { token in
      let label = String(context.text(token).dropFirst())
      guard fits(label) else { return nil }
      let tip = context.source.text(token.start, context.tokenBefore?.end ?? context.cursor)
      return CompletionResult(.Text, label, list: label, tip: tip)
    }
  }
}

/// Completes an enumeration's names at the right of a comparison with one of its values.
struct ComparisonValueCompleter {
  let context: CompletionContext

  init(_ context: CompletionContext) { self.context = context }

  func complete(_ binary: BinaryExpressionSyntax, _ word: String = "") -> [CompletionResult] {
    let wanted: [TokenKind] = [.ieq, .ine, .ilike, .inotlike, .imatch, .inotmatch, .iin, .inotin, .icontains, .inotcontains, .ceq, .cne, .igt, .ige, .ilt, .ile]
    guard wanted.contains(binary.binaryOperator) else { return [] }
    let quote = CompletionText.quote(of: word), plain = quote.isEmpty ? word : String(word.dropFirst())
    let fits = CompletionText.matcher(plain)
    for inferred in types(binary.left) {
      guard let names = inferred.enumeration?.cases.map(\.name) else { continue }
      let used = quote.isEmpty ? "'" : quote
      return names.filter(fits).map { CompletionResult(.ParameterValue, used + $0 + used, list: $0) }
    }
    return []
  }

  private func types(_ expression: ExpressionSyntax) -> [TypeInfo] {
    if let value = SafeValue(context).value(of: expression), !value.isNull { return [value.unwrapped.type] }
    return context.inference.types(of: expression).map(\.type)
  }
}

/// Completes keys in an index: `$table[`.
struct IndexCompleter {
  let context: CompletionContext

  init(_ context: CompletionContext) { self.context = context }

  func complete(_ node: IndexExpressionSyntax, _ word: String = "") -> [CompletionResult] {
    guard let table = SafeValue(context).value(of: node.target)?.unwrapped.asObject as? PSHashtable else { return [] }
    let quote = CompletionText.quote(of: word), used = quote.isEmpty ? "'" : quote
    let fits = CompletionText.matcher(quote.isEmpty ? word : String(word.dropFirst()))
    return table.keys.compactMap { key in
      guard let name = key.asString, fits(name) else { return nil }
      return CompletionResult(.Property, used + (used == "'" ? name.doubling("'") : name) + used, list: name)
    }
  }
}
