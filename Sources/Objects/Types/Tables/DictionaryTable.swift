/// `Hashtable`, `OrderedDictionary`, `Dictionary<K,V>`, `SortedList` and their entries.
enum DictionaryTable {
  static func own(_ value: Value) -> PSHashtable { value.asObject as? PSHashtable ?? PSHashtable() }

  static func duplicate(_ key: Value, _ added: Value) -> PSError {
    let text = (try? key.text()) ?? "", other = (try? added.text()) ?? ""
    return PSError.argument("Item has already been added. Key in dictionary: '\(text)'  Key being added: '\(other)'")
  }

  /// The entries as the objects that enumeration yields.
  static func entries(_ table: PSHashtable) -> ContiguousArray<Value> {
    ContiguousArray(table.entries.map { .object(EntryObject($0.key, $0.value, table.kind)) })
  }

  private static func fill(_ members: inout TypeMembers, key: TypeInfo, value: TypeInfo, isGeneric: Bool, isOrdered: Bool) {
    let keyName = TypeNames.display(key), valueName = TypeNames.display(value)
    if !isGeneric {
      for name in ["IsReadOnly", "IsFixedSize", "IsSynchronized"] { members.property(name, "bool", get: { _ in .bool(false) }) }
    }
    members.property("Keys", "System.Collections.ICollection", get: { .object(DictionaryView(own($0), isKeys: true)) })
    members.property("Values", "System.Collections.ICollection", get: { .object(DictionaryView(own($0), isKeys: false)) })
    if !isGeneric { members.property("SyncRoot", "System.Object", get: { $0 }) }
    members.property("Count", "int", get: { .int(Int32(own($0).count)) })
    if isGeneric { members.property("Comparer", "System.Object", hidden: true, get: { _ in .null }) }
    members.method("void Add(\(keyName) key, \(valueName) value)") { target, arguments in
      let table = own(target)
      if arguments[0].isNull { throw PSError.argumentNull("key") }
      if table.contains(arguments[0]) {
        if isGeneric {
          throw PSError.argument("An item with the same key has already been added. Key: \((try? arguments[0].culturalText()) ?? "")")
        }
        throw duplicate(table.storedKey(arguments[0]) ?? arguments[0], arguments[0])
      }
      table.set(arguments[0], arguments[1])
      return .void
    }
    members.method("void Clear()") { target, _ in
      own(target).removeAll()
      return .void
    }
    if !isGeneric { members.method("System.Object Clone()") { target, _ in .object(own(target).copy()) } }
    if !isGeneric || isOrdered {
      members.method("bool Contains(\(keyName) key)") { target, arguments in .bool(own(target).contains(arguments[0])) }
    }
    members.method("bool ContainsKey(\(keyName) key)") { target, arguments in
      if arguments[0].isNull { throw PSError.argumentNull("key") }
      return .bool(own(target).contains(arguments[0]))
    }
    members.method("bool ContainsValue(\(valueName) value)") { target, arguments in
      .bool(own(target).values.contains { KeyEquality.equal($0.unwrapped, arguments[0].unwrapped) })
    }
    members.method("System.Collections.IDictionaryEnumerator GetEnumerator()") { target, _ in .object(EnumeratorObject(entries(own(target)), of: own(target))) }
    members.method("\(isGeneric ? "bool" : "void") Remove(\(keyName) key)") { target, arguments in
      if arguments[0].isNull { throw PSError.argumentNull("key") }
      let isFound = own(target).remove(arguments[0]) != nil
      return isGeneric ? .bool(isFound) : .void
    }
    members.method("\(valueName) get_Item(\(keyName) key)", hidden: true) { target, arguments in try Indexing.get(target, [arguments[0]]) }
    members.method("void set_Item(\(keyName) key, \(valueName) value)", hidden: true) { target, arguments in
      own(target).set(arguments[0], arguments[1])
      return .void
    }
    members.parameterizedProperty("\(valueName) Item(\(keyName) key)", isSettable: true) { target, arguments in own(target).get(arguments[0]) ?? .null }
    members.method("void CopyTo(array array, int arrayIndex)") { target, arguments in
      guard case .array(let array) = arguments[0], case .int(let start) = arguments[1] else { return .void }
      try ArrayTable.copy(PSArray(entries(own(target))), 0, array, Int(start), own(target).count)
      return .void
    }
    if isGeneric {
      members.method("bool TryGetValue(\(keyName) key, [ref] \(valueName) value)") { target, arguments in
        let found = own(target).get(arguments[0])
        try (arguments[1].asObject as? ReferenceObject)?.set(found ?? value.defaultValue())
        return .bool(found != nil)
      }
      members.method("bool TryAdd(\(keyName) key, \(valueName) value)") { target, arguments in
        if own(target).contains(arguments[0]) { return .bool(false) }
        own(target).set(arguments[0], arguments[1])
        return .bool(true)
      }
    }
  }

