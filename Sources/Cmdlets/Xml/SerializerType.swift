import Engine
import Objects

/// `[System.Management.Automation.PSSerializer]`: objects as CLIXML text and back.
enum SerializerType {
  static let info = NetType.register("System.Management.Automation.PSSerializer", traits: [.abstract, .sealed]) { members in
    for extra in ["", ", int depth"] {
      members.staticMethod("string Serialize(System.Object source\(extra))") { arguments in
        var depth = 1
        if arguments.count > 1, case .int(let wanted) = arguments[1] { depth = Int(wanted) }
        return Value(try ConvertToCliXml.text([arguments[0]], depth: depth))
      }
    }
    members.staticMethod("System.Object Deserialize(string source)") { arguments in
      let found = try read(try arguments[0].text())
      return found.count == 1 ? found[0] : Value(found)
    }
    members.staticMethod("System.Object[] DeserializeAsList(string source)") { Value(try read(try $0[0].text())) }
  }

  private static func read(_ text: String) throws -> [Value] {
    do {
      var reader = CliXmlReader()
      return try (XmlParser.parse(text, keepsBlanks: true).elements.first?.elements ?? []).map { try reader.read($0) }
    } catch let failure as XmlParser.Failure { throw PSError.dotNet("System.Xml.XmlException", failure.text) }
  }
}
