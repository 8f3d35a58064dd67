#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A time zone from the system's zone files.
final class ZoneObject: EquatableObject {
  let id: String
  /// Moments of change in UTC seconds of Unix time with the kind of time that begins then.
  private let changes: [(at: Int64, kind: Int)]
  private let kinds: [(offset: Int, isDaylight: Bool, name: String)]
  private let first: Int
  /// The rule for years behind the table, as POSIX writes it.
  private let rule: PosixRule?

  override var type: TypeInfo { TypeCatalog.type("System.TimeZoneInfo") }
  override var hashText: String { id }
  override func describe() throws -> String { displayName }

  /// Windows names that admins use, with their zone.
  private static let windowsNames = [
    "UTC": "Etc/UTC", "GMT Standard Time": "Europe/London", "W. Europe Standard Time": "Europe/Berlin", "Central Europe Standard Time": "Europe/Budapest",
    "Central European Standard Time": "Europe/Warsaw", "Romance Standard Time": "Europe/Paris", "FLE Standard Time": "Europe/Kiev",
    "GTB Standard Time": "Europe/Bucharest", "E. Europe Standard Time": "Europe/Chisinau", "Russian Standard Time": "Europe/Moscow",
    "Turkey Standard Time": "Europe/Istanbul", "Eastern Standard Time": "America/New_York", "Central Standard Time": "America/Chicago",
    "Mountain Standard Time": "America/Denver", "Pacific Standard Time": "America/Los_Angeles", "China Standard Time": "Asia/Shanghai",
    "Tokyo Standard Time": "Asia/Tokyo", "India Standard Time": "Asia/Kolkata", "AUS Eastern Standard Time": "Australia/Sydney",
    "Singapore Standard Time": "Asia/Singapore", "Arabian Standard Time": "Asia/Dubai",
  ]

  private nonisolated(unsafe) static var known: [String: ZoneObject] = [:]

  static func find(_ id: String) throws -> ZoneObject {
    if let zone = known[id] { return zone }
    let file = id == "UTC" ? "Etc/UTC" : windowsNames[id] ?? id
    guard !file.contains(".."), !file.hasPrefix("/"), let bytes = read("/usr/share/zoneinfo/\(file)"), let zone = ZoneObject(id, bytes) else {
      if id == "UTC" || file == "Etc/UTC" { return ZoneObject(utc: id) }
      throw PSError.dotNet("System.TimeZoneNotFoundException", "The time zone ID '\(id)' was not found on the local computer.")
    }
    known[id] = zone
    return zone
  }

  private init(utc id: String) {
    self.id = id
    changes = []
    kinds = [(0, false, "UTC")]
    first = 0
    rule = nil
    super.init()
  }

  private static func read(_ path: String) -> [UInt8]? {
    let file = open(path, O_RDONLY)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var result: [UInt8] = [], buffer = [UInt8](repeating: 0, count: 8192)
    while true {
      let count = Glibc_read(file, &buffer, buffer.count)
      if count <= 0 { break }
      result += buffer[..<count]
    }
    return result.isEmpty ? nil : result
  }

  /// Reads version 2 of the zone file format.
  private init?(_ id: String, _ bytes: [UInt8]) {
    func number(_ at: Int, _ width: Int) -> Int64 {
      var value: UInt64 = 0
      for index in 0..<width { value = value << 8 | UInt64(at + index < bytes.count ? bytes[at + index] : 0) }
      return width == 4 ? Int64(Int32(truncatingIfNeeded: value)) : Int64(bitPattern: value)
    }
    guard bytes.count > 44, bytes.starts(with: Array("TZif".utf8)) else { return nil }
    func counts(_ at: Int) -> [Int] { (0..<6).map { Int(number(at + 20 + $0 * 4, 4)) } }
    var header = counts(0), start = 0, width = 4
    if bytes[4] >= 0x32 {
      start = 44 + header[3] * 5 + header[4] * 6 + header[5] + header[2] * 8 + header[1] + header[0]
      guard start + 44 <= bytes.count else { return nil }
      header = counts(start)
      width = 8
    }
    let times = start + 44, indices = times + header[3] * width, records = indices + header[3], names = records + header[4] * 6
    guard names + header[5] <= bytes.count, header[4] > 0 else { return nil }
    kinds = (0..<header[4]).map { index in
      let at = records + index * 6
      let name = bytes[(names + Int(bytes[at + 5]))...].prefix { $0 != 0 }
      return (Int(number(at, 4)), bytes[at + 4] != 0, String(decoding: name, as: UTF8.self))
    }
    changes = (0..<header[3]).map { (number(times + $0 * width, width), Int(bytes[indices + $0])) }
    first = kinds.firstIndex { !$0.isDaylight } ?? 0
    let footer = names + header[5] + header[2] * (width + 4) + header[1] + header[0]
    rule = width == 8 && footer + 1 < bytes.count ? PosixRule(String(decoding: bytes[(footer + 1)...].prefix { $0 != 0x0a }, as: UTF8.self)) : nil
    self.id = id
    super.init()
  }

