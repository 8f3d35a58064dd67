import Engine
import Objects

/// The .NET types of XML nodes.
enum XmlTypes {
  static func type(of node: XmlNode) -> TypeInfo {
    switch node.kind {
    case .document: document
    case .element: element
    case .text: text
    case .cdata: cdata
    case .comment: comment
    case .declaration: declaration
    default: base
    }
  }

  static func registerAll() { _ = (document, element, text, cdata, comment, declaration, attribute) }

  private static func registered(_ type: TypeInfo) -> TypeInfo {
    TypeCatalog.register(type)
    return type
  }

  private static func own(_ value: Value) -> XmlNode? { (value.unwrapped.asObject as? XmlObject)?.node }

  static func wrap(_ node: XmlNode?) -> Value { node.map { .object(XmlObject($0)) } ?? .null }

  private static func wrap(_ item: XPath.Item) -> Value {
    switch item {
    case .node(let node): .object(XmlObject(node))
    case .attribute(let owner, let name): .object(XmlAttributeObject(owner, name))
    }
  }

  static func parse(_ text: String, keepsDocType: Bool = false) throws -> Value {
    do { return .object(XmlObject(try XmlParser.parse(text, keepsDocType: keepsDocType))) } catch let failure as XmlParser.Failure {
      throw PSError.dotNet("System.Xml.XmlException", failure.text)
    }
  }

  nonisolated(unsafe) static let base: TypeInfo = registered(TypeInfo("System.Xml.XmlNode", base: .object) { fillMethods(&$0) })

  /// .NET's own properties of a node; they stand behind child elements and attributes of the same name.
  static func property(_ node: XmlNode, _ name: String) -> Value? {
    func prefix(_ node: XmlNode) -> String { node.name.contains(":") ? String(node.name.prefix { $0 != ":" }) : "" }
    switch name.lowercased() {
    case "name": return Value(node.kind == .document ? "#document" : node.name)
    case "localname": return Value(node.kind == .document ? "#document" : node.localName)
    case "prefix": return Value(prefix(node))
    case "namespaceuri": return Value(node.namespace(of: prefix(node)) ?? "")
    case "nodetype":
      let names: [XmlNode.Kind: String] = [.document: "Document", .element: "Element", .text: "Text", .cdata: "CDATA", .comment: "Comment", .declaration: "XmlDeclaration"]
      return Value(names[node.kind] ?? "None")
    case "parentnode": return wrap(node.parent)
    case "childnodes": return Value(node.children.map { wrap($0) })
    case "firstchild": return wrap(node.children.first)
    case "lastchild": return wrap(node.children.last)
    case "haschildnodes": return .bool(!node.children.isEmpty)
    case "outerxml": return Value(XmlText.outer(node))
    case "innerxml": return Value(XmlText.inner(node))
    case "innertext": return Value(node.innerText)
    case "value": return node.kind == .element || node.kind == .document ? .null : Value(node.text)
    case "nextsibling": return sibling(node, 1)
    case "previoussibling": return sibling(node, -1)
    case "attributes": return node.kind == .element ? .object(XmlAttributeList(node)) : .null
    case "documentelement" where node.kind == .document: return wrap(node.elements.first)
    case "preservewhitespace" where node.kind == .document: return .bool(false)
    case "isempty" where node.kind == .element: return .bool(node.children.isEmpty)
    case "hasattributes" where node.kind == .element: return .bool(!node.attributes.isEmpty)
    case "ownerdocument":
      var top = node
      while let parent = top.parent { top = parent }
      return top.kind == .document ? wrap(top) : .null
    default: return nil
    }
  }

  /// Writes one of .NET's own properties; false if it cannot be written.
  static func setProperty(_ node: XmlNode, _ name: String, _ value: Value) throws -> Bool {
    switch name.lowercased() {
    case "innertext": node.setInnerText(try value.text())
    case "innerxml": try node.setInnerXml(try value.text())
    case "value" where node.kind != .element: node.text = try value.text()
    case "preservewhitespace": break
    default: return false
    }
    return true
  }

  private static func sibling(_ node: XmlNode, _ step: Int) -> Value {
    guard let siblings = node.parent?.children, let place = siblings.firstIndex(where: { $0 === node }), siblings.indices.contains(place + step) else { return .null }
    return wrap(siblings[place + step])
  }

