/// `TimeOnly`: a time of day.
final class TimeOnlyObject: EquatableObject {
  let ticks: Int64

  init(_ ticks: Int64) {
    self.ticks = ((ticks % TimeSpan.perDay) + TimeSpan.perDay) % TimeSpan.perDay
    super.init()
  }

  private var date: DateTime { DateTime(ticks: ticks) }
  override var type: TypeInfo { TypeCatalog.type("System.TimeOnly") }
  override func describe() throws -> String { try date.text(format: "HH:mm", culture: .invariant) }
  override var hashText: String { "\(ticks)" }
  override func compare(_ other: EquatableObject) -> Int? { (other as? TimeOnlyObject).map { ticks < $0.ticks ? -1 : ticks > $0.ticks ? 1 : 0 } }

  static func ticks(_ value: Value) -> Int64 { (value.unwrapped.asObject as? TimeOnlyObject)?.ticks ?? 0 }
  private static func own(_ value: Value) -> DateTime { DateTime(ticks: ticks(value)) }
  private static func made(_ ticks: Int64) -> Value { .object(TimeOnlyObject(ticks)) }

  private static func parsed(_ value: Value) throws -> Value {
    let text = try value.text()
    guard let date = try? DateParser.parse("2000-01-01 " + text, .current) else { throw PSError.format("String '\(text)' was not recognized as a valid TimeOnly.") }
    return made(date.timeOfDay.ticks)
  }

  static let definition = TypeDefinition("System.TimeOnly", base: "System.ValueType", traits: [.valueType, .sealed], interfaces: ["System.IComparable", "System.IFormattable"]) { members, _ in
    members.property("Hour", "int", get: { .int(Int32(own($0).hour)) })
    members.property("Minute", "int", get: { .int(Int32(own($0).minute)) })
    members.property("Second", "int", get: { .int(Int32(own($0).second)) })
    members.property("Millisecond", "int", get: { .int(Int32(own($0).millisecond)) })
    members.property("Ticks", "long", get: { .long(ticks($0)) })
    members.method("System.TimeOnly Add(timespan value)") { made(ticks($0) + (($1[0].asTimeSpan?.ticks ?? 0) % TimeSpan.perDay)) }
    for (name, unit) in [("AddHours", TimeSpan.perHour), ("AddMinutes", TimeSpan.perMinute)] {
      members.method("System.TimeOnly \(name)(double value)") { made(ticks($0) + (try TimeSpan(DateTimeTable.double($1[0]), unit: unit).ticks % TimeSpan.perDay)) }
    }
    members.method("bool IsBetween(System.TimeOnly start, System.TimeOnly end)") { target, arguments in
      let now = ticks(target), start = ticks(arguments[0]), end = ticks(arguments[1])
      return .bool(start <= end ? now >= start && now < end : now >= start || now < end)
    }
    members.method("timespan ToTimeSpan()") { target, _ in Value(TimeSpan(ticks: ticks(target))) }
    members.method("int CompareTo(System.TimeOnly value)") { .int(ticks($0) < ticks($1[0]) ? -1 : ticks($0) > ticks($1[0]) ? 1 : 0) }
    members.method("string ToString()") { target, _ in Value(try own(target).text(format: "t")) }
    members.method("string ToString(string format)") { Value(try own($0).text(format: TimeOnlyObject.format(try $1[0].text()))) }
    members.method("string ToLongTimeString()") { target, _ in Value(try own(target).text(format: "T")) }
    members.method("string ToShortTimeString()") { target, _ in Value(try own(target).text(format: "t")) }
    members.staticMethod("System.TimeOnly FromDateTime(datetime dateTime)") { made(DateTimeTable.own($0[0]).timeOfDay.ticks) }
    members.staticMethod("System.TimeOnly FromTimeSpan(timespan timeSpan)") { made($0[0].asTimeSpan?.ticks ?? 0) }
    members.staticMethod("System.TimeOnly Parse(string s)") { try parsed($0[0]) }
    members.staticMethod("bool TryParse(string s, [ref] System.TimeOnly result)") { arguments in
      let found = try? parsed(arguments[0])
      try (arguments[1].asObject as? ReferenceObject)?.set(found ?? made(0))
      return .bool(found != nil)
    }
    members.staticProperty("MinValue", "System.TimeOnly", get: { made(0) })
    members.staticProperty("MaxValue", "System.TimeOnly", get: { made(TimeSpan.perDay - 1) })
    for count in 2...4 {
      let names = ["int hour", "int minute", "int second", "int millisecond"].prefix(count).joined(separator: ", ")
      members.constructor("TimeOnly(\(names))") { arguments in
        let parts = arguments.map { StringTable.int($0) } + [0, 0]
        guard let date = DateTime(year: 1, month: 1, day: 1, hour: parts[0], minute: parts[1], second: parts[2], millisecond: count == 4 ? parts[3] : 0) else {
          throw PSError.dotNet("System.ArgumentOutOfRangeException", "Hour, Minute, and Second parameters describe an un-representable DateTime.")
        }
        return made(date.ticks)
      }
    }
  }.defaulting { .object(TimeOnlyObject(0)) }

  private static func format(_ text: String) -> String { ["o": "HH:mm:ss.fffffff", "O": "HH:mm:ss.fffffff", "": "t"][text] ?? text }
  func text(_ format: String, _ culture: Culture) throws -> String { try date.text(format: TimeOnlyObject.format(format), culture: culture) }
}
