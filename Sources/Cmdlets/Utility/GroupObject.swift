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
  private var groups: ObjectGroups?

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

  mutating func begin(_ run: CommandRuntime) throws {
    let keys = try SortKeys(property, descending: false, caseSensitive: caseSensitive, culture: culture)
    groups = ObjectGroups(keys, ignoresCase: !caseSensitive, keepsMembers: !noElement)
  }

  mutating func process(_ run: CommandRuntime) throws {
    guard !inputObject.isNull else { return }
    if groups?.isEmpty ?? false {
      try check(run)
      try useDefaultKeys()
    }
    try groups?.add(inputObject, run)
  }

  /// Without properties objects are grouped by the key properties of their type, if it has some.
  private mutating func useDefaultKeys() throws {
    guard property.isEmpty, let names = FormatSession.environment.catalog.defaultKeys(inputObject.typeNames) else { return }
    let keys = try SortKeys(names.map { Value($0) }, descending: false, caseSensitive: caseSensitive, culture: culture)
    groups = ObjectGroups(keys, ignoresCase: !caseSensitive, keepsMembers: !noElement)
  }

  private func check(_ run: CommandRuntime) throws {
    if asString, !asHashTable {
      throw run.error(
        "System.ArgumentException", "The AsString parameter must be used with the AsHashTable parameter. Add the AsHashTable parameter, and then try the command again.",
        id: "ArgumentException", .InvalidArgument)
    }
    if asHashTable, !asString, property.count > 1 {
      throw run.error(
        "System.ArgumentException",
        "The AsHashTable parameter can be used with only one property parameter. Remove the extra property parameters, and then try the command again.",
        id: "ArgumentException", .InvalidArgument)
    }
  }

  mutating func end(_ run: CommandRuntime) throws {
    guard let groups = groups?.sorted() else { return }
    self.groups = nil
    if asHashTable { return try writeTable(groups, run) }
    for group in groups { try run.write(.object(try made(group))) }
  }

  private func made(_ group: ObjectGroups.Group) throws -> RecordObject {
    let name = try group.values.map { try $0.isNull ? "" : $0.culturalText() }.joined(separator: ", ")
    let type = noElement ? GroupObject.groupInfoNoElement : GroupObject.groupInfo
    return type.make([
      .object(PSList(.arrayList, ContiguousArray(group.values))), .int(Int32(clamping: group.count)), GroupObject.collection(group.members), Value(name),
    ])
  }

  static func collection(_ members: ContiguousArray<Value>) -> Value {
    .object(PSList(.collection(of: TypeCatalog.type("System.Management.Automation.PSObject")), members))
  }

  /// A table of the groups, in the order in which they were met.
  private func writeTable(_ groups: [ObjectGroups.Group], _ run: CommandRuntime) throws {
    let table = PSHashtable(ignoresCase: !caseSensitive)
    for group in groups.sorted(by: { $0.place < $1.place }) {
      let first = group.values.count == 1 ? group.values[0] : Value(try group.values.map { try $0.text() }.joined(separator: ", "))
      if first.isNull { continue }
      let key = asString ? Value(try first.culturalText()) : first
      if let list = table.get(key)?.asObject as? PSList { list.items += group.members } else { table.set(key, GroupObject.collection(group.members)) }
    }
    try run.write(.object(table))
  }
}
