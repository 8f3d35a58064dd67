import Diagnostics

/// What real PowerShell checks in classes: names of types, what methods return, which variables they know.
extension SyntaxParser {
  /// Checks all classes of the script; the types that it defines may stand behind their use.
  func checkClasses() {
    guard !classDefinitions.isEmpty else { return }
    var names: Set<String> = []
    for definition in classDefinitions where !names.insert(definition.name.lowercased()).inserted {
      report(.memberAlreadyDefined, definition.extent, definition.name)
    }
    for definition in classDefinitions {
      for base in definition.baseTypes where definition.sort == .enum { checkUnderlying(base) }
      if !bringsTypesIn, definition.sort != .enum { checkTypes(definition, names) }
      if environment.definesTypes { checkDuplicates(definition.members) }
      if environment.definesTypes, definition.sort == .enum { checkEnumerators(definition.members) }
      for member in definition.members {
        if let method = member as? FunctionMemberSyntax { check(method) }
        if member.isStatic, let property = member as? PropertyMemberSyntax, definition.sort == .class, let value = property.initialValue { checkThis(value) }
      }
    }
  }

  /// Members of one name: properties, enumerators, and methods whose parameters have the same types.
  private func checkDuplicates(_ members: [MemberSyntax]) {
    var names: Set<String> = []
    for member in members {
      guard let method = member as? FunctionMemberSyntax else {
        if !names.insert(member.name.lowercased()).inserted { report(.memberAlreadyDefined, member.extent, member.name) }
        continue
      }
      let types = method.parameters.map { parameter in
        parameter.attributes.compactMap { ($0 as? TypeConstraintSyntax)?.typeName.fullName.lowercased() }.last ?? "object"
      }
      let kind = method.isStatic && method.isConstructor ? "static" : ""
      let signature = "\(kind)\(method.name)(\(types.joined(separator: ",")))".lowercased()
      if !names.insert(signature).inserted { report(.memberAlreadyDefined, method.nameExtent, method.name) }
    }
  }

  /// The values of an enum must be known before anything runs.
  private func checkEnumerators(_ members: [MemberSyntax]) {
    for case let member as PropertyMemberSyntax in members {
      if let value = member.initialValue, !isConstant(value) { report(.enumeratorValueMustBeConstant, value.extent) }
    }
  }

  private func checkUnderlying(_ base: TypeConstraintSyntax) {
    var name = base.typeName.fullName.lowercased()
    if name.hasPrefix("system.") { name.removeFirst(7) }
    let whole: Set<String> = [
      "byte", "sbyte", "int16", "uint16", "int32", "uint32", "int64", "uint64", "int", "long", "short", "ushort", "uint", "ulong",
    ]
    if !whole.contains(name) { report(.invalidUnderlyingType, base.extent, base.typeName.fullName) }
  }

  // MARK: Types

  private func checkTypes(_ node: SyntaxNode, _ defined: Set<String>) {
    if let attribute = node as? AttributeSyntax {
      checkType(attribute.typeName, defined, isAttribute: true)
      attribute.positionalArguments.forEach { checkTypes($0, defined) }
      return
    }
    if let name = node as? TypeNameSyntax {
      checkType(name, defined, isAttribute: false)
      return
    }
    descend(node) { checkTypes($0, defined) }
  }

  private func checkType(_ name: TypeNameSyntax, _ defined: Set<String>, isAttribute: Bool) {
    switch name {
    case let array as ArrayTypeNameSyntax: checkType(array.elementType, defined, isAttribute: isAttribute)
    case let generic as GenericTypeNameSyntax:
      checkType(generic.genericType, defined, isAttribute: isAttribute)
      for argument in generic.arguments { checkType(argument, defined, isAttribute: false) }
    case let simple as SimpleTypeNameSyntax:
      guard simple.assemblyName == nil, !defined.contains(simple.name.lowercased()) else { return }
      if !KnownTypes.contains(simple.name, isAttribute: isAttribute) {
        report(isAttribute ? .customAttributeTypeNotFound : .typeNotFound, simple.extent, simple.name)
      }
    default: break
    }
  }

  // MARK: Methods

  private func check(_ method: FunctionMemberSyntax) {
    if method.isConstructor, let type = method.returnType { report(.constructorCantHaveReturnType, type.extent) }
    if method.isConstructor, method.isStatic, let first = method.parameters.first, let last = method.parameters.last {
      report(.staticConstructorCantHaveParameters, first.extent.through(last.extent))
    }
    if method.isStatic { checkThis(method.body) }
    if let block = method.body.paramBlock { report(.paramBlockNotAllowedInMethod, block.extent) }
    if let block = method.body.namedBlocks.first(where: { !$0.isUnnamed }) { report(.namedBlockNotAllowedInMethod, block.extent) }
    let isVoid = method.returnType.map { ["void", "system.void"].contains($0.typeName.fullName.lowercased()) } ?? true
    checkReturns(method.body, isVoid: isVoid)
    let statements = method.body.namedBlocks.flatMap(\.statements)
    if !isVoid, !alwaysLeaves(statements) { report(.methodHasCodePathNotReturn, method.nameExtent) }
    var known = Set(method.parameters.map { $0.name.path.userPath.lowercased() })
    collectVariables(method.body, &known)
    checkVariables(method.body, known)
  }

