import Objects

/// The attribute objects of a native command's parameter, made from its declaration.
enum NativeAttributes {
  private static let prefix = "System.Management.Automation."

  static func of(_ declaration: ParameterDeclaration) -> [Value] {
    var made = declaration.sets.map(parameter)
    if !declaration.aliases.isEmpty { made.append(attribute("Alias", declaration.aliases.map { Value($0) })) }
    made += declaration.validations.compactMap(validation)
    if declaration.allowsNull { made.append(attribute("AllowNull")) }
    if declaration.allowsEmptyString { made.append(attribute("AllowEmptyString")) }
    if declaration.allowsEmptyCollection { made.append(attribute("AllowEmptyCollection")) }
    if declaration.supportsWildcards { made.append(attribute("SupportsWildcards")) }
    return made
  }

  private static func attribute(_ name: String, _ positional: [Value] = [], _ named: [(String, Value)] = []) -> Value {
    .object(AttributeObject(prefix + name + "Attribute", positional, named))
  }

  private static func parameter(_ entry: ParameterDeclaration.SetEntry) -> Value {
    var named: [(String, Value)] = []
    if !entry.set.isEmpty { named.append(("ParameterSetName", Value(entry.set))) }
    if let position = entry.position { named.append(("Position", .int(Int32(position)))) }
    for (name, holds) in [
      ("Mandatory", entry.isMandatory), ("ValueFromPipeline", entry.fromPipeline), ("ValueFromPipelineByPropertyName", entry.fromPipelineByPropertyName),
      ("ValueFromRemainingArguments", entry.takesRemaining),
    ] where holds { named.append((name, .bool(true))) }
    if !entry.helpMessage.isEmpty { named.append(("HelpMessage", Value(entry.helpMessage))) }
    return attribute("Parameter", [], named)
  }

  private static func validation(_ check: Validation) -> Value? {
    func words(_ list: [String]) -> [Value] { list.map { Value($0) } }
    return switch check {
    case .notNull: attribute("ValidateNotNull")
    case .notNullOrEmpty: attribute("ValidateNotNullOrEmpty")
    case .notNullOrWhiteSpace: attribute("ValidateNotNullOrWhiteSpace")
    case .range(let minimum, let maximum): attribute("ValidateRange", [minimum, maximum])
    case .rangeKind(let kind): attribute("ValidateRange", [Value(kind)])
    case .length(let minimum, let maximum): attribute("ValidateLength", [.int(Int32(clamping: minimum)), .int(Int32(clamping: maximum))])
    case .count(let minimum, let maximum): attribute("ValidateCount", [.int(Int32(clamping: minimum)), .int(Int32(clamping: maximum))])
    case .pattern(let pattern, _, _): attribute("ValidatePattern", [Value(pattern)])
    case .set(let list, _, _): attribute("ValidateSet", words(list))
    case .drive(let list): attribute("ValidateDrive", words(list))
    case .script, .custom, .generated: nil
    }
  }
}
