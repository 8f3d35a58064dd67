import Engine
import Objects

/// What the variable cmdlets share: scope names, wildcards, options.
enum VariableSupport {
  static func scope(_ name: String?, _ run: CommandRuntime) throws -> Scope? {
    guard let name else { return nil }
    guard let scope = run.scope.scope(named: name) else {
      if let number = Int(name) {
        throw run.error(
          "PSArgumentOutOfRangeException", "The scope number '\(number)' exceeds the number of active scopes. (Parameter 'scopeID')\nActual value was \(number).",
          id: "ArgumentOutOfRange", .InvalidArgument, target: .int(Int32(clamping: number)))
      }
      throw run.error(
        "PSArgumentException",
        "The value of argument \"scopeID\" is not valid. Valid values are \"Global\", \"Local\", or \"Script\", or a number relative to the current scope (0 through the number of scopes where 0 is the current scope and 1 is its parent). Change the value of the \"scopeID\" argument and run the operation again.",
        id: "Argument", .InvalidArgument, target: Value(name))
    }
    return scope
  }

  static func isPattern(_ name: String) -> Bool { name.contains { "*?[".contains($0) } }

  static func matches(_ name: String, _ pattern: String) -> Bool { (try? Operators.like(Value(name), Value(pattern), ignoreCase: true)) ?? false }

  /// All variables seen from a scope, each name once.
  static func visible(_ run: CommandRuntime, _ only: Scope?) -> [Variable] {
    var seen: Set<FoldedName> = [], result: [Variable] = []
    var scope: Scope? = only ?? run.scope
    while let here = scope {
      for variable in here.ownVariables where seen.insert(FoldedName(variable.name)).inserted { result.append(variable) }
      if only != nil { break }
      scope = here.parent
    }
    return result.sorted { $0.name.lowercased() < $1.name.lowercased() }
  }

  static func notFound(_ name: String, _ run: CommandRuntime) -> PSError {
    run.error("ItemNotFoundException", "Cannot find a variable with the name '\(name)'.", id: "VariableNotFound", .ObjectNotFound, target: Value(name))
  }

  static func find(_ name: String, _ scope: Scope?, _ run: CommandRuntime) -> Variable? {
    if let scope { return scope.variable(Symbol(name)) }
    if let colon = name.firstIndex(of: ":"), let target = run.scope.scope(named: String(name[..<colon])) {
      return target.variable(Symbol(String(name[name.index(after: colon)...])))
    }
    if let found = run.scope.findVariable(Symbol(name)) { return found }
    return run.scope.lookup(Symbol(name)).map { Variable(name, $0) }
  }

  static func options(_ text: String) -> Variable.Options {
    var options: Variable.Options = []
    for word in text.lowercased().split(whereSeparator: { ", ".contains($0) }) {
      switch word {
      case "readonly": options.insert(.readOnly)
      case "constant": options.insert(.constant)
      case "private": options.insert(.isPrivate)
      case "allscope": options.insert(.allScope)
      default: break
      }
    }
    return options
  }
}

/// Gets variables.
struct GetVariable: Cmdlet {
  static let name = "Get-Variable"
  static let aliases = ["gv"]
  var names: [String] = []
  var scope: String?
  var valueOnly = false
  var include: [String] = [], exclude: [String] = []
  static let parameters: [Parameter<Self>] = [
    Parameter("Name", \.names, .position(0), .fromPipeline, .fromPipelineByPropertyName, .supportsWildcards), Parameter("Scope", \.scope),
    Parameter("ValueOnly", \.valueOnly), Parameter("Include", \.include), Parameter("Exclude", \.exclude),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    let scope = try VariableSupport.scope(self.scope, run)
    for name in names.isEmpty ? ["*"] : names {
      if VariableSupport.isPattern(name) {
        for variable in VariableSupport.visible(run, scope) where VariableSupport.matches(variable.name, name) { try emit(variable, run) }
      } else if let variable = VariableSupport.find(name, scope, run) {
        try emit(variable, run)
      } else {
        try run.writeError(VariableSupport.notFound(name, run))
      }
    }
  }

