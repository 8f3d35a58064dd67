import Objects

/// Binds a pipeline object: by value and by property name, first without conversion, then with it.
enum InputBinding {
  static func bind(_ object: Value, _ open: [Int], _ binder: Binder) throws -> Bool {
    _ = binder.setCandidates
    var isBound = false
    for converting in [false, true] {
      for index in open where binder.values[index].isUnset && binder.isPossible(index) {
        let parameter = binder.parameters[index]
        if entry(parameter, binder)?.fromPipeline ?? false, try byValue(object, index, converting, binder) {
          isBound = true
        }
      }
      if isBound, !converting, open.allSatisfy({ !binder.values[$0].isUnset }) { return true }
      for index in open where binder.values[index].isUnset && binder.isPossible(index) {
        let parameter = binder.parameters[index]
        if entry(parameter, binder)?.fromPipelineByPropertyName ?? false, try byName(object, index, converting, binder) { isBound = true }
      }
      if isBound, !converting, open.allSatisfy({ !binder.values[$0].isUnset }) { return true }
    }
    return isBound
  }

  private static func entry(_ parameter: ParameterDeclaration, _ binder: Binder) -> ParameterDeclaration.SetEntry? {
    parameter.sets.first { entry in
      guard entry.fromPipeline || entry.fromPipelineByPropertyName else { return false }
      if entry.set.isEmpty { return true }
      guard let index = binder.setNames.firstIndex(where: { FoldedName.equal($0, entry.set) }) else { return false }
      return binder.candidates & (1 << UInt64(index)) != 0
    }
  }

  private static func byValue(_ object: Value, _ index: Int, _ converting: Bool, _ binder: Binder) throws -> Bool {
    let parameter = binder.parameters[index]
    if parameter.type === TypeInfo.object, parameter.transforms.isEmpty, parameter.validations.isEmpty {
      if object.isNull, !parameter.allowsNull, parameter.sets.contains(where: { $0.isMandatory }) { throw BindingError.null(parameter, binder, at: nil) }
      binder.setFromInput(index, object)
      return true
    }
    if !converting, !ArgumentConversion.fits(object, parameter) { return false }
    return try store(object, index, converting, binder)
  }

  private static func byName(_ object: Value, _ index: Int, _ converting: Bool, _ binder: Binder) throws -> Bool {
    if object.isNull { return false }
    let base = object.unwrapped
    if let table = base.asObject as? PSHashtable, table.added == nil { return false }
    let parameter = binder.parameters[index]
    if let custom = base.asObject as? CustomObject, let known = quickMember(custom, parameter) {
      guard let value = known else { return false }
      if !converting, !ArgumentConversion.fits(value, parameter) { return false }
      return try store(value, index, converting, binder)
    }
    for name in [parameter.name] + parameter.aliases {
      guard let member = Members.properties(object).first(where: { FoldedName.equal($0.name, name) }) else { continue }
      let value = try member.get()
      if !converting, !ArgumentConversion.fits(value, parameter) { return false }
      return try store(value, index, converting, binder)
    }
    return false
  }

  /// The note property that a parameter takes; nil within if there is none, nil altogether if it is not that simple.
  private static func quickMember(_ object: CustomObject, _ parameter: ParameterDeclaration) -> Value?? {
    guard object.customTypeNames == nil, object.added == nil else { return nil }
    var index = object.properties.find(parameter.name)
    for alias in parameter.aliases where index == nil { index = object.properties.find(alias) }
    if let index {
      let value = object.properties.slots[index]
      if case .object(let member) = value, member.isMemberDefinition { return nil }
      return .some(.some(value))
    }
    return ObjectRuntime.current.extendedMembers(["System.Management.Automation.PSCustomObject"]).isEmpty ? .some(nil) : nil
  }

  private static func store(_ value: Value, _ index: Int, _ converting: Bool, _ binder: Binder) throws -> Bool {
    do {
      binder.setFromInput(index, try ArgumentConversion.convert(value, binder.parameters[index], binder, at: nil))
      return true
    } catch let error as PSError {
      if ArgumentConversion.isConversionFailure(error) { return false }
      throw error
    }
  }
}
