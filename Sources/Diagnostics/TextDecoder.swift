/// Turns the bytes of a file into UTF-8, as .NET's reader does: a byte order mark decides and is dropped.
package enum TextDecoder {
  package static func utf8(from bytes: [UInt8]) -> [UInt8] {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return Array(bytes.dropFirst(3)) }
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return utf32(bytes, bigEndian: false) }
    if bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return utf32(bytes, bigEndian: true) }
    if bytes.starts(with: [0xFF, 0xFE]) { return utf16(bytes, bigEndian: false) }
    if bytes.starts(with: [0xFE, 0xFF]) { return utf16(bytes, bigEndian: true) }
    return bytes
  }

  private static func utf16(_ bytes: [UInt8], bigEndian: Bool) -> [UInt8] {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var at = 2
    while at + 1 < bytes.count {
      let first = UInt16(bytes[at])
      let second = UInt16(bytes[at + 1])
      units.append(bigEndian ? first << 8 | second : second << 8 | first)
      at += 2
    }
    var result = Array(String(decoding: units, as: UTF16.self).utf8)
    if at < bytes.count { result += replacement }
    return result
  }

  private static func utf32(_ bytes: [UInt8], bigEndian: Bool) -> [UInt8] {
    var text = String.UnicodeScalarView()
    var at = 4
    while at + 3 < bytes.count {
      var value: UInt32 = 0
      for index in 0..<4 {
        value = value << 8 | UInt32(bytes[at + (bigEndian ? index : 3 - index)])
      }
      text.append(Unicode.Scalar(value) ?? "\u{FFFD}")
      at += 4
    }
    var result = Array(String(text).utf8)
    if at < bytes.count { result += replacement }
    return result
  }

  private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]
}
