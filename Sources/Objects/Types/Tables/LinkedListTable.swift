/// `LinkedList<T>`: a list with nodes that know their neighbours.
enum LinkedListTable {
  /// A place in a list.
  private final class NodeObject: PSObject {
    let list: PSList
    var index: Int
    init(_ list: PSList, _ index: Int) {
      (self.list, self.index) = (list, index)
      super.init()
    }
    override var type: TypeInfo { TypeCatalog.type("System.Collections.Generic.LinkedListNode`1") }
  }

  private static func node(_ list: PSList, _ index: Int) -> Value { list.items.indices.contains(index) ? .object(NodeObject(list, index)) : .null }

  static let nodeDefinition = TypeDefinition("System.Collections.Generic.LinkedListNode`1") { members, _ in
    func own(_ value: Value) -> NodeObject? { value.unwrapped.asObject as? NodeObject }
    members.property("List", "System.Object", get: { own($0).map { .object($0.list) } ?? .null })
    members.property("Next", "System.Object", get: { own($0).map { node($0.list, $0.index + 1) } ?? .null })
    members.property("Previous", "System.Object", get: { own($0).map { node($0.list, $0.index - 1) } ?? .null })
    members.property("Value", "System.Object", get: { own($0).flatMap { $0.list.items.indices.contains($0.index) ? $0.list.items[$0.index] : nil } ?? .null }, set: { target, value in
      guard let place = own(target), place.list.items.indices.contains(place.index) else { return }
      place.list.items[place.index] = value
    })
  }

  static let definition = TypeDefinition("System.Collections.Generic.LinkedList`1", interfaces: ["System.Collections.ICollection"]) { members, arguments in
    let element = arguments.first ?? .object, name = TypeNames.display(element), result = "System.Collections.Generic.LinkedListNode[\(name)]", own = ListTable.own
    members.property("Count", "int", get: { .int(Int32(own($0).count)) })
    members.property("First", result, get: { node(own($0), 0) })
    members.property("Last", result, get: { node(own($0), own($0).count - 1) })
    func insert(_ signature: String, _ place: @escaping (PSList, [Value]) -> Int) {
      members.method("\(result) \(signature)") { target, given in
        let list = own(target), index = place(list, given)
        list.items.insert(given[given.count - 1], at: min(max(0, index), list.count))
        return node(list, index)
      }
    }
    insert("AddFirst(\(name) value)") { _, _ in 0 }
    insert("AddLast(\(name) value)") { list, _ in list.count }
    insert("AddAfter(\(result) node, \(name) value)") { list, given in ((given[0].unwrapped.asObject as? NodeObject)?.index ?? list.count - 1) + 1 }
    insert("AddBefore(\(result) node, \(name) value)") { _, given in (given[0].unwrapped.asObject as? NodeObject)?.index ?? 0 }
    for (method, isFirst) in [("RemoveFirst", true), ("RemoveLast", false)] {
      members.method("void \(method)()") { target, _ in
        let list = own(target)
        guard list.count > 0 else { throw PSError.invalidOperation("The LinkedList is empty.") }
        if isFirst { list.items.removeFirst() } else { list.items.removeLast() }
        return .void
      }
    }
    members.method("bool Remove(System.Object value)") { target, given in
      let list = own(target)
      let index = (given[0].unwrapped.asObject as? NodeObject)?.index ?? list.items.firstIndex { KeyEquality.equal($0.unwrapped, given[0].unwrapped) }
      guard let index, list.items.indices.contains(index) else { return .bool(false) }
      list.items.remove(at: index)
      return .bool(true)
    }
    members.method("bool Contains(\(name) value)") { target, given in .bool(own(target).items.contains { KeyEquality.equal($0.unwrapped, given[0].unwrapped) }) }
    for (method, last) in [("Find", false), ("FindLast", true)] {
      members.method("\(result) \(method)(\(name) value)") { target, given in
        let list = own(target), fits: (Value) -> Bool = { KeyEquality.equal($0.unwrapped, given[0].unwrapped) }
        return (last ? list.items.lastIndex(where: fits) : list.items.firstIndex(where: fits)).map { node(list, $0) } ?? .null
      }
    }
    members.method("void Clear()") { target, _ in
      own(target).items = []
      return .void
    }
    members.constructor("LinkedList()") { _ in .object(PSList(.list(of: element))) }
    members.constructor("LinkedList(System.Collections.IEnumerable collection)") { .object(PSList(.list(of: element), try ListTable.items($0[0]))) }
  }
}