  private static func ignoresCase(_ comparer: Value) -> Bool {
    guard let object = comparer.asObject as? ComparerObject else { return comparer.isNull ? false : true }
    return object.ignoresCase
  }

  private static func copy(_ source: Value, into table: PSHashtable) throws -> Value {
    guard let other = source.asObject as? PSHashtable else { throw PSError.argumentNull("dictionary") }
    for (key, value) in other.entries { table.set(try table.convertedKey(key), try table.convertedValue(value)) }
    return .object(table)
  }

  static let definitions: [TypeDefinition] = [
    TypeDefinition("System.Collections.Hashtable", interfaces: ["System.Collections.IDictionary", "System.ICloneable"]) { members, _ in
      fill(&members, key: .object, value: .object, isGeneric: false, isOrdered: false)
      nameByInterfaces(&members)
      members.constructor("hashtable()") { _ in .object(PSHashtable(ignoresCase: false)) }
      members.constructor("hashtable(int capacity)") { _ in .object(PSHashtable(ignoresCase: false)) }
      members.constructor("hashtable(System.Collections.IDictionary d)") { try copy($0[0], into: PSHashtable(ignoresCase: false)) }
      members.constructor("hashtable(System.Collections.IEqualityComparer equalityComparer)") { .object(PSHashtable(ignoresCase: ignoresCase($0[0]))) }
      members.staticMethod("hashtable Synchronized(hashtable table)") { $0[0] }
    },
    TypeDefinition("System.Management.Automation.OrderedHashtable", base: "System.Collections.Hashtable"),
    TypeDefinition("System.Collections.Specialized.OrderedDictionary", interfaces: ["System.Collections.IDictionary"]) { members, _ in
      fill(&members, key: .object, value: .object, isGeneric: false, isOrdered: true)
      members.method("void Insert(int index, System.Object key, System.Object value)") { target, arguments in
        guard case .int(let index) = arguments[0] else { return .void }
        let table = own(target)
        guard Int(index) >= 0, Int(index) <= table.count else {
          throw PSError.dotNet("System.ArgumentOutOfRangeException", "Specified argument was out of the range of valid values. (Parameter 'index')")
        }
        if table.contains(arguments[1]) { throw duplicate(arguments[1], arguments[1]) }
        table.insert(arguments[1], arguments[2], at: Int(index))
        return .void
      }
      members.method("void RemoveAt(int index)") { target, arguments in
        guard case .int(let index) = arguments[0] else { return .void }
        guard let entry = own(target).entry(at: Int(index)) else {
          throw PSError.dotNet("System.ArgumentOutOfRangeException", "Specified argument was out of the range of valid values. (Parameter 'index')")
        }
        own(target).remove(entry.key)
        return .void
      }
      members.method("ordered AsReadOnly()") { target, _ in .object(own(target).copy()) }
      nameByInterfaces(&members)
      members.constructor("ordered()") { _ in .object(PSHashtable(kind: .ordered, ignoresCase: false)) }
      members.constructor("ordered(int capacity)") { _ in .object(PSHashtable(kind: .ordered, ignoresCase: false)) }
      members.constructor("ordered(System.Collections.IEqualityComparer comparer)") { .object(PSHashtable(kind: .ordered, ignoresCase: ignoresCase($0[0]))) }
    },
    generic("System.Collections.Generic.Dictionary`2"), generic("System.Collections.Concurrent.ConcurrentDictionary`2"),
    generic("System.Collections.Generic.SortedDictionary`2"), generic("System.Collections.Generic.SortedList`2"),
    generic("System.Collections.Generic.OrderedDictionary`2"),
    TypeDefinition("System.Collections.SortedList", interfaces: ["System.Collections.IDictionary"]) { members, _ in
      fill(&members, key: .object, value: .object, isGeneric: false, isOrdered: false)
      positions(&members)
      members.constructor("System.Collections.SortedList()") { _ in .object(PSHashtable(kind: .sorted, ignoresCase: false)) }
      members.constructor("System.Collections.SortedList(int capacity)") { _ in .object(PSHashtable(kind: .sorted, ignoresCase: false)) }
      members.constructor("System.Collections.SortedList(System.Collections.IDictionary d)") {
        try copy($0[0], into: PSHashtable(kind: .sorted, ignoresCase: false))
      }
    },
    TypeDefinition("System.Collections.DictionaryEntry", base: "System.ValueType", traits: [.valueType]) { members, _ in
      EntryObject.fill(&members, keyName: "System.Object", valueName: "System.Object")
      members.constructor("System.Collections.DictionaryEntry(System.Object key, System.Object value)") { .object(EntryObject($0[0], $0[1], .hashtable)) }
    },
    TypeDefinition("System.Collections.Generic.KeyValuePair`2", base: "System.ValueType", traits: [.valueType]) { members, arguments in
      let key = arguments.first ?? .object, value = arguments.last ?? .object
      EntryObject.fill(&members, keyName: TypeNames.display(key), valueName: TypeNames.display(value))
      members.constructor("KeyValuePair(\(TypeNames.display(key)) key, \(TypeNames.display(value)) value)") {
        .object(EntryObject($0[0], $0[1], .dictionary(key: key, value: value)))
      }
    },
    DictionaryView.definition,
  ]

