import Engine
import Formatting
import Objects

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Counts objects, adds up their properties, and counts the lines, words and characters of text.
struct MeasureObject: Cmdlet {
  static let name = "Measure-Object"
  static let aliases = ["measure"]
  static let traits = CommandTraits(defaultSet: "GenericMeasure")

  var inputObject = Value.null
  var property: [Value] = []
  var standardDeviation = false, sum = false, allStats = false, average = false, maximum = false, minimum = false
  var line = false, word = false, character = false, ignoreWhiteSpace = false
  private var reader: PropertyReader?
  private var measured: [(name: String, statistics: Statistics)] = []
  /// Properties that some object did not have.
  private var missing: [String] = []

  static let parameters: [Parameter<Self>] = [
    Parameter("InputObject", \.inputObject, .fromPipeline),
    Parameter("Property", \.property, .position(0)),
    Parameter("StandardDeviation", \.standardDeviation, .sets(["GenericMeasure"])),
    Parameter("Sum", \.sum, .sets(["GenericMeasure"])),
    Parameter("AllStats", \.allStats, .sets(["GenericMeasure"])),
    Parameter("Average", \.average, .sets(["GenericMeasure"])),
    Parameter("Maximum", \.maximum, .sets(["GenericMeasure"])),
    Parameter("Minimum", \.minimum, .sets(["GenericMeasure"])),
    Parameter("Line", \.line, .sets(["TextMeasure"])),
    Parameter("Word", \.word, .sets(["TextMeasure"])),
    Parameter("Character", \.character, .sets(["TextMeasure"])),
    Parameter("IgnoreWhiteSpace", \.ignoreWhiteSpace, .sets(["TextMeasure"])),
  ]

  static let measureInfo = RecordType("Microsoft.PowerShell.Commands.MeasureInfo", ["Property:string="])
  static let genericInfo = RecordType(
    "Microsoft.PowerShell.Commands.GenericMeasureInfo", base: measureInfo,
    ["Count:int", "Average:System.Nullable[double]", "Sum:System.Nullable[double]", "Maximum:System.Nullable[double]", "Minimum:System.Nullable[double]",
     "StandardDeviation:System.Nullable[double]", "Property:string="])
  /// Extremes that are no numbers.
  static let objectInfo = RecordType(
    "Microsoft.PowerShell.Commands.GenericObjectMeasureInfo", base: measureInfo,
    ["Count:int", "Average:System.Nullable[double]", "Sum:System.Nullable[double]", "Maximum:System.Object", "Minimum:System.Object",
     "StandardDeviation:System.Nullable[double]", "Property:string="])
  static let textInfo = RecordType(
    "Microsoft.PowerShell.Commands.TextMeasureInfo", base: measureInfo,
    ["Lines:System.Nullable[int]", "Words:System.Nullable[int]", "Characters:System.Nullable[int]", "Property:string="])

  private var measuresText: Bool { line || word || character }
  private var wantsNumbers: Bool { sum || average || standardDeviation || allStats }

  mutating func begin(_ run: CommandRuntime) throws {
    // One property by its plain name: objects after the first need no look at their other members.
    if property.count == 1, case .string(let name) = property[0], !name.text.contains(where: { $0 == "*" || $0 == "?" || $0 == "[" }) {
      reader = PropertyReader(name.text)
    }
  }

  mutating func process(_ run: CommandRuntime) throws {
    if inputObject.isNull { return }
    if property.isEmpty {
      try measure("", inputObject, run)
      return
    }
    if let reader, measured.count == 1, let value = try reader.get(inputObject), !value.isNull { return try measure(measured[0].name, value, run) }
    for item in property {
      let parameter = try PropertyParameter(item, keys: [.expression])
      for single in try resolved(parameter) {
        let name = try single.title()
        guard let value = try found(single, run) else {
          missing.append(name)
          continue
        }
        if !value.isNull { try measure(name, value, run) }
      }
    }
  }

  private func resolved(_ parameter: PropertyParameter) throws -> [PropertyParameter] {
    if inputObject.unwrapped.asObject is PSHashtable { return [parameter] }
    return try parameter.expanded(on: inputObject)
  }

  private func found(_ parameter: PropertyParameter, _ run: CommandRuntime) throws -> Value? {
    guard case .property(let name) = parameter.expression else { return try parameter.expression.evaluate(inputObject) }
    return try Members.property(inputObject, name)
  }

  private func reportMissing(_ name: String, _ run: CommandRuntime) throws {
    try run.writeError(
      run.error(
        "PSArgumentException",
        "Cannot process argument because the value of argument \"\(name)\" is not valid. Change the value of the \"\(name)\" argument and run the operation again.",
        id: measuresText ? "TextMeasurePropertyNotFound" : "GenericMeasurePropertyNotFound", .InvalidArgument))
  }

