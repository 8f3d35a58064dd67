/// `System.Char`.
enum CharTable {
  private static func unit(_ value: Value) -> UInt16 { if case .char(let unit) = value.unwrapped { unit } else { 0 } }
  private static func scalar(_ unit: UInt16) -> Unicode.Scalar { Unicode.Scalar(unit) ?? "\u{fffd}" }

  static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    default: false
    }
  }

  static func isDigit(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.generalCategory == .decimalNumber }

  private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation, .otherPunctuation: true
    default: false
    }
  }

  private static func isSymbol(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol: true
    default: false
    }
  }

  static func fill(_ members: inout TypeMembers) {
    members.staticProperty("MaxValue", "char", isField: true, get: { .char(0xffff) })
    members.staticProperty("MinValue", "char", isField: true, get: { .char(0) })
    members.method("int CompareTo(System.Object value)") { target, arguments in
      guard case .char(let other) = try Conversion.convert(arguments[0], to: .char) else { return .int(0) }
      return .int(Int32(unit(target)) - Int32(other))
    }
    members.method("string ToString(System.IFormatProvider provider)") { target, _ in Value(try target.text()) }
    let tests: [(String, (Unicode.Scalar) -> Bool)] = [
      ("IsLetter", isLetter), ("IsDigit", isDigit), ("IsLetterOrDigit", { isLetter($0) || isDigit($0) }), ("IsWhiteSpace", TextScan.isWhiteSpace),
      ("IsUpper", { $0.properties.generalCategory == .uppercaseLetter }), ("IsLower", { $0.properties.generalCategory == .lowercaseLetter }),
      ("IsPunctuation", isPunctuation), ("IsSymbol", isSymbol), ("IsControl", { $0.properties.generalCategory == .control }),
      ("IsNumber", { [.decimalNumber, .letterNumber, .otherNumber].contains($0.properties.generalCategory) }),
      ("IsSeparator", { [.spaceSeparator, .lineSeparator, .paragraphSeparator].contains($0.properties.generalCategory) }),
      ("IsAscii", { $0.isASCII }), ("IsAsciiLetter", { $0.isASCII && isLetter($0) }), ("IsAsciiDigit", { $0.isASCII && isDigit($0) }),
      ("IsAsciiLetterOrDigit", { $0.isASCII && (isLetter($0) || isDigit($0)) }),
      ("IsAsciiHexDigit", { $0.isASCII && Hex.value(UInt8($0.value)) != nil }),
    ]
    for (name, test) in tests {
      members.staticMethod("bool \(name)(char c)") { .bool(test(scalar(unit($0[0])))) }
      members.staticMethod("bool \(name)(string s, int index)") { arguments in
        guard case .int(let index) = arguments[1] else { return .bool(false) }
        let units = Array(try arguments[0].text().utf16)
        guard units.indices.contains(Int(index)) else { throw PSError.outOfRange("Specified argument was out of the range of valid values.", "index") }
        return .bool(test(scalar(units[Int(index)])))
      }
    }
    for (name, mask) in [("IsSurrogate", 0xf800), ("IsHighSurrogate", 0xfc00), ("IsLowSurrogate", 0xfc00)] {
      let wanted: UInt16 = name == "IsLowSurrogate" ? 0xdc00 : 0xd800
      members.staticMethod("bool \(name)(char c)") { .bool(unit($0[0]) & UInt16(mask) == wanted) }
    }
    for name in ["ToUpper", "ToUpperInvariant"] { members.staticMethod("char \(name)(char c)") { .char(CaseMap.upper(unit($0[0]))) } }
    for name in ["ToLower", "ToLowerInvariant"] { members.staticMethod("char \(name)(char c)") { .char(CaseMap.lower(unit($0[0]))) } }
    members.staticMethod("string ToString(char c)") { Value(try $0[0].text()) }
    members.staticMethod("double GetNumericValue(char c)") { .double(scalar(unit($0[0])).properties.numericValue ?? -1) }
    members.staticMethod("string ConvertFromUtf32(int utf32)") { arguments in
      guard case .int(let code) = arguments[0], let scalar = Unicode.Scalar(UInt32(bitPattern: code)) else {
        throw PSError.outOfRange("A valid UTF32 value is between 0x000000 and 0x10ffff, inclusive, and should not include surrogate codepoint values (0x00d800 ~ 0x00dfff).", "utf32")
      }
      return Value(String(scalar))
    }
    members.staticMethod("int ConvertToUtf32(string s, int index)") { arguments in
      guard case .int(let index) = arguments[1] else { return .int(0) }
      let text = try arguments[0].text()
      var offset = 0
      for scalar in text.unicodeScalars {
        if offset == Int(index) { return .int(Int32(scalar.value)) }
        offset += scalar.value > 0xffff ? 2 : 1
      }
      throw PSError.outOfRange("Index was out of range. Must be non-negative and less than the size of the collection.", "index")
    }
    members.staticMethod("char Parse(string s)") { arguments in
      guard case .char(let unit)? = Conversion.tryConvert(arguments[0], to: .char) else { throw PSError.format("String must be exactly one character long.") }
      return .char(unit)
    }
    members.staticMethod("System.Globalization.UnicodeCategory GetUnicodeCategory(char c)") { arguments in
      let order: [Unicode.GeneralCategory] = [
        .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber,
        .letterNumber, .otherNumber, .spaceSeparator, .lineSeparator, .paragraphSeparator, .control, .format, .surrogate, .privateUse, .connectorPunctuation,
        .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol,
        .modifierSymbol, .otherSymbol, .unassigned,
      ]
      let place = order.firstIndex(of: scalar(unit(arguments[0])).properties.generalCategory) ?? 29
      return Value(enumeration: "System.Globalization.UnicodeCategory", place)
    }
  }
}
