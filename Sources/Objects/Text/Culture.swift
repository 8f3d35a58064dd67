/// The words and patterns of a culture: how it writes numbers and dates, how it orders text.
public final class Culture {
  public let name: String
  /// `English (United States)`.
  public let displayName: String
  public let nativeName: String
  public let lcid: Int
  var decimalSeparator = ".", groupSeparator = ",", negativeSign = "-", positiveInfinity = "∞", percentSymbol = "%"
  var currencySymbol = "¤", currencyDecimalDigits = 2, numberDecimalDigits = 3, percentDecimalDigits = 3
  /// `n` stands for the number: `$n`, `n €`; negative ones with their sign.
  var currencyPattern = "$n", negativeCurrencyPattern = "-$n", percentPattern = "n%"
  var shortDate = "MM/dd/yyyy", longDate = "dddd, dd MMMM yyyy", shortTime = "HH:mm", longTime = "HH:mm:ss", monthDay = "MMMM dd", yearMonth = "yyyy MMMM"
  var months: [String] = [], shortMonths: [String] = [], days: [String] = [], shortDays: [String] = []
  /// Short months as they stand beside a day, where a language tells them apart.
  var shortMonthsInDates: [String]?
  var am = "AM", pm = "PM"
  var dateSeparator = "/", timeSeparator = ":"
  var firstDayOfWeek = 0
  var listSeparator = ","

  init(_ name: String, _ displayName: String, _ nativeName: String, lcid: Int, _ fill: (Culture) -> Void) {
    self.name = name
    self.displayName = displayName
    self.nativeName = nativeName
    self.lcid = lcid
    fill(self)
    if shortMonths.isEmpty { shortMonths = months.map { String($0.prefix(3)) } }
    if shortDays.isEmpty { shortDays = days.map { String($0.prefix(3)) } }
  }

  public var isInvariant: Bool { name.isEmpty }
  /// The session's culture.
  public static var current: Culture {
    let name = ObjectRuntime.current.cultureName
    if let last, last.name == name { return last }
    let found = named(name) ?? invariant
    last = found
    return found
  }

  /// Finds a culture by its name, in any case; a bare language gives its main country. Nil for a name that is none.
  public static func named(_ name: String) -> Culture? {
    if let known = all.first(where: { FoldedName.equal($0.name, name) }) { return known }
    let language = name.split(separator: "-").first.map(String.init) ?? name
    guard language.utf8.count == 2 || language.utf8.count == 3, language.utf8.allSatisfy({ $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7a }) else { return nil }
    if let made = derived[FoldedName(name)] { return made }
    let model = all.first { !$0.isInvariant && FoldedName.equal(String($0.name.prefix(language.utf8.count)), language) }
    let made = Culture(named: name, like: model ?? invariant)
    derived[FoldedName(name)] = made
    return made
  }

  private nonisolated(unsafe) static var derived: [FoldedName: Culture] = [:]

  /// A culture without a table of its own, written like another.
  private init(named name: String, like model: Culture) {
    let parts = name.split(separator: "-").map(String.init)
    self.name = ([parts[0].lowercased()] + parts.dropFirst().map { $0.utf8.count == 2 ? $0.uppercased() : $0 }).joined(separator: "-")
    displayName = model.isInvariant || model.name.isEmpty ? name : String(model.displayName.prefix { $0 != "(" }).trimmingEnd()
    nativeName = displayName
    lcid = 4096
    (decimalSeparator, groupSeparator, negativeSign, positiveInfinity) = (model.decimalSeparator, model.groupSeparator, model.negativeSign, "∞")
    (currencySymbol, currencyPattern, negativeCurrencyPattern, percentPattern) = (
      model.currencySymbol, model.currencyPattern, model.negativeCurrencyPattern, model.percentPattern
    )
    (shortDate, longDate, shortTime, longTime, monthDay, yearMonth) = (
      model.shortDate, model.longDate, model.shortTime, model.longTime, model.monthDay, model.yearMonth
    )
    (months, shortMonths, days, shortDays, shortMonthsInDates) = (model.months, model.shortMonths, model.days, model.shortDays, model.shortMonthsInDates)
    (am, pm, dateSeparator, firstDayOfWeek, listSeparator) = (model.am, model.pm, model.dateSeparator, model.firstDayOfWeek, model.listSeparator)
  }

