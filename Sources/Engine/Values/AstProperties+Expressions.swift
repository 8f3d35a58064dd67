import Diagnostics
import Objects
import Syntax

/// The properties of expressions, commands and type names.
extension AstProperties {
  static func expressions(_ kind: SyntaxKind) -> [Property] {
    switch kind {
    case .constantExpression: [read(ConstantExpressionSyntax.self, "Value") { node, _ in Compiler.constant(node.value) }]
    case .stringConstantExpression:
      [read(StringConstantExpressionSyntax.self, "Value") { node, _ in Value(node.value) }, read(StringConstantExpressionSyntax.self, "StringConstantType") { node, _ in stringKind(node.stringKind) }]
    case .expandableStringExpression:
      [
        read(ExpandableStringExpressionSyntax.self, "Value") { node, _ in Value(node.value) }, read(ExpandableStringExpressionSyntax.self, "StringConstantType") { node, _ in stringKind(node.stringKind) },
        read(ExpandableStringExpressionSyntax.self, "NestedExpressions") { $1.children($0.nestedExpressions) },
      ]
    case .variableExpression:
      [read(VariableExpressionSyntax.self, "VariablePath") { node, _ in .object(VariablePathObject(node.path)) }, read(VariableExpressionSyntax.self, "Splatted") { node, _ in .bool(node.isSplatted) }]
    case .binaryExpression:
      [
        read(BinaryExpressionSyntax.self, "Operator") { node, _ in kindValue(node.binaryOperator) }, read(BinaryExpressionSyntax.self, "Left") { $1.child($0.left) },
        read(BinaryExpressionSyntax.self, "Right") { $1.child($0.right) }, read(BinaryExpressionSyntax.self, "ErrorPosition") { .object(ExtentObject($0.operatorExtent, $1.source)) },
      ]
    case .unaryExpression: [read(UnaryExpressionSyntax.self, "TokenKind") { node, _ in kindValue(node.unaryOperator) }, read(UnaryExpressionSyntax.self, "Child") { $1.child($0.child) }]
    case .ternaryExpression:
      [
        read(TernaryExpressionSyntax.self, "Condition") { $1.child($0.condition) }, read(TernaryExpressionSyntax.self, "IfTrue") { $1.child($0.ifTrue) },
        read(TernaryExpressionSyntax.self, "IfFalse") { $1.child($0.ifFalse) },
      ]
    case .attributedExpression: [read(AttributedExpressionSyntax.self, "Attribute") { $1.child($0.attribute) }, read(AttributedExpressionSyntax.self, "Child") { $1.child($0.child) }]
    case .convertExpression:
      [
        read(ConvertExpressionSyntax.self, "Type") { $1.child($0.type) }, read(ConvertExpressionSyntax.self, "Attribute") { $1.child($0.type) }, read(ConvertExpressionSyntax.self, "Child") { $1.child($0.child) },
        read(ConvertExpressionSyntax.self, "StaticType") { node, _ in (type(of: node.type.typeName) ?? .object).value },
      ]
    case .memberExpression:
      [
        read(MemberExpressionSyntax.self, "Expression") { $1.child($0.target) }, read(MemberExpressionSyntax.self, "Member") { $1.child($0.member) },
        read(MemberExpressionSyntax.self, "Static") { node, _ in .bool(node.isStatic) }, read(MemberExpressionSyntax.self, "NullConditional") { node, _ in .bool(node.isNullConditional) },
      ]
    case .invokeMemberExpression:
      [
        read(InvokeMemberExpressionSyntax.self, "Expression") { $1.child($0.target) }, read(InvokeMemberExpressionSyntax.self, "Member") { $1.child($0.member) },
        read(InvokeMemberExpressionSyntax.self, "Arguments") { node, object in node.arguments.isEmpty ? .null : object.children(node.arguments) },
        read(InvokeMemberExpressionSyntax.self, "Static") { node, _ in .bool(node.isStatic) }, read(InvokeMemberExpressionSyntax.self, "NullConditional") { node, _ in .bool(node.isNullConditional) },
        read(InvokeMemberExpressionSyntax.self, "GenericTypeArguments") { node, object in node.genericArguments.isEmpty ? .null : object.children(node.genericArguments) },
      ]
    case .indexExpression:
      [
        read(IndexExpressionSyntax.self, "Target") { $1.child($0.target) }, read(IndexExpressionSyntax.self, "Index") { $1.child($0.index) },
        read(IndexExpressionSyntax.self, "NullConditional") { node, _ in .bool(node.isNullConditional) },
      ]
    case .hashtable: [read(HashtableSyntax.self, "KeyValuePairs") { node, object in Value(node.pairs.map { pair(object.child($0.key), object.child($0.value)) }) }]
    case .arrayLiteral: [read(ArrayLiteralSyntax.self, "Elements") { $1.children($0.elements) }]
    case .arrayExpression: [read(ArrayExpressionSyntax.self, "SubExpression") { $1.child($0.body) }]
    case .subExpression: [read(SubExpressionSyntax.self, "SubExpression") { $1.child($0.body) }]
    case .parenExpression: [read(ParenExpressionSyntax.self, "Pipeline") { $1.child($0.pipeline) }]
    case .usingExpression: [read(UsingExpressionSyntax.self, "SubExpression") { $1.child($0.child) }]
    case .scriptBlockExpression: [read(ScriptBlockExpressionSyntax.self, "ScriptBlock") { $1.child($0.scriptBlock) }]
    case .typeExpression: [read(TypeExpressionSyntax.self, "TypeName") { $1.child($0.typeName) }]
    default: []
    }
  }

