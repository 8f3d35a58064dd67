/// `ArrayList`, `List<T>`, `Collection<T>`, `Queue` and `Stack`.
enum ListTable {
  static func own(_ value: Value) -> PSList { value.asObject as? PSList ?? PSList() }

  static func elementType(_ list: PSList) -> TypeInfo? {
    switch list.kind {
    case .arrayList: nil
    case .list(let type), .hashSet(let type), .collection(let type): type
    case .queue(let type), .stack(let type): type
    }
  }

  /// A new element in the type of the list.
  static func element(_ list: PSList, _ value: Value) throws -> Value {
    guard let type = elementType(list), type !== TypeInfo.object else { return value.isVoid ? .null : value }
    return try Conversion.convert(value, to: type)
  }

  private static var indexError: PSError {
    PSError.dotNet("System.ArgumentOutOfRangeException", "Index was out of range. Must be non-negative and less than the size of the collection. (Parameter 'index')")
  }

  private static func index(_ value: Value) -> Int { if case .int(let number) = value { Int(number) } else { 0 } }

  /// The items of an enumerable argument.
  static func items(_ value: Value) throws -> ContiguousArray<Value> {
    if value.isNull { throw PSError.argumentNull("collection") }
    if let table = value.asObject as? PSHashtable { return DictionaryTable.entries(table) }
    if case .string(let text) = value { return ContiguousArray(text.text.utf16.map { .char($0) }) }
    return try value.enumerated() ?? [value]
  }

  private static func common(_ members: inout TypeMembers, _ element: TypeInfo) {
    let name = TypeNames.display(element)
    members.property("Count", "int", get: { .int(Int32(own($0).count)) })
    members.method("void Clear()") { target, _ in
      own(target).items.removeAll()
      return .void
    }
    members.method("bool Contains(\(name) item)") { target, arguments in
      .bool(own(target).items.contains { KeyEquality.equal($0.unwrapped, arguments[0].unwrapped) })
    }
    members.method("System.Collections.IEnumerator GetEnumerator()") { target, _ in .object(EnumeratorObject(try own(target).enumerated() ?? [])) }
    members.method("\(name)[] ToArray()") { target, _ in
      .array(PSArray(try own(target).enumerated() ?? [], elementType: element === TypeInfo.object ? nil : element))
    }
    members.method("void CopyTo(array array, int arrayIndex = 0)") { target, arguments in
      guard case .array(let array) = arguments[0] else { return .void }
      try ArrayTable.copy(PSArray(own(target).items), 0, array, index(arguments[1]), own(target).items.count)
      return .void
    }
  }

