/// `System.DateTime`.
enum DateTimeTable {
  static func own(_ value: Value) -> DateTime { value.asDateTime ?? .minimum }
  private static func int(_ value: Value) -> Int { StringTable.int(value) }
  static func double(_ value: Value) -> Double { Numeric(value)?.double ?? 0 }
  private static func long(_ value: Value) -> Int64 { if case .long(let number) = value { number } else { 0 } }

  static func day(_ date: DateTime) -> Value { Value(enumeration: "System.DayOfWeek", date.dayOfWeek) }

  /// The script of `DateTime`, as PowerShell's type data has it.
  private static let longText = """
    if ((& { Set-StrictMode -Version 1; $this.DisplayHint }) -ieq  "Date")
                {
                "{0}" -f $this.ToLongDateString()
                }
                elseif ((& { Set-StrictMode -Version 1; $this.DisplayHint }) -ieq "Time")
                {
                "{0}" -f  $this.ToLongTimeString()
                }
                else
                {
                "{0} {1}" -f $this.ToLongDateString(), $this.ToLongTimeString()
                }
    """

  static let definition = TypeDefinition(
    "System.DateTime", base: "System.ValueType", traits: [.valueType, .sealed], interfaces: ["System.IComparable", "System.IConvertible", "System.IFormattable"]
  ) { members, _ in
    parts(&members)
    // PowerShell's own addition: the long text that output shows.
    members.property("DateTime", "System.Object", addition: .script(longText), get: { Value(try own($0).text(format: "F")) })
    arithmetic(&members)
    texts(&members)
    statics(&members)
    constructors(&members)
  }.defaulting { Value(DateTime.minimum) }

  private static func parts(_ members: inout TypeMembers) {
    members.property("Date", "datetime", get: { Value(own($0).midnight) })
    members.property("Day", "int", get: { .int(Int32(own($0).day)) })
    members.property("DayOfWeek", "System.DayOfWeek", get: { day(own($0)) })
    members.property("DayOfYear", "int", get: { .int(Int32(own($0).date.dayOfYear)) })
    members.property("Hour", "int", get: { .int(Int32(own($0).hour)) })
    members.property("Kind", "System.DateTimeKind", get: { Value(enumeration: "System.DateTimeKind", own($0).kind.rawValue) })
    members.property("Millisecond", "int", get: { .int(Int32(own($0).millisecond)) })
    members.property("Microsecond", "int", get: { .int(Int32(own($0).fraction / 10 % 1000)) })
    members.property("Nanosecond", "int", get: { .int(Int32(own($0).fraction % 10 * 100)) })
    members.property("Minute", "int", get: { .int(Int32(own($0).minute)) })
    members.property("Month", "int", get: { .int(Int32(own($0).month)) })
    members.property("Second", "int", get: { .int(Int32(own($0).second)) })
    members.property("Ticks", "long", get: { .long(own($0).ticks) })
    members.property("TimeOfDay", "timespan", get: { Value(own($0).timeOfDay) })
    members.property("Year", "int", get: { .int(Int32(own($0).year)) })
  }

