import Engine
import Objects

/// Makes values of what a JSON text holds.
protocol JsonMaker {
  func string(_ text: String) -> Value
  /// An object of members in order; names may repeat.
  mutating func object(_ names: ArraySlice<String>, _ values: ArraySlice<Value>) -> Value
}

/// Reads JSON as PowerShell does: with comments, single quotes, bare names and trailing commas, and Newtonsoft's words for errors.
struct JsonReader<Maker: JsonMaker> {
  private let units: UnsafeBufferPointer<UInt8>
  private var position = 0
  private var line = 1, lineStart = 0
  private var path: [PathPart] = []
  private let maximumDepth: Int
  private var depth = 0
  private var maker: Maker
  /// What open objects and arrays hold so far; each takes its own part off the end when it closes.
  private var values: [Value] = []
  private var names: [String] = []

  private enum PathPart {
    case name(String)
    case index(Int)
  }

  private init(_ units: UnsafeBufferPointer<UInt8>, _ maker: Maker, depth: Int) {
    self.units = units
    self.maker = maker
    maximumDepth = depth
  }

  /// Reads one document; anything behind it but blanks and comments is an error.
  static func read(_ text: String, _ maker: inout Maker, depth: Int = 1024) throws -> Value {
    var text = text
    return try text.withUTF8 { units in
      var reader = JsonReader(units, maker, depth: depth)
      defer { maker = reader.maker }
      try reader.skipBlanks()
      let value = try reader.value()
      try reader.skipBlanks()
      if reader.position < reader.units.count {
        throw reader.failure("Additional text encountered after finished reading JSON content: \(reader.shownCharacter).")
      }
      return value
    }
  }

  private var current: UInt8? { position < units.count ? units[position] : nil }

  private var shownCharacter: String {
    guard position < units.count else { return "" }
    let tail = String(decoding: units[position..<min(units.count, position + 4)], as: UTF8.self)
    return tail.first.map(String.init) ?? ""
  }

  private func failure(_ message: String) -> JsonFailure {
    let column = String(decoding: units[lineStart..<min(position, units.count)], as: UTF8.self).utf16.count
    let isStart = path.isEmpty && depth == 0 && position == 0
    return JsonFailure(message: "\(message) Path '\(shownPath)', line \(isStart ? 0 : line), position \(isStart ? 0 : column).")
  }

  private var shownPath: String {
    path.reduce("") { text, part in
      switch part {
      case .index(let index): text + "[\(index)]"
      case .name(let name): text.isEmpty ? name : name.hasPrefix("[") ? text + name : text + "." + name
      }
    }
  }

  private mutating func advance() {
    if current == 10 {
      line += 1
      lineStart = position + 1
    }
    position += 1
  }

  private mutating func skipBlanks() throws {
    while let unit = current {
      switch unit {
      case 32, 9, 10, 13: advance()
      case 0xC2 where position + 1 < units.count && units[position + 1] == 0xA0: position += 2
      case 0xEF where starts(with: "\u{FEFF}"): position += 3
      case 47: try skipComment()
      default: return
      }
    }
  }

  private mutating func skipComment() throws {
    guard position + 1 < units.count else { throw failure("Error parsing comment. Expected: *, got .") }
    if units[position + 1] == 47 {
      while let unit = current, unit != 10, unit != 13 { advance() }
      return
    }
    guard units[position + 1] == 42 else { throw failure("Error parsing comment. Expected: *, got \(Character(Unicode.Scalar(units[position + 1]))).") }
    position += 2
    while position < units.count, !(units[position] == 42 && position + 1 < units.count && units[position + 1] == 47) { advance() }
    guard position < units.count else { throw failure("Unexpected end while parsing comment.") }
    position += 2
  }

  private mutating func value() throws -> Value {
    guard let unit = current else { throw failure("Unexpected end when reading JSON.") }
    switch unit {
    case 123: return try object()
    case 91: return try array()
    case 34, 39: return maker.string(try string(unit))
    case 45, 48...57, 46: return try number()
    case 0x74 where starts(with: "true"):
      position += 4
      return .bool(true)
    case 0x66 where starts(with: "false"):
      position += 5
      return .bool(false)
    case 0x6e where starts(with: "null"):
      position += 4
      return .null
    default: return try word()
    }
  }

