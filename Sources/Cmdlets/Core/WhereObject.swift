import Engine
import Objects

/// Lets those objects through for which a script block or a comparison of a property holds.
struct WhereObject: Cmdlet {
  static let name = "Where-Object"
  static let aliases = ["where", "?"]
  static let traits = CommandTraits(defaultSet: "EqualSet", module: "Microsoft.PowerShell.Core")

  /// An operator that stands as a switch: `-EQ`, `-CLike`, `-NotIn` …
  enum Test: String, CaseIterable {
    case EQ, NE, GT, LT, GE, LE, Like, NotLike, Match, NotMatch, Contains, NotContains, In, NotIn, Is, IsNot
    case CEQ, CNE, CGT, CLT, CGE, CLE, CLike, CNotLike, CMatch, CNotMatch, CContains, CNotContains, CIn, CNotIn, Not
  }

  var inputObject = Value.void
  var filter: ScriptBlock?
  var property = ""
  var value = Value.bool(true)
  /// One flag a test, in the order of `Test.allCases`.
  var tests = [Bool](repeating: false, count: Test.allCases.count)

  static let parameters: [Parameter<Self>] =
    [
      Parameter("InputObject", \.inputObject, .fromPipeline),
      Parameter("FilterScript", \.filter, .set("ScriptBlockSet", position: 0, mandatory: true)),
      Parameter("Property", \.property, .sets(Test.allCases.map(setName)), .position(0), .mandatory, .notNullOrEmpty),
      Parameter("Value", \.value, .sets(Test.allCases.filter { $0 != .Not }.map(setName)), .position(1)),
    ]
    + Test.allCases.enumerated().map { index, test in
      let options: ParameterOption = .set(setName(test), mandatory: test != .EQ)
      if test == .EQ || "\(test)".hasPrefix("C") && test != .Contains { return Parameter(test.rawValue, \.tests[index], options, .alias(alias(test))) }
      return Parameter(test.rawValue, \.tests[index], options, .alias(alias(test)))
    }

  private static func setName(_ test: Test) -> String {
    switch test {
    case .EQ: "EqualSet"
    case .CEQ: "CaseSensitiveEqualSet"
    default: "\(test.rawValue)Set"
    }
  }

  /// `-IEQ` is another spelling of `-EQ`.
  private static func alias(_ test: Test) -> String { test.rawValue.hasPrefix("C") && test != .Contains ? "_\(test.rawValue)" : "I\(test.rawValue)" }

  private var chosen: Test?
  private var hasValue = false
  private var block: InlineBlock?
  private var reader: PropertyReader?
  private var isPattern = false

  init() {}

  mutating func begin(_ run: CommandRuntime) throws {
    chosen = tests.firstIndex(of: true).map { Test.allCases[$0] }
    hasValue = run.isBound("Value")
    reader = PropertyReader(property)
    isPattern = Wildcard.isPattern(property)
    block = filter.map { InlineBlock($0, run.scope) }
    if filter == nil, chosen == nil, hasValue {
      throw run.error(
        "PSArgumentException", "The specified operator requires both the -Property and -Value parameters. Provide values for both parameters, and then try the command again.",
        id: "OperatorNotSpecified", .InvalidArgument)
    }
    if filter == nil, let chosen, chosen != .Not, !hasValue, chosen != .EQ || true, !run.isBound("Value") {
      throw run.error(
        "PSArgumentException", "The specified operator requires both the -Property and -Value parameters. Provide values for both parameters, and then try the command again.",
        id: "ValueNotSpecifiedForWhereObject", .InvalidArgument)
    }
  }

  mutating func process(_ run: CommandRuntime) throws {
    if inputObject.isVoid { return }
    if let block {
      if try block.holds(inputObject) { try run.write(inputObject) }
      return
    }
    guard let actual = try propertyValue(run) else { return }
    let isPassed: Bool
    do { isPassed = try holds(actual) } catch let error as PSError where !error.isThrow { return try run.writeError(failure(error, run)) }
    if isPassed { try run.write(inputObject) }
  }

  /// The operator's own words, with its name before them.
  private func failure(_ error: PSError, _ run: CommandRuntime) -> PSError {
    let name = WhereObject.tokenName(chosen ?? .EQ)
    return run.error(
      "PSInvalidOperationException", "The operator \(name) failed: \(error.record.exception.message)", id: "OperatorFailed", .InvalidOperation, target: inputObject)
  }