  private func kind(_ seconds: Int64) -> (offset: Int, isDaylight: Bool) {
    guard let last = changes.last else {
      if let rule { return rule.kind(seconds) }
      return (kinds[first].offset, kinds[first].isDaylight)
    }
    if seconds >= last.at, let rule { return rule.kind(seconds) }
    var low = 0, high = changes.count
    while low < high {
      let middle = (low + high) / 2
      if changes[middle].at <= seconds { low = middle + 1 } else { high = middle }
    }
    let found = low == 0 ? kinds[first] : kinds[changes[low - 1].kind]
    return (found.offset, found.isDaylight)
  }

  private static func unix(_ ticks: Int64) -> Int64 { (ticks - DateTime.unixEpochTicks) / TimeSpan.perSecond }

  func offset(utc ticks: Int64) -> Int64 { Int64(kind(ZoneObject.unix(ticks)).offset) * TimeSpan.perSecond }

  /// The offset at a reading of the zone's own clocks.
  func offset(local ticks: Int64) -> Int64 {
    let guess = offset(utc: ticks)
    return offset(utc: ticks - guess)
  }

  private var base: Int64 { Int64(kinds.last { !$0.isDaylight }?.offset ?? 0) }

  private var displayName: String {
    if base == 0, id == "UTC" || id == "Etc/UTC" { return "(UTC) Coordinated Universal Time" }
    let minutes = abs(base) / 60
    return "(UTC\(base < 0 ? "-" : "+")\(DateText.padded(Int(minutes / 60), 2)):\(DateText.padded(Int(minutes % 60), 2))) \(id)"
  }

  private static func convert(_ date: DateTime, to zone: ZoneObject, from source: ZoneObject? = nil) -> DateTime {
    let utc = source.map { date.ticks - $0.offset(local: date.ticks) } ?? date.utcTicks
    let kind: DateTime.Kind = zone.id == "UTC" ? .utc : .unspecified
    return DateTime(ticks: utc + zone.offset(utc: utc), kind: kind)
  }

  static let definition = TypeDefinition("System.TimeZoneInfo") { members, _ in
    func own(_ value: Value) throws -> ZoneObject {
      guard let zone = value.asObject as? ZoneObject else { throw PSError.argumentNull("timeZone") }
      return zone
    }
    func utcTicks(_ value: Value) -> Int64 {
      if case .dateTimeOffset(let moment)? = value.asScalar { return moment.utcTicks }
      return DateTimeTable.own(value).utcTicks
    }
    members.property("Id", "string", get: { Value(try own($0).id) })
    members.property("HasIanaId", "bool", get: { .bool(try own($0).id.contains("/") || own($0).id == "UTC") })
    members.property("DisplayName", "string", get: { Value(try own($0).displayName) })
    members.property("StandardName", "string", get: { Value(try own($0).id == "UTC" ? "Coordinated Universal Time" : try own($0).id) })
    members.property("DaylightName", "string", get: { Value(try own($0).id == "UTC" ? "Coordinated Universal Time" : try own($0).id) })
    members.property("BaseUtcOffset", "timespan", get: { Value(TimeSpan(ticks: try own($0).base * TimeSpan.perSecond)) })
    members.property("SupportsDaylightSavingTime", "bool", get: { .bool(try own($0).kinds.contains { $0.isDaylight }) })
    members.method("timespan GetUtcOffset(datetime dateTime)") { target, arguments in
      let date = DateTimeTable.own(arguments[0]), zone = try own(target)
      return Value(TimeSpan(ticks: date.kind == .unspecified ? zone.offset(local: date.ticks) : zone.offset(utc: date.utcTicks)))
    }
    members.method("bool IsDaylightSavingTime(datetime dateTime)") { target, arguments in
      let date = DateTimeTable.own(arguments[0]), zone = try own(target)
      let utc = date.kind == .unspecified ? date.ticks - zone.offset(local: date.ticks) : date.utcTicks
      return .bool(zone.kind(unix(utc)).isDaylight)
    }
    members.method("string ToString()") { target, _ in Value(try own(target).displayName) }
    members.staticProperty("Utc", "System.TimeZoneInfo", get: { .object(try find("UTC")) })
    members.staticProperty("Local", "System.TimeZoneInfo", get: {
      let name = getenv("TZ").map { String(cString: $0) } ?? "UTC"
      return .object((try? find(name.isEmpty ? "UTC" : name)) ?? ZoneObject(utc: "UTC"))
    })
    members.staticMethod("System.TimeZoneInfo FindSystemTimeZoneById(string id)") { .object(try find(try $0[0].text())) }
    members.staticMethod("datetime ConvertTimeFromUtc(datetime dateTime, System.TimeZoneInfo destinationTimeZone)") { arguments in
      let zone = try own(arguments[1]), date = DateTimeTable.own(arguments[0])
      if date.kind == .local { throw PSError.argument("The conversion could not be completed because the supplied DateTime did not have the Kind property set correctly. For example, when the Kind property is DateTimeKind.Local, the source time zone must be TimeZoneInfo.Local.", "sourceTimeZone") }
      return Value(convert(date.with(kind: .utc), to: zone))
    }
    members.staticMethod("datetime ConvertTimeToUtc(datetime dateTime)") { Value(DateTimeTable.own($0[0]).toUniversal()) }
    members.staticMethod("datetime ConvertTimeToUtc(datetime dateTime, System.TimeZoneInfo sourceTimeZone)") { arguments in
      let zone = try own(arguments[1]), date = DateTimeTable.own(arguments[0])
      return Value(DateTime(ticks: date.ticks - zone.offset(local: date.ticks), kind: .utc))
    }
    members.staticMethod("datetime ConvertTime(datetime dateTime, System.TimeZoneInfo destinationTimeZone)") {
      Value(convert(DateTimeTable.own($0[0]), to: try own($0[1])))
    }
    members.staticMethod("datetime ConvertTime(datetime dateTime, System.TimeZoneInfo sourceTimeZone, System.TimeZoneInfo destinationTimeZone)") {
      Value(convert(DateTimeTable.own($0[0]), to: try own($0[2]), from: try own($0[1])))
    }
    members.staticMethod("datetime ConvertTimeBySystemTimeZoneId(datetime dateTime, string destinationTimeZoneId)") {
      Value(convert(DateTimeTable.own($0[0]), to: try find(try $0[1].text())))
    }
    members.staticMethod("datetime ConvertTimeBySystemTimeZoneId(datetime dateTime, string sourceTimeZoneId, string destinationTimeZoneId)") {
      Value(convert(DateTimeTable.own($0[0]), to: try find(try $0[2].text()), from: try find(try $0[1].text())))
    }
    members.staticMethod("System.Object GetSystemTimeZones()") { _ in
      .array(PSArray(ContiguousArray(try windowsNames.values.sorted().compactMap { try? find($0) }.map { .object($0) })))
    }
  }
}

