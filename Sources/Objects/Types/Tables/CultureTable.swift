/// A culture as scripts see it.
public final class CultureObject: PSObject {
  public let culture: Culture

  public init(_ culture: Culture) {
    self.culture = culture
    super.init()
  }

  public override var type: TypeInfo { TypeCatalog.type("System.Globalization.CultureInfo") }
  public override func describe() throws -> String { culture.name }

  /// The culture that an `IFormatProvider` argument means.
  static func culture(_ value: Value) -> Culture {
    switch value.asObject {
    case let object as CultureObject: object.culture
    case let object as CulturePart: object.culture
    default: .current
    }
  }

  fileprivate static func named(_ name: String) throws -> CultureObject {
    guard let culture = Culture.named(name) else {
      throw PSError.dotNet(
        "System.Globalization.CultureNotFoundException", "Culture is not supported. (Parameter 'name')\n\(name) is an invalid culture identifier.")
    }
    return CultureObject(culture)
  }

  static let definitions: [TypeDefinition] = [
    TypeDefinition("System.Globalization.CultureInfo", interfaces: ["System.IFormatProvider", "System.ICloneable"]) { members, _ in
      func own(_ value: Value) -> Culture { culture(value) }
      members.property("Parent", "cultureinfo", get: { value in
        let culture = own(value)
        return .object(CultureObject(culture.name.contains("-") ? Culture.named(culture.language) ?? .invariant : .invariant))
      })
      members.property("LCID", "int", get: { .int(Int32(own($0).lcid)) })
      members.property("KeyboardLayoutId", "int", get: { .int(Int32(own($0).lcid)) })
      members.property("Name", "string", get: { Value(own($0).name) })
      members.property("IetfLanguageTag", "string", get: { Value(own($0).name) })
      members.property("DisplayName", "string", get: { Value(own($0).displayName) })
      members.property("NativeName", "string", get: { Value(own($0).nativeName) })
      members.property("EnglishName", "string", get: { Value(own($0).displayName) })
      members.property("TwoLetterISOLanguageName", "string", get: { Value(own($0).isInvariant ? "iv" : own($0).language) })
      members.property("ThreeLetterISOLanguageName", "string", get: { value in
        let names = ["en": "eng", "de": "deu", "sv": "swe", "it": "ita", "zh": "zho", "fr": "fra", "tr": "tur"]
        return Value(names[own(value).language] ?? own(value).language)
      })
      members.property("ThreeLetterWindowsLanguageName", "string", get: { value in
        let names = ["en-US": "ENU", "de-DE": "DEU", "sv-SE": "SVE", "it-IT": "ITA", "zh-CN": "CHS", "fr-FR": "FRA", "en-GB": "ENG"]
        return Value(names[own(value).name] ?? (own(value).isInvariant ? "IVL" : "ZZZ"))
      })
      members.property("CompareInfo", "System.Globalization.CompareInfo", get: { .object(CulturePart(own($0), "System.Globalization.CompareInfo")) })
      members.property("TextInfo", "System.Globalization.TextInfo", get: { .object(CulturePart(own($0), "System.Globalization.TextInfo")) })
      members.property("IsNeutralCulture", "bool", get: { .bool(!own($0).isInvariant && !own($0).name.contains("-")) })
      members.property("CultureTypes", "System.Globalization.CultureTypes", get: { value in
        Value(enumeration: "System.Globalization.CultureTypes", own(value).name.contains("-") ? 6 : 5)
      })
      members.property("NumberFormat", "System.Globalization.NumberFormatInfo", get: { .object(CulturePart(own($0), "System.Globalization.NumberFormatInfo")) })
      members.property("DateTimeFormat", "System.Globalization.DateTimeFormatInfo", get: { .object(CulturePart(own($0), "System.Globalization.DateTimeFormatInfo")) })
      members.property("Calendar", "System.Globalization.Calendar", get: { .object(CulturePart(own($0), "System.Globalization.GregorianCalendar")) })
      members.property("OptionalCalendars", "System.Globalization.Calendar[]", get: { value in
        .array(PSArray([.object(CulturePart(own(value), "System.Globalization.GregorianCalendar"))], elementType: TypeCatalog.type("System.Globalization.Calendar")))
      })
      members.property("UseUserOverride", "bool", get: { _ in .bool(false) })
      members.property("IsReadOnly", "bool", get: { _ in .bool(true) })
      members.method("System.Object Clone()") { target, _ in target }
      members.method("string ToString()") { target, _ in Value(own(target).name) }
      members.staticProperty("InvariantCulture", "cultureinfo", get: { .object(CultureObject(.invariant)) })
      for name in ["CurrentCulture", "CurrentUICulture", "DefaultThreadCurrentCulture", "DefaultThreadCurrentUICulture", "InstalledUICulture"] {
        members.staticProperty(name, "cultureinfo", get: { .object(CultureObject(.current)) }, set: { value in
          if name == "CurrentCulture" { ObjectRuntime.current.setCulture(culture(value).name) }
        })
      }
      members.staticMethod("cultureinfo GetCultureInfo(string name)") { .object(try named(try $0[0].text())) }
      members.staticMethod("cultureinfo CreateSpecificCulture(string name)") { .object(try named(try $0[0].text())) }
      members.staticMethod("cultureinfo[] GetCultures(System.Globalization.CultureTypes types)") { _ in
        .array(PSArray(ContiguousArray(Culture.all.map { .object(CultureObject($0)) }), elementType: TypeCatalog.type("System.Globalization.CultureInfo")))
      }
      members.constructor("cultureinfo(string name)") { .object(try named(try $0[0].text())) }
      members.constructor("cultureinfo(string name, bool useUserOverride)") { .object(try named(try $0[0].text())) }
      members.constructor("cultureinfo(int culture)") { arguments in
        guard case .int(let id) = arguments[0], let found = Culture.all.first(where: { $0.lcid == Int(id) }) else {
          throw PSError.dotNet("System.Globalization.CultureNotFoundException", "Culture is not supported. (Parameter 'culture')")
        }
        return .object(CultureObject(found))
      }
    },
    CulturePart.textInfo, CulturePart.numberFormat, CulturePart.dateFormat,
  ]
}

