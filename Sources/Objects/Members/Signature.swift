/// A parsed method signature.
public final class Signature {
  public final class Parameter {
    public let name: String
    /// As written: `int`, `Params string[]`.
    public let typeName: String
    public let isParams: Bool
    public let isReference: Bool
    public let defaultText: String?
    public let type: TypeInfo
    private(set) lazy var isDelegate = type.isDelegate
    /// One argument of the many that a `Params` parameter takes.
    private(set) lazy var element = Parameter(
      name: name, typeName: typeName, isParams: false, isReference: false, defaultText: nil, type: type.elementType ?? .object)

    init(name: String, typeName: String, isParams: Bool, isReference: Bool, defaultText: String?, type: TypeInfo) {
      (self.name, self.typeName, self.isParams, self.isReference) = (name, typeName, isParams, isReference)
      (self.defaultText, self.type) = (defaultText, type)
    }
  }

  public let name: String
  public let returnType: String
  public let parameters: [Parameter]
  /// How many parameters have no default.
  let requiredCount: Int
  /// The types and defaults of the parameters.
  let types: [TypeInfo]
  let defaults: [Value]
  let hasParams: Bool

  public static func methodName(_ signature: String) -> String {
    let head = signature.prefix { $0 != "(" }
    let word = head.split(separator: " ").last.map(String.init) ?? signature
    // A generic method's name ends before its arguments.
    return word.hasSuffix("]") ? String(word.prefix { $0 != "[" }) : word
  }

  private nonisolated(unsafe) static var cache: [String: Signature] = [:]

  static func parsed(_ text: String) -> Signature {
    if let known = cache[text] { return known }
    let made = Signature(text)
    cache[text] = made
    return made
  }

  private init(_ text: String) {
    name = Signature.methodName(text)
    let head = text.prefix { $0 != "(" }
    returnType = head.split(separator: " ").dropLast().filter { $0 != "static" && $0 != "hidden" }.joined(separator: " ")
    var body = text.drop { $0 != "(" }.dropFirst()
    if let end = body.lastIndex(of: ")") { body = body[..<end] }
    var parts: [String] = [], depth = 0, current = ""
    for character in body {
      if character == "[" { depth += 1 }
      if character == "]" { depth -= 1 }
      if character == ",", depth == 0 {
        parts.append(current)
        current = ""
      } else {
        current.append(character)
      }
    }
    if !TextScan.trimmed(current).isEmpty { parts.append(current) }
    parameters = parts.map(Signature.parameter)
    hasParams = parameters.last?.isParams ?? false
    requiredCount = parameters.filter { $0.defaultText == nil }.count
    types = parameters.map(\.type)
    defaults = parameters.map { (try? Overloads.defaultValue($0)) ?? .null }
  }

  private static func parameter(_ part: String) -> Parameter {
    var text = TextScan.trimmed(part), defaultText: String?
    if let equals = text.firstIndex(of: "=") {
      defaultText = TextScan.trimmed(String(text[text.index(after: equals)...]))
      text = TextScan.trimmed(String(text[..<equals]))
    }
    var words = text.split(separator: " ").map(String.init)
    var isParams = false, isReference = false
    while let first = words.first, ["params", "Params", "[ref]", "ref", "out"].contains(first) {
      if first.lowercased() == "params" { isParams = true } else { isReference = true }
      words.removeFirst()
    }
    let name = words.count > 1 ? words.removeLast() : "value"
    let typeName = words.joined(separator: " ")
    return Parameter(
      name: name, typeName: typeName, isParams: isParams, isReference: isReference, defaultText: defaultText,
      type: TypeCatalog.resolve(typeName) ?? Signature.unknown(typeName))
  }

  /// Types that only signatures name.
  private static func unknown(_ name: String) -> TypeInfo {
    if name.contains("Predicate[") || name.contains("Func[") || name.contains("Action[") || name.contains("Comparison[") || name.contains("Converter[") {
      return TypeCatalog.type("System.MulticastDelegate+Any")
    }
    return name.contains(".") ? TypeCatalog.type(name) : .object
  }
}

/// Chooses among overloads as PowerShell does: the first argument weighs most.
enum Overloads {
  /// A call ready to be made: the overload and its converted arguments.
  struct Choice {
    let overload: TypeMembers.Overload
    let arguments: [Value]
  }

  static let impossible = 1000

