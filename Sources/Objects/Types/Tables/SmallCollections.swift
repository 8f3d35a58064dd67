/// `BitArray`, `PriorityQueue<TElement,TPriority>` and the older collections of `System.Collections.Specialized`.
enum SmallCollections {
  static let definitions: [TypeDefinition] = [
    bits, priorityQueue, NameValueObject.definition,
    TypeDefinition("System.Collections.Specialized.StringCollection", base: "System.Collections.ArrayList") { members, _ in
      members.constructor("StringCollection()") { _ in .object(PSList(.arrayList)) }
    },
    dictionary("StringDictionary", ignoresCase: true), dictionary("ListDictionary", ignoresCase: false), dictionary("HybridDictionary", ignoresCase: false),
    TypeDefinition("System.Lazy`1") { members, arguments in lazy(&members, arguments.first ?? .object) },
  ]

  private static func dictionary(_ name: String, ignoresCase: Bool) -> TypeDefinition {
    TypeDefinition("System.Collections.Specialized.\(name)", base: "System.Collections.Hashtable") { members, _ in
      members.constructor("\(name)()") { _ in .object(PSHashtable(kind: .hashtable, ignoresCase: ignoresCase)) }
    }
  }

  // MARK: BitArray

  private final class BitArrayObject: PSObject {
    var bits: [Bool]
    init(_ bits: [Bool]) {
      self.bits = bits
      super.init()
    }
    override var type: TypeInfo { TypeCatalog.type("System.Collections.BitArray") }
    override func enumerated() throws -> ContiguousArray<Value>? { ContiguousArray(bits.map { .bool($0) }) }

    func place(_ index: Value) throws -> Int {
      let index = StringTable.int(index)
      guard bits.indices.contains(index) else {
        throw PSError.dotNet("System.ArgumentOutOfRangeException", "Index was out of range. Must be non-negative and less than the size of the collection. (Parameter 'index')")
      }
      return index
    }
  }

  private static let bits = TypeDefinition("System.Collections.BitArray", interfaces: ["System.Collections.ICollection"]) { members, _ in
    func own(_ value: Value) -> BitArrayObject { value.unwrapped.asObject as? BitArrayObject ?? BitArrayObject([]) }
    members.property("Count", "int", get: { .int(Int32(own($0).bits.count)) })
    members.property("Length", "int", get: { .int(Int32(own($0).bits.count)) }, set: { target, value in
      let length = max(0, StringTable.int(value)), bits = own(target).bits
      own(target).bits = Array(bits.prefix(length)) + [Bool](repeating: false, count: max(0, length - bits.count))
    })
    members.method("bool Get(int index)") { .bool(own($0).bits[try own($0).place($1[0])]) }
    members.method("bool get_Item(int index)", hidden: true) { .bool(own($0).bits[try own($0).place($1[0])]) }
    for (name, hidden) in [("Set", false), ("set_Item", true)] {
      members.method("void \(name)(int index, bool value)", hidden: hidden) { target, arguments in
        own(target).bits[try own(target).place(arguments[0])] = arguments[1].isTrue
        return .void
      }
    }
    members.parameterizedProperty("bool Item(int index)", isSettable: true) { .bool(own($0).bits[try own($0).place($1[0])]) }
    members.method("void SetAll(bool value)") { target, arguments in
      own(target).bits = own(target).bits.map { _ in arguments[0].isTrue }
      return .void
    }
    members.method("System.Collections.BitArray Not()") { target, _ in
      own(target).bits = own(target).bits.map { !$0 }
      return target
    }
    for (name, combine) in [("And", { $0 && $1 }), ("Or", { $0 || $1 }), ("Xor", { $0 != $1 })] as [(String, (Bool, Bool) -> Bool)] {
      members.method("System.Collections.BitArray \(name)(System.Collections.BitArray value)") { target, arguments in
        guard own(target).bits.count == own(arguments[0]).bits.count else { throw PSError.argument("Array lengths must be the same.") }
        own(target).bits = zip(own(target).bits, own(arguments[0]).bits).map { combine($0, $1) }
        return target
      }
    }
    members.method("bool HasAnySet()") { target, _ in .bool(own(target).bits.contains(true)) }
    members.method("bool HasAllSet()") { target, _ in .bool(!own(target).bits.contains(false)) }
    members.method("void CopyTo(array array, int index)") { target, arguments in
      guard let array = arguments[0].unwrapped.asArray else { return .void }
      let bits = own(target).bits, start = StringTable.int(arguments[1])
      let items: [Value] = array.elementType === TypeInfo.byte
        ? stride(from: 0, to: bits.count, by: 8).map { first in
          Value(byte: bits[first..<min(first + 8, bits.count)].enumerated().reduce(0) { $1.element ? $0 | 1 << UInt8($1.offset) : $0 })
        } : bits.map { .bool($0) }
      guard start >= 0, start + items.count <= array.items.count else { throw PSError.argument("Destination array was not long enough.") }
      for (offset, item) in items.enumerated() { array.items[start + offset] = item }
      return .void
    }
    members.constructor("BitArray(int length)") { .object(BitArrayObject([Bool](repeating: false, count: max(0, StringTable.int($0[0]))))) }
    members.constructor("BitArray(int length, bool defaultValue)") { .object(BitArrayObject([Bool](repeating: $0[1].isTrue, count: max(0, StringTable.int($0[0]))))) }
    members.constructor("BitArray(byte[] bytes)") { arguments in
      .object(BitArrayObject((arguments[0].asBytes ?? []).flatMap { byte in (0..<8).map { byte >> $0 & 1 == 1 } }))
    }
    members.constructor("BitArray(bool[] values)") { .object(BitArrayObject(($0[0].asArray?.items ?? []).map(\.isTrue))) }
    members.constructor("BitArray(int[] values)") { arguments in
      .object(BitArrayObject((arguments[0].asArray?.items ?? []).flatMap { item in (0..<32).map { StringTable.int(item) >> $0 & 1 == 1 } }))
    }
    members.constructor("BitArray(System.Collections.BitArray bits)") { .object(BitArrayObject(own($0[0]).bits)) }
  }

