import Diagnostics

/// What the grammar allows and the language does not; real PowerShell reports it with the parse errors.
extension SyntaxParser {
  // MARK: Assignment

  /// Reports what cannot be assigned to: only variables, properties, elements, and lists of them can.
  func checkAssignable(_ target: ExpressionSyntax, isPlain: Bool, _ message: ParserMessage, _ argument: String = "") {
    if target.kind == .variableExpression { return }
    switch target {
    case let list as ArrayLiteralSyntax:
      guard isPlain else { return report(message, target.extent, argument) }
      for element in list.elements { checkAssignable(element, isPlain: true, message, argument) }
    case let paren as ParenExpressionSyntax:
      guard let inner = (paren.pipeline as? PipelineSyntax)?.pureExpression else { return report(message, paren.pipeline.extent, argument) }
      checkAssignable(inner, isPlain: isPlain, message, argument)
    case let convert as ConvertExpressionSyntax: checkAssignable(convert.child, isPlain: isPlain, message, argument)
    case let attributed as AttributedExpressionSyntax: checkAssignable(attributed.child, isPlain: isPlain, message, argument)
    case let member as MemberExpressionSyntax:
      if member.isNullConditional { report(message, member.extent, argument) }
    case let index as IndexExpressionSyntax:
      if index.isNullConditional { report(message, index.extent, argument) }
    case is VariableExpressionSyntax: break
    default: report(message, target.extent, argument)
    }
  }

  /// An attribute may stand before a variable only.
  func checkAttributed(_ attribute: AttributeBaseSyntax, _ child: ExpressionSyntax) {
    var target = child
    while true {
      if let convert = target as? ConvertExpressionSyntax {
        target = convert.child
      } else if let attributed = target as? AttributedExpressionSyntax {
        target = attributed.child
      } else {
        break
      }
    }
    if target.kind == .variableExpression || target.kind == .errorExpression { return }
    report(.unexpectedAttribute, attribute.extent, attribute.typeName.fullName)
  }

  /// `[ordered]` makes sense before a hashtable only.
  func checkOrdered(_ type: TypeConstraintSyntax, _ child: ExpressionSyntax) {
    guard child.kind != .hashtable, type.typeName.fullName.lowercased() == "ordered" else { return }
    report(.orderedAttributeOnlyOnHashLiteralNode, type.extent.through(child.extent))
  }

  // MARK: Splatting

  func reportSplat(_ variable: VariableExpressionSyntax) {
    report(.splattingNotPermitted, variable.extent, variable.path.userPath)
  }

  /// `$using:x` may go on with properties and constant indices only: it is evaluated before it travels.
  func checkUsing(_ node: ExpressionSyntax) {
    var current = node
    while true {
      switch current {
      case is VariableExpressionSyntax: return
      case let member as MemberExpressionSyntax where member.member.kind == .stringConstantExpression: current = member.target
      case let index as IndexExpressionSyntax where isConstant(index.index): current = index.target
      default: return report(.invalidUsingExpression, current.extent)
      }
    }
  }

  // MARK: Flow

  /// Control may not leave a `finally` block by `return`, `break` or `continue`.
  func checkFinally(_ body: StatementBlockSyntax) {
    for statement in body.statements { checkFlow(statement, []) }
  }

  private func checkFlow(_ node: SyntaxNode, _ loops: [String]) {
    switch node {
    case is ReturnStatementSyntax: report(.controlLeavingFinally, node.extent)
    case let node as BreakStatementSyntax: checkLeaving(node, node.label, loops)
    case let node as ContinueStatementSyntax: checkLeaving(node, node.label, loops)
    case is ScriptBlockSyntax, is TrapStatementSyntax: return
    case let tried as TryStatementSyntax:
      // What stands in an inner finally has been checked with it.
      checkFlow(tried.body, loops)
      tried.catchClauses.forEach { checkFlow($0, loops) }
      return
    default: break
    }
    let inner = (node as? LabeledStatementSyntax).map { loops + [$0.label?.lowercased() ?? ""] } ?? loops
    descend(node) { checkFlow($0, inner) }
  }

  private func checkLeaving(_ node: SyntaxNode, _ label: ExpressionSyntax?, _ loops: [String]) {
    if let label {
      guard let word = label as? StringConstantExpressionSyntax else { return }
      if loops.contains(word.value.lowercased()) { return }
    } else if !loops.isEmpty {
      return
    }
    report(.controlLeavingFinally, node.extent)
  }

  // MARK: Duplicates

