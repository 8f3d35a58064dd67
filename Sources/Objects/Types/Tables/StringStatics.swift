/// The static members of `System.String` and its constructors.
enum StringStatics {
  static func fill(_ members: inout TypeMembers) {
    members.staticProperty("Empty", "string", isField: true, get: { Value("") })
    members.staticMethod("bool IsNullOrEmpty(string value)") { .bool(try $0[0].text().isEmpty) }
    members.staticMethod("bool IsNullOrWhiteSpace(string value)") { .bool(TextScan.trimmed(try $0[0].text()).isEmpty) }
    for type in ["string", "char"] {
      members.staticMethod("string Join(\(type) separator, Params string[] value)") { try join($0[0], $0[1]) }
      members.staticMethod("string Join(\(type) separator, Params System.Object[] values)") { try join($0[0], $0[1]) }
      members.staticMethod("string Join(\(type) separator, System.Collections.IEnumerable values)") { arguments in
        try join(arguments[0], .array(PSArray(try arguments[1].enumerated() ?? [arguments[1]])))
      }
      members.staticMethod("string Join(\(type) separator, string[] value, int startIndex, int count)") { arguments in
        let items = arguments[1].asArray?.items ?? [], start = StringTable.int(arguments[2]), count = StringTable.int(arguments[3])
        guard start >= 0, count >= 0, start + count <= items.count else { throw PSError.outOfRange("Index and count must refer to a location within the buffer.", "startIndex") }
        return try join(arguments[0], .array(PSArray(ContiguousArray(items[start..<(start + count)]))))
      }
    }
    for count in 1...4 {
      let parameters = (0..<count).map { "System.Object arg\($0)" }.joined(separator: ", ")
      if count <= 3 {
        members.staticMethod("string Format(string format, \(parameters))") { Value(try CompositeFormat.format(try $0[0].text(), Array($0.dropFirst()))) }
        members.staticMethod("string Format(System.IFormatProvider provider, string format, \(parameters))") {
          Value(try CompositeFormat.format(try $0[1].text(), Array($0.dropFirst(2)), CultureObject.culture($0[0])))
        }
        members.staticMethod("string Concat(\(parameters))") { Value(try $0.map { try $0.culturalText() }.joined()) }
      }
      let texts = (0..<count).map { "string str\($0)" }.joined(separator: ", ")
      if count >= 2 { members.staticMethod("string Concat(\(texts))") { Value(try $0.map { try $0.text() }.joined()) } }
    }
    members.staticMethod("string Format(string format, Params System.Object[] args)") {
      Value(try CompositeFormat.format(try $0[0].text(), Array($0[1].asArray?.items ?? [])))
    }
    members.staticMethod("string Format(System.IFormatProvider provider, string format, Params System.Object[] args)") {
      Value(try CompositeFormat.format(try $0[1].text(), Array($0[2].asArray?.items ?? []), CultureObject.culture($0[0])))
    }
    for type in ["string", "System.Object"] {
      members.staticMethod("string Concat(Params \(type)[] values)") { Value(try ($0[0].asArray?.items ?? []).map { try $0.culturalText() }.joined()) }
    }
    compare(&members)
    members.staticMethod("string Copy(string str)") { Value(try $0[0].text()) }
    members.staticMethod("string Intern(string str)") { $0[0] }
    members.constructor("string(char c, int count)") { arguments in
      let count = StringTable.int(arguments[1])
      if count < 0 { throw PSError.outOfRange("'count' must be non-negative.", "count") }
      return Value(String(repeating: try arguments[0].text(), count: count))
    }
    members.constructor("string(char[] value)") { Value(try ($0[0].asArray?.items ?? []).map { try $0.text() }.joined()) }
    members.constructor("string(char[] value, int startIndex, int length)") { arguments in
      let items = arguments[0].asArray?.items ?? [], start = StringTable.int(arguments[1]), length = StringTable.int(arguments[2])
      guard start >= 0, length >= 0, start + length <= items.count else { throw PSError.outOfRange("Index was out of range.", "startIndex") }
      return Value(try items[start..<(start + length)].map { try $0.text() }.joined())
    }
  }

  private static func join(_ separator: Value, _ values: Value) throws -> Value {
    let between = try separator.text()
    var result = "", isFirst = true
    for item in values.asArray?.items ?? [] {
      if !isFirst { result += between }
      isFirst = false
      result += try item.culturalText()
    }
    return Value(result)
  }

  private static func compare(_ members: inout TypeMembers) {
    func order(_ a: Value, _ b: Value, isOrdinal: Bool, ignoreCase: Bool, _ culture: Culture? = nil) throws -> Value {
      if a.isNull || b.isNull { return .int(a.isNull ? (b.isNull ? 0 : -1) : 1) }
      let result = StringComparison.compare(try a.text(), try b.text(), isOrdinal: isOrdinal, ignoreCase: ignoreCase, culture)
      return .int(Int32(result.signum()))
    }
    members.staticMethod("int Compare(string strA, string strB)") { try order($0[0], $0[1], isOrdinal: false, ignoreCase: false) }
    members.staticMethod("int Compare(string strA, string strB, bool ignoreCase)") { try order($0[0], $0[1], isOrdinal: false, ignoreCase: $0[2].isTrue) }
    members.staticMethod("int Compare(string strA, string strB, System.StringComparison comparisonType)") { arguments in
      let rule = StringComparison.rule(arguments[2])
      return try order(arguments[0], arguments[1], isOrdinal: rule.isOrdinal, ignoreCase: rule.ignoreCase, rule.culture)
    }
    members.staticMethod("int Compare(string strA, string strB, cultureinfo culture, System.Globalization.CompareOptions options)") { arguments in
      let collation = Collation.of(CultureObject.culture(arguments[2]))
      let options = try arguments[3].text()
      let ignoresCase = options.contains("IgnoreCase") || options.contains("OrdinalIgnoreCase")
      let order = collation.compare(try arguments[0].text(), try arguments[1].text(), ignoreCase: ignoresCase)
      return .int(order < 0 ? -1 : order > 0 ? 1 : 0)
    }
    members.staticMethod("int Compare(string strA, string strB, bool ignoreCase, cultureinfo culture)") {
      try order($0[0], $0[1], isOrdinal: false, ignoreCase: $0[2].isTrue, CultureObject.culture($0[3]))
    }
    members.staticMethod("int CompareOrdinal(string strA, string strB)") { arguments in
      // The distance of the first units that differ.
      var a = try arguments[0].text().utf16.makeIterator(), b = try arguments[1].text().utf16.makeIterator()
      while true {
        switch (a.next(), b.next()) {
        case (nil, nil): return .int(0)
        case (nil, _?): return .int(Int32(-1 - Array(IteratorSequence(b)).count))
        case (_?, nil): return .int(Int32(1 + Array(IteratorSequence(a)).count))
        case (let x?, let y?): if x != y { return .int(Int32(x) - Int32(y)) }
        }
      }
    }
    members.staticMethod("bool Equals(string a, string b)") { arguments in
      if arguments[0].isNull || arguments[1].isNull { return .bool(arguments[0].isNull && arguments[1].isNull) }
      return .bool(TextScan.isSame(try arguments[0].text(), try arguments[1].text()))
    }
    members.staticMethod("bool Equals(string a, string b, System.StringComparison comparisonType)") { arguments in
      .bool(Operators.sameText(try arguments[0].text(), try arguments[1].text(), StringComparison.rule(arguments[2]).ignoreCase))
    }
  }
}
