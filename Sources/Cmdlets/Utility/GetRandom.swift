import Engine
import Objects

/// What `Get-Random` and `Get-SecureRandom` share.
struct RandomPicker {
  var maximum = Value.null, minimum = Value.null
  var inputObject: [Value] = []
  var count = 1
  var shuffle = false
  private var items: [Value] = []
  private var generator = SessionGenerator()

  /// The session's source of random numbers, seeded where a seed was given.
  struct SessionGenerator: RandomNumberGenerator {
    var state: UInt64?

    mutating func next() -> UInt64 {
      guard var seed = state else { return ObjectRuntime.current.randomBits() }
      seed &+= 0x9E37_79B9_7F4A_7C15
      state = seed
      var mixed = seed
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  /// The sequence that `-SetSeed` started goes on in later calls.
  private nonisolated(unsafe) static var seeded: UInt64?

  mutating func seed(_ seed: Int?) {
    if let seed { RandomPicker.seeded = UInt64(bitPattern: Int64(seed)) }
    generator.state = RandomPicker.seeded
  }

  mutating func collect() { items += inputObject }

  mutating func finish(_ run: CommandRuntime, isList: Bool) throws {
    defer { if generator.state != nil { RandomPicker.seeded = generator.state } }
    if isList {
      if shuffle { items.shuffle(using: &generator) } else if count < items.count {
        items.shuffle(using: &generator)
        items = Array(items.prefix(count))
      } else {
        items.shuffle(using: &generator)
      }
      for item in items { try run.write(item) }
      return
    }
    for _ in 0..<max(1, count) { try run.write(try number(run)) }
  }

  private mutating func number(_ run: CommandRuntime) throws -> Value {
    if isFraction(maximum) || isFraction(minimum) {
      let low = Statistics.number(minimum) ?? 0, high = Statistics.number(maximum) ?? Double(Int32.max)
      try check(low < high, run)
      return .double(Double.random(in: low..<high, using: &generator))
    }
    let low = whole(minimum) ?? 0, high = whole(maximum) ?? Int64(Int32.max)
    try check(low < high, run)
    let picked = Int64.random(in: low..<high, using: &generator)
    let isLong = isLong(minimum) || isLong(maximum)
    return isLong ? .long(picked) : Int32(exactly: picked).map { .int($0) } ?? .long(picked)
  }

  private func check(_ isOrdered: Bool, _ run: CommandRuntime) throws {
    guard !isOrdered else { return }
    let low = minimum.isNull ? "0" : try minimum.text(), high = maximum.isNull ? String(Int32.max) : try maximum.text()
    throw run.error(
      "System.ArgumentException", "The Minimum value (\(low)) cannot be greater than or equal to the Maximum value (\(high)).",
      id: "MinGreaterThanOrEqualMax", .InvalidArgument)
  }

  private func isFraction(_ value: Value) -> Bool {
    if case .double(let number) = value.unwrapped { return !number.isNaN }
    if let text = value.asString { return text.contains(".") }
    return false
  }

  private func isLong(_ value: Value) -> Bool { if case .long = value.unwrapped { true } else { false } }

  private func whole(_ value: Value) -> Int64? {
    if value.isNull { return nil }
    guard case .long(let number)? = Conversion.tryConvert(value, to: .int64) else { return nil }
    return number
  }
}

/// Picks random numbers or items.
struct GetRandom: Cmdlet {
  static let name = "Get-Random"
  static let traits = CommandTraits(defaultSet: "RandomNumberParameterSet")

  var picker = RandomPicker()
  var setSeed: Int?

  static let parameters: [Parameter<Self>] = [
    Parameter("SetSeed", \.setSeed),
    Parameter("Maximum", \.picker.maximum, .set("RandomNumberParameterSet", position: 0)),
    Parameter("Minimum", \.picker.minimum, .sets(["RandomNumberParameterSet"])),
    Parameter(
      "InputObject", \.picker.inputObject, .set("RandomListItemParameterSet", position: 0, mandatory: true, fromPipeline: true),
      .set("ShuffleParameterSet", position: 0, mandatory: true, fromPipeline: true), .allowNull),
    Parameter("Count", \.picker.count, .sets(["RandomNumberParameterSet", "RandomListItemParameterSet"]), .range(1...Int(Int32.max))),
    Parameter("Shuffle", \.picker.shuffle, .set("ShuffleParameterSet", mandatory: true)),
  ]

  mutating func begin(_ run: CommandRuntime) throws { picker.seed(setSeed) }
  mutating func process(_ run: CommandRuntime) throws { picker.collect() }
  mutating func end(_ run: CommandRuntime) throws { try picker.finish(run, isList: run.parameterSet != "RandomNumberParameterSet") }
}

/// Picks random numbers or items that nobody can foresee.
struct GetSecureRandom: Cmdlet {
  static let name = "Get-SecureRandom"
  static let traits = CommandTraits(defaultSet: "RandomNumberParameterSet")

  var picker = RandomPicker()

  static let parameters: [Parameter<Self>] = [
    Parameter("Maximum", \.picker.maximum, .set("RandomNumberParameterSet", position: 0)),
    Parameter("Minimum", \.picker.minimum, .sets(["RandomNumberParameterSet"])),
    Parameter(
      "InputObject", \.picker.inputObject, .set("RandomListItemParameterSet", position: 0, mandatory: true, fromPipeline: true),
      .set("ShuffleParameterSet", position: 0, mandatory: true, fromPipeline: true), .allowNull),
    Parameter("Count", \.picker.count, .sets(["RandomNumberParameterSet", "RandomListItemParameterSet"]), .range(1...Int(Int32.max))),
    Parameter("Shuffle", \.picker.shuffle, .set("ShuffleParameterSet", mandatory: true)),
  ]

  mutating func process(_ run: CommandRuntime) throws { picker.collect() }
  mutating func end(_ run: CommandRuntime) throws { try picker.finish(run, isList: run.parameterSet != "RandomNumberParameterSet") }
}

/// Makes a new globally unique identifier.
struct NewGuid: Cmdlet {
  static let name = "New-Guid"
  static let traits = CommandTraits(defaultSet: "Default")

  var empty = false
  var inputObject: String?

  static let parameters: [Parameter<Self>] = [
    Parameter("Empty", \.empty, .sets(["Empty"])),
    Parameter("InputObject", \.inputObject, .set("InputObject", position: 0, mandatory: true, fromPipeline: true)),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    if let inputObject {
      guard let guid = Guid(inputObject) else {
        try run.writeError(
          run.error("System.FormatException", "Unrecognized Guid format.", id: "StringNotRecognizedAsGuid", .InvalidArgument, target: Value(inputObject)))
        return
      }
      return try run.write(Value(guid))
    }
    try run.write(Value(empty ? .empty : Guid.random()))
  }
}
