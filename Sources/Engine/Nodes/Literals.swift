import Objects

/// `a, b, c`.
final class ArrayLiteralNode: Node {
  let elements: NodeRow<Node>

  init(_ elements: [Node]) { self.elements = NodeRow(elements) }

  override func eval(_ scope: Scope) throws -> Value { .array(PSArray(try items(scope))) }

  private func items(_ scope: Scope) throws -> ContiguousArray<Value> {
    var items = ContiguousArray<Value>()
    items.reserveCapacity(elements.count)
    for index in 0..<elements.count {
      let value = try elements.with(index) { try $0.eval(scope) }
      items.append(value.isVoid ? .null : value)
    }
    return items
  }

  /// The values on the stack instead of in an array, for an operator that only reads them.
  func withValues<Result>(_ scope: Scope, _ body: (UnsafeBufferPointer<Value>) throws -> Result) throws -> Result {
    try withUnsafeTemporaryAllocation(of: Value.self, capacity: elements.count) { values in
      guard let base = values.baseAddress else { return try body(UnsafeBufferPointer(values)) }
      var count = 0
      defer {
        // One by one: the library's way for many asks the type how to destroy each.
        while count > 0 {
          count &-= 1
          (base + count).deinitialize(count: 1)
        }
      }
      while count < elements.count {
        // Straight into its place: a value held in between would be counted once more.
        (base + count).initialize(to: try elements.with(count) { try $0.eval(scope) })
        if case .void = base[count] { (base + count).initialize(to: .null) }
        count &+= 1
      }
      return try body(UnsafeBufferPointer(start: base, count: count))
    }
  }

  /// The array itself if it is made of literals.
  var constant: PSArray? {
    var items = ContiguousArray<Value>()
    for index in 0..<elements.count {
      guard let literal = elements.with(index, { $0 as? ConstantNode }) else { return nil }
      items.append(literal.value)
    }
    return PSArray(items)
  }
}

extension Node {
  /// The node for a place that only reads its value: an array of literals is made once.
  var onlyRead: Node { (self as? ArrayLiteralNode)?.constant.map { ConstantNode(.array($0)) } ?? self }
}

/// `@( … )`: always an array.
final class ArrayExpressionNode: Node {
  let body: StatementList
  /// The body if it is one expression: then its array is taken as it is, copied.
  let single: Node?

  init(_ body: StatementList, single: Node?) {
    self.body = body
    self.single = single
  }

  override func eval(_ scope: Scope) throws -> Value {
    if let single {
      let value = try single.eval(scope)
      if value.isVoid { return .array(PSArray()) }
      if case .array(let array) = value, array.elementType == nil { return .array(PSArray(array.items)) }
      return .array(PSArray(try value.enumerated() ?? [value]))
    }
    let sink = ListSink()
    let flow = try body.execute(scope, sink)
    if flow != .next { throw FlowTransfer(flow, scope) }
    return .array(PSArray(sink.items))
  }
}

/// `$( … )`: the output as one value.
final class SubExpressionNode: Node {
  let body: StatementList

  init(_ body: StatementList) { self.body = body }

  override func eval(_ scope: Scope) throws -> Value {
    if body.isSingleExpression { return try ExpressionStatement.output(body.singleValue(scope)) }
    var flow = Flow.next
    let value = try body.value(scope, &flow)
    if flow != .next { throw FlowTransfer(flow, scope) }
    return value
  }
}

/// `@{ k = v }`.
final class HashtableNode: Node {
  let pairs: [(key: Node, value: Node, position: SyntaxPosition)]
  let isOrdered: Bool
  /// The same apart, for running.
  private let keys: NodeRow<Node>
  let values: NodeRow<Node>

  init(_ pairs: [(key: Node, value: Node, position: SyntaxPosition)], isOrdered: Bool) {
    self.pairs = pairs
    keys = NodeRow(pairs.map(\.key))
    values = NodeRow(pairs.map(\.value))
    self.isOrdered = isOrdered
  }

  override func eval(_ scope: Scope) throws -> Value { .object(try table(scope)) }

  func table(_ scope: Scope) throws -> PSHashtable {
    let table = PSHashtable(kind: isOrdered ? .ordered : .hashtable)
    for index in 0..<keys.count {
      let key = try keys.with(index) { try $0.eval(scope) }
      if key.isNull { throw nullKey(index) }
      let value = try values.with(index) { try $0.eval(scope) }
      if !table.insert(key, value.isVoid ? .null : value) { throw try duplicate(key, index) }
    }
    return table
  }

  private func nullKey(_ index: Int) -> PSError {
    PSError("RuntimeException", "A null key is not allowed in a hash literal.", id: "InvalidNullKey", category: .InvalidOperation).at(pairs[index].position)
  }

  private func duplicate(_ key: Value, _ index: Int) throws -> PSError {
    PSError(
      "RuntimeException", "Item has already been added. Key in dictionary: '\(try key.text())'  Key being added: '\(try key.text())'",
      id: "DuplicateKeyInHashLiteral", category: .InvalidOperation, target: key).at(pairs[index].position)
  }
}

/// `[pscustomobject]@{ … }`: the properties in the order written, without a table in between.
final class CustomObjectNode: Node {
  let table: HashtableNode
  private let names: [String]?
  private var shape: Shape?

  init(_ table: HashtableNode) {
    self.table = table
    let names = table.pairs.compactMap { ($0.key as? ConstantNode)?.value.asString }
    // `PSTypeName` is no property but names the type: left to the conversion.
    let isPlain = names.count == table.pairs.count && !names.contains { FoldedName.equal($0, "PSTypeName") }
    self.names = isPlain && Set(names.map { FoldedName($0) }).count == names.count ? names : nil
  }

  override func eval(_ scope: Scope) throws -> Value {
    guard let names else { return try Conversion.convert(.object(try ordered(scope)), to: .customObject) }
    let shape = shape ?? names.reduce(Shape.empty) { $0.adding($1) }
    self.shape = shape
    var slots = ContiguousArray<Value>()
    slots.reserveCapacity(names.count)
    let values = table.values
    for index in 0..<values.count {
      let value = try values.with(index) { try $0.eval(scope) }
      slots.append(value.isVoid ? .null : value)
    }
    return .object(CustomObject(PropertyBag(shape: shape, slots: slots)))
  }

  private func ordered(_ scope: Scope) throws -> PSHashtable { try HashtableNode(table.pairs, isOrdered: true).table(scope) }
}
