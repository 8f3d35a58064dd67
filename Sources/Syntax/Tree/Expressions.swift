import Diagnostics

/// Is an expression whose first child is itself an expression that may nest without end: `a.b.c…`, `1+1+1…`.
package class LeftNestedExpressionSyntax: ExpressionSyntax {
  package private(set) final var operand: ExpressionSyntax

  init(_ kind: SyntaxKind, _ extent: Extent, operand: ExpressionSyntax) {
    self.operand = operand
    super.init(kind, extent)
  }

  /// Stands in for an operand that has been taken out.
  private static let taken = ErrorExpressionSyntax(Extent.zero, nested: [])

  /// Lets go of a long chain link by link: releasing it as a deep tree would overflow the stack.
  deinit {
    guard operand.kind.isLeftNested else { return }
    var next = operand
    operand = Self.taken
    while next.kind.isLeftNested, isKnownUniquelyReferenced(&next), let link = next as? LeftNestedExpressionSyntax {
      next = link.operand
      link.operand = Self.taken
    }
  }
}

extension SyntaxKind {
  @inline(__always)
  fileprivate var isLeftNested: Bool {
    switch self {
    case .binaryExpression, .unaryExpression, .memberExpression, .invokeMemberExpression, .indexExpression: return true
    default: return false
    }
  }
}

/// Is `condition ? a : b`.
package final class TernaryExpressionSyntax: ExpressionSyntax {
  package let condition: ExpressionSyntax
  package let ifTrue: ExpressionSyntax
  package let ifFalse: ExpressionSyntax

  init(_ extent: Extent, condition: ExpressionSyntax, ifTrue: ExpressionSyntax, ifFalse: ExpressionSyntax) {
    self.condition = condition
    self.ifTrue = ifTrue
    self.ifFalse = ifFalse
    super.init(.ternaryExpression, extent)
  }
}

/// Is `left operator right`.
package final class BinaryExpressionSyntax: LeftNestedExpressionSyntax {
  /// Case-insensitive forms are the plain ones: `-eq` is `.ieq`.
  package let binaryOperator: TokenKind
  package let right: ExpressionSyntax
  package let operatorExtent: Extent
  package var left: ExpressionSyntax { operand }

  init(
    _ extent: Extent, left: ExpressionSyntax, operator binaryOperator: TokenKind, right: ExpressionSyntax, operatorExtent: Extent
  ) {
    self.binaryOperator = binaryOperator
    self.right = right
    self.operatorExtent = operatorExtent
    super.init(.binaryExpression, extent, operand: left)
  }
}

/// Is `-x`, `!x`, `-not x`, `,x`, `++x`, `x++`, `-split x`, …
package final class UnaryExpressionSyntax: LeftNestedExpressionSyntax {
  /// `x++` is `.postfixPlusPlus`.
  package let unaryOperator: TokenKind
  package var child: ExpressionSyntax { operand }

  init(_ extent: Extent, operator unaryOperator: TokenKind, child: ExpressionSyntax) {
    self.unaryOperator = unaryOperator
    super.init(.unaryExpression, extent, operand: child)
  }
}

/// Is `[attribute()] expression`.
package final class AttributedExpressionSyntax: ExpressionSyntax {
  package let attribute: AttributeBaseSyntax
  package let child: ExpressionSyntax

  init(_ extent: Extent, attribute: AttributeBaseSyntax, child: ExpressionSyntax) {
    self.attribute = attribute
    self.child = child
    super.init(.attributedExpression, extent)
  }
}

/// Is `[type] expression`.
package final class ConvertExpressionSyntax: ExpressionSyntax {
  package let type: TypeConstraintSyntax
  package let child: ExpressionSyntax

  init(_ extent: Extent, type: TypeConstraintSyntax, child: ExpressionSyntax) {
    self.type = type
    self.child = child
    super.init(.convertExpression, extent)
  }
}

/// Is `target.member`, `target::member`, `target?.member`.
package final class MemberExpressionSyntax: LeftNestedExpressionSyntax {
  /// A `StringConstantExpressionSyntax` for a plain name, else any expression.
  package let member: CommandElementSyntax
  package let isStatic: Bool
  package let isNullConditional: Bool
  package var target: ExpressionSyntax { operand }

  init(
    _ extent: Extent, target: ExpressionSyntax, member: CommandElementSyntax, isStatic: Bool, isNullConditional: Bool
  ) {
    self.member = member
    self.isStatic = isStatic
    self.isNullConditional = isNullConditional
    super.init(.memberExpression, extent, operand: target)
  }
}

