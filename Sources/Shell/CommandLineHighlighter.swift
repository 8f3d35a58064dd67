import Completion
import Diagnostics
import Engine
import Syntax
import Terminal

/// Colours a command line by its tokens, and marks commands and parameters that do not exist.
final class CommandLineHighlighter: LineHighlighter {
  private let names: KnownNames
  private unowned let engine: Engine

  init(_ engine: Engine) {
    self.engine = engine
    names = KnownNames(engine)
  }

  /// A new prompt: commands may have come and gone.
  func forget() { names.forget() }

  func spans(of text: String) -> [LineSpan] {
    let result = Parser.parse(SourceText(text))
    var marks = self.marks(result)
    if let error = result.errors.first, !error.isIncomplete { marks[Int(error.extent.start)] = (max(Int(error.extent.end), Int(error.extent.start) + 1), .unknown) }
    var spans: [LineSpan] = []
    for token in result.tokens { add(token, result, marks, &spans) }
    return spans.filter { !$0.bytes.isEmpty && $0.style != .plain }
  }

  // MARK: Names

  /// The places of names of commands and parameters, by their first byte.
  private func marks(_ result: ParseResult) -> [Int: (end: Int, style: LineStyle)] {
    var marks: [Int: (end: Int, style: LineStyle)] = [:], defined: Set<String> = []
    TreeWalk.visit(result.root) { node in
      if let function = node as? FunctionDefinitionSyntax { defined.insert(function.name.lowercased()) }
    }
    TreeWalk.visit(result.root) { node in
      guard let command = node as? CommandSyntax, let first = command.elements.first, let name = command.commandName else { return }
      let isOwn = defined.contains(name.lowercased()) || engine.debugger.stop != nil && DebuggerCommands.names.contains(name.lowercased())
      // The word that is being typed is wrong only when nothing begins so.
      let verdict = isOwn ? .known : names.command(name)
      let isBeingTyped = Int(first.extent.end) == result.source.count
      marks[Int(first.extent.start)] = (Int(first.extent.end), CommandLineHighlighter.style(verdict, isBeingTyped, .command))
      guard verdict == .known, !isOwn else { return }
      for case let parameter as CommandParameterSyntax in command.elements {
        let end = Int(parameter.errorExtent.end)
        let style = CommandLineHighlighter.style(names.parameter(parameter.name, of: name), true, .parameter)
        marks[Int(parameter.extent.start)] = (end, style)
      }
    }
    return marks
  }

  private static func style(_ verdict: KnownNames.Verdict, _ isBeingTyped: Bool, _ known: LineStyle) -> LineStyle {
    switch verdict {
    case .known: known
    case .beginning: known == .parameter ? known : isBeingTyped ? .plain : .unknown
    case .unknown: .unknown
    }
  }

  // MARK: Tokens

  private func add(_ token: Token, _ result: ParseResult, _ marks: [Int: (end: Int, style: LineStyle)], _ spans: inout [LineSpan]) {
    let start = max(token.start, spans.last?.bytes.upperBound ?? 0)
    guard token.end > start else { return }
    if let mark = marks[token.start], mark.end >= token.end || mark.style == .unknown || mark.style == .parameter {
      spans.append(LineSpan(start..<max(start, mark.end), mark.style))
      return
    }
    let style = CommandLineHighlighter.style(of: token)
    let inner = result.nestedTokens(of: token)
    guard style == .string, !inner.isEmpty else { return spans.append(LineSpan(start..<token.end, style)) }
    var at = start
    for nested in inner where nested.start >= at && nested.end <= token.end && nested.kind != .endOfInput {
      spans.append(LineSpan(at..<nested.start, .string))
      add(nested, result, marks, &spans)
      at = max(nested.end, spans.last?.bytes.upperBound ?? at)
    }
    if at < token.end { spans.append(LineSpan(at..<token.end, .string)) }
  }

  private static func style(of token: Token) -> LineStyle {
    if token.traits.contains(.keyword) { return .keyword }
    if token.traits.contains(.typeName) || token.traits.contains(.attributeName) { return .type }
    switch token.kind {
    case .variable, .splattedVariable: return .variable
    case .stringLiteral, .stringExpandable, .hereStringLiteral, .hereStringExpandable: return .string
    case .number: return .number
    case .parameter: return .parameter
    case .comment: return .comment
    case .multiply, .divide, .rem, .plus, .minus, .equals, .plusEquals, .minusEquals, .multiplyEquals, .divideEquals, .remainderEquals, .pipe, .andAnd, .orOr, .ampersand,
      .redirection, .format, .not, .bnot, .and, .or, .xor, .band, .bor, .bxor, .join, .is, .isNot, .as, .shl, .shr, .exclaim:
      return .operatorSign
    default: return TokenKind.ieq.rawValue <= token.kind.rawValue && token.kind.rawValue <= TokenKind.csplit.rawValue ? .operatorSign : .plain
    }
  }
}
