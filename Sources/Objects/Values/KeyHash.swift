/// Hashes text for tables, eight bytes at a time; with case folded where the table ignores it.
enum KeyHash {
  private static let start: UInt64 = 0xcbf2_9ce4_8422_2325
  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  @inline(__always) private static func mixed(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    // Both halves of the long product: the low one alone knows nothing of a word's last letters in the bits that choose a slot.
    let product = (hash ^ word).multipliedFullWidth(by: 0x9e37_79b9_7f4a_7c15)
    return product.high ^ product.low
  }

  /// ASCII letters in capitals, all eight at once: the sums set the high bits of bytes from `a` and behind `z` on.
  @inline(__always) static func capitals(_ word: UInt64) -> UInt64 {
    let fromA = word &+ 0x1f1f_1f1f_1f1f_1f1f, behindZ = word &+ 0x0505_0505_0505_0505
    return word &- ((fromA & ~behindZ & highBits) >> 2)
  }

  /// The bytes from an offset on as a number, zeros behind the end.
  @inline(__always) static func word(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
    let left = bytes.count &- offset
    if left >= 8 { return bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self) }
    var word: UInt64 = 0, shift: UInt64 = 0, place = offset
    if left & 4 != 0 {
      word = UInt64(bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self))
      shift = 32
      place &+= 4
    }
    while place < bytes.count {
      word |= UInt64(bytes[place]) &<< shift
      shift &+= 8
      place &+= 1
    }
    return word
  }

  /// The hash of the bytes as they are.
  static func plain(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let raw = UnsafeRawBufferPointer(bytes)
    var hash = start &+ UInt64(raw.count), offset = 0
    while offset < raw.count {
      hash = mixed(hash, word(raw, offset))
      offset &+= 8
    }
    return hash
  }

  /// The hash of ASCII text in capitals, which is that of its folded form; nil for other text.
  static func folded(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64? {
    let raw = UnsafeRawBufferPointer(bytes)
    var hash = start &+ UInt64(raw.count), offset = 0
    while offset < raw.count {
      let word = word(raw, offset)
      if word & highBits != 0 { return nil }
      hash = mixed(hash, capitals(word))
      offset &+= 8
    }
    return hash
  }

  /// The hash of a text in capitals.
  static func folded(_ text: String) -> UInt64 {
    var text = text
    if let quick = text.withUTF8({ folded($0) }) { return quick }
    var other = FoldedName.folded(text)
    return other.withUTF8 { plain($0) }
  }

  /// Tells whether two texts differ in nothing but case; nil if that takes more than ASCII to say.
  ///
  /// Folding goes letter by letter, so ASCII texts that differ in a place, or of which one ends before the other, are different whatever follows.
  static func equalFolded(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Bool? {
    let a = UnsafeRawBufferPointer(left), b = UnsafeRawBufferPointer(right)
    let shorter = min(a.count, b.count)
    var offset = 0
    while offset < shorter {
      let x = word(a, offset), y = word(b, offset)
      if (x | y) & highBits != 0 { return nil }
      if x != y, capitals(x) != capitals(y) { return false }
      offset &+= 8
    }
    return a.count == b.count
  }
}