  /// The choice that one place in code made last; good for as long as arguments of the same types come.
  final class Memo {
    fileprivate var key: Ranking?
    fileprivate var overload: TypeMembers.Overload?
    fileprivate var expanded = false
    /// The one overload for so many arguments, whatever their types.
    fileprivate var only: TypeMembers.Overload?
    fileprivate var onlyCount = -1
    /// The arguments go as they are.
    fileprivate var isExact = false
    /// The whole choice, where the arguments are the same at every call and nothing could change them.
    private let areFixed: Bool
    private(set) var choice: Choice?

    init(areFixed: Bool = false) { self.areFixed = areFixed }

    fileprivate func keep(_ choice: Choice) -> Choice {
      if areFixed, choice.arguments.allSatisfy(Memo.isFixed) { self.choice = choice }
      return choice
    }

    private static func isFixed(_ value: Value) -> Bool {
      switch value {
      case .null, .bool, .char, .int, .long, .double, .string: true
      case .object(let object): object is ScalarObject
      default: false
      }
    }

    fileprivate func keepOnly(_ overload: TypeMembers.Overload, _ count: Int) { (only, onlyCount) = (overload, count) }

    fileprivate func keep(_ key: Ranking?, _ overload: TypeMembers.Overload, expanded: Bool = false, isExact: Bool = false) {
      (self.key, self.overload, self.expanded, self.isExact) = (key, overload, expanded, isExact)
    }
  }

  static func choose(_ overloads: [TypeMembers.Overload], _ arguments: [Value], method: String, memo: Memo? = nil) throws -> Choice {
    if let known = memo?.choice { return known }
    if let memo, let overload = memo.only, memo.onlyCount == arguments.count {
      return memo.keep(Choice(overload: overload, arguments: try converted(overload, arguments, false, method)))
    }
    let key = Ranking(overloads, arguments)
    if let memo, let key, memo.key == key, let overload = memo.overload {
      if memo.isExact { return memo.keep(Choice(overload: overload, arguments: arguments)) }
      return memo.keep(Choice(overload: overload, arguments: try converted(overload, arguments, memo.expanded, method)))
    }
    if let exact = exactly(overloads, arguments) {
      memo?.keep(key, exact.overload, isExact: exact.arguments.count == arguments.count)
      return exact
    }
    if let quick = only(overloads, arguments.count) {
      memo?.keepOnly(quick, arguments.count)
      return Choice(overload: quick, arguments: try converted(quick, arguments, false, method))
    }
    if let key, let known = ranked[key], overloads.indices.contains(known.index) {
      let overload = overloads[known.index]
      memo?.keep(key, overload, expanded: known.expanded)
      return Choice(overload: overload, arguments: try converted(overload, arguments, known.expanded, method))
    }
    dependsOnValues = false
    var best: (overload: TypeMembers.Overload, ranks: [Int], expanded: Bool)?
    var counted = 0, onlyCounted: TypeMembers.Overload?
    for overload in overloads {
      let signature = overload.form.parsed
      for expanded in signature.hasParams ? [false, true] : [false] {
        guard fits(signature, arguments.count, expanded) else { continue }
        counted += 1
        onlyCounted = overload
        let ranks = arguments.indices.map { rank(arguments[$0], parameter(signature, $0, expanded)) } + [expanded ? 1 : 0, signature.parameters.count > arguments.count ? 1 : 0]
        if ranks.contains(where: { $0 >= impossible }) { continue }
        if let known = best, !ranks.lexicographicallyPrecedes(known.ranks) { continue }
        best = (overload, ranks, expanded)
      }
    }
    if best == nil, counted == 1, let onlyCounted {
      let signature = onlyCounted.form.parsed
      best = (onlyCounted, [], signature.hasParams && !fits(signature, arguments.count, false))
    }
    guard let best else {
      throw PSError(
        "MethodException", "Cannot find an overload for \"\(method)\" and the argument count: \"\(arguments.count)\".", id: "MethodCountCouldNotFindBest")
    }
    if let key, !dependsOnValues, let index = overloads.firstIndex(where: { $0.form === best.overload.form }) { ranked[key] = (index, best.expanded) }
    return Choice(overload: best.overload, arguments: try converted(best.overload, arguments, best.expanded, method))
  }

  /// What ranking found for arguments of some types; only what the types alone decide is kept.
  private nonisolated(unsafe) static var ranked: [Ranking: (index: Int, expanded: Bool)] = [:]
  /// Set when a rank came from trying to convert a value.
  private nonisolated(unsafe) static var dependsOnValues = false

