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
  private var items: [(value: Value, keys: [SortKeys.Key])] = []

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
    let found = try keys.keys(of: inputObject, run).map { key -> SortKeys.Key in if case .missing = key { .value(.null) } else { key } }
    items.append((inputObject, found))
  }

  mutating func end(_ run: CommandRuntime) throws {
    guard let keys else { return }
    if asHashTable {
      try writeTable(run)
      return
    }
    let order = items.indices.sorted { left, right in
      let compared = keys.order(items[left].keys, items[right].keys)
      return compared == 0 ? left < right : compared < 0
    }
    var groups: [[Int]] = []
    for index in order {
      if let last = groups.last, keys.order(items[last[0]].keys, items[index].keys) == 0 {
        groups[groups.count - 1].append(index)
      } else {
        groups.append([index])
      }
    }
    for group in groups { try run.write(.object(try made(group))) }
  }

  private func values(_ index: Int) -> [Value] {
    items[index].keys.map { if case .value(let value) = $0 { value } else { .null } }
  }

  private func made(_ group: [Int]) throws -> RecordObject {
    let values = values(group[0])
    let name = try values.map { try $0.isNull ? "" : $0.culturalText() }.joined(separator: ", ")
    let type = noElement ? GroupObject.groupInfoNoElement : GroupObject.groupInfo
    let members = noElement ? [] : ContiguousArray(group.map { items[$0].value })
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
        list.items.append(items[index].value)
      } else {
        table.set(key, GroupObject.collection([items[index].value]))
      }
    }
    try run.write(.object(table))
  }
}