  private static func indexed(_ members: inout TypeMembers, _ element: TypeInfo, isArrayList: Bool) {
    let name = TypeNames.display(element)
    common(&members, element)
    members.method("\(isArrayList ? "int" : "void") Add(\(name) \(isArrayList ? "value" : "item"))") { target, arguments in
      own(target).items.append(arguments[0])
      return isArrayList ? .int(Int32(own(target).items.count - 1)) : .void
    }
    members.method("void AddRange(System.Collections.IEnumerable collection)") { target, arguments in
      let list = own(target)
      list.items += try items(arguments[0]).map { try ListTable.element(list, $0) }
      return .void
    }
    members.method("void Insert(int index, \(name) item)") { target, arguments in
      let place = index(arguments[0])
      guard place >= 0, place <= own(target).items.count else {
        throw PSError.dotNet("System.ArgumentOutOfRangeException", "Index must be within the bounds of the List. (Parameter 'index')")
      }
      own(target).items.insert(arguments[1], at: place)
      return .void
    }
    members.method("void InsertRange(int index, System.Collections.IEnumerable collection)") { target, arguments in
      let list = own(target), place = index(arguments[0])
      guard place >= 0, place <= list.items.count else { throw indexError }
      list.items.insert(contentsOf: try items(arguments[1]).map { try ListTable.element(list, $0) }, at: place)
      return .void
    }
    members.method("\(isArrayList ? "void" : "bool") Remove(\(name) \(isArrayList ? "obj" : "item"))") { target, arguments in
      let found = own(target).items.firstIndex { KeyEquality.equal($0.unwrapped, arguments[0].unwrapped) }
      if let found { own(target).items.remove(at: found) }
      return isArrayList ? .void : .bool(found != nil)
    }
    members.method("void RemoveAt(int index)") { target, arguments in
      guard own(target).items.indices.contains(index(arguments[0])) else { throw indexError }
      own(target).items.remove(at: index(arguments[0]))
      return .void
    }
    members.method("void RemoveRange(int index, int count)") { target, arguments in
      let from = index(arguments[0]), count = index(arguments[1])
      guard from >= 0, count >= 0, from + count <= own(target).items.count else {
        throw PSError.argument("Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection.")
      }
      own(target).items.removeSubrange(from..<(from + count))
      return .void
    }
    members.method("int IndexOf(\(name) item)") { target, arguments in ArrayTable.indexOf(own(target).items, arguments[0]) }
    members.method("int IndexOf(\(name) item, int index)") { target, arguments in
      ArrayTable.indexOf(own(target).items, arguments[0], from: index(arguments[1]))
    }
    members.method("int LastIndexOf(\(name) item)") { target, arguments in
      .int(Int32(own(target).items.lastIndex { KeyEquality.equal($0.unwrapped, arguments[0].unwrapped) } ?? -1))
    }
    members.method("void Reverse()") { target, _ in
      own(target).items.reverse()
      return .void
    }
    members.method("void Sort()") { target, _ in
      own(target).items.sort { Comparison.sortsBefore($0, $1) }
      return .void
    }
    members.method("void Sort(System.Comparison[\(name)] comparison)") { target, arguments in
      own(target).items = try ComparerTable.sorted(own(target).items, arguments[0])
      return .void
    }
    members.method("void Sort(System.Collections.IComparer comparer)") { target, arguments in
      own(target).items = try ComparerTable.sorted(own(target).items, arguments[0])
      return .void
    }
    members.method("System.Object GetRange(int index, int count)") { target, arguments in
      let from = index(arguments[0]), count = index(arguments[1])
      guard from >= 0, count >= 0, from + count <= own(target).items.count else {
        throw PSError.argument("Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection.")
      }
      return .object(PSList(own(target).kind, ContiguousArray(own(target).items[from..<(from + count)])))
    }
    let item: TypeMembers.Body = { target, arguments in
      guard own(target).items.indices.contains(index(arguments[0])) else { throw indexError }
      return own(target).items[index(arguments[0])]
    }
    members.method("\(name) get_Item(int index)", hidden: true, item)
    members.parameterizedProperty("\(name) Item(int index)", isSettable: true, item)
    members.method("void set_Item(int index, \(name) value)", hidden: true) { target, arguments in
      guard own(target).items.indices.contains(index(arguments[0])) else { throw indexError }
      own(target).items[index(arguments[0])] = arguments[1]
      return .void
    }
  }

