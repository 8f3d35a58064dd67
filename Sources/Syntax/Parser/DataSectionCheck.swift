import Diagnostics

/// Reports what a `data` section must not hold: it is read as data, so only constants, conversions and the commands allowed are.
struct DataSectionCheck {
  private let parser: SyntaxParser
  private let allowed: Set<String>

  init(_ parser: SyntaxParser, _ commands: [ExpressionSyntax]) {
    self.parser = parser
    let names = commands.compactMap { ($0 as? StringConstantExpressionSyntax)?.value.lowercased() }
    allowed = Set(names.isEmpty ? ["convertfrom-stringdata"] : names)
  }

  func run(_ node: SyntaxNode) {
    if let message = complaint(about: node) {
      parser.report(message.0, (node as? BinaryExpressionSyntax)?.operatorExtent ?? node.extent, message.1)
    }
    parser.descend(node) { child in
      // The name of a member or of a command is no value.
      if let member = node as? MemberExpressionSyntax, member.member === child { return }
      if node is ScriptBlockExpressionSyntax { return }
      if let function = node as? FunctionDefinitionSyntax, function.body === child {
        parser.report(.scriptBlockNotSupportedInDataSection, child.extent)
        return
      }
      run(child)
    }
  }

  private func complaint(about node: SyntaxNode) -> (ParserMessage, String)? {
    switch node {
    case let variable as VariableExpressionSyntax:
      let known = ["psculture", "psuiculture", "true", "false", "null"]
      return known.contains(variable.path.userPath.lowercased()) ? nil : (.variableReferenceNotSupportedInDataSection, "")
    case let command as CommandSyntax: return complaint(about: command)
    case is MemberExpressionSyntax: return (.propertyReferenceNotSupportedInDataSection, "")
    case is InvokeMemberExpressionSyntax: return (.methodCallNotSupportedInDataSection, "")
    case is AssignmentStatementSyntax: return (.assignmentStatementNotSupportedInDataSection, "")
    case is ScriptBlockExpressionSyntax: return (.scriptBlockNotSupportedInDataSection, "")
    case is FunctionDefinitionSyntax: return (.functionDeclarationNotSupportedInDataSection, "")
    case is TypeDefinitionSyntax: return (.typeDefinitionNotSupportedInDataSection, "")
    case is ForEachStatementSyntax: return (.foreachStatementNotSupportedInDataSection, "")
    case is ForStatementSyntax, is WhileStatementSyntax: return (.forWhileStatementNotSupportedInDataSection, "")
    case is DoWhileStatementSyntax, is DoUntilStatementSyntax: return (.doWhileStatementNotSupportedInDataSection, "")
    case is SwitchStatementSyntax: return (.switchStatementNotSupportedInDataSection, "")
    case is TryStatementSyntax: return (.tryStatementNotSupportedInDataSection, "")
    case is TrapStatementSyntax: return (.trapStatementNotSupportedInDataSection, "")
    case is BreakStatementSyntax, is ContinueStatementSyntax, is ReturnStatementSyntax, is ExitStatementSyntax, is ThrowStatementSyntax:
      return (.flowControlStatementNotSupportedInDataSection, "")
    case let binary as BinaryExpressionSyntax: return complaint(about: binary.binaryOperator)
    case let unary as UnaryExpressionSyntax: return complaint(about: unary.unaryOperator)
    case let convert as ConvertExpressionSyntax: return complaint(about: convert.type.typeName)
    case let type as TypeExpressionSyntax: return complaint(about: type.typeName)
    case is IndexExpressionSyntax: return (.arrayReferenceNotSupportedInDataSection, "")
    case is AttributedExpressionSyntax: return (.attributeNotSupportedInDataSection, "")
    case is FileRedirectionSyntax: return (.redirectionNotSupportedInDataSection, "")
    default: return nil
    }
  }

  /// Operators that run code or make much out of little are refused.
  private func complaint(about sign: TokenKind) -> (ParserMessage, String)? {
    switch sign {
    case .format, .dotDot, .join, .imatch, .inotmatch, .cmatch, .cnotmatch, .ireplace, .creplace, .isplit, .csplit, .as, .plusPlus,
      .minusMinus, .postfixPlusPlus, .postfixMinusMinus, .shl, .shr:
      return (.operatorNotSupported, sign.written)
    default: return nil
    }
  }

  /// Only the simple types of .NET, and arrays of them, may be named.
  private func complaint(about type: TypeNameSyntax) -> (ParserMessage, String)? {
    var name = (type as? ArrayTypeNameSyntax)?.elementType.fullName.lowercased() ?? type.fullName.lowercased()
    if name.hasPrefix("system.") { name.removeFirst(7) }
    let simple: Set<String> = [
      "bool", "boolean", "byte", "sbyte", "char", "datetime", "decimal", "double", "float", "single", "int", "int16", "int32", "int64",
      "long", "short", "uint", "uint16", "uint32", "uint64", "ulong", "ushort", "string",
    ]
    return simple.contains(name) || name == "ordered" ? nil : (.typeNotAllowed, type.fullName)
  }

  private func complaint(about command: CommandSyntax) -> (ParserMessage, String)? {
    if command.invocationOperator == .dot { return (.dotSourcingNotSupportedInDataSection, "") }
    guard let name = command.commandName else { return nil }
    return allowed.contains(name.lowercased()) ? nil : (.cmdletNotInAllowedListForDataSection, name)
  }
}

extension TokenKind {
  /// An operator as it is written.
  fileprivate var written: String {
    switch self {
    case .dotDot: return ".."
    case .format: return "-f"
    case .plusPlus, .postfixPlusPlus: return "++"
    case .minusMinus, .postfixMinusMinus: return "--"
    default: return "-" + name.lowercased()
    }
  }
}
