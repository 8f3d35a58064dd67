import Engine
import Formatting
import Objects

/// The values by which objects are sorted or grouped.
struct SortKeys {
  enum Key {
    case value(Value)
    /// The object has no such property: it sorts last in both directions.
    case missing
  }

  let parameters: [PropertyParameter]
  let isDescending: Bool
  let ignoresCase: Bool

  private let collation: Collation
  /// One reader for each parameter that is a plain name.
  private let readers: [PropertyReader?]

  init(_ properties: [Value], descending: Bool, caseSensitive: Bool, culture: String? = nil) throws {
    collation = culture.flatMap { Culture.named($0) }.map { Collation.of($0) } ?? .current
    parameters = try properties.map { try PropertyParameter($0, keys: PropertyParameter.sortKeys) }
    readers = parameters.map { parameter in
      guard case .property(let name) = parameter.expression, !name.contains("*"), !name.contains("?") else { return nil }
      return PropertyReader(name)
    }
    isDescending = descending
    ignoresCase = !caseSensitive
  }

  /// Adds the keys of one object to a table; an expression that fails is reported and counts as null.
  func append(_ item: Value, to table: inout KeyTable, _ run: CommandRuntime) throws {
    if parameters.isEmpty { table.append(.value(item)) }
    for index in readers.indices {
      if let reader = readers[index] {
        table.append(try key(reader, item, run))
        continue
      }
      for single in try expanded(parameters[index], item) { table.append(try key(single, item, run)) }
    }
    table.endRow()
  }

  private func key(_ reader: PropertyReader, _ item: Value, _ run: CommandRuntime) throws -> Key {
    if case .object(let object) = item, object is CustomObject { return try reader.get(item).map { .value($0) } ?? .missing }
    return try key(PropertyParameter(.property(reader.name)), item, run)
  }

  private func expanded(_ parameter: PropertyParameter, _ item: Value) throws -> [PropertyParameter] {
    guard case .property(let name) = parameter.expression, name.contains("*") || name.contains("?") else { return [parameter] }
    return try parameter.expanded(on: item)
  }

  private func key(_ parameter: PropertyParameter, _ item: Value, _ run: CommandRuntime) throws -> Key {
    do {
      switch parameter.expression {
      case .property(let name):
        if let table = item.unwrapped.asObject as? PSHashtable, let value = table.get(name) { return .value(value) }
        guard let value = try Members.property(item, name) else { return .missing }
        return .value(value)
      default:
        let value = try parameter.expression.evaluate(item)
        return .value(value.isVoid ? .null : value)
      }
    } catch let error as PSError {
      // The command reports it as its own error, at its own place.
      let cause = error.record
      try run.writeError(ErrorRecord(cause.exception, id: cause.errorId, category: cause.category, target: cause.targetObject))
      return .value(.null)
    }
  }

  func descends(_ index: Int) -> Bool { parameters.indices.contains(index) ? parameters[index].isDescending ?? isDescending : isDescending }

  /// Orders two rows of a table.
  func order(_ left: Int, _ right: Int, _ table: KeyTable) -> Int {
    let a = table.row(left), b = table.row(right)
    for index in 0..<min(a.count, b.count) {
      let order: Int
      switch (table.keys[a.lowerBound + index], table.keys[b.lowerBound + index]) {
      case (.value(let x), .value(let y)):
        let plain = Comparison.order(x, y, ignoreCase: ignoresCase, collation: collation)
        order = plain != 0 && descends(index) ? -plain : plain
      case (.missing, .missing): order = 0
      case (.missing, _): return 1
      case (_, .missing): return -1
      }
      if order != 0 { return order }
    }
    return 0
  }
}

/// The keys of many objects in one list: an array for each object would cost more than the comparisons.
struct KeyTable {
  private(set) var keys: ContiguousArray<SortKeys.Key> = []
  private var ends: ContiguousArray<Int> = [0]

  var count: Int { ends.count - 1 }

  mutating func append(_ key: SortKeys.Key) { keys.append(key) }
  mutating func endRow() { ends.append(keys.count) }

  func row(_ index: Int) -> Range<Int> { ends[index]..<ends[index + 1] }

  /// The values of a row; a property that is missing counts as null.
  func values(_ index: Int) -> [Value] { row(index).map { if case .value(let value) = keys[$0] { value } else { .null } } }

  /// Forgets the last row.
  mutating func removeLast() {
    keys.removeSubrange(row(count - 1))
    ends.removeLast()
  }

  /// The rows at these places, in their order.
  func taking(_ places: [Int]) -> KeyTable {
    var made = KeyTable()
    for place in places {
      made.keys.append(contentsOf: keys[row(place)])
      made.endRow()
    }
    return made
  }

  /// Changes missing keys of the last row into null ones.
  mutating func forgetMissing() {
    for index in row(count - 1) { if case .missing = keys[index] { keys[index] = .value(.null) } }
  }
}
