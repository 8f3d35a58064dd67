import Objects

/// Binds arguments and pipeline objects to the parameters of one invocation, native or script: the only binder there is.
///
/// The order is PowerShell's: by name, by position, remaining arguments, defaults from `$PSDefaultParameterValues`, then the choice of
/// the parameter set; each pipeline object afterwards by value and by property name, without conversion before with it.
final class Binder {
  let metadata: CommandMetadata
  /// The runtime owns the binder.
  unowned(unsafe) let run: CommandRuntime
  let isScript: Bool
  /// Values by the parameter's index in `parameters`; unset where nothing is bound.
  var values: [Value]
  private(set) var parameters: [ParameterDeclaration]
  /// Asks for dynamic parameters once the static ones are bound.
  var dynamic: ((Binder) throws -> [ParameterDeclaration])?
  /// Arguments that no parameter took (simple functions: `$args`).
  var rest: [Argument] = []
  /// The parameter sets still possible, one bit each.
  var candidates: UInt64
  var setNames: [String] { metadata.setNames }
  /// What was bound, in order: `$PSBoundParameters` is made of it when somebody reads that.
  private var order: [Int] = []
  var boundTable: PSHashtable?
  /// An argument went to a common parameter.
  private(set) var boundCommon = false
  var inputIndices: [Int] = []
  /// Script blocks given for parameters that take pipeline input: evaluated anew for each object.
  var delayed: [(index: Int, block: ScriptBlock, position: SyntaxPosition?)] = []
  var restoredIndices: [Int] = []
  var saved: [(index: Int, value: Value)] = []
  private var isFinished = false
  private(set) var setMasks: [UInt64]
  private var mandatoryMasks: [UInt64]
  private(set) var pipelineParameters: [Int]
  /// What the last object's binding came to: the next one that binds the same parameters needs no new choice of set.
  var settled: (before: UInt64, bound: [Int], after: UInt64)?
  /// The one parameter that takes every object by value; -1 while that is not known, or not so.
  var quickInput = -1
  /// That parameter takes every object as it is.
  var quickTakesAnything = false

  init(_ metadata: CommandMetadata, _ run: CommandRuntime, isScript: Bool) {
    self.metadata = metadata
    self.run = run
    self.isScript = isScript
    parameters = metadata.all
    setMasks = metadata.setMasks
    mandatoryMasks = metadata.mandatoryMasks
    pipelineParameters = metadata.pipelineIndices
    values = Array(repeating: .unset, count: parameters.count)
    candidates = metadata.allSets
  }

  var restValues: [Value] {
    rest.flatMap { argument -> [Value] in
      guard argument.name != nil else { return [argument.value] }
      let name = SplattedName.make(argument.hasColon ? argument.spelling + ":" : argument.spelling)
      return argument.value.isUnset ? [name] : [name, argument.value]
    }
  }

  var hasPipelineParameters: Bool { !pipelineParameters.isEmpty }
  var boundIndices: [Int] { values.indices.filter { !values[$0].isUnset } }

  /// Tells whether a parameter of the command has a value.
  func isBound(_ name: String) -> Bool { metadata.exact(name).map { !values[$0].isUnset } ?? false }

  /// `$PSBoundParameters`, which keeps following what pipeline objects bind.
  var boundParameters: PSHashtable {
    if let boundTable { return boundTable }
    let made = PSHashtable(kind: .dictionary(key: .string, value: .object))
    for index in order + inputIndices where !values[index].isUnset { made.set(parameters[index].name, values[index]) }
    boundTable = made
    return made
  }

  func noteInput(_ index: Int) { boundTable?.set(parameters[index].name, values[index]) }
  func forgetInput(_ index: Int) { boundTable?.remove(Value(parameters[index].name)) }

  @inline(__always) func isPossible(_ index: Int) -> Bool { setMasks[index] & candidates != 0 }

  // MARK: Arguments

  /// Binds everything the call site gave.
  func bind(_ arguments: [Argument]) throws {
    if let fault = metadata.fault { throw fault.error(run) }
    var positional = try bindNamed(arguments)
    if let dynamic {
      let added = try dynamic(self)
      if !added.isEmpty {
        parameters += added
        values += Array(repeating: .unset, count: added.count)
        setMasks += added.map { CommandMetadata.mask($0, metadata.sets) }
        mandatoryMasks += added.map { CommandMetadata.mandatoryMask($0, metadata.sets) }
        pipelineParameters = parameters.indices.filter { parameters[$0].acceptsPipeline || parameters[$0].acceptsPipelineByPropertyName }
        let before = positional + rest
        rest = []
        positional = try bindNamed(before)
      }
    }
    try bindPositional(&positional)
    try bindRemaining(&positional)
    rest += positional
    if metadata.isAdvanced, let stray = rest.first { throw BindingError.unexpected(stray, self) }
    try bindDefaults()
    try chooseSet()
    try checkMandatory()
  }

