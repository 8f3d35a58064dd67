import Diagnostics
import Objects
import Syntax

/// The properties of tree nodes, by kind: statements and definitions here, expressions and commands in the extension.
enum AstProperties {
  typealias Property = (name: String, get: (AstObject) throws -> Value)

  static func read<Node: SyntaxNode>(_ kind: Node.Type, _ name: String, _ get: @escaping (Node, AstObject) throws -> Value) -> Property {
    (name, { object in try (object.node as? Node).map { try get($0, object) } ?? .null })
  }

  static func of(_ kind: SyntaxKind) -> [Property] {
    blocks(kind) + definitions(kind) + statements(kind) + loops(kind) + expressions(kind) + commands(kind) + types(kind)
  }

  private static func blocks(_ kind: SyntaxKind) -> [Property] {
    switch kind {
    case .scriptBlock:
      [
        read(ScriptBlockSyntax.self, "Attributes") { $1.children($0.attributes) }, read(ScriptBlockSyntax.self, "UsingStatements") { $1.children($0.usingStatements) },
        read(ScriptBlockSyntax.self, "ParamBlock") { $1.child($0.paramBlock) }, read(ScriptBlockSyntax.self, "BeginBlock") { $1.child($0.beginBlock) },
        read(ScriptBlockSyntax.self, "ProcessBlock") { $1.child($0.processBlock) }, read(ScriptBlockSyntax.self, "EndBlock") { $1.child($0.endBlock) },
        read(ScriptBlockSyntax.self, "CleanBlock") { $1.child($0.cleanBlock) }, read(ScriptBlockSyntax.self, "DynamicParamBlock") { $1.child($0.dynamicParamBlock) },
        read(ScriptBlockSyntax.self, "ScriptRequirements") { node, _ in node.requirements.map(requirements) ?? .null },
      ]
    case .namedBlock:
      [
        read(NamedBlockSyntax.self, "Unnamed") { node, _ in .bool(node.isUnnamed) }, read(NamedBlockSyntax.self, "BlockKind") { node, _ in kindValue(node.blockKind) },
        read(NamedBlockSyntax.self, "Statements") { $1.children($0.statements) }, read(NamedBlockSyntax.self, "Traps") { node, object in traps(node.traps, object) },
      ]
    case .statementBlock:
      [read(StatementBlockSyntax.self, "Statements") { $1.children($0.statements) }, read(StatementBlockSyntax.self, "Traps") { node, object in traps(node.traps, object) }]
    case .paramBlock: [read(ParamBlockSyntax.self, "Attributes") { $1.children($0.attributes) }, read(ParamBlockSyntax.self, "Parameters") { $1.children($0.parameters) }]
    case .parameter:
      [
        read(ParameterSyntax.self, "Attributes") { $1.children($0.attributes) }, read(ParameterSyntax.self, "Name") { $1.child($0.name) },
        read(ParameterSyntax.self, "DefaultValue") { $1.child($0.defaultValue) }, read(ParameterSyntax.self, "StaticType") { node, _ in staticType(node).value },
      ]
    default: []
    }
  }

  private static func traps(_ nodes: [TrapStatementSyntax], _ object: AstObject) -> Value { nodes.isEmpty ? .null : object.children(nodes) }

  private static func staticType(_ parameter: ParameterSyntax) -> TypeInfo {
    let constraint = parameter.attributes.compactMap { $0 as? TypeConstraintSyntax }.first
    return constraint.flatMap { type(of: $0.typeName) } ?? .object
  }

  /// The type that a name in brackets stands for; nil if there is none.
  static func type(of name: TypeNameSyntax) -> TypeInfo? {
    guard let engine = (ObjectRuntime.current as? EngineRuntime)?.engine else { return TypeCatalog.resolve(name.fullName) }
    return engine.findType(name.fullName, engine.global)
  }

  /// A sort of token as the enum of the language's own types.
  static func kindValue(_ kind: TokenKind) -> Value {
    Conversion.tryConvert(Value(kind.name), to: TypeCatalog.type("System.Management.Automation.Language.TokenKind")) ?? Value(kind.name)
  }

  private static func requirements(_ found: ScriptRequirements) -> Value {
    .object(CustomObject([
      "RequiredApplicationId": found.shellID.map { Value($0) } ?? .null,
      "RequiredPSVersion": found.version.map { Conversion.tryConvert(Value($0.contains(".") ? $0 : $0 + ".0"), to: TypeCatalog.type("System.Version")) ?? Value($0) } ?? .null,
      "RequiredPSEditions": Value(strings: found.editions), "RequiredModules": Value(found.modules.map { .object(CustomObject(["Name": Value($0.name)])) }),
      "RequiredAssemblies": Value(strings: found.assemblies), "IsElevationRequired": .bool(found.isElevationRequired),
    ]))
  }