/// `TextInfo`, `NumberFormatInfo` or `DateTimeFormatInfo` of a culture.
final class CulturePart: PSObject {
  let culture: Culture
  private let typeName: String

  init(_ culture: Culture, _ typeName: String) {
    self.culture = culture
    self.typeName = typeName
    super.init()
  }

  override var type: TypeInfo { TypeCatalog.type(typeName) }

  static let textInfo = TypeDefinition("System.Globalization.TextInfo") { members, _ in
    members.property("CultureName", "string", get: { Value(CultureObject.culture($0).name) })
    members.property("ListSeparator", "string", get: { Value(CultureObject.culture($0).listSeparator) })
    members.method("string ToTitleCase(string str)") { Value(titleCase(try $1[0].text())) }
    members.method("string ToUpper(string str)") { Value(CaseMap.upper(try $1[0].text())) }
    members.method("string ToLower(string str)") { Value(CaseMap.lower(try $1[0].text())) }
  }

  /// Capitalises words; those written wholly in capitals stay.
  private static func titleCase(_ text: String) -> String {
    var result = String.UnicodeScalarView(), word: [Unicode.Scalar] = []
    func flush() {
      let isUpper = word.contains { CharTable.isLetter($0) } && word.allSatisfy { !CharTable.isLetter($0) || $0.properties.isUppercase }
      if isUpper, word.count > 1 {
        result.append(contentsOf: word)
      } else {
        for (index, scalar) in word.enumerated() {
          result.append(contentsOf: (index == 0 ? CaseMap.upper(String(scalar)) : CaseMap.lower(String(scalar))).unicodeScalars)
        }
      }
      word = []
    }
    for scalar in text.unicodeScalars {
      if CharTable.isLetter(scalar) || (!word.isEmpty && (scalar == "'" || CharTable.isDigit(scalar))) {
        word.append(scalar)
      } else {
        flush()
        result.append(scalar)
      }
    }
    flush()
    return String(result)
  }