  /// Takes the named arguments out; what is left goes by position.
  private func bindNamed(_ arguments: [Argument]) throws -> [Argument] {
    var positional: [Argument] = []
    var index = 0
    while index < arguments.count {
      let argument = arguments[index]
      index += 1
      if argument.isEndOfParameters { continue }
      guard let name = argument.name else {
        positional.append(argument)
        continue
      }
      guard let place = try find(name, argument) else {
        if let repaired = try run.engine.hooks.repairArguments?(run, arguments) {
          values = Array(repeating: .unset, count: values.count)
          return try bindNamed(repaired)
        }
        if metadata.isAdvanced, dynamic == nil || parameters.count > metadata.all.count, !parameters.indices.contains(where: { takesRemaining($0) && values[$0].isUnset }) {
          throw BindingError.unknown(name, argument, self)
        }
        if metadata.isAdvanced {
          // A dynamic parameter may still take it, with the argument behind it.
          positional.append(argument)
          if !argument.hasColon, index < arguments.count, arguments[index].name == nil, parameters.indices.contains(where: { takesRemaining($0) }) {
            var value = arguments[index]
            value.followsUnknownName = true
            positional.append(value)
            index += 1
          }
        } else {
          positional.append(argument)
          if !argument.hasColon, index < arguments.count, arguments[index].name == nil, !arguments[index].isEndOfParameters {
            var value = arguments[index]
            value.followsUnknownName = true
            positional.append(value)
            index += 1
          }
        }
        continue
      }
      let parameter = parameters[place]
      if argument.isSplatted, !values[place].isUnset { continue }
      if !values[place].isUnset {
        if arguments.contains(where: { $0.isSplatted }), !argument.isSplatted { values[place] = .unset } else { throw BindingError.repeated(parameter, argument, self) }
      }
      var value = argument.value
      var position = argument.valuePosition ?? argument.position
      if parameter.isSwitch {
        if value.isUnset { value = .bool(true) }
      } else if value.isUnset {
        guard index < arguments.count, let taken = try valueOfUnknownName(arguments[index]) else { throw BindingError.missingArgument(parameter, argument, self) }
        value = taken
        position = arguments[index].position
        index += 1
      }
      try set(place, value, at: position)
    }
    return positional
  }

  /// The value behind `-Name`; a word with a dash that is no parameter's name counts as one.
  private func valueOfUnknownName(_ next: Argument) throws -> Value? {
    guard let name = next.name else { return next.value }
    guard !next.hasColon, next.value.isUnset, !name.isEmpty, try find(name, next) == nil else { return nil }
    return Value(next.spelling)
  }

  /// The parameter that a typed name means; nil if none.
  private func find(_ name: String, _ argument: Argument) throws -> Int? {
    if let exact = metadata.exact(name) { return exact }
    if parameters.count == metadata.all.count, let place = metadata.place(of: name) { return place }
    if let added = parameters.indices.dropFirst(metadata.all.count).first(where: { index in
      FoldedName.equal(parameters[index].name, name) || parameters[index].aliases.contains { FoldedName.equal($0, name) }
    }) { return added }
    let wanted = FoldedName.folded(name)
    var found = metadata.matching(prefix: name)
    // What the provider adds is looked at only if nothing else fits.
    let fixed = found.filter { !parameters[$0].isDynamic }
    if !fixed.isEmpty { found = fixed }
    found += parameters.indices.dropFirst(metadata.all.count).filter { FoldedName.folded(parameters[$0].name).hasPrefix(wanted) }
    if found.count <= 1 { return found.first }
    let own = found.filter { !parameters[$0].isCommon }
    if own.count == 1 { return own[0] }
    throw BindingError.ambiguous(name, (own.isEmpty ? found : found).map { parameters[$0].name }, argument, self)
  }

