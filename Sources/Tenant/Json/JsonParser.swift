import Objects

/// Reads JSON text into values: objects become custom objects, with their properties in order.
package struct JsonParser {
  package struct Failure: Error { package let reason: String }

  private let bytes: UnsafeBufferPointer<UInt8>
  private let reader: JsonReader?
  private var index = 0
  /// Deeper nesting is refused before the stack is at risk.
  private var depth = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ reader: JsonReader? = nil) {
    self.bytes = bytes
    self.reader = reader
  }

  mutating func whole() throws -> Value {
    if bytes.starts(with: [0xef, 0xbb, 0xbf]) { index = 3 }
    let value = try value()
    skipBlanks()
    guard index == bytes.count else { throw failure("there is text behind the end") }
    return value
  }

  package static func parse(_ bytes: [UInt8]) throws -> Value {
    try bytes.withUnsafeBufferPointer { bytes in
      var parser = JsonParser(bytes)
      return try parser.whole()
    }
  }

  package static func parse(_ text: String) throws -> Value { try parse(Array(text.utf8)) }

  private func failure(_ reason: String) -> Failure { Failure(reason: "\(reason) (byte \(index))") }

  private mutating func skipBlanks() {
    while index < bytes.count, bytes[index] <= 0x20, bytes[index] == 0x20 || bytes[index] == 0x0a || bytes[index] == 0x0d || bytes[index] == 0x09 { index += 1 }
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
    if take(UInt8(ascii: "}")) { return .object(CustomObject()) }
    guard let pattern = reader?.patterns[depth] else { return try object(PropertyBag(), []) }
    var slots = ContiguousArray<Value>()
    slots.reserveCapacity(pattern.names.count)
    for name in pattern.names {
      let start = index
      skipBlanks()
      guard takeName(name) else {
        index = start
        return try object(started(pattern, slots), Array(pattern.names[..<slots.count]))
      }
      slots.append(try value())
      if take(UInt8(ascii: "}")) { return .object(CustomObject(started(pattern, slots))) }
      guard take(UInt8(ascii: ",")) else { throw failure("a '}' is missing") }
    }
    return try object(PropertyBag(shape: pattern.shape, slots: slots), pattern.names)
  }

  /// Reads the rest of an object, of which some properties were read.
  private mutating func object(_ started: PropertyBag, _ startedNames: [[UInt8]]) throws -> Value {
    var bag = started, names = startedNames
    repeat {
      skipBlanks()
      let start = index
      let name = try string()
      names.append(Array(bytes[start..<index]))
      guard take(UInt8(ascii: ":")) else { throw failure("a ':' is missing") }
      bag.set(name, try value())
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "}")) else { throw failure("a '}' is missing") }
    if let reader, bag.count == names.count { reader.patterns[depth] = JsonReader.Pattern(names, bag.shape) }
    return .object(CustomObject(bag))
  }

  /// A bag with the first names of a pattern.
  private func started(_ pattern: JsonReader.Pattern, _ slots: ContiguousArray<Value>) -> PropertyBag {
    if slots.count == pattern.names.count { return PropertyBag(shape: pattern.shape, slots: slots) }
    return PropertyBag(shape: pattern.shape.names[..<slots.count].reduce(Shape.empty) { $0.adding($1) }, slots: slots)
  }

  /// Goes over a name, in its quotation marks, and the colon behind it.
  private mutating func takeName(_ name: [UInt8]) -> Bool {
    guard index + name.count <= bytes.count else { return false }
    for place in 0..<name.count where bytes[index + place] != name[place] { return false }
    index += name.count
    return take(UInt8(ascii: ":"))
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
    let start = index
    while index < bytes.count, bytes[index] != UInt8(ascii: "\""), bytes[index] != UInt8(ascii: "\\") { index += 1 }
    guard index < bytes.count else { throw failure("a string has no end") }
    if bytes[index] == UInt8(ascii: "\"") {
      index += 1
      return String(decoding: bytes[start..<(index - 1)], as: UTF8.self)
    }
    var result = Array(bytes[start..<index])
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
