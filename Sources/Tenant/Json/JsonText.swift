import Objects

/// Writes values as JSON text, the form in which the store keeps properties.
package enum JsonText {
  package static func write(_ value: Value) -> String {
    var text = ""
    append(value.unwrapped, to: &text)
    return text
  }

  private static func append(_ value: Value, to text: inout String) {
    switch value {
    case .null, .void, .unset: text += "null"
    case .bool(let flag): text += flag ? "true" : "false"
    case .int(let number): text += String(number)
    case .long(let number): text += String(number)
    case .double(let number): text += number.isFinite ? String(number) : "null"
    case .array(let array): appendList(array.items, to: &text)
    case .object(let object): append(object, value, to: &text)
    default: text += quoted((try? value.text()) ?? "")
    }
  }

  private static func append(_ object: PSObject, _ value: Value, to text: inout String) {
    if let custom = object as? CustomObject {
      appendPairs(zip(custom.properties.shape.names, custom.properties.slots).map { ($0, $1) }, to: &text)
    } else if let table = object as? PSHashtable {
      appendPairs(table.entries.map { ((try? $0.key.text()) ?? "", $0.value) }, to: &text)
    } else if case .switchParameter(let flag)? = value.asScalar {
      text += flag ? "true" : "false"
    } else if let date = value.asDateTime {
      text += quoted((try? date.text(format: "o", culture: .invariant)) ?? "")
    } else if let items = (try? object.enumerated()) ?? nil {
      appendList(items, to: &text)
    } else {
      text += quoted((try? value.text()) ?? "")
    }
  }

  private static func appendList(_ items: ContiguousArray<Value>, to text: inout String) {
    text += "["
    for (index, item) in items.enumerated() {
      if index > 0 { text += "," }
      append(item.unwrapped, to: &text)
    }
    text += "]"
  }

  private static func appendPairs(_ pairs: [(String, Value)], to text: inout String) {
    text += "{"
    for (index, pair) in pairs.enumerated() {
      if index > 0 { text += "," }
      text += quoted(pair.0) + ":"
      append(pair.1.unwrapped, to: &text)
    }
    text += "}"
  }

  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20:
        let hex = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
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
