@_spi(_Unicode) import Swift

/// `System.String`. Indices count UTF-16 units; ASCII text, the usual case, is worked upon as bytes.
enum StringTable {
  static func text(_ value: Value) -> String { value.asString ?? "" }
  static func int(_ value: Value) -> Int { if case .int(let number) = value { Int(number) } else { 0 } }
  private static func unit(_ value: Value) -> UInt16 { if case .char(let unit) = value { unit } else { 0 } }
  private static func string(_ units: some Sequence<UInt16>) -> String { String(decoding: Array(units), as: UTF16.self) }

  /// A part by UTF-16 offsets.
  static func slice(_ text: String, _ start: Int, _ count: Int) -> String {
    if TextScan.isASCII(text) {
      var copy = text
      return copy.withUTF8 { String(decoding: UnsafeBufferPointer(rebasing: $0[start..<(start + count)]), as: UTF8.self) }
    }
    let units = text.utf16, first = units.index(units.startIndex, offsetBy: start)
    return string(units[first..<units.index(first, offsetBy: count)])
  }

  static let definition = TypeDefinition(
    "System.String", traits: [.sealed],
    interfaces: ["System.IComparable", "System.ICloneable", "System.IConvertible", "System.Collections.IEnumerable"]
  ) { members, _ in
    members.method("System.Object Clone()") { target, _ in target }
    members.method("int CompareTo(System.Object value)") { target, arguments in
      if arguments[0].isNull { return .int(1) }
      return .int(Int32(Collation.current.compare(text(target), try arguments[0].text(), ignoreCase: false).signum()))
    }
    search(&members)
    parts(&members)
    changes(&members)
    splitting(&members)
    members.method("System.CharEnumerator GetEnumerator()") { target, _ in .object(EnumeratorObject(ContiguousArray(text(target).utf16.map { .char($0) }))) }
    members.method("System.TypeCode GetTypeCode()") { _, _ in Value(enumeration: "System.TypeCode", 18) }
    let unit: TypeMembers.Body = { target, arguments in
      let units = text(target).utf16, place = int(arguments[0])
      guard place >= 0, place < units.count else { throw Indexing.outOfRange }
      return .char(units[units.index(units.startIndex, offsetBy: place)])
    }
    members.method("char get_Chars(int index)", hidden: true, unit)
    members.parameterizedProperty("char Chars(int index)", unit)
    members.property("Length", "int", get: { .int(Int32(text($0).utf16.count)) })
    members.method("string ToString()") { target, _ in Value(text(target)) }
    members.method("string ToString(System.IFormatProvider provider)") { target, _ in Value(text(target)) }
    for (name, type) in [("ToBoolean", "bool"), ("ToInt32", "int"), ("ToDouble", "double"), ("ToDateTime", "datetime")] {
      members.method("\(type) \(name)(System.IFormatProvider provider)", hidden: true) { target, _ in
        try Conversion.convert(target, to: TypeCatalog.resolve(type) ?? .object)
      }
    }
    StringStatics.fill(&members)
  }

  // MARK: Searching

  private static func ordinal(_ text: String, _ part: String, from start: Int, ignoreCase: Bool) -> Int {
    if ignoreCase { return ordinal(FoldedName.folded(text), FoldedName.folded(part), from: start, ignoreCase: false) }
    if part.isEmpty { return start }
    var text = text, part = part
    if TextScan.isASCII(text) {
      return text.withUTF8 { bytes in part.withUTF8 { TextScan.find($0, in: bytes, from: min(start, bytes.count)) ?? -1 } }
    }
    let units = Array(text.utf16), wanted = Array(part.utf16)
    guard units.count - wanted.count >= start else { return -1 }
    for place in start...(units.count - wanted.count) where units[place] == wanted[0] && units[place..<(place + wanted.count)].elementsEqual(wanted) { return place }
    return -1
  }

