/// Any dictionary that scripts meet: `@{}`, `[ordered]@{}`, `Dictionary<K,V>`, `SortedList` …, in insertion order.
///
/// An open-addressing index over two parallel lists: one hash and one probe per operation (measured: twice as fast as Swift's
/// `Dictionary` with a key type that folds case).
public final class PSHashtable: PSObject {
  public enum Kind { case hashtable, ordered, orderedHashtable, dictionary(key: TypeInfo, value: TypeInfo), sorted }

  public let kind: Kind
  public let ignoresCase: Bool
  /// The keys in order of insertion, with gaps (`.unset`) where entries were removed.
  private var keyList: ContiguousArray<Value> = []
  private var valueList: ContiguousArray<Value> = []
  /// What `$Matches` holds instead of `valueList` until something changes it or wants all values.
  private var groups: MatchedGroups?
  /// The table whose keys those groups go by.
  private var madeFrom: PSHashtable?
  private var hashes: ContiguousArray<UInt32> = []
  /// Positions in the lists by hash: -1 is free, -2 was used by a removed entry. The size is a power of two.
  private var slots: ContiguousArray<Int32> = []
  public private(set) var count = 0
  private var usedSlots = 0
  /// Grows with every change, so that a loop over the table notices them.
  private var changes = 0

  public init(kind: Kind = .hashtable, ignoresCase: Bool = true) {
    self.kind = kind
    self.ignoresCase = ignoresCase
    super.init()
  }

  public override var itemsVersion: Int { changes }

  // MARK: Finding

  private func hash(_ key: Value) -> UInt32 {
    switch key {
    case .string(let string):
      if let hash = string.withBytes({ ignoresCase ? KeyHash.folded($0) : KeyHash.plain($0) }) { return UInt32(truncatingIfNeeded: hash) }
      return UInt32(truncatingIfNeeded: KeyHash.folded(string.text))
    case .int(let number): return UInt32(truncatingIfNeeded: (UInt64(UInt32(bitPattern: number)) &* 0x9e37_79b9_7f4a_7c15) >> 32)
    default:
      var hasher = Hasher()
      KeyEquality.hash(key, into: &hasher)
      return UInt32(truncatingIfNeeded: hasher.finalize())
    }
  }

  private func hash(_ text: String) -> UInt32 {
    var text = text
    return UInt32(truncatingIfNeeded: ignoresCase ? KeyHash.folded(text) : text.withUTF8 { KeyHash.plain($0) })
  }

  private func equal(_ left: Value, _ right: Value) -> Bool {
    switch (left, right) {
    case (.string(let a), .string(let b)): PSString.equal(a, b, ignoreCase: ignoresCase)
    case (.int(let a), .int(let b)): a == b
    default: KeyEquality.equal(left, right)
    }
  }

  /// The position of the entry with a hash that a test takes for the wanted one; nil if it is not there.
  @inline(__always) private func probe(_ hash: UInt32, _ isWanted: (Int) -> Bool) -> Int? {
    slots.withUnsafeBufferPointer { slots in
      if slots.isEmpty { return nil }
      let mask = slots.count &- 1
      var slot = Int(hash) & mask
      while true {
        let position = slots[slot]
        if position == -1 { return nil }
        if position >= 0, hashes[Int(position)] == hash, isWanted(Int(position)) { return Int(position) }
        slot = (slot &+ 1) & mask
      }
    }
  }

  /// The position of a key in the lists; nil if it is not there.
  private func find(_ key: Value, _ hash: UInt32) -> Int? { probe(hash) { equal(keyList[$0], key) } }

  /// Tells whether a text is the key at a position in the lists.
  private func isKey(_ position: Int, _ text: String) -> Bool {
    guard case .string(let key) = keyList[position] else { return false }
    var text = text
    let isSame = text.withUTF8 { wanted in key.withBytes { TextScan.isSame($0, wanted) } }
    return isSame || ignoresCase && FoldedName.equal(key.text, text)
  }

  private func value(at position: Int) -> Value { groups?.value(position) ?? valueList[position] }

  /// Makes the values that were put off.
  private func settle() {
    guard let groups else { return }
    valueList = groups.values
    self.groups = nil
  }

  private func plain(_ key: Value) -> Value {
    if case .object(let object) = key, object.isWrapper { return key.unwrapped }
    return key
  }

  public func get(_ key: Value) -> Value? {
    let key = plain(key)
    return find(key, hash(key)).map { value(at: $0) }
  }

  public func get(_ key: String) -> Value? {
    if slots.isEmpty { return nil }
    return probe(hash(key)) { isKey($0, key) }.map { value(at: $0) }
  }