  private mutating func word() throws -> Value {
    let known: [(StaticString, Value)] = [("undefined", .null), ("NaN", .double(.nan)), ("Infinity", .double(.infinity))]
    for (name, value) in known where starts(with: name) {
      position += name.utf8CodeUnitCount
      return value
    }
    throw failure("Unexpected character encountered while parsing value: \(shownCharacter).")
  }

  private func starts(with name: StaticString) -> Bool {
    name.withUTF8Buffer { wanted in
      guard units.count - position >= wanted.count else { return false }
      for index in wanted.indices where units[position + index] != wanted[index] { return false }
      return true
    }
  }

  private mutating func enter() throws {
    depth += 1
    if depth > maximumDepth {
      throw failure("The reader's MaxDepth of \(maximumDepth) has been exceeded.")
    }
  }

  private mutating func object() throws -> Value {
    try enter()
    defer { depth -= 1 }
    position += 1
    let firstName = names.count, firstValue = values.count
    while true {
      try skipBlanks()
      guard let unit = current else { throw failure("Unexpected end when deserializing object.") }
      if unit == 125 {
        position += 1
        let made = maker.object(names[firstName...], values[firstValue...])
        names.removeLast(names.count - firstName)
        values.removeLast(values.count - firstValue)
        return made
      }
      let name = try propertyName(unit)
      path.append(.name(name))
      try skipBlanks()
      guard let colon = current else { throw failure("Unexpected end when deserializing object.") }
      guard colon == 58 else {
        throw failure("Invalid character after parsing property name. Expected ':' but got: \(shownCharacter).")
      }
      position += 1
      try skipBlanks()
      if current == nil { throw failure("Unexpected end when deserializing object.") }
      let member = try value()
      names.append(name)
      values.append(member)
      try skipBlanks()
      guard let next = current else { throw failure("Unexpected end when deserializing object.") }
      if next == 44 {
        path.removeLast()
        position += 1
      } else if next == 125 {
        path.removeLast()
      } else {
        throw failure("After parsing a value an unexpected character was encountered: \(shownCharacter).")
      }
    }
  }

  private mutating func propertyName(_ unit: UInt8) throws -> String {
    if unit == 34 || unit == 39 { return try string(unit) }
    var name = String.UnicodeScalarView()
    while let unit = current, unit >= 0x80 || unit == 95 || unit == 36 || Character(Unicode.Scalar(unit)).isLetter || (48...57).contains(unit) {
      name.append(Unicode.Scalar(unit))
      position += 1
    }
    if current == nil { throw failure("Unexpected end while parsing unquoted property name.") }
    if name.isEmpty { throw failure("Invalid property identifier character: \(shownCharacter).") }
    return String(name)
  }

  private mutating func array() throws -> Value {
    try enter()
    defer { depth -= 1 }
    position += 1
    let first = values.count
    while true {
      try skipBlanks()
      guard let unit = current else { throw failure("Unexpected end when deserializing array.") }
      if unit == 93 {
        position += 1
        let items = ContiguousArray(values[first...])
        values.removeLast(items.count)
        return .array(PSArray(items))
      }
      if unit == 44 {
        throw failure("Unexpected character encountered while parsing value: ,.")
      }
      path.append(.index(values.count - first))
      let item = try value()
      values.append(item)
      try skipBlanks()
      guard let next = current else { throw failure("Unexpected end when deserializing array.") }
      if next == 44 { position += 1 } else if next != 93 {
        throw failure("After parsing a value an unexpected character was encountered: \(shownCharacter).")
      }
      path.removeLast()
    }
  }

