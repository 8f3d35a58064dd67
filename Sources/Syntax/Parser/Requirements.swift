import Diagnostics

extension SyntaxParser {
  /// Reads the `#requires` comments of the script; nil when there are none.
  func requirements() -> ScriptRequirements? {
    guard !lexer.requirementComments.isEmpty else { return nil }
    var result = ScriptRequirements()
    let comments = lexer.requirementComments
    let saved = (lexer.limit, lexer.at, lexer.mode, lexer.tokens)
    defer { (lexer.limit, lexer.at, lexer.mode, lexer.tokens) = saved }
    for comment in comments {
      pending = nil
      lexer.mode = .command
      lexer.limit = Int(comment.end)
      lexer.at = Int(comment.start) + 9
      read(requirementElements(), into: &result)
    }
    pending = nil
    return result
  }

  private func requirementElements() -> [CommandElementSyntax] {
    guard peek().kind != .endOfInput, let command = command() as? CommandSyntax else { return [] }
    // What comes first would be a command's name.
    guard let first = command.elements.first as? StringConstantExpressionSyntax, source.substring(first.extent).hasPrefix("-") else {
      return command.elements
    }
    let name = source.substring(first.extent).dropFirst()
    let parameter = CommandParameterSyntax(
      first.extent, name: String(name), argument: nil, errorExtent: first.extent, hasColon: false)
    return [parameter] + command.elements.dropFirst()
  }

  private func read(_ elements: [CommandElementSyntax], into result: inout ScriptRequirements) {
    var index = 0
    while index < elements.count {
      guard let parameter = elements[index] as? CommandParameterSyntax else {
        index += 1
        continue
      }
      index += 1
      var argument = parameter.argument
      if argument == nil, index < elements.count, let next = elements[index] as? ExpressionSyntax {
        argument = next
        index += 1
      }
      read(parameter, argument, into: &result)
    }
  }

  private func read(_ parameter: CommandParameterSyntax, _ argument: ExpressionSyntax?, into result: inout ScriptRequirements) {
    let name = parameter.name.lowercased()
    func matches(_ full: String) -> Bool { !name.isEmpty && full.hasPrefix(name) }
    if matches("runasadministrator") {
      result.isElevationRequired = true
      return
    }
    guard let argument else {
      report(.parameterRequiresArgument, parameter.extent, parameter.name)
      return
    }
    func refuseSecond(_ isBound: Bool) -> Bool {
      if isBound { report(.parameterAlreadyBound, parameter.extent, parameter.name) }
      return isBound
    }
    if matches("version") {
      guard !refuseSecond(result.version != nil) else { return }
      guard let version = version(argument) else { return report(.requiresVersionInvalid, argument.extent) }
      result.version = version
    } else if matches("modules") {
      readModules(argument, into: &result)
    } else if matches("psedition") {
      guard !refuseSecond(!result.editions.isEmpty) else { return }
      for edition in strings(argument) {
        guard ["core", "desktop"].contains(edition.lowercased()) else {
          report(.requiresPSEditionInvalid, argument.extent)
          continue
        }
        result.editions.append(edition)
      }
    } else if matches("assembly") {
      result.assemblies += strings(argument)
    } else if matches("shellid") {
      guard !refuseSecond(result.shellID != nil) else { return }
      result.shellID = strings(argument).first
    }
  }

  private func elements(_ node: ExpressionSyntax) -> [ExpressionSyntax] {
    (node as? ArrayLiteralSyntax)?.elements ?? [node]
  }

  private func strings(_ node: ExpressionSyntax) -> [String] {
    elements(node).compactMap { ($0 as? StringConstantExpressionSyntax)?.value }
  }

  /// A version has two to four parts; one alone gets `.0`.
  private func version(_ node: ExpressionSyntax) -> String? {
    let text = (node as? StringConstantExpressionSyntax)?.value ?? source.substring(node.extent)
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 4, parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { $0 &- 48 < 10 } }) else { return nil }
    return parts.count == 1 ? text + ".0" : text
  }

  private func readModules(_ argument: ExpressionSyntax, into result: inout ScriptRequirements) {
    for element in elements(argument) {
      if let word = element as? StringConstantExpressionSyntax {
        result.modules.append(ModuleSpecification(name: word.value))
      } else if let table = element as? HashtableSyntax, let module = Self.moduleSpecification(table) {
        result.modules.append(module)
      } else {
        report(.requiresModuleInvalid, element.extent)
      }
    }
  }

  /// Reads `@{ ModuleName = …; ModuleVersion = … }`; nil when it is none.
  static func moduleSpecification(_ table: HashtableSyntax) -> ModuleSpecification? {
    var values: [String: String] = [:]
    for pair in table.pairs {
      guard let key = (pair.key as? StringConstantExpressionSyntax)?.value.lowercased(),
        let value = ((pair.value as? PipelineSyntax)?.pureExpression as? StringConstantExpressionSyntax)?.value
      else { return nil }
      values[key] = value
    }
    guard let name = values["modulename"] else { return nil }
    var module = ModuleSpecification(name: name)
    module.version = values["moduleversion"]
    module.requiredVersion = values["requiredversion"]
    module.maximumVersion = values["maximumversion"]
    module.guid = values["guid"]
    let isVersioned = module.version != nil || module.requiredVersion != nil || module.maximumVersion != nil
    return isVersioned || module.guid != nil ? module : nil
  }
}
