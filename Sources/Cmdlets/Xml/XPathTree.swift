import CXML2
import Objects

/// A tree as libxml2 holds it, made of ours to be searched; it serves until some tree changes.
final class XPathTree {
  /// The one that was used last: scripts search a document many times before they change it.
  private nonisolated(unsafe) static var last: XPathTree?

  let document: xmlDocPtr?
  private let top: XmlNode
  private let version: Int
  private var copies: [ObjectIdentifier: xmlNodePtr] = [:]
  private var originals: [xmlNodePtr: XmlNode] = [:]

  static func of(_ node: XmlNode) -> XPathTree {
    var top = node
    while let parent = top.parent { top = parent }
    if let last, last.top === top, last.version == XmlNode.version { return last }
    let made = XPathTree(top)
    last = made
    return made
  }

  private init(_ top: XmlNode) {
    self.top = top
    version = XmlNode.version
    document = xmlNewDoc("1.0")
    if top.kind == .document {
      for child in top.children { add(child, to: nil) }
    } else {
      add(top, to: nil)
    }
  }

  deinit { xmlFreeDoc(document) }

  /// The copy of a node; the document itself for one that has none.
  func copy(of node: XmlNode) -> xmlNodePtr? {
    copies[ObjectIdentifier(node)] ?? document.map { UnsafeMutableRawPointer($0).assumingMemoryBound(to: xmlNode.self) }
  }

  /// The original of a found node.
  func item(_ found: xmlNodePtr) -> XPath.Item? {
    switch found.pointee.type {
    case XML_DOCUMENT_NODE: return .node(top)
    case XML_ATTRIBUTE_NODE:
      guard let parent = found.pointee.parent, let owner = originals[parent] else { return nil }
      let local = XmlEvents.text(found.pointee.name)
      let prefix = found.pointee.ns.map { XmlEvents.text($0.pointee.prefix) } ?? ""
      return .attribute(owner, name: prefix.isEmpty ? local : "\(prefix):\(local)")
    case XML_NAMESPACE_DECL: return nil
    default: return originals[found].map { .node($0) }
    }
  }

  // MARK: Copying

  private func add(_ node: XmlNode, to parent: xmlNodePtr?) {
    guard let made = bare(node) else { return }
    let linked = parent == nil ? xmlAddChild(document.map { UnsafeMutableRawPointer($0).assumingMemoryBound(to: xmlNode.self) }, made) : xmlAddChild(parent, made)
    // Text beside text is joined to it.
    guard let linked else { return }
    copies[ObjectIdentifier(node)] = linked
    if originals[linked] == nil { originals[linked] = node }
    guard node.kind == .element else { return }
    setNames(node, linked)
    for child in node.children { add(child, to: linked) }
  }

  private func bare(_ node: XmlNode) -> xmlNodePtr? {
    switch node.kind {
    case .element: xmlNewDocNode(document, nil, node.localName, nil)
    case .text: xmlNewDocText(document, node.text)
    case .cdata: xmlNewCDataBlock(document, node.text, Int32(clamping: node.text.utf8.count))
    case .comment: xmlNewDocComment(document, node.text)
    case .instruction: xmlNewDocPI(document, node.name, node.text)
    case .declaration, .docType, .document: nil
    }
  }

  /// Gives an element its namespaces and attributes.
  private func setNames(_ node: XmlNode, _ made: xmlNodePtr) {
    for (name, value) in node.attributes where name == "xmlns" || name.hasPrefix("xmlns:") {
      if name == "xmlns" { xmlNewNs(made, value, nil) } else { xmlNewNs(made, value, String(name.dropFirst(6))) }
    }
    xmlSetNs(made, namespace(of: node.name, made, isElement: true))
    for (name, value) in node.attributes where name != "xmlns" && !name.hasPrefix("xmlns:") {
      let local = name.firstIndex(of: ":").map { String(name[name.index(after: $0)...]) } ?? name
      xmlNewNsProp(made, namespace(of: name, made, isElement: false), local, value)
    }
  }

  /// The default namespace is that of elements only.
  private func namespace(of name: String, _ made: xmlNodePtr, isElement: Bool) -> xmlNsPtr? {
    guard let colon = name.firstIndex(of: ":") else {
      let found = isElement ? xmlSearchNs(document, made, nil) : nil
      return found?.pointee.href?.pointee == 0 ? nil : found
    }
    return xmlSearchNs(document, made, String(name[..<colon]))
  }
}
