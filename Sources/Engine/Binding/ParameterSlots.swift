import Objects

/// Moves what the binder found into the slots of a script function, with defaults and lasting type constraints.
enum ParameterSlots {
  static func assign(_ compiled: CompiledBlock, _ binder: Binder, _ scope: Scope) throws {
    let parameters = compiled.metadata.parameters
    for (index, parameter) in parameters.enumerated() where !binder.values[index].isUnset { store(binder.values[index], parameter, scope) }
    for (index, parameter) in parameters.enumerated() where binder.values[index].isUnset {
      try storeDefault(parameter, scope)
    }
  }

  static func storeDefault(_ parameter: ParameterDeclaration, _ scope: Scope) throws {
    guard let node = parameter.defaultValue else {
      return store(parameter.type === TypeInfo.object ? .null : emptyValue(of: parameter), parameter, scope)
    }
    var value = try node.eval(scope)
    if value.isVoid { value = .null }
    for transform in parameter.transforms { value = try transform(value) }
    if parameter.type !== TypeInfo.object {
      do { value = try scope.engine.convert(value, to: parameter.type, scope) } catch let error as PSError {
        throw PSError(
          "ArgumentTransformationMetadataException", error.record.exception.message, id: "RuntimeException", category: .MetadataError, inner: error.record.exception)
      }
    }
    store(value, parameter, scope)
  }

  /// What a typed parameter holds that got no argument: `''`, 0, off; structures such as dates hold nothing.
  private static func emptyValue(of parameter: ParameterDeclaration) -> Value {
    if parameter.isSwitch { return QuickConversion.option(false) }
    if parameter.type === TypeInfo.string { return Value("") }
    if ["System.Guid", "System.DateTime", "System.TimeSpan", "System.DateTimeOffset"].contains(parameter.type.fullName) { return .null }
    return parameter.type.defaultValue()
  }

  static func store(_ value: Value, _ parameter: ParameterDeclaration, _ scope: Scope) {
    guard let constraint = parameter.lastingConstraint else {
      if case .variable(let variable) = scope.slots[parameter.slot] { variable.value = value } else { scope.slots[parameter.slot] = value }
      return
    }
    let variable = Variable(parameter.name, value)
    let engine = scope.engine
    variable.constraint = { [unowned engine, unowned scope] value in try constraint(value, engine, scope) }
    scope.slots[parameter.slot] = .variable(variable)
  }

  static func assignInput(_ compiled: CompiledBlock, _ binder: Binder, _ scope: Scope) throws {
    for index in binder.inputIndices where index < compiled.metadata.parameters.count {
      store(binder.values[index], compiled.metadata.parameters[index], scope)
    }
  }

  /// Resets parameters that only the last object had bound.
  static func restore(_ compiled: CompiledBlock, _ binder: Binder, _ scope: Scope) throws {
    for index in binder.restoredIndices where index < compiled.metadata.parameters.count {
      let parameter = compiled.metadata.parameters[index]
      if binder.values[index].isUnset { try storeDefault(parameter, scope) } else { store(binder.values[index], parameter, scope) }
    }
  }
}

extension ParameterDeclaration {
  /// The check that later assignments to the parameter's variable meet; nil for an untyped parameter or one never assigned.
  var lastingConstraint: ((Value, Engine, Scope) throws -> Value)? {
    guard isReassigned, type !== TypeInfo.object || !validations.isEmpty else { return nil }
    let type = self.type, validations = self.validations, name = self.name
    return { value, engine, scope in
      let converted: Value
      if type === TypeInfo.object { converted = value } else if type === TypeInfo.switchParameter {
        converted = try Conversion.convert(value, to: type)
      } else {
        do {
          if BooleanArgument.applies(to: type) { try BooleanArgument.check(value, type) }
          converted = try engine.convert(value, to: type, scope)
        } catch let error as PSError { throw validations.isEmpty ? error : VariableError.conversion(name, error) }
      }
      for validation in validations {
        do { try validation.check(converted, engine, scope) } catch is PSError { throw VariableError.invalid(name, value) }
      }
      return converted
    }
  }
}

/// The errors of assigning to a constrained variable.
enum VariableError {
  static func conversion(_ name: String, _ error: PSError) -> PSError {
    let made = PSError(
      "ArgumentTransformationMetadataException", error.record.exception.message, id: "RuntimeException", category: .MetadataError, inner: error.record.exception)
    return made
  }

  static let invalidId = "ValidateSetFailure"

  /// The first value does not meet the attributes: they cannot be put on the variable.
  static func refused(_ name: String, _ value: Value) -> PSError {
    let text = (try? value.text()) ?? ""
    return PSError(
      "ValidationMetadataException", "The attribute cannot be added because variable \(name) with value \(text) would no longer be valid.",
      id: "ValidateSetFailure", category: .MetadataError)
  }

  static func invalid(_ name: String, _ value: Value) -> PSError {
    let text = (try? value.text()) ?? ""
    return PSError(
      "ValidationMetadataException", "The variable cannot be validated because the value \(text) is not a valid value for the \(name) variable.",
      id: "ValidateSetFailure", category: .MetadataError)
  }
}