/// Is `target.Method(arguments)`, `[type]::Method[generic](arguments)`.
package final class InvokeMemberExpressionSyntax: LeftNestedExpressionSyntax {
  package let member: CommandElementSyntax
  package let genericArguments: [TypeNameSyntax]
  package let arguments: [ExpressionSyntax]
  package let isStatic: Bool
  package let isNullConditional: Bool
  package var target: ExpressionSyntax { operand }

  init(
    _ extent: Extent, target: ExpressionSyntax, member: CommandElementSyntax, genericArguments: [TypeNameSyntax],
    arguments: [ExpressionSyntax], isStatic: Bool, isNullConditional: Bool
  ) {
    self.member = member
    self.genericArguments = genericArguments
    self.arguments = arguments
    self.isStatic = isStatic
    self.isNullConditional = isNullConditional
    super.init(.invokeMemberExpression, extent, operand: target)
  }
}

/// Is the call of the base class's constructor.
package final class BaseConstructorInvocationSyntax: ExpressionSyntax {
  package let target: VariableExpressionSyntax
  package let member: StringConstantExpressionSyntax
  package let arguments: [ExpressionSyntax]
  /// The call is written nowhere: PowerShell puts it in.
  package let isImplied: Bool

  init(
    _ extent: Extent, target: VariableExpressionSyntax, member: StringConstantExpressionSyntax, arguments: [ExpressionSyntax],
    isImplied: Bool
  ) {
    self.target = target
    self.member = member
    self.arguments = arguments
    self.isImplied = isImplied
    super.init(.baseConstructorInvocation, extent)
  }
}

/// Is `target[index]`, `target?[index]`.
package final class IndexExpressionSyntax: LeftNestedExpressionSyntax {
  package let index: ExpressionSyntax
  package let isNullConditional: Bool
  package var target: ExpressionSyntax { operand }

  init(_ extent: Extent, target: ExpressionSyntax, index: ExpressionSyntax, isNullConditional: Bool) {
    self.index = index
    self.isNullConditional = isNullConditional
    super.init(.indexExpression, extent, operand: target)
  }
}

/// Is `$name`, `${name}`, `$scope:name`, `$drive:path`, `@name`.
package final class VariableExpressionSyntax: ExpressionSyntax {
  package let path: VariablePath
  package let isSplatted: Bool

  init(_ extent: Extent, path: VariablePath, isSplatted: Bool) {
    self.path = path
    self.isSplatted = isSplatted
    super.init(.variableExpression, extent)
  }
}

/// Is `@{ key = value; … }`.
package final class HashtableSyntax: ExpressionSyntax {
  package struct Pair {
    package let key: ExpressionSyntax
    package let value: StatementSyntax

    init(key: ExpressionSyntax, value: StatementSyntax) {
      self.key = key
      self.value = value
    }
  }

  package let pairs: [Pair]

  init(_ extent: Extent, pairs: [Pair]) {
    self.pairs = pairs
    super.init(.hashtable, extent)
  }
}

/// Is `a, b, c` (and a single element where PowerShell makes one, as in an index).
package final class ArrayLiteralSyntax: ExpressionSyntax {
  package let elements: [ExpressionSyntax]

  init(_ extent: Extent, elements: [ExpressionSyntax]) {
    self.elements = elements
    super.init(.arrayLiteral, extent)
  }
}

/// Is `@( statement-list )`.
package final class ArrayExpressionSyntax: ExpressionSyntax {
  package let body: StatementBlockSyntax

  init(_ extent: Extent, body: StatementBlockSyntax) {
    self.body = body
    super.init(.arrayExpression, extent)
  }
}

/// Is `$( statement-list )`.
package final class SubExpressionSyntax: ExpressionSyntax {
  package let body: StatementBlockSyntax

  init(_ extent: Extent, body: StatementBlockSyntax) {
    self.body = body
    super.init(.subExpression, extent)
  }
}

/// Is `( pipeline )`.
package final class ParenExpressionSyntax: ExpressionSyntax {
  package let pipeline: PipelineBaseSyntax

  init(_ extent: Extent, pipeline: PipelineBaseSyntax) {
    self.pipeline = pipeline
    super.init(.parenExpression, extent)
  }
}

/// Is `$using:name` (and members of it).
package final class UsingExpressionSyntax: ExpressionSyntax {
  package let child: ExpressionSyntax

  init(_ extent: Extent, child: ExpressionSyntax) {
    self.child = child
    super.init(.usingExpression, extent)
  }
}

/// Is `{ … }` as a value.
package final class ScriptBlockExpressionSyntax: ExpressionSyntax {
  package let scriptBlock: ScriptBlockSyntax

  init(_ extent: Extent, scriptBlock: ScriptBlockSyntax) {
    self.scriptBlock = scriptBlock
    super.init(.scriptBlockExpression, extent)
  }
}

/// Is `[type]` as a value.
package final class TypeExpressionSyntax: ExpressionSyntax {
  package let typeName: TypeNameSyntax

  init(_ extent: Extent, typeName: TypeNameSyntax) {
    self.typeName = typeName
    super.init(.typeExpression, extent)
  }
}

/// Stands for an expression that could not be read.
package final class ErrorExpressionSyntax: ExpressionSyntax {
  package let nested: [SyntaxNode]

  init(_ extent: Extent, nested: [SyntaxNode]) {
    self.nested = nested
    super.init(.errorExpression, extent)
  }
}