  /// A static member belongs to no instance.
  private func checkThis(_ node: SyntaxNode) {
    if let variable = node as? VariableExpressionSyntax, variable.path.userPath.lowercased() == "this" {
      report(.nonStaticMemberAccessInStaticMember, variable.extent, variable.path.userPath)
    }
    descend(node) { child in
      if isInside(child) { checkThis(child) }
    }
  }

  private func checkReturns(_ node: SyntaxNode, isVoid: Bool) {
    if let result = node as? ReturnStatementSyntax {
      if isVoid, result.pipeline != nil { report(.voidMethodHasReturn, result.extent) }
      if !isVoid, result.pipeline == nil { report(.nonVoidMethodMissingReturnValue, result.extent) }
    }
    descend(node) { child in
      if isInside(child) { checkReturns(child, isVoid: isVoid) }
    }
  }

  /// Script blocks and functions inside a method are on their own.
  private func isInside(_ node: SyntaxNode) -> Bool {
    node.kind != .scriptBlockExpression && node.kind != .functionDefinition && node.kind != .typeDefinition
  }

  private func alwaysLeaves(_ statements: [StatementSyntax]) -> Bool { statements.contains(where: alwaysLeaves) }

  private func alwaysLeaves(_ statement: StatementSyntax) -> Bool {
    switch statement {
    case is ReturnStatementSyntax, is ThrowStatementSyntax, is ExitStatementSyntax: return true
    case let node as IfStatementSyntax:
      guard let last = node.elseBody else { return false }
      return alwaysLeaves(last.statements) && node.clauses.allSatisfy { alwaysLeaves($0.body.statements) }
    case let node as TryStatementSyntax:
      if let last = node.finallyBody, alwaysLeaves(last.statements) { return true }
      return alwaysLeaves(node.body.statements) && node.catchClauses.allSatisfy { alwaysLeaves($0.body.statements) }
    case let node as SwitchStatementSyntax:
      guard let last = node.defaultBody else { return false }
      return alwaysLeaves(last.statements) && node.clauses.allSatisfy { alwaysLeaves($0.body.statements) }
    case let node as DoWhileStatementSyntax: return alwaysLeaves(node.body.statements)
    case let node as DoUntilStatementSyntax: return alwaysLeaves(node.body.statements)
    case let node as ForStatementSyntax: return node.condition == nil
    default: return false
    }
  }

  // MARK: Variables

  private func collectVariables(_ node: SyntaxNode, _ known: inout Set<String>) {
    if let assignment = node as? AssignmentStatementSyntax { collectTargets(assignment.left, &known) }
    if let loop = node as? ForEachStatementSyntax { known.insert(loop.variable.path.userPath.lowercased()) }
    if let data = node as? DataStatementSyntax, let name = data.variable { known.insert(name.lowercased()) }
    var more = known
    descend(node) { child in
      if isInside(child) { collectVariables(child, &more) }
    }
    known = more
  }

  private func collectTargets(_ target: ExpressionSyntax, _ known: inout Set<String>) {
    switch target {
    case let variable as VariableExpressionSyntax: known.insert(variable.path.userPath.lowercased())
    case let list as ArrayLiteralSyntax: for element in list.elements { collectTargets(element, &known) }
    case let convert as ConvertExpressionSyntax: collectTargets(convert.child, &known)
    case let attributed as AttributedExpressionSyntax: collectTargets(attributed.child, &known)
    case let paren as ParenExpressionSyntax:
      if let inner = (paren.pipeline as? PipelineSyntax)?.pureExpression { collectTargets(inner, &known) }
    default: break
    }
  }

  private static let everywhere: Set<String> = [
    "_", "$", "?", "^", "args", "this", "input", "null", "true", "false", "error", "matches", "lastexitcode", "stacktrace", "pwd",
    "outputencoding", "nestedpromptlevel", "pscmdlet", "psboundparameters", "myinvocation", "psscriptroot", "pscommandpath", "psitem",
    "executioncontext", "home", "host", "pid", "psculture", "pshome", "psuiculture", "psversiontable", "psedition", "shellid",
    "enabledexperimentalfeatures", "iswindows", "islinux", "ismacos", "iscoreclr", "foreach", "switch", "profile",
    "debugpreference", "verbosepreference", "erroractionpreference", "whatifpreference", "warningpreference", "informationpreference",
    "confirmpreference", "progresspreference", "psdefaultparametervalues", "ofs", "formatenumerationlimit", "maximumhistorycount",
    "psmoduleautoloadingpreference", "psnativecommandargumentpassing", "psnativecommanduseerroractionpreference", "psstyle",
    "errorview", "event", "sender", "eventargs", "eventsubscriber", "psemailserver", "pssessionoption", "logcommandhealthevent",
  ]

  private func checkVariables(_ node: SyntaxNode, _ known: Set<String>) {
    if node.kind == .usingExpression { return }
    if let variable = node as? VariableExpressionSyntax, variable.path.scope == .unqualified {
      let name = variable.path.userPath.lowercased()
      if !known.contains(name), !Self.everywhere.contains(name) { report(.variableNotLocal, variable.extent, variable.path.userPath) }
    }
    descend(node) { child in
      if isInside(child) { checkVariables(child, known) }
    }
  }
}