  private static func stringKind(_ kind: StringConstantKind) -> Value {
    let name = switch kind {
    case .bareWord: "BareWord"
    case .singleQuoted: "SingleQuoted"
    case .doubleQuoted: "DoubleQuoted"
    case .singleQuotedHereString: "SingleQuotedHereString"
    case .doubleQuotedHereString: "DoubleQuotedHereString"
    }
    return Conversion.tryConvert(Value(name), to: TypeCatalog.type("System.Management.Automation.Language.StringConstantType")) ?? Value(name)
  }

  static func commands(_ kind: SyntaxKind) -> [Property] {
    let redirections = read(CommandBaseSyntax.self, "Redirections") { $1.children($0.redirections) }
    switch kind {
    case .pipeline:
      return [read(PipelineSyntax.self, "PipelineElements") { $1.children($0.elements) }, read(PipelineSyntax.self, "Background") { node, _ in .bool(node.isBackground) }]
    case .pipelineChain:
      return [
        read(PipelineChainSyntax.self, "LhsPipelineChain") { $1.child($0.left) }, read(PipelineChainSyntax.self, "RhsPipeline") { $1.child($0.right) },
        read(PipelineChainSyntax.self, "Operator") { node, _ in kindValue(node.chainOperator) }, read(PipelineChainSyntax.self, "Background") { node, _ in .bool(node.isBackground) },
      ]
    case .command:
      return [
        read(CommandSyntax.self, "CommandElements") { $1.children($0.elements) }, read(CommandSyntax.self, "InvocationOperator") { node, _ in kindValue(node.invocationOperator) }, redirections,
      ]
    case .commandExpression: return [read(CommandExpressionSyntax.self, "Expression") { $1.child($0.expression) }, redirections]
    case .commandParameter:
      return [
        read(CommandParameterSyntax.self, "ParameterName") { node, _ in Value(node.name) }, read(CommandParameterSyntax.self, "Argument") { $1.child($0.argument) },
        read(CommandParameterSyntax.self, "ErrorPosition") { .object(ExtentObject($0.errorExtent, $1.source)) },
      ]
    case .assignmentStatement:
      return [
        read(AssignmentStatementSyntax.self, "Left") { $1.child($0.left) }, read(AssignmentStatementSyntax.self, "Operator") { node, _ in kindValue(node.assignmentOperator) },
        read(AssignmentStatementSyntax.self, "Right") { $1.child($0.right) }, read(AssignmentStatementSyntax.self, "ErrorPosition") { .object(ExtentObject($0.operatorExtent, $1.source)) },
      ]
    case .fileRedirection:
      return [
        read(FileRedirectionSyntax.self, "Location") { $1.child($0.location) }, read(FileRedirectionSyntax.self, "Append") { node, _ in .bool(node.isAppend) },
        read(FileRedirectionSyntax.self, "FromStream") { node, _ in stream(node.stream) },
      ]
    case .mergingRedirection:
      return [read(MergingRedirectionSyntax.self, "FromStream") { node, _ in stream(node.stream) }, read(MergingRedirectionSyntax.self, "ToStream") { node, _ in stream(node.target) }]
    default: return []
    }
  }

  private static func stream(_ stream: RedirectionStream) -> Value { Value("\(stream)".prefix(1).uppercased() + "\(stream)".dropFirst()) }

  static func types(_ kind: SyntaxKind) -> [Property] {
    switch kind {
    case .attribute:
      [
        read(AttributeSyntax.self, "TypeName") { $1.child($0.typeName) }, read(AttributeSyntax.self, "PositionalArguments") { $1.children($0.positionalArguments) },
        read(AttributeSyntax.self, "NamedArguments") { $1.children($0.namedArguments) },
      ]
    case .namedAttributeArgument:
      [
        read(NamedAttributeArgumentSyntax.self, "ArgumentName") { node, _ in Value(node.name) }, read(NamedAttributeArgumentSyntax.self, "Argument") { $1.child($0.argument) },
        read(NamedAttributeArgumentSyntax.self, "ExpressionOmitted") { node, _ in .bool(node.isExpressionOmitted) },
      ]
    case .typeConstraint: [read(TypeConstraintSyntax.self, "TypeName") { $1.child($0.typeName) }]
    case .simpleTypeName, .arrayTypeName, .genericTypeName:
      [
        read(TypeNameSyntax.self, "FullName") { node, _ in Value(node.fullName) },
        read(TypeNameSyntax.self, "Name") { node, _ in Value((node as? SimpleTypeNameSyntax)?.name ?? node.fullName) },
        read(TypeNameSyntax.self, "AssemblyName") { node, _ in (node as? SimpleTypeNameSyntax)?.assemblyName.map { Value($0) } ?? .null },
        read(TypeNameSyntax.self, "IsArray") { node, _ in .bool(kind == .arrayTypeName) }, read(TypeNameSyntax.self, "IsGeneric") { node, _ in .bool(kind == .genericTypeName) },
        read(TypeNameSyntax.self, "Extent") { .object(ExtentObject($0.extent, $1.source)) },
        read(TypeNameSyntax.self, "ElementType") { $1.child(($0 as? ArrayTypeNameSyntax)?.elementType) },
        read(TypeNameSyntax.self, "GenericArguments") { $1.children(($0 as? GenericTypeNameSyntax)?.arguments ?? []) },
      ]
    default: []
    }
  }
}
