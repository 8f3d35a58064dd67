import Objects
import Syntax

/// Operators.
extension Compiler {
  func binary(_ node: BinaryExpressionSyntax) -> Node {
    let kind = node.binaryOperator
    // Long chains of one operator nest to the left; walk them without recursion.
    let left = expression(node.left), right = expression(node.right)
    if let relation = Compiler.relations[kind] { return CompareNode(left, right, relation.0, ignoresCase: relation.1) }
    switch kind {
    case .plus: return AddNode(left, right)
    case .minus: return SubtractNode(left, right)
    case .multiply: return MultiplyNode(left, right)
    case .rem: return RemainderNode(left, right)
    case .divide: return BinaryNode(left, right, Operators.divide)
    case .and: return LogicNode(left, right, isAnd: true)
    case .or: return LogicNode(left, right, isAnd: false)
    case .xor: return BinaryNode(left, right) { .bool($0.isTrue != $1.isTrue) }
    case .dotDot: return RangeNode(left, right)
    case .questionQuestion: return CoalesceNode(left, right)
    case .ilike, .clike: return TextTestNode(left, right, .like, ignoresCase: kind == .ilike, negated: false, matchesSlot: 0)
    case .inotlike, .cnotlike: return TextTestNode(left, right, .like, ignoresCase: kind == .inotlike, negated: true, matchesSlot: 0)
    case .imatch, .cmatch: return TextTestNode(left, right, .match, ignoresCase: kind == .imatch, negated: false, matchesSlot: slot("Matches"))
    case .inotmatch, .cnotmatch:
      return TextTestNode(left, right, .match, ignoresCase: kind == .inotmatch, negated: true, matchesSlot: slot("Matches"))
    case .format: return FormatNode(left, right)
    case .ireplace, .creplace, .isplit, .csplit:
      let made = BinaryNode(left, right.onlyRead, operation(kind))
      return isLiteral(node.right) ? made : ActiveNode(made)
    case .iin, .cin, .inotin, .cnotin: return BinaryNode(left, right.onlyRead, operation(kind))
    case .icontains, .ccontains, .inotcontains, .cnotcontains, .join: return BinaryNode(left.onlyRead, right, operation(kind))
    default: return BinaryNode(left, right, operation(kind))
    }
  }

  /// Text, or a list of texts: no block hides in it.
  private func isLiteral(_ node: ExpressionSyntax) -> Bool {
    if let list = node as? ArrayLiteralSyntax { return list.elements.allSatisfy(isLiteral) }
    return node is StringConstantExpressionSyntax || node is ConstantExpressionSyntax || node is ExpandableStringExpressionSyntax
  }

  private static let relations: [TokenKind: (CompareNode.Relation, Bool)] = [
    .ieq: (.equal, true), .ceq: (.equal, false), .ine: (.notEqual, true), .cne: (.notEqual, false), .ilt: (.less, true), .clt: (.less, false),
    .ile: (.lessOrEqual, true), .cle: (.lessOrEqual, false), .igt: (.greater, true), .cgt: (.greater, false), .ige: (.greaterOrEqual, true),
    .cge: (.greaterOrEqual, false),
  ]

  /// The operation of an operator without a node of its own, also for compound assignments.
  func operation(_ kind: TokenKind) -> BinaryOperation {
    switch kind {
    case .plus, .plusEquals: { try AddNode.add($0, $1) }
    case .minus, .minusEquals: Operators.subtract
    case .multiply, .multiplyEquals: Operators.multiply
    case .divide, .divideEquals: Operators.divide
    case .rem, .remainderEquals: Operators.remainder
    case .band: Operators.bitAnd
    case .bor: Operators.bitOr
    case .bxor: Operators.bitXor
    case .shl: Operators.shiftLeft
    case .shr: Operators.shiftRight
    case .format: Operators.format
    case .join: InputEnumerator.join
    case .is: { .bool(try Operators.isType($0, $1)) }
    case .isNot: { .bool(try !Operators.isType($0, $1)) }
    case .as: Operators.asType
    case .isplit: { try Operators.split($0, $1, ignoreCase: true) }
    case .csplit: { try Operators.split($0, $1, ignoreCase: false) }
    case .ireplace: { try Operators.replace($0, $1, ignoreCase: true) }
    case .creplace: { try Operators.replace($0, $1, ignoreCase: false) }
    case .icontains: { .bool(try Operators.contains($0, $1, ignoreCase: true)) }
    case .ccontains: { .bool(try Operators.contains($0, $1, ignoreCase: false)) }
    case .inotcontains: { .bool(try !Operators.contains($0, $1, ignoreCase: true)) }
    case .cnotcontains: { .bool(try !Operators.contains($0, $1, ignoreCase: false)) }
    case .iin: { .bool(try Operators.contains($1, $0, ignoreCase: true)) }
    case .cin: { .bool(try Operators.contains($1, $0, ignoreCase: false)) }
    case .inotin: { .bool(try !Operators.contains($1, $0, ignoreCase: true)) }
    case .cnotin: { .bool(try !Operators.contains($1, $0, ignoreCase: false)) }
    default: { _, _ in throw PSError("PSNotSupportedException", "The operator '\(kind)' is not supported yet.", id: "NotSupported", category: .NotImplemented) }
    }
  }