  private static func lastOrdinal(_ text: String, _ part: String, before end: Int?, ignoreCase: Bool) -> Int {
    if ignoreCase { return lastOrdinal(FoldedName.folded(text), FoldedName.folded(part), before: end, ignoreCase: false) }
    if TextScan.isASCII(text), !part.isEmpty {
      var text = text, part = part
      return text.withUTF8 { bytes in
        part.withUTF8 { wanted in
          var place = min(bytes.count, (end ?? bytes.count - 1) + 1) - wanted.count
          while place >= 0 {
            if bytes[place] == wanted[0], bytes[place..<(place + wanted.count)].elementsEqual(wanted) { return place }
            place -= 1
          }
          return -1
        }
      }
    }
    let units = Array(text.utf16), wanted = Array(part.utf16)
    let limit = min(units.count, (end ?? units.count - 1) + 1)
    if wanted.isEmpty { return limit }
    guard limit >= wanted.count else { return -1 }
    for place in (0...(limit - wanted.count)).reversed() where units[place..<(place + wanted.count)].elementsEqual(wanted) { return place }
    return -1
  }

  private static func search(_ members: inout TypeMembers) {
    let comparison = "System.StringComparison comparisonType"
    func ignores(_ value: Value) -> Bool { StringComparison.rule(value).ignoreCase }
    func range(_ start: Int, _ text: String) throws {
      guard start >= 0, start <= text.utf16.count else {
        throw PSError.outOfRange("Index was out of range. Must be non-negative and less than or equal to the size of the collection.", "startIndex")
      }
    }
    members.method("bool Contains(string value)") { target, arguments in .bool(ordinal(text(target), try arguments[0].text(), from: 0, ignoreCase: false) >= 0) }
    members.method("bool Contains(string value, \(comparison))") {
      .bool(ordinal(text($0), try $1[0].text(), from: 0, ignoreCase: ignores($1[1])) >= 0)
    }
    members.method("bool Contains(char value)") { target, arguments in .bool(text(target).utf16.contains(unit(arguments[0]))) }
    members.method("bool Contains(char value, \(comparison))") {
      .bool(ordinal(text($0), try $1[0].text(), from: 0, ignoreCase: ignores($1[1])) >= 0)
    }
    for (name, isStart) in [("EndsWith", false), ("StartsWith", true)] {
      func test(_ whole: String, _ part: String, ignoreCase: Bool) -> Bool {
        let a = ignoreCase ? FoldedName.folded(whole) : whole, b = ignoreCase ? FoldedName.folded(part) : part
        return isStart ? a.utf8.starts(with: b.utf8) : a.utf8.reversed().starts(with: b.utf8.reversed())
      }
      members.method("bool \(name)(string value)") { .bool(test(text($0), try $1[0].text(), ignoreCase: false)) }
      members.method("bool \(name)(string value, \(comparison))") { .bool(test(text($0), try $1[0].text(), ignoreCase: ignores($1[1]))) }
      members.method("bool \(name)(string value, bool ignoreCase, cultureinfo culture)") { .bool(test(text($0), try $1[0].text(), ignoreCase: $1[1].isTrue)) }
      members.method("bool \(name)(char value)") { .bool(test(text($0), try $1[0].text(), ignoreCase: false)) }
    }
    for type in ["char", "string"] {
      members.method("int IndexOf(\(type) value)") { .int(Int32(ordinal(text($0), try $1[0].text(), from: 0, ignoreCase: false))) }
      members.method("int IndexOf(\(type) value, int startIndex)") { target, arguments in
        try range(int(arguments[1]), text(target))
        return .int(Int32(ordinal(text(target), try arguments[0].text(), from: int(arguments[1]), ignoreCase: false)))
      }
      members.method("int IndexOf(\(type) value, \(comparison))") {
        .int(Int32(ordinal(text($0), try $1[0].text(), from: 0, ignoreCase: ignores($1[1]))))
      }
      members.method("int IndexOf(\(type) value, int startIndex, int count)") { target, arguments in
        let whole = text(target), start = int(arguments[1]), count = int(arguments[2])
        try range(start, whole)
        guard count >= 0, start + count <= whole.utf16.count else { throw PSError.outOfRange("Count must be positive and count must refer to a location within the string/array/collection.", "count") }
        let found = ordinal(slice(whole, start, count), try arguments[0].text(), from: 0, ignoreCase: false)
        return .int(Int32(found < 0 ? -1 : found + start))
      }
      members.method("int LastIndexOf(\(type) value)") { .int(Int32(lastOrdinal(text($0), try $1[0].text(), before: nil, ignoreCase: false))) }
      members.method("int LastIndexOf(\(type) value, int startIndex)") {
        .int(Int32(lastOrdinal(text($0), try $1[0].text(), before: int($1[1]), ignoreCase: false)))
      }
      if type == "string" {
        members.method("int IndexOf(string value, int startIndex, \(comparison))") { target, arguments in
          try range(int(arguments[1]), text(target))
          return .int(Int32(ordinal(text(target), try arguments[0].text(), from: int(arguments[1]), ignoreCase: ignores(arguments[2]))))
        }
        members.method("int LastIndexOf(string value, \(comparison))") {
          .int(Int32(lastOrdinal(text($0), try $1[0].text(), before: nil, ignoreCase: ignores($1[1]))))
        }
      }
    }
    for name in ["IndexOfAny", "LastIndexOfAny"] {
      members.method("int \(name)(char[] anyOf)") { target, arguments in
        let wanted = Set((arguments[0].asArray?.items ?? []).map { unit($0) }), units = Array(text(target).utf16)
        let found = name == "IndexOfAny" ? units.firstIndex { wanted.contains($0) } : units.lastIndex { wanted.contains($0) }
        return .int(Int32(found ?? -1))
      }
    }
    members.method("int IndexOfAny(char[] anyOf, int startIndex)") { target, arguments in
      let wanted = Set((arguments[0].asArray?.items ?? []).map { unit($0) }), units = Array(text(target).utf16)
      return .int(Int32(units.indices.dropFirst(int(arguments[1])).first { wanted.contains(units[$0]) } ?? -1))
    }
    members.method("bool Equals(string value)") { target, arguments in
      let other = try arguments[0].text()
      return .bool(!arguments[0].isNull && TextScan.isSame(text(target), other))
    }
    members.method("bool Equals(string value, \(comparison))") { target, arguments in
      .bool(try !arguments[0].isNull && Operators.sameText(text(target), arguments[0].text(), ignores(arguments[1])))
    }
    members.method("bool Equals(System.Object obj)") { target, arguments in
      guard let other = arguments[0].asString else { return .bool(false) }
      return .bool(TextScan.isSame(text(target), other))
    }
  }