  private static func arithmetic(_ members: inout TypeMembers) {
    members.method("datetime Add(timespan value)") { Value(try own($0).adding(ticks: $1[0].asTimeSpan?.ticks ?? 0)) }
    for (name, unit) in [
      ("AddDays", TimeSpan.perDay), ("AddHours", TimeSpan.perHour), ("AddMinutes", TimeSpan.perMinute), ("AddSeconds", TimeSpan.perSecond),
      ("AddMilliseconds", TimeSpan.perMillisecond), ("AddMicroseconds", 10),
    ] as [(String, Int64)] {
      members.method("datetime \(name)(double value)") { Value(try own($0).adding(double($1[0]), unit: unit)) }
    }
    members.method("datetime AddMonths(int months)") { Value(try own($0).adding(months: int($1[0]))) }
    members.method("datetime AddYears(int value)") { Value(try own($0).adding(months: int($1[0]) * 12)) }
    members.method("datetime AddTicks(long value)") { Value(try own($0).adding(ticks: long($1[0]))) }
    members.method("timespan Subtract(datetime value)") { Value(TimeSpan(ticks: own($0).ticks - own($1[0]).ticks)) }
    members.method("datetime Subtract(timespan value)") { Value(try own($0).adding(ticks: -($1[0].asTimeSpan?.ticks ?? 0))) }
    members.method("int CompareTo(datetime value)") { target, arguments in
      .int(own(target).ticks < own(arguments[0]).ticks ? -1 : own(target).ticks > own(arguments[0]).ticks ? 1 : 0)
    }
    members.method("bool Equals(datetime value)") { .bool(own($0).ticks == own($1[0]).ticks) }
    members.method("datetime ToLocalTime()") { target, _ in Value(own(target).toLocal()) }
    members.method("datetime ToUniversalTime()") { target, _ in Value(own(target).toUniversal()) }
    members.method("bool IsDaylightSavingTime()") { target, _ in .bool(false) }
    members.method("long ToFileTime()") { target, _ in .long(own(target).utcTicks - 504_911_232_000_000_000) }
    members.method("long ToFileTimeUtc()") { target, _ in
      .long((own(target).kind == .local ? own(target).utcTicks : own(target).ticks) - 504_911_232_000_000_000)
    }
    members.method("double ToOADate()") { target, _ in .double(Double(own(target).ticks - 599_264_352_000_000_000) / Double(TimeSpan.perDay)) }
    members.method("long ToBinary()") { target, _ in .long(own(target).ticks | Int64(own(target).kind == .utc ? 1 : 0) << 62) }
  }

  private static func texts(_ members: inout TypeMembers) {
    members.method("string ToString()") { target, _ in Value(own(target).text(culture: .current)) }
    members.method("string ToString(string format)") { Value(try own($0).text(format: try $1[0].text())) }
    members.method("string ToString(System.IFormatProvider provider)") { Value(own($0).text(culture: CultureObject.culture($1[0]))) }
    members.method("string ToString(string format, System.IFormatProvider provider)") {
      Value(try own($0).text(format: try $1[0].text(), culture: CultureObject.culture($1[1])))
    }
    for (name, format) in [("ToLongDateString", "D"), ("ToLongTimeString", "T"), ("ToShortDateString", "d"), ("ToShortTimeString", "t")] {
      members.method("string \(name)()") { target, _ in Value(try own(target).text(format: format)) }
    }
    members.method("System.TypeCode GetTypeCode()") { _, _ in Value(enumeration: "System.TypeCode", 16) }
  }

