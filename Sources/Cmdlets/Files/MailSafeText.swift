/// UTF-7, the encoding of old mail: ASCII, and everything else as Base64 between `+` and `-`.
enum MailSafeText {
  private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  /// What stands for itself besides letters and digits.
  private static let plain = Set("\t\n\r '(),-./:?".utf8)

  private static func isPlain(_ unit: UInt16) -> Bool {
    guard unit < 0x80 else { return false }
    let byte = UInt8(unit)
    return (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || plain.contains(byte)
  }

  static func encode(_ text: String) -> [UInt8] {
    var result: [UInt8] = []
    var pending: UInt32 = 0, bits = 0, isOpen = false
    func close(followedBy unit: UInt16?) {
      guard isOpen else { return }
      if bits > 0 { result.append(digits[Int(pending << UInt32(6 - bits)) & 63]) }
      // A minus ends the run only where the next sign could be taken for a digit of it.
      if let unit, unit < 0x80, unit != 0x2D, !digits.contains(UInt8(unit)) {} else { result.append(0x2D) }
      (pending, bits, isOpen) = (0, 0, false)
    }
    for unit in text.utf16 {
      if isPlain(unit) {
        close(followedBy: unit)
        result.append(UInt8(unit))
      } else if unit == 0x2B, !isOpen {
        result += [0x2B, 0x2D]
      } else {
        if !isOpen { result.append(0x2B) }
        isOpen = true
        pending = (pending << 16 | UInt32(unit)) & 0x3F_FFFF
        bits += 16
        while bits >= 6 {
          bits -= 6
          result.append(digits[Int(pending >> UInt32(bits)) & 63])
        }
      }
    }
    close(followedBy: nil)
    return result
  }

  static func decode(_ bytes: ArraySlice<UInt8>) -> String {
    var units: [UInt16] = []
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      index += 1
      guard byte == 0x2B else {
        units.append(byte < 0x80 ? UInt16(byte) : 0xFFFD)
        continue
      }
      if index < bytes.endIndex, bytes[index] == 0x2D {
        units.append(0x2B)
        index += 1
        continue
      }
      var pending: UInt32 = 0, bits = 0
      while index < bytes.endIndex, let digit = digits.firstIndex(of: bytes[index]) {
        index += 1
        pending = (pending << 6 | UInt32(digit)) & 0x3F_FFFF
        bits += 6
        if bits >= 16 {
          bits -= 16
          units.append(UInt16(truncatingIfNeeded: pending >> UInt32(bits)))
        }
      }
      if index < bytes.endIndex, bytes[index] == 0x2D { index += 1 }
    }
    return String(decoding: units, as: UTF16.self)
  }
}
