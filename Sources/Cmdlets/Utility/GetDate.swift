import Engine
import Objects

/// Gives the date and time, whole, in parts or as text.
struct GetDate: Cmdlet {
  static let name = "Get-Date"
  static let traits = CommandTraits(defaultSet: "DateAndFormat")

  var date = Value.null
  var unixTime = Value.null
  var year: Int?, month: Int?, day: Int?, hour: Int?, minute: Int?, second: Int?, millisecond: Int?
  var displayHint: String?
  var format: String?
  var uFormat: String?
  var asUTC = false

  private static let dateSets = ["DateAndFormat", "DateAndUFormat"]

  static let parameters: [Parameter<Self>] = [
    Parameter(
      "Date", \.date, .set("DateAndFormat", position: 0, fromPipeline: true, fromPipelineByPropertyName: true),
      .set("DateAndUFormat", position: 0, fromPipeline: true, fromPipelineByPropertyName: true), .alias("LastWriteTime"), .type("datetime")),
    Parameter(
      "UnixTimeSeconds", \.unixTime, .set("UnixTimeSecondsAndFormat", mandatory: true), .set("UnixTimeSecondsAndUFormat", mandatory: true),
      .alias("UnixTime"), .type("double")),
    Parameter("Year", \.year, .range(1...9999)),
    Parameter("Month", \.month, .range(1...12)),
    Parameter("Day", \.day, .range(1...31)),
    Parameter("Hour", \.hour, .range(0...23)),
    Parameter("Minute", \.minute, .range(0...59)),
    Parameter("Second", \.second, .range(0...59)),
    Parameter("Millisecond", \.millisecond, .range(0...999)),
    Parameter("DisplayHint", \.displayHint, .type("Microsoft.PowerShell.Commands.DisplayHintType")),
    Parameter("UFormat", \.uFormat, .set("DateAndUFormat", mandatory: true), .set("UnixTimeSecondsAndUFormat", mandatory: true)),
    Parameter("Format", \.format, .sets(["DateAndFormat", "UnixTimeSecondsAndFormat"])),
    Parameter("AsUTC", \.asUTC),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    var moment: DateTime
    if case .double(let seconds) = unixTime.unwrapped {
      moment = DateTime(ticks: DateTime.unixEpochTicks + Int64(seconds * 10_000_000), kind: .utc).toLocal()
    } else {
      moment = date.asDateTime ?? DateTime.now()
    }
    moment = try changed(moment, run)
    if asUTC { moment = moment.toUniversal() }
    if let uFormat { return try run.write(UnixFormat.text(moment, uFormat)) }
    if let format { return try run.write(try formatted(moment, format)) }
    var value = Value(moment)
    if let displayHint {
      let hint = Conversion.tryConvert(Value(displayHint), to: TypeCatalog.type("Microsoft.PowerShell.Commands.DisplayHintType")) ?? Value(displayHint)
      value = Members.add(value, "DisplayHint", hint)
    }
    try run.write(value)
  }

  /// Replaces the parts that were given.
  private func changed(_ moment: DateTime, _ run: CommandRuntime) throws -> DateTime {
    guard year ?? month ?? day ?? hour ?? minute ?? second ?? millisecond != nil else { return moment }
    let newYear = year ?? moment.year, newMonth = month ?? moment.month
    let newDay = day ?? min(moment.day, DateTime.days(in: newMonth, of: newYear))
    guard
      let made = DateTime(
        year: newYear, month: newMonth, day: newDay, hour: hour ?? moment.hour, minute: minute ?? moment.minute, second: second ?? moment.second,
        kind: moment.kind)
    else {
      // A day that the month does not have runs over into the next one.
      guard let first = DateTime(year: newYear, month: newMonth, day: 1, hour: hour ?? moment.hour, minute: minute ?? moment.minute, second: second ?? moment.second, kind: moment.kind)
      else { return moment }
      return DateTime(ticks: first.ticks + Int64(newDay - 1) * TimeSpan.perDay, kind: moment.kind)
    }
    let fraction = millisecond.map { Int64($0) * TimeSpan.perMillisecond } ?? moment.ticks % TimeSpan.perSecond
    return DateTime(ticks: made.ticks + fraction, kind: moment.kind)
  }

  private func formatted(_ moment: DateTime, _ format: String) throws -> String {
    switch format.lowercased() {
    case "filedate": return try moment.text(format: "yyyyMMdd")
    case "filedateuniversal": return try moment.toUniversal().text(format: "yyyyMMdd") + "Z"
    case "filedatetime": return try moment.text(format: "yyyyMMdd'T'HHmmssffff")
    case "filedatetimeuniversal": return try moment.toUniversal().text(format: "yyyyMMdd'T'HHmmssffff") + "Z"
    default: return try moment.text(format: format)
    }
  }
}

/// Formats dates by the letters of Unix' `date` command.
enum UnixFormat {
  static func text(_ moment: DateTime, _ format: String) throws -> String {
    var result = ""
    var letters = format.hasPrefix("+") ? format.dropFirst() : format[...]
    while let letter = letters.popFirst() {
      guard letter == "%", let code = letters.popFirst() else {
        result.append(letter)
        continue
      }
      result += try part(moment, code)
    }
    return result
  }

