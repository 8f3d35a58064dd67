import Diagnostics

/// Prints errors, tree and tokens line by line, as the conformance cases hold them.
package struct TreeDumper {
  let source: SourceText
  private(set) var output = ""
  private var depth = 0

  private init(_ source: SourceText) { self.source = source }

  /// Prints the errors and the tree.
  package static func tree(_ result: ParseResult) -> String {
    var dumper = TreeDumper(result.source)
    dumper.errors(result.errorsByPlace)
    dumper.node(result.root)
    return dumper.output
  }

  /// Prints the errors only.
  package static func errors(_ result: ParseResult) -> String {
    var dumper = TreeDumper(result.source)
    dumper.errors(result.errorsByPlace)
    return dumper.output
  }

  /// Prints the tokens; those in an expandable string below it.
  package static func tokens(_ result: ParseResult) -> String {
    var dumper = TreeDumper(result.source)
    dumper.tokens(result.tokens, result)
    return dumper.output
  }

  func units(_ offset: Int32) -> Int {
    let offset = Int(offset)
    return source.utf16Offset(of: offset) + max(0, offset - source.count)
  }

  func span(_ extent: Extent) -> String { "\(units(extent.start))-\(units(extent.end))" }

  private mutating func errors(_ errors: [Diagnostic]) {
    output += "errors \(errors.count)\n"
    for error in errors {
      let position = source.position(at: min(Int(error.extent.start), source.count))
      let beyond = max(0, Int(error.extent.start) - source.count)
      output += "error \(error.id) \(position.line):\(position.column + beyond) \(span(error.extent))"
      output += error.isIncomplete ? " incomplete\n" : "\n"
    }
  }

  private mutating func tokens(_ tokens: [Token], _ result: ParseResult) {
    for token in tokens {
      output += String(repeating: "  ", count: depth) + "\(token.kind.name) \(span(token.extent))\n"
      let nested = result.nestedTokens(of: token)
      if !nested.isEmpty {
        depth += 1
        self.tokens(nested, result)
        depth -= 1
      }
    }
  }

  // MARK: The tree

  /// Quotes a text: `"` and `\` escaped, what is not printable ASCII as UTF-16 units.
  func quoted(_ text: String) -> String {
    var result = "\""
    for unit in text.utf16 {
      switch unit {
      case 0x22: result += "\\\""
      case 0x5C: result += "\\\\"
      case 0x20...0x7E: result.unicodeScalars.append(Unicode.Scalar(UInt8(unit)))
      default:
        let digits = String(unit, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }
    }
    return result + "\""
  }

  private mutating func line(_ label: String?, _ type: String, _ extent: Extent, _ values: [String]) {
    output += String(repeating: "  ", count: depth)
    if let label { output += label + ": " }
    output += type + " " + span(extent)
    for value in values { output += " " + value }
    output += "\n"
  }

  typealias Child = (label: String?, node: SyntaxNode)

  /// A chain such as `1+1+1…` may be millions of nodes deep: no recursion, and what is deeper than this is not printed.
  private static let deepest = 5_000

  private mutating func node(_ root: SyntaxNode) {
    var waiting: [(child: Child, depth: Int)] = [((nil, root), 0)]
    while let (child, depth) = waiting.popLast() {
      self.depth = depth
      let (type, values, children) = describe(child.node)
      line(child.label, type, child.node.extent, values)
      self.depth = depth + 1
      if let block = child.node as? ScriptBlockSyntax, let requirements = block.requirements { self.requirements(requirements) }
      if depth >= Self.deepest { continue }
      for child in children.reversed() { waiting.append((child, depth + 1)) }
    }
    depth = 0
  }

  private mutating func requirements(_ needs: ScriptRequirements) {
    func put(_ dumper: inout TreeDumper, _ text: String) {
      dumper.output += String(repeating: "  ", count: dumper.depth) + "requires " + text + "\n"
    }
    if let version = needs.version { put(&self, "version \(version)") }
    for edition in needs.editions { put(&self, "edition \(quoted(edition))") }
    for module in needs.modules {
      var text = "module \(quoted(module.name))"
      if let version = module.version { text += " version \(version)" }
      if let version = module.requiredVersion { text += " required \(version)" }
      if let version = module.maximumVersion { text += " maximum \(version)" }
      if let guid = module.guid { text += " guid \(guid)" }
      put(&self, text)
    }
    for assembly in needs.assemblies { put(&self, "assembly \(quoted(assembly))") }
    if let shell = needs.shellID { put(&self, "shell \(quoted(shell))") }
    if needs.isElevationRequired { put(&self, "admin") }
  }

  func plain(_ nodes: [SyntaxNode]) -> [Child] { nodes.map { (nil, $0) } }
  func labeled(_ label: String, _ nodes: SyntaxNode?...) -> [Child] { nodes.compactMap { $0 }.map { (label, $0) } }
  func labeled(_ label: String, all nodes: [SyntaxNode]) -> [Child] { nodes.map { (label, $0) } }

  func describe(_ node: SyntaxNode) -> (String, [String], [Child]) {
    switch node {
    case let node as ExpressionSyntax: return describe(expression: node)
    case let node as StatementSyntax: return describe(statement: node)
    case let node as ScriptBlockSyntax:
      return ("ScriptBlock", [], plain(node.usingStatements) + plain(node.attributes) + plain([node.paramBlock].compactMap { $0 }) + plain(node.namedBlocks))
    case let node as NamedBlockSyntax:
      return ("NamedBlock", [node.blockKind.name] + (node.isUnnamed ? ["unnamed"] : []), plain(node.traps) + plain(node.statements))
    case let node as StatementBlockSyntax: return ("StatementBlock", [], plain(node.traps) + plain(node.statements))
    case let node as ParamBlockSyntax: return ("ParamBlock", [], plain(node.attributes) + plain(node.parameters))
    case let node as ParameterSyntax:
      return ("Parameter", [], plain(node.attributes) + labeled("name", node.name) + labeled("default", node.defaultValue))
    case let node as AttributeSyntax:
      return ("Attribute", [], plain([node.typeName]) + plain(node.positionalArguments) + plain(node.namedArguments))
    case let node as NamedAttributeArgumentSyntax:
      return ("NamedAttributeArgument", [quoted(node.name)] + (node.isExpressionOmitted ? ["omitted"] : []), node.isExpressionOmitted ? [] : plain([node.argument]))
    case let node as TypeConstraintSyntax: return ("TypeConstraint", [], plain([node.typeName]))
    case let node as SimpleTypeNameSyntax:
      return ("TypeName", [quoted(node.name)] + (node.assemblyName.map { ["assembly", quoted($0)] } ?? []), [])
    case let node as ArrayTypeNameSyntax: return ("ArrayTypeName", ["\(node.rank)"], plain([node.elementType]))
    case let node as GenericTypeNameSyntax:
      return ("GenericTypeName", [], plain([node.genericType]) + labeled("arg", all: node.arguments))
    case let node as PropertyMemberSyntax:
      return (
        "PropertyMember", words(node.flags) + [quoted(node.name)],
        plain(node.attributes) + labeled("type", node.type) + labeled("initial", node.initialValue)
      )
    case let node as FunctionMemberSyntax:
      return (
        "FunctionMember", words(node.flags) + (node.isConstructor ? ["constructor"] : []) + [quoted(node.name)],
        plain(node.attributes) + labeled("return", node.returnType) + plain(node.parameters) + labeled("body", node.body)
      )
    case let node as CatchClauseSyntax: return ("CatchClause", [], plain(node.types) + labeled("body", node.body))
    case let node as CommandParameterSyntax: return ("CommandParameter", [quoted(node.name)], plain([node.argument].compactMap { $0 }))
    case let node as FileRedirectionSyntax:
      return ("FileRedirection", [name(node.stream)] + (node.isAppend ? ["append"] : []), plain([node.location]))
    case let node as MergingRedirectionSyntax: return ("MergingRedirection", [name(node.stream), name(node.target)], [])
    default: return ("Unknown", [], [])
    }
  }

  func words(_ flags: MemberFlags) -> [String] {
    var result: [String] = []
    if flags.contains(.hidden) { result.append("hidden") }
    if flags.contains(.literal) { result.append("literal") }
    if flags.contains(.private) { result.append("private") }
    if flags.contains(.public) { result.append("public") }
    if flags.contains(.static) { result.append("static") }
    return result
  }

  func name(_ stream: RedirectionStream) -> String {
    let own = "\(stream)"
    return own.prefix(1).uppercased() + own.dropFirst()
  }

  func labelValue(_ label: String?) -> [String] { label.map { ["label", quoted($0)] } ?? [] }

  func describe(statement node: StatementSyntax) -> (String, [String], [Child]) {
    switch node {
    case let node as PipelineSyntax: return ("Pipeline", node.isBackground ? ["background"] : [], plain(node.elements))
    case let node as PipelineChainSyntax:
      return ("PipelineChain", [node.chainOperator.name] + (node.isBackground ? ["background"] : []), plain([node.left, node.right]))
    case let node as CommandSyntax:
      return ("Command", node.invocationOperator == .unknown ? [] : [node.invocationOperator.name], plain(node.elements) + plain(node.redirections))
    case let node as CommandExpressionSyntax: return ("CommandExpression", [], plain([node.expression]) + plain(node.redirections))
    case let node as AssignmentStatementSyntax: return ("AssignmentStatement", [node.assignmentOperator.name], plain([node.left, node.right]))
    case let node as TypeDefinitionSyntax:
      return ("TypeDefinition", ["\(node.sort)", quoted(node.name)], plain(node.attributes) + labeled("base", all: node.baseTypes) + plain(node.members))
    case let node as FunctionDefinitionSyntax:
      return ("FunctionDefinition", ["\(node.sort)", quoted(node.name)], plain(node.parameters ?? []) + labeled("body", node.body))
    case let node as UsingStatementSyntax:
      let sort = "\(node.sort)"
      return (
        "UsingStatement", [sort.prefix(1).uppercased() + sort.dropFirst()],
        labeled("name", node.name) + labeled("alias", node.alias) + labeled("spec", node.moduleSpecification)
      )
    case let node as IfStatementSyntax:
      let clauses = node.clauses.flatMap { labeled("if", $0.condition) + labeled("then", $0.body) }
      return ("IfStatement", [], clauses + labeled("else", node.elseBody))
    case let node as DataStatementSyntax:
      return ("DataStatement", node.variable.map { [quoted($0)] } ?? [], labeled("allowed", all: node.commandsAllowed) + labeled("body", node.body))
    case let node as ForEachStatementSyntax:
      return (
        "ForEachStatement", labelValue(node.label) + (node.isParallel ? ["parallel"] : []),
        labeled("throttle", node.throttleLimit) + labeled("variable", node.variable) + labeled("in", node.collection) + labeled("body", node.body)
      )
    case let node as ForStatementSyntax:
      return (
        "ForStatement", labelValue(node.label),
        labeled("init", node.initializer) + labeled("while", node.condition) + labeled("next", node.iterator) + labeled("body", node.body)
      )
    case let node as WhileStatementSyntax:
      return ("WhileStatement", labelValue(node.label), labeled("while", node.condition) + labeled("body", node.body))
    case let node as DoWhileStatementSyntax:
      return ("DoWhileStatement", labelValue(node.label), labeled("body", node.body) + labeled("while", node.condition))
    case let node as DoUntilStatementSyntax:
      return ("DoUntilStatement", labelValue(node.label), labeled("body", node.body) + labeled("until", node.condition))
    case let node as SwitchStatementSyntax:
      let clauses = node.clauses.flatMap { labeled("case", $0.condition) + labeled("then", $0.body) }
      return (
        "SwitchStatement", labelValue(node.label) + words(node.flags),
        labeled("on", node.condition) + clauses + labeled("default", node.defaultBody)
      )
    case let node as TryStatementSyntax:
      return ("TryStatement", [], labeled("body", node.body) + plain(node.catchClauses) + labeled("finally", node.finallyBody))
    case let node as TrapStatementSyntax: return ("TrapStatement", [], plain([node.type].compactMap { $0 }) + labeled("body", node.body))
    case let node as BreakStatementSyntax: return ("BreakStatement", [], plain([node.label].compactMap { $0 }))
    case let node as ContinueStatementSyntax: return ("ContinueStatement", [], plain([node.label].compactMap { $0 }))
    case let node as ReturnStatementSyntax: return ("ReturnStatement", [], plain([node.pipeline].compactMap { $0 }))
    case let node as ExitStatementSyntax: return ("ExitStatement", [], plain([node.pipeline].compactMap { $0 }))
    case let node as ThrowStatementSyntax: return ("ThrowStatement", [], plain([node.pipeline].compactMap { $0 }))
    case let node as BlockStatementSyntax: return ("BlockStatement", [node.blockKind.name], labeled("body", node.body))
    case let node as ErrorStatementSyntax:
      let flags = node.flags.sorted { $0.name < $1.name }.flatMap { flag in labeled("flag \(flag.name)", flag.value) }
      return (
        "ErrorStatement", node.keyword.map { [$0.name] } ?? [],
        flags + labeled("condition", all: node.conditions) + labeled("body", all: node.bodies) + labeled("nested", all: node.nested)
      )
    default: return ("Unknown", [], [])
    }
  }

  func words(_ flags: SwitchStatementSyntax.Flags) -> [String] {
    let names: [(SwitchStatementSyntax.Flags, String)] = [
      (.caseSensitive, "casesensitive"), (.exact, "exact"), (.file, "file"), (.parallel, "parallel"), (.regex, "regex"), (.wildcard, "wildcard"),
    ]
    return names.filter { flags.contains($0.0) }.map(\.1)
  }
}
