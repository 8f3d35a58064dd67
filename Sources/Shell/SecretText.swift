import Completion
import Diagnostics
import Engine
import Syntax

/// Masks what a command line may hold of secrets before it is kept anywhere.
enum SecretText {
  static let mask = "*****"

  /// The line with the values of secret parameters, variables and keys, and of strings made secure, masked.
  static func masked(_ line: String) -> String {
    guard isSuspect(line) else { return IssuedSecrets.masked(line) }
    let result = Parser.parse(SourceText(line))
    var ranges = parameterValues(result)
    TreeWalk.visit(result.root) { node in add(node, &ranges) }
    return IssuedSecrets.masked(replacing(ranges, in: line))
  }

  /// Most lines name nothing secret and need not be read.
  private static func isSuspect(_ line: String) -> Bool {
    let text = line.lowercased()
    return ["pas", "pi", "secret", "secure", "token", "key", "credential", "leader", "access", "api", "client"].contains { text.contains($0) }
  }

  // MARK: Names

  private static let words = ["password", "passwd", "passphrase", "secret", "apikey", "accesskey", "accesstoken", "credentialtoken"]
  private static let whole = ["pin", "pwd", "token", "passcode"]
  private static let parameters = ["password", "pin", "leaderpin", "accesstoken", "apikey", "clientsecret", "secret", "passphrase"]

  /// A name of a variable, key or property behind which a secret stands.
  static func isSecret(_ name: String) -> Bool {
    let name = name.lowercased().filter { $0 != "_" && $0 != "-" }
    return words.contains { name.contains($0) } || whole.contains { name == $0 || name.hasSuffix($0) && !name.hasPrefix("reset") }
  }

  /// A parameter's name, possibly abbreviated.
  private static func isSecretParameter(_ name: String) -> Bool {
    let name = name.lowercased()
    return isSecret(name) || name.count >= 2 && name != "pa" && parameters.contains { $0.hasPrefix(name) }
  }

  // MARK: Places

  private static let values: Set<TokenKind> = [.identifier, .generic, .number, .stringLiteral, .stringExpandable, .hereStringLiteral, .hereStringExpandable, .minus]

  /// What stands behind secret parameters, read from the tokens, so that it is found in a broken line too.
  private static func parameterValues(_ result: ParseResult) -> [Range<Int>] {
    let tokens = result.tokens.filter { $0.kind != .lineContinuation && $0.kind != .comment }
    var ranges: [Range<Int>] = []
    for (index, token) in tokens.enumerated() where token.kind == .parameter {
      let name = result.source.text(token.start, token.end).dropFirst().prefix { $0 != ":" }
      guard isSecretParameter(String(name)) else { continue }
      var at = index + 1
      // A bare word may be cut in pieces: `-Pin 12-34`, `-Pin 1,2`.
      while at < tokens.count, values.contains(tokens[at].kind) || tokens[at].kind == .comma && at > index + 1 {
        if tokens[at].kind != .comma { ranges.append(tokens[at].start..<tokens[at].end) }
        guard at + 1 < tokens.count, tokens[at + 1].start == tokens[at].end || tokens[at + 1].kind == .comma || tokens[at].kind == .comma else { break }
        at += 1
      }
    }
    return ranges
  }

  private static func add(_ node: SyntaxNode, _ ranges: inout [Range<Int>]) {
    switch node {
    case let assignment as AssignmentStatementSyntax:
      if isSecret(name(of: assignment.left)) { addLiterals(assignment.right, &ranges) }
    case let table as HashtableSyntax:
      for pair in table.pairs where isSecret(name(of: pair.key)) { addLiterals(pair.value, &ranges) }
    case let call as InvokeMemberExpressionSyntax:
      let type = (call.target as? TypeExpressionSyntax)?.typeName.fullName.lowercased() ?? ""
      if type.hasSuffix("credential") { for argument in call.arguments.dropFirst() { addLiterals(argument, &ranges) } }
    case let pipeline as PipelineSyntax: addSecured(pipeline, &ranges)
    case let command as CommandSyntax: if isSecuring(command) { for element in command.elements.dropFirst() { addLiterals(element, &ranges) } }
    default: break
    }
  }

  private static func isSecuring(_ command: CommandBaseSyntax) -> Bool {
    (command as? CommandSyntax)?.commandName.map { $0.lowercased().hasSuffix("convertto-securestring") } ?? false
  }

  /// `'text' | ConvertTo-SecureString`
  private static func addSecured(_ pipeline: PipelineSyntax, _ ranges: inout [Range<Int>]) {
    for (stage, next) in zip(pipeline.elements, pipeline.elements.dropFirst()) where isSecuring(next) { addLiterals(stage, &ranges) }
  }

  private static func name(of expression: ExpressionSyntax) -> String {
    switch expression {
    case let variable as VariableExpressionSyntax: variable.path.name
    case let text as StringConstantExpressionSyntax: text.value
    case let member as MemberExpressionSyntax: (member.member as? StringConstantExpressionSyntax)?.value ?? ""
    case let convert as ConvertExpressionSyntax: name(of: convert.child)
    default: ""
    }
  }

  /// Texts and numbers written out; what a command inside gives is not known here.
  private static func addLiterals(_ node: SyntaxNode, _ ranges: inout [Range<Int>]) {
    if node is StringConstantExpressionSyntax || node is ExpandableStringExpressionSyntax || node is ConstantExpressionSyntax {
      ranges.append(Int(node.extent.start)..<Int(node.extent.end))
      return
    }
    if node is CommandSyntax || node is VariableExpressionSyntax { return }
    node.forEachChild { addLiterals($0, &ranges) }
  }

  // MARK: Writing

  private static func replacing(_ ranges: [Range<Int>], in line: String) -> String {
    guard !ranges.isEmpty else { return line }
    let bytes = Array(line.utf8)
    var result: [UInt8] = [], at = 0
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) where range.lowerBound >= at && range.upperBound <= bytes.count {
      result += bytes[at..<range.lowerBound]
      let quote = bytes[range].first.map { $0 == 0x27 || $0 == 0x22 ? [$0] : [] } ?? []
      result += quote + Array(mask.utf8) + quote
      at = range.upperBound
    }
    return String(decoding: result + bytes[at...], as: UTF8.self)
  }
}
