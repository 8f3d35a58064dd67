/// Remembers what was made of a text (a pattern, a format) by the identity of its object: a literal in a loop is the same object every time.
///
/// The cache holds the texts, so no other object can come to stand at their address, and `+=` leaves them as they are.
struct TextCache<Made> {
  private struct Entry {
    let text: PSString
    let variant: Int
    let made: Made
  }

  private var entries: ContiguousArray<Entry?> = ContiguousArray(repeating: nil, count: TextCache.size)
  private static var size: Int { 64 }

  @inline(__always) private func place(_ text: PSString) -> Int {
    // Objects stand at multiples of 16.
    let address = UInt(bitPattern: Unmanaged.passUnretained(text).toOpaque()) >> 4
    return Int(truncatingIfNeeded: (address ^ (address >> 6)) & UInt(TextCache.size - 1))
  }

  /// What was made of a text in a variant (options, the identity of something else); makes it if need be.
  mutating func find(_ text: PSString, _ variant: Int, _ make: () throws -> Made) rethrows -> Made {
    let place = place(text)
    if let entry = entries[place], entry.text === text, entry.variant == variant { return entry.made }
    let made = try make()
    entries[place] = Entry(text: text, variant: variant, made: made)
    return made
  }
}