  private func emit(_ variable: Variable, _ run: CommandRuntime) throws {
    if !include.isEmpty, !include.contains(where: { VariableSupport.matches(variable.name, $0) }) { return }
    if exclude.contains(where: { VariableSupport.matches(variable.name, $0) }) { return }
    if valueOnly { try run.writeEnumerated(variable.current) } else { try run.write(.object(variable)) }
  }
}

/// Sets the value of a variable, making it if need be.
struct SetVariable: Cmdlet {
  static let name = "Set-Variable"
  static let aliases = ["sv", "set"]
  static let traits = CommandTraits(supportsShouldProcess: true)
  var names: [String] = []
  var value = Value.null
  var scope: String?
  var option: String?
  var description: String?
  var visibility = ""
  var force = false, passThru = false, append = false
  var include: [String] = [], exclude: [String] = []
  static let parameters: [Parameter<Self>] = [
    Parameter("Name", \.names, .position(0), .mandatory, .fromPipelineByPropertyName), Parameter("Value", \.value, .position(1), .fromPipeline, .fromPipelineByPropertyName),
    Parameter("Scope", \.scope), Parameter("Option", \.option, .type("System.Management.Automation.ScopedItemOptions")), Parameter("Description", \.description),
    Parameter("Visibility", \.visibility), Parameter("Force", \.force), Parameter("PassThru", \.passThru), Parameter("Append", \.append),
    Parameter("Include", \.include), Parameter("Exclude", \.exclude),
  ]
  private var collected: ContiguousArray<Value> = []
  private var hasInput = false

  init() {}

  mutating func process(_ run: CommandRuntime) throws {
    hasInput = run.receivesInput
    if hasInput { collected.append(value) } else { try assign(value, run) }
  }

  mutating func end(_ run: CommandRuntime) throws {
    guard hasInput else { return }
    try assign(collected.count == 1 ? collected[0] : collected.isEmpty ? .null : .array(PSArray(collected)), run)
  }

  /// What is there already, with more items behind it.
  private static func appended(_ value: Value, to current: Value?) -> Value {
    guard let current, !current.isNull else { return value }
    func items(_ value: Value) -> ContiguousArray<Value> { ((try? value.enumerated()) ?? nil) ?? [value] }
    return .array(PSArray(items(current) + items(value)))
  }

  private func assign(_ value: Value, _ run: CommandRuntime) throws {
    for name in names {
      var name = name
      var target = try VariableSupport.scope(scope, run) ?? run.scope
      if let colon = name.firstIndex(of: ":"), let named = run.scope.scope(named: String(name[..<colon])) {
        target = named
        name = String(name[name.index(after: colon)...])
      }
      let symbol = Symbol(name)
      let kept = target.variable(symbol)?.options ?? []
      let wanted = append ? SetVariable.appended(value, to: target.variable(symbol)?.current) : value
      guard try run.shouldProcess("Name: \(name) Value: \(wanted.text())", "Set variable") else { continue }
      if force, !kept.contains(.constant) { target.variable(symbol)?.options.remove(.readOnly) }
      do { if value.isVoid || !run.isBound("Value") && !run.receivesInput, target.variable(symbol) != nil { } else { try target.set(symbol, wanted) } } catch let error as PSError {
        try run.writeError(error)
        continue
      }
      guard let variable = target.variable(symbol) else { continue }
      variable.options = option.map { VariableSupport.options($0) } ?? kept
      if let description { variable.description = description }
      if passThru { try run.write(.object(variable)) }
    }
  }
}