  private mutating func measure(_ name: String, _ value: Value, _ run: CommandRuntime) throws {
    let index: Int
    if measured.count == 1, name.isEmpty || reader != nil { index = 0 } else if let known = measured.firstIndex(where: { FoldedName.equal($0.name, name) }) { index = known } else {
      index = measured.count
      measured.append((name, Statistics()))
    }
    measured[index].statistics.count += 1
    if measuresText {
      measured[index].statistics.addText(try value.text(), ignoresBlanks: ignoreWhiteSpace)
      return
    }
    if maximum || minimum || allStats { measured[index].statistics.addExtreme(value) }
    guard wantsNumbers else { return }
    guard let number = Statistics.number(value) else {
      measured[index].statistics.hasFailed = true
      try run.writeError(
        run.error(
          "PSInvalidCastException", "Input object \"\(try value.text())\" is not numeric.", id: "NonNumericInputObject", .InvalidType, target: value))
      return
    }
    measured[index].statistics.add(number)
  }

  mutating func end(_ run: CommandRuntime) throws {
    if run.engine.strict(run.scope) >= 2 {
      var reported = Set<FoldedName>()
      for name in missing where !measured.contains(where: { FoldedName.equal($0.name, name) }) && reported.insert(FoldedName(name)).inserted {
        try reportMissing(name, run)
      }
    }
    if measured.isEmpty {
      // Without any input there is still a count, unless properties were asked for that nobody has.
      guard property.isEmpty else { return }
      measured.append(("", Statistics()))
    }
    for (name, statistics) in measured {
      let property = name.isEmpty ? Value.null : Value(name)
      try run.write(.object(measuresText ? textRecord(statistics, property) : genericRecord(statistics, property)))
    }
  }

  private func textRecord(_ statistics: Statistics, _ property: Value) -> RecordObject {
    func shown(_ isWanted: Bool, _ count: Int) -> Value { isWanted ? .int(Int32(count)) : .null }
    return MeasureObject.textInfo.make([
      shown(line, statistics.lines), shown(word, statistics.words), shown(character, statistics.characters), property,
    ])
  }

  private func genericRecord(_ statistics: Statistics, _ property: Value) -> RecordObject {
    let fails = statistics.hasFailed
    func isNumber(_ value: Value) -> Bool { value.isNull || Statistics.number(value) != nil }
    let isGeneric = isNumber(statistics.maximum) && isNumber(statistics.minimum)
    return (isGeneric ? MeasureObject.genericInfo : MeasureObject.objectInfo).make([
      .int(Int32(statistics.count)),
      !fails && (average || allStats) && statistics.count > 0 ? .double(statistics.sum / Double(statistics.count)) : .null,
      !fails && (sum || allStats) ? .double(statistics.sum) : .null,
      maximum || allStats ? statistics.maximum : .null,
      minimum || allStats ? statistics.minimum : .null,
      !fails && (standardDeviation || allStats) && statistics.count > 0 ? .double(statistics.deviation) : .null,
      property,
    ])
  }
}

/// Adds up what `Measure-Object` shows of one property.
struct Statistics {
  var count = 0
  var sum = 0.0
  var maximum = Value.null, minimum = Value.null
  var lines = 0, words = 0, characters = 0
  var hasFailed = false
  private var mean = 0.0, squares = 0.0, numbers = 0

  static func number(_ value: Value) -> Double? {
    switch value.unwrapped {
    case .int(let number): return Double(number)
    case .long(let number): return Double(number)
    case .double(let number): return number
    case .null, .void, .unset: return nil
    default:
      guard case .double(let number)? = Conversion.tryConvert(value, to: .double) else { return nil }
      return number
    }
  }

  mutating func add(_ number: Double) {
    sum += number
    numbers += 1
    let delta = number - mean
    mean += delta / Double(numbers)
    squares += delta * (number - mean)
  }

  var deviation: Double { numbers > 1 ? (squares / Double(numbers - 1)).squareRoot() : 0 }

  /// Numbers, also written as text, are compared as numbers; anything else by its kind.
  mutating func addExtreme(_ value: Value) {
    let comparable: Value
    switch value.unwrapped {
    case .string, .int, .long: comparable = Statistics.number(value).map { .double($0) } ?? value
    default: comparable = value
    }
    if maximum.isNull || Comparison.order(comparable, maximum, ignoreCase: true) > 0 { maximum = comparable }
    if minimum.isNull || Comparison.order(comparable, minimum, ignoreCase: true) < 0 { minimum = comparable }
  }

  mutating func addText(_ text: String, ignoresBlanks: Bool) {
    if !text.isEmpty { lines += text.utf8.reduce(1) { $1 == 10 ? $0 + 1 : $0 } }
    words += text.split(whereSeparator: \.isWhitespace).count
    characters += ignoresBlanks ? text.utf16.reduce(0) { $1 == 32 || ($1 >= 9 && $1 <= 13) ? $0 : $0 + 1 } : text.utf16.count
  }
}