  /// Converts, checks and stores one argument.
  func set(_ index: Int, _ value: Value, at position: SyntaxPosition?) throws {
    let parameter = parameters[index]
    if run.call.receivesInput, let block = value.asObject as? ScriptBlock, parameter.acceptsPipeline || parameter.acceptsPipelineByPropertyName,
      parameter.type !== TypeInfo.scriptBlock, parameter.type !== TypeInfo.object, parameter.type.elementType !== TypeInfo.scriptBlock
    {
      delayed.append((index, block, position))
      candidates &= setMasks[index]
      return
    }
    values[index] = try ArgumentConversion.convert(value, parameter, self, at: position)
    candidates &= setMasks[index]
    if candidates == 0 { throw BindingError.noSet(self, at: position) }
    order.append(index)
    if parameter.isCommon { boundCommon = true }
    noteInput(index)
    parameter.didBind?(values[index])
  }

  // MARK: Position

  private func bindPositional(_ arguments: inout [Argument]) throws {
    if arguments.isEmpty { return }
    var places = isScript ? metadata.scriptPositions : metadata.nativePositions
    if parameters.count > metadata.all.count { places = PositionalParameters.groups(metadata, isScript: isScript, added: Array(parameters[metadata.all.count...])) }
    if !metadata.isAdvanced { setUnknownAside(&arguments, places) }
    // Unknown names and what follows them are left for the parameter that takes the remaining arguments.
    var left = arguments.indices.filter { arguments[$0].name == nil && !arguments[$0].followsUnknownName }[...]
    var taken: Set<Int> = []
    for group in places {
      guard let next = left.first else { break }
      let argument = arguments[next]
      guard let place = try choose(group.filter { values[$0].isUnset && isPossible($0) }, argument) else { continue }
      if takesRemaining(place) { continue }
      try set(place, argument.value, at: argument.position)
      taken.insert(next)
      left = left.dropFirst()
    }
    if !taken.isEmpty { arguments = arguments.indices.filter { !taken.contains($0) }.map { arguments[$0] } }
  }

  /// A simple function's unknown `-Name value` pairs go to `$args`, in the order written.
  private func setUnknownAside(_ arguments: inout [Argument], _ places: [[Int]]) {
    guard arguments.contains(where: { $0.name != nil || $0.followsUnknownName }) else { return }
    var room = places.filter { group in group.contains { values[$0].isUnset } }.count
    var kept: [Argument] = []
    for argument in arguments {
      if argument.name != nil || argument.followsUnknownName || room == 0 { rest.append(argument) } else {
        kept.append(argument)
        room -= 1
      }
    }
    arguments = kept
  }

  private func takesRemaining(_ index: Int) -> Bool {
    parameters[index].sets.contains { $0.takesRemaining && isPossible(index) }
  }

  /// Among alternatives of one position: the default set's first, one that needs no conversion before one that does.
  private func choose(_ group: [Int], _ argument: Argument) throws -> Int? {
    if group.count <= 1 { return group.first }
    let preferred = metadata.defaultSetMask
    let ranked = group.filter { setMasks[$0] & candidates & preferred != 0 } + group.filter { setMasks[$0] & candidates & preferred == 0 }
    for index in ranked
    where fits(argument.value, parameters[index]) && (parameters[index].transforms.isEmpty || (try? ArgumentConversion.convert(argument.value, parameters[index], self, at: nil)) != nil)
    { return index }
    for index in ranked where (try? ArgumentConversion.convert(argument.value, parameters[index], self, at: nil)) != nil { return index }
    return ranked.first
  }

  /// Null goes to any reference type but text without conversion.
  private func fits(_ value: Value, _ parameter: ParameterDeclaration) -> Bool {
    if value.isNull, parameter.type !== TypeInfo.object { return !parameter.type.isValueType && parameter.type !== TypeInfo.string && parameter.transforms.isEmpty }
    return ArgumentConversion.fits(value, parameter)
  }

  private func bindRemaining(_ arguments: inout [Argument]) throws {
    if arguments.isEmpty { return }
    let takers = parameters.count == metadata.all.count ? metadata.remainingIndices : parameters.indices.filter { parameters[$0].sets.contains { $0.takesRemaining } }
    guard let place = takers.first(where: { values[$0].isUnset && isPossible($0) }) else { return }
    var items: [Value] = []
    for argument in arguments {
      if argument.name != nil { items.append(Value(argument.hasColon ? argument.spelling + ":" : argument.spelling)) }
      if !argument.value.isUnset { items.append(argument.value) }
    }
    let value = items.count == 1 && items[0].asArray != nil ? items[0] : Value(items)
    try set(place, value, at: arguments.first?.position)
    arguments = []
  }

  // MARK: Defaults, sets, mandatory