  private static func definitions(_ kind: SyntaxKind) -> [Property] {
    switch kind {
    case .functionDefinition:
      [
        read(FunctionDefinitionSyntax.self, "IsFilter") { node, _ in .bool(node.sort == .filter) }, read(FunctionDefinitionSyntax.self, "IsWorkflow") { node, _ in .bool(node.sort == .workflow) },
        read(FunctionDefinitionSyntax.self, "Name") { node, _ in Value(node.name) }, read(FunctionDefinitionSyntax.self, "Parameters") { node, object in node.parameters.map { object.children($0) } ?? .null },
        read(FunctionDefinitionSyntax.self, "Body") { $1.child($0.body) },
      ]
    case .typeDefinition:
      [
        read(TypeDefinitionSyntax.self, "Name") { node, _ in Value(node.name) }, read(TypeDefinitionSyntax.self, "Attributes") { $1.children($0.attributes) },
        read(TypeDefinitionSyntax.self, "BaseTypes") { $1.children($0.baseTypes) }, read(TypeDefinitionSyntax.self, "Members") { $1.children($0.members) },
        read(TypeDefinitionSyntax.self, "IsClass") { node, _ in .bool(node.sort == .class) }, read(TypeDefinitionSyntax.self, "IsEnum") { node, _ in .bool(node.sort == .enum) },
        read(TypeDefinitionSyntax.self, "IsInterface") { node, _ in .bool(node.sort == .interface) },
      ]
    case .propertyMember:
      [
        read(PropertyMemberSyntax.self, "PropertyType") { $1.child($0.type) }, read(PropertyMemberSyntax.self, "InitialValue") { $1.child($0.initialValue) },
        read(PropertyMemberSyntax.self, "Attributes") { $1.children($0.attributes) },
      ] + members()
    case .functionMember:
      [
        read(FunctionMemberSyntax.self, "IsConstructor") { node, _ in .bool(node.isConstructor) }, read(FunctionMemberSyntax.self, "ReturnType") { $1.child($0.returnType) },
        read(FunctionMemberSyntax.self, "Parameters") { $1.children($0.parameters) }, read(FunctionMemberSyntax.self, "Body") { $1.child($0.body) },
        read(FunctionMemberSyntax.self, "Attributes") { $1.children($0.attributes) },
      ] + members()
    case .usingStatement:
      [
        read(UsingStatementSyntax.self, "UsingStatementKind") { node, _ in Value("\(node.sort)".prefix(1).uppercased() + "\(node.sort)".dropFirst()) },
        read(UsingStatementSyntax.self, "Name") { $1.child($0.name) }, read(UsingStatementSyntax.self, "Alias") { $1.child($0.alias) },
        read(UsingStatementSyntax.self, "ModuleSpecification") { $1.child($0.moduleSpecification) },
      ]
    default: []
    }
  }

  private static func members() -> [Property] {
    [
      read(MemberSyntax.self, "Name") { node, _ in Value(node.name) }, read(MemberSyntax.self, "IsStatic") { node, _ in .bool(node.isStatic) },
      read(MemberSyntax.self, "IsHidden") { node, _ in .bool(node.isHidden) }, read(MemberSyntax.self, "IsPublic") { node, _ in .bool(!node.flags.contains(.private)) },
      read(MemberSyntax.self, "IsPrivate") { node, _ in .bool(node.flags.contains(.private)) },
    ]
  }

