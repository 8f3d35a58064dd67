import Diagnostics

extension SyntaxParser {
  /// using-statement*, at the start of a script
  func usingStatements() -> [UsingStatementSyntax] {
    var result: [UsingStatementSyntax] = []
    while true {
      skipNewLinesAndSemicolons()
      let token = peek()
      guard token.kind == .using else { return result }
      skip()
      let statement = usingStatement(token)
      if let statement = statement as? UsingStatementSyntax { result.append(statement) }
    }
  }

  /// using (namespace | module | assembly | command | type) name (= alias)?
  func usingStatement(_ keyword: Token) -> StatementSyntax {
    let directive = next()
    let sort: UsingStatementSyntax.Sort
    switch directive.kind {
    case .namespace: sort = .namespace
    case .module: sort = .module
    case .assembly: sort = .assembly
    case .command: sort = .command
    case .type: sort = .type
    default:
      unget(directive)
      reportIncomplete(.missingUsingStatementDirective, after(keyword))
      return ErrorStatementSyntax(keyword.extent)
    }
    let item = next()
    switch item.kind {
    case .endOfInput, .newLine, .semi:
      unget(item)
      reportIncomplete(.missingUsingItemName, after(directive))
      return ErrorStatementSyntax(keyword.extent.through(directive.extent))
    default: break
    }
    let value = argument(.commandName, item)
    let name = value as? StringConstantExpressionSyntax
    let specification = sort == .module ? value as? HashtableSyntax : nil
    guard name != nil || specification != nil, let value else {
      report(.invalidValueForUsingItemName, value?.extent ?? item.extent, text(item))
      return ErrorStatementSyntax(keyword.extent.through(value?.extent ?? item.extent))
    }
    bringsTypesIn = true
    var end = value.extent
    var alias: StringConstantExpressionSyntax?
    if peek().kind == .equals {
      let equals = next()
      let found = argument(.commandName, next())
      alias = found as? StringConstantExpressionSyntax
      end = found?.extent ?? equals.extent
      if let table = found as? HashtableSyntax {
        report(.usingStatementNotSupported, keyword.extent.through(end))
        return UsingStatementSyntax(
          keyword.extent.through(end), sort: sort, name: nil, alias: name, moduleSpecification: table)
      }
    }
    switch peek().kind {
    case .newLine, .semi, .endOfInput: break
    default: report(.unexpectedToken, peek().extent, source.substring(peek().extent))
    }
    checkUsing(sort, name?.value ?? specification.flatMap(Self.moduleSpecification)?.name, keyword.extent.through(end), value.extent)
    if alias != nil || sort == .command || sort == .type { report(.usingStatementNotSupported, keyword.extent.through(end)) }
    return UsingStatementSyntax(
      keyword.extent.through(end), sort: sort, name: name, alias: alias, moduleSpecification: specification)
  }

  /// Modules and assemblies must be there when the script is parsed.
  private func checkUsing(_ sort: UsingStatementSyntax.Sort, _ name: String?, _ whole: Extent, _ item: Extent) {
    guard let name else { return }
    if sort == .module, let exists = environment.moduleExists, !exists(name) { report(.moduleNotFoundDuringParse, whole, name) }
    if sort == .assembly, let exists = environment.assemblyExists, !exists(name) { report(.errorLoadingAssembly, item, name) }
  }
}
