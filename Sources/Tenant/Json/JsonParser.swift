import Objects

/// Reads JSON text into values: objects become custom objects, with their properties in order.
package struct JsonParser {
  package struct Failure: Error { package let reason: String }

  private let bytes: [UInt8]
  private var index = 0
  /// Deeper nesting is refused before the stack is at risk.
  private var depth = 0

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  package static func parse(_ bytes: [UInt8]) throws -> Value {
    var parser = JsonParser(bytes)
    if bytes.starts(with: [0xef, 0xbb, 0xbf]) { parser.index = 3 }
    let value = try parser.value()
    parser.skipBlanks()
    guard parser.index == bytes.count else { throw parser.failure("there is text behind the end") }
    return value
  }

  package static func parse(_ text: String) throws -> Value { try parse(Array(text.utf8)) }

  private func failure(_ reason: String) -> Failure { Failure(reason: "\(reason) (byte \(index))") }

  private mutating func skipBlanks() {
    while index < bytes.count, [0x20, 0x09, 0x0a, 0x0d].contains(bytes[index]) { index += 1 }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    skipBlanks()
    guard index < bytes.count, bytes[index] == byte else { return false }
    index += 1
    return true
  }

  private mutating func value() throws -> Value {
    skipBlanks()
    guard index < bytes.count else { throw failure("the text ends too early") }
    switch bytes[index] {
    case UInt8(ascii: "{"): return try nested { try $0.object() }
    case UInt8(ascii: "["): return try nested { try $0.array() }
    case UInt8(ascii: "\""): return Value(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func nested(_ body: (inout JsonParser) throws -> Value) throws -> Value {
    index += 1
    depth += 1
    defer { depth -= 1 }
    if depth > 200 { throw failure("it is nested too deeply") }
    return try body(&self)
  }

  private mutating func object() throws -> Value {
    var bag = PropertyBag()
    if take(UInt8(ascii: "}")) { return .object(CustomObject(bag)) }
    repeat {
      skipBlanks()
      let name = try string()
      guard take(UInt8(ascii: ":")) else { throw failure("a ':' is missing") }
      bag.set(name, try value())
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "}")) else { throw failure("a '}' is missing") }
    return .object(CustomObject(bag))
  }

  private mutating func array() throws -> Value {
    var items: [Value] = []
    if take(UInt8(ascii: "]")) { return Value(items) }
    repeat { items.append(try value()) } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "]")) else { throw failure("a ']' is missing") }
    return Value(items)
  }

  private mutating func word(_ text: String, _ value: Value) throws -> Value {
    guard bytes[index...].starts(with: text.utf8) else { throw failure("a value is missing") }
    index += text.utf8.count
    return value
  }

  private mutating func number() throws -> Value {
    let start = index
    while index < bytes.count, "+-.0123456789eE".utf8.contains(bytes[index]) { index += 1 }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    if let small = Int32(text) { return .int(small) }
    if let large = Int64(text) { return .long(large) }
    if let double = Double(text) { return .double(double) }
    throw failure("a value is missing")
  }

  private mutating func string() throws -> String {
    guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { throw failure("a string is missing") }
    index += 1
    var result: [UInt8] = []
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == UInt8(ascii: "\"") { return String(decoding: result, as: UTF8.self) }
      if byte == UInt8(ascii: "\\") { try escape(&result) } else { result.append(byte) }
    }
    throw failure("a string has no end")
  }

  private mutating func escape(_ result: inout [UInt8]) throws {
    guard index < bytes.count else { throw failure("a string has no end") }
    let byte = bytes[index]
    index += 1
    switch byte {
    case UInt8(ascii: "n"): result.append(0x0a)
    case UInt8(ascii: "r"): result.append(0x0d)
    case UInt8(ascii: "t"): result.append(0x09)
    case UInt8(ascii: "b"): result.append(0x08)
    case UInt8(ascii: "f"): result.append(0x0c)
    case UInt8(ascii: "u"):
      var code = try unit()
      if code >= 0xd800, code < 0xdc00, bytes[index...].starts(with: "\\u".utf8) {
        index += 2
        code = 0x10000 + (code - 0xd800) << 10 + (try unit()) - 0xdc00
      }
      result += Array(String(Unicode.Scalar(code) ?? "\u{fffd}").utf8)
    default: result.append(byte)
    }
  }

  private mutating func unit() throws -> UInt32 {
    guard index + 4 <= bytes.count, let code = UInt32(String(decoding: bytes[index..<(index + 4)], as: UTF8.self), radix: 16) else {
      throw failure("a \\u is not complete")
    }
    index += 4
    return code
  }
}