  static let definitions: [TypeDefinition] = [
    TypeDefinition(
      "System.Collections.ArrayList", interfaces: ["System.Collections.IList", "System.ICloneable"]
    ) { members, _ in
      indexed(&members, .object, isArrayList: true)
      members.property("Capacity", "int", get: { .int(Int32(max(4, own($0).items.count))) }, set: { _, _ in })
      for (name, value) in [("IsFixedSize", false), ("IsReadOnly", false), ("IsSynchronized", false)] {
        members.property(name, "bool", get: { _ in .bool(value) })
      }
      members.property("SyncRoot", "System.Object", get: { $0 })
      members.method("System.Object Clone()") { target, _ in .object(PSList(.arrayList, own(target).items)) }
      members.method("void TrimToSize()") { _, _ in .void }
      members.method("array ToArray(type type)") { target, arguments in
        try Conversion.convert(target, to: TypeCatalog.array(of: arguments[0].asType ?? .object))
      }
      members.constructor("System.Collections.ArrayList()") { _ in .object(PSList(.arrayList)) }
      members.constructor("System.Collections.ArrayList(int capacity)") { _ in .object(PSList(.arrayList)) }
      members.constructor("System.Collections.ArrayList(System.Collections.ICollection c)") { .object(PSList(.arrayList, try items($0[0]))) }
      members.staticMethod("System.Object Synchronized(System.Object list)") { $0[0] }
    },
    TypeDefinition(
      "System.Collections.Generic.List`1",
      interfaces: ["System.Collections.IList", "System.Collections.Generic.IList`1", "System.Collections.Generic.IReadOnlyList`1"]
    ) { members, arguments in generic(&members, arguments.first ?? .object) },
    TypeDefinition("System.Collections.ObjectModel.Collection`1", interfaces: ["System.Collections.IList"]) { members, arguments in
      let element = arguments.first ?? .object
      indexed(&members, element, isArrayList: false)
      members.constructor("Collection()") { _ in .object(PSList(.collection(of: element))) }
      members.constructor("Collection(System.Collections.IEnumerable list)") { .object(PSList(.collection(of: element), try items($0[0]))) }
    },
    TypeDefinition("System.Collections.ObjectModel.ObservableCollection`1", interfaces: ["System.Collections.IList"]) { members, arguments in
      let element = arguments.first ?? .object
      indexed(&members, element, isArrayList: false)
      members.constructor("ObservableCollection()") { _ in .object(PSList(.collection(of: element))) }
      members.constructor("ObservableCollection(System.Collections.IEnumerable collection)") { .object(PSList(.collection(of: element), try items($0[0]))) }
    },
    TypeDefinition("System.Collections.ObjectModel.ReadOnlyCollection`1", interfaces: ["System.Collections.IList"]) { members, arguments in
      let element = arguments.first ?? .object
      common(&members, element)
      members.method("int IndexOf(\(TypeNames.display(element)) value)") { target, given in
        .int(Int32(own(target).items.firstIndex { KeyEquality.equal($0.unwrapped, given[0].unwrapped) } ?? -1))
      }
      members.constructor("ReadOnlyCollection(System.Collections.IEnumerable list)") { given in
        let list = PSList(.collection(of: element))
        list.items = ContiguousArray(try items(given[0]).map { try ListTable.element(list, $0) })
        return .object(list)
      }
    },
    TypeDefinition("System.Collections.Concurrent.ConcurrentBag`1", interfaces: ["System.Collections.ICollection"]) { members, arguments in
      let element = arguments.first ?? .object
      indexed(&members, element, isArrayList: false)
      ConcurrentTables.bag(&members, element)
      members.constructor("ConcurrentBag()") { _ in .object(PSList(.list(of: element))) }
      members.constructor("ConcurrentBag(System.Collections.IEnumerable collection)") { .object(PSList(.list(of: element), try items($0[0]))) }
    },
    TypeDefinition("System.Collections.Generic.Queue`1", interfaces: ["System.Collections.ICollection"]) { queue(&$0, $1.first) },
    TypeDefinition("System.Collections.Concurrent.ConcurrentQueue`1", interfaces: ["System.Collections.ICollection"]) { members, arguments in
      queue(&members, arguments.first)
      ConcurrentTables.common(&members, arguments.first ?? .object)
    },
    TypeDefinition("System.Collections.Concurrent.ConcurrentStack`1", interfaces: ["System.Collections.ICollection"]) { members, arguments in
      stack(&members, arguments.first)
      ConcurrentTables.common(&members, arguments.first ?? .object)
    },
    TypeDefinition("System.Collections.Concurrent.BlockingCollection`1", interfaces: ["System.Collections.ICollection"]) { members, arguments in
      let element = arguments.first ?? .object
      indexed(&members, element, isArrayList: false)
      ConcurrentTables.blocking(&members, element)
      for parameters in ["", "int boundedCapacity"] { members.constructor("BlockingCollection(\(parameters))") { _ in .object(PSList(.list(of: element))) } }
    },
    TypeDefinition("System.Collections.Queue", interfaces: ["System.Collections.ICollection"]) { members, _ in queue(&members, nil) },
    TypeDefinition("System.Collections.Generic.Stack`1", interfaces: ["System.Collections.ICollection"]) { stack(&$0, $1.first) },
    TypeDefinition("System.Collections.Stack", interfaces: ["System.Collections.ICollection"]) { members, _ in stack(&members, nil) },
    LinkedListTable.definition, LinkedListTable.nodeDefinition,
  ]

