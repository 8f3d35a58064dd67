/// `TimeSpan`, `DateTimeOffset`, `Guid`, `DBNull`, `TimeZoneInfo`, `Stopwatch`.
enum TimeTables {
  static let definitions: [TypeDefinition] = [timeSpan, dateTimeOffset, guid, dbNull, StopwatchObject.definition, ZoneObject.definition]

  private static func span(_ value: Value) -> TimeSpan { value.asTimeSpan ?? TimeSpan(ticks: 0) }
  private static func double(_ value: Value) -> Double { Numeric(value)?.double ?? 0 }
  private static func int(_ value: Value) -> Int64 { Numeric(value)?.int64 ?? 0 }

  private static let timeSpan = TypeDefinition(
    "System.TimeSpan", base: "System.ValueType", traits: [.valueType, .sealed], interfaces: ["System.IComparable", "System.IFormattable"]
  ) { members, _ in
    let parts: [(String, (TimeSpan) -> Int)] = [
      ("Days", { $0.days }), ("Hours", { $0.hours }), ("Minutes", { $0.minutes }), ("Seconds", { $0.seconds }), ("Milliseconds", { $0.milliseconds }),
    ]
    for (name, get) in parts { members.property(name, "int", get: { .int(Int32(get(span($0)))) }) }
    members.property("Microseconds", "int", hidden: true, get: { .int(Int32(span($0).ticks / 10 % 1000)) })
    members.property("Nanoseconds", "int", hidden: true, get: { .int(Int32(span($0).ticks % 10 * 100)) })
    members.property("Ticks", "long", get: { .long(span($0).ticks) })
    let units: [(String, Int64)] = [
      ("Days", TimeSpan.perDay), ("Hours", TimeSpan.perHour), ("Minutes", TimeSpan.perMinute), ("Seconds", TimeSpan.perSecond),
      ("Milliseconds", TimeSpan.perMillisecond),
    ]
    for (name, unit) in units {
      members.property("Total\(name)", "double", get: { .double(Double(span($0).ticks) / Double(unit)) })
      members.staticMethod("timespan From\(name)(double value)") { Value(try TimeSpan(double($0[0]), unit: unit)) }
    }
    members.staticMethod("timespan FromTicks(long value)") { Value(TimeSpan(ticks: int($0[0]))) }
    members.method("timespan Add(timespan ts)") { Value(TimeSpan(ticks: span($0).ticks &+ span($1[0]).ticks)) }
    members.method("timespan Subtract(timespan ts)") { Value(TimeSpan(ticks: span($0).ticks &- span($1[0]).ticks)) }
    members.method("timespan Multiply(double factor)") { Value(try TimeSpan((Double(span($0).ticks) * double($1[0])).rounded(), unit: 1)) }
    members.method("timespan Divide(double divisor)") { Value(try TimeSpan((Double(span($0).ticks) / double($1[0])).rounded(), unit: 1)) }
    members.method("timespan Duration()") { target, _ in Value(TimeSpan(ticks: abs(span(target).ticks))) }
    members.method("timespan Negate()") { target, _ in Value(TimeSpan(ticks: -span(target).ticks)) }
    members.method("int CompareTo(timespan value)") { .int(Int32((span($0).ticks - span($1[0]).ticks).signum())) }
    members.method("bool Equals(timespan obj)") { .bool(span($0) == span($1[0])) }
    members.method("string ToString()") { target, _ in Value(span(target).text) }
    members.method("string ToString(string format)") { Value(try TimeSpanText.format(span($0), try $1[0].text(), .current)) }
    members.method("string ToString(string format, System.IFormatProvider formatProvider)") {
      Value(try TimeSpanText.format(span($0), try $1[0].text(), CultureObject.culture($1[1])))
    }
    members.staticProperty("Zero", "timespan", isField: true, get: { Value(TimeSpan(ticks: 0)) })
    members.staticProperty("MaxValue", "timespan", isField: true, get: { Value(TimeSpan(ticks: .max)) })
    members.staticProperty("MinValue", "timespan", isField: true, get: { Value(TimeSpan(ticks: .min)) })
    for (name, unit) in [("TicksPerDay", TimeSpan.perDay), ("TicksPerHour", TimeSpan.perHour), ("TicksPerMinute", TimeSpan.perMinute), ("TicksPerSecond", TimeSpan.perSecond), ("TicksPerMillisecond", TimeSpan.perMillisecond)] {
      members.staticProperty(name, "long", isField: true, get: { .long(unit) })
    }
    members.staticMethod("timespan Parse(string s)") { Value(try TimeSpanText.parseOrThrow(try $0[0].text())) }
    members.staticMethod("timespan Parse(string input, System.IFormatProvider formatProvider)") { Value(try TimeSpanText.parseOrThrow(try $0[0].text())) }
    members.staticMethod("bool TryParse(string s, [ref] timespan result)") { arguments in
      let made = try? TimeSpanText.parse(try arguments[0].text())
      try (arguments[1].asObject as? ReferenceObject)?.set(Value(made ?? TimeSpan(ticks: 0)))
      return .bool(made != nil)
    }
    members.staticMethod("timespan ParseExact(string input, string format, System.IFormatProvider formatProvider)") { arguments in
      Value(try TimeSpanText.parseOrThrow(try arguments[0].text()))
    }
    members.staticMethod("int Compare(timespan t1, timespan t2)") { .int(Int32((span($0[0]).ticks - span($0[1]).ticks).signum())) }
    members.constructor("timespan()") { _ in Value(TimeSpan(ticks: 0)) }
    members.constructor("timespan(long ticks)") { Value(TimeSpan(ticks: int($0[0]))) }
    members.constructor("timespan(int hours, int minutes, int seconds)") {
      Value(try TimeSpan(hours: int($0[0]), minutes: int($0[1]), seconds: int($0[2])))
    }
    members.constructor("timespan(int days, int hours, int minutes, int seconds)") {
      Value(try TimeSpan(days: int($0[0]), hours: int($0[1]), minutes: int($0[2]), seconds: int($0[3])))
    }
    members.constructor("timespan(int days, int hours, int minutes, int seconds, int milliseconds)") {
      Value(try TimeSpan(days: int($0[0]), hours: int($0[1]), minutes: int($0[2]), seconds: int($0[3]), milliseconds: int($0[4])))
    }
  }.defaulting { Value(TimeSpan(ticks: 0)) }