/// Makes a variable that must not exist yet.
struct NewVariable: Cmdlet {
  static let name = "New-Variable"
  static let aliases = ["nv"]
  static let traits = CommandTraits(supportsShouldProcess: true)
  var variableName = ""
  var value = Value.null
  var scope: String?
  var option = "None"
  var description = ""
  var visibility = ""
  var force = false, passThru = false
  static let parameters: [Parameter<Self>] = [
    Parameter("Name", \.variableName, .position(0), .mandatory, .fromPipelineByPropertyName), Parameter("Value", \.value, .position(1), .fromPipeline, .fromPipelineByPropertyName),
    Parameter("Scope", \.scope), Parameter("Option", \.option, .type("System.Management.Automation.ScopedItemOptions")), Parameter("Description", \.description),
    Parameter("Visibility", \.visibility), Parameter("Force", \.force), Parameter("PassThru", \.passThru),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    let target = try VariableSupport.scope(scope, run) ?? run.scope
    if let known = target.variable(Symbol(variableName)), !force || known.options.contains(.constant) {
      return try run.writeError(
        run.error(
          "SessionStateException", "A variable with name '\(variableName)' already exists.", id: "VariableAlreadyExists", .ResourceExists, target: Value(variableName)))
    }
    guard try run.shouldProcess("Name: \(variableName) Value: \(value.text())", "New variable") else { return }
    let variable = Variable(variableName, value, options: VariableSupport.options(option))
    variable.description = description
    target.define(variable)
    if passThru { try run.write(.object(variable)) }
  }
}

/// Removes variables.
struct RemoveVariable: Cmdlet {
  static let name = "Remove-Variable"
  static let aliases = ["rv"]
  static let traits = CommandTraits(supportsShouldProcess: true)
  var names: [String] = []
  var scope: String?
  var force = false
  var include: [String] = [], exclude: [String] = []
  static let parameters: [Parameter<Self>] = [
    Parameter("Name", \.names, .position(0), .mandatory, .fromPipelineByPropertyName), Parameter("Scope", \.scope), Parameter("Force", \.force),
    Parameter("Include", \.include), Parameter("Exclude", \.exclude),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    let scope = try VariableSupport.scope(self.scope, run)
    for name in names {
      let found = VariableSupport.isPattern(name)
        ? VariableSupport.visible(run, scope ?? run.scope).filter { VariableSupport.matches($0.name, name) }
        : VariableSupport.find(name, scope, run).map { [$0] } ?? []
      if found.isEmpty, !VariableSupport.isPattern(name) { try run.writeError(VariableSupport.notFound(name, run)) }
      for variable in found {
        if variable.options.contains(.constant) || variable.options.contains(.readOnly) && !force {
          try run.writeError(
            run.error(
              "SessionStateUnauthorizedAccessException", "Cannot remove variable \(variable.name) because it is constant or read-only. If the variable is read-only, try the operation again specifying the Force option.",
              id: "VariableNotRemovable", .WriteError, target: Value(variable.name)))
          continue
        }
        guard try run.shouldProcess("Name: \(variable.name)", "Remove variable") else { continue }
        var here: Scope? = scope ?? run.scope
        while let at = here, !at.removeVariable(Symbol(variable.name)) { here = scope == nil ? at.parent : nil }
      }
    }
  }
}

/// Sets variables to null.
struct ClearVariable: Cmdlet {
  static let name = "Clear-Variable"
  static let aliases = ["clv"]
  static let traits = CommandTraits(supportsShouldProcess: true)
  var names: [String] = []
  var scope: String?
  var force = false, passThru = false
  static let parameters: [Parameter<Self>] = [
    Parameter("Name", \.names, .position(0), .mandatory, .fromPipelineByPropertyName), Parameter("Scope", \.scope), Parameter("Force", \.force),
    Parameter("PassThru", \.passThru),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    let scope = try VariableSupport.scope(self.scope, run)
    for name in names {
      let found = VariableSupport.isPattern(name)
        ? VariableSupport.visible(run, scope).filter { VariableSupport.matches($0.name, name) } : VariableSupport.find(name, scope, run).map { [$0] } ?? []
      if found.isEmpty { try run.writeError(VariableSupport.notFound(name, run)) }
      for variable in found {
        guard try run.shouldProcess("Name: \(variable.name)", "Clear variable") else { continue }
        do { try variable.assign(.null) } catch let error as PSError { try run.writeError(error) }
        if passThru { try run.write(.object(variable)) }
      }
    }
  }
}