  private func bindDefaults() throws {
    guard metadata.isAdvanced, let defaults = run.engine.defaultParameterValues(run.scope) else { return }
    for (pattern, value) in defaults {
      guard let colon = pattern.lastIndex(of: ":") else { continue }
      let command = String(pattern[..<colon]), name = String(pattern[pattern.index(after: colon)...])
      guard try isNamed(command), let parameter = metadata.exact(name) ?? metadata.find(name).flatMap({ found in parameters.firstIndex { $0 === found } }),
        values[parameter].isUnset
      else { continue }
      var value = value
      if let block = value.asObject as? ScriptBlock, parameters[parameter].type !== TypeInfo.scriptBlock { value = try run.invoke(block, underscore: .null) }
      let before = candidates
      do { try set(parameter, value, at: nil) } catch { candidates = before }
    }
  }

  /// A key of `$PSDefaultParameterValues` names commands by pattern, or by an alias of theirs.
  private func isNamed(_ pattern: String) throws -> Bool {
    if try Operators.like(Value(run.info.name), Value(pattern), ignoreCase: true) { return true }
    guard run.engine.findAlias(pattern, run.scope) != nil else { return false }
    return FoldedName.equal(run.engine.aliasTarget(pattern, run.scope), run.info.name)
  }

  private func chooseSet() throws {
    if let only = onlyCandidate {
      run.parameterSet = metadata.setNames[only]
      return
    }
    if run.call.receivesInput, !pipelineParameters.isEmpty { return }
    try settle(possibleSets)
  }

  /// The set that is left, if it is one.
  var onlyCandidate: Int? {
    candidates != 0 && candidates & (candidates &- 1) == 0 && candidates.trailingZeroBitCount < metadata.setNames.count ? candidates.trailingZeroBitCount : nil
  }

  var possibleSets: [Int] { setNames.indices.filter { candidates & (1 << UInt64($0)) != 0 } }

  /// Several sets are still possible: the default one, else the only one without missing mandatory parameters.
  func settle(_ possible: [Int]) throws {
    var open = possible
    let satisfied = open.filter { set in missing(in: set).isEmpty }
    if let preferred = open.first(where: { FoldedName.equal(setNames[$0], metadata.traits.defaultSet) }) {
      open = [preferred]
    } else if satisfied.count == 1 {
      open = satisfied
    } else if satisfied.count > 1 {
      let free = satisfied.filter { set in !parameters.contains { $0.entry(in: setNames[set])?.isMandatory ?? false } }
      guard free.count == 1 || metadata.sets.isEmpty else { throw BindingError.noSet(self, at: nil) }
      open = free
    } else {
      throw BindingError.noSet(self, at: nil)
    }
    if let chosen = open.first {
      candidates = 1 << UInt64(chosen)
      run.parameterSet = setNames[chosen]
    }
  }

  /// The mandatory parameters of a set that have no value.
  func missing(in set: Int) -> [Int] {
    let bit = 1 << UInt64(set) as UInt64
    if parameters.count == metadata.all.count {
      if metadata.mandatoryIndices.isEmpty { return [] }
      return metadata.mandatoryIndices.filter { values[$0].isUnset && setMasks[$0] & mandatoryMasks[$0] & bit != 0 }
    }
    return values.indices.filter { values[$0].isUnset && setMasks[$0] & mandatoryMasks[$0] & bit != 0 }
  }

  /// The mandatory parameters that neither an argument nor the pipeline can give.
  private func checkMandatory() throws {
    guard let set = onlyCandidate else { return }
    var absent = missing(in: set)
    if absent.isEmpty { return }
    absent = absent.filter { index in
      guard run.call.receivesInput, let entry = parameters[index].entry(in: setNames[set]) else { return true }
      return !entry.fromPipeline && !entry.fromPipelineByPropertyName
    }
    if !absent.isEmpty { try ask(for: absent) }
  }

  /// Asks the user for mandatory parameters, or fails where nobody can be asked.
  func ask(for absent: [Int]) throws {
    guard run.engine.host.isInteractive else { throw BindingError.missing(absent.map { parameters[$0].name }, self) }
    try MandatoryPrompt.ask(absent, self)
  }

  /// The sets possible before input was bound.
  lazy var setCandidates: UInt64 = candidates

  /// Settles what was left open for input that never came.
  func finish() throws {
    guard !isFinished else { return }
    isFinished = true
    if onlyCandidate == nil, candidates != 0 { try settle(possibleSets) }
    try checkMandatory()
  }
}