  private static func fillMethods(_ members: inout TypeMembers) {
    func select(_ target: Value, _ arguments: [Value]) throws -> [Value] {
      guard let node = own(target) else { return [] }
      let namespaces = arguments.count > 1 ? (arguments[1].unwrapped.asObject as? XmlNamespaces)?.table ?? [:] : [:]
      do { return try XPath(try arguments[0].text(), namespaces: namespaces).select(node).map(wrap) } catch let failure as XPath.Failure {
        throw PSError.dotNet("System.Xml.XPath.XPathException", failure.message)
      }
    }
    members.method("System.Xml.XmlNodeList SelectNodes(string xpath)") { Value(try select($0, $1)) }
    members.method("System.Xml.XmlNodeList SelectNodes(string xpath, System.Xml.XmlNamespaceManager nsmgr)") { Value(try select($0, $1)) }
    members.method("System.Xml.XmlNode SelectSingleNode(string xpath)") { try select($0, $1).first ?? .null }
    members.method("System.Xml.XmlNode SelectSingleNode(string xpath, System.Xml.XmlNamespaceManager nsmgr)") { try select($0, $1).first ?? .null }
    members.method("System.Xml.XmlNode AppendChild(System.Xml.XmlNode newChild)") { target, arguments in
      if let parent = own(target), let child = own(arguments[0]) {
        parent.text = ""
        parent.append(child)
      }
      return arguments[0]
    }
    members.method("System.Xml.XmlNode PrependChild(System.Xml.XmlNode newChild)") { target, arguments in
      if let child = own(arguments[0]) { own(target)?.insert(child, at: 0) }
      return arguments[0]
    }
    for (name, offset) in [("InsertBefore", 0), ("InsertAfter", 1)] {
      members.method("System.Xml.XmlNode \(name)(System.Xml.XmlNode newChild, System.Xml.XmlNode refChild)") { target, arguments in
        guard let parent = own(target), let child = own(arguments[0]) else { return .null }
        let place = own(arguments[1]).flatMap { mark in parent.children.firstIndex { $0 === mark } }
        parent.insert(child, at: place.map { $0 + offset } ?? (offset == 0 ? parent.children.count : 0))
        return arguments[0]
      }
    }
    members.method("System.Xml.XmlNode RemoveChild(System.Xml.XmlNode oldChild)") { target, arguments in
      guard let child = own(arguments[0]), child.parent === own(target) else {
        throw PSError.dotNet("System.ArgumentException", "The node to be removed is not a child of this node.")
      }
      child.remove()
      return arguments[0]
    }
    members.method("System.Xml.XmlNode ReplaceChild(System.Xml.XmlNode newChild, System.Xml.XmlNode oldChild)") { target, arguments in
      guard let parent = own(target), let old = own(arguments[1]), let new = own(arguments[0]), let place = parent.children.firstIndex(where: { $0 === old }) else { return .null }
      old.remove()
      parent.insert(new, at: place)
      return arguments[1]
    }
    members.method("void RemoveAll()") { target, _ in
      own(target)?.removeChildren()
      own(target)?.attributes = []
      return .void
    }
    members.method("System.Xml.XmlNode CloneNode(bool deep)") { target, arguments in wrap(own(target)?.copy(deep: arguments[0].isTrue)) }
  }

  nonisolated(unsafe) static let element: TypeInfo = registered(
    TypeInfo("System.Xml.XmlElement", base: base) { members in
      members.method("string GetAttribute(string name)") { target, arguments in Value(own(target)?.attribute(try arguments[0].text()) ?? "") }
      members.method("void SetAttribute(string name, string value)") { target, arguments in
        own(target)?.setAttribute(try arguments[0].text(), try arguments[1].text())
        return .void
      }
      members.method("System.Xml.XmlAttribute SetAttributeNode(System.Xml.XmlAttribute newAttr)") { target, arguments in
        if let node = own(target) { (arguments[0].unwrapped.asObject as? XmlAttributeObject)?.move(to: node) }
        return .null
      }
      members.method("System.Xml.XmlAttribute GetAttributeNode(string name)") { target, arguments in
        guard let node = own(target), node.attribute(try arguments[0].text()) != nil else { return .null }
        return .object(XmlAttributeObject(node, try arguments[0].text()))
      }
      members.method("bool HasAttribute(string name)") { target, arguments in .bool(own(target)?.attribute(try arguments[0].text()) != nil) }
      members.method("void RemoveAttribute(string name)") { target, arguments in
        let name = try arguments[0].text()
        own(target)?.attributes.removeAll { $0.name == name }
        return .void
      }
      members.method("System.Xml.XmlNodeList GetElementsByTagName(string name)") { target, arguments in Value(try tagged(target, arguments)) }
    })

  private static func tagged(_ target: Value, _ arguments: [Value]) throws -> [Value] {
    let name = try arguments[0].text()
    func below(_ node: XmlNode) -> [XmlNode] { node.elements.flatMap { [$0] + below($0) } }
    return (own(target).map(below) ?? []).filter { name == "*" || $0.name == name }.map { wrap($0) }
  }

