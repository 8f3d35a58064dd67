extension TreeDumper {
  func describe(expression node: ExpressionSyntax) -> (String, [String], [Child]) {
    switch node {
    case let node as VariableExpressionSyntax:
      return ("VariableExpression", [quoted(node.path.userPath)] + (node.isSplatted ? ["splatted"] : []), [])
    case let node as StringConstantExpressionSyntax: return ("StringConstantExpression", [name(node.stringKind), quoted(node.value)], [])
    case let node as ExpandableStringExpressionSyntax:
      return ("ExpandableStringExpression", [name(node.stringKind), quoted(node.value)], plain(node.nestedExpressions))
    case let node as ConstantExpressionSyntax:
      return ("ConstantExpression", [node.isInvalid ? "null" : node.value.dumped], [])
    case let node as TernaryExpressionSyntax: return ("TernaryExpression", [], plain([node.condition, node.ifTrue, node.ifFalse]))
    case let node as BinaryExpressionSyntax: return ("BinaryExpression", [node.binaryOperator.name], plain([node.left, node.right]))
    case let node as UnaryExpressionSyntax: return ("UnaryExpression", [node.unaryOperator.name], plain([node.child]))
    case let node as AttributedExpressionSyntax: return ("AttributedExpression", [], plain([node.attribute, node.child]))
    case let node as ConvertExpressionSyntax: return ("ConvertExpression", [], plain([node.type, node.child]))
    case let node as MemberExpressionSyntax:
      return ("MemberExpression", words(node.isStatic, node.isNullConditional), plain([node.target]) + labeled("member", node.member))
    case let node as InvokeMemberExpressionSyntax:
      return (
        "InvokeMemberExpression", words(node.isStatic, node.isNullConditional),
        plain([node.target]) + labeled("member", node.member) + labeled("generic", all: node.genericArguments) + labeled("arg", all: node.arguments)
      )
    case let node as BaseConstructorInvocationSyntax:
      return ("BaseCtorInvokeMemberExpression", [], plain([node.target]) + labeled("member", node.member) + labeled("arg", all: node.arguments))
    case let node as IndexExpressionSyntax:
      return ("IndexExpression", words(false, node.isNullConditional), plain([node.target, node.index]))
    case let node as HashtableSyntax:
      return ("Hashtable", [], node.pairs.flatMap { labeled("key", $0.key) + labeled("value", $0.value) })
    case let node as ArrayLiteralSyntax: return ("ArrayLiteral", [], plain(node.elements))
    case let node as ArrayExpressionSyntax: return ("ArrayExpression", [], plain([node.body]))
    case let node as SubExpressionSyntax: return ("SubExpression", [], plain([node.body]))
    case let node as ParenExpressionSyntax: return ("ParenExpression", [], plain([node.pipeline]))
    case let node as UsingExpressionSyntax: return ("UsingExpression", [], plain([node.child]))
    case let node as ScriptBlockExpressionSyntax: return ("ScriptBlockExpression", [], plain([node.scriptBlock]))
    case let node as TypeExpressionSyntax: return ("TypeExpression", [], plain([node.typeName]))
    case let node as ErrorExpressionSyntax: return ("ErrorExpression", [], labeled("nested", all: node.nested))
    default: return ("Unknown", [], [])
    }
  }

  func words(_ isStatic: Bool, _ isNullConditional: Bool) -> [String] {
    (isStatic ? ["static"] : []) + (isNullConditional ? ["nullconditional"] : [])
  }

  func name(_ kind: StringConstantKind) -> String {
    let own = "\(kind)"
    return own.prefix(1).uppercased() + own.dropFirst()
  }
}

extension NumericConstant {
  /// Type and value as the dump shows them.
  fileprivate var dumped: String {
    switch self {
    case .int32(let value): return "int32 \(value)"
    case .int64(let value): return "int64 \(value)"
    case .int8(let value): return "sbyte \(value)"
    case .uint8(let value): return "byte \(value)"
    case .int16(let value): return "int16 \(value)"
    case .uint16(let value): return "uint16 \(value)"
    case .uint32(let value): return "uint32 \(value)"
    case .uint64(let value): return "uint64 \(value)"
    case .bigint(let text): return "bigint \(text)"
    case .decimal(let literal): return "decimal \(literal.text)"
    case .double(let value):
      let digits = String(value.bitPattern, radix: 16)
      return "double " + String(repeating: "0", count: 16 - digits.count) + digits
    }
  }
}