  private static func statics(_ members: inout TypeMembers) {
    members.staticProperty("MaxValue", "datetime", isField: true, get: { Value(DateTime.maximum) })
    members.staticProperty("MinValue", "datetime", isField: true, get: { Value(DateTime.minimum) })
    members.staticProperty("UnixEpoch", "datetime", isField: true, get: { Value(DateTime(ticks: DateTime.unixEpochTicks, kind: .utc)) })
    members.staticProperty("Now", "datetime", get: { Value(DateTime.now()) })
    members.staticProperty("Today", "datetime", get: { Value(DateTime.now().midnight) })
    members.staticProperty("UtcNow", "datetime", get: { Value(DateTime.utcNow()) })
    members.staticMethod("int DaysInMonth(int year, int month)") { arguments in
      guard (1...12).contains(int(arguments[1])) else { throw PSError.outOfRange("Month must be between one and twelve.", "month") }
      return .int(Int32(DateTime.days(in: int(arguments[1]), of: int(arguments[0]))))
    }
    members.staticMethod("bool IsLeapYear(int year)") { .bool(DateTime.isLeap(int($0[0]))) }
    members.staticMethod("datetime SpecifyKind(datetime value, System.DateTimeKind kind)") { arguments in
      guard case .enumeration(_, let kind)? = arguments[1].asScalar else { return arguments[0] }
      return Value(own(arguments[0]).with(kind: DateTime.Kind(rawValue: Int(kind)) ?? .unspecified))
    }
    members.staticMethod("int Compare(datetime t1, datetime t2)") { arguments in
      .int(own(arguments[0]).ticks < own(arguments[1]).ticks ? -1 : own(arguments[0]).ticks > own(arguments[1]).ticks ? 1 : 0)
    }
    members.staticMethod("datetime FromFileTime(long fileTime)") { Value(DateTime(ticks: long($0[0]) + 504_911_232_000_000_000, kind: .utc).toLocal()) }
    members.staticMethod("datetime FromFileTimeUtc(long fileTime)") { Value(DateTime(ticks: long($0[0]) + 504_911_232_000_000_000, kind: .utc)) }
    members.staticMethod("datetime FromOADate(double d)") {
      Value(try DateTime(ticks: 599_264_352_000_000_000).adding((double($0[0]) * 86_400_000).rounded(), unit: TimeSpan.perMillisecond))
    }
    members.staticMethod("datetime FromBinary(long dateData)") { arguments in
      let data = long(arguments[0])
      return Value(DateTime(ticks: data & 0x3fff_ffff_ffff_ffff, kind: data >> 62 & 1 == 1 ? .utc : .unspecified))
    }
    let provider = "System.IFormatProvider provider", styles = "System.Globalization.DateTimeStyles styles"
    func parse(_ value: Value, _ culture: Culture, _ flags: Value = .null) throws -> DateTime {
      if value.isNull { throw PSError.argumentNull("s") }
      return try styled(try value.text(), flags) { text in
        do {
          return try DateParser.parseWithOffset(text, culture)
        } catch let failure as DateParser.Failure {
          throw DateParser.error(failure, text)
        }
      }
    }
    members.staticMethod("datetime Parse(string s)") { Value(try parse($0[0], .current)) }
    members.staticMethod("datetime Parse(string s, \(provider))") { Value(try parse($0[0], CultureObject.culture($0[1]))) }
    members.staticMethod("datetime Parse(string s, \(provider), \(styles))") { Value(try parse($0[0], CultureObject.culture($0[1]), $0[2])) }
    func attempt(_ target: Value, _ make: () throws -> DateTime) throws -> Value {
      let made = try? make()
      try (target.asObject as? ReferenceObject)?.set(Value(made ?? .minimum))
      return .bool(made != nil)
    }
    members.staticMethod("bool TryParse(string s, [ref] datetime result)") { arguments in try attempt(arguments[1]) { try parse(arguments[0], .current) } }
    members.staticMethod("bool TryParse(string s, \(provider), \(styles), [ref] datetime result)") { arguments in
      try attempt(arguments[3]) { try parse(arguments[0], CultureObject.culture(arguments[1]), arguments[2]) }
    }
    func exact(_ value: Value, _ formats: Value, _ provider: Value, _ flags: Value = .null) throws -> DateTime {
      if value.isNull { throw PSError.argumentNull("s") }
      let text = try value.text()
      let patterns = try formats.asArray?.items.map { try $0.text() } ?? [try formats.text()]
      let culture = CultureObject.culture(provider)
      for pattern in patterns {
        if let found = try DateExactParser.parse(text, pattern, culture) { return try styled(text, flags, zoneOfPattern: pattern) { _ in found } }
      }
      throw PSError.format("String '\(text)' was not recognized as a valid DateTime.")
    }
    members.staticMethod("datetime ParseExact(string s, string format, \(provider))") { Value(try exact($0[0], $0[1], $0[2])) }
    members.staticMethod("datetime ParseExact(string s, string format, \(provider), \(styles))") { Value(try exact($0[0], $0[1], $0[2], $0[3])) }
    members.staticMethod("datetime ParseExact(string s, string[] formats, \(provider), \(styles))") { Value(try exact($0[0], $0[1], $0[2], $0[3])) }
    members.staticMethod("bool TryParseExact(string s, string format, \(provider), \(styles), [ref] datetime result)") { arguments in
      try attempt(arguments[4]) { try exact(arguments[0], arguments[1], arguments[2], arguments[3]) }
    }
    members.staticMethod("bool TryParseExact(string s, string[] formats, \(provider), \(styles), [ref] datetime result)") { arguments in
      try attempt(arguments[4]) { try exact(arguments[0], arguments[1], arguments[2], arguments[3]) }
    }
  }

