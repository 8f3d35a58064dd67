import Diagnostics
import Objects
import Syntax

/// The types of tree nodes, with the properties that scripts ask for most.
enum AstTypes {
  private static let prefix = "System.Management.Automation.Language."

  private static let ast = TypeInfo(prefix + "Ast", base: .object, members: { members in
    members.property("Extent", "System.Management.Automation.Language.IScriptExtent", get: { own($0).map { .object(ExtentObject($0.node.extent, $0.source)) } ?? .null })
    members.property("Parent", "System.Management.Automation.Language.Ast", get: { own($0)?.parent.map { .object($0) } ?? .null })
    members.method("System.Collections.Generic.IEnumerable[System.Management.Automation.Language.Ast] FindAll(scriptblock predicate, bool searchNestedScriptBlocks)") { target, arguments in
      guard let block = arguments[0].unwrapped.asObject else { return .null }
      return Value(try own(target)?.findAll(block, nested: arguments[1].isTrue) ?? [])
    }
    members.method("System.Management.Automation.Language.Ast Find(scriptblock predicate, bool searchNestedScriptBlocks)") { target, arguments in
      guard let block = arguments[0].unwrapped.asObject else { return .null }
      return try own(target)?.findAll(block, nested: arguments[1].isTrue, firstOnly: true).first ?? .null
    }
  })
  private static let statement = TypeInfo(prefix + "StatementAst", base: ast)
  private static let expression = TypeInfo(prefix + "ExpressionAst", base: ast)
  nonisolated(unsafe) private static var types: [SyntaxKind: TypeInfo] = [:]

  /// Seventy types that hardly any script names: made when one does.
  static func register() {
    if types.isEmpty { TypeCatalog.deferRegistration(of: prefix, registerAll) }
  }

  private static func registerAll() {
    for type in [ast, statement, expression, ExtentObject.info, LanguageParser.info, LanguageParser.errorInfo] + TokenObject.types { TypeCatalog.register(type) }
    var raw: UInt8 = 0
    while let kind = SyntaxKind(rawValue: raw) {
      let made = TypeInfo(prefix + name(kind), base: base(kind), members: { members in
        for (name, get) in properties(kind) { members.property(name, "System.Object", get: { try own($0).map(get) ?? .null }) }
        if kind == .command { members.method("string GetCommandName()") { target, _ in own(target).map(commandName) ?? .null } }
      })
      types[kind] = made
      TypeCatalog.register(made)
      raw += 1
    }
  }

  static func type(of node: SyntaxNode) -> TypeInfo {
    if types.isEmpty { TypeCatalog.registerDeferred() }
    return types[node.kind] ?? ast
  }

  private static func own(_ target: Value) -> AstObject? { target.unwrapped.asObject as? AstObject }

  private static func name(_ kind: SyntaxKind) -> String {
    let word = "\(kind)"
    return word.prefix(1).uppercased() + word.dropFirst() + "Ast"
  }

  private static func base(_ kind: SyntaxKind) -> TypeInfo {
    let word = "\(kind)"
    if word.hasSuffix("Expression") && kind != .commandExpression || [.hashtable, .arrayLiteral].contains(kind) { return expression }
    if word.hasSuffix("Statement") || word.hasSuffix("Definition") || [.pipeline, .pipelineChain, .command, .commandExpression].contains(kind) { return statement }
    return ast
  }

  private static func path(_ path: VariablePath) -> Value {
    .object(CustomObject(["UserPath": Value(path.drive.map { "\($0):\(path.name)" } ?? (path.scope == .unqualified ? path.name : "\(path.scope):\(path.name)")), "IsUnqualified": .bool(path.scope == .unqualified)]))
  }

  private typealias Property = (String, (AstObject) throws -> Value)

  private static func read<Node: SyntaxNode>(_ kind: Node.Type, _ name: String, _ get: @escaping (Node, AstObject) throws -> Value) -> Property {
    (name, { object in try (object.node as? Node).map { try get($0, object) } ?? .null })
  }