  /// A method and the types of up to four arguments.
  fileprivate struct Ranking: Hashable {
    let method: ObjectIdentifier
    let count: Int
    var types: SIMD4<Int> = .zero

    init?(_ overloads: [TypeMembers.Overload], _ arguments: [Value]) {
      guard let first = overloads.first, arguments.count <= 4 else { return nil }
      method = ObjectIdentifier(first.form)
      count = arguments.count &+ overloads.count &* 8
      for (index, argument) in arguments.enumerated() {
        switch argument {
        case .null, .void, .unset, .variable: return nil
        case .object(let object):
          if object.isWrapper || object is ReferenceObject { return nil }
          types[index] = Int(bitPattern: ObjectIdentifier(object.type))
        case .string(let text):
          // One letter may be a character.
          types[index] = text.unitCount == 1 ? 1 : 2
        case .array(let array):
          guard array.dimensions == nil else { return nil }
          types[index] = array.elementType.map { Int(bitPattern: ObjectIdentifier($0)) } ?? 3
        default: types[index] = Int(bitPattern: ObjectIdentifier(argument.type))
        }
      }
    }
  }

  /// An overload whose parameters are of the very types of the arguments: nothing to rank or convert.
  private static func exactly(_ overloads: [TypeMembers.Overload], _ arguments: [Value]) -> Choice? {
    var withDefaults: TypeMembers.Overload?
    search: for overload in overloads {
      let signature = overload.form.parsed
      guard fits(signature, arguments.count, false) else { continue }
      for index in arguments.indices {
        guard case .object = arguments[index] else {
          if arguments[index].isNull || arguments[index].type !== signature.types[index] { continue search }
          continue
        }
        continue search
      }
      if signature.types.count == arguments.count { return Choice(overload: overload, arguments: arguments) }
      if withDefaults == nil { withDefaults = overload }
    }
    guard let withDefaults else { return nil }
    return Choice(overload: withDefaults, arguments: arguments + withDefaults.form.parsed.defaults[arguments.count...])
  }

  /// The only overload that takes so many arguments, if there is but one and none takes any number: no ranking needed.
  private static func only(_ overloads: [TypeMembers.Overload], _ count: Int) -> TypeMembers.Overload? {
    var found: TypeMembers.Overload?
    for overload in overloads {
      let signature = overload.form.parsed
      if signature.hasParams { return nil }
      if fits(signature, count, false) {
        if found != nil { return nil }
        found = overload
      }
    }
    return found
  }

  private static func fits(_ signature: Signature, _ count: Int, _ expanded: Bool) -> Bool {
    if expanded { return count >= signature.parameters.count - 1 }
    return count >= signature.requiredCount && count <= signature.parameters.count
  }

  private static func parameter(_ signature: Signature, _ index: Int, _ expanded: Bool) -> Signature.Parameter {
    guard expanded, index >= signature.parameters.count - 1, let last = signature.parameters.last else { return signature.parameters[index] }
    return last.element
  }

  private static func converted(_ overload: TypeMembers.Overload, _ arguments: [Value], _ expanded: Bool, _ method: String) throws -> [Value] {
    let signature = overload.form.parsed
    var result: [Value] = []
    result.reserveCapacity(max(arguments.count, signature.parameters.count))
    for index in arguments.indices { result.append(try convert(arguments[index], parameter(signature, index, expanded), method)) }
    if expanded {
      let fixed = signature.parameters.count - 1
      let rest = ContiguousArray(result[fixed...])
      let element = signature.parameters.last?.type.elementType
      result = Array(result[..<fixed]) + [.array(PSArray(rest, elementType: element === TypeInfo.object ? nil : element))]
    }
    while result.count < signature.parameters.count {
      result.append(signature.defaults[result.count])
    }
    return result
  }

  static func defaultValue(_ parameter: Signature.Parameter) throws -> Value {
    guard let text = parameter.defaultText, text != "null", text != "default" else { return .null }
    if text.hasPrefix("'") || text.hasPrefix("\"") { return Value(String(text.dropFirst().dropLast())) }
    switch text.lowercased() {
    case "true": return .bool(true)
    case "false": return .bool(false)
    default: break
    }
    let plain = parameter.type.isEnum ? text.split(separator: ".").last.map(String.init) ?? text : text
    return try Conversion.convert(Value(plain), to: parameter.type)
  }

  private static func convert(_ argument: Value, _ parameter: Signature.Parameter, _ method: String) throws -> Value {
    if parameter.isReference || parameter.type === TypeInfo.object { return argument.isVoid ? .null : argument }
    if parameter.isDelegate, let block = argument.asObject { return .object(block) }
    let argument = (argument.asObject as? ReferenceObject) != nil && parameter.type.fullName != "System.Management.Automation.PSReference"
      ? try (argument.asObject as? ReferenceObject)?.get() ?? argument : argument
    do {
      return try Conversion.convert(argument, to: parameter.type)
    } catch let error as PSError {
      throw PSError(
        "MethodException",
        "Cannot convert argument \"\(parameter.name)\", with value: \"\(ConversionError.shown(argument))\", for \"\(method)\" to type \"\(parameter.type.fullName)\": \"\(error.message)\"",
        id: "MethodArgumentConversionInvalidCastArgument", inner: error.record.exception.inner)
    }
  }

