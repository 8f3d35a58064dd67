import Objects

/// Everything the binder, help and completion need to know of a command.
package final class CommandMetadata {
  package let parameters: [ParameterDeclaration]
  package let traits: CommandTraits
  /// Has `[CmdletBinding()]` or a `[Parameter()]`, or is native: common parameters, no `$args`.
  package let isAdvanced: Bool
  /// What is wrong with the declarations: reported when the command is called.
  package var fault: DeclarationFault?
  /// The common parameters stand behind the command's own.
  package let all: [ParameterDeclaration]
  package let sets: [String]
  private let index: [FoldedName: Int]
  /// For each parameter the sets it belongs to and those it is mandatory in, one bit a set: the binder's arithmetic.
  let setMasks, mandatoryMasks: [UInt64]
  /// The parameters that take pipeline input, by value or by property name.
  let pipelineIndices: [Int]
  /// The parameters that are mandatory in some set, and those that take what is left of the arguments.
  let mandatoryIndices, remainingIndices: [Int]
  /// The names of the sets; one without name where none is declared.
  let setNames: [String]
  /// All sets, and the default one, as bits.
  let allSets, defaultSetMask: UInt64
  /// What names typed so far mean, abbreviations among them.
  private var places: [String: Int] = [:]
  /// The positional parameters of a script command and of a native one; made on first use.
  private(set) lazy var scriptPositions = PositionalParameters.groups(self, isScript: true)
  private(set) lazy var nativePositions = PositionalParameters.groups(self, isScript: false)

  package static let none = CommandMetadata([], traits: CommandTraits(), isAdvanced: false)

  package init(_ parameters: [ParameterDeclaration], traits: CommandTraits, isAdvanced: Bool) {
    self.parameters = parameters
    self.traits = traits
    self.isAdvanced = isAdvanced
    all = isAdvanced ? parameters + CommonParameters.declarations(shouldProcess: traits.supportsShouldProcess) + (traits.supportsPaging ? CommonParameters.paging : []) : parameters
    var sets: [String] = [], index: [FoldedName: Int] = [:]
    for (position, parameter) in all.enumerated() {
      index[FoldedName(parameter.name)] = index[FoldedName(parameter.name)] ?? position
      for alias in parameter.aliases { index[FoldedName(alias)] = index[FoldedName(alias)] ?? position }
      for entry in parameter.sets where !entry.set.isEmpty && !sets.contains(where: { FoldedName.equal($0, entry.set) }) { sets.append(entry.set) }
    }
    if !traits.defaultSet.isEmpty, !sets.contains(where: { FoldedName.equal($0, traits.defaultSet) }) { sets.append(traits.defaultSet) }
    self.sets = sets
    self.index = index
    fault = DeclarationFault.first(in: parameters, isAdvanced: isAdvanced, hidesCommon: traits.supportsShouldProcess)
    setMasks = all.map { CommandMetadata.mask($0, sets) }
    mandatoryMasks = all.map { CommandMetadata.mandatoryMask($0, sets) }
    let declared = all
    let mandatory = mandatoryMasks
    mandatoryIndices = declared.indices.filter { mandatory[$0] != 0 }
    remainingIndices = declared.indices.filter { declared[$0].sets.contains { $0.takesRemaining } }
    setNames = sets.isEmpty ? [""] : sets
    allSets = setNames.count >= 64 ? .max : (1 << UInt64(setNames.count)) - 1
    defaultSetMask = setNames.firstIndex { FoldedName.equal($0, traits.defaultSet) }.map { 1 << UInt64($0) } ?? 0
    pipelineIndices = declared.indices.filter { declared[$0].acceptsPipeline || declared[$0].acceptsPipelineByPropertyName }
  }

  /// The bits of the sets that a parameter belongs to.
  static func mask(_ parameter: ParameterDeclaration, _ sets: [String]) -> UInt64 {
    parameter.isInAllSets || sets.isEmpty ? .max : bits(of: parameter.sets, sets)
  }

  /// The bits of the sets in which a parameter must be given.
  static func mandatoryMask(_ parameter: ParameterDeclaration, _ sets: [String]) -> UInt64 {
    if parameter.sets.contains(where: { $0.set.isEmpty && $0.isMandatory }) || sets.isEmpty && parameter.sets.contains(where: \.isMandatory) { return .max }
    return bits(of: parameter.sets.filter(\.isMandatory), sets)
  }

  private static func bits(of entries: [ParameterDeclaration.SetEntry], _ sets: [String]) -> UInt64 {
    entries.reduce(0) { mask, entry in
      guard let index = sets.firstIndex(where: { FoldedName.equal($0, entry.set) }) else { return mask }
      return mask | 1 << UInt64(index)
    }
  }

  /// The place of a parameter in `all`, by its full name or an alias.
  package func exact(_ name: String) -> Int? { index[FoldedName(name)] }

  /// The place of the one parameter that a typed name means, also abbreviated; nil if there is none or the name is ambiguous.
  func place(of name: String) -> Int? {
    if let known = places[name] { return known }
    var found = exact(name)
    if found == nil {
      let candidates = matching(prefix: name)
      let own = candidates.count > 1 ? candidates.filter { !all[$0].isCommon } : candidates
      if own.count == 1 { found = own[0] }
    }
    if let found { places[name] = found }
    return found
  }

  /// The places of all parameters whose name or alias begins so.
  package func matching(prefix: String) -> [Int] {
    let wanted = FoldedName.folded(prefix)
    return all.indices.filter { position in
      FoldedName.folded(all[position].name).hasPrefix(wanted) || all[position].aliases.contains { FoldedName.folded($0).hasPrefix(wanted) }
    }
  }

  /// The parameter that a written name means: exact, or a prefix that only one has.
  package func find(_ name: String) -> ParameterDeclaration? {
    if let exact = exact(name) { return all[exact] }
    let candidates = matching(prefix: name)
    if candidates.count == 1 { return all[candidates[0]] }
    let own = candidates.filter { !all[$0].isCommon }
    return own.count == 1 ? all[own[0]] : nil
  }
}