  private static func generic(_ members: inout TypeMembers, _ element: TypeInfo) {
    let name = TypeNames.display(element)
    indexed(&members, element, isArrayList: false)
    members.property("Capacity", "int", get: { .int(Int32(max(own($0).items.count, own($0).items.isEmpty ? 0 : 4))) }, set: { _, _ in })
    members.constructor("List()") { _ in .object(PSList(.list(of: element))) }
    members.constructor("List(int capacity)") { _ in .object(PSList(.list(of: element))) }
    members.constructor("List(System.Collections.IEnumerable collection)") { arguments in
      let list = PSList(.list(of: element))
      list.items = ContiguousArray(try items(arguments[0]).map { try ListTable.element(list, $0) })
      return .object(list)
    }
    func test(_ function: Value, _ item: Value) throws -> Bool { try DelegateTable.call(function, [item]).isTrue }
    members.method("\(name) Find(System.Predicate[\(name)] match)") { target, arguments in
      try own(target).items.first { try test(arguments[0], $0) } ?? element.defaultValue()
    }
    members.method("\(name) FindLast(System.Predicate[\(name)] match)") { target, arguments in
      try own(target).items.last { try test(arguments[0], $0) } ?? element.defaultValue()
    }
    members.method("System.Collections.Generic.List[\(name)] FindAll(System.Predicate[\(name)] match)") { target, arguments in
      .object(PSList(own(target).kind, ContiguousArray(try own(target).items.filter { try test(arguments[0], $0) })))
    }
    members.method("int FindIndex(System.Predicate[\(name)] match)") { target, arguments in
      .int(Int32(try own(target).items.firstIndex { try test(arguments[0], $0) } ?? -1))
    }
    members.method("bool Exists(System.Predicate[\(name)] match)") { target, arguments in
      .bool(try own(target).items.contains { try test(arguments[0], $0) })
    }
    members.method("bool TrueForAll(System.Predicate[\(name)] match)") { target, arguments in
      .bool(try own(target).items.allSatisfy { try test(arguments[0], $0) })
    }
    members.method("int RemoveAll(System.Predicate[\(name)] match)") { target, arguments in
      let before = own(target).items
      let kept = ContiguousArray(try before.filter { try !test(arguments[0], $0) })
      own(target).items = kept
      return .int(Int32(before.count - kept.count))
    }
    members.method("System.Object ConvertAll(System.Converter[\(name),System.Object] converter)") { target, arguments in
      let result = (arguments[0].asObject as? DelegateObject)?.type.genericArguments.last ?? .object
      return .object(PSList(.list(of: result), ContiguousArray(try own(target).items.map { try DelegateTable.call(arguments[0], [$0]) })))
    }
    members.method("void ForEach(System.Action[\(name)] action)") { target, arguments in
      for item in own(target).items { _ = try DelegateTable.call(arguments[0], [item]) }
      return .void
    }
    members.method("System.Object AsReadOnly()") { target, _ in target }
    members.method("void TrimExcess()") { _, _ in .void }
    members.method("int BinarySearch(\(name) item)") { target, arguments in
      try Members.invokeStatic(.array, "BinarySearch", [.array(PSArray(own(target).items)), arguments[0]])
    }
  }

  private static func queue(_ members: inout TypeMembers, _ element: TypeInfo?) {
    let type = element ?? .object, name = TypeNames.display(type)
    common(&members, type)
    members.method("void Enqueue(\(name) item)") { target, arguments in
      own(target).append(arguments[0])
      return .void
    }
    members.method("\(name) Dequeue()") { target, _ in
      guard let first = own(target).removeFirst() else { throw PSError.invalidOperation("Queue empty.") }
      return first
    }
    members.method("\(name) Peek()") { target, _ in
      guard let first = own(target).first else { throw PSError.invalidOperation("Queue empty.") }
      return first
    }
    members.method("bool TryDequeue([ref] \(name) result)") { target, arguments in
      guard let first = own(target).removeFirst() else { return .bool(false) }
      try (arguments[0].asObject as? ReferenceObject)?.set(first)
      return .bool(true)
    }
    members.method("bool TryPeek([ref] \(name) result)") { target, arguments in
      guard let first = own(target).first else { return .bool(false) }
      try (arguments[0].asObject as? ReferenceObject)?.set(first)
      return .bool(true)
    }
    members.constructor("Queue()") { _ in .object(PSList(.queue(of: element))) }
    members.constructor("Queue(int capacity)") { _ in .object(PSList(.queue(of: element))) }
    members.constructor("Queue(System.Collections.IEnumerable collection)") { .object(PSList(.queue(of: element), try items($0[0]))) }
  }

  private static func stack(_ members: inout TypeMembers, _ element: TypeInfo?) {
    let type = element ?? .object, name = TypeNames.display(type)
    common(&members, type)
    members.method("void Push(\(name) item)") { target, arguments in
      own(target).items.append(arguments[0])
      return .void
    }
    members.method("\(name) Pop()") { target, _ in
      guard let last = own(target).items.popLast() else { throw PSError.invalidOperation("Stack empty.") }
      return last
    }
    members.method("\(name) Peek()") { target, _ in
      guard let last = own(target).items.last else { throw PSError.invalidOperation("Stack empty.") }
      return last
    }
    for (name, takes) in [("TryPop", true), ("TryPeek", false)] {
      members.method("bool \(name)([ref] \(TypeNames.display(element ?? .object)) result)") { target, arguments in
        guard let top = own(target).items.last else { return .bool(false) }
        try (arguments[0].asObject as? ReferenceObject)?.set(top)
        if takes { own(target).items.removeLast() }
        return .bool(true)
      }
    }
    members.constructor("Stack()") { _ in .object(PSList(.stack(of: element))) }
    members.constructor("Stack(int capacity)") { _ in .object(PSList(.stack(of: element))) }
    members.constructor("Stack(System.Collections.IEnumerable collection)") { .object(PSList(.stack(of: element), try items($0[0]))) }
  }
}
