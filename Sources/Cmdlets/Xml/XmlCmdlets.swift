import Engine
import Formatting
import Objects

/// Finds nodes in XML by XPath.
struct SelectXml: Cmdlet {
  static let name = "Select-Xml"
  static let traits = CommandTraits(defaultSet: "Xml")

  var xml: [Value] = []
  var content: [String] = []
  var path: [String] = [], literalPath: [String] = []
  var xpath = ""
  var namespace: PSHashtable?

  static let parameters: [Parameter<Self>] = [
    Parameter("Path", \.path, .set("Path", position: 1, mandatory: true, fromPipelineByPropertyName: true)),
    Parameter("LiteralPath", \.literalPath, .set("LiteralPath", mandatory: true, fromPipelineByPropertyName: true), .alias("PSPath", "LP")),
    Parameter("Xml", \.xml, .set("Xml", position: 1, mandatory: true, fromPipeline: true, fromPipelineByPropertyName: true), .alias("Node")),
    Parameter("Content", \.content, .set("Content", mandatory: true, fromPipeline: true)),
    Parameter("XPath", \.xpath, .mandatory, .position(0)),
    Parameter("Namespace", \.namespace),
  ]

  static let record = RecordType("Microsoft.PowerShell.Commands.SelectXmlInfo", ["Node:System.Xml.XmlNode=", "Path:string=", "Pattern:string="], text: text)

  /// The node's value or its inner XML, behind the path of a file.
  private static func text(_ record: RecordObject) throws -> String {
    let node = record["Node"], path = try record["Path"].text()
    var text = try Members.property(node, "Value")?.text() ?? ""
    if text.isEmpty { text = try Members.property(node, "InnerXml")?.text() ?? "" }
    text = String(text.trimmingPrefix(while: \.isWhitespace).reversed().trimmingPrefix(while: \.isWhitespace).reversed())
    return path == "InputStream" ? text : "\(path):\(text)"
  }

  mutating func process(_ run: CommandRuntime) throws {
    var targets = ItemTargets()
    targets.path = path
    targets.literalPath = literalPath
    for place in try targets.resolve(run) {
      guard let file = place.hostPath else { continue }
      let document: Value
      do { document = try XmlTypes.parse(FileReader(file).readAll()) } catch let error as PSError {
        try run.writeError(
          run.error(
            "System.ArgumentException", "The file \(file) cannot be read: \(error.record.exception.message)", id: "ProcessingFile", .InvalidArgument,
            target: Value(file)))
        continue
      }
      try search(document, path: file, run)
    }
    for text in content {
      let document: Value
      do { document = try Conversion.convert(Value(text), to: TypeCatalog.type("System.Xml.XmlDocument")) } catch let error as PSError {
        try run.writeError(error)
        continue
      }
      try search(document, path: "InputStream", run)
    }
    for node in xml { try search(node, path: "InputStream", run) }
  }

  private func search(_ value: Value, path: String, _ run: CommandRuntime) throws {
    guard let node = (value.unwrapped.asObject as? XmlObject)?.node else { return }
    var table: [String: String] = [:]
    for entry in namespace?.entries ?? [] { table[try entry.key.text()] = try entry.value.text() }
    do {
      for item in try XPath(xpath, namespaces: table).select(node) {
        let found: Value
        switch item {
        case .node(let node): found = .object(XmlObject(node))
        case .attribute(let owner, let name): found = .object(XmlAttributeObject(owner, name))
        }
        // The result holds the document: nodes know their parents only weakly.
        let record = SelectXml.record.make([found, Value(path), Value(xpath)])
        try run.write(.object(record))
      }
    } catch let failure as XPath.Failure {
      throw run.error("System.Xml.XPath.XPathException", failure.message, id: "ProcessingFile", .InvalidArgument, target: Value(xpath))
    }
  }
}

/// Makes XML of objects.
struct ConvertToXml: Cmdlet {
  static let name = "ConvertTo-Xml"

  var inputObject = Value.null
  var depth = 1
  var noTypeInformation = false
  var asShape = "Document"
  private var items: [Value] = []

  static let parameters: [Parameter<Self>] = [
    Parameter("Depth", \.depth, .range(1...Int(Int32.max))),
    Parameter("InputObject", \.inputObject, .mandatory, .position(0), .fromPipeline, .allowNull),
    Parameter("NoTypeInformation", \.noTypeInformation),
    Parameter("As", \.asShape, .oneOf(["Stream", "String", "Document"])),
  ]

  mutating func process(_ run: CommandRuntime) throws { items.append(inputObject) }

  mutating func end(_ run: CommandRuntime) throws {
    let root = XmlNode(.element, name: "Objects")
    for item in items { root.append(try object(item, "Object", nil, depth)) }
    let document = XmlNode(.document)
    document.append(XmlNode(.declaration, name: "xml", text: "version=\"1.0\" encoding=\"utf-8\""))
    document.append(root)
    switch asShape.lowercased() {
    case "string": try run.write(XmlText.indented(document))
    case "stream":
      try run.write(XmlText.outer(document.children[0]))
      try run.write("<Objects>")
      for child in root.children { try run.write(XmlText.indented(child)) }
      try run.write("</Objects>")
    default: try run.write(.object(XmlObject(document)))
    }
  }

  private func object(_ value: Value, _ element: String, _ name: String?, _ left: Int) throws -> XmlNode {
    let node = XmlNode(.element, name: element)
    if let name { node.setAttribute("Name", name) }
    if !noTypeInformation { node.setAttribute("Type", value.isNull ? "System.Object" : value.type.fullName) }
    if value.isNull {
      node.text = "/"
      return node
    }
    func text(_ text: String) -> XmlNode {
      node.append(XmlNode(.text, name: "#text", text: text))
      return node
    }
    if left == 0 { return text(try value.text()) }
    if let table = value.unwrapped.asObject as? PSHashtable {
      for entry in table.entries {
        node.append(try self.object(entry.key, "Property", "Key", 0))
        node.append(try self.object(entry.value, "Property", "Value", left - 1))
      }
      return node
    }
    if value.asString == nil, let items = try value.enumerated() {
      for item in items { node.append(try self.object(item, "Property", nil, left - 1)) }
      return node
    }
    let properties = value.asObject == nil || value.type.isValueType || value.asString != nil ? [] : Members.properties(value).filter { !$0.isHidden }
    if properties.isEmpty { return text(try value.text()) }
    for property in properties { node.append(try self.object((try? property.get()) ?? .null, "Property", property.name, left - 1)) }
    return node
  }
}
