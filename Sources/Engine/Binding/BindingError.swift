import Objects

/// Makes the errors of parameter binding, with PowerShell's ids and words; they point at the argument.
enum BindingError {
  private static func make(
    _ message: String, _ id: String, _ binder: Binder, category: ErrorCategory = .InvalidArgument, at position: SyntaxPosition?, inner: PSError? = nil,
    type: String = "ParameterBindingException", target: Value = .null, parameter: String = ""
  ) -> PSError {
    let error = PSError(type, message, id: id, category: category, target: target, inner: inner?.record.exception)
    error.record.exception.details += [("ParameterName", Value(parameter)), ("ErrorId", Value(id)), ("CommandInvocation", .null)]
    if let place = position ?? binder.run.call.position {
      error.record.position = place.errorPosition
      error.record.invocation = InvocationInfo(command: binder.run.info, position: place, invocationName: binder.run.call.invocationName)
    }
    return error
  }

  static func unknown(_ name: String, _ argument: Argument, _ binder: Binder) -> PSError {
    make("A parameter cannot be found that matches parameter name '\(name)'.", "NamedParameterNotFound", binder, at: argument.position, parameter: name)
  }

  static func ambiguous(_ name: String, _ names: [String], _ argument: Argument, _ binder: Binder) -> PSError {
    let list = names.map { " -\($0)" }.joined()
    return make(
      "Parameter cannot be processed because the parameter name '\(name)' is ambiguous. Possible matches include:\(list).", "AmbiguousParameter", binder,
      at: argument.position, parameter: name)
  }

  static func repeated(_ parameter: ParameterDeclaration, _ argument: Argument, _ binder: Binder) -> PSError {
    make(
      "Cannot bind parameter because parameter '\(parameter.name)' is specified more than once. To provide multiple values to parameters that can accept multiple values, use the array syntax. For example, \"-parameter value1,value2,value3\".",
      "ParameterAlreadyBound", binder, at: argument.position, parameter: parameter.name)
  }

  static func missingArgument(_ parameter: ParameterDeclaration, _ argument: Argument, _ binder: Binder) -> PSError {
    make(
      "Missing an argument for parameter '\(parameter.name)'. Specify a parameter of type '\(parameter.type.fullName)' and try again.", "MissingArgument", binder,
      at: argument.position, parameter: parameter.name)
  }

  static func unexpected(_ argument: Argument, _ binder: Binder) -> PSError {
    if let name = argument.name { return unknown(name, argument, binder) }
    let text = (try? argument.value.text()) ?? ""
    return make(
      "A positional parameter cannot be found that accepts argument '\(argument.value.isNull ? "$null" : text)'.", "PositionalParameterNotFound", binder,
      at: binder.run.call.position)
  }

  static func missing(_ names: [String], _ binder: Binder) -> PSError {
    make(
      "Cannot process command because of one or more missing mandatory parameters: \(names.joined(separator: " ")).", "MissingMandatoryParameter", binder,
      at: binder.run.call.position)
  }

  static func noSet(_ binder: Binder, at position: SyntaxPosition?) -> PSError {
    make(
      "Parameter set cannot be resolved using the specified named parameters. One or more parameters issued cannot be used together or an insufficient number of parameters were provided.",
      "AmbiguousParameterSet", binder, at: binder.run.call.position)
  }

  static func null(_ parameter: ParameterDeclaration, _ binder: Binder, at position: SyntaxPosition?) -> PSError {
    make(
      "Cannot bind argument to parameter '\(parameter.name)' because it is null.", "ParameterArgumentValidationErrorNullNotAllowed", binder,
      category: .InvalidData, at: position, type: "ParameterBindingValidationException", parameter: parameter.name)
  }

  static func emptyText(_ parameter: ParameterDeclaration, _ binder: Binder, at position: SyntaxPosition?) -> PSError {
    make(
      "Cannot bind argument to parameter '\(parameter.name)' because it is an empty string.", "ParameterArgumentValidationErrorEmptyStringNotAllowed", binder,
      category: .InvalidData, at: position, type: "ParameterBindingValidationException", parameter: parameter.name)
  }

