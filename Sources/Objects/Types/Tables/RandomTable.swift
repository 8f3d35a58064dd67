/// `System.Random`.
final class RandomObject: PSObject {
  private let sequence: RandomSequence

  init(seed: Int32?) {
    sequence = RandomSequence(seed: seed)
    super.init()
  }

  override var type: TypeInfo { TypeCatalog.type("System.Random") }

  static let definition = TypeDefinition("System.Random") { members, _ in
    let shared = RandomObject(seed: nil)
    func own(_ value: Value) -> RandomSequence { (value.asObject as? RandomObject ?? shared).sequence }
    func whole(_ value: Value) -> Int32 { Int32(truncatingIfNeeded: StringTable.int(value)) }
    members.method("int Next()") { target, _ in .int(own(target).sample()) }
    members.method("int Next(int maxValue)") { target, arguments in
      guard whole(arguments[0]) >= 0 else { throw tooSmall("maxValue", whole(arguments[0])) }
      return .int(own(target).number(0, whole(arguments[0])))
    }
    members.method("int Next(int minValue, int maxValue)") { target, arguments in
      guard whole(arguments[0]) <= whole(arguments[1]) else { throw disordered() }
      return .int(own(target).number(whole(arguments[0]), whole(arguments[1])))
    }
    members.method("long NextInt64(long minValue, long maxValue)") { target, arguments in
      let low = Numeric(arguments[0])?.int64 ?? 0, high = Numeric(arguments[1])?.int64 ?? 0
      guard low <= high else { throw disordered() }
      return .long(own(target).longNumber(low, high))
    }
    members.method("double NextDouble()") { target, _ in .double(own(target).fraction()) }
    members.method("void NextBytes(byte[] buffer)") { target, arguments in
      guard case .array(let array) = arguments[0] else { return .void }
      for index in array.items.indices { array.items[index] = Value(byte: own(target).byte()) }
      return .void
    }
    members.method("void Shuffle(System.Object[] values)") { target, arguments in
      guard case .array(let array) = arguments[0] else { return .void }
      let count = array.items.count
      for index in array.items.indices.dropLast() { array.items.swapAt(index, Int(own(target).number(Int32(index), Int32(count)))) }
      return .void
    }
    members.staticProperty("Shared", "System.Random", get: { .object(shared) })
    members.constructor("System.Random()") { _ in .object(RandomObject(seed: nil)) }
    members.constructor("System.Random(int Seed)") { .object(RandomObject(seed: whole($0[0]))) }
  }

  private static func disordered() -> PSError { .outOfRange("'minValue' cannot be greater than maxValue.", "minValue") }

  private static func tooSmall(_ name: String, _ value: Int32) -> PSError {
    .outOfRange("\(name) ('\(value)') must be a non-negative value.", name)
  }
}
