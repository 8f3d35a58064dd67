import Objects

/// Binding of pipeline objects, one after the other.
extension Binder {
  /// Binds one pipeline object; false if its error was reported and `process` is to be skipped.
  func bindInput(_ object: Value) throws -> Bool {
    if quickInput >= 0, quickTakesAnything {
      if case .void = object { values[quickInput] = .null } else { values[quickInput] = object }
      if boundTable != nil { noteInput(quickInput) }
      return true
    }
    if quickInput >= 0, let value = parameters[quickInput].quickConversion.convert(object, run.bodyScope ?? run.scope) {
      values[quickInput] = value
      noteInput(quickInput)
      return true
    }
    quickInput = -1
    inputIndices.removeAll(keepingCapacity: true)
    restoreNow()
    if pipelineParameters.isEmpty {
      if isScript { return try acceptWithoutParameter(object) }
      return try refuse(object)
    }
    let before = candidates
    do { guard try bindObject(object) else { return try refuse(object) } } catch let error as PSError where error.record.exception.type.fullName.contains("ParameterBinding") {
      restoreNow()
      try run.writeError(error)
      return false
    }
    if let settled, settled.before == before, settled.bound == inputIndices {
      candidates = settled.after
      noteQuickInput()
      return true
    }
    let absent = try settleForInput()
    if !absent.isEmpty {
      restoreNow()
      try run.writeError(BindingError.inputIncomplete(object, absent.map { parameters[$0].name }, self))
      return false
    }
    settled = (before, inputIndices, candidates)
    return true
  }

  /// The second object that the same single parameter took by value: from now on no other is asked.
  private func noteQuickInput() {
    guard delayed.isEmpty, inputIndices.count == 1, saved.count == 1, saved[0].value.isUnset else { return }
    let index = inputIndices[0]
    let others = pipelineParameters.filter { $0 != index && values[$0].isUnset && setMasks[$0] & setCandidates != 0 }
    guard others.isEmpty, parameters[index].acceptsPipeline, !parameters[index].acceptsPipelineByPropertyName else { return }
    quickInput = index
    quickTakesAnything = parameters[index].quickConversion.takesAnything
    // Nothing else falls back between two objects.
    restoredIndices.removeAll(keepingCapacity: true)
  }

  private func bindObject(_ object: Value) throws -> Bool {
    for (index, block, position) in delayed {
      setFromInput(index, try ArgumentConversion.convert(run.invoke(block, underscore: object), parameters[index], self, at: position))
    }
    let open = pipelineParameters.filter { index in values[index].isUnset && isPossible(index) && !delayed.contains { $0.index == index } }
    return try InputBinding.bind(object, open, self) || !delayed.isEmpty
  }

  /// Chooses the parameter set with the object bound; gives the mandatory parameters left that nobody can be asked for.
  private func settleForInput() throws -> [Int] {
    if let only = onlyCandidate { run.parameterSet = setNames[only] } else if candidates != 0 { try settle(possibleSets) }
    guard let set = setNames.indices.first(where: { candidates & (1 << UInt64($0)) != 0 }) else { return [] }
    let absent = missing(in: set)
    if absent.isEmpty || !run.engine.host.isInteractive { return absent }
    try ask(for: absent)
    return []
  }

  private func refuse(_ object: Value) throws -> Bool {
    try run.writeError(BindingError.inputNotBound(object, self))
    return false
  }

  /// A function that takes no pipeline parameter still sees its input as `$_` and `$input`.
  private func acceptWithoutParameter(_ object: Value) throws -> Bool {
    if !metadata.isAdvanced { return true }
    try run.writeError(BindingError.inputNotBound(object, self))
    return false
  }

  /// Stores a value for the duration of one object.
  func setFromInput(_ index: Int, _ value: Value) {
    saved.append((index, values[index]))
    values[index] = value
    candidates &= setMasks[index]
    inputIndices.append(index)
    noteInput(index)
  }

  /// Forgets what came from the last object: the values stay until then, so that `end` sees the last ones.
  private func restoreNow() {
    restoredIndices.removeAll(keepingCapacity: true)
    if saved.isEmpty { return }
    for (index, value) in saved.reversed() {
      restoredIndices.append(index)
      values[index] = value
      if value.isUnset { forgetInput(index) }
    }
    saved.removeAll(keepingCapacity: true)
    if setCandidates != 0 { candidates = setCandidates }
  }
}