  private mutating func number() throws -> Value {
    if let quick = wholeNumber() { return quick }
    let start = position
    if starts(with: "-Infinity") {
      position += 9
      return .double(-.infinity)
    }
    while let unit = current, isNumberPart(unit) { position += 1 }
    let text = String(decoding: UnsafeBufferPointer(rebasing: units[start..<position]), as: UTF8.self)
    let isWhole = text.utf8.allSatisfy { (48...57).contains($0) || $0 == 45 }
    if isWhole, text.utf8.contains(where: { (48...57).contains($0) }) {
      if let whole = Int64(text) { return .long(whole) }
      if let big = BigInteger(text) { return Value(big) }
      return .double(Double(text) ?? 0)
    }
    if text.lowercased().hasPrefix("0x"), let value = Int64(text.dropFirst(2), radix: 16) { return .long(value) }
    guard let number = Double(text) else { throw failure("Input string '\(text)' is not a valid number.") }
    return .double(number)
  }

  private func isNumberPart(_ unit: UInt8) -> Bool {
    switch unit {
    case 48...57, 43, 45, 46, 65...70, 97...102, 120, 88: true
    default: false
    }
  }

  /// The usual number: up to 18 digits and nothing behind them that belongs to a number.
  private mutating func wholeNumber() -> Value? {
    var index = position, number: Int64 = 0
    let isNegative = units[index] == 45
    if isNegative { index += 1 }
    let first = index
    while index < units.count, index - first < 19, units[index] >= 48, units[index] <= 57 {
      number = number &* 10 &+ Int64(units[index] - 48)
      index += 1
    }
    guard index > first, index - first < 19, index == units.count || !isNumberPart(units[index]) else { return nil }
    position = index
    return .long(isNegative ? -number : number)
  }

  private mutating func string(_ quote: UInt8) throws -> String {
    position += 1
    // The usual text has no escapes: it is taken as it stands.
    var end = position
    while end < units.count, units[end] != quote, units[end] != 92, units[end] != 10 { end += 1 }
    if end < units.count, units[end] == quote {
      let plain = String(decoding: UnsafeBufferPointer(rebasing: units[position..<end]), as: UTF8.self)
      position = end + 1
      return plain
    }
    var bytes: [UInt8] = []
    var pendingSurrogate: UInt16?
    func flush(_ bytes: inout [UInt8], _ pending: inout UInt16?) {
      if pending != nil { bytes += Array("\u{FFFD}".utf8) }
      pending = nil
    }
    while let unit = current {
      if unit == quote {
        flush(&bytes, &pendingSurrogate)
        position += 1
        return String(decoding: bytes, as: UTF8.self)
      }
      guard unit == 92 else {
        flush(&bytes, &pendingSurrogate)
        bytes.append(unit)
        advance()
        continue
      }
      position += 1
      guard let escape = current else { break }
      position += 1
      if escape == 117 {
        guard position + 4 <= units.count, let code = UInt16(String(decoding: units[position..<(position + 4)], as: UTF8.self), radix: 16) else {
          throw failure("Invalid Unicode escape sequence: \\u\(String(decoding: units[position..<min(units.count, position + 4)], as: UTF8.self)).")
        }
        position += 4
        if let high = pendingSurrogate, (0xDC00...0xDFFF).contains(code) {
          bytes += Array(String(decoding: [high, code], as: UTF16.self).utf8)
          pendingSurrogate = nil
        } else {
          flush(&bytes, &pendingSurrogate)
          if (0xD800...0xDBFF).contains(code) { pendingSurrogate = code } else { bytes += Array(String(decoding: [code], as: UTF16.self).utf8) }
        }
        continue
      }
      flush(&bytes, &pendingSurrogate)
      switch escape {
      case 98: bytes.append(8)
      case 102: bytes.append(12)
      case 110: bytes.append(10)
      case 114: bytes.append(13)
      case 116: bytes.append(9)
      case 34, 39, 47, 92: bytes.append(escape)
      case 10: line += 1
      default: throw failure("Bad JSON escape sequence: \\\(Character(Unicode.Scalar(escape))).")
      }
    }
    throw failure("Unterminated string. Expected delimiter: \(Character(Unicode.Scalar(quote))).")
  }
}

/// Why a text is no JSON.
struct JsonFailure: Error { let message: String }
