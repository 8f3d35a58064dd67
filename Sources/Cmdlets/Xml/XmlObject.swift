import Engine
import Objects

/// An XML document, element or other node as scripts see it; child elements and attributes are properties.
final class XmlObject: DynamicMembersObject {
  let node: XmlNode
  /// Keeps the tree alive: nodes know their parents only weakly.
  private let owner: XmlNode

  init(_ node: XmlNode) {
    self.node = node
    var top = node
    while let parent = top.parent { top = parent }
    owner = top
    super.init()
  }

  override var type: TypeInfo { XmlTypes.type(of: node) }
  override func describe() throws -> String { node.kind == .text || node.kind == .cdata ? node.text : node.kind == .document ? "#document" : node.localName }

  /// Elements of a name: their text if they have nothing else, else the element; several are an array.
  override func member(_ name: String) throws -> Value? {
    var found = node.attributes.filter { FoldedName.equal($0.name, name) || FoldedName.equal(XmlObject.local($0.name), name) }.map { Value($0.value) }
    found += node.children.filter { isNamed($0, name) }.map(XmlObject.value)
    if found.isEmpty { return XmlTypes.property(node, name) }
    return found.count == 1 ? found[0] : Value(found)
  }

  private func isNamed(_ child: XmlNode, _ name: String) -> Bool {
    switch child.kind {
    case .element: FoldedName.equal(child.name, name) || FoldedName.equal(child.localName, name)
    case .text: name.lowercased() == "#text"
    case .cdata: name.lowercased() == "#cdata-section"
    case .comment: name.lowercased() == "#comment"
    case .declaration: FoldedName.equal(name, "xml")
    default: false
    }
  }

  private static func local(_ name: String) -> String { name.split(separator: ":").last.map(String.init) ?? name }

  static func value(_ child: XmlNode) -> Value {
    switch child.kind {
    case .text, .cdata, .comment, .declaration: return Value(child.text)
    default:
      let isPlain = child.attributes.isEmpty && !child.children.contains { $0.kind != .text && $0.kind != .cdata }
      return isPlain ? Value(child.innerText) : .object(XmlObject(child))
    }
  }

  override func setMember(_ name: String, _ value: Value) throws -> Bool {
    if let attribute = node.attributes.first(where: { FoldedName.equal($0.name, name) }) {
      node.setAttribute(attribute.name, try value.text())
      return true
    }
    if name.lowercased() == "#text" {
      node.setInnerText(try value.text())
      return true
    }
    let children = node.children.filter { isNamed($0, name) }
    guard children.count == 1, let child = children.first else { return try XmlTypes.setProperty(node, name, value) }
    child.setInnerText(try value.text())
    return true
  }

  override var memberNames: [(name: String, typeName: String)] {
    var result: [(name: String, typeName: String)] = []
    func add(_ name: String, _ type: String) { if !result.contains(where: { $0.name == name }) { result.append((name, type)) } }
    for attribute in node.attributes { add(XmlObject.local(attribute.name), "string") }
    for child in node.children {
      switch child.kind {
      case .element: add(child.localName, child.attributes.isEmpty && child.elements.isEmpty ? "string" : "System.Xml.XmlElement")
      case .text where node.kind == .element: add("#text", "string")
      case .cdata: add("#cdata-section", "string")
      case .comment: add("#comment", "string")
      case .declaration: add("xml", "string")
      default: break
      }
    }
    return result
  }
}

extension XmlNode {
  func setInnerText(_ text: String) {
    removeChildren()
    self.text = ""
    append(XmlNode(.text, name: "#text", text: text))
  }

  /// Replaces the contents by parsed XML.
  func setInnerXml(_ xml: String) throws {
    let parsed = try XmlParser.parse("<x>\(xml)</x>")
    removeChildren()
    for child in parsed.elements.first?.children ?? [] { append(child) }
  }
}

/// One attribute as a node of its own.
final class XmlAttributeObject: PSObject {
  private(set) var owner: XmlNode
  let name: String

  init(_ owner: XmlNode, _ name: String) {
    self.owner = owner
    self.name = name
    super.init()
  }

  /// Gives the attribute with its value to another element.
  func move(to node: XmlNode) {
    node.setAttribute(name, owner.attribute(name) ?? "")
    owner = node
  }

  override var type: TypeInfo { XmlTypes.attribute }
}
