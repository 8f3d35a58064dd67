/// `System.Array` and the constructors of array types.
enum ArrayTable {
  static func own(_ value: Value) -> PSArray { value.asArray ?? PSArray() }

  static func fillConstructors(_ members: inout TypeMembers, _ element: TypeInfo, _ rank: Int) {
    let parameters = (0..<rank).map { "int length\($0)" }.joined(separator: ", ")
    members.constructor("\(element.name)[](\(parameters))") { arguments in
      let lengths = try arguments.map { argument -> Int in
        guard case .int(let length) = try Conversion.convert(argument, to: .int32), length >= 0 else {
          throw PSError.dotNet("System.OverflowException", "Arithmetic operation resulted in an overflow.")
        }
        return Int(length)
      }
      let items = ContiguousArray(repeating: element.defaultValue(), count: lengths.reduce(1, *))
      return .array(PSArray(items, elementType: element === TypeInfo.object ? nil : element, dimensions: rank > 1 ? lengths : nil))
    }
  }

  static let definition = TypeDefinition(
    "System.Array", traits: [.abstract],
    interfaces: [
      "System.ICloneable", "System.Collections.IList", "System.Collections.IStructuralComparable", "System.Collections.IStructuralEquatable",
    ]
  ) { members, _ in
    members.property("Length", "int", get: { .int(Int32(own($0).items.count)) })
    members.property("LongLength", "long", get: { .long(Int64(own($0).items.count)) })
    members.property("Rank", "int", get: { .int(Int32(own($0).dimensions?.count ?? 1)) })
    members.property("SyncRoot", "System.Object", get: { $0 })
    members.property("IsReadOnly", "bool", get: { _ in .bool(false) })
    members.property("IsFixedSize", "bool", get: { _ in .bool(true) })
    members.property("IsSynchronized", "bool", get: { _ in .bool(false) })
    members.property("Count", "int", get: { .int(Int32(own($0).items.count)) })
    members.method("int GetLength(int dimension)") { target, arguments in
      guard case .int(let index) = arguments[0] else { return .int(0) }
      let lengths = own(target).dimensions ?? [own(target).items.count]
      guard lengths.indices.contains(Int(index)) else { throw Indexing.outOfRange }
      return .int(Int32(lengths[Int(index)]))
    }
    members.method("int GetLowerBound(int dimension)") { _, _ in .int(0) }
    members.method("int GetUpperBound(int dimension)") { target, arguments in
      guard case .int(let index) = arguments[0] else { return .int(0) }
      let lengths = own(target).dimensions ?? [own(target).items.count]
      guard lengths.indices.contains(Int(index)) else { throw Indexing.outOfRange }
      return .int(Int32(lengths[Int(index)] - 1))
    }
    members.method("System.Object GetValue(int index)") { target, arguments in
      guard case .int(let index) = arguments[0], own(target).items.indices.contains(Int(index)) else { throw Indexing.outOfRange }
      return own(target).items[Int(index)]
    }
    members.method("System.Object GetValue(Params int[] indices)") { target, arguments in
      try Indexing.get(target, Array(arguments[0].asArray?.items ?? []))
    }
    members.method("void SetValue(System.Object value, int index)") { target, arguments in
      try Indexing.set(target, [arguments[1]], arguments[0])
      return .void
    }
    members.method("void SetValue(System.Object value, Params int[] indices)") { target, arguments in
      try Indexing.set(target, Array(arguments[1].asArray?.items ?? []), arguments[0])
      return .void
    }
    members.method("System.Object Clone()") { target, _ in
      let array = own(target)
      return .array(PSArray(array.items, elementType: array.elementType, dimensions: array.dimensions))
    }
    members.method("void CopyTo(array array, int index)") { target, arguments in
      guard case .array(let other) = arguments[0], case .int(let start) = arguments[1] else { return .void }
      try copy(own(target), 0, other, Int(start), own(target).items.count)
      return .void
    }
    members.method("System.Collections.IEnumerator GetEnumerator()") { target, _ in .object(EnumeratorObject(own(target).items)) }
    members.method("void Set(int index, System.Object value)") { target, arguments in
      try Indexing.set(target, [arguments[0]], arguments[1])
      return .void
    }
    members.method("System.Object Get(int index)") { target, arguments in try Indexing.get(target, [arguments[0]]) }
    members.method("int Add(System.Object value)") { _, _ in throw PSError.fixedSize }
    members.method("void Insert(int index, System.Object value)") { _, _ in throw PSError.fixedSize }
    members.method("void Remove(System.Object value)") { _, _ in throw PSError.fixedSize }
    members.method("void RemoveAt(int index)") { _, _ in throw PSError.fixedSize }
    members.method("void Clear()") { target, _ in
      let array = own(target)
      for index in array.items.indices { array.items[index] = array.elementType?.defaultValue() ?? .null }
      return .void
    }
    members.method("bool Contains(System.Object value)") { target, arguments in
      .bool(own(target).items.contains { KeyEquality.equal($0.unwrapped, arguments[0].unwrapped) })
    }
    members.method("int IndexOf(System.Object value)") { target, arguments in indexOf(own(target).items, arguments[0]) }
    fillStatics(&members)
  }

