import Engine
import Objects

/// Lists aliases.
struct GetAlias: Cmdlet {
  static let name = "Get-Alias"
  static let aliases = ["gal"]
  static let traits = CommandTraits(defaultSet: "Default")

  var names: [String] = []
  var exclude: [String] = []
  var scope: String?
  var definition: [String] = []

  static let parameters: [Parameter<Self>] = [
    Parameter("Name", \.names, .set("Default", position: 0, fromPipeline: true, fromPipelineByPropertyName: true)),
    Parameter("Exclude", \.exclude),
    Parameter("Scope", \.scope),
    Parameter("Definition", \.definition, .sets(["Definition"])),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    var all: [FoldedName: AliasInfo] = [:]
    var scope: Scope? = run.scope
    while let here = scope {
      for (name, alias) in here.aliases ?? [:] where all[name] == nil { all[name] = alias }
      scope = here.parent
    }
    let sorted = all.values.sorted { Collation.current.compare($0.name, $1.name, ignoreCase: true) < 0 }
    if !definition.isEmpty {
      for text in definition {
        let wildcard = try Wildcard(text)
        let found = try sorted.filter { try wildcard.matches($0.target) && !isExcluded($0.name) }
        if found.isEmpty, !Wildcard.isPattern(text) {
          try run.writeError(
            run.error("ItemNotFoundException", "This command cannot find a matching alias because an alias with the definition '\(text)' does not exist.", id: "ItemNotFoundException", .ObjectNotFound, target: Value(text)))
        }
        for alias in found { try run.write(.object(alias)) }
      }
      return
    }
    for text in names.isEmpty ? ["*"] : names {
      let wildcard = try Wildcard(text)
      let found = try sorted.filter { try wildcard.matches($0.name) && !isExcluded($0.name) }
      if found.isEmpty, !Wildcard.isPattern(text) {
        try run.writeError(
          run.error("ItemNotFoundException", "This command cannot find a matching alias because an alias with the name '\(text)' does not exist.", id: "ItemNotFoundException", .ObjectNotFound, target: Value(text)))
      }
      for alias in found { try run.write(.object(alias)) }
    }
  }

  private func isExcluded(_ name: String) throws -> Bool { try exclude.contains { try Wildcard($0).matches(name) } }
}

/// What `Set-Alias` and `New-Alias` share.
struct AliasDefinition {
  var name = "", value = "", description = ""
  var option: [String] = []
  var passThru = false, force = false
  var scope: String?

  static func parameters<Root>(_ path: WritableKeyPath<Root, AliasDefinition>) -> [Parameter<Root>] {
    [
      Parameter("Name", path.appending(path: \.name), .mandatory, .position(0), .fromPipelineByPropertyName),
      Parameter("Value", path.appending(path: \.value), .mandatory, .position(1), .fromPipelineByPropertyName),
      Parameter("Description", path.appending(path: \.description)),
      Parameter("Option", path.appending(path: \.option)),
      Parameter("PassThru", path.appending(path: \.passThru)),
      Parameter("Scope", path.appending(path: \.scope)),
      Parameter("Force", path.appending(path: \.force)),
    ]
  }

  func define(_ run: CommandRuntime, mustBeNew: Bool) throws {
    let target = scope.flatMap { run.scope.scope(named: $0) } ?? run.scope
    let known = target.aliases?[FoldedName(name)] ?? (target === run.scope ? run.engine.findAlias(name, run.scope) : nil)
    if mustBeNew, known != nil, !force {
      throw run.error("SessionStateException", "The alias is not allowed, because an alias with the name '\(name)' already exists.", id: "AliasAlreadyExists", .ResourceExists, target: Value(name))
    }
    if let known, known.options.contains(.constant) || (known.options.contains(.readOnly) && !force) {
      throw run.error("SessionStateUnauthorizedAccessException", "Alias is not writeable because alias \(name) is read-only or constant and cannot be written to.", id: "AliasNotWritable", .WriteError, target: Value(name))
    }
    var options = Variable.Options()
    for word in option.flatMap({ $0.split(separator: ",").map { $0.trimmingBlanks } }) {
      switch word.lowercased() {
      case "readonly": options.insert(.readOnly)
      case "constant": options.insert(.constant)
      case "private": options.insert(.isPrivate)
      case "allscope": options.insert(.allScope)
      default: break
      }
    }
    run.engine.defineAlias(name, value, in: target, options: options)
    guard let made = target.aliases?[FoldedName(name)] else { return }
    made.description = description
    if passThru { try run.write(.object(made)) }
  }
}

/// Defines or changes an alias.
struct SetAlias: Cmdlet {
  static let name = "Set-Alias"
  static let aliases = ["sal"]
  static let traits = CommandTraits(defaultSet: "Default", supportsShouldProcess: true)

  var alias = AliasDefinition()

  static let parameters: [Parameter<Self>] = AliasDefinition.parameters(\.alias)

  mutating func process(_ run: CommandRuntime) throws {
    guard try run.shouldProcess("Name: \(alias.name) Value: \(alias.value)", "Set Alias") else { return }
    do { try alias.define(run, mustBeNew: false) } catch let error as PSError { try run.writeError(error) }
  }
}

/// Defines a new alias.
struct NewAlias: Cmdlet {
  static let name = "New-Alias"
  static let aliases = ["nal"]
  static let traits = CommandTraits(defaultSet: "Default", supportsShouldProcess: true)

  var alias = AliasDefinition()

  static let parameters: [Parameter<Self>] = AliasDefinition.parameters(\.alias)

  mutating func process(_ run: CommandRuntime) throws {
    guard try run.shouldProcess("Name: \(alias.name) Value: \(alias.value)", "New Alias") else { return }
    do { try alias.define(run, mustBeNew: true) } catch let error as PSError { try run.writeError(error) }
  }
}

/// Takes an alias away.
struct RemoveAlias: Cmdlet {
  static let name = "Remove-Alias"
  static let traits = CommandTraits(defaultSet: "Default")

  var names: [String] = []
  var scope: String?
  var force = false

  static let parameters: [Parameter<Self>] = [
    Parameter("Name", \.names, .mandatory, .position(0), .fromPipeline, .fromPipelineByPropertyName),
    Parameter("Scope", \.scope),
    Parameter("Force", \.force),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    for name in names {
      guard let known = run.engine.findAlias(name, run.scope) else {
        try run.writeError(
          run.error("ItemNotFoundException", "This command cannot find a matching alias because an alias with the name '\(name)' does not exist.", id: "ItemNotFoundException", .ObjectNotFound, target: Value(name)))
        continue
      }
      if known.options.contains(.constant) || (known.options.contains(.readOnly) && !force) {
        try run.writeError(
          run.error("SessionStateUnauthorizedAccessException", "Alias was not removed because alias \(name) is constant or read-only.", id: "AliasNotRemovable", .WriteError, target: Value(name)))
        continue
      }
      try Tables.remove(.alias(name), force: true, run)
    }
  }
}
