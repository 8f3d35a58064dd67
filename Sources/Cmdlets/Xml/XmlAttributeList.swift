import Objects

/// The attributes of an element: a list that can be asked by name and added to.
final class XmlAttributeList: PSObject {
  let node: XmlNode

  init(_ node: XmlNode) {
    self.node = node
    super.init()
  }

  override var type: TypeInfo { XmlAttributeList.info }
  override func enumerated() throws -> ContiguousArray<Value>? { ContiguousArray(node.attributes.map { .object(XmlAttributeObject(node, $0.name)) }) }

  private func named(_ name: String) -> Value { node.attribute(name) == nil ? .null : .object(XmlAttributeObject(node, name)) }

  static let info = NetType.register("System.Xml.XmlAttributeCollection") { members in
    func own(_ value: Value) -> XmlAttributeList? { value.unwrapped.asObject as? XmlAttributeList }
    members.property("Count", "int", get: { .int(Int32(own($0)?.node.attributes.count ?? 0)) })
    members.method("System.Xml.XmlAttribute get_Item(System.Object index)", hidden: true) { target, arguments in
      guard let list = own(target) else { return .null }
      guard case .int(let place) = arguments[0].unwrapped else { return list.named(try arguments[0].text()) }
      let all = try list.enumerated() ?? []
      let index = Int(place) < 0 ? all.count + Int(place) : Int(place)
      return all.indices.contains(index) ? all[index] : .null
    }
    for name in ["GetNamedItem", "ItemOf"] {
      members.method("System.Xml.XmlNode \(name)(string name)") { own($0)?.named(try $1[0].text()) ?? .null }
    }
    for name in ["Append", "Prepend", "SetNamedItem"] {
      members.method("System.Xml.XmlAttribute \(name)(System.Xml.XmlAttribute node)") { target, arguments in
        if let list = own(target) { (arguments[0].unwrapped.asObject as? XmlAttributeObject)?.move(to: list.node) }
        return arguments[0]
      }
    }
    members.method("System.Xml.XmlNode RemoveNamedItem(string name)") { target, arguments in
      let name = try arguments[0].text()
      own(target)?.node.attributes.removeAll { $0.name == name }
      return .null
    }
    members.method("void RemoveAll()") { target, _ in
      own(target)?.node.attributes = []
      return .void
    }
  }
}