  static func indexOf(_ items: ContiguousArray<Value>, _ value: Value, from start: Int = 0) -> Value {
    let wanted = value.unwrapped
    let found = items.indices.dropFirst(start).first { KeyEquality.equal(items[$0].unwrapped, wanted) }
    return .int(Int32(found ?? -1))
  }

  static func copy(_ source: PSArray, _ from: Int, _ target: PSArray, _ to: Int, _ count: Int) throws {
    guard from >= 0, to >= 0, count >= 0, from + count <= source.items.count, to + count <= target.items.count else {
      throw PSError.argument("Destination array was not long enough. Check the destination index, length, and the array's lower bounds.", "destinationArray")
    }
    let moved = source.items[from..<(from + count)]
    target.items.replaceSubrange(to..<(to + count), with: try moved.map { try target.elementType.map { type in { try Conversion.convert($0, to: type) } }?($0) ?? $0 })
  }

  private static func fillStatics(_ members: inout TypeMembers) {
    members.staticMethod("void Sort(array array)") { arguments in
      let array = own(arguments[0])
      array.items.sort { Comparison.sortsBefore($0, $1) }
      return .void
    }
    members.staticMethod("void Sort(array array, System.Collections.IComparer comparer)") { arguments in
      let array = own(arguments[0]), comparer = arguments[1]
      array.items = try ComparerTable.sorted(array.items, comparer)
      return .void
    }
    members.staticMethod("void Sort(array keys, array items)") { arguments in
      let keys = own(arguments[0]), items = own(arguments[1])
      let order = keys.items.indices.sorted { Comparison.sortsBefore(keys.items[$0], keys.items[$1]) }
      let old = (keys.items, items.items)
      for (place, index) in order.enumerated() {
        keys.items[place] = old.0[index]
        if old.1.indices.contains(index) { items.items[place] = old.1[index] }
      }
      return .void
    }
    members.staticMethod("void Resize([ref] array array, int newSize)") { arguments in
      guard let place = arguments[0].asObject as? ReferenceObject, case .int(let size) = arguments[1] else { return .void }
      if size < 0 { throw PSError.outOfRange("Non-negative number required.", "newSize") }
      let old = try place.get().asArray
      var items = ContiguousArray((old?.items ?? []).prefix(Int(size)))
      let filler = old?.elementType?.defaultValue() ?? .null
      while items.count < Int(size) { items.append(filler) }
      try place.set(.array(PSArray(items, elementType: old?.elementType)))
      return .void
    }
    members.staticMethod("void Reverse(array array)") { arguments in
      own(arguments[0]).items.reverse()
      return .void
    }
    members.staticMethod("void Reverse(array array, int index, int length)") { arguments in
      guard case .int(let index) = arguments[1], case .int(let length) = arguments[2] else { return .void }
      let array = own(arguments[0])
      let range = Int(index)..<(Int(index) + Int(length))
      guard range.lowerBound >= 0, range.upperBound <= array.items.count else { throw PSError.argument("Offset and length were out of bounds for the array.") }
      array.items[range].reverse()
      return .void
    }
    members.staticMethod("int IndexOf(array array, System.Object value)") { indexOf(own($0[0]).items, $0[1]) }
    members.staticMethod("int IndexOf(array array, System.Object value, int startIndex)") { arguments in
      guard case .int(let start) = arguments[2] else { return .int(-1) }
      return indexOf(own(arguments[0]).items, arguments[1], from: Int(start))
    }
    members.staticMethod("int LastIndexOf(array array, System.Object value)") { arguments in
      let items = own(arguments[0]).items
      return .int(Int32(items.lastIndex { KeyEquality.equal($0, arguments[1]) } ?? -1))
    }
    members.staticMethod("int BinarySearch(array array, System.Object value)") { arguments in
      let items = own(arguments[0]).items
      var low = 0, high = items.count - 1
      while low <= high {
        let middle = (low + high) / 2
        let order = Comparison.order(items[middle], arguments[1], ignoreCase: false)
        if order == 0 { return .int(Int32(middle)) }
        if order < 0 { low = middle + 1 } else { high = middle - 1 }
      }
      return .int(Int32(~low))
    }
    members.staticMethod("void Copy(array sourceArray, array destinationArray, int length)") { arguments in
      guard case .int(let count) = arguments[2] else { return .void }
      try copy(own(arguments[0]), 0, own(arguments[1]), 0, Int(count))
      return .void
    }
    members.staticMethod("void Copy(array sourceArray, int sourceIndex, array destinationArray, int destinationIndex, int length)") { arguments in
      guard case .int(let from) = arguments[1], case .int(let to) = arguments[3], case .int(let count) = arguments[4] else { return .void }
      try copy(own(arguments[0]), Int(from), own(arguments[2]), Int(to), Int(count))
      return .void
    }
    members.staticMethod("void Clear(array array, int index, int length)") { arguments in
      guard case .int(let index) = arguments[1], case .int(let length) = arguments[2] else { return .void }
      let array = own(arguments[0])
      for place in Int(index)..<min(Int(index) + Int(length), array.items.count) { array.items[place] = array.elementType?.defaultValue() ?? .null }
      return .void
    }
    members.staticMethod("array CreateInstance(type elementType, int length)") { arguments in
      guard let element = arguments[0].asType, case .int(let length) = arguments[1] else { return .null }
      return .array(PSArray(ContiguousArray(repeating: element.defaultValue(), count: Int(length)), elementType: element === TypeInfo.object ? nil : element))
    }
    members.staticMethod("System.Object Empty()") { _ in .array(PSArray()) }
    for (name, isAll) in [("Find", false), ("FindAll", true)] {
      members.staticMethod("System.Object \(name)(array array, System.Predicate[System.Object] match)") { arguments in
        let array = own(arguments[0])
        var found = ContiguousArray<Value>()
        for item in array.items where try DelegateTable.call(arguments[1], [item]).isTrue {
          if !isAll { return item }
          found.append(item)
        }
        return isAll ? .array(PSArray(found, elementType: array.elementType)) : .null
      }
    }
    members.staticMethod("System.Object ConvertAll(array array, System.Converter[System.Object,System.Object] converter)") { arguments in
      let result = (arguments[1].asObject as? DelegateObject)?.type.genericArguments.last
      return .array(PSArray(ContiguousArray(try own(arguments[0]).items.map { try DelegateTable.call(arguments[1], [$0]) }), elementType: result === TypeInfo.object ? nil : result))
    }
    members.staticMethod("void Fill(array array, System.Object value)") { arguments in
      let array = own(arguments[0]), value = try array.elementType.map { try Conversion.convert(arguments[1], to: $0) } ?? arguments[1]
      for index in array.items.indices { array.items[index] = value }
      return .void
    }
    members.staticMethod("void Clear(array array)") { arguments in
      let array = own(arguments[0]), nothing = array.elementType?.defaultValue() ?? .null
      for index in array.items.indices { array.items[index] = nothing }
      return .void
    }
    members.staticMethod("bool TrueForAll(array array, System.Predicate[System.Object] match)") { arguments in
      .bool(try own(arguments[0]).items.allSatisfy { try DelegateTable.call(arguments[1], [$0]).isTrue })
    }
    members.staticMethod("bool Exists(array array, System.Predicate[System.Object] match)") { arguments in
      .bool(try own(arguments[0]).items.contains { try DelegateTable.call(arguments[1], [$0]).isTrue })
    }
    members.staticMethod("void ForEach(array array, System.Action[System.Object] action)") { arguments in
      for item in own(arguments[0]).items { _ = try DelegateTable.call(arguments[1], [item]) }
      return .void
    }
  }
}