  private static func nameByInterfaces(_ members: inout TypeMembers) {
    for signature in [
      "void IDictionary.Add(System.Object key, System.Object value)", "void IDictionary.Clear()", "System.Object ICloneable.Clone()", "bool IDictionary.Contains(System.Object key)",
      "void ICollection.CopyTo(array array, int index)", "System.Collections.IDictionaryEnumerator IDictionary.GetEnumerator()", "System.Collections.IEnumerator IEnumerable.GetEnumerator()",
      "void IDictionary.Remove(System.Object key)",
    ] { members.interfaceMethod(signature) }
  }

  private static func positions(_ members: inout TypeMembers) {
    members.method("System.Object GetKey(int index)") { target, arguments in
      guard case .int(let index) = arguments[0], own(target).entries.indices.contains(Int(index)) else {
        throw PSError.dotNet("System.ArgumentOutOfRangeException", "Index was out of range. Must be non-negative and less than the size of the collection. (Parameter 'index')")
      }
      return own(target).entries[Int(index)].key
    }
    members.method("System.Object GetByIndex(int index)") { target, arguments in
      guard case .int(let index) = arguments[0], own(target).entries.indices.contains(Int(index)) else {
        throw PSError.dotNet("System.ArgumentOutOfRangeException", "Index was out of range. Must be non-negative and less than the size of the collection. (Parameter 'index')")
      }
      return own(target).entries[Int(index)].value
    }
    members.method("int IndexOfKey(System.Object key)") { target, arguments in
      .int(Int32(own(target).entries.firstIndex { KeyEquality.equal($0.key, arguments[0]) } ?? -1))
    }
  }

  private static func generic(_ fullName: String) -> TypeDefinition {
    let isSorted = fullName.contains("Sorted")
    return TypeDefinition(fullName, interfaces: ["System.Collections.IDictionary"]) { members, arguments in
      let key = arguments.first ?? .object, value = arguments.last ?? .object
      let kind: PSHashtable.Kind = isSorted ? .sorted : .dictionary(key: key, value: value)
      fill(&members, key: key, value: value, isGeneric: true, isOrdered: false)
      if fullName.contains("Concurrent") { ConcurrentDictionaryTable.fill(&members, key: key, value: value) }
      members.constructor("Dictionary()") { _ in .object(PSHashtable(kind: kind, ignoresCase: false)) }
      members.constructor("Dictionary(int capacity)") { _ in .object(PSHashtable(kind: kind, ignoresCase: false)) }
      members.constructor("Dictionary(System.Collections.IDictionary dictionary)") { try copy($0[0], into: PSHashtable(kind: kind, ignoresCase: false)) }
      members.constructor("Dictionary(System.Collections.IEqualityComparer comparer)") { .object(PSHashtable(kind: kind, ignoresCase: ignoresCase($0[0]))) }
      members.constructor("Dictionary(System.Collections.IDictionary dictionary, System.Collections.IEqualityComparer comparer)") {
        try copy($0[0], into: PSHashtable(kind: kind, ignoresCase: ignoresCase($0[1])))
      }
    }
  }
}

/// An entry of a dictionary: `DictionaryEntry` or `KeyValuePair<K,V>`.
public final class EntryObject: PSObject {
  public let key: Value
  public let value: Value
  private let kind: PSHashtable.Kind

  public init(_ key: Value, _ value: Value, _ kind: PSHashtable.Kind = .hashtable) {
    self.key = key
    self.value = value
    self.kind = kind
    super.init()
  }

  public override var type: TypeInfo {
    if case .dictionary(let key, let value) = kind {
      return TypeCatalog.generic(TypeCatalog.type("System.Collections.Generic.KeyValuePair`2"), [key, value]) ?? .object
    }
    return TypeCatalog.type("System.Collections.DictionaryEntry")
  }

