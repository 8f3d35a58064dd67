#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Small scans over text that need no Foundation.
enum TextScan {
  /// The text of bytes that are known to be UTF-8: written straight into the string, which a short one keeps in itself.
  static func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    if let short = ShortText.make(bytes) { return short }
    return String(unsafeUninitializedCapacity: bytes.count) { target in
      if let from = bytes.baseAddress, let to = target.baseAddress { to.update(from: from, count: bytes.count) }
      return bytes.count
    }
  }

  static func text(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String { text(UnsafeBufferPointer(rebasing: bytes[range])) }

  @inline(__always) static func isSame(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Bool {
    guard left.count == right.count else { return false }
    guard let a = left.baseAddress, let b = right.baseAddress else { return true }
    return memcmp(a, b, left.count) == 0
  }

  /// Tells whether two texts are the same code by code; Swift's `==` takes composed and decomposed letters for equal.
  static func isSame(_ left: String, _ right: String) -> Bool {
    guard left.utf8.count == right.utf8.count else { return false }
    var left = left, right = right
    return left.withUTF8 { a in right.withUTF8 { isSame(a, $0) } }
  }

  /// The text without white space at both ends, as .NET's `Trim`.
  static func trimmed(_ text: String) -> String {
    var text = text
    // The usual text has nothing to trim: one look at both ends decides.
    let clean = text.withUTF8 { bytes in
      guard let first = bytes.first, let last = bytes.last else { return true }
      return first > 0x20 && first < 0x80 && last > 0x20 && last < 0x80
    }
    if clean { return text }
    let scalars = text.unicodeScalars
    guard let start = scalars.firstIndex(where: { !isWhiteSpace($0) }) else { return "" }
    let end = scalars.lastIndex { !isWhiteSpace($0) } ?? start
    return String(scalars[start...end])
  }

  /// .NET's `Char.IsWhiteSpace`.
  static func isWhiteSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09...0x0d, 0x20, 0x85, 0xa0, 0x1680, 0x2000...0x200a, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000: true
    default: false
    }
  }

  /// Tells whether all bytes are ASCII, eight at a time.
  @inline(__always) static func isASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = bytes.baseAddress else { return true }
    let raw = UnsafeRawPointer(base), high: UInt64 = 0x8080_8080_8080_8080
    var seen: UInt64 = 0, index = 0
    while index &+ 8 <= bytes.count {
      seen |= raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      index &+= 8
    }
    if bytes.count >= 8 { return (seen | raw.loadUnaligned(fromByteOffset: bytes.count &- 8, as: UInt64.self)) & high == 0 }
    while index < bytes.count {
      seen |= UInt64(base[index])
      index &+= 1
    }
    return seen & high == 0
  }

  /// Tells whether a text is ASCII. Swift keeps that as a flag, and only other text has more bytes than units.
  static func isASCII(_ text: String) -> Bool { text.utf8.count == text.utf16.count }

  /// The ASCII text with each byte mapped; nil if it holds anything else.
  static func mappingASCII(_ text: String, _ map: (UInt8) -> UInt8) -> String? {
    guard isASCII(text) else { return nil }
    var text = text
    return text.withUTF8 { bytes in
      String(unsafeUninitializedCapacity: bytes.count) { target in
        for index in bytes.indices { target[index] = map(bytes[index]) }
        return bytes.count
      }
    }
  }

  /// Finds a byte from an offset on; nil if it does not occur.
  @inline(__always) static func find(_ byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard start < bytes.count, let base = bytes.baseAddress, let hit = memchr(base + start, Int32(byte), bytes.count - start) else { return nil }
    return UnsafeRawPointer(base).distance(to: UnsafeRawPointer(hit))
  }

  /// Finds bytes in bytes from an offset on; nil if they do not occur.
  static func find(_ needle: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    let count = needle.count
    if count == 0 { return start }
    guard start >= 0, bytes.count - start >= count, let base = bytes.baseAddress, let wanted = needle.baseAddress else { return nil }
    let last = bytes.count - count
    var position = start
    // The C library's search for the first byte is far faster than a loop.
    while position <= last, let hit = memchr(base + position, Int32(wanted[0]), last - position + 1) {
      let place = UnsafeRawPointer(base).distance(to: UnsafeRawPointer(hit))
      if memcmp(base + place, wanted, count) == 0 { return place }
      position = place + 1
    }
    return nil
  }
}

/// Looks for text in text, unit by unit.
public enum TextSearch {
  public static func contains(_ text: String, _ part: String) -> Bool {
    var text = text, part = part
    return text.withUTF8 { bytes in part.withUTF8 { TextScan.find($0, in: bytes, from: 0) != nil } }
  }
}