  /// The position of the key with these bytes; nil if it is not there.
  @inline(__always) private func find(_ bytes: UnsafeBufferPointer<UInt8>, _ hash: UInt32) -> Int? {
    probe(hash) { position in
      guard case .string(let key) = keyList[position] else { return false }
      return key.withBytes { TextScan.isSame($0, bytes) || ignoresCase && KeyHash.equalFolded($0, bytes) == true }
    }
  }

  /// The value of a text key by its bytes, without a string of them; nil if there is none.
  public func get(_ bytes: UnsafeBufferPointer<UInt8>) -> Value? {
    guard let hash = ignoresCase ? KeyHash.folded(bytes) : KeyHash.plain(bytes) else { return get(TextScan.text(bytes)) }
    return find(bytes, UInt32(truncatingIfNeeded: hash)).map { value(at: $0) }
  }

  /// A name looked up again and again, with its hash.
  public struct Name {
    let text: PSString
    /// The hash in tables that ignore case.
    let hash: UInt32
    /// What `member` takes for a number first.
    let mayBeNumber: Bool

    public init(_ text: String) {
      self.text = PSString.holding(text)
      hash = UInt32(truncatingIfNeeded: KeyHash.folded(text))
      mayBeNumber = text.utf8.first.map { $0 >= 0x30 && $0 <= 0x39 } ?? false
    }
  }

  /// The entry that `.name` means.
  public func member(_ name: Name) -> Value? {
    if !ignoresCase || name.mayBeNumber { return member(name.text.text) }
    let found = probe(name.hash) { position in
      if case .string(let key) = keyList[position] { PSString.equal(key, name.text, ignoreCase: true) } else { false }
    }
    return found.map { value(at: $0) }
  }

  /// The entry that `.name` means: by the number that the name spells, or by text.
  public func member(_ name: String) -> Value? {
    if let first = name.utf8.first, first >= 0x30, first <= 0x39, let number = Int32(name), let value = get(.int(number)) { return value }
    return get(name)
  }

  public func contains(_ key: Value) -> Bool {
    let key = plain(key)
    return find(key, hash(key)) != nil
  }

  /// The key as it was stored, which may differ in case.
  public func storedKey(_ key: Value) -> Value? {
    let key = plain(key)
    return find(key, hash(key)).map { keyList[$0] }
  }

  // MARK: Changing

  public func set(_ key: Value, _ value: Value) {
    changes &+= 1
    settle()
    let key = plain(key), hash = hash(key)
    if let position = find(key, hash) { valueList[position] = value } else { append(key, value, hash) }
  }

  public func set(_ key: String, _ value: Value) { set(Value(key), value) }

  /// Adds an entry; false if the key is there already.
  public func insert(_ key: Value, _ value: Value) -> Bool {
    let key = plain(key), hash = hash(key)
    guard find(key, hash) == nil else { return false }
    changes &+= 1
    settle()
    append(key, value, hash)
    return true
  }

