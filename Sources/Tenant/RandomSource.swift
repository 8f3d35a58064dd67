import CSodium
import Objects

/// Makes the random numbers of a tenant: libsodium's, or under a seed the same ones in every run.
package struct RandomSource {
  private var state: UInt64?
  /// Numbers of libsodium that were not used yet: asking the system for each would cost more than the number.
  private var ready: [UInt64] = []

  package init(seed: UInt64?) {
    state = seed.map { $0 &* 0x9e37_79b9_7f4a_7c15 &+ 0x1234_5678_9abc_def1 }
    _ = sodium_init()
  }

  var isSeeded: Bool { state != nil }

  /// 64 bits; splitmix64 under a seed.
  package mutating func bits() -> UInt64 {
    guard let old = state else {
      if ready.isEmpty {
        ready = [UInt64](repeating: 0, count: 64)
        ready.withUnsafeMutableBytes { if let base = $0.baseAddress { randombytes_buf(base, $0.count) } }
      }
      return ready.removeLast()
    }
    let next = old &+ 0x9e37_79b9_7f4a_7c15
    state = next
    var mixed = (next ^ next >> 30) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
    return mixed ^ mixed >> 31
  }

  mutating func bytes(_ count: Int) -> [UInt8] { (0..<count).map { _ in UInt8(truncatingIfNeeded: bits()) } }

  /// Decimal digits, each equally likely.
  mutating func digits(_ count: Int) -> String {
    var text = ""
    while text.utf8.count < count {
      let byte = bits() & 0xff
      if byte < 250 { text += String(byte % 10) }
    }
    return text
  }

  mutating func guid() -> String {
    var bytes = bytes(16)
    bytes[6] = bytes[6] & 0x0f | 0x40
    bytes[8] = bytes[8] & 0x3f | 0x80
    return Guid(bytes: bytes).text
  }
}