  public override func describe() throws -> String {
    if case .dictionary = kind { return "[\(try key.text()), \(try value.text())]" }
    return type.fullName
  }

  static func fill(_ members: inout TypeMembers, keyName: String, valueName: String) {
    func own(_ value: Value) -> EntryObject? { value.asObject as? EntryObject }
    members.property("Key", keyName, get: { own($0)?.key ?? .null })
    members.property("Value", valueName, get: { own($0)?.value ?? .null })
    // PowerShell's own alias of Key.
    members.property("Name", keyName, hidden: true, get: { own($0)?.key ?? .null })
  }
}

/// `.Keys` and `.Values`: a live view; enumerating it after a change is the caller's error.
public final class DictionaryView: PSObject {
  public let table: PSHashtable
  public let isKeys: Bool

  init(_ table: PSHashtable, isKeys: Bool) {
    self.table = table
    self.isKeys = isKeys
    super.init()
  }

  public override var type: TypeInfo { TypeCatalog.type(isKeys ? "System.Collections.Hashtable+KeyCollection" : "System.Collections.Hashtable+ValueCollection") }
  public override func enumerated() throws -> ContiguousArray<Value>? { isKeys ? table.keys : table.values }
  public override var itemsVersion: Int { table.itemsVersion }

  static let definition = TypeDefinition("System.Collections.Hashtable+KeyCollection", interfaces: ["System.Collections.ICollection"], members: fill)
  static let valuesDefinition = TypeDefinition("System.Collections.Hashtable+ValueCollection", interfaces: ["System.Collections.ICollection"], members: fill)

  private static func fill(_ members: inout TypeMembers, _ arguments: [TypeInfo]) {
    func own(_ value: Value) -> ContiguousArray<Value> { (try? value.asObject?.enumerated()) ?? [] }
    members.property("Count", "int", get: { .int(Int32(own($0).count)) })
    members.property("IsSynchronized", "bool", get: { _ in .bool(false) })
    members.property("SyncRoot", "System.Object", get: { $0 })
    members.method("System.Collections.IEnumerator GetEnumerator()") { target, _ in .object(EnumeratorObject(own(target))) }
    members.method("void CopyTo(array array, int index)") { target, arguments in
      guard case .array(let array) = arguments[0], case .int(let start) = arguments[1] else { return .void }
      try ArrayTable.copy(PSArray(own(target)), 0, array, Int(start), own(target).count)
      return .void
    }
    members.method("bool Contains(System.Object item)", hidden: true) { target, arguments in .bool(own(target).contains { KeyEquality.equal($0, arguments[0]) }) }
  }
}

/// `HashSet<T>` and `SortedSet<T>`.
public final class SetObject: PSObject {
  private let element: TypeInfo
  private let ignoresCase: Bool
  private let isSorted: Bool
  private let table: PSHashtable

  init(element: TypeInfo, ignoresCase: Bool, isSorted: Bool = false, _ items: ContiguousArray<Value> = []) {
    self.element = element
    self.ignoresCase = ignoresCase
    self.isSorted = isSorted
    table = PSHashtable(kind: isSorted ? .sorted : .hashtable, ignoresCase: ignoresCase)
    super.init()
    for item in items { table.set(item, .null) }
  }

  public override var type: TypeInfo {
    TypeCatalog.generic(TypeCatalog.type("System.Collections.Generic.\(isSorted ? "SortedSet" : "HashSet")`1"), [element]) ?? .object
  }
  public override func enumerated() throws -> ContiguousArray<Value>? { table.keys }
  public override func describe() throws -> String { type.fullName }

  static let definitions: [TypeDefinition] = ["HashSet", "SortedSet"].map { name in
    TypeDefinition("System.Collections.Generic.\(name)`1", interfaces: ["System.Collections.ICollection"]) { members, arguments in
      fill(&members, arguments.first ?? .object, isSorted: name == "SortedSet")
    }
  }