  private func append(_ key: Value, _ value: Value, _ hash: UInt32) {
    if (usedSlots + 1) * 4 > slots.count * 3 { rebuild(max(8, (count + 1) * 2)) }
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] >= 0 { slot = (slot + 1) & mask }
    if slots[slot] == -1 { usedSlots += 1 }
    slots[slot] = Int32(keyList.count)
    keyList.append(key)
    valueList.append(value)
    hashes.append(hash)
    count += 1
  }

  /// Makes the index anew, without the traces of removed entries.
  private func rebuild(_ wanted: Int) {
    if count < keyList.count { compact() }
    var size = 8
    while size * 3 < wanted * 4 { size *= 2 }
    slots = ContiguousArray(repeating: -1, count: size)
    let mask = size - 1
    for position in hashes.indices {
      var slot = Int(hashes[position]) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(position)
    }
    usedSlots = count
  }

  private func compact() {
    var target = 0
    for position in keyList.indices where !keyList[position].isUnset {
      if target != position {
        keyList[target] = keyList[position]
        valueList[target] = valueList[position]
        hashes[target] = hashes[position]
      }
      target += 1
    }
    keyList.removeLast(keyList.count - target)
    valueList.removeLast(valueList.count - target)
    hashes.removeLast(hashes.count - target)
  }

  /// Changes a value in place, so that `$h[$k] += 1` looks the key up once; gives the new value.
  public func update(_ key: Value, _ change: (Value) throws -> Value) throws -> Value {
    settle()
    let key = plain(key), hash = hash(key)
    guard let position = find(key, hash) else {
      let made = try change(.null)
      set(key, made)
      return made
    }
    return try update(key, at: position, change)
  }

  /// The same for a text key by its bytes.
  public func update(_ bytes: UnsafeBufferPointer<UInt8>, _ change: (Value) throws -> Value) throws -> Value {
    settle()
    guard let hash = ignoresCase ? KeyHash.folded(bytes) : KeyHash.plain(bytes), let position = find(bytes, UInt32(truncatingIfNeeded: hash)) else {
      return try update(Value(TextScan.text(bytes)), change)
    }
    return try update(keyList[position], at: position, change)
  }

  @inline(__always) private func update(_ key: Value, at position: Int, _ change: (Value) throws -> Value) throws -> Value {
    let before = changes
    let changed = try change(valueList[position])
    // The change may have run a script that moved the entries.
    if changes == before {
      changes &+= 1
      valueList[position] = changed
    } else {
      set(key, changed)
    }
    return changed
  }

  @discardableResult public func remove(_ key: Value) -> Value? {
    let key = plain(key), hash = hash(key)
    guard let position = find(key, hash) else { return nil }
    changes &+= 1
    settle()
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] != Int32(position) { slot = (slot + 1) & mask }
    slots[slot] = -2
    let old = valueList[position]
    keyList[position] = .unset
    valueList[position] = .unset
    count -= 1
    if isOrdered || (keyList.count > 16 && count < keyList.count / 2) { rebuild(max(8, count * 2)) }
    return old
  }

  public func removeAll() {
    changes &+= 1
    groups = nil
    keyList = []
    valueList = []
    hashes = []
    slots = []
    count = 0
    usedSlots = 0
  }

  public var isOrdered: Bool { if case .ordered = kind { true } else { false } }

  // MARK: Entries

  /// The entries in order.
  public var entries: [(key: Value, value: Value)] {
    settle()
    var result: [(key: Value, value: Value)] = []
    result.reserveCapacity(count)
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
    settle()
    if count == keyList.count, !isSorted {
      return keyList.indices.contains(position) ? (keyList[position], valueList[position]) : nil
    }
    let all = entries
    return all.indices.contains(position) ? all[position] : nil
  }

  private var isSorted: Bool { if case .sorted = kind { true } else { false } }

  public func setValue(at position: Int, _ value: Value) {
    guard let entry = entry(at: position) else { return }
    set(entry.key, value)
  }

  public override var type: TypeInfo { declaredType ?? TypeInfo.of(dictionary: kind) }
  /// The type that the table was made as, where it is not the usual one of its kind (`ConcurrentDictionary<K,V>`).
  public var declaredType: TypeInfo?

  /// A table with the same keys and the groups of a match as values, in order; keys and index are shared until one of both changes.
  convenience init(keysOf template: PSHashtable, _ groups: MatchedGroups) {
    self.init(kind: template.kind, ignoresCase: template.ignoresCase)
    (keyList, hashes, slots) = (template.keyList, template.hashes, template.slots)
    (count, usedSlots) = (template.count, template.usedSlots)
    self.groups = groups
    madeFrom = template
  }

  /// Takes the table out of a value for another match, if nobody else holds it and it still is what a match with the same keys made.
  static func taken(_ value: inout Value, madeFrom template: PSHashtable) -> PSHashtable? {
    guard case .object(var object) = value else { return nil }
    value = .null
    guard isKnownUniquelyReferenced(&object), let table = object as? PSHashtable, table.groups != nil, table.madeFrom === template,
      table.added == nil, table.customTypeNames == nil
    else { return nil }
    return table
  }

  /// Takes the groups of another match.
  func refill(_ places: [Int], _ offsets: UnsafeMutablePointer<Int>, _ text: PSString) {
    changes &+= 1
    groups?.refill(text, places, offsets)
  }

  /// A table with the same keys and other values, in order.
  public convenience init(keysOf template: PSHashtable, values: ContiguousArray<Value>) {
    self.init(kind: template.kind, ignoresCase: template.ignoresCase)
    (keyList, hashes, slots) = (template.keyList, template.hashes, template.slots)
    (count, usedSlots) = (template.count, template.usedSlots)
    valueList = values
  }

  public func copy() -> PSHashtable {
    settle()
    let made = PSHashtable(kind: kind, ignoresCase: ignoresCase)
    (made.keyList, made.valueList, made.hashes, made.slots) = (keyList, valueList, hashes, slots)
    (made.count, made.usedSlots) = (count, usedSlots)
    return made
  }
}
