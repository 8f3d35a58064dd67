import Engine
import Objects

/// Makes objects of JSON text.
struct ConvertFromJson: Cmdlet {
  static let name = "ConvertFrom-Json"

  var inputObject = ""
  var asHashtable = false, noEnumerate = false
  var depth = 1024
  var dateKind = "Default"
  private var texts: [String] = []

  static let parameters: [Parameter<Self>] = [
    Parameter("InputObject", \.inputObject, .mandatory, .position(0), .fromPipeline, .allowEmptyString),
    Parameter("AsHashtable", \.asHashtable),
    Parameter("Depth", \.depth, .range(1...Int(Int32.max))),
    Parameter("NoEnumerate", \.noEnumerate),
    Parameter("DateKind", \.dateKind, .oneOf(["Default", "Local", "Utc", "Offset", "String"])),
  ]

  mutating func process(_ run: CommandRuntime) throws { texts.append(inputObject) }

  mutating func end(_ run: CommandRuntime) throws {
    guard let first = texts.first else { return }
    if texts.count == 1 {
      try convert(first, run)
      return
    }
    // Lines that are documents of their own are read one by one, others are one document.
    if (try? JsonReader.read(first, depth: depth)) != nil {
      for text in texts { try convert(text, run) }
    } else {
      try convert(texts.joined(separator: "\n"), run)
    }
  }

  private func convert(_ text: String, _ run: CommandRuntime) throws {
    if text.allSatisfy(\.isWhitespace) {
      try run.write(.null)
      return
    }
    let value: Value
    do { value = try made(try JsonReader.read(text, depth: depth), run) } catch let failure as JsonReader.Failure {
      throw run.error(
        "System.ArgumentException", "Conversion from JSON failed with error: \(failure.message)", id: "System.ArgumentException", .NotSpecified)
    }
    if !noEnumerate, let array = value.asArray { for item in array.items { try run.write(item) } } else { try run.write(value) }
  }

  private func made(_ node: JsonReader.Node, _ run: CommandRuntime) throws -> Value {
    switch node {
    case .null: return .null
    case .bool(let value): return .bool(value)
    case .number(let text, let isWhole): return ConvertFromJson.number(text, isWhole)
    case .string(let text): return date(text) ?? Value(text)
    case .array(let items): return Value(try items.map { try made($0, run) })
    case .object(let members): return asHashtable ? try table(members, run) : try object(members, run)
    }
  }

  private static func number(_ text: String, _ isWhole: Bool) -> Value {
    if isWhole {
      if let whole = Int64(text) { return .long(whole) }
      if let big = BigInteger(text) { return Value(big) }
    }
    switch text {
    case "NaN": return .double(.nan)
    case "Infinity": return .double(.infinity)
    case "-Infinity": return .double(-.infinity)
    default: return .double(Double(text) ?? 0)
    }
  }

  private func table(_ members: [(name: String, value: JsonReader.Node)], _ run: CommandRuntime) throws -> Value {
    let table = PSHashtable(kind: .orderedHashtable, ignoresCase: false)
    for (name, node) in members { table.set(name, try made(node, run)) }
    return .object(table)
  }

  private func object(_ members: [(name: String, value: JsonReader.Node)], _ run: CommandRuntime) throws -> Value {
    var bag = PropertyBag()
    for (name, node) in members {
      if name.isEmpty {
        throw run.error(
          "System.InvalidOperationException",
          "The provided JSON includes a property whose name is an empty string, this is only supported using the -AsHashTable switch.",
          id: "EmptyKeyInJsonString", .InvalidOperation)
      }
      let value = try made(node, run)
      if let known = bag.find(name) {
        let before = bag.shape.names[known]
        guard before == name else {
          throw run.error(
            "System.InvalidOperationException",
            "Cannot convert the JSON string because it contains keys with different casing. Please use the -AsHashTable switch instead. The key that was attempted to be added to the existing key '\(before)' was '\(name)'.",
            id: "KeysWithDifferentCasingInJsonString", .InvalidOperation)
        }
        bag.slots[known] = value
      } else {
        bag.append(name, value)
      }
    }
    return .object(CustomObject(bag))
  }

  /// Text in ISO form with a time becomes a date.
  private func date(_ text: String) -> Value? {
    guard dateKind != "String", let parsed = IsoDate.parse(text) else { return nil }
    switch dateKind.lowercased() {
    case "local": return Value(parsed.toLocal())
    case "utc": return Value(parsed.toUniversal())
    default: return Value(parsed)
    }
  }
}

/// Recognises dates with times in ISO 8601 form.
enum IsoDate {
  static func parse(_ text: String) -> DateTime? {
    let units = Array(text.utf8)
    guard units.count >= 19, units.count <= 40, units[4] == 45, units[7] == 45, units[10] == 84, units[13] == 58, units[16] == 58 else { return nil }
    func number(_ start: Int, _ count: Int) -> Int? {
      var result = 0
      for unit in units[start..<(start + count)] {
        guard unit >= 48, unit <= 57 else { return nil }
        result = result * 10 + Int(unit - 48)
      }
      return result
    }
    guard let year = number(0, 4), let month = number(5, 2), let day = number(8, 2), let hour = number(11, 2), let minute = number(14, 2),
      let second = number(17, 2)
    else { return nil }
    var index = 19
    var fraction: Int64 = 0
    if index < units.count, units[index] == 46 {
      index += 1
      var digits = 0
      while index < units.count, units[index] >= 48, units[index] <= 57 {
        if digits < 7 {
          fraction = fraction * 10 + Int64(units[index] - 48)
          digits += 1
        }
        index += 1
      }
      guard digits > 0 else { return nil }
      while digits < 7 {
        fraction *= 10
        digits += 1
      }
    }
    guard let plain = DateTime(year: year, month: month, day: day, hour: hour, minute: minute, second: second) else { return nil }
    let ticks = plain.ticks + fraction
    if index == units.count { return DateTime(ticks: ticks) }
    if units[index] == 90, index + 1 == units.count { return DateTime(ticks: ticks, kind: .utc) }
    guard units[index] == 43 || units[index] == 45, index + 6 == units.count, units[index + 3] == 58, let hours = number(index + 1, 2),
      let minutes = number(index + 4, 2)
    else { return nil }
    let offset = Int64(hours * 60 + minutes) * TimeSpan.perMinute * (units[index] == 45 ? -1 : 1)
    return DateTime(ticks: ticks - offset, kind: .utc).toLocal()
  }
}
