import Objects

/// Converts the arguments that need no thought: right type or nearly so, valid, not null.
///
/// Whatever is doubtful gives nil and goes the long way, which also makes the errors; nothing here throws or reports.
final class QuickConversion {
  private enum Kind { case any, text, int32, truth, option, other }

  private let kind: Kind
  private let type: TypeInfo
  private let isPlain: Bool
  private let isMandatory: Bool
  private let validations: [Validation]

  init(_ parameter: ParameterDeclaration) {
    type = parameter.type
    kind =
      type === TypeInfo.object ? .any : type === TypeInfo.string ? .text : type === TypeInfo.int32 ? .int32
      : type === TypeInfo.boolean ? .truth : parameter.isSwitch ? .option : .other
    isPlain = parameter.transforms.isEmpty
    isMandatory = parameter.sets.contains { $0.isMandatory }
    validations = parameter.validations
  }

  /// Every value will do as it is.
  var takesAnything: Bool { kind == .any && isPlain && !isMandatory && validations.isEmpty }

  /// `[switch]` on and off; they are never changed, so two objects serve all calls.
  private static let on = Value.object(ScalarObject(.switchParameter(true)))
  private static let off = Value.object(ScalarObject(.switchParameter(false)))

  static func option(_ isOn: Bool) -> Value { isOn ? on : off }

  func convert(_ value: Value, _ scope: Scope) -> Value? {
    guard isPlain, let converted = converted(value, scope) else { return nil }
    if isMandatory {
      switch converted {
      case .int, .bool, .long, .double: break
      case .string(let string): if string.isEmpty { return nil }
      case .object(let object): if object is PSList { return nil }
      default: return nil
      }
    }
    for validation in validations where !holds(validation, converted, scope) { return nil }
    return converted
  }

  @inline(__always) private func converted(_ value: Value, _ scope: Scope) -> Value? {
    switch (kind, value) {
    case (.any, .void): return .null
    case (.any, _), (.text, .string), (.int32, .int), (.truth, .bool): return value
    case (.text, .int(let number)): return .string(PSString.holding(String(number)))
    case (.option, .bool(let isOn)): return QuickConversion.option(isOn)
    case (.option, .object(let object)): return object.type === TypeInfo.switchParameter ? value : nil
    case (.other, .object(let object)): return object.type === type && !object.isWrapper ? value : nil
    case (.other, .double): return type === TypeInfo.double ? value : nil
    case (.other, .long): return type === TypeInfo.int64 ? value : nil
    case (.other, .int(let number)): return type === TypeInfo.double ? .double(Double(number)) : type === TypeInfo.int64 ? .long(Int64(number)) : nil
    case (.other, .array(let array)):
      if array.dimensions == nil, let element = type.elementType, array.elementType === element { return value }
      return type.isArray ? try? scope.engine.convert(value, to: type, scope) : nil
    default: return nil
    }
  }

  private func holds(_ validation: Validation, _ value: Value, _ scope: Scope) -> Bool {
    switch (validation, value) {
    case (.range(.int(let minimum), .int(let maximum)), .int(let number)): return number >= minimum && number <= maximum
    case (.set(let allowed, true, _), .string(let string)): return allowed.contains { FoldedName.equal($0, string.text) }
    case (.notNullOrEmpty, .string(let string)): return !string.isEmpty
    case (.notNullOrEmpty, .int), (.notNull, .string), (.notNull, .int), (.notNull, .object): return true
    case (.length(let minimum, let maximum), .string(let string)):
      let count = string.unitCount
      return count >= minimum && count <= maximum
    default: return (try? validation.check(value, scope.engine, scope)) != nil
    }
  }
}
