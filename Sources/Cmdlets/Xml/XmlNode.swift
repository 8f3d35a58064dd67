/// A node of an XML tree; elements keep their attributes and children in order.
package final class XmlNode {
  package enum Kind { case document, element, text, cdata, comment, declaration, instruction, docType }

  package let kind: Kind
  /// The element's name with its prefix; the target of an instruction.
  package var name: String { didSet { Self.version += 1 } }
  package var text: String { didSet { Self.version += 1 } }
  package var attributes: [(name: String, value: String)] = [] { didSet { Self.version += 1 } }
  package private(set) var children: [XmlNode] = [] { didSet { Self.version += 1 } }
  package private(set) weak var parent: XmlNode?

  /// Changes whenever any tree does.
  private(set) nonisolated(unsafe) static var version = 0

  package init(_ kind: Kind, name: String = "", text: String = "") {
    self.kind = kind
    self.name = name
    self.text = text
  }

  package func append(_ child: XmlNode) {
    child.remove()
    child.parent = self
    children.append(child)
  }

  package func insert(_ child: XmlNode, at index: Int) {
    child.remove()
    child.parent = self
    children.insert(child, at: min(max(0, index), children.count))
  }

  package func remove() {
    guard let parent else { return }
    parent.children.removeAll { $0 === self }
    self.parent = nil
  }

  package func removeChildren() {
    for child in children { child.parent = nil }
    children = []
  }

  package var elements: [XmlNode] { children.filter { $0.kind == .element } }

  package func element(_ name: String) -> XmlNode? { children.first { $0.kind == .element && $0.name == name } }

  package func elements(_ name: String) -> [XmlNode] { children.filter { $0.kind == .element && $0.name == name } }

  package func attribute(_ name: String) -> String? { attributes.first { $0.name == name }?.value }

  package func setAttribute(_ name: String, _ value: String) {
    if let index = attributes.firstIndex(where: { $0.name == name }) { attributes[index].value = value } else { attributes.append((name, value)) }
  }

  /// All text in the node and below.
  package var innerText: String {
    switch kind {
    case .text, .cdata: text
    case .element, .document: children.map(\.innerText).joined()
    default: kind == .comment ? text : ""
    }
  }

  package var localName: String { name.split(separator: ":").last.map(String.init) ?? name }

  /// The namespace that a prefix stands for here; empty prefix for the default one.
  package func namespace(of prefix: String) -> String? {
    let wanted = prefix.isEmpty ? "xmlns" : "xmlns:" + prefix
    var node: XmlNode? = self
    while let here = node {
      if let found = here.attribute(wanted) { return found }
      node = here.parent
    }
    return nil
  }

  package func copy(deep: Bool) -> XmlNode {
    let made = XmlNode(kind, name: name, text: text)
    made.attributes = attributes
    if deep { for child in children { made.append(child.copy(deep: true)) } }
    return made
  }
}