  private nonisolated(unsafe) static var last: Culture?
  /// How the culture orders text.
  private(set) lazy var collation = Collation(language)

  var language: String { String(name.prefix { $0 != "-" }) }
  var fullDateTime: String { "\(longDate) \(longTime)" }
}

extension String {
  fileprivate func trimmingEnd() -> String {
    var result = self
    while result.last == " " { result.removeLast() }
    return result
  }
}

extension Culture {
  private static let englishMonths = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
  ]
  private static let englishDays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]

  public nonisolated(unsafe) static let invariant = Culture("", "Invariant Language (Invariant Country)", "Invariant Language (Invariant Country)", lcid: 127) {
    $0.months = englishMonths
    $0.days = englishDays
    $0.positiveInfinity = "Infinity"
    $0.currencyPattern = "$n"
    $0.negativeCurrencyPattern = "($n)"
    $0.percentPattern = "n %"
    ($0.numberDecimalDigits, $0.percentDecimalDigits) = (2, 2)
  }

  public nonisolated(unsafe) static let usEnglish = Culture("en-US", "English (United States)", "English (United States)", lcid: 1033) {
    $0.months = englishMonths
    $0.days = englishDays
    $0.currencySymbol = "$"
    ($0.shortDate, $0.longDate, $0.monthDay, $0.yearMonth) = ("M/d/yyyy", "dddd, MMMM d, yyyy", "MMMM d", "MMMM yyyy")
    ($0.shortTime, $0.longTime) = ("h:mm\u{202f}tt", "h:mm:ss\u{202f}tt")
  }

  nonisolated(unsafe) static let all: [Culture] = [
    invariant, usEnglish,
    Culture("en-GB", "English (United Kingdom)", "English (United Kingdom)", lcid: 2057) {
      $0.months = englishMonths
      $0.shortMonths = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"]
      $0.days = englishDays
      $0.currencySymbol = "£"
      ($0.shortDate, $0.longDate, $0.monthDay, $0.yearMonth) = ("dd/MM/yyyy", "dddd d MMMM yyyy", "d MMMM", "MMMM yyyy")
      ($0.am, $0.pm, $0.firstDayOfWeek) = ("am", "pm", 1)
    },
    Culture("de-DE", "German (Germany)", "Deutsch (Deutschland)", lcid: 1031) {
      $0.months = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"]
      $0.shortMonths = ["Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez"]
      $0.shortMonthsInDates = ["Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."]
      $0.days = ["Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"]
      $0.shortDays = ["So", "Mo", "Di", "Mi", "Do", "Fr", "Sa"]
      ($0.decimalSeparator, $0.groupSeparator, $0.currencySymbol) = (",", ".", "€")
      ($0.currencyPattern, $0.negativeCurrencyPattern, $0.percentPattern) = ("n\u{a0}$", "-n\u{a0}$", "n\u{a0}%")
      ($0.shortDate, $0.longDate, $0.monthDay, $0.yearMonth) = ("dd.MM.yyyy", "dddd, d. MMMM yyyy", "d. MMMM", "MMMM yyyy")
      ($0.dateSeparator, $0.firstDayOfWeek, $0.listSeparator) = (".", 1, ";")
    },
    Culture("sv-SE", "Swedish (Sweden)", "svenska (Sverige)", lcid: 1053) {
      $0.months = ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"]
      $0.shortMonths = ["jan.", "feb.", "mars", "apr.", "maj", "juni", "juli", "aug.", "sep.", "okt.", "nov.", "dec."]
      $0.days = ["söndag", "måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag"]
      $0.shortDays = ["sön", "mån", "tis", "ons", "tors", "fre", "lör"]
      ($0.decimalSeparator, $0.groupSeparator, $0.negativeSign, $0.currencySymbol) = (",", "\u{a0}", "\u{2212}", "kr")
      ($0.currencyPattern, $0.negativeCurrencyPattern, $0.percentPattern) = ("n\u{a0}$", "-n\u{a0}$", "n\u{a0}%")
      ($0.shortDate, $0.longDate, $0.monthDay, $0.yearMonth) = ("yyyy-MM-dd", "dddd d MMMM yyyy", "d MMMM", "MMMM yyyy")
      ($0.am, $0.pm, $0.dateSeparator, $0.firstDayOfWeek, $0.listSeparator) = ("fm", "em", "-", 1, ";")
    },
    Culture("it-IT", "Italian (Italy)", "italiano (Italia)", lcid: 1040) {
      $0.months = ["gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"]
      $0.days = ["domenica", "lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato"]
      ($0.decimalSeparator, $0.groupSeparator, $0.currencySymbol) = (",", ".", "€")
      ($0.currencyPattern, $0.negativeCurrencyPattern) = ("n\u{a0}$", "-n\u{a0}$")
      ($0.shortDate, $0.longDate, $0.monthDay, $0.yearMonth) = ("dd/MM/yyyy", "dddd d MMMM yyyy", "d MMMM", "MMMM yyyy")
      ($0.firstDayOfWeek, $0.listSeparator) = (1, ";")
    },
    Culture("zh-CN", "Chinese (China)", "中文（中国）", lcid: 2052) {
      $0.months = ["一月", "二月", "三月", "四月", "五月", "六月", "七月", "八月", "九月", "十月", "十一月", "十二月"]
      $0.shortMonths = (1...12).map { "\($0)月" }
      $0.days = ["星期日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六"]
      $0.shortDays = ["周日", "周一", "周二", "周三", "周四", "周五", "周六"]
      $0.currencySymbol = "¥"
      ($0.shortDate, $0.longDate, $0.monthDay, $0.yearMonth) = ("yyyy/M/d", "yyyy年M月d日dddd", "M月d日", "yyyy年M月")
      ($0.am, $0.pm, $0.firstDayOfWeek) = ("上午", "下午", 1)
    },
    Culture("fr-FR", "French (France)", "français (France)", lcid: 1036) {
      $0.months = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"]
      $0.shortMonths = ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."]
      $0.days = ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"]
      $0.shortDays = ["dim.", "lun.", "mar.", "mer.", "jeu.", "ven.", "sam."]
      ($0.decimalSeparator, $0.groupSeparator, $0.currencySymbol) = (",", "\u{202f}", "€")
      ($0.currencyPattern, $0.negativeCurrencyPattern, $0.percentPattern) = ("n\u{a0}$", "-n\u{a0}$", "n\u{202f}%")
      ($0.shortDate, $0.longDate, $0.monthDay, $0.yearMonth) = ("dd/MM/yyyy", "dddd d MMMM yyyy", "d MMMM", "MMMM yyyy")
      ($0.firstDayOfWeek, $0.listSeparator) = (1, ";")
    },
    Culture("tr-TR", "Turkish (Türkiye)", "Türkçe (Türkiye)", lcid: 1055) {
      $0.months = ["Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran", "Temmuz", "Ağustos", "Eylül", "Ekim", "Kasım", "Aralık"]
      $0.days = ["Pazar", "Pazartesi", "Salı", "Çarşamba", "Perşembe", "Cuma", "Cumartesi"]
      $0.shortDays = ["Paz", "Pzt", "Sal", "Çar", "Per", "Cum", "Cmt"]
      ($0.decimalSeparator, $0.groupSeparator, $0.currencySymbol, $0.percentPattern) = (",", ".", "₺", "%n")
      ($0.shortDate, $0.longDate, $0.monthDay, $0.yearMonth) = ("d.MM.yyyy", "d MMMM yyyy dddd", "d MMMM", "MMMM yyyy")
      ($0.dateSeparator, $0.firstDayOfWeek, $0.listSeparator) = (".", 1, ";")
    },
  ]
}