  private static func moment(_ value: Value) -> DateTimeOffset {
    if case .dateTimeOffset(let moment)? = value.asScalar { moment } else { DateTimeOffset(local: .minimum, offset: TimeSpan(ticks: 0)) }
  }

  private static let dateTimeOffset = TypeDefinition(
    "System.DateTimeOffset", base: "System.ValueType", traits: [.valueType, .sealed], interfaces: ["System.IComparable", "System.IFormattable"]
  ) { members, _ in
    members.property("DateTime", "datetime", get: { Value(moment($0).local) })
    members.property("UtcDateTime", "datetime", get: { Value(moment($0).utc) })
    members.property("LocalDateTime", "datetime", get: { Value(moment($0).utc.toLocal()) })
    members.property("Date", "datetime", get: { Value(moment($0).local.midnight) })
    func part(_ name: String, _ get: @escaping (DateTime) -> Int) { members.property(name, "int", get: { .int(Int32(get(moment($0).local))) }) }
    part("Day") { $0.day }
    members.property("DayOfWeek", "System.DayOfWeek", get: { DateTimeTable.day(moment($0).local) })
    part("DayOfYear") { $0.date.dayOfYear }
    part("Hour") { $0.hour }
    part("Millisecond") { $0.millisecond }
    part("Microsecond") { Int($0.ticks / 10 % 1000) }
    part("Nanosecond") { Int($0.ticks % 10 * 100) }
    part("Minute") { $0.minute }
    part("Month") { $0.month }
    members.property("Offset", "timespan", get: { Value(moment($0).offset) })
    members.property("TotalOffsetMinutes", "int", get: { .int(Int32(moment($0).offset.ticks / TimeSpan.perMinute)) })
    part("Second") { $0.second }
    members.property("Ticks", "long", get: { .long(moment($0).local.ticks) })
    members.property("UtcTicks", "long", get: { .long(moment($0).utcTicks) })
    members.property("TimeOfDay", "timespan", get: { Value(moment($0).local.timeOfDay) })
    part("Year") { $0.year }
    for (name, unit) in [
      ("AddDays", TimeSpan.perDay), ("AddHours", TimeSpan.perHour), ("AddMinutes", TimeSpan.perMinute), ("AddSeconds", TimeSpan.perSecond),
      ("AddMilliseconds", TimeSpan.perMillisecond),
    ] as [(String, Int64)] {
      members.method("System.DateTimeOffset \(name)(double value)") {
        Value(DateTimeOffset(local: try moment($0).local.adding(double($1[0]), unit: unit), offset: moment($0).offset))
      }
    }
    for (name, factor) in [("AddMonths", 1), ("AddYears", 12)] {
      members.method("System.DateTimeOffset \(name)(int value)") {
        Value(DateTimeOffset(local: try moment($0).local.adding(months: StringTable.int($1[0]) * factor), offset: moment($0).offset))
      }
    }
    members.method("long ToUnixTimeSeconds()") { target, _ in .long((moment(target).utcTicks - DateTime.unixEpochTicks) / TimeSpan.perSecond) }
    members.method("long ToUnixTimeMilliseconds()") { target, _ in .long((moment(target).utcTicks - DateTime.unixEpochTicks) / TimeSpan.perMillisecond) }
    members.method("System.DateTimeOffset ToUniversalTime()") { target, _ in Value(DateTimeOffset(local: moment(target).utc, offset: TimeSpan(ticks: 0))) }
    members.method("System.DateTimeOffset ToLocalTime()") { target, _ in Value(DateTimeOffset(moment(target).utc.toLocal())) }
    members.method("System.DateTimeOffset ToOffset(timespan offset)") {
      Value(DateTimeOffset(local: DateTime(ticks: moment($0).utcTicks + span($1[0]).ticks), offset: span($1[0])))
    }
    members.method("timespan Subtract(System.DateTimeOffset value)") { Value(TimeSpan(ticks: moment($0).utcTicks - moment($1[0]).utcTicks)) }
    members.method("string ToString()") { target, _ in Value(moment(target).text(culture: .current)) }
    members.method("string ToString(string format)") { Value(try moment($0).text(format: try $1[0].text())) }
    members.method("string ToString(string format, System.IFormatProvider formatProvider)") {
      Value(try moment($0).text(format: try $1[0].text(), culture: CultureObject.culture($1[1])))
    }
    members.staticProperty("Now", "System.DateTimeOffset", get: { Value(DateTimeOffset(DateTime.now())) })
    members.staticProperty("UtcNow", "System.DateTimeOffset", get: { Value(DateTimeOffset(DateTime.utcNow())) })
    members.staticProperty("MinValue", "System.DateTimeOffset", isField: true, get: { Value(DateTimeOffset(local: .minimum, offset: TimeSpan(ticks: 0))) })
    members.staticProperty("MaxValue", "System.DateTimeOffset", isField: true, get: { Value(DateTimeOffset(local: .maximum, offset: TimeSpan(ticks: 0))) })
    members.staticProperty("UnixEpoch", "System.DateTimeOffset", isField: true, get: {
      Value(DateTimeOffset(local: DateTime(ticks: DateTime.unixEpochTicks), offset: TimeSpan(ticks: 0)))
    })
    members.staticMethod("System.DateTimeOffset FromUnixTimeSeconds(long seconds)") {
      Value(DateTimeOffset(local: try DateTime(ticks: DateTime.unixEpochTicks).adding(double($0[0]), unit: TimeSpan.perSecond), offset: TimeSpan(ticks: 0)))
    }
    members.staticMethod("System.DateTimeOffset FromUnixTimeMilliseconds(long milliseconds)") {
      Value(DateTimeOffset(local: try DateTime(ticks: DateTime.unixEpochTicks).adding(double($0[0]), unit: TimeSpan.perMillisecond), offset: TimeSpan(ticks: 0)))
    }
    members.staticMethod("System.DateTimeOffset Parse(string input)") { Value(try DateTimeOffset.parse(try $0[0].text(), .current)) }
    members.staticMethod("System.DateTimeOffset Parse(string input, System.IFormatProvider formatProvider)") {
      Value(try DateTimeOffset.parse(try $0[0].text(), CultureObject.culture($0[1])))
    }
    members.staticMethod("bool TryParse(string input, [ref] System.DateTimeOffset result)") { arguments in
      let made = try? DateTimeOffset.parse(try arguments[0].text(), .current)
      try (arguments[1].asObject as? ReferenceObject)?.set(Value(made ?? moment(.null)))
      return .bool(made != nil)
    }
    members.constructor("System.DateTimeOffset(datetime dateTime)") { Value(DateTimeOffset(DateTimeTable.own($0[0]))) }
    members.constructor("System.DateTimeOffset(datetime dateTime, timespan offset)") { Value(DateTimeOffset(local: DateTimeTable.own($0[0]), offset: span($0[1]))) }
    members.constructor("System.DateTimeOffset(int year, int month, int day, int hour, int minute, int second, timespan offset)") { arguments in
      let numbers = arguments.map { StringTable.int($0) }
      guard let date = DateTime(year: numbers[0], month: numbers[1], day: numbers[2], hour: numbers[3], minute: numbers[4], second: numbers[5]) else {
        throw PSError.dotNet("System.ArgumentOutOfRangeException", "Year, Month, and Day parameters describe an un-representable DateTime.")
      }
      return Value(DateTimeOffset(local: date, offset: span(arguments[6])))
    }
  }.defaulting { Value(DateTimeOffset(local: .minimum, offset: TimeSpan(ticks: 0))) }

