import Objects

/// Turns an argument into what its parameter wants: transformation, conversion, null and emptiness rules, validation.
enum ArgumentConversion {
  /// Tells whether the value already has the parameter's type.
  static func fits(_ value: Value, _ parameter: ParameterDeclaration) -> Bool {
    if parameter.type === TypeInfo.object { return true }
    if value.isNull { return false }
    if parameter.type === TypeInfo.psObject { return true }
    let type = value.unwrapped.type
    if type.isSubtype(of: parameter.type) { return true }
    if parameter.isSwitch, type === TypeInfo.boolean { return true }
    if let element = parameter.type.elementType, value.asArray == nil { return element === TypeInfo.object || type.isSubtype(of: element) }
    return false
  }

  static func convert(_ value: Value, _ parameter: ParameterDeclaration, _ binder: Binder, at position: SyntaxPosition?) throws -> Value {
    if let quick = parameter.quickConversion.convert(value, binder.run.bodyScope ?? binder.run.scope) { return quick }
    var value = value.isVoid ? .null : value
    for transform in parameter.transforms {
      do { value = try transform(value) } catch let error as PSError { throw BindingError.transformation(parameter, error, binder, at: position) }
    }
    if let wanted = parameter.requiredTypeName, !value.isNull, !value.typeNames.contains(where: { FoldedName.equal($0, wanted) }) {
      throw BindingError.mismatchedTypeName(parameter, wanted, binder, at: position)
    }
    let isScript = binder.isScript && !parameter.isCommon
    if !isScript || parameter.type === TypeInfo.object { try refuseNull(value, parameter, binder, at: position) }
    value = try converted(value, parameter, binder, isScript: isScript, at: position)
    if isScript { try refuseNull(value, parameter, binder, at: position) }
    for validation in parameter.validations.reversed() {
      do { try validation.check(value, binder.run.engine, binder.run.bodyScope ?? binder.run.scope) } catch let error as PSError {
        throw BindingError.validation(parameter, error, binder, at: position)
      }
    }
    return value
  }

  private static func converted(
    _ value: Value, _ parameter: ParameterDeclaration, _ binder: Binder, isScript: Bool, at position: SyntaxPosition?
  ) throws -> Value {
    if parameter.isSwitch { return try switchValue(value, parameter, binder, at: position) }
    if parameter.type === TypeInfo.object { return value }
    if parameter.type === TypeInfo.string, case .string = value { return value }
    if parameter.type === TypeInfo.int32, case .int = value { return value }
    if BooleanArgument.applies(to: parameter.type) {
      if case .bool = value.unwrapped { return value }
      do { try BooleanArgument.check(value, parameter.type) } catch let error as PSError {
        throw BindingError.conversion(parameter, value, error, binder, isScript: isScript, at: position)
      }
    }
    // Everything is a PSObject already.
    if parameter.type === TypeInfo.psObject || parameter.type === TypeInfo.customObjectAccelerator { return value }
    if value.isNull, !isScript, !parameter.type.isValueType, !(parameter.type === TypeInfo.string) { return .null }
    if parameter.type === TypeInfo.string, !isScript || binder.metadata.isAdvanced, value.unwrapped.asArray != nil {
      throw BindingError.conversion(parameter, value, BindingError.textFromArray(value, parameter), binder, isScript: isScript, at: position)
    }
    do { return try binder.run.engine.convert(value, to: parameter.type, binder.run.scope) } catch let error as PSError {
      throw BindingError.conversion(parameter, value, error, binder, isScript: isScript, at: position)
    }
  }

  private static func switchValue(_ value: Value, _ parameter: ParameterDeclaration, _ binder: Binder, at position: SyntaxPosition?) throws -> Value {
    switch value.unwrapped {
    case .bool(let on): return QuickConversion.option(on)
    case .null, .void, .unset: return QuickConversion.option(false)
    case let other where other.type === TypeInfo.switchParameter: return other
    case let other:
      let refused = BooleanArgument.switchRefused(other)
      throw BindingError.conversion(parameter, other, refused, binder, isScript: binder.isScript && !parameter.isCommon, at: position)
    }
  }

  /// Mandatory parameters refuse null, empty text and empty lists unless they say otherwise.
  private static func refuseNull(_ value: Value, _ parameter: ParameterDeclaration, _ binder: Binder, at position: SyntaxPosition?) throws {
    let isMandatory = parameter.sets.contains { $0.isMandatory }
    guard isMandatory else { return }
    if value.isNull {
      if !parameter.allowsNull, !parameter.type.isValueType { throw BindingError.null(parameter, binder, at: position) }
    } else if let text = value.asString {
      if text.isEmpty, !parameter.allowsEmptyString, parameter.type === TypeInfo.string || parameter.type.elementType === TypeInfo.string {
        throw BindingError.emptyText(parameter, binder, at: position)
      }
    } else if let array = value.asArray, parameter.type.isArray {
      if array.items.isEmpty, !parameter.allowsEmptyCollection { throw BindingError.emptyList(parameter, binder, at: position) }
      if !parameter.allowsEmptyString, parameter.type.elementType === TypeInfo.string, array.items.contains(where: { $0.asString?.isEmpty ?? false }) {
        throw BindingError.emptyTextInList(parameter, binder, at: position)
      }
      if !parameter.allowsNull, array.items.contains(where: \.isNull) { throw BindingError.nullInList(parameter, binder, at: position) }
    }
  }

  static func isConversionFailure(_ error: PSError) -> Bool {
    ["ParameterArgumentTransformationError", "CannotConvertArgument", "CannotConvertArgumentNoMessage"].contains(error.record.errorId)
  }
}
