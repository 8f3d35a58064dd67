/// A sequence of random numbers: a seeded one is .NET's own (Knuth's subtractive generator), any other takes the session's bits.
public final class RandomSequence {
  private var state: [Int32] = []
  private var next = 0
  private var behind = 21

  public init(seed: Int32?) {
    guard let seed else { return }
    state = RandomSequence.table(seed)
  }

  private static func table(_ seed: Int32) -> [Int32] {
    var table = [Int32](repeating: 0, count: 56)
    var current = 161_803_398 &- (seed == .min ? .max : abs(seed))
    table[55] = current
    var following: Int32 = 1
    var place = 0
    for _ in 1..<55 {
      place = (place + 21) % 55
      table[place] = following
      following = positive(current &- following)
      current = table[place]
    }
    for _ in 1..<5 {
      for index in 1..<56 { table[index] = positive(table[index] &- table[1 + (index + 30) % 55]) }
    }
    return table
  }

  private static func positive(_ number: Int32) -> Int32 { number < 0 ? number &+ .max : number }

  /// A whole number from 0 up to, but without, the largest `Int32`.
  public func sample() -> Int32 {
    guard !state.isEmpty else { return Int32(truncatingIfNeeded: ObjectRuntime.current.randomBits() % UInt64(Int32.max)) }
    next = next >= 55 ? 1 : next + 1
    behind = behind >= 55 ? 1 : behind + 1
    var result = state[next] &- state[behind]
    if result == .max { result -= 1 }
    result = RandomSequence.positive(result)
    state[next] = result
    return result
  }

  /// A fraction from 0 up to, but without, 1.
  public func fraction() -> Double {
    if state.isEmpty { return Double(ObjectRuntime.current.randomBits() >> 11) / Double(UInt64(1) << 53) }
    return Double(sample()) * (1 / Double(Int32.max))
  }

  /// A whole number from `low` up to, but without, `high`; `low` itself where both are equal.
  public func number(_ low: Int32, _ high: Int32) -> Int32 {
    let range = Int64(high) - Int64(low)
    let picked = range <= Int64(Int32.max) ? Int64(fraction() * Double(range)) : Int64(wideFraction() * Double(range))
    return Int32(truncatingIfNeeded: picked + Int64(low))
  }

  public func longNumber(_ low: Int64, _ high: Int64) -> Int64 {
    let range = UInt64(bitPattern: high &- low)
    guard range > 1 else { return low }
    let bits = 64 - (range - 1).leadingZeroBitCount
    while true {
      let picked = long() >> UInt64(64 - bits)
      if picked < range { return low &+ Int64(bitPattern: picked) }
    }
  }

  public func byte() -> UInt8 { UInt8(truncatingIfNeeded: sample()) }

  private func long() -> UInt64 {
    let low = UInt64(UInt32(number(0, 1 << 22))), middle = UInt64(UInt32(number(0, 1 << 22)))
    return low | middle << 22 | UInt64(UInt32(number(0, 1 << 20))) << 44
  }

  private func wideFraction() -> Double {
    var result = sample()
    if sample() % 2 == 0 { result = -result }
    return (Double(result) + Double(Int32.max - 1)) / (2 * Double(Int32.max) - 1)
  }
}
