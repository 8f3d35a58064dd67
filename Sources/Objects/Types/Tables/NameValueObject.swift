/// `NameValueCollection`: names with one or more texts each.
public final class NameValueObject: PSObject {
  public private(set) var entries: [(name: String, values: [String])] = []

  override public init(isWrapper: Bool = false, isMemberDefinition: Bool = false) { super.init(isWrapper: isWrapper, isMemberDefinition: isMemberDefinition) }

  public override var type: TypeInfo { TypeCatalog.type("System.Collections.Specialized.NameValueCollection") }
  /// A loop sees the names.
  public override func enumerated() throws -> ContiguousArray<Value>? { ContiguousArray(entries.map { Value($0.name) }) }

  private func place(_ name: String) -> Int? { entries.firstIndex { FoldedName.equal($0.name, name) } }
  public func add(_ name: String, _ value: String) {
    if let found = place(name) { entries[found].values.append(value) } else { entries.append((name, [value])) }
  }
  func set(_ name: String, _ value: String) {
    if let found = place(name) { entries[found].values = [value] } else { entries.append((name, [value])) }
  }
  func remove(_ name: String) { if let found = place(name) { entries.remove(at: found) } }
  func values(_ name: String) -> [String]? { place(name).map { entries[$0].values } }
  func clear() { entries = [] }

  /// What an index gives: the texts of a name or place, joined by commas.
  func item(_ index: Value) throws -> Value {
    let found: [String]?
    if case .int(let number) = index {
      guard entries.indices.contains(Int(number)) else {
        throw PSError.dotNet("System.ArgumentOutOfRangeException", "Index was out of range. Must be non-negative and less than the size of the collection. (Parameter 'index')")
      }
      found = entries[Int(number)].values
    } else {
      found = values(try index.text())
    }
    return found.map { Value($0.joined(separator: ",")) } ?? .null
  }

  private static func own(_ value: Value) -> NameValueObject { value.unwrapped.asObject as? NameValueObject ?? NameValueObject() }

  static let definition = TypeDefinition("System.Collections.Specialized.NameValueCollection", interfaces: ["System.Collections.ICollection"]) { members, _ in
    members.property("AllKeys", "string[]", get: { Value(strings: own($0).entries.map(\.name)) })
    members.property("Keys", "System.Collections.Specialized.NameObjectCollectionBase+KeysCollection", get: { Value(strings: own($0).entries.map(\.name)) })
    members.property("Count", "int", get: { .int(Int32(own($0).entries.count)) })
    members.method("void Add(string name, string value)") { target, arguments in
      own(target).add(try arguments[0].text(), try arguments[1].text())
      return .void
    }
    members.method("void Set(string name, string value)") { target, arguments in
      own(target).set(try arguments[0].text(), try arguments[1].text())
      return .void
    }
    members.method("void Remove(string name)") { target, arguments in
      own(target).remove(try arguments[0].text())
      return .void
    }
    members.method("void Clear()") { target, _ in
      own(target).clear()
      return .void
    }
    members.method("string Get(System.Object name)") { try own($0).item($1[0]) }
    members.method("string GetKey(int index)") { target, arguments in
      let index = StringTable.int(arguments[0]), entries = own(target).entries
      return entries.indices.contains(index) ? Value(entries[index].name) : .null
    }
    members.method("string[] GetValues(string name)") { own($0).values(try $1[0].text()).map { Value(strings: $0) } ?? .null }
    members.method("bool HasKeys()") { target, _ in .bool(!own(target).entries.isEmpty) }
    members.parameterizedProperty("string Item(System.Object name)", isSettable: true) { try own($0).item($1[0]) }
    members.method("string get_Item(System.Object name)", hidden: true) { try own($0).item($1[0]) }
    members.method("void set_Item(string name, string value)", hidden: true) { target, arguments in
      own(target).set(try arguments[0].text(), try arguments[1].text())
      return .void
    }
    members.constructor("NameValueCollection()") { _ in .object(NameValueObject()) }
    members.constructor("NameValueCollection(int capacity)") { _ in .object(NameValueObject()) }
    members.constructor("NameValueCollection(System.Collections.Specialized.NameValueCollection col)") { arguments in
      let made = NameValueObject()
      for entry in own(arguments[0]).entries { for value in entry.values { made.add(entry.name, value) } }
      return .object(made)
    }
  }
}
