/// Makes strings of up to 15 ASCII letters, which Swift keeps in the string itself, without the library's general way of checking and copying.
enum ShortText {
  /// Swift's small strings are what this code takes them for: asked once, of the library itself.
  private static let isKnownForm: Bool = {
    guard MemoryLayout<String>.size == 16, MemoryLayout<Int>.size == 8, 1.littleEndian == 1 else { return false }
    return ["", "a", "abcdefgh", "abcdefghi", "abcdefghijklmno"].allSatisfy { (text: String) in
      var copy = String(decoding: Array(text.utf8), as: UTF8.self)
      return copy.withUTF8 { bytes in words(bytes).map { $0 == unsafeBitCast(text, to: (UInt64, UInt64).self) } } ?? false
    }
  }()

  /// The string; nil for longer text and for any that is not ASCII.
  @inline(__always) static func make(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    guard bytes.count <= 15, isKnownForm, let (low, high) = words(bytes) else { return nil }
    return unsafeBitCast((low, high), to: String.self)
  }

  /// The two words of a small string: the letters, and the count with the mark of ASCII in the last byte.
  @inline(__always) private static func words(_ bytes: UnsafeBufferPointer<UInt8>) -> (UInt64, UInt64)? {
    let raw = UnsafeRawBufferPointer(bytes)
    let low = KeyHash.word(raw, 0), rest = raw.count > 8 ? KeyHash.word(raw, 8) : 0
    if (low | rest) & 0x8080_8080_8080_8080 != 0 { return nil }
    return (low, rest | UInt64(0xe0 | raw.count) << 56)
  }
}