  nonisolated(unsafe) static let document: TypeInfo = registered(
    TypeInfo("System.Xml.XmlDocument", base: base) { members in
      members.constructor("xml()") { _ in .object(XmlObject(XmlNode(.document))) }
      // What the cast `[xml]` does with text or lines of text.
      members.staticMethod("xml Parse(string text)", hidden: true) { try parse(try $0[0].text()) }
      members.constructor("xml(string[] lines)") { arguments in
        try parse(try (arguments[0].enumerated() ?? [arguments[0]]).map { try $0.text() }.joined(separator: "\n"))
      }
      members.method("System.Xml.XmlElement CreateElement(string name)") { _, arguments in wrap(XmlNode(.element, name: try arguments[0].text(), text: "/")) }
      members.method("System.Xml.XmlElement CreateElement(string qualifiedName, string namespaceURI)") { _, arguments in
        let made = XmlNode(.element, name: try arguments[0].text(), text: "/")
        let uri = try arguments[1].text()
        if !uri.isEmpty, !made.name.contains(":") { made.setAttribute("xmlns", uri) }
        return wrap(made)
      }
      for parameters in ["string name", "string prefix, string localName, string namespaceURI"] {
        members.method("System.Xml.XmlAttribute CreateAttribute(\(parameters))") { _, arguments in
          let parts = try arguments.prefix(2).map { try $0.text() }.filter { !$0.isEmpty }
          let name = arguments.count == 1 ? parts.first ?? "" : parts.joined(separator: ":")
          // It waits on an element of its own until another one takes it.
          let holder = XmlNode(.element, name: "_")
          holder.setAttribute(name, "")
          return .object(XmlAttributeObject(holder, name))
        }
      }
      members.method("System.Xml.XmlText CreateTextNode(string text)") { _, arguments in wrap(XmlNode(.text, name: "#text", text: try arguments[0].text())) }
      members.method("System.Xml.XmlComment CreateComment(string data)") { _, arguments in wrap(XmlNode(.comment, name: "#comment", text: try arguments[0].text())) }
      members.method("System.Xml.XmlCDataSection CreateCDataSection(string data)") { _, arguments in wrap(XmlNode(.cdata, name: "#cdata-section", text: try arguments[0].text())) }
      members.method("System.Xml.XmlDeclaration CreateXmlDeclaration(string version, string encoding, string standalone)") { _, arguments in
        let encoding = arguments[1].isNull ? "" : " encoding=\"\(try arguments[1].text())\""
        return wrap(XmlNode(.declaration, name: "xml", text: "version=\"\(try arguments[0].text())\"\(encoding)"))
      }
      members.method("System.Xml.XmlNode ImportNode(System.Xml.XmlNode node, bool deep)") { _, arguments in wrap(own(arguments[0])?.copy(deep: arguments[1].isTrue)) }
      members.method("void LoadXml(string xml)") { target, arguments in
        guard let node = own(target), let parsed = own(try parse(try arguments[0].text(), keepsDocType: true)) else { return .void }
        node.removeChildren()
        for child in parsed.children { node.append(child) }
        return .void
      }
      members.method("void Load(string filename)") { target, arguments in
        let path = try IoTypes.path(arguments[0])
        guard let node = own(target), let parsed = own(try parse(try FileReader(path).readAll(), keepsDocType: true)) else { return .void }
        node.removeChildren()
        for child in parsed.children { node.append(child) }
        return .void
      }
      members.method("void Save(string filename)") { target, arguments in
        guard let node = own(target) else { return .void }
        let writer = try FileWriter(try IoTypes.path(arguments[0]), mode: .replace)
        try writer.write(XmlText.indented(node))
        try writer.close()
        return .void
      }
      members.method("System.Xml.XmlNodeList GetElementsByTagName(string name)") { target, arguments in Value(try tagged(target, arguments)) }
    })

  nonisolated(unsafe) static let text = registered(TypeInfo("System.Xml.XmlText", base: base))
  nonisolated(unsafe) static let cdata = registered(TypeInfo("System.Xml.XmlCDataSection", base: base))
  nonisolated(unsafe) static let comment = registered(TypeInfo("System.Xml.XmlComment", base: base))
  nonisolated(unsafe) static let declaration = registered(TypeInfo("System.Xml.XmlDeclaration", base: base))

  nonisolated(unsafe) static let attribute: TypeInfo = registered(
    TypeInfo("System.Xml.XmlAttribute", base: .object) { members in
      func own(_ value: Value) -> XmlAttributeObject? { value.unwrapped.asObject as? XmlAttributeObject }
      members.property("Name", "string", get: { own($0).map { Value($0.name) } ?? .null })
      members.property("LocalName", "string", get: { own($0).map { Value($0.name) } ?? .null })
      members.property("OwnerElement", "System.Xml.XmlElement", get: { wrap(own($0)?.owner) })
      for name in ["Value", "InnerText", "#text"] {
        members.property(
          name, "string", get: { own($0).map { Value($0.owner.attribute($0.name) ?? "") } ?? .null },
          set: { target, value in if let own = own(target) { own.owner.setAttribute(own.name, try value.text()) } })
      }
    })
}

/// The prefixes that XPath may use.
final class XmlNamespaces: PSObject {
  var table: [String: String] = [:]
  override var type: TypeInfo { XmlNamespaces.info }

  nonisolated(unsafe) static let info: TypeInfo = {
    let made = TypeInfo("System.Xml.XmlNamespaceManager", base: .object) { members in
      members.constructor("System.Xml.XmlNamespaceManager(System.Object nameTable)") { _ in .object(XmlNamespaces()) }
      members.method("void AddNamespace(string prefix, string uri)") { target, arguments in
        (target.unwrapped.asObject as? XmlNamespaces)?.table[try arguments[0].text()] = try arguments[1].text()
        return .void
      }
    }
    TypeCatalog.register(made)
    return made
  }()
}