  // MARK: Parts

  private static func parts(_ members: inout TypeMembers) {
    func whole(_ start: Int) throws {
      if start < 0 { throw PSError.dotNet("System.ArgumentOutOfRangeException", "startIndex ('\(start)') must be a non-negative value. (Parameter 'startIndex')\nActual value was \(start).") }
    }
    members.method("string Substring(int startIndex)") { target, arguments in
      let start = int(arguments[0]), count = text(target).utf16.count
      try whole(start)
      guard start <= count else { throw PSError.outOfRange("startIndex cannot be larger than length of string.", "startIndex") }
      return Value(slice(text(target), start, count - start))
    }
    members.method("string Substring(int startIndex, int length)") { target, arguments in
      let start = int(arguments[0]), length = int(arguments[1]), count = text(target).utf16.count
      try whole(start)
      guard length >= 0 else {
        throw PSError.dotNet("System.ArgumentOutOfRangeException", "length ('\(length)') must be a non-negative value. (Parameter 'length')\nActual value was \(length).")
      }
      guard start <= count else { throw PSError.outOfRange("startIndex cannot be larger than length of string.", "startIndex") }
      guard start + length <= count else { throw PSError.outOfRange("Index and length must refer to a location within the string.", "length") }
      return Value(slice(text(target), start, length))
    }
    members.method("char[] ToCharArray()") { target, _ in .array(PSArray(ContiguousArray(text(target).utf16.map { .char($0) }), elementType: .char)) }
    members.method("char[] ToCharArray(int startIndex, int length)") { target, arguments in
      let units = Array(text(target).utf16), start = int(arguments[0]), length = int(arguments[1])
      guard start >= 0, length >= 0, start + length <= units.count else { throw PSError.outOfRange("Index was out of range. Must be non-negative and less than or equal to the size of the collection.", "startIndex") }
      return .array(PSArray(ContiguousArray(units[start..<(start + length)].map { .char($0) }), elementType: .char))
    }
    for (name, front, back) in [("Trim", true, true), ("TrimStart", true, false), ("TrimEnd", false, true)] {
      members.method("string \(name)()") { target, _ in
        let scalars = text(target).unicodeScalars
        if front, back { return Value(TextScan.trimmed(text(target))) }
        var part = scalars[...]
        if front { while let first = part.first, TextScan.isWhiteSpace(first) { part = part.dropFirst() } }
        if back { while let last = part.last, TextScan.isWhiteSpace(last) { part = part.dropLast() } }
        return Value(String(part))
      }
      func trim(_ whole: String, _ set: Set<UInt16>) -> Value {
        if set.isEmpty { return Value(TextScan.trimmed(whole)) }
        let touches = (front && whole.utf16.first.map(set.contains) == true) || (back && whole.utf16.last.map(set.contains) == true)
        guard touches else { return Value(whole) }
        var units = Array(whole.utf16)[...]
        if front { while let first = units.first, set.contains(first) { units = units.dropFirst() } }
        if back { while let last = units.last, set.contains(last) { units = units.dropLast() } }
        return Value(string(units))
      }
      members.method("string \(name)(char trimChar)") { trim(text($0), [unit($1[0])]) }
      members.method("string \(name)(Params char[] trimChars)") { target, arguments in
        trim(text(target), Set((arguments[0].asArray?.items ?? []).map { unit($0) }))
      }
      members.method("string \(name)(System.ReadOnlySpan[char] trimChars)") { target, _ in target }
    }
    for name in ["PadLeft", "PadRight"] {
      func pad(_ whole: String, _ width: Int, _ filler: UInt16) throws -> Value {
        if width < 0 { throw PSError.outOfRange("Non-negative number required.", "totalWidth") }
        let missing = width - whole.utf16.count
        if missing <= 0 { return Value(whole) }
        let fill = filler < 0x80
          ? String(unsafeUninitializedCapacity: missing) { target in
            target.initialize(repeating: UInt8(filler))
            return missing
          } : string(repeatElement(filler, count: missing))
        return Value(name == "PadLeft" ? fill + whole : whole + fill)
      }
      members.method("string \(name)(int totalWidth)") { try pad(text($0), int($1[0]), 0x20) }
      members.method("string \(name)(int totalWidth, char paddingChar)") { try pad(text($0), int($1[0]), unit($1[1])) }
    }
  }

