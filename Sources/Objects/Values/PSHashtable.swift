/// A key of a hashtable: the value itself, compared as the table compares.
public struct HashKey: Hashable {
  public let value: Value
  public let ignoresCase: Bool

  public init(_ value: Value, ignoresCase: Bool) {
    self.value = value.unwrapped
    self.ignoresCase = ignoresCase
  }

  public static func == (left: HashKey, right: HashKey) -> Bool {
    switch (left.value, right.value) {
    case (.string(let a), .string(let b)):
      left.ignoresCase ? FoldedName.equal(a.text, b.text) : a.text.utf8.elementsEqual(b.text.utf8)
    case (.int(let a), .int(let b)): a == b
    default: KeyEquality.equal(left.value, right.value)
    }
  }

  public func hash(into hasher: inout Hasher) {
    switch value {
    case .string(let string): ignoresCase ? FoldedName(string.text).hash(into: &hasher) : hasher.combine(string.text)
    case .int(let number): hasher.combine(number)
    default: KeyEquality.hash(value, into: &hasher)
    }
  }
}

/// Any dictionary that scripts meet: `@{}`, `[ordered]@{}`, `Dictionary<K,V>`, `SortedList` …, in insertion order.
public final class PSHashtable: PSObject {
  public enum Kind { case hashtable, ordered, dictionary(key: TypeInfo, value: TypeInfo), sorted }

  public let kind: Kind
  public let ignoresCase: Bool
  /// The keys in order of insertion, with gaps (`.unset`) where entries were removed.
  private var keyList: ContiguousArray<Value> = []
  private var valueList: ContiguousArray<Value> = []
  private var index: [HashKey: Int] = [:]
  /// Grows with every change, so that a loop over the table notices them.
  private var changes = 0
  public override var itemsVersion: Int { changes }

  public init(kind: Kind = .hashtable, ignoresCase: Bool = true) {
    self.kind = kind
    self.ignoresCase = ignoresCase
    super.init()
  }

  public var count: Int { index.count }

  public func get(_ key: Value) -> Value? {
    index[HashKey(key, ignoresCase: ignoresCase)].map { valueList[$0] }
  }

  public func get(_ key: String) -> Value? { get(Value(key)) }

  /// The entry that `.name` means: by text, or by the number that the name spells.
  public func member(_ name: String) -> Value? {
    if let first = name.utf8.first, first >= 0x30, first <= 0x39, let number = Int32(name), let value = get(.int(number)) { return value }
    return get(Value(name))
  }

  public func contains(_ key: Value) -> Bool { index[HashKey(key, ignoresCase: ignoresCase)] != nil }

  public func set(_ key: Value, _ value: Value) {
    changes &+= 1
    let position = keyList.count
    let slot = index[HashKey(key, ignoresCase: ignoresCase), default: position]
    if slot < position {
      valueList[slot] = value
    } else {
      index[HashKey(key, ignoresCase: ignoresCase)] = position
      keyList.append(key)
      valueList.append(value)
    }
  }

  public func set(_ key: String, _ value: Value) { set(Value(key), value) }

  /// Changes a value in place, so that `$h[$k] += 1` looks the key up once.
  public func update(_ key: Value, _ change: (Value) throws -> Value) throws {
    if let slot = index[HashKey(key, ignoresCase: ignoresCase)] {
      valueList[slot] = try change(valueList[slot])
    } else {
      set(key, try change(.null))
    }
  }

  @discardableResult public func remove(_ key: Value) -> Value? {
    guard let slot = index.removeValue(forKey: HashKey(key, ignoresCase: ignoresCase)) else { return nil }
    changes &+= 1
    let old = valueList[slot]
    keyList[slot] = .unset
    valueList[slot] = .unset
    if keyList.count > 16, index.count < keyList.count / 2 || isOrdered { compact() }
    return old
  }

  public func removeAll() {
    changes &+= 1
    keyList = []
    valueList = []
    index = [:]
  }

  public var isOrdered: Bool { if case .ordered = kind { true } else { false } }

  private func compact() {
    var keys = ContiguousArray<Value>(), values = ContiguousArray<Value>()
    for position in keyList.indices where !keyList[position].isUnset {
      index[HashKey(keyList[position], ignoresCase: ignoresCase)] = keys.count
      keys.append(keyList[position])
      values.append(valueList[position])
    }
    keyList = keys
    valueList = values
  }

  /// The entries in order.
  public var entries: [(key: Value, value: Value)] {
    var result: [(key: Value, value: Value)] = []
    result.reserveCapacity(index.count)
    for position in keyList.indices where !keyList[position].isUnset { result.append((keyList[position], valueList[position])) }
    if case .sorted = kind { result.sort { Comparison.sortsBefore($0.key, $1.key) } }
    return result
  }

  public var keys: ContiguousArray<Value> { ContiguousArray(entries.map(\.key)) }
  public var values: ContiguousArray<Value> { ContiguousArray(entries.map(\.value)) }

  /// Inserts an entry at a position (ordered dictionaries only).
  public func insert(_ key: Value, _ value: Value, at position: Int) {
    let before = entries
    removeAll()
    for (offset, entry) in before.enumerated() {
      if offset == position { set(key, value) }
      set(entry.key, entry.value)
    }
    if position >= before.count { set(key, value) }
  }

  /// The entry at a position; nil beyond the end.
  public func entry(at position: Int) -> (key: Value, value: Value)? {
    if index.count == keyList.count {
      return keyList.indices.contains(position) ? (keyList[position], valueList[position]) : nil
    }
    let all = entries
    return all.indices.contains(position) ? all[position] : nil
  }

  public func setValue(at position: Int, _ value: Value) {
    guard let entry = entry(at: position) else { return }
    set(entry.key, value)
  }

  public override var type: TypeInfo { TypeInfo.of(dictionary: kind) }

  public func copy() -> PSHashtable {
    let made = PSHashtable(kind: kind, ignoresCase: ignoresCase)
    made.keyList = keyList
    made.valueList = valueList
    made.index = index
    return made
  }
}