  func checkDuplicateKeys(_ pairs: [HashtableSyntax.Pair]) {
    guard pairs.count > 1 else { return }
    if pairs.count < 8 { return checkFewKeys(pairs) }
    var seen: Set<String> = []
    for pair in pairs {
      guard let key = constantKey(pair.key) else { continue }
      if !seen.insert(key.lowercased()).inserted { report(.duplicateKeyInHashLiteral, pair.key.extent, key) }
    }
  }

  /// A few keys are compared one with another, without a set.
  private func checkFewKeys(_ pairs: [HashtableSyntax.Pair]) {
    for index in 1..<pairs.count {
      guard let key = constantKey(pairs[index].key) else { continue }
      for earlier in 0..<index {
        guard let other = constantKey(pairs[earlier].key), other.utf8.count == key.utf8.count || !key.utf8.allSatisfy({ $0 < 0x80 }),
          other.lowercased() == key.lowercased()
        else { continue }
        report(.duplicateKeyInHashLiteral, pairs[index].key.extent, key)
        break
      }
    }
  }

  private func constantKey(_ key: ExpressionSyntax) -> String? {
    switch key.kind {
    case .stringConstantExpression: return (key as? StringConstantExpressionSyntax)?.value
    case .constantExpression: return source.substring(key.extent)
    default: return nil
    }
  }

  func checkParameters(_ parameters: [ParameterSyntax]) {
    guard parameters.count > 0 else { return }
    var seen: Set<String> = []
    for parameter in parameters {
      if parameter.name.isSplatted { reportSplat(parameter.name) }
      let name = parameter.name.path.userPath
      if name == "__error__" { continue }
      if !seen.insert(name.lowercased()).inserted { report(.duplicateFormalParameter, parameter.name.extent, name) }
    }
  }

  /// A clause that catches everything must be the last, and no type may be caught twice.
  func checkCatches(_ clauses: [CatchClauseSyntax]) {
    guard clauses.count > 1 else { return }
    var seen: Set<String> = []
    var sawAll = false
    for clause in clauses {
      if sawAll {
        let offset = max(0, clause.extent.start - 1)
        report(.emptyCatchNotLast, Extent(offset, offset))
        return
      }
      if clause.types.isEmpty { sawAll = true }
      for type in clause.types {
        var name = type.typeName.fullName.lowercased()
        if name.hasPrefix("system.") { name.removeFirst(7) }
        if !seen.insert(name).inserted || (seen.contains("exception") && name != "exception" && name.hasSuffix("exception")) {
          report(.exceptionTypeAlreadyCaught, type.extent, type.typeName.fullName)
        }
      }
    }
  }

  // MARK: Attributes

  /// Arguments of attributes must be known before the script runs.
  func checkArguments(_ positional: [ExpressionSyntax], _ named: [NamedAttributeArgumentSyntax]) {
    for argument in positional where !isConstant(argument) {
      report(.parameterAttributeArgumentNeedsToBeConstantOrScriptBlock, argument.extent)
    }
    for argument in named where !argument.isExpressionOmitted && !isConstant(argument.argument) {
      report(.parameterAttributeArgumentNeedsToBeConstantOrScriptBlock, argument.argument.extent)
    }
  }

  func isConstant(_ node: ExpressionSyntax) -> Bool {
    switch node {
    case is StringConstantExpressionSyntax, is ConstantExpressionSyntax, is ScriptBlockExpressionSyntax, is TypeExpressionSyntax: return true
    case let variable as VariableExpressionSyntax:
      return ["true", "false", "null"].contains(variable.path.userPath.lowercased())
    case let list as ArrayLiteralSyntax: return list.elements.allSatisfy(isConstant)
    case let paren as ParenExpressionSyntax:
      return (paren.pipeline as? PipelineSyntax)?.pureExpression.map(isConstant) ?? false
    case let convert as ConvertExpressionSyntax: return isConstant(convert.child)
    case let unary as UnaryExpressionSyntax:
      var child = unary.child
      while let next = child as? UnaryExpressionSyntax { child = next.child }
      return isConstant(child)
    case let binary as BinaryExpressionSyntax:
      var left: ExpressionSyntax = binary
      while let next = left as? BinaryExpressionSyntax {
        guard isConstant(next.right) else { return false }
        left = next.left
      }
      return isConstant(left)
    case let ternary as TernaryExpressionSyntax:
      return isConstant(ternary.condition) && isConstant(ternary.ifTrue) && isConstant(ternary.ifFalse)
    case let member as MemberExpressionSyntax:
      // Values of enums.
      return member.isStatic && member.target.kind == .typeExpression
    default: return false
    }
  }
}
