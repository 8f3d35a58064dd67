/// `[regex]`: a compiled pattern as an object.
public final class RegexObject: PSObject {
  let pattern: RegexPattern

  init(_ pattern: RegexPattern) {
    self.pattern = pattern
    super.init()
  }

  private static let regexType = TypeCatalog.type("System.Text.RegularExpressions.Regex")
  public override var type: TypeInfo { RegexObject.regexType }
  public override func describe() throws -> String { pattern.pattern }

  /// Protects what has a meaning in patterns.
  static func escape(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", "*", "+", "?", "|", "{", "[", "(", ")", "^", "$", ".", "#", " ": result += "\\\(scalar)"
      case "\t": result += "\\t"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\u{0C}": result += "\\f"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  static func unescape(_ text: String) throws -> String {
    var result = String.UnicodeScalarView()
    let scalars = Array(text.unicodeScalars)
    var index = 0
    while index < scalars.count {
      guard scalars[index] == "\\" else {
        result.append(scalars[index])
        index += 1
        continue
      }
      guard index + 1 < scalars.count else { throw RegexPattern.invalid(text, index + 1, "Illegal \\ at end of pattern.") }
      index += 1
      switch scalars[index] {
      case "t": result.append("\t")
      case "n": result.append("\n")
      case "r": result.append("\r")
      case "f": result.append("\u{0C}")
      case "a": result.append("\u{07}")
      case "e": result.append("\u{1b}")
      case "u", "x":
        let count = scalars[index] == "u" ? 4 : 2
        var value: UInt32 = 0
        for _ in 0..<count {
          index += 1
          guard index < scalars.count, scalars[index].isASCII, let nibble = Hex.value(UInt8(scalars[index].value)) else {
            throw RegexPattern.invalid(text, index, "Insufficient or invalid hexadecimal digits.")
          }
          value = value << 4 | UInt32(nibble)
        }
        result.append(Unicode.Scalar(value) ?? "\u{fffd}")
      default: result.append(scalars[index])
      }
      index += 1
    }
    return String(result)
  }

  private static func own(_ value: Value) throws -> RegexPattern {
    guard let object = value.asObject as? RegexObject else { throw PSError.argumentNull("regex") }
    return object.pattern
  }

  private static func options(_ value: Value) -> RegexTranslator.Options {
    guard case .enumeration(_, let number)? = value.asScalar else { return [] }
    return RegexTranslator.Options(rawValue: Int(number))
  }

  /// A pattern whose matches may take a time.
  private static func pattern(_ text: String, _ options: RegexTranslator.Options, timeout: Value) throws -> RegexPattern {
    guard case .timeSpan(let span)? = timeout.asScalar, span.ticks != -TimeSpan.perMillisecond else { return try .cached(text, options) }
    guard span.ticks > 0, span.ticks / TimeSpan.perMillisecond < Int64(Int32.max) else {
      throw PSError.outOfRange("Specified argument was out of the range of valid values.", "matchTimeout")
    }
    return try RegexPattern(text, options, milliseconds: max(1, Int(span.ticks / TimeSpan.perMillisecond)))
  }

  private static func integer(_ value: Value) -> Int { if case .int(let number) = value { Int(number) } else { 0 } }

  /// All matches, with an optional start in UTF-16 units.
  static func matches(_ pattern: RegexPattern, _ input: String, from start: Int = 0) throws -> [MatchObject] {
    var result: [MatchObject] = []
    try pattern.each(input, from: UnitOffsets(input).bytes(start)) { found, _ in
      result.append(MatchObject(pattern, input, found))
      return true
    }
    return result
  }

  static func firstMatch(_ pattern: RegexPattern, _ input: String, from start: Int = 0) throws -> Value {
    let found = try pattern.first(input, from: UnitOffsets(input).bytes(start))
    return .object(MatchObject(pattern, input, found))
  }

  private static func replace(_ pattern: RegexPattern, _ input: String, _ replacement: Value, _ limit: Int = -1, from start: Int = 0) throws -> Value {
    let offset = start == 0 ? 0 : UnitOffsets(input).bytes(start)
    if let block = replacement.asObject, block.type === TypeInfo.scriptBlock || block.type.isDelegate {
      return Value(try Operators.replaced(input, pattern, limit: limit, from: offset) { found in
        let match = Value.object(MatchObject(pattern, input, found))
        return try DelegateTable.call(replacement, [match]).text()
      })
    }
    return Value(try pattern.replaced(input, RegexReplacement(try replacement.text(), pattern), limit: limit, from: offset))
  }

  /// `Regex.Split`: captured groups stand between the pieces.
  private static func split(_ pattern: RegexPattern, _ input: String, _ count: Int = 0) throws -> Value {
    var pieces: [String] = [], last = 0
    let bytes = Array(input.utf8)
    try pattern.each(input) { found, _ in
      if count > 0, pieces.count >= count - 1 { return false }
      pieces.append(String(decoding: bytes[last..<found.whole.lowerBound], as: UTF8.self))
      for range in found.ranges.dropFirst() { if let range { pieces.append(String(decoding: bytes[range], as: UTF8.self)) } }
      last = found.whole.upperBound
      return true
    }
    pieces.append(String(decoding: bytes[last...], as: UTF8.self))
    return Value(strings: pieces)
  }

  static let definition = TypeDefinition("System.Text.RegularExpressions.Regex") { members, _ in
    members.property("Options", "System.Text.RegularExpressions.RegexOptions", get: { value in
      Value(enumeration: TypeCatalog.type("System.Text.RegularExpressions.RegexOptions"), Int64(try own(value).options.rawValue))
    })
    members.property("RightToLeft", "bool", get: { _ in .bool(false) })
    members.property("MatchTimeout", "timespan", get: { value in
      Value(TimeSpan(ticks: Int64(try own(value).milliseconds ?? -1) * TimeSpan.perMillisecond))
    })
    members.constructor("regex(string pattern)") { .object(RegexObject(try .cached(try $0[0].text(), []))) }
    members.constructor("regex(string pattern, System.Text.RegularExpressions.RegexOptions options)") {
      .object(RegexObject(try .cached(try $0[0].text(), options($0[1]))))
    }
    members.constructor("regex(string pattern, System.Text.RegularExpressions.RegexOptions options, timespan matchTimeout)") {
      .object(RegexObject(try pattern(try $0[0].text(), options($0[1]), timeout: $0[2])))
    }
    members.method("bool IsMatch(string input)") { .bool(try own($0).isMatch(try $1[0].text())) }
    members.method("bool IsMatch(string input, int startat)") { target, arguments in
      let text = try arguments[0].text()
      return .bool(try own(target).isMatch(text, from: UnitOffsets(text).bytes(integer(arguments[1]))))
    }
    members.method("System.Text.RegularExpressions.Match Match(string input)") { try firstMatch(try own($0), try $1[0].text()) }
    members.method("System.Text.RegularExpressions.Match Match(string input, int startat)") { try firstMatch(try own($0), try $1[0].text(), from: integer($1[1])) }
    members.method("System.Text.RegularExpressions.MatchCollection Matches(string input)") {
      .object(MatchList(try matches(try own($0), try $1[0].text())))
    }
    members.method("System.Text.RegularExpressions.MatchCollection Matches(string input, int startat)") {
      .object(MatchList(try matches(try own($0), try $1[0].text(), from: integer($1[1]))))
    }
    members.method("string Replace(string input, string replacement)") { try replace(try own($0), try $1[0].text(), $1[1]) }
    members.method("string Replace(string input, string replacement, int count)") { try replace(try own($0), try $1[0].text(), $1[1], integer($1[2])) }
    members.method("string Replace(string input, string replacement, int count, int startat)") {
      try replace(try own($0), try $1[0].text(), $1[1], integer($1[2]), from: integer($1[3]))
    }
    members.method("string Replace(string input, System.Text.RegularExpressions.MatchEvaluator evaluator)") { try replace(try own($0), try $1[0].text(), $1[1]) }
    members.method("string Replace(string input, System.Text.RegularExpressions.MatchEvaluator evaluator, int count)") {
      try replace(try own($0), try $1[0].text(), $1[1], integer($1[2]))
    }
    members.method("string[] Split(string input)") { try split(try own($0), try $1[0].text()) }
    members.method("string[] Split(string input, int count)") { try split(try own($0), try $1[0].text(), integer($1[1])) }
    members.method("string[] GetGroupNames()") { target, _ in Value(strings: try own(target).groupNames) }
    members.method("int[] GetGroupNumbers()") { target, _ in
      .array(PSArray(ContiguousArray(try own(target).groupNames.indices.map { .int(Int32($0)) }), elementType: .int32))
    }
    members.method("string GroupNameFromNumber(int i)") { target, arguments in
      let names = try own(target).groupNames
      return Value(names.indices.contains(integer(arguments[0])) ? names[integer(arguments[0])] : "")
    }
    members.method("int GroupNumberFromName(string name)") { .int(Int32(try own($0).group(named: try $1[0].text()) ?? -1)) }
    members.method("string ToString()") { target, _ in Value(try own(target).pattern) }
    fillStatics(&members)
  }

  private static func fillStatics(_ members: inout TypeMembers) {
    let extra = ", System.Text.RegularExpressions.RegexOptions options", timeout = ", timespan matchTimeout"
    for (suffix, extras) in [("", 0), (extra, 1), (extra + timeout, 2)] {
      func pattern(_ arguments: [Value], _ index: Int) throws -> RegexPattern {
        let chosen = extras > 0 ? options(arguments[index]) : []
        if extras == 2 { return try self.pattern(try arguments[1].text(), chosen, timeout: arguments[index + 1]) }
        if case .string(let text) = arguments[1] { return try .cached(text, chosen) }
        return try .cached(try arguments[1].text(), chosen)
      }
      members.staticMethod("bool IsMatch(string input, string pattern\(suffix))") { .bool(try pattern($0, 2).isMatch(try $0[0].text())) }
      members.staticMethod("System.Text.RegularExpressions.Match Match(string input, string pattern\(suffix))") {
        try firstMatch(try pattern($0, 2), try $0[0].text())
      }
      members.staticMethod("System.Text.RegularExpressions.MatchCollection Matches(string input, string pattern\(suffix))") {
        .object(MatchList(try matches(try pattern($0, 2), try $0[0].text())))
      }
      members.staticMethod("string Replace(string input, string pattern, string replacement\(suffix))") {
        try replace(try pattern($0, 3), try $0[0].text(), $0[2])
      }
      members.staticMethod("string Replace(string input, string pattern, System.Text.RegularExpressions.MatchEvaluator evaluator\(suffix))") {
        try replace(try pattern($0, 3), try $0[0].text(), $0[2])
      }
      members.staticMethod("string[] Split(string input, string pattern\(suffix))") { try split(try pattern($0, 2), try $0[0].text()) }
      members.staticMethod("int Count(string input, string pattern\(suffix))") { .int(Int32(try matches(try pattern($0, 2), try $0[0].text()).count)) }
    }
    members.staticMethod("string Escape(string str)") { Value(escape(try $0[0].text())) }
    members.staticMethod("string Unescape(string str)") { Value(try unescape(try $0[0].text())) }
  }
}