  static func emptyTextInList(_ parameter: ParameterDeclaration, _ binder: Binder, at position: SyntaxPosition?) -> PSError {
    make(
      "Cannot bind argument to parameter '\(parameter.name)' because it is an empty string.", "ParameterArgumentValidationErrorEmptyStringNotAllowed", binder,
      category: .InvalidData, at: position, type: "ParameterBindingValidationException", parameter: parameter.name)
  }

  static func nullInList(_ parameter: ParameterDeclaration, _ binder: Binder, at position: SyntaxPosition?) -> PSError {
    null(parameter, binder, at: position)
  }

  static func emptyList(_ parameter: ParameterDeclaration, _ binder: Binder, at position: SyntaxPosition?) -> PSError {
    make(
      "Cannot bind argument to parameter '\(parameter.name)' because it is an empty array.", "ParameterArgumentValidationErrorEmptyArrayNotAllowed", binder,
      category: .InvalidData, at: position, type: "ParameterBindingValidationException", parameter: parameter.name)
  }

  static func transformation(_ parameter: ParameterDeclaration, _ inner: PSError, _ binder: Binder, at position: SyntaxPosition?) -> PSError {
    make(
      "Cannot process argument transformation on parameter '\(parameter.name)'. \(inner.record.exception.message)", "ParameterArgumentTransformationError", binder,
      category: .InvalidData, at: position, inner: inner, type: "ParameterBindingArgumentTransformationException", parameter: parameter.name)
  }

  static func conversion(
    _ parameter: ParameterDeclaration, _ value: Value, _ inner: PSError, _ binder: Binder, isScript: Bool, at position: SyntaxPosition?
  ) -> PSError {
    if isScript { return transformation(parameter, inner, binder, at: position) }
    let isArray = value.unwrapped.asArray != nil && !parameter.type.isArray
    if isArray {
      return make(
        "Cannot convert '\(value.type.fullName)' to the type '\(parameter.type.fullName)' required by parameter '\(parameter.name)'. \(inner.record.exception.message)",
        "CannotConvertArgument", binder, at: position, inner: inner, parameter: parameter.name)
    }
    return make(
      "Cannot bind parameter '\(parameter.name)'. \(inner.record.exception.message)", "CannotConvertArgumentNoMessage", binder, at: position, inner: inner, parameter: parameter.name)
  }

  static func textFromArray(_ value: Value, _ parameter: ParameterDeclaration) -> PSError {
    PSError("PSInvalidCastException", "Cannot convert value to type System.String.", id: "CannotConvertArgument", category: .InvalidArgument)
  }

  static func validation(_ parameter: ParameterDeclaration, _ inner: PSError, _ binder: Binder, at position: SyntaxPosition?) -> PSError {
    make(
      "Cannot validate argument on parameter '\(parameter.name)'. \(inner.record.exception.message)", "ParameterArgumentValidationError", binder,
      category: .InvalidData, at: position, inner: inner, type: "ParameterBindingValidationException", parameter: parameter.name)
  }

  static func mismatchedTypeName(_ parameter: ParameterDeclaration, _ wanted: String, _ binder: Binder, at position: SyntaxPosition?) -> PSError {
    make(
      "Cannot bind argument to parameter '\(parameter.name)', because PSTypeNames of the argument do not match the PSTypeName required by the parameter: \(wanted).",
      "MismatchedPSTypeName", binder, at: position)
  }

  static func inputIncomplete(_ object: Value, _ names: [String], _ binder: Binder) -> PSError {
    make(
      "The input object cannot be bound because it did not contain the information required to bind all mandatory parameters: \(names.map { " " + $0 }.joined())",
      "InputObjectMissingMandatory", binder, at: binder.run.call.position, target: object)
  }

  static func inputNotBound(_ object: Value, _ binder: Binder) -> PSError {
    make(
      "The input object cannot be bound to any parameters for the command either because the command does not take pipeline input or the input and its properties do not match any of the parameters that take pipeline input.",
      "InputObjectNotBound", binder, at: binder.run.call.position, target: object)
  }
}
