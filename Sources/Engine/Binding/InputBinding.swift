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
    for name in [parameter.name] + parameter.aliases {
      guard let member = Members.properties(object).first(where: { FoldedName.equal($0.name, name) }) else { continue }
      let value = try member.get()
      if !converting, !ArgumentConversion.fits(value, parameter) { return false }
      return try store(value, index, converting, binder)
    }
    return false
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