  static let numberFormat = TypeDefinition("System.Globalization.NumberFormatInfo", interfaces: ["System.IFormatProvider"]) { members, _ in
    let texts: [(String, (Culture) -> String)] = [
      ("CurrencyDecimalSeparator", { $0.decimalSeparator }), ("CurrencyGroupSeparator", { $0.groupSeparator }), ("CurrencySymbol", { $0.currencySymbol }),
      ("NaNSymbol", { _ in "NaN" }), ("NegativeInfinitySymbol", { $0.negativeSign + $0.positiveInfinity }), ("NegativeSign", { $0.negativeSign }),
      ("NumberDecimalSeparator", { $0.decimalSeparator }), ("NumberGroupSeparator", { $0.groupSeparator }), ("PositiveInfinitySymbol", { $0.positiveInfinity }),
      ("PositiveSign", { _ in "+" }), ("PercentDecimalSeparator", { $0.decimalSeparator }), ("PercentGroupSeparator", { $0.groupSeparator }),
      ("PercentSymbol", { $0.percentSymbol }), ("PerMilleSymbol", { _ in "‰" }),
    ]
    for (name, get) in texts { members.property(name, "string", get: { Value(get(CultureObject.culture($0))) }) }
    members.property("CurrencyDecimalDigits", "int", get: { .int(Int32(CultureObject.culture($0).currencyDecimalDigits)) })
    members.property("NumberDecimalDigits", "int", get: { .int(Int32(CultureObject.culture($0).numberDecimalDigits)) })
    members.property("PercentDecimalDigits", "int", get: { .int(Int32(CultureObject.culture($0).percentDecimalDigits)) })
    members.property("NumberGroupSizes", "int[]", get: { _ in .array(PSArray([.int(3)], elementType: .int32)) })
    members.staticProperty("CurrentInfo", "System.Globalization.NumberFormatInfo", get: { .object(CulturePart(.current, "System.Globalization.NumberFormatInfo")) })
    members.staticProperty("InvariantInfo", "System.Globalization.NumberFormatInfo", get: { .object(CulturePart(.invariant, "System.Globalization.NumberFormatInfo")) })
  }

  static let dateFormat = TypeDefinition("System.Globalization.DateTimeFormatInfo", interfaces: ["System.IFormatProvider"]) { members, _ in
    let texts: [(String, (Culture) -> String)] = [
      ("AMDesignator", { $0.am }), ("DateSeparator", { $0.dateSeparator }), ("FullDateTimePattern", { $0.fullDateTime }), ("LongDatePattern", { $0.longDate }),
      ("LongTimePattern", { $0.longTime }), ("MonthDayPattern", { $0.monthDay }), ("PMDesignator", { $0.pm }),
      ("RFC1123Pattern", { _ in "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'" }), ("ShortDatePattern", { $0.shortDate }), ("ShortTimePattern", { $0.shortTime }),
      ("SortableDateTimePattern", { _ in "yyyy'-'MM'-'dd'T'HH':'mm':'ss" }), ("TimeSeparator", { $0.timeSeparator }),
      ("UniversalSortableDateTimePattern", { _ in "yyyy'-'MM'-'dd HH':'mm':'ss'Z'" }), ("YearMonthPattern", { $0.yearMonth }),
    ]
    for (name, get) in texts { members.property(name, "string", get: { Value(get(CultureObject.culture($0))) }) }
    members.property("FirstDayOfWeek", "System.DayOfWeek", get: { Value(enumeration: "System.DayOfWeek", CultureObject.culture($0).firstDayOfWeek) })
    let lists: [(String, (Culture) -> [String])] = [
      ("AbbreviatedDayNames", { $0.shortDays }), ("ShortestDayNames", { $0.shortDays }), ("DayNames", { $0.days }),
      ("AbbreviatedMonthNames", { $0.shortMonths + [""] }), ("MonthNames", { $0.months + [""] }), ("MonthGenitiveNames", { $0.months + [""] }),
      ("AbbreviatedMonthGenitiveNames", { ($0.shortMonthsInDates ?? $0.shortMonths) + [""] }),
    ]
    for (name, get) in lists { members.property(name, "string[]", get: { Value(strings: get(CultureObject.culture($0))) }) }
    members.method("string GetMonthName(int month)") { Value(CultureObject.culture($0).months[max(0, min(11, StringTable.int($1[0]) - 1))]) }
    members.method("string GetAbbreviatedMonthName(int month)") { Value(CultureObject.culture($0).shortMonths[max(0, min(11, StringTable.int($1[0]) - 1))]) }
    members.method("string GetDayName(System.DayOfWeek dayofweek)") { target, arguments in
      guard case .enumeration(_, let day)? = arguments[0].asScalar, day >= 0, day < 7 else { return .null }
      return Value(CultureObject.culture(target).days[Int(day)])
    }
    members.staticProperty("CurrentInfo", "System.Globalization.DateTimeFormatInfo", get: { .object(CulturePart(.current, "System.Globalization.DateTimeFormatInfo")) })
    members.staticProperty("InvariantInfo", "System.Globalization.DateTimeFormatInfo", get: { .object(CulturePart(.invariant, "System.Globalization.DateTimeFormatInfo")) })
  }
}