  private static func pad(_ number: Int, _ digits: Int = 2) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }

  private static func part(_ moment: DateTime, _ code: Character) throws -> String {
    let hour12 = moment.hour % 12 == 0 ? 12 : moment.hour % 12
    switch code {
    case "A": return try moment.text(format: "dddd")
    case "a": return try moment.text(format: "ddd")
    case "B": return try moment.text(format: "MMMM")
    case "b", "h": return try moment.text(format: "MMM")
    case "C": return pad(moment.year / 100)
    case "c": return try moment.text(format: "ddd dd MMM yyyy HH:mm:ss")
    case "D": return "\(pad(moment.month))/\(pad(moment.day))/\(pad(moment.year % 100))"
    case "d": return pad(moment.day)
    case "e": return moment.day < 10 ? " \(moment.day)" : String(moment.day)
    case "F": return "\(pad(moment.year, 4))-\(pad(moment.month))-\(pad(moment.day))"
    case "G": return String(isoWeek(moment).year)
    case "g": return pad(isoWeek(moment).year % 100)
    case "H": return pad(moment.hour)
    case "I": return pad(hour12)
    case "j": return pad(moment.date.dayOfYear, 3)
    case "k": return moment.hour < 10 ? " \(moment.hour)" : String(moment.hour)
    case "l": return hour12 < 10 ? " \(hour12)" : String(hour12)
    case "M": return pad(moment.minute)
    case "m": return pad(moment.month)
    case "n": return "\n"
    case "p": return moment.hour < 12 ? "AM" : "PM"
    case "R": return "\(pad(moment.hour)):\(pad(moment.minute))"
    case "r": return "\(pad(hour12)):\(pad(moment.minute)):\(pad(moment.second)) \(moment.hour < 12 ? "AM" : "PM")"
    case "S": return pad(moment.second)
    case "s": return String((moment.toUniversal().ticks - DateTime.unixEpochTicks) / TimeSpan.perSecond)
    case "T", "X": return "\(pad(moment.hour)):\(pad(moment.minute)):\(pad(moment.second))"
    case "t": return "\t"
    case "U": return String((moment.date.dayOfYear + 6 - moment.dayOfWeek) / 7)
    case "u": return String(moment.dayOfWeek == 0 ? 7 : moment.dayOfWeek)
    case "V": return pad(isoWeek(moment).week)
    case "W": return String((moment.date.dayOfYear + 6 - (moment.dayOfWeek + 6) % 7) / 7)
    case "w": return String(moment.dayOfWeek)
    case "x": return "\(pad(moment.month))/\(pad(moment.day))/\(pad(moment.year % 100))"
    case "Y": return pad(moment.year, 4)
    case "y": return pad(moment.year % 100)
    case "Z":
      let offset = moment.offsetTicks / TimeSpan.perHour
      return (offset < 0 ? "-" : "+") + pad(Int(abs(offset)))
    case "%": return "%"
    default: return String(code)
    }
  }

  private static func isoWeek(_ moment: DateTime) -> (year: Int, week: Int) {
    let weekday = moment.dayOfWeek == 0 ? 7 : moment.dayOfWeek
    let week = (moment.date.dayOfYear - weekday + 10) / 7
    if week < 1 { return (moment.year - 1, weeks(in: moment.year - 1)) }
    if week > weeks(in: moment.year) { return (moment.year + 1, 1) }
    return (moment.year, week)
  }

  private static func weeks(in year: Int) -> Int {
    func start(_ year: Int) -> Int { (year + year / 4 - year / 100 + year / 400) % 7 }
    return start(year) == 4 || start(year - 1) == 3 ? 53 : 52
  }
}

/// Makes a time span of parts, or of two dates.
struct NewTimeSpan: Cmdlet {
  static let name = "New-TimeSpan"
  static let traits = CommandTraits(defaultSet: "Date")

  var start = Value.null, end = Value.null
  var days = 0, hours = 0, minutes = 0, seconds = 0, milliseconds = 0

  static let parameters: [Parameter<Self>] = [
    Parameter("Start", \.start, .set("Date", position: 0, fromPipeline: true, fromPipelineByPropertyName: true), .alias("LastWriteTime"), .type("datetime")),
    Parameter("End", \.end, .set("Date", position: 1, fromPipelineByPropertyName: true), .type("datetime")),
    Parameter("Days", \.days, .sets(["Time"])),
    Parameter("Hours", \.hours, .sets(["Time"])),
    Parameter("Minutes", \.minutes, .sets(["Time"])),
    Parameter("Seconds", \.seconds, .sets(["Time"])),
    Parameter("Milliseconds", \.milliseconds, .sets(["Time"])),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    if run.parameterSet == "Time" {
      let ticks =
        Int64(days) * TimeSpan.perDay + Int64(hours) * TimeSpan.perHour + Int64(minutes) * TimeSpan.perMinute + Int64(seconds) * TimeSpan.perSecond
        + Int64(milliseconds) * TimeSpan.perMillisecond
      return try run.write(Value(TimeSpan(ticks: ticks)))
    }
    let now = DateTime.now()
    let from = start.asDateTime ?? now, to = end.asDateTime ?? now
    try run.write(Value(TimeSpan(ticks: to.ticks - from.ticks)))
  }
}

/// Changes nothing here: the clock belongs to the session.
struct SetDate: Cmdlet {
  static let name = "Set-Date"
  static let traits = CommandTraits(defaultSet: "Date", supportsShouldProcess: true)

  var date = Value.null
  var adjust = Value.null
  var displayHint: String?

  static let parameters: [Parameter<Self>] = [
    Parameter("Date", \.date, .set("Date", position: 0, mandatory: true, fromPipeline: true, fromPipelineByPropertyName: true), .type("datetime")),
    Parameter("Adjust", \.adjust, .set("Adjust", position: 0, mandatory: true), .type("timespan")),
    Parameter("DisplayHint", \.displayHint),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    let moment = adjust.isNull ? date : try Operators.add(Value(DateTime.now()), adjust)
    guard try run.shouldProcess(try moment.text(), "Set-Date") else { return }
    throw run.error("System.ComponentModel.Win32Exception", "Operation not permitted", id: "System.ComponentModel.Win32Exception", .NotSpecified)
  }
}
