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
    Parameter("DateKind", \.dateKind, .type("Microsoft.PowerShell.Commands.JsonDateKind")),
  ]

  mutating func process(_ run: CommandRuntime) throws { texts.append(inputObject) }

  mutating func end(_ run: CommandRuntime) throws {
    guard let first = texts.first else { return }
    if texts.count == 1 {
      try convert(first, run)
      return
    }
    // Lines that are documents of their own are read one by one, others are one document.
    if (try? JsonCheck.run(first, depth: depth)) != nil {
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
    var maker = JsonObjects(asHashtable: asHashtable, dateKind: dateKind)
    do { value = try JsonReader.read(text, &maker, depth: depth) } catch let failure as JsonFailure {
      throw run.error(
        "System.ArgumentException", "Conversion from JSON failed with error: \(failure.message)", id: "System.ArgumentException", .NotSpecified)
    }
    if let problem = maker.problem { throw run.error("System.InvalidOperationException", problem.message, id: problem.id, .InvalidOperation) }
    if !noEnumerate, let array = value.asArray { for item in array.items { try run.write(item) } } else { try run.write(value) }
  }
}

/// Makes the objects of `ConvertFrom-Json`.
struct JsonObjects: JsonMaker {
  private let asHashtable: Bool
  private let dateKind: String
  /// What an object may not hold; told when the whole text turned out to be JSON.
  private(set) var problem: (id: String, message: String)?
  private var template: PSHashtable?
  private var templateNames: [String] = []

  init(asHashtable: Bool, dateKind: String) {
    self.asHashtable = asHashtable
    self.dateKind = dateKind.lowercased()
  }

  mutating func object(_ names: ArraySlice<String>, _ values: ArraySlice<Value>) -> Value {
    if asHashtable {
      // Tables of a list are mostly alike: those with the names of the last one share its keys.
      if let template, names.elementsEqual(templateNames) { return .object(PSHashtable(keysOf: template, values: ContiguousArray(values))) }
      let table = PSHashtable(kind: .orderedHashtable, ignoresCase: false)
      for (name, value) in zip(names, values) { table.set(name, value) }
      if table.count == names.count { (template, templateNames) = (table.copy(), Array(names)) }
      return .object(table)
    }
    // Objects of a list are mostly alike: a chain of known shapes needs no search for repeated names.
    var shape = Shape.empty
    for name in names {
      guard !name.isEmpty, let next = shape.known(adding: name) else { return checked(names, values) }
      shape = next
    }
    return .object(CustomObject(PropertyBag(shape: shape, slots: ContiguousArray(values))))
  }

  private mutating func checked(_ names: ArraySlice<String>, _ values: ArraySlice<Value>) -> Value {
    var bag = PropertyBag()
    for (name, value) in zip(names, values) {
      if name.isEmpty {
        report("EmptyKeyInJsonString", "The provided JSON includes a property whose name is an empty string, this is only supported using the -AsHashTable switch.")
      } else if let known = bag.find(name) {
        let before = bag.shape.names[known]
        if before != name {
          report(
            "KeysWithDifferentCasingInJsonString",
            "Cannot convert the JSON string because it contains keys with different casing. Please use the -AsHashTable switch instead. The key that was attempted to be added to the existing key '\(before)' was '\(name)'."
          )
        }
        bag.slots[known] = value
      } else {
        bag.append(name, value)
      }
    }
    return .object(CustomObject(bag))
  }

  private mutating func report(_ id: String, _ message: String) { if problem == nil { problem = (id, message) } }

  /// Text in ISO form with a time becomes a date.
  func string(_ text: String) -> Value {
    guard dateKind != "string", text.utf8.count >= 9, text.utf8.count <= 40, let parsed = IsoDate.parse(text) ?? IsoDate.parseCounted(text) else { return Value(text) }
    switch dateKind {
    case "offset": return Conversion.tryConvert(Value(text), to: TypeCatalog.type("System.DateTimeOffset")) ?? Value(parsed)
    case "local": return Value(parsed.toLocal())
    case "utc": return Value(parsed.toUniversal())
    default: return Value(parsed)
    }
  }
}

/// Reads JSON only to learn whether it is.
struct JsonCheck: JsonMaker {
  func string(_ text: String) -> Value { .null }
  func object(_ names: ArraySlice<String>, _ values: ArraySlice<Value>) -> Value { .null }

  static func run(_ text: String, depth: Int = 1024) throws {
    var check = JsonCheck()
    _ = try JsonReader.read(text, &check, depth: depth)
  }
}

/// Recognises dates with times in ISO 8601 form.
enum IsoDate {
  /// The older form, milliseconds since 1970: `/Date(1234656000000)/`.
  static func parseCounted(_ text: String) -> DateTime? {
    guard text.hasPrefix("/Date("), text.hasSuffix(")/"), let milliseconds = Int64(text.dropFirst(6).dropLast(2)), abs(milliseconds) < 253_402_300_800_000 else { return nil }
    return DateTime(ticks: DateTime.unixEpochTicks + milliseconds * 10_000, kind: .utc)
  }

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
