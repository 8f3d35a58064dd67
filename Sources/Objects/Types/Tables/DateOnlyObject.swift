/// `DateOnly`: a day of the calendar.
final class DateOnlyObject: EquatableObject {
  let date: DateTime

  init(_ date: DateTime) {
    self.date = date.midnight
    super.init()
  }

  override var type: TypeInfo { TypeCatalog.type("System.DateOnly") }
  override func describe() throws -> String { try date.text(format: "d", culture: .invariant) }
  override var hashText: String { "\(date.ticks)" }
  override func compare(_ other: EquatableObject) -> Int? {
    (other as? DateOnlyObject).map { date.ticks < $0.date.ticks ? -1 : date.ticks > $0.date.ticks ? 1 : 0 }
  }

  private static func own(_ value: Value) -> DateTime { (value.unwrapped.asObject as? DateOnlyObject)?.date ?? .minimum }
  private static func made(_ date: DateTime) -> Value { .object(DateOnlyObject(date)) }

  private static func parsed(_ value: Value) throws -> Value {
    let text = try value.text()
    guard let date = try? DateParser.parse(text, .current), date.ticks % TimeSpan.perDay == 0 else {
      throw PSError.format("String '\(text)' was not recognized as a valid DateOnly.")
    }
    return made(date)
  }

  static let definition = TypeDefinition("System.DateOnly", base: "System.ValueType", traits: [.valueType, .sealed], interfaces: ["System.IComparable", "System.IFormattable"]) { members, _ in
    members.property("Year", "int", get: { .int(Int32(own($0).year)) })
    members.property("Month", "int", get: { .int(Int32(own($0).month)) })
    members.property("Day", "int", get: { .int(Int32(own($0).day)) })
    members.property("DayOfWeek", "System.DayOfWeek", get: { DateTimeTable.day(own($0)) })
    members.property("DayOfYear", "int", get: { .int(Int32(own($0).date.dayOfYear)) })
    members.property("DayNumber", "int", get: { .int(Int32(own($0).ticks / TimeSpan.perDay)) })
    members.method("System.DateOnly AddDays(int value)") { made(try own($0).adding(ticks: Int64(StringTable.int($1[0])) * TimeSpan.perDay)) }
    members.method("System.DateOnly AddMonths(int value)") { made(try own($0).adding(months: StringTable.int($1[0]))) }
    members.method("System.DateOnly AddYears(int value)") { made(try own($0).adding(months: StringTable.int($1[0]) * 12)) }
    members.method("datetime ToDateTime(System.TimeOnly time)") { Value(try own($0).adding(ticks: TimeOnlyObject.ticks($1[0]))) }
    members.method("int CompareTo(System.DateOnly value)") { .int(own($0).ticks < own($1[0]).ticks ? -1 : own($0).ticks > own($1[0]).ticks ? 1 : 0) }
    members.method("string ToString()") { target, _ in Value(try own(target).text(format: "d")) }
    members.method("string ToString(string format)") { Value(try own($0).text(format: DateOnlyObject.format(try $1[0].text()))) }
    members.method("string ToString(string format, System.IFormatProvider provider)") {
      Value(try own($0).text(format: DateOnlyObject.format(try $1[0].text()), culture: CultureObject.culture($1[1])))
    }
    members.method("string ToLongDateString()") { target, _ in Value(try own(target).text(format: "D")) }
    members.method("string ToShortDateString()") { target, _ in Value(try own(target).text(format: "d")) }
    members.staticMethod("System.DateOnly FromDateTime(datetime dateTime)") { made(DateTimeTable.own($0[0])) }
    members.staticMethod("System.DateOnly FromDayNumber(int dayNumber)") { made(DateTime(ticks: Int64(StringTable.int($0[0])) * TimeSpan.perDay)) }
    members.staticMethod("System.DateOnly Parse(string s)") { try parsed($0[0]) }
    members.staticMethod("System.DateOnly ParseExact(string s, string format)") { arguments in
      made(DateTimeTable.own(try Members.invokeStatic(.dateTime, "ParseExact", [arguments[0], arguments[1], .null])))
    }
    members.staticMethod("bool TryParse(string s, [ref] System.DateOnly result)") { arguments in
      let found = try? parsed(arguments[0])
      try (arguments[1].asObject as? ReferenceObject)?.set(found ?? made(.minimum))
      return .bool(found != nil)
    }
    members.staticProperty("MinValue", "System.DateOnly", get: { made(.minimum) })
    members.staticProperty("MaxValue", "System.DateOnly", get: { made(.maximum) })
    members.constructor("DateOnly(int year, int month, int day)") { arguments in
      guard let date = DateTime(year: StringTable.int(arguments[0]), month: StringTable.int(arguments[1]), day: StringTable.int(arguments[2])) else {
        throw PSError.dotNet("System.ArgumentOutOfRangeException", "Year, Month, and Day parameters describe an un-representable DateTime.")
      }
      return made(date)
    }
  }.defaulting { .object(DateOnlyObject(.minimum)) }

  /// `o` and `r` are the date's part of the usual formats.
  private static func format(_ text: String) -> String { ["o": "yyyy-MM-dd", "O": "yyyy-MM-dd", "": "d"][text] ?? text }
  func text(_ format: String, _ culture: Culture) throws -> String { try date.text(format: DateOnlyObject.format(format), culture: culture) }
}