  // MARK: Changes

  private static func changes(_ members: inout TypeMembers) {
    members.method("string Insert(int startIndex, string value)") { target, arguments in
      let whole = text(target), units = whole.utf16, start = int(arguments[0])
      guard start >= 0, start <= units.count else {
        throw PSError.dotNet(
          "System.ArgumentOutOfRangeException",
          "startIndex ('\(start)') must be less than or equal to '\(units.count)'. (Parameter 'startIndex')\nActual value was \(start).")
      }
      return Value(slice(whole, 0, start) + (try arguments[1].text()) + slice(whole, start, units.count - start))
    }
    members.method("string Remove(int startIndex)") { target, arguments in
      let units = text(target).utf16, start = int(arguments[0])
      guard start >= 0 else {
        throw PSError.dotNet("System.ArgumentOutOfRangeException", "startIndex ('\(start)') must be a non-negative value. (Parameter 'startIndex')\nActual value was \(start).")
      }
      guard start <= units.count else { throw PSError.outOfRange("startIndex cannot be larger than length of string.", "startIndex") }
      return Value(slice(text(target), 0, start))
    }
    members.method("string Remove(int startIndex, int count)") { target, arguments in
      let whole = text(target), units = whole.utf16, start = int(arguments[0]), count = int(arguments[1])
      guard start >= 0, count >= 0 else { throw PSError.outOfRange("Non-negative number required.", start < 0 ? "startIndex" : "count") }
      guard start + count <= units.count else { throw PSError.outOfRange("Index and count must refer to a location within the string.", "count") }
      return Value(slice(whole, 0, start) + slice(whole, start + count, units.count - start - count))
    }
    func replace(_ whole: String, _ old: String, _ new: String, ignoreCase: Bool) throws -> Value {
      if old.isEmpty { throw PSError.argument("The value cannot be an empty string.", "oldValue") }
      if ignoreCase {
        let units = Array(whole.utf16), folded = Array(FoldedName.folded(whole).utf16), wanted = Array(FoldedName.folded(old).utf16)
        guard units.count == folded.count else { return Value(whole) }
        var result: [UInt16] = [], place = 0
        while place < units.count {
          if place + wanted.count <= units.count, folded[place..<(place + wanted.count)].elementsEqual(wanted) {
            result += new.utf16
            place += wanted.count
          } else {
            result.append(units[place])
            place += 1
          }
        }
        return Value(string(result))
      }
      return replaced(PSString.holding(whole), PSString.holding(old), PSString.holding(new))
    }
    func replaced(_ whole: PSString, _ old: PSString, _ new: PSString) -> Value {
      whole.withBytes { bytes in
        old.withBytes { needle in
          guard var found = TextScan.find(needle, in: bytes, from: 0) else { return .string(whole) }
          return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: TextBuffer.usualRoom) { room in
            var result = TextBuffer(room), last = 0
            while true {
              result.append(bytes, last..<found)
              result.append(new)
              last = found + needle.count
              guard let next = TextScan.find(needle, in: bytes, from: last) else { break }
              found = next
            }
            result.append(bytes, last..<bytes.count)
            return .string(result.string)
          }
        }
      }
    }
    members.method("string Replace(char oldChar, char newChar)") { try replace(text($0), try $1[0].text(), try $1[1].text(), ignoreCase: false) }
    members.method("string Replace(string oldValue, string newValue)") {
      if case .string(let whole) = $0, case .string(let old) = $1[0], case .string(let new) = $1[1], !old.isEmpty { return replaced(whole, old, new) }
      return try replace(text($0), try $1[0].text(), try $1[1].text(), ignoreCase: false)
    }
    members.method("string Replace(string oldValue, string newValue, System.StringComparison comparisonType)") {
      try replace(text($0), try $1[0].text(), try $1[1].text(), ignoreCase: StringComparison.rule($1[2]).ignoreCase)
    }
    members.method("string Replace(string oldValue, string newValue, bool ignoreCase, cultureinfo culture)") {
      try replace(text($0), try $1[0].text(), try $1[1].text(), ignoreCase: $1[2].isTrue)
    }
    members.method("string ReplaceLineEndings()") { target, _ in
      Value(text(target).unicodeScalars.reduce(into: "") { result, scalar in
        if scalar == "\n", result.unicodeScalars.last == "\r" { result.unicodeScalars.removeLast() }
        result.unicodeScalars.append(scalar)
      })
    }
    func turkish(_ culture: Culture) -> Bool { culture.language == "tr" || culture.language == "az" }
    members.method("string ToLower()") { target, _ in Value(CaseMap.lower(text(target))) }
    members.method("string ToLower(cultureinfo culture)") { target, arguments in
      let isTurkish = turkish(CultureObject.culture(arguments[0]))
      return Value(CaseMap.lower(isTurkish ? String(text(target).map { $0 == "I" ? "ı" : $0 }) : text(target)))
    }
    members.method("string ToLowerInvariant()") { target, _ in Value(CaseMap.lower(text(target))) }
    members.method("string ToUpper()") { target, _ in Value(CaseMap.upper(text(target))) }
    members.method("string ToUpper(cultureinfo culture)") { target, arguments in
      let isTurkish = turkish(CultureObject.culture(arguments[0]))
      return Value(CaseMap.upper(isTurkish ? String(text(target).map { $0 == "i" ? "İ" : $0 }) : text(target)))
    }
    members.method("string ToUpperInvariant()") { target, _ in Value(CaseMap.upper(text(target))) }
    members.method("string Normalize()") { target, _ in Value(composed(text(target))) }
    members.method("string Normalize(System.Text.NormalizationForm normalizationForm)") { target, arguments in
      guard case .enumeration(_, let form)? = arguments[0].asScalar else { return target }
      switch form {
      case 2: return Value(String(String.UnicodeScalarView(text(target)._nfd)))
      case 1: return Value(composed(text(target)))
      default: throw PSError.notSupportedYet("[string].Normalize of compatibility forms")
      }
    }
    members.method("bool IsNormalized()") { target, _ in .bool(text(target).utf8.elementsEqual(composed(text(target)).utf8)) }
  }

  private static func composed(_ text: String) -> String { String(String.UnicodeScalarView(text._nfc)) }

  // MARK: Split

  private static func splitting(_ members: inout TypeMembers) {
    func options(_ value: Value) -> (removesEmpty: Bool, trims: Bool) {
      guard case .enumeration(_, let flags)? = value.asScalar else { return (false, false) }
      return (flags & 1 != 0, flags & 2 != 0)
    }
    func separators(_ value: Value) throws -> [String] {
      if case .array(let array) = value { return try array.items.map { try $0.text() } }
      return value.isNull ? [] : [try value.text()]
    }
    func split(_ whole: String, _ separators: [String], _ limit: Int, _ rule: (removesEmpty: Bool, trims: Bool)) -> Value {
      if separators.count == 1, !separators[0].isEmpty, limit > 1, !rule.trims {
        var whole = whole, separator = separators[0]
        return whole.withUTF8 { bytes in separator.withUTF8 { pieces(bytes, $0, limit, removesEmpty: rule.removesEmpty) } }
      }
      return Value(strings: pieces(whole, separators, limit, rule))
    }
    /// The pieces between all places of one separator; nil for what needs more.
    func quick(_ whole: Value, _ separator: Value, _ rule: (removesEmpty: Bool, trims: Bool)) -> Value? {
      guard case .string(let whole) = whole, case .string(let separator) = separator, !rule.trims, !separator.isEmpty else { return nil }
      return whole.withBytes { bytes in separator.withBytes { pieces(bytes, $0, .max, removesEmpty: rule.removesEmpty) } }
    }
    let last = "System.StringSplitOptions options"
    members.method("string[] Split(Params char[] separator)") { split(text($0), try separators($1[0]), .max, (false, false)) }
    members.method("string[] Split(char separator, \(last) = None)") {
      let rule = options($1[1])
      if case .string(let whole) = $0, case .char(let unit) = $1[0], unit < 0x80, !rule.removesEmpty, !rule.trims { return pieces(whole, UInt8(unit)) }
      return split(text($0), try separators($1[0]), .max, rule)
    }
    members.method("string[] Split(char separator, int count, \(last) = None)") { split(text($0), try separators($1[0]), int($1[1]), options($1[2])) }
    members.method("string[] Split(char[] separator, int count)") { split(text($0), try separators($1[0]), int($1[1]), (false, false)) }
    members.method("string[] Split(char[] separator, \(last))") { split(text($0), try separators($1[0]), .max, options($1[1])) }
    members.method("string[] Split(char[] separator, int count, \(last))") { split(text($0), try separators($1[0]), int($1[1]), options($1[2])) }
    members.method("string[] Split(string separator, \(last) = None)") {
      let rule = options($1[1])
      return try quick($0, $1[0], rule) ?? split(text($0), separators($1[0]), .max, rule)
    }
    members.method("string[] Split(string separator, int count, \(last) = None)") { split(text($0), try separators($1[0]), int($1[1]), options($1[2])) }
    members.method("string[] Split(string[] separator, \(last))") { split(text($0), try separators($1[0]), .max, options($1[1])) }
    members.method("string[] Split(string[] separator, int count, \(last))") { split(text($0), try separators($1[0]), int($1[1]), options($1[2])) }
  }

  /// All pieces between one ASCII character.
  private static func pieces(_ whole: PSString, _ separator: UInt8) -> Value {
    var result = ContiguousArray<Value>()
    result.reserveCapacity(4)
    whole.withBytes { bytes in
      var start = 0
      while let found = TextScan.find(separator, in: bytes, from: start) {
        result.append(.string(PSString.copying(UnsafeBufferPointer(rebasing: bytes[start..<found]))))
        start = found + 1
      }
      result.append(.string(PSString.copying(UnsafeBufferPointer(rebasing: bytes[start...]))))
    }
    return .array(PSArray(result, elementType: .string))
  }

  /// The usual case: one separator, which the C library finds fast.
  private static func pieces(_ bytes: UnsafeBufferPointer<UInt8>, _ needle: UnsafeBufferPointer<UInt8>, _ limit: Int, removesEmpty: Bool) -> Value {
    var result = ContiguousArray<Value>(), start = 0
    result.reserveCapacity(4)
    func add(_ end: Int) {
      if removesEmpty, end == start { return }
      result.append(.string(PSString.copying(UnsafeBufferPointer(rebasing: bytes[start..<end]))))
    }
    while result.count < limit - 1, let found = needle.count == 1 ? TextScan.find(needle[0], in: bytes, from: start) : TextScan.find(needle, in: bytes, from: start) {
      add(found)
      start = found + needle.count
    }
    if removesEmpty {
      // Separators before the rest are dropped too when empty pieces are.
      while TextScan.find(needle, in: UnsafeBufferPointer(rebasing: bytes[..<min(bytes.count, start + needle.count)]), from: start) == start { start += needle.count }
    }
    add(bytes.count)
    return .array(PSArray(result, elementType: .string))
  }

  static func pieces(_ whole: String, _ separators: [String], _ limit: Int, _ rule: (removesEmpty: Bool, trims: Bool)) -> [String] {
    let wanted = separators.filter { !$0.isEmpty }
    if limit == 0 { return [] }
    if limit == 1 {
      let only = rule.trims ? TextScan.trimmed(whole) : whole
      return rule.removesEmpty && only.isEmpty ? [] : [only]
    }
    let bytes = Array(whole.utf8), needles = wanted.map { Array($0.utf8) }
    let byWhiteSpace = separators.isEmpty
    var result: [String] = [], start = 0, place = 0
    func piece(_ end: Int) -> String {
      let text = String(decoding: bytes[start..<end], as: UTF8.self)
      return rule.trims ? TextScan.trimmed(text) : text
    }
    func length(at place: Int) -> Int? {
      if byWhiteSpace { return bytes[place] == 0x20 || (bytes[place] >= 9 && bytes[place] <= 13) ? 1 : nil }
      for needle in needles where place + needle.count <= bytes.count && bytes[place] == needle[0] && bytes[place..<(place + needle.count)].elementsEqual(needle) {
        return needle.count
      }
      return nil
    }
    while place < bytes.count {
      guard result.count < limit - 1 else { break }
      if let length = length(at: place) {
        let text = piece(place)
        if !rule.removesEmpty || !text.isEmpty { result.append(text) }
        place += length
        start = place
      } else {
        place += 1
      }
    }
    if rule.removesEmpty, result.count == limit - 1 {
      // Separators before the rest are dropped too when empty pieces are.
      while start < bytes.count, let length = length(at: start) { start += length }
    }
    let rest = piece(bytes.count)
    if !rule.removesEmpty || !rest.isEmpty { result.append(rest) }
    return result
  }
}
