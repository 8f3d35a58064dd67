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
    members.method("void Visit(System.Management.Automation.Language.AstVisitor astVisitor)") { target, arguments in
      if let object = own(target) { try AstVisitor.walk(object, arguments[0]) }
      return .void
    }
    members.method("System.Object SafeGetValue()") { target, _ in try own(target)?.safeValue() ?? .null }
    members.method("System.Management.Automation.Language.Ast Copy()") { target, _ in own(target).map { .object(AstObject($0.node, $0.source)) } ?? .null }
  })

  /// The abstract types between `Ast` and those of nodes, by name.
  private static let abstract: [String: TypeInfo] = {
    var made: [String: TypeInfo] = ["Ast": ast]
    for (name, base) in [
      ("StatementAst", "Ast"), ("PipelineBaseAst", "StatementAst"), ("ChainableAst", "PipelineBaseAst"), ("CommandBaseAst", "StatementAst"),
      ("CommandElementAst", "Ast"), ("ExpressionAst", "CommandElementAst"), ("AttributeBaseAst", "Ast"), ("RedirectionAst", "Ast"), ("MemberAst", "Ast"),
      ("LabeledStatementAst", "StatementAst"), ("LoopStatementAst", "LabeledStatementAst"),
    ] { made[name] = TypeInfo(prefix + name, base: made[base] ?? ast, traits: .abstract) }
    return made
  }()
  nonisolated(unsafe) private static var types: [SyntaxKind: TypeInfo] = [:]

  /// Seventy types that hardly any script names: made when one does.
  static func register() {
    if types.isEmpty { TypeCatalog.deferRegistration(of: prefix, registerAll) }
  }

  private static func registerAll() {
    for type in Array(abstract.values) + AstVisitor.types + CodeGeneration.types + [ExtentObject.info, VariablePathObject.info, LanguageParser.info, LanguageParser.errorInfo] + TokenObject.types { TypeCatalog.register(type) }
    var raw: UInt8 = 0
    while let kind = SyntaxKind(rawValue: raw) {
      register(kind)
      raw += 1
    }
  }

  @discardableResult private static func register(_ kind: SyntaxKind) -> TypeInfo {
    if let known = types[kind] { return known }
    let made = TypeInfo(prefix + name(kind), base: base(kind), members: { members in
      for (name, get) in AstProperties.of(kind) { members.property(name, "System.Object", get: { try own($0).map(get) ?? .null }) }
      AstMethods.declare(kind, &members)
    })
    types[kind] = made
    TypeCatalog.register(made)
    return made
  }

  static func type(of node: SyntaxNode) -> TypeInfo {
    if types.isEmpty { TypeCatalog.registerDeferred() }
    return types[node.kind] ?? ast
  }

  static func own(_ target: Value) -> AstObject? { target.unwrapped.asObject as? AstObject }

  private static func name(_ kind: SyntaxKind) -> String {
    switch kind {
    case .simpleTypeName: return "TypeName"
    case .arrayTypeName: return "ArrayTypeName"
    case .genericTypeName: return "GenericTypeName"
    case .baseConstructorInvocation: return "BaseCtorInvokeMemberExpressionAst"
    default:
      let word = "\(kind)"
      return word.prefix(1).uppercased() + word.dropFirst() + "Ast"
    }
  }

  private static func base(_ kind: SyntaxKind) -> TypeInfo {
    let name: String
    switch kind {
    case .simpleTypeName, .arrayTypeName, .genericTypeName: return .object
    case .convertExpression: return register(.attributedExpression)
    case .invokeMemberExpression: return register(.memberExpression)
    case .baseConstructorInvocation: return register(.invokeMemberExpression)
    case .stringConstantExpression: return register(.constantExpression)
    case .pipeline, .pipelineChain: name = "ChainableAst"
    case .assignmentStatement, .errorStatement: name = "PipelineBaseAst"
    case .command, .commandExpression: name = "CommandBaseAst"
    case .commandParameter: name = "CommandElementAst"
    case .fileRedirection, .mergingRedirection: name = "RedirectionAst"
    case .attribute, .typeConstraint: name = "AttributeBaseAst"
    case .propertyMember, .functionMember: name = "MemberAst"
    case .forEachStatement, .forStatement, .whileStatement, .doWhileStatement, .doUntilStatement: name = "LoopStatementAst"
    case .switchStatement: name = "LabeledStatementAst"
    case .hashtable, .arrayLiteral, .errorExpression: name = "ExpressionAst"
    default:
      let word = "\(kind)"
      name = word.hasSuffix("Expression") ? "ExpressionAst" : word.hasSuffix("Statement") || word.hasSuffix("Definition") ? "StatementAst" : "Ast"
    }
    return abstract[name] ?? ast
  }
}