  private static func statements(_ kind: SyntaxKind) -> [Property] {
    switch kind {
    case .ifStatement:
      [
        read(IfStatementSyntax.self, "Clauses") { node, object in Value(node.clauses.map { pair(object.child($0.condition), object.child($0.body)) }) },
        read(IfStatementSyntax.self, "ElseClause") { $1.child($0.elseBody) },
      ]
    case .switchStatement:
      [
        read(SwitchStatementSyntax.self, "Clauses") { node, object in Value(node.clauses.map { pair(object.child($0.condition), object.child($0.body)) }) },
        read(SwitchStatementSyntax.self, "Default") { $1.child($0.defaultBody) }, read(SwitchStatementSyntax.self, "Condition") { $1.child($0.condition) },
        read(SwitchStatementSyntax.self, "Label") { node, _ in node.label.map { Value($0) } ?? .null },
        read(SwitchStatementSyntax.self, "Flags") { node, _ in flags(node.flags) },
      ]
    case .tryStatement:
      [
        read(TryStatementSyntax.self, "Body") { $1.child($0.body) }, read(TryStatementSyntax.self, "CatchClauses") { $1.children($0.catchClauses) },
        read(TryStatementSyntax.self, "Finally") { $1.child($0.finallyBody) },
      ]
    case .catchClause:
      [
        read(CatchClauseSyntax.self, "CatchTypes") { $1.children($0.types) }, read(CatchClauseSyntax.self, "Body") { $1.child($0.body) },
        read(CatchClauseSyntax.self, "IsCatchAll") { node, _ in .bool(node.types.isEmpty) },
      ]
    case .trapStatement: [read(TrapStatementSyntax.self, "TrapType") { $1.child($0.type) }, read(TrapStatementSyntax.self, "Body") { $1.child($0.body) }]
    case .breakStatement: [read(BreakStatementSyntax.self, "Label") { $1.child($0.label) }]
    case .continueStatement: [read(ContinueStatementSyntax.self, "Label") { $1.child($0.label) }]
    case .returnStatement: [read(ReturnStatementSyntax.self, "Pipeline") { $1.child($0.pipeline) }]
    case .exitStatement: [read(ExitStatementSyntax.self, "Pipeline") { $1.child($0.pipeline) }]
    case .throwStatement:
      [read(ThrowStatementSyntax.self, "Pipeline") { $1.child($0.pipeline) }, read(ThrowStatementSyntax.self, "IsRethrow") { node, object in .bool(node.pipeline == nil && object.isInCatch) }]
    case .dataStatement:
      [
        read(DataStatementSyntax.self, "Variable") { node, _ in node.variable.map { Value($0) } ?? .null },
        read(DataStatementSyntax.self, "CommandsAllowed") { $1.children($0.commandsAllowed) }, read(DataStatementSyntax.self, "Body") { $1.child($0.body) },
      ]
    case .blockStatement: [read(BlockStatementSyntax.self, "Body") { $1.child($0.body) }]
    default: []
    }
  }

  private static func flags(_ flags: SwitchStatementSyntax.Flags) -> Value {
    let names: [(SwitchStatementSyntax.Flags, String)] = [(.file, "File"), (.regex, "Regex"), (.wildcard, "Wildcard"), (.exact, "Exact"), (.caseSensitive, "CaseSensitive"), (.parallel, "Parallel")]
    let given = names.filter { flags.contains($0.0) }.map(\.1)
    return Value(given.isEmpty ? "None" : given.joined(separator: ", "))
  }

  /// Two nodes that belong together, as the pairs of .NET have them.
  static func pair(_ first: Value, _ second: Value) -> Value {
    (try? Members.invokeStatic(TypeCatalog.type("System.Tuple"), "Create", [first, second])) ?? .null
  }

  private static func loops(_ kind: SyntaxKind) -> [Property] {
    let label = read(LabeledStatementSyntax.self, "Label") { node, _ in node.label.map { Value($0) } ?? .null }
    switch kind {
    case .forEachStatement:
      return [
        label, read(ForEachStatementSyntax.self, "Variable") { $1.child($0.variable) }, read(ForEachStatementSyntax.self, "Condition") { $1.child($0.collection) },
        read(ForEachStatementSyntax.self, "Body") { $1.child($0.body) }, read(ForEachStatementSyntax.self, "ThrottleLimit") { $1.child($0.throttleLimit) },
        read(ForEachStatementSyntax.self, "Flags") { node, _ in Value(node.isParallel ? "Parallel" : "None") },
      ]
    case .forStatement:
      return [
        label, read(ForStatementSyntax.self, "Initializer") { $1.child($0.initializer) }, read(ForStatementSyntax.self, "Iterator") { $1.child($0.iterator) },
        read(ForStatementSyntax.self, "Condition") { $1.child($0.condition) }, read(ForStatementSyntax.self, "Body") { $1.child($0.body) },
      ]
    case .whileStatement: return [label, read(WhileStatementSyntax.self, "Condition") { $1.child($0.condition) }, read(WhileStatementSyntax.self, "Body") { $1.child($0.body) }]
    case .doWhileStatement: return [label, read(DoWhileStatementSyntax.self, "Condition") { $1.child($0.condition) }, read(DoWhileStatementSyntax.self, "Body") { $1.child($0.body) }]
    case .doUntilStatement: return [label, read(DoUntilStatementSyntax.self, "Condition") { $1.child($0.condition) }, read(DoUntilStatementSyntax.self, "Body") { $1.child($0.body) }]
    default: return []
    }
  }
}
