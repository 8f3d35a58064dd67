import Objects
import Syntax

/// Expressions.
extension Compiler {
  func expression(_ syntax: ExpressionSyntax) -> Node {
    switch syntax {
    case let node as ConstantExpressionSyntax: return ConstantNode(Compiler.constant(node.value))
    case let node as StringConstantExpressionSyntax: return ConstantNode(Value(node.value))
    case let node as ExpandableStringExpressionSyntax: return expandable(node)
    case let node as VariableExpressionSyntax: return variable(node.path, node)
    case let node as BinaryExpressionSyntax: return binary(node)
    case let node as UnaryExpressionSyntax: return unary(node)
    case let node as TernaryExpressionSyntax: return TernaryNode(expression(node.condition), expression(node.ifTrue), expression(node.ifFalse))
    case let node as ArrayLiteralSyntax: return ArrayLiteralNode(node.elements.map { expression($0) })
    case let node as ArrayExpressionSyntax: return arrayExpression(node)
    case let node as SubExpressionSyntax: return SubExpressionNode(list(node.body))
    case let node as ParenExpressionSyntax: return value(node.pipeline)
    case let node as HashtableSyntax: return hashtable(node, isOrdered: false)
    case let node as ScriptBlockExpressionSyntax: return ScriptBlockNode(BlockTemplate(node.scriptBlock, source: source))
    case let node as TypeExpressionSyntax: return TypeNode(node.typeName, position(node))
    case let node as ConvertExpressionSyntax: return convert(node)
    case let node as AttributedExpressionSyntax: return expression(node.child)
    case let node as MemberExpressionSyntax: return member(node)
    case let node as InvokeMemberExpressionSyntax: return invoke(node)
    case let node as BaseConstructorInvocationSyntax: return BaseConstructorNode(node.arguments.map { expression($0) })
    case let node as IndexExpressionSyntax:
      return IndexNode(expression(node.target), expression(node.index), isNullConditional: node.isNullConditional)
    case let node as UsingExpressionSyntax: return using(node)
    default: return ConstantNode(.null)
    }
  }

  static func constant(_ number: NumericConstant) -> Value {
    switch number {
    case .int32(let value): .int(value)
    case .int64(let value): .long(value)
    case .double(let value): .double(value)
    case .int8(let value): .object(ScalarObject(.sbyte(value)))
    case .uint8(let value): .object(ScalarObject(.byte(value)))
    case .int16(let value): .object(ScalarObject(.int16(value)))
    case .uint16(let value): .object(ScalarObject(.uint16(value)))
    case .uint32(let value): .object(ScalarObject(.uint32(value)))
    case .uint64(let value): .object(ScalarObject(.uint64(value)))
    case .decimal(let value): DecimalNumber(value.text).map { Value($0) } ?? .null
    case .bigint(let text): Conversion.tryConvert(Value(text), to: TypeCatalog.type("System.Numerics.BigInteger")) ?? .null
    }
  }

  private func expandable(_ node: ExpandableStringExpressionSyntax) -> Node {
    StringNode(node.parts.map { part in
      switch part {
      case .text(let text): .text(text)
      case .expression(let expression):
        if let variable = expression as? VariableExpressionSyntax, variable.path.scope == .unqualified { .value(lenient(variable)) } else {
          .value(self.expression(expression))
        }
      }
    })
  }

  /// A variable inside a string.
  private func lenient(_ node: VariableExpressionSyntax) -> Node {
    let made = variable(node.path, node)
    return (made as? LocalNode).map { LenientLocalNode($0.slot, position(node)) } ?? made
  }

  func variable(_ path: VariablePath, _ node: VariableExpressionSyntax) -> Node {
    switch path.scope {
    case .unqualified, .variable:
      switch path.name.lowercased() {
      case "true": return ConstantNode(.bool(true))
      case "false": return ConstantNode(.bool(false))
      case "null": return ConstantNode(.null)
      case "?": return LastStatusNode()
      case "psitem": return LocalNode(slot("_"), position(node))
      case "psboundparameters", "myinvocation":
        mentionsBoundParameters = true
        return LocalNode(slot(path.name), position(node))
      default: return LocalNode(slot(path.name), position(node))
      }
    case .local, .private: return ScopedVariableNode(path.scope, Symbol(path.name), position(node))
    case .global, .script: return ScopedVariableNode(path.scope, Symbol(path.name), position(node))
    case .using: return UsingNode(Symbol(path.name))
    case .drive: return DriveVariableNode(drive: path.drive ?? "", path: path.name)
    }
  }

  private func using(_ node: UsingExpressionSyntax) -> Node {
    var child = node.child
    while let nested = child as? LeftNestedExpressionSyntax { child = nested.operand }
    guard let variable = child as? VariableExpressionSyntax else { return expression(node.child) }
    if child === node.child { return UsingNode(Symbol(variable.path.name)) }
    return expression(node.child)
  }

  private func arrayExpression(_ node: ArrayExpressionSyntax) -> Node {
    var single: Node?
    if node.body.statements.count == 1, node.body.traps.isEmpty, let pipeline = node.body.statements[0] as? PipelineSyntax, let pure = pipeline.pureExpression {
      single = PositionedNode(expression(pure), position(pure)).unwrappedIfSafe
      if let unary = pure as? UnaryExpressionSyntax, [.plusPlus, .minusMinus, .postfixPlusPlus, .postfixMinusMinus].contains(unary.unaryOperator) { single = nil }
    }
    return ArrayExpressionNode(list(node.body), single: single)
  }

  func hashtable(_ node: HashtableSyntax, isOrdered: Bool) -> HashtableNode {
    HashtableNode(node.pairs.map { pair in (expression(pair.key), value(pair.value), position(pair.key)) }, isOrdered: isOrdered)
  }

  private func convert(_ node: ConvertExpressionSyntax) -> Node {
    let name = node.type.typeName.fullName.lowercased()
    if let table = node.child as? HashtableSyntax {
      if name == "ordered" { return hashtable(table, isOrdered: true) }
      if name == "pscustomobject" || name == "system.management.automation.pscustomobject" {
        return CustomObjectNode(hashtable(table, isOrdered: true))
      }
    }
    if name == "void" || name == "system.void" { return VoidNode(expression(node.child)) }
    if name == "ref" || name == "system.management.automation.psreference", let variable = node.child as? VariableExpressionSyntax,
      variable.path.scope == .unqualified
    {
      return ReferenceNode(slot(variable.path.name))
    }
    return ConvertNode(TypeNode(node.type.typeName, position(node.type.typeName)), expression(node.child))
  }

  func memberName(_ element: CommandElementSyntax) -> MemberName {
    if let constant = element as? StringConstantExpressionSyntax { return .fixed(constant.value) }
    if let expression = element as? ExpressionSyntax { return .computed(self.expression(expression)) }
    return .fixed("")
  }

  private func member(_ node: MemberExpressionSyntax) -> Node {
    node.isStatic
      ? StaticMemberNode(expression(node.target), memberName(node.member))
      : MemberNode(expression(node.target), memberName(node.member), isNullConditional: node.isNullConditional)
  }

  private func invoke(_ node: InvokeMemberExpressionSyntax) -> Node {
    InvokeNode(
      expression(node.target), memberName(node.member), node.arguments.map { expression($0) },
      typeArguments: node.genericArguments.map { TypeNode($0, position($0)) }, isStatic: node.isStatic, isNullConditional: node.isNullConditional)
  }
}