  /// How far a value is from a parameter: 0 is its own type.
  private static func rank(_ original: Value, _ parameter: Signature.Parameter) -> Int {
    let type = parameter.type
    if original.asObject is ReferenceObject || original.asObject is Variable { return parameter.isReference ? 0 : 50 }
    if parameter.isReference { return 60 }
    let value = original.unwrapped
    if value.isNull { return type.isValueType && !type.fullName.hasPrefix("System.Nullable") ? 40 : type === TypeInfo.string ? 1 : type.isArray ? 3 : 2 }
    let own = value.type
    if own === type { return 0 }
    if type.fullName.hasPrefix("System.ReadOnlySpan`1") { return impossible }
    if parameter.isDelegate { return own === TypeInfo.scriptBlock ? 1 : impossible }
    if type === TypeInfo.object { return 30 }
    if own.isSubtype(of: type) { return 1 + distance(own, type) }
    if let from = numberOrder(own) { if let to = numberOrder(type) { return numberRank(from, to) } }
    switch type.conversion {
    case .string: return value.asObject is TypeObject ? 33 : 31
    case .boolean: return 25
    case .integer, .double, .single, .decimal, .bigInteger:
      if case .string = value { return 12 + (numberOrder(type) ?? 0) }
      if case .char = value { return 11 }
      if case .enumeration? = value.asScalar { return 12 }
      if case .bool = value { return 13 }
      return impossible
    case .char:
      if case .string(let text) = value { return text.unitCount == 1 ? 10 : impossible }
      return numberOrder(own) == nil ? impossible : 20
    case .enumeration:
      if case .string = value { return 26 }
      return numberOrder(own) == nil ? impossible : 21
    case .array:
      if case .string = value, type.elementType === TypeInfo.char { return 15 }
      if value.asArray != nil || value.asObject is PSList { return type.elementType === TypeInfo.object ? 4 : 5 }
      return type.elementType === TypeInfo.object ? 35 : type.elementType === TypeInfo.string ? 34 : 36
    case .nullable: return type.genericArguments.first === own ? 1 : 28
    case .switchParameter, .psObject, .customObject: return 30
    default: break
    }
    if type.traits.contains(.interface) {
      let isList = ["IEnumerable", "ICollection", "IList"].contains { type.name.hasPrefix($0) }
      if isList, own.isArray || value.asObject is PSList { return 6 }
      return impossible
    }
    dependsOnValues = true
    if case .string = value { return Conversion.tryConvert(value, to: type) == nil ? impossible : 27 }
    return Conversion.tryConvert(value, to: type) == nil ? impossible : 29
  }

  private static func distance(_ type: TypeInfo, _ ancestor: TypeInfo) -> Int {
    if ancestor.traits.contains(.interface) { return 5 }
    return type.hierarchy.firstIndex { $0 === ancestor } ?? 4
  }

  private static func numberOrder(_ type: TypeInfo) -> Int? {
    switch type.conversion {
    case .integer(let kind):
      switch kind {
      case .int32: 0
      case .int64: 1
      case .uint32: 5
      case .uint64: 6
      case .int16: 7
      case .uint16: 8
      case .byte: 9
      case .sbyte: 10
      }
    case .double: 2
    case .decimal: 3
    case .single: 4
    case .bigInteger: 11
    default: nil
    }
  }

  /// Widening first, then what loses least.
  private static func numberRank(_ from: Int, _ to: Int) -> Int {
    let order: [Int]
    switch from {
    case 0, 5, 7, 8, 9, 10: order = [0, 1, 3, 2, 4, 11, 5, 6, 7, 8, 9, 10]
    case 1, 6: order = [1, 3, 2, 4, 11, 6, 0, 5, 7, 8, 9, 10]
    case 2: order = [2, 3, 4, 1, 0, 11, 6, 5, 7, 8, 9, 10]
    case 4: order = [4, 2, 3, 1, 0, 11, 6, 5, 7, 8, 9, 10]
    case 3: order = [3, 2, 4, 1, 0, 11, 6, 5, 7, 8, 9, 10]
    default: order = [11, 3, 2, 1, 0, 4, 6, 5, 7, 8, 9, 10]
    }
    return 1 + (order.firstIndex(of: to) ?? 12)
  }
}