  /// The operator as PowerShell's tokens name it: `Igt`, `Clike`.
  private static func tokenName(_ test: Test) -> String {
    let name = test.rawValue
    if test == .Is || test == .IsNot || test == .Not { return name }
    return name.hasPrefix("C") && test != .Contains ? "C" + name.dropFirst().lowercased() : "I" + name.lowercased()
  }

  /// A type may be written in brackets, which as an argument are text.
  private static func typeName(_ value: Value) throws -> Value {
    guard case .string(let text) = value.unwrapped, text.text.hasPrefix("["), text.text.hasSuffix("]") else { return value }
    return Value(String(text.text.dropFirst().dropLast()))
  }

  /// The value to test; nil after an error, when the object is left out.
  private func propertyValue(_ run: CommandRuntime) throws -> Value? {
    if inputObject.isNull {
      guard run.engine.strict(run.scope) >= 2 else { return .null }
      try run.writeError(MemberOfInput.nullInput(run))
      return nil
    }
    if let table = inputObject.asObject as? PSHashtable, let value = table.get(property) { return value }
    if !isPattern, let value = try reader?.get(inputObject) { return value }
    guard isPattern else { return try missing(run) }
    let members = try MemberOfInput.matching(property, of: inputObject)
    if members.count > 1 {
      try run.writeError(MemberOfInput.ambiguous("Property", property, "members", members, "AmbiguousPropertyName", inputObject, run))
      return nil
    }
    return try members.first?.get() ?? missing(run)
  }

  private func missing(_ run: CommandRuntime) throws -> Value? {
    guard run.engine.strict(run.scope) >= 2 else { return .null }
    try run.writeError(MemberOfInput.unknown(property, "property", "PropertyNotFound", inputObject, run))
    return nil
  }

  private func holds(_ actual: Value) throws -> Bool {
    guard let chosen else { return actual.isTrue }
    if chosen == .EQ || chosen == .NE, case .string = actual, case .string = value {
      return try Operators.equals(actual, value, ignoreCase: true) == (chosen == .EQ)
    }
    let name = chosen.rawValue
    let isCaseSensitive = name.hasPrefix("C") && chosen != .Contains
    let bare = (isCaseSensitive ? String(name.dropFirst()) : name).uppercased()
    let ignoreCase = !isCaseSensitive
    func any(_ test: (Value) throws -> Bool) throws -> Bool {
      if let items = try actual.asArray?.items ?? (actual.asObject as? PSList)?.enumerated() { return try items.contains { try test($0) } }
      return try test(actual)
    }
    switch bare {
    case "EQ": return try any { try Operators.equals($0, value, ignoreCase: ignoreCase) }
    case "NE": return try any { try !Operators.equals($0, value, ignoreCase: ignoreCase) }
    case "GT": return try any { try Operators.compare($0, value, ignoreCase: ignoreCase) > 0 }
    case "LT": return try any { try Operators.compare($0, value, ignoreCase: ignoreCase) < 0 }
    case "GE": return try any { try Operators.compare($0, value, ignoreCase: ignoreCase) >= 0 }
    case "LE": return try any { try Operators.compare($0, value, ignoreCase: ignoreCase) <= 0 }
    case "LIKE": return try any { try Operators.like($0, value, ignoreCase: ignoreCase) }
    case "NOTLIKE": return try any { try !Operators.like($0, value, ignoreCase: ignoreCase) }
    case "MATCH": return try any { try Operators.matches($0, value, ignoreCase: ignoreCase) }
    case "NOTMATCH": return try any { try !Operators.matches($0, value, ignoreCase: ignoreCase) }
    case "CONTAINS": return try Operators.contains(actual, value, ignoreCase: ignoreCase)
    case "NOTCONTAINS": return try !Operators.contains(actual, value, ignoreCase: ignoreCase)
    case "IN": return try Operators.contains(value, actual, ignoreCase: ignoreCase)
    case "NOTIN": return try !Operators.contains(value, actual, ignoreCase: ignoreCase)
    case "IS": return try Operators.isType(actual, WhereObject.typeName(value))
    case "ISNOT": return try !Operators.isType(actual, WhereObject.typeName(value))
    case "NOT": return !actual.isTrue
    default: return false
    }
  }
}