  // MARK: PriorityQueue

  /// Elements with priorities in a heap; equal priorities leave in the order of a heap, as in .NET.
  private final class PriorityQueueObject: PSObject {
    private let info: TypeInfo
    private(set) var heap: [(element: Value, priority: Value)] = []

    init(_ info: TypeInfo) {
      self.info = info
      super.init()
    }
    override var type: TypeInfo { info }

    private func precedes(_ a: Value, _ b: Value) throws -> Bool { try Operators.compare(a, b, ignoreCase: false) < 0 }

    func enqueue(_ element: Value, _ priority: Value) throws {
      heap.append((element, priority))
      var place = heap.count - 1
      // Four children to a node, as in .NET.
      while place > 0, try precedes(heap[place].priority, heap[(place - 1) / 4].priority) {
        heap.swapAt(place, (place - 1) / 4)
        place = (place - 1) / 4
      }
    }

    func dequeue() throws -> (element: Value, priority: Value) {
      guard let first = heap.first, let last = heap.popLast() else { throw PSError.invalidOperation("Queue empty.") }
      if heap.isEmpty { return first }
      heap[0] = last
      var place = 0
      while place * 4 + 1 < heap.count {
        var least = place * 4 + 1
        for child in least..<min(place * 4 + 5, heap.count) where try precedes(heap[child].priority, heap[least].priority) { least = child }
        guard try precedes(heap[least].priority, heap[place].priority) else { break }
        heap.swapAt(place, least)
        place = least
      }
      return first
    }

    func clear() { heap = [] }
  }

  private static let priorityQueue = TypeDefinition("System.Collections.Generic.PriorityQueue`2") { members, arguments in
    let element = TypeNames.display(arguments.first ?? .object), priority = TypeNames.display(arguments.last ?? .object)
    func own(_ value: Value) throws -> PriorityQueueObject {
      guard let queue = value.unwrapped.asObject as? PriorityQueueObject else { throw PSError.argumentNull("queue") }
      return queue
    }
    members.property("Count", "int", get: { .int(Int32(try own($0).heap.count)) })
    members.property("UnorderedItems", "System.Object", get: { target in
      let definition = TypeCatalog.type("System.ValueTuple`2")
      return .array(PSArray(ContiguousArray(try own(target).heap.map {
        .object(TupleObject([$0.element, $0.priority], TypeCatalog.generic(definition, [arguments.first ?? .object, arguments.last ?? .object]) ?? .object))
      })))
    })
    members.method("void Enqueue(\(element) element, \(priority) priority)") { target, given in
      try own(target).enqueue(given[0], given[1])
      return .void
    }
    members.method("\(element) Dequeue()") { target, _ in try own(target).dequeue().element }
    members.method("\(element) Peek()") { target, _ in
      guard let first = try own(target).heap.first else { throw PSError.invalidOperation("Queue empty.") }
      return first.element
    }
    for (name, takes) in [("TryDequeue", true), ("TryPeek", false)] {
      members.method("bool \(name)([ref] \(element) element, [ref] \(priority) priority)") { target, given in
        guard let first = try own(target).heap.first else { return .bool(false) }
        if takes { _ = try own(target).dequeue() }
        try (given[0].asObject as? ReferenceObject)?.set(first.element)
        try (given[1].asObject as? ReferenceObject)?.set(first.priority)
        return .bool(true)
      }
    }
    members.method("void Clear()") { target, _ in
      try own(target).clear()
      return .void
    }
    for parameters in ["", "int initialCapacity"] {
      members.constructor("PriorityQueue(\(parameters))") { _ in
        .object(PriorityQueueObject(TypeCatalog.generic(TypeCatalog.type("System.Collections.Generic.PriorityQueue`2"), arguments) ?? .object))
      }
    }
  }

  // MARK: Lazy

  private final class LazyObject: PSObject {
    private let make: () throws -> Value
    private let info: TypeInfo
    private(set) var made: Value?

    init(_ info: TypeInfo, _ make: @escaping () throws -> Value) {
      (self.info, self.make) = (info, make)
      super.init()
    }
    override var type: TypeInfo { info }
    override func describe() throws -> String { try made?.text() ?? "Value is not created." }

    func value() throws -> Value {
      if let made { return made }
      let value = try make()
      made = value
      return value
    }
  }

  private static func lazy(_ members: inout TypeMembers, _ element: TypeInfo) {
    let info = { TypeCatalog.generic(TypeCatalog.type("System.Lazy`1"), [element]) ?? .object }, name = TypeNames.display(element)
    members.property("IsValueCreated", "bool", get: { .bool(($0.unwrapped.asObject as? LazyObject)?.made != nil) })
    members.property("Value", name, get: { try ($0.unwrapped.asObject as? LazyObject)?.value() ?? .null })
    for extra in ["", ", bool isThreadSafe"] {
      members.constructor("Lazy(System.Func[\(name)] valueFactory\(extra))") { arguments in .object(LazyObject(info()) { try DelegateTable.call(arguments[0], []) }) }
    }
    members.constructor("Lazy()") { _ in .object(LazyObject(info()) { try Members.construct(element, []) }) }
  }
}
