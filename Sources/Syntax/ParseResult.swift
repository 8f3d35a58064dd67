import Diagnostics

/// Holds everything the parser found in one source text.
package struct ParseResult {
  package let source: SourceText
  package let root: ScriptBlockSyntax
  /// In the order in which they were found: the first is the one that PowerShell prints.
  package let errors: [Diagnostic]
  /// All tokens in order, with comments and new lines; those inside an expandable string are under `nestedTokens(of:)`.
  package let tokens: [Token]
  let nested: [(start: Int, tokens: [Token])]

  init(source: SourceText, root: ScriptBlockSyntax, errors: [Diagnostic], tokens: [Token], nested: [(start: Int, tokens: [Token])]) {
    self.source = source
    self.root = root
    self.errors = errors
    self.tokens = tokens
    self.nested = nested
  }

  /// The errors sorted by start, end, id.
  package var errorsByPlace: [Diagnostic] {
    errors.sorted { ($0.extent.start, $0.extent.end, $0.id) < ($1.extent.start, $1.extent.end, $1.id) }
  }

  /// More input could mend the first error: the prompt asks for another line.
  package var isIncomplete: Bool { errors.first?.isIncomplete ?? false }

  /// A string that was read twice counts as read last.
  private var nestedByStart: [Int: [Token]] {
    cache.table { Dictionary(nested.map { ($0.start, $0.tokens) }, uniquingKeysWith: { $1 }) }
  }

  private final class Cache {
    private var kept: [Int: [Token]]?
    func table(_ make: () -> [Int: [Token]]) -> [Int: [Token]] {
      let table = kept ?? make()
      kept = table
      return table
    }
  }

  private let cache = Cache()

  /// Lists the tokens nested in an expandable string.
  package func nestedTokens(of token: Token) -> [Token] {
    token.kind == .stringExpandable || token.kind == .hereStringExpandable || token.kind == .generic
      ? nestedByStart[token.start] ?? [] : []
  }
}

/// Answers what the parser must ask of the world; nil asks nothing and reports nothing.
package struct ParseEnvironment {
  /// Whether `using module NAME` would find the module; a name may be a path.
  package var moduleExists: ((String) -> Bool)?
  /// Whether `using assembly NAME` would find the assembly.
  package var assemblyExists: ((String) -> Bool)?

  /// The text is about to run: its classes are checked as .NET checks types that are made.
  package var definesTypes = false

  package init(moduleExists: ((String) -> Bool)? = nil, assemblyExists: ((String) -> Bool)? = nil, definesTypes: Bool = false) {
    self.moduleExists = moduleExists
    self.assemblyExists = assemblyExists
    self.definesTypes = definesTypes
  }
}

/// Reads a source text into a tree.
package enum Parser {
  /// Reads a text that is about to run.
  package static func parseToRun(_ source: SourceText) -> ParseResult { parse(source, environment: ParseEnvironment(definesTypes: true)) }

  /// Never fails: what cannot be read becomes an error and an error node.
  package static func parse(_ source: SourceText, environment: ParseEnvironment = ParseEnvironment()) -> ParseResult {
    let parser = SyntaxParser(source, environment)
    let root = parser.script()
    parser.checkClasses()
    root.requirements = parser.requirements()
    let lexer = parser.lexer
    source.comments = lexer.tokens.lazy.filter { $0.kind == .comment }.map(\.extent)
    return ParseResult(source: source, root: root, errors: lexer.errors, tokens: lexer.tokens, nested: lexer.nestedTokens)
  }
}
