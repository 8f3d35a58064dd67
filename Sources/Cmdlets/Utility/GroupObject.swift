import Engine
import Formatting
import Objects

/// Gathers objects that have the same values.
struct GroupObject: Cmdlet {
  static let name = "Group-Object"
  static let aliases = ["group"]
  static let traits = CommandTraits(defaultSet: "HashTable")

  var inputObject = Value.null
  var property: [Value] = []
  var noElement = false, asHashTable = false, asString = false, caseSensitive = false
  var culture: String?
  private var keys: SortKeys?
  private var items = ContiguousArray<Value>()
  private var table = KeyTable()

  static let parameters: [Parameter<Self>] = [
    Parameter("NoElement", \.noElement),
    Parameter("AsHashTable", \.asHashTable, .alias("AHT")),
    Parameter("AsString", \.asString),
    Parameter("InputObject", \.inputObject, .fromPipeline),
    Parameter("Culture", \.culture),
    Parameter("CaseSensitive", \.caseSensitive),
    Parameter("Property", \.property, .position(0)),
  ]

  static let groupInfo = RecordType(
    "Microsoft.PowerShell.Commands.GroupInfo",
    ["Values:System.Collections.ArrayList", "Count:int", "Group:System.Collections.ObjectModel.Collection[psobject]", "Name:string"])
  static let groupInfoNoElement = RecordType(
    "Microsoft.PowerShell.Commands.GroupInfoNoElement", base: groupInfo,
    ["Values:System.Collections.ArrayList", "Count:int", "Group:System.Collections.ObjectModel.Collection[psobject]", "Name:string"])

  mutating func begin(_ run: CommandRuntime) throws { keys = try SortKeys(property, descending: false, caseSensitive: caseSensitive, culture: culture) }

  mutating func process(_ run: CommandRuntime) throws {
    guard let keys, !inputObject.isNull else { return }
    // A property that is missing groups with those that are null.
    try keys.append(inputObject, to: &table, run)
    table.forgetMissing()
    items.append(inputObject)
  }

  mutating func end(_ run: CommandRuntime) throws {
    guard let keys else { return }
    if asHashTable {
      try writeTable(run)
      return
    }
    for group in sortedGroups(keys) { try run.write(.object(try made(group))) }
  }

  /// The groups in order. What is equal as text meets in a table first, so that groups are sorted instead of objects.
  private func sortedGroups(_ keys: SortKeys) -> [[Int]] {
    var groups: [[Int]] = []
    let places = PSHashtable(ignoresCase: !caseSensitive)
    for index in items.indices {
      guard let key = simpleKey(index) else {
        groups.append([index])
        continue
      }
      if case .int(let place)? = places.get(key) { groups[Int(place)].append(index) } else {
        places.set(key, .int(Int32(groups.count)))
        groups.append([index])
      }
    }
    groups.sort { left, right in
      let compared = keys.order(left[0], right[0], table)
      return compared == 0 ? left[0] < right[0] : compared < 0
    }
    var result: [[Int]] = []
    for group in groups {
      if let last = result.last, keys.order(last[0], group[0], table) == 0 {
        result[result.count - 1] = (last + group).sorted()
      } else {
        result.append(group)
      }
    }
    return result
  }

  /// The key of an object that has one, of a kind whose equality says the same as its order.
  private func simpleKey(_ index: Int) -> Value? {
    let row = table.row(index)
    guard row.count == 1, case .value(let value) = table.keys[row.lowerBound] else { return nil }
    switch value {
    case .string, .int: return value
    default: return nil
    }
  }

  private func values(_ index: Int) -> [Value] { table.values(index) }

  private func made(_ group: [Int]) throws -> RecordObject {
    let values = values(group[0])
    let name = try values.map { try $0.isNull ? "" : $0.culturalText() }.joined(separator: ", ")
    let type = noElement ? GroupObject.groupInfoNoElement : GroupObject.groupInfo
    let members = noElement ? [] : ContiguousArray(group.map { items[$0] })
    return type.make([
      .object(PSList(.arrayList, ContiguousArray(values))), .int(Int32(group.count)), GroupObject.collection(members), Value(name),
    ])
  }

  static func collection(_ members: ContiguousArray<Value>) -> Value {
    .object(PSList(.collection(of: TypeCatalog.type("System.Management.Automation.PSObject")), members))
  }

  private func writeTable(_ run: CommandRuntime) throws {
    let table = PSHashtable(ignoresCase: !caseSensitive)
    for index in items.indices {
      let values = values(index)
      let first = values.count == 1 ? values[0] : Value(try values.map { try $0.text() }.joined(separator: ", "))
      if first.isNull { continue }
      let key = asString ? Value(try first.culturalText()) : first
      if let list = table.get(key)?.asObject as? PSList {
        list.items.append(items[index])
      } else {
        table.set(key, GroupObject.collection([items[index]]))
      }
    }
    try run.write(.object(table))
  }
}