/// The system call under a name that the type's own method does not hide.
private func Glibc_read(_ file: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int) -> Int { read(file, buffer, count) }

/// A rule such as `CET-1CEST,M3.5.0,M10.5.0/3`.
struct PosixRule {
  private struct Day {
    let month, week, weekday, seconds: Int
  }

  private var standard = 0, daylight = 0
  private var begin: Day?, end: Day?

  init?(_ text: String) {
    let parts = text.split(separator: ",").map(String.init)
    guard let zones = parts.first, !zones.isEmpty else { return nil }
    var scalars = Array(zones.unicodeScalars)[...]
    func name() { 
      if scalars.first == "<" {
        while let first = scalars.popFirst(), first != ">" {}
      } else {
        while let first = scalars.first, first.properties.isAlphabetic { scalars = scalars.dropFirst() }
      }
    }
    func offset() -> Int? {
      var text = ""
      while let first = scalars.first, first == "-" || first == "+" || first == ":" || (first.value >= 0x30 && first.value <= 0x39) {
        text.unicodeScalars.append(first)
        scalars = scalars.dropFirst()
      }
      return text.isEmpty ? nil : -PosixRule.seconds(text)
    }
    name()
    standard = offset() ?? 0
    daylight = standard + 3600
    if !scalars.isEmpty {
      name()
      if let other = offset() { daylight = other }
      if parts.count == 3 {
        begin = PosixRule.day(parts[1])
        end = PosixRule.day(parts[2])
      }
    }
  }

  private static func seconds(_ text: String) -> Int {
    let isNegative = text.hasPrefix("-")
    let numbers = text.drop { $0 == "-" || $0 == "+" }.split(separator: ":").map { Int($0) ?? 0 }
    let total = (numbers.first ?? 0) * 3600 + (numbers.count > 1 ? numbers[1] : 0) * 60
    return isNegative ? -total : total
  }

  private static func day(_ text: String) -> Day? {
    let halves = text.split(separator: "/").map(String.init)
    guard let first = halves.first, first.hasPrefix("M") else { return nil }
    let numbers = first.dropFirst().split(separator: ".").compactMap { Int($0) }
    guard numbers.count == 3 else { return nil }
    return Day(month: numbers[0], week: numbers[1], weekday: numbers[2], seconds: halves.count > 1 ? seconds(halves[1]) : 7200)
  }

  private func moment(_ day: Day, _ year: Int) -> Int64 {
    let first = DateTime.dayNumber(year, day.month, 1)
    var date = (day.weekday - (first + 1) % 7 + 7) % 7 + (day.week - 1) * 7
    while date >= DateTime.days(in: day.month, of: year) { date -= 7 }
    return (Int64(first + date) - 719_162) * 86_400 + Int64(day.seconds)
  }

  func kind(_ unix: Int64) -> (offset: Int, isDaylight: Bool) {
    guard let begin, let end else { return (standard, false) }
    let year = DateTime(ticks: max(0, (unix + Int64(standard)) * TimeSpan.perSecond + DateTime.unixEpochTicks)).year
    let from = moment(begin, year) - Int64(standard), to = moment(end, year) - Int64(daylight)
    let isDaylight = from < to ? unix >= from && unix < to : unix >= from || unix < to
    return (isDaylight ? daylight : standard, isDaylight)
  }
}
