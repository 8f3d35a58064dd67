import Engine
import Objects

/// What `Get-Random` and `Get-SecureRandom` share.
struct RandomPicker {
  var maximum = Value.null, minimum = Value.null
  var inputObject: [Value] = []
  var count = 1
  var shuffle = false
  private var chosen: [Value] = []
  private var seen: Int32 = 0
  private var sequence = RandomSequence(seed: nil)

  /// The sequence that `-SetSeed` started goes on in later calls.
  private nonisolated(unsafe) static var seeded: RandomSequence?

  mutating func seed(_ seed: Int?) {
    if let seed { RandomPicker.seeded = RandomSequence(seed: Int32(truncatingIfNeeded: seed)) }
    if let seeded = RandomPicker.seeded { sequence = seeded }
  }

  /// Keeps no more than `count` of what comes, each with the same chance.
  mutating func collect() {
    for item in inputObject {
      if shuffle || seen < count {
        chosen.append(item)
      } else if sequence.number(0, seen + 1) < count {
        chosen[Int(sequence.number(0, Int32(chosen.count)))] = item
      }
      seen += 1
    }
  }

  mutating func finish(_ run: CommandRuntime, isList: Bool) throws {
    guard isList else {
      for _ in 0..<max(1, count) { try run.write(try number(run)) }
      return
    }
    for index in chosen.indices {
      let picked = Int(sequence.number(Int32(index), Int32(chosen.count)))
      try run.write(chosen[picked])
      chosen[picked] = chosen[index]
    }
  }

  /// Text is read as a number literal; what is none is an error.
  private static func operand(_ value: Value) throws -> Value {
    guard let text = value.asString else { return value }
    if let number = NumberScanner.scan(text) { return number }
    return try Conversion.convert(value, to: .int32)
  }

  private mutating func number(_ run: CommandRuntime) throws -> Value {
    minimum = try RandomPicker.operand(minimum)
    maximum = try RandomPicker.operand(maximum)
    if isFraction(maximum) || isFraction(minimum) {
      let low = Statistics.number(minimum) ?? 0, high = Statistics.number(maximum) ?? .greatestFiniteMagnitude
      try check(low < high, run)
      return .double(fraction(low, high))
    }
    let isLong = isLong(minimum) || isLong(maximum)
    let low = whole(minimum) ?? 0, high = whole(maximum) ?? (isLong ? .max : Int64(Int32.max))
    try check(low < high, run)
    guard !isLong, let small = Int32(exactly: low), let large = Int32(exactly: high) else { return .long(long(low, high)) }
    return .int(sequence.number(small, large))
  }

  private func fraction(_ low: Double, _ high: Double) -> Double {
    let range = high - low
    while true {
      let fraction = sequence.fraction()
      let picked = range.isInfinite ? low * (1 - fraction) + high * fraction : low + fraction * range
      if picked < high { return picked }
    }
  }

  private func long(_ low: Int64, _ high: Int64) -> Int64 {
    let range = UInt64(bitPattern: high &- low)
    if range <= UInt64(Int32.max) { return low + Int64(sequence.number(0, Int32(range))) }
    let mask = UInt64.max >> UInt64(range.leadingZeroBitCount)
    while true {
      let picked = (0..<8).reduce(into: UInt64(0)) { $0 |= UInt64(sequence.byte()) << UInt64(8 * $1) } & mask
      if picked < range { return low &+ Int64(bitPattern: picked) }
    }
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