  private static func properties(_ kind: SyntaxKind) -> [Property] {
    switch kind {
    case .scriptBlock:
      [
        read(ScriptBlockSyntax.self, "ParamBlock") { $1.child($0.paramBlock) }, read(ScriptBlockSyntax.self, "BeginBlock") { $1.child($0.beginBlock) },
        read(ScriptBlockSyntax.self, "ProcessBlock") { $1.child($0.processBlock) }, read(ScriptBlockSyntax.self, "EndBlock") { $1.child($0.endBlock) },
        read(ScriptBlockSyntax.self, "DynamicParamBlock") { $1.child($0.dynamicParamBlock) }, read(ScriptBlockSyntax.self, "UsingStatements") { $1.children($0.usingStatements) },
      ]
    case .namedBlock: [read(NamedBlockSyntax.self, "Statements") { $1.children($0.statements) }]
    case .statementBlock: [read(StatementBlockSyntax.self, "Statements") { $1.children($0.statements) }]
    case .paramBlock: [read(ParamBlockSyntax.self, "Parameters") { $1.children($0.parameters) }, read(ParamBlockSyntax.self, "Attributes") { $1.children($0.attributes) }]
    case .parameter:
      [
        read(ParameterSyntax.self, "Name") { $1.child($0.name) }, read(ParameterSyntax.self, "DefaultValue") { $1.child($0.defaultValue) },
        read(ParameterSyntax.self, "Attributes") { $1.children($0.attributes) },
      ]
    case .functionDefinition:
      [
        read(FunctionDefinitionSyntax.self, "Name") { node, _ in Value(node.name) }, read(FunctionDefinitionSyntax.self, "Body") { $1.child($0.body) },
        read(FunctionDefinitionSyntax.self, "Parameters") { $1.children($0.parameters ?? []) }, read(FunctionDefinitionSyntax.self, "IsFilter") { node, _ in .bool(node.sort == .filter) },
      ]
    case .typeDefinition: [read(TypeDefinitionSyntax.self, "Name") { node, _ in Value(node.name) }, read(TypeDefinitionSyntax.self, "Members") { $1.children($0.members) }]
    default: expressions(kind)
    }
  }

  private static func expressions(_ kind: SyntaxKind) -> [Property] {
    switch kind {
    case .pipeline: [read(PipelineSyntax.self, "PipelineElements") { $1.children($0.elements) }]
    case .command: [read(CommandSyntax.self, "CommandElements") { $1.children($0.elements) }]
    case .commandExpression: [read(CommandExpressionSyntax.self, "Expression") { $1.child($0.expression) }]
    case .commandParameter:
      [read(CommandParameterSyntax.self, "ParameterName") { node, _ in Value(node.name) }, read(CommandParameterSyntax.self, "Argument") { $1.child($0.argument) }]
    case .stringConstantExpression: [read(StringConstantExpressionSyntax.self, "Value") { node, _ in Value(node.value) }]
    case .constantExpression: [read(ConstantExpressionSyntax.self, "Value") { node, _ in Compiler.constant(node.value) }]
    case .variableExpression:
      [read(VariableExpressionSyntax.self, "VariablePath") { node, _ in path(node.path) }, read(VariableExpressionSyntax.self, "Splatted") { node, _ in .bool(node.isSplatted) }]
    case .assignmentStatement: [read(AssignmentStatementSyntax.self, "Left") { $1.child($0.left) }, read(AssignmentStatementSyntax.self, "Right") { $1.child($0.right) }]
    case .binaryExpression: [read(BinaryExpressionSyntax.self, "Left") { $1.child($0.left) }, read(BinaryExpressionSyntax.self, "Right") { $1.child($0.right) }]
    case .memberExpression: [read(MemberExpressionSyntax.self, "Expression") { $1.child($0.target) }, read(MemberExpressionSyntax.self, "Member") { $1.child($0.member) }]
    case .invokeMemberExpression:
      [
        read(InvokeMemberExpressionSyntax.self, "Expression") { $1.child($0.target) }, read(InvokeMemberExpressionSyntax.self, "Member") { $1.child($0.member) },
        read(InvokeMemberExpressionSyntax.self, "Arguments") { $1.children($0.arguments) },
      ]
    default: []
    }
  }

  /// The name that a command is called by; null if it is computed.
  static func commandName(_ object: AstObject) -> Value {
    ((object.node as? CommandSyntax)?.elements.first as? StringConstantExpressionSyntax).map { Value($0.value) } ?? .null
  }
}