  private static func fill(_ members: inout TypeMembers, _ element: TypeInfo, isSorted: Bool) {
    let name = TypeNames.display(element)
    func own(_ value: Value) -> SetObject { value.asObject as? SetObject ?? SetObject(element: element, ignoresCase: false) }
    func made(_ arguments: [Value], _ comparer: Value = .null) throws -> Value {
      let ignores = (comparer.asObject as? ComparerObject)?.ignoresCase ?? false
      let items = try arguments.first.map { try ListTable.items($0) } ?? []
      return .object(SetObject(element: element, ignoresCase: ignores, isSorted: isSorted, ContiguousArray(try items.map { try Conversion.convert($0, to: element) })))
    }
    members.constructor("HashSet()") { _ in try made([]) }
    members.constructor("HashSet(System.Collections.IEqualityComparer comparer)") { try made([], $0[0]) }
    members.constructor("HashSet(System.Collections.IEnumerable collection)") { try made($0) }
    members.constructor("HashSet(System.Collections.IEnumerable collection, System.Collections.IEqualityComparer comparer)") { try made([$0[0]], $0[1]) }
    members.constructor("HashSet(int capacity)") { _ in try made([]) }
    members.property("Count", "int", get: { .int(Int32(own($0).table.count)) })
    members.method("bool Add(\(name) item)") { target, arguments in
      let set = own(target)
      if set.table.contains(arguments[0]) { return .bool(false) }
      set.table.set(arguments[0], .null)
      return .bool(true)
    }
    members.method("bool Contains(\(name) item)") { target, arguments in .bool(own(target).table.contains(arguments[0])) }
    members.method("bool Remove(\(name) item)") { target, arguments in .bool(own(target).table.remove(arguments[0]) != nil) }
    members.method("void Clear()") { target, _ in
      own(target).table.removeAll()
      return .void
    }
    members.method("void UnionWith(System.Collections.IEnumerable other)") { target, arguments in
      for item in try ListTable.items(arguments[0]) {
        let value = try Conversion.convert(item, to: element)
        if !own(target).table.contains(value) { own(target).table.set(value, .null) }
      }
      return .void
    }
    func other(_ set: SetObject, _ value: Value) throws -> SetObject {
      SetObject(element: element, ignoresCase: set.ignoresCase, ContiguousArray(try ListTable.items(value).map { try Conversion.convert($0, to: element) }))
    }
    members.method("void IntersectWith(System.Collections.IEnumerable other)") { target, arguments in
      let kept = try other(own(target), arguments[0])
      for key in own(target).table.keys where !kept.table.contains(key) { own(target).table.remove(key) }
      return .void
    }
    members.method("void ExceptWith(System.Collections.IEnumerable other)") { target, arguments in
      for key in try other(own(target), arguments[0]).table.keys { own(target).table.remove(key) }
      return .void
    }
    members.method("void SymmetricExceptWith(System.Collections.IEnumerable other)") { target, arguments in
      for key in try other(own(target), arguments[0]).table.keys {
        if own(target).table.remove(key) == nil { own(target).table.set(key, .null) }
      }
      return .void
    }
    members.method("bool IsSubsetOf(System.Collections.IEnumerable other)") { target, arguments in
      let all = try other(own(target), arguments[0])
      return .bool(own(target).table.keys.allSatisfy { all.table.contains($0) })
    }
    members.method("bool IsSupersetOf(System.Collections.IEnumerable other)") { target, arguments in
      .bool(try other(own(target), arguments[0]).table.keys.allSatisfy { own(target).table.contains($0) })
    }
    members.method("int RemoveWhere(System.Predicate[System.Object] match)") { target, arguments in
      let table = own(target).table
      let gone = try table.keys.filter { try DelegateTable.call(arguments[0], [$0]).isTrue }
      for key in gone { table.remove(key) }
      return .int(Int32(gone.count))
    }
    for (name, isSubset) in [("IsProperSubsetOf", true), ("IsProperSupersetOf", false)] {
      members.method("bool \(name)(System.Collections.IEnumerable other)") { target, arguments in
        let all = try other(own(target), arguments[0]).table, mine = own(target).table
        let (small, large) = isSubset ? (mine, all) : (all, mine)
        return .bool(small.count < large.count && small.keys.allSatisfy { large.contains($0) })
      }
    }
    members.method("bool Overlaps(System.Collections.IEnumerable other)") { target, arguments in
      .bool(try other(own(target), arguments[0]).table.keys.contains { own(target).table.contains($0) })
    }
    members.method("bool SetEquals(System.Collections.IEnumerable other)") { target, arguments in
      let all = try other(own(target), arguments[0])
      return .bool(all.table.count == own(target).table.count && all.table.keys.allSatisfy { own(target).table.contains($0) })
    }
    members.method("System.Collections.IEnumerator GetEnumerator()") { target, _ in .object(EnumeratorObject(own(target).table.keys)) }
    members.method("void CopyTo(array array, int arrayIndex = 0)") { target, arguments in
      guard case .array(let array) = arguments[0], case .int(let start) = arguments[1] else { return .void }
      try ArrayTable.copy(PSArray(own(target).table.keys), 0, array, Int(start), own(target).table.count)
      return .void
    }
  }
}