  private static let guid = TypeDefinition(
    "System.Guid", base: "System.ValueType", traits: [.valueType, .sealed], interfaces: ["System.IComparable", "System.IFormattable"]
  ) { members, _ in
    func own(_ value: Value) -> Guid { value.asGuid ?? .empty }
    func parse(_ text: String) throws -> Value {
      guard let made = Guid(text) else { throw PSError.format("Unrecognized Guid format.") }
      return Value(made)
    }
    // PowerShell shows a guid by this added property.
    members.property("Guid", "string", get: { Value(own($0).text) })
    members.property("Variant", "int", get: { .int(Int32(own($0).bytes[8] >> 4)) })
    members.property("Version", "int", get: { .int(Int32(own($0).bytes[6] >> 4)) })
    members.method("byte[] ToByteArray()") { target, _ in Value(bytes: own(target).mixedEndianBytes) }
    members.method("string ToString()") { target, _ in Value(own(target).text) }
    members.method("string ToString(string format)") { Value(try Formatter.text($0, format: try $1[0].text())) }
    members.method("int CompareTo(guid value)") { .int(own($0).text < own($1[0]).text ? -1 : own($0) == own($1[0]) ? 0 : 1) }
    members.method("bool Equals(guid g)") { .bool(own($0) == own($1[0])) }
    members.staticProperty("Empty", "guid", isField: true, get: { Value(Guid.empty) })
    members.staticMethod("guid NewGuid()") { _ in Value(Guid.random()) }
    members.staticMethod("guid Parse(string input)") { try parse(try $0[0].text()) }
    members.staticMethod("guid ParseExact(string input, string format)") { try parse(try $0[0].text()) }
    members.staticMethod("bool TryParse(string input, [ref] guid result)") { arguments in
      let made = Guid(try arguments[0].text())
      try (arguments[1].asObject as? ReferenceObject)?.set(Value(made ?? .empty))
      return .bool(made != nil)
    }
    members.constructor("guid()") { _ in Value(Guid.empty) }
    members.constructor("guid(string g)") { try parse(try $0[0].text()) }
    members.constructor("guid(byte[] b)") { arguments in
      let b = arguments[0].asBytes ?? []
      guard b.count == 16 else { throw PSError.argument("Byte array for Guid must be exactly 16 bytes long.", "b") }
      return Value(Guid(bytes: [b[3], b[2], b[1], b[0], b[5], b[4], b[7], b[6]] + b[8...]))
    }
  }.defaulting { Value(Guid.empty) }