  func unary(_ node: UnaryExpressionSyntax) -> Node {
    switch node.unaryOperator {
    case .not, .exclaim: return NotNode(expression(node.child))
    case .minus: return UnaryNode(expression(node.child), Operators.negate)
    case .plus: return UnaryNode(expression(node.child), Operators.plus)
    case .bnot: return UnaryNode(expression(node.child), Operators.bitNot)
    case .comma: return ArrayLiteralNode([expression(node.child)])
    case .join: return UnaryNode(expression(node.child), Operators.joinUnary)
    case .isplit, .csplit: return UnaryNode(expression(node.child), Operators.splitUnary)
    case .plusPlus: return IncrementNode(target(node.child), step: 1, isPrefix: true)
    case .minusMinus: return IncrementNode(target(node.child), step: -1, isPrefix: true)
    case .postfixPlusPlus: return IncrementNode(target(node.child), step: 1, isPrefix: false)
    case .postfixMinusMinus: return IncrementNode(target(node.child), step: -1, isPrefix: false)
    default: return expression(node.child)
    }
  }

  // MARK: Assignment

  func assignment(_ node: AssignmentStatementSyntax, asValue: Bool = false) -> Node {
    let right = value(node.right)
    let target = self.target(node.left)
    let slot = (target as? LocalTarget)?.slot
    switch node.assignmentOperator {
    case .equals:
      return slot.map { AssignLocalNode($0, right) } ?? AssignNode(target, right)
    case .questionQuestionEquals: return CoalesceAssignNode(target, right)
    case .plusEquals where slot != nil && !asValue: return AddLocalNode(slot ?? 0, right, readsCallers: isInlined, position: position(node.left))
    default: return CompoundAssignNode(target, right, operation(node.assignmentOperator))
    }
  }

  /// The place that an expression names.
  func target(_ syntax: ExpressionSyntax) -> Target {
    switch syntax {
    case let node as VariableExpressionSyntax: return variableTarget(node)
    case let node as MemberExpressionSyntax: return MemberTarget(expression(node.target), memberName(node.member), isStatic: node.isStatic)
    case let node as IndexExpressionSyntax: return IndexTarget(expression(node.target), expression(node.index))
    case let node as ArrayLiteralSyntax: return ListTarget(node.elements.map { target($0) })
    case let node as ParenExpressionSyntax:
      if let pipeline = node.pipeline as? PipelineSyntax, let pure = pipeline.pureExpression { return target(pure) }
      return Target()
    case let node as ConvertExpressionSyntax: return constrained(node.child, node.type)
    case let node as AttributedExpressionSyntax: return constrained(node.child, node.attribute)
    default: return Target()
    }
  }

  private func variableTarget(_ node: VariableExpressionSyntax) -> Target {
    switch node.path.scope {
    case .unqualified, .variable:
      if node.path.name.lowercased() == "null" { return NullTarget() }
      let name = node.path.name.lowercased() == "psitem" ? "_" : node.path.name
      let slot = slot(name)
      assigned.insert(slot)
      return LocalTarget(slot, position(node))
    case .drive: return DriveTarget(drive: node.path.drive ?? "", path: node.path.name)
    default: return ScopedTarget(node.path.scope, Symbol(node.path.name))
    }
  }

  /// `[int]$x`, with all attributes in front.
  private func constrained(_ child: ExpressionSyntax, _ attribute: AttributeBaseSyntax) -> Target {
    var attributes = [attribute]
    var inner = child
    while true {
      if let convert = inner as? ConvertExpressionSyntax {
        attributes.append(convert.type)
        inner = convert.child
      } else if let attributed = inner as? AttributedExpressionSyntax {
        attributes.append(attributed.attribute)
        inner = attributed.child
      } else {
        break
      }
    }
    guard let variable = inner as? VariableExpressionSyntax, variable.path.scope != .drive else { return target(inner) }
    let slot = slot(variable.path.name)
    assigned.insert(slot)
    return ConstrainedTarget(slot, ConstraintBuilder(variable.path.name, attributes, self))
  }
}
