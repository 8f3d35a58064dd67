/// Reads the pattern of a composite format: plain text, doubled braces and items in braces.
struct FormatReader {
  struct Item {
    var place = 0, width = 0
    var isLeft = false
    var format = 0..<0
  }

  /// Where and why a pattern stops making sense.
  struct Failure: Error {
    let offset: Int
    let reason: String
  }

  private var index = 0

  /// Gives each stretch of text with the item behind it, if any, up to the end or the first mistake.
  static func read(_ bytes: UnsafeBufferPointer<UInt8>, _ take: (Range<Int>, Item?) -> Void) -> Failure? {
    var reader = FormatReader()
    do throws(Failure) {
      try reader.walk(bytes, take)
      return nil
    } catch {
      return error
    }
  }

  private mutating func walk(_ bytes: UnsafeBufferPointer<UInt8>, _ take: (Range<Int>, Item?) -> Void) throws(Failure) {
    var literal = 0
    let end = bytes.count
    while index < end {
      let byte = bytes[index]
      if byte != 0x7b, byte != 0x7d {
        index += 1
        continue
      }
      if index + 1 < end, bytes[index + 1] == byte {
        take(literal..<(index + 1), nil)
        index += 2
        literal = index
        continue
      }
      if byte == 0x7d {
        if index + 1 == end { throw Failure(offset: index + 1, reason: "Format item ends prematurely.") }
        throw Failure(offset: index + 1, reason: "Unexpected closing brace without a corresponding opening brace.")
      }
      let text = literal..<index
      index += 1
      take(text, try item(bytes))
      literal = index
    }
    if literal < end { take(literal..<end, nil) }
  }

  /// Reads one item that begins after its brace.
  private mutating func item(_ bytes: UnsafeBufferPointer<UInt8>) throws(Failure) -> Item {
    var item = Item()
    item.place = try number(bytes)
    blanks(bytes)
    try need(bytes)
    if bytes[index] == 0x2c {
      index += 1
      blanks(bytes)
      try need(bytes)
      if bytes[index] == 0x2d {
        item.isLeft = true
        index += 1
      }
      item.width = try number(bytes)
      blanks(bytes)
      try need(bytes)
    }
    if bytes[index] == 0x3a {
      index += 1
      let from = index
      while index < bytes.count, bytes[index] != 0x7d {
        if bytes[index] == 0x7b { throw Failure(offset: index + 1, reason: "Unexpected opening brace.") }
        index += 1
      }
      try need(bytes)
      item.format = from..<index
    }
    guard bytes[index] == 0x7d else { throw Failure(offset: index + 1, reason: "Expected a closing brace.") }
    index += 1
    return item
  }

  private func need(_ bytes: UnsafeBufferPointer<UInt8>) throws(Failure) {
    if index >= bytes.count { throw Failure(offset: index, reason: "Format item ends prematurely.") }
  }

  private mutating func blanks(_ bytes: UnsafeBufferPointer<UInt8>) { while index < bytes.count, bytes[index] == 0x20 { index += 1 } }

  private mutating func number(_ bytes: UnsafeBufferPointer<UInt8>) throws(Failure) -> Int {
    var value = 0
    try need(bytes)
    guard bytes[index] >= 0x30, bytes[index] <= 0x39 else { throw Failure(offset: index, reason: "Expected an ASCII digit.") }
    while index < bytes.count, bytes[index] >= 0x30, bytes[index] <= 0x39, value < 1_000_000 {
      value = value * 10 + Int(bytes[index] - 0x30)
      index += 1
    }
    try need(bytes)
    return value
  }
}
