import Objects

/// Writes values as JSON text, the form in which the store keeps properties.
package enum JsonText {
  package static func write(_ value: Value) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(256)
    append(value.unwrapped, to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  static func quoted(_ text: String) -> String {
    var result: [UInt8] = []
    append(quoted: text, to: &result)
    return String(decoding: result, as: UTF8.self)
  }

  private static func append(_ value: Value, to text: inout [UInt8]) {
    switch value {
    case .null, .void, .unset: text += "null".utf8
    case .bool(let flag): text += (flag ? "true" : "false").utf8
    case .int(let number): text += String(number).utf8
    case .long(let number): text += String(number).utf8
    case .double(let number): text += (number.isFinite ? String(number) : "null").utf8
    case .string(let string): append(quoted: string.text, to: &text)
    case .array(let array): appendList(array.items, to: &text)
    case .object(let object): append(object, value, to: &text)
    default: append(quoted: (try? value.text()) ?? "", to: &text)
    }
  }

  private static func append(_ object: PSObject, _ value: Value, to text: inout [UInt8]) {
    if let custom = object as? CustomObject {
      let bag = custom.properties
      appendPairs(bag.count, to: &text) { (bag.shape.names[$0], bag.slots[$0]) }
    } else if let table = object as? PSHashtable {
      let pairs = table.entries.map { ((try? $0.key.text()) ?? "", $0.value) }
      appendPairs(pairs.count, to: &text) { pairs[$0] }
    } else if case .switchParameter(let flag)? = value.asScalar {
      text += (flag ? "true" : "false").utf8
    } else if let date = value.asDateTime {
      append(quoted: (try? date.text(format: "o", culture: .invariant)) ?? "", to: &text)
    } else if let items = (try? object.enumerated()) ?? nil {
      appendList(items, to: &text)
    } else {
      append(quoted: (try? value.text()) ?? "", to: &text)
    }
  }

  private static func appendList(_ items: ContiguousArray<Value>, to text: inout [UInt8]) {
    text.append(UInt8(ascii: "["))
    for (index, item) in items.enumerated() {
      if index > 0 { text.append(UInt8(ascii: ",")) }
      append(item.unwrapped, to: &text)
    }
    text.append(UInt8(ascii: "]"))
  }

  private static func appendPairs(_ count: Int, to text: inout [UInt8], _ pair: (Int) -> (String, Value)) {
    text.append(UInt8(ascii: "{"))
    for index in 0..<count {
      if index > 0 { text.append(UInt8(ascii: ",")) }
      let (name, value) = pair(index)
      append(quoted: name, to: &text)
      text.append(UInt8(ascii: ":"))
      append(value.unwrapped, to: &text)
    }
    text.append(UInt8(ascii: "}"))
  }

  private static func append(quoted string: String, to text: inout [UInt8]) {
    text.append(UInt8(ascii: "\""))
    for byte in string.utf8 {
      switch byte {
      case UInt8(ascii: "\""): text += "\\\"".utf8
      case UInt8(ascii: "\\"): text += "\\\\".utf8
      case 0x0a: text += "\\n".utf8
      case 0x0d: text += "\\r".utf8
      case 0x09: text += "\\t".utf8
      case 0..<0x20:
        let hex = String(byte, radix: 16)
        text += "\\u\(String(repeating: "0", count: 4 - hex.count))\(hex)".utf8
      default: text.append(byte)
      }
    }
    text.append(UInt8(ascii: "\""))
  }
}

/// Reads and writes the content of a tenant as JSON.
package enum TenantContent {
  package static func read(_ text: String) throws -> Value {
    do { return try JsonParser.parse(text) } catch let failure as JsonParser.Failure {
      throw PSError("System.IO.InvalidDataException", "The content of a tenant cannot be read: \(failure.reason).", id: "TenantContentInvalid", category: .InvalidData)
    }
  }

  package static func write(_ value: Value) -> String { JsonText.write(value) }
}
