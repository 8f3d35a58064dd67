import Engine
import Formatting
import Objects

/// Sorts objects by themselves or by properties.
struct SortObject: Cmdlet {
  static let name = "Sort-Object"
  static let aliases = ["sort"]
  static let traits = CommandTraits(defaultSet: "Default")

  var inputObject = Value.null
  var property: [Value] = []
  var descending = false, unique = false, caseSensitive = false, stable = false
  var culture: String?
  var top: Int?, bottom: Int?
  private var items = ContiguousArray<Value>()
  private var table = KeyTable()
  private var keys: SortKeys?

  static let parameters: [Parameter<Self>] = [
    Parameter("Stable", \.stable, .sets(["Default"])),
    Parameter("Descending", \.descending),
    Parameter("Unique", \.unique),
    Parameter("Top", \.top, .set("Top", mandatory: true), .range(1...Int(Int32.max))),
    Parameter("Bottom", \.bottom, .set("Bottom", mandatory: true), .range(1...Int(Int32.max))),
    Parameter("InputObject", \.inputObject, .fromPipeline),
    Parameter("Culture", \.culture),
    Parameter("CaseSensitive", \.caseSensitive),
    Parameter("Property", \.property, .position(0)),
  ]

  mutating func begin(_ run: CommandRuntime) throws { keys = try SortKeys(property, descending: descending, caseSensitive: caseSensitive, culture: culture) }

  mutating func process(_ run: CommandRuntime) throws {
    guard !inputObject.isVoid else { return }
    if property.isEmpty, items.isEmpty, let names = FormatSession.environment.catalog.defaultKeys(inputObject.typeNames) {
      keys = try SortKeys(names.map { Value($0) }, descending: descending, caseSensitive: caseSensitive, culture: culture)
    }
    guard let keys else { return }
    try keys.append(inputObject, to: &table, run)
    items.append(inputObject)
    // Of a long row of objects only those are kept that can still be among the first or last.
    if let limit = top ?? bottom, items.count >= limit &* 2, items.count >= 4096 { keepBest(keys) }
  }

  private mutating func keepBest(_ keys: SortKeys) {
    let best = order(keys).sorted()
    table = table.taking(best)
    items = ContiguousArray(best.map { items[$0] })
  }

  mutating func end(_ run: CommandRuntime) throws {
    guard let keys else { return }
    for index in order(keys) { try run.write(items[index]) }
  }

  /// The places of the objects that are wanted, in order.
  private func order(_ keys: SortKeys) -> [Int] {
    var order = items.indices.sorted { left, right in
      let compared = keys.order(left, right, table)
      return compared == 0 ? left < right : compared < 0
    }
    if unique {
      var kept: [Int] = []
      for index in order where kept.isEmpty || keys.order(kept[kept.count - 1], index, table) != 0 { kept.append(index) }
      order = kept
    }
    if let top { order = Array(order.prefix(top)) }
    if let bottom { order = Array(order.suffix(bottom)) }
    return order
  }
}
