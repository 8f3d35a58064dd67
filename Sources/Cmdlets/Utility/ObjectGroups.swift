import Engine
import Objects

/// Gathers objects under their keys as they come, and keeps no more of them than is asked for.
///
/// Keys that are alike as text meet in a table at once; what only the order of values says to be equal (`1` and `'1'`, dates)
/// is joined at the end, when groups are sorted instead of objects.
struct ObjectGroups {
  struct Group {
    var values: [Value]
    var count: Int
    var members: ContiguousArray<Value>
    /// The number of the first object.
    let place: Int
  }

  private let keys: SortKeys
  private let keepsMembers: Bool
  /// One row for each group.
  private var table = KeyTable()
  private var counts: ContiguousArray<Int> = []
  private var members: ContiguousArray<ContiguousArray<Value>> = []
  private var places: ContiguousArray<Int> = []
  private var known: PSHashtable
  private var met = 0

  init(_ keys: SortKeys, ignoresCase: Bool, keepsMembers: Bool) {
    self.keys = keys
    self.keepsMembers = keepsMembers
    known = PSHashtable(ignoresCase: ignoresCase)
  }

  var isEmpty: Bool { met == 0 }

  mutating func add(_ item: Value, _ run: CommandRuntime) throws {
    try keys.append(item, to: &table, run)
    // A property that is missing groups with those that are null.
    table.forgetMissing()
    let group = place()
    counts[group] += 1
    if keepsMembers { members[group].append(item) }
    met += 1
  }

  /// The group of the last row, which goes away again unless it begins a group.
  private mutating func place() -> Int {
    let key = commonKey()
    if let key, case .int(let found)? = known.get(key) {
      table.removeLast()
      return Int(found)
    }
    if let key { known.set(key, .int(Int32(clamping: counts.count))) }
    counts.append(0)
    places.append(met)
    if keepsMembers { members.append([]) }
    return counts.count - 1
  }

  /// What finds the group of the last row; nil for kinds of values whose equality only their order knows.
  private func commonKey() -> Value? {
    let row = table.row(table.count - 1)
    if row.count == 1, case .value(let value) = table.keys[row.lowerBound] {
      switch value {
      case .string, .int: return value
      default: break
      }
    }
    var text = ""
    for index in row {
      guard case .value(let value) = table.keys[index], let part = Self.part(value) else { return nil }
      text += part
      text += "\u{1}"
    }
    return Value(text)
  }

  private static func part(_ value: Value) -> String? {
    switch value {
    case .string(let string): return "s" + string.text
    case .int(let number): return "i\(number)"
    case .long(let number): return "l\(number)"
    case .bool(let flag): return flag ? "b1" : "b0"
    case .null, .void, .unset: return "n"
    case .double(let number): return "d\(number.bitPattern)"
    default: break
    }
    switch value.asScalar {
    case .dateTime(let date)?: return "t\(date.ticks)"
    case .enumeration(let type, let number)?: return "e\(type.fullName) \(number)"
    default: return nil
    }
  }

  /// The groups in order of their keys.
  func sorted() -> [Group] {
    let order = counts.indices.sorted { left, right in
      let compared = keys.order(left, right, table)
      return compared == 0 ? left < right : compared < 0
    }
    var result: [Group] = []
    var last = -1
    for index in order {
      if last >= 0, keys.order(last, index, table) == 0 {
        result[result.count - 1].count += counts[index]
        if keepsMembers { result[result.count - 1].members += members[index] }
        continue
      }
      last = index
      result.append(Group(values: table.values(index), count: counts[index], members: keepsMembers ? members[index] : [], place: places[index]))
    }
    return result
  }
}