  private static let dbNull = TypeDefinition("System.DBNull", traits: [.sealed], interfaces: ["System.IConvertible"]) { members, _ in
    let value = Value.object(ScalarObject(.dbNull))
    members.staticProperty("Value", "System.DBNull", isField: true, get: { value })
  }
}

/// `Stopwatch`: measures by the session's clock.
final class StopwatchObject: PSObject {
  private var elapsed: Int64 = 0
  private var started: Int64?

  private static func clock() -> Int64 {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return Int64(now.tv_sec) * TimeSpan.perSecond + Int64(now.tv_nsec) / 100
  }

  private var ticks: Int64 { elapsed + (started.map { StopwatchObject.clock() - $0 } ?? 0) }
  private func start() { if started == nil { started = StopwatchObject.clock() } }
  private func stop() {
    elapsed = ticks
    started = nil
  }

  override var type: TypeInfo { TypeCatalog.type("System.Diagnostics.Stopwatch") }
  override func describe() throws -> String { TimeSpan(ticks: ticks).text }

  static let definition = TypeDefinition("System.Diagnostics.Stopwatch") { members, _ in
    func own(_ value: Value) -> StopwatchObject { value.asObject as? StopwatchObject ?? StopwatchObject() }
    members.property("IsRunning", "bool", get: { .bool(own($0).started != nil) })
    members.property("Elapsed", "timespan", get: { Value(TimeSpan(ticks: own($0).ticks)) })
    members.property("ElapsedMilliseconds", "long", get: { .long(own($0).ticks / TimeSpan.perMillisecond) })
    members.property("ElapsedTicks", "long", get: { .long(own($0).ticks * 100) })
    members.method("void Start()") { target, _ in
      own(target).start()
      return .void
    }
    members.method("void Stop()") { target, _ in
      own(target).stop()
      return .void
    }
    members.method("void Reset()") { target, _ in
      own(target).elapsed = 0
      own(target).started = nil
      return .void
    }
    members.method("void Restart()") { target, _ in
      own(target).elapsed = 0
      own(target).started = nil
      own(target).start()
      return .void
    }
    members.staticMethod("System.Diagnostics.Stopwatch StartNew()") { _ in
      let made = StopwatchObject()
      made.start()
      return .object(made)
    }
    members.staticProperty("Frequency", "long", isField: true, get: { .long(1_000_000_000) })
    members.staticProperty("IsHighResolution", "bool", isField: true, get: { .bool(true) })
    members.staticMethod("long GetTimestamp()") { _ in .long(clock() * 100) }
    members.constructor("System.Diagnostics.Stopwatch()") { _ in .object(StopwatchObject()) }
  }
}

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