  /// Applies `DateTimeStyles` to a date and the offset it named.
  private static func styled(_ text: String, _ flags: Value, zoneOfPattern: String = "", _ parse: (String) throws -> (DateTime, Int64?)) throws -> DateTime {
    let (date, offset) = try parse(text)
    var styles: Int64 = 0
    if case .enumeration(_, let number)? = flags.asScalar { styles = number }
    if let offset {
      let utc = DateTime(ticks: date.ticks - offset, kind: .utc)
      if styles & 16 != 0 || (styles & 128 != 0 && offset == 0 && TextScan.trimmed(text).hasSuffix("Z")) { return utc }
      return utc.toLocal()
    }
    if styles & 64 != 0 {
      let utc = date.with(kind: .utc)
      return styles & 16 != 0 ? utc : utc.toLocal()
    }
    if styles & 32 != 0 { return styles & 16 != 0 ? date.with(kind: .local).toUniversal() : date.with(kind: .local) }
    return date
  }

  private static func constructors(_ members: inout TypeMembers) {
    func made(_ arguments: [Value], kind: DateTime.Kind = .unspecified) throws -> Value {
      let numbers = arguments.map(int) + [0, 0, 0, 0]
      guard let date = DateTime(
        year: numbers[0], month: numbers[1], day: numbers[2], hour: arguments.count > 3 ? numbers[3] : 0, minute: arguments.count > 4 ? numbers[4] : 0,
        second: arguments.count > 5 ? numbers[5] : 0, millisecond: arguments.count > 6 ? numbers[6] : 0, kind: kind)
      else {
        let isTime = DateTime(year: numbers[0], month: numbers[1], day: numbers[2]) != nil
        throw PSError.dotNet(
          "System.ArgumentOutOfRangeException",
          isTime ? "Hour, Minute, and Second parameters describe an un-representable DateTime." : "Year, Month, and Day parameters describe an un-representable DateTime.")
      }
      return Value(date)
    }
    func kind(_ value: Value) -> DateTime.Kind {
      guard case .enumeration(_, let number)? = value.asScalar else { return .unspecified }
      return DateTime.Kind(rawValue: Int(number)) ?? .unspecified
    }
    members.constructor("datetime(long ticks)") { Value(DateTime(ticks: long($0[0]))) }
    members.constructor("datetime(long ticks, System.DateTimeKind kind)") { Value(DateTime(ticks: long($0[0]), kind: kind($0[1]))) }
    members.constructor("datetime(int year, int month, int day)") { try made($0) }
    members.constructor("datetime(int year, int month, int day, int hour, int minute, int second)") { try made($0) }
    members.constructor("datetime(int year, int month, int day, int hour, int minute, int second, System.DateTimeKind kind)") {
      try made(Array($0.dropLast()), kind: kind($0[6]))
    }
    members.constructor("datetime(int year, int month, int day, int hour, int minute, int second, int millisecond)") { try made($0) }
    members.constructor("datetime(int year, int month, int day, int hour, int minute, int second, int millisecond, System.DateTimeKind kind)") {
      try made(Array($0.dropLast()), kind: kind($0[7]))
    }
    members.constructor("datetime()") { _ in Value(DateTime.minimum) }
  }
}
