import Objects

/// A JSON document as a tree, for the checks of a schema.
indirect enum JsonNode {
  case null
  case bool(Bool)
  case number(String, isWhole: Bool)
  case string(String)
  case array([JsonNode])
  case object([(name: String, value: JsonNode)])

  /// Reads a text; dates stay text.
  static func read(_ text: String) throws -> JsonNode {
    var maker = PlainObjects()
    return try JsonNode(JsonReader.read(text, &maker))
  }

  private init(_ value: Value) throws {
    if value.isNull {
      self = .null
    } else if case .bool(let flag) = value {
      self = .bool(flag)
    } else if let text = value.asString {
      self = .string(text)
    } else if let items = value.asArray?.items {
      self = .array(try items.map(JsonNode.init))
    } else if let table = value.asObject as? PSHashtable {
      self = .object(try table.entries.map { (try $0.key.text(), try JsonNode($0.value)) })
    } else if case .double(let number) = value {
      self = .number(try value.text(), isWhole: number == number.rounded())
    } else {
      self = .number(try value.text(), isWhole: true)
    }
  }

  /// Keeps the members of an object in order.
  private struct PlainObjects: JsonMaker {
    func string(_ text: String) -> Value { Value(text) }

    func object(_ names: ArraySlice<String>, _ values: ArraySlice<Value>) -> Value {
      let table = PSHashtable(kind: .ordered, ignoresCase: false)
      for (name, value) in zip(names, values) { table.set(name, value) }
      return .object(table)
    }
  }
}