/// The parameters that every advanced command has.
package enum CommonParameters {
  package static let names = [
    "Verbose", "Debug", "ErrorAction", "WarningAction", "InformationAction", "ProgressAction", "ErrorVariable", "WarningVariable",
    "InformationVariable", "OutVariable", "OutBuffer", "PipelineVariable",
  ]
  package static var shortNames: [String] { Array(aliases.values) }
  private static let aliases = [
    "Verbose": "vb", "Debug": "db", "ErrorAction": "ea", "WarningAction": "wa", "InformationAction": "infa", "ProgressAction": "proga",
    "ErrorVariable": "ev", "WarningVariable": "wv", "InformationVariable": "iv", "OutVariable": "ov", "OutBuffer": "ob", "PipelineVariable": "pv",
  ]
  private static let plain = names.map { declare($0) }
  private static let risky = plain + [declare("WhatIf", alias: "wi"), declare("Confirm", alias: "cf")]

  /// Those of a function with `SupportsPaging`.
  static let paging = [declare("IncludeTotalCount"), declare("Skip"), declare("First")]

  static func declarations(shouldProcess: Bool) -> [ParameterDeclaration] { shouldProcess ? risky : plain }

  private static func declare(_ name: String, alias: String? = nil) -> ParameterDeclaration {
    let type: TypeInfo
    switch name {
    case "Verbose", "Debug", "WhatIf", "Confirm", "IncludeTotalCount": type = .switchParameter
    case "Skip", "First": type = TypeCatalog.type("System.UInt64")
    case "ErrorAction", "WarningAction", "InformationAction", "ProgressAction": type = TypeCatalog.type("System.Management.Automation.ActionPreference")
    case "OutBuffer": type = .int32
    default: type = .string
    }
    let made = ParameterDeclaration(name, type: type)
    made.aliases = [alias ?? aliases[name] ?? ""].filter { !$0.isEmpty }
    made.isCommon = true
    return made
  }
}
