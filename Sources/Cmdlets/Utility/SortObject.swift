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
  private var items: [(value: Value, keys: [SortKeys.Key])] = []
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
    guard let keys, !inputObject.isVoid else { return }
    items.append((inputObject, try keys.keys(of: inputObject, run)))
  }

  mutating func end(_ run: CommandRuntime) throws {
    guard let keys else { return }
    var order = items.indices.map { $0 }
    order.sort { left, right in
      let compared = keys.order(items[left].keys, items[right].keys)
      return compared == 0 ? left < right : compared < 0
    }
    if unique {
      var kept: [Int] = []
      for index in order where kept.isEmpty || keys.order(items[kept[kept.count - 1]].keys, items[index].keys) != 0 { kept.append(index) }
      order = kept
    }
    if let top { order = Array(order.prefix(top)) }
    if let bottom { order = Array(order.suffix(bottom)) }
    for index in order { try run.write(items[index].value) }
  }
}
