import Engine
import Objects

/// Reads JSON as PowerShell does: with comments, single quotes, bare names and trailing commas, and Newtonsoft's words for errors.
struct JsonReader {
  enum Node {
    case null
    case bool(Bool)
    case number(String, isWhole: Bool)
    case string(String)
    case array([Node])
    case object([(name: String, value: Node)])
  }

  struct Failure: Error { let message: String }

  private let units: [UInt8]
  private var position = 0
  private var line = 1, lineStart = 0
  private var path: [String] = []
  private let maximumDepth: Int
  private var depth = 0

  init(_ text: String, depth: Int = 1024) {
    units = Array(text.utf8)
    maximumDepth = depth
  }

  /// Reads one document; anything behind it but blanks and comments is an error.
  static func read(_ text: String, depth: Int = 1024) throws -> Node {
    var reader = JsonReader(text, depth: depth)
    try reader.skipBlanks()
    let node = try reader.value(isRoot: true)
    try reader.skipBlanks()
    if reader.position < reader.units.count {
      throw reader.failure("Additional text encountered after finished reading JSON content: \(reader.shownCharacter).")
    }
    return node
  }

  private var current: UInt8? { position < units.count ? units[position] : nil }

  private var shownCharacter: String {
    guard position < units.count else { return "" }
    let tail = String(decoding: units[position..<min(units.count, position + 4)], as: UTF8.self)
    return tail.first.map(String.init) ?? ""
  }

  private func failure(_ message: String) -> Failure {
    let column = String(decoding: units[lineStart..<min(position, units.count)], as: UTF8.self).utf16.count
    let isStart = path.isEmpty && depth == 0 && position == 0
    return Failure(message: "\(message) Path '\(shownPath)', line \(isStart ? 0 : line), position \(isStart ? 0 : column).")
  }

  private var shownPath: String {
    path.reduce("") { text, part in part.hasPrefix("[") ? text + part : text.isEmpty ? part : text + "." + part }
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
      case 0xEF where units[position...].starts(with: [0xEF, 0xBB, 0xBF]): position += 3
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

  private mutating func value(isRoot: Bool = false) throws -> Node {
    guard let unit = current else { throw failure("Unexpected end when reading JSON.") }
    switch unit {
    case 123: return try object()
    case 91: return try array()
    case 34, 39: return .string(try string(unit))
    case 45, 48...57, 46: return try number()
    default: return try word()
    }
  }

  private mutating func word() throws -> Node {
    for (name, node) in [("true", Node.bool(true)), ("false", .bool(false)), ("null", .null), ("undefined", .null), ("NaN", .number("NaN", isWhole: false)), ("Infinity", .number("Infinity", isWhole: false))]
    where units[position...].starts(with: Array(name.utf8)) {
      position += name.utf8.count
      return node
    }
    throw failure("Unexpected character encountered while parsing value: \(shownCharacter).")
  }

  private mutating func enter() throws {
    depth += 1
    if depth > maximumDepth {
      throw failure("The reader's MaxDepth of \(maximumDepth) has been exceeded.")
    }
  }

  private mutating func object() throws -> Node {
    try enter()
    defer { depth -= 1 }
    position += 1
    var members: [(name: String, value: Node)] = []
    while true {
      try skipBlanks()
      guard let unit = current else { throw failure("Unexpected end when deserializing object.") }
      if unit == 125 {
        position += 1
        return .object(members)
      }
      let name = try propertyName(unit)
      path.append(name)
      try skipBlanks()
      guard let colon = current else { throw failure("Unexpected end when deserializing object.") }
      guard colon == 58 else {
        throw failure("Invalid character after parsing property name. Expected ':' but got: \(shownCharacter).")
      }
      position += 1
      try skipBlanks()
      if current == nil { throw failure("Unexpected end when deserializing object.") }
      members.append((name, try value()))
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

  private mutating func array() throws -> Node {
    try enter()
    defer { depth -= 1 }
    position += 1
    var items: [Node] = []
    while true {
      try skipBlanks()
      guard let unit = current else { throw failure("Unexpected end when deserializing array.") }
      if unit == 93 {
        position += 1
        return .array(items)
      }
      if unit == 44 {
        throw failure("Unexpected character encountered while parsing value: ,.")
      }
      path.append("[\(items.count)]")
      items.append(try value())
      try skipBlanks()
      guard let next = current else { throw failure("Unexpected end when deserializing array.") }
      if next == 44 { position += 1 } else if next != 93 {
        throw failure("After parsing a value an unexpected character was encountered: \(shownCharacter).")
      }
      path.removeLast()
    }
  }

  private mutating func number() throws -> Node {
    let start = position
    if units[position...].starts(with: Array("-Infinity".utf8)) {
      position += 9
      return .number("-Infinity", isWhole: false)
    }
    while let unit = current, (48...57).contains(unit) || [43, 45, 46, 69, 101].contains(unit) || (65...70).contains(unit) || (97...102).contains(unit) || unit == 120 || unit == 88 {
      position += 1
    }
    let text = String(decoding: units[start..<position], as: UTF8.self)
    let isWhole = text.utf8.allSatisfy { (48...57).contains($0) || $0 == 45 }
    if isWhole, text.utf8.contains(where: { (48...57).contains($0) }) { return .number(text, isWhole: true) }
    if text.lowercased().hasPrefix("0x"), let value = Int64(text.dropFirst(2), radix: 16) { return .number(String(value), isWhole: true) }
    guard Double(text) != nil else { throw failure("Input string '\(text)' is not a valid number.") }
    return .number(text, isWhole: false)
  }

  private mutating func string(_ quote: UInt8) throws -> String {
    position += 1
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