/// `GetEnumerator()`: stepped by hand, or enumerated by a pipeline.
final class EnumeratorObject: PSObject {
  private let items: ContiguousArray<Value>
  private var position = -1

  private let source: PSObject?

  init(_ items: ContiguousArray<Value>, of source: PSObject? = nil) {
    self.items = items
    self.source = source
    super.init()
  }

  override var type: TypeInfo { TypeCatalog.type("System.Collections.IEnumerator+Object") }
  override func enumerated() throws -> ContiguousArray<Value>? { items }
  override var itemsVersion: Int { source?.itemsVersion ?? 0 }

  static let definition = TypeDefinition("System.Collections.IEnumerator+Object", interfaces: ["System.Collections.IEnumerator", "System.IDisposable"]) { members, _ in
    func own(_ value: Value) -> EnumeratorObject? { value.asObject as? EnumeratorObject }
    members.property("Current", "System.Object", get: { value in
      guard let object = own(value), object.items.indices.contains(object.position) else { return .null }
      return object.items[object.position]
    })
    for name in ["Key", "Value", "Name"] {
      members.property(name, "System.Object", hidden: true, get: { value in
        guard let object = own(value), object.items.indices.contains(object.position) else { return .null }
        return try Members.get(object.items[object.position], name) ?? .null
      })
    }
    members.method("bool MoveNext()") { target, _ in
      guard let object = own(target) else { return .bool(false) }
      object.position = min(object.position + 1, object.items.count)
      return .bool(object.position < object.items.count)
    }
    members.method("void Reset()") { target, _ in
      own(target)?.position = -1
      return .void
    }
    members.method("void Dispose()") { _, _ in .void }
  }
}
