/// `-like`, `-match`, `-replace`, `-split`, `-join`, `-f` and `..`.
extension Operators {
  private nonisolated(unsafe) static var wildcards = TextCache<Wildcard>()

  private nonisolated(unsafe) static var lastWildcard: (pattern: String, ignoreCase: Bool, made: Wildcard)?

  private static func wildcard(_ pattern: Value, _ ignoreCase: Bool) throws -> Wildcard {
    func make(_ text: String) throws -> Wildcard {
      if let last = lastWildcard, last.ignoreCase == ignoreCase, TextScan.isSame(last.pattern, text) { return last.made }
      let made = try Wildcard(text, ignoreCase: ignoreCase)
      lastWildcard = (text, ignoreCase, made)
      return made
    }
    if case .string(let text) = pattern { return try wildcards.find(text, ignoreCase ? 1 : 0) { try make(text.text) } }
    return try make(try pattern.text())
  }

  public static func like(_ left: Value, _ pattern: Value, ignoreCase: Bool) throws -> Bool {
    try wildcard(pattern, ignoreCase).matches(string(left))
  }

  /// `-like` and `-notlike` on a list: the items that pass.
  public static func like(_ items: ContiguousArray<Value>, _ pattern: Value, ignoreCase: Bool, negated: Bool) throws -> ContiguousArray<Value> {
    let wildcard = try wildcard(pattern, ignoreCase)
    return try items.filter { try wildcard.matches(string($0)) != negated }
  }

  private static func pattern(_ value: Value, _ ignoreCase: Bool) throws -> RegexPattern {
    if case .string(let text) = value { return try RegexPattern.cached(text, ignoreCase ? .ignoreCase : []) }
    if let regex = value.unwrapped.asObject as? RegexObject { return regex.pattern }
    return try RegexPattern.cached(try value.text(), ignoreCase ? .ignoreCase : [])
  }

  /// The object of a string, or a new one with the value's text.
  @inline(__always) private static func string(_ value: Value) throws -> PSString {
    if case .string(let string) = value { return string }
    return PSString.holding(try value.text())
  }

  /// `-match` on one text; if it matches, the groups for `$Matches` take the place of what is there.
  public static func match(_ left: Value, _ pattern: Value, ignoreCase: Bool, into table: inout Value) throws -> Bool {
    let regex = try Operators.pattern(pattern, ignoreCase)
    return try regex.match(try string(left), into: &table)
  }

  public static func matches(_ left: Value, _ pattern: Value, ignoreCase: Bool) throws -> Bool {
    try Operators.pattern(pattern, ignoreCase).isMatch(try string(left))
  }

  /// `-match` and `-notmatch` on a list: the items that pass.
  public static func match(_ items: ContiguousArray<Value>, _ pattern: Value, ignoreCase: Bool, negated: Bool) throws -> ContiguousArray<Value> {
    let regex = try Operators.pattern(pattern, ignoreCase)
    return try items.filter { try regex.isMatch(try string($0)) != negated }
  }

  // MARK: Replace

  public static func replace(_ left: Value, _ arguments: Value, ignoreCase: Bool) throws -> Value {
    var pattern = arguments, replacement = Value.null
    if let list = try Conversion.listItems(arguments.unwrapped) {
      if list.count > 2 {
        throw PSError.runtime(
          "BadReplaceArgument", "The -\(ignoreCase ? "" : "c")replace operator allows only two elements to follow it, not \(list.count).")
      }
      pattern = list.first ?? .null
      replacement = list.count > 1 ? list[1] : .null
    }
    let regex: RegexPattern
    do {
      regex = try Operators.pattern(pattern, ignoreCase)
    } catch let error as PSError {
      let text = (try? pattern.text()) ?? ""
      throw PSError.runtime(
        "InvalidRegularExpression", "The regular expression pattern \(text) is not valid.", .InvalidOperation, target: pattern, inner: error.record.exception)
    }
    if let block = replacement.asObject, block.type === TypeInfo.scriptBlock { return try each(left) { try replace($0, regex, block) } }
    let parsed = try RegexReplacement.cached(string(replacement), regex)
    return try each(left) { item in
      let input = try string(item)
      // Without a match the text itself is the result, as in .NET.
      return try regex.replaced(input, parsed).map { .string($0) } ?? .string(input)
    }
  }

  /// A text operator on one value or on each item of a list.
  private static func each(_ left: Value, _ one: (Value) throws -> Value) throws -> Value {
    guard let items = try Conversion.listItems(left.unwrapped) else { return try one(left) }
    return .array(PSArray(ContiguousArray(try items.map(one))))
  }

  /// `-replace` with a script block, which makes each replacement from its match.
  private static func replace(_ item: Value, _ regex: RegexPattern, _ block: PSObject) throws -> Value {
    let input = try item.text()
    return Value(try replaced(input, regex, limit: -1) { found in
      let match = MatchObject(regex, input, found)
      return try ObjectRuntime.current.invoke(block, underscore: .object(match), arguments: [.object(match)]).text()
    })
  }

  /// Replaces matches by what a function makes of them.
  static func replaced(_ input: String, _ regex: RegexPattern, limit: Int, from start: Int = 0, _ make: (RegexPattern.Found) throws -> String) throws -> String {
    var all: [RegexPattern.Found] = []
    // All matches first: the function may run a script that uses the same pattern.
    try regex.each(input, from: start) { found, _ in
      if limit >= 0, all.count >= limit { return false }
      all.append(found)
      return true
    }
    if all.isEmpty { return input }
    var text = input
    return try text.withUTF8 { bytes in
      try withUnsafeTemporaryAllocation(of: UInt8.self, capacity: TextBuffer.usualRoom) { room in
        var result = TextBuffer(room), last = 0
        for found in all {
          result.append(bytes, last..<found.whole.lowerBound)
          result.append(try make(found))
          last = found.whole.upperBound
        }
        result.append(bytes, last..<bytes.count)
        return result.text
      }
    }
  }

  // MARK: Split

  public static func splitUnary(_ value: Value) throws -> Value {
    let items = try Conversion.listItems(value.unwrapped) ?? [value]
    var result = ContiguousArray<Value>()
    for item in items {
      let text = TextScan.trimmed(try item.text())
      if text.isEmpty {
        result.append(Value(""))
        continue
      }
      for word in text.unicodeScalars.split(whereSeparator: TextScan.isWhiteSpace) { result.append(Value(String(word))) }
    }
    return .array(PSArray(result, elementType: .string))
  }

  /// What the pattern of a `-split` comes down to.
  private enum Separator { case text(PSString), pattern(RegexPattern) }
  private nonisolated(unsafe) static var separators = TextCache<Separator>()

  /// `-split` of one text by a pattern alone, as most are.
  private static func split(_ input: PSString, _ pattern: PSString, ignoreCase: Bool) throws -> Value {
    let separator = try separators.find(pattern, ignoreCase ? 1 : 0) {
      if let literal = plainSeparator(pattern.text, ignoreCase), !literal.isEmpty { return .text(PSString.holding(literal)) }
      return .pattern(try RegexPattern.cached(pattern, ignoreCase ? .ignoreCase : []))
    }
    var result = ContiguousArray<Value>()
    result.reserveCapacity(4)
    switch separator {
    case .text(let separator): input.withBytes { bytes in separator.withBytes { splitLiterally(bytes, $0, 0, &result) } }
    case .pattern(let regex): if regex.hasGroups { try splitByPattern(input.text, regex, 0, &result) } else { try regex.split(input, into: &result) }
    }
    return .array(PSArray(result, elementType: .string))
  }

  public static func split(_ left: Value, _ arguments: Value, ignoreCase: Bool) throws -> Value {
    if case .string(let input) = left, case .string(let pattern) = arguments { return try split(input, pattern, ignoreCase: ignoreCase) }
    var list: ContiguousArray<Value> = [arguments]
    if let items = try Conversion.listItems(arguments.unwrapped) { list = items }
    let inputs = try (Conversion.listItems(left.unwrapped) ?? [left]).map { try $0.text() }
    var limit = 0
    if list.count > 1, case .int(let number) = try Conversion.convert(list[1], to: .int32) { limit = Int(number) }
    let delimiter = list.first ?? .null
    var result = ContiguousArray<Value>()
    if let block = delimiter.asObject, block.type === TypeInfo.scriptBlock {
      for input in inputs { try splitByBlock(input, block, limit, &result) }
      return .array(PSArray(result, elementType: .string))
    }
    var options: RegexTranslator.Options = ignoreCase ? .ignoreCase : [], isSimple = false
    if list.count > 2 { (options, isSimple) = try splitOptions(list[2], options) }
    let pattern = try delimiter.text()
    if let literal = isSimple ? pattern : plainSeparator(pattern, ignoreCase), !literal.isEmpty, isSimple ? caseMatters(literal, options) : true {
      for input in inputs { splitLiterally(input, literal, limit, &result) }
      return .array(PSArray(result, elementType: .string))
    }
    let regex: RegexPattern
    if let object = delimiter.unwrapped.asObject as? RegexObject {
      regex = object.pattern
    } else {
      regex = try RegexPattern.cached(isSimple ? RegexObject.escape(pattern) : pattern, options)
    }
    for input in inputs { try splitByPattern(input, regex, limit, &result) }
    return .array(PSArray(result, elementType: .string))
  }

  /// Tells whether folding case would change nothing: then bytes may be compared.
  private static func caseMatters(_ literal: String, _ options: RegexTranslator.Options) -> Bool {
    !options.contains(.ignoreCase) || literal.unicodeScalars.allSatisfy { $0.isASCII && !$0.properties.isAlphabetic }
  }

  /// The text that a simple pattern stands for (`,`, `;`, ` `, `\\`); nil for real patterns.
  private static func plainSeparator(_ pattern: String, _ ignoreCase: Bool) -> String? {
    if pattern == "\\\\" { return "\\" }
    if pattern == "\\." { return "." }
    if pattern == "\\|" { return "|" }
    let special = "\\*+?|{[()^$.#"
    for scalar in pattern.unicodeScalars {
      if !scalar.isASCII || special.unicodeScalars.contains(scalar) { return nil }
      if ignoreCase, scalar.properties.isAlphabetic { return nil }
    }
    return pattern
  }

  private static func splitOptions(_ value: Value, _ start: RegexTranslator.Options) throws -> (RegexTranslator.Options, Bool) {
    let type = TypeCatalog.type("System.Management.Automation.SplitOptions")
    let flags: Int64
    do {
      guard case .enumeration(_, let number)? = try Conversion.convert(value, to: type).asScalar else { return (start, false) }
      flags = number
    } catch let error as PSError {
      throw PSError("RuntimeException", error.message, id: error.record.errorId, category: .NotSpecified, inner: error.record.exception.inner)
    }
    var options = start
    if flags & 16 != 0 { options.insert(.multiline) }
    if flags & 32 != 0 { options.insert(.singleline) }
    if flags & 64 != 0 { options.insert(.ignoreCase) }
    if flags & 8 != 0 { options.insert(.ignorePatternWhitespace) }
    if flags & 128 != 0 { options.insert(.explicitCapture) }
    return (options, flags & 1 != 0)
  }

  private static func splitLiterally(_ input: String, _ separator: String, _ limit: Int, _ result: inout ContiguousArray<Value>) {
    var input = input, separator = separator
    input.withUTF8 { bytes in separator.withUTF8 { splitLiterally(bytes, $0, limit, &result) } }
  }

  private static func splitLiterally(
    _ bytes: UnsafeBufferPointer<UInt8>, _ needle: UnsafeBufferPointer<UInt8>, _ limit: Int, _ result: inout ContiguousArray<Value>
  ) {
    func text(_ range: Range<Int>) -> Value { .string(PSString.copying(UnsafeBufferPointer(rebasing: bytes[range]))) }
    var places: [Int] = [], position = 0
    if limit >= 0 {
      var pieces = 1
      while limit == 0 || pieces < limit, let found = TextScan.find(needle, in: bytes, from: position) {
        result.append(text(position..<found))
        position = found + needle.count
        pieces += 1
      }
      result.append(text(position..<bytes.count))
      return
    }
    while let found = TextScan.find(needle, in: bytes, from: position) {
      places.append(found)
      position = found + needle.count
    }
    position = 0
    // A negative limit keeps the last pieces and leaves the rest in the first.
    for found in places.suffix(max(0, -limit - 1)) {
      result.append(text(position..<found))
      position = found + needle.count
    }
    result.append(text(position..<bytes.count))
  }

  private static func splitByPattern(_ input: String, _ regex: RegexPattern, _ limit: Int, _ result: inout ContiguousArray<Value>) throws {
    var all: [RegexPattern.Found] = []
    try regex.each(input) { found, _ in
      if limit > 0, all.count >= limit - 1 { return false }
      all.append(found)
      return true
    }
    if limit < 0 { all = Array(all.suffix(max(0, -limit - 1))) }
    var copy = input
    copy.withUTF8 { bytes in
      func text(_ range: Range<Int>) -> Value { .string(PSString.copying(UnsafeBufferPointer(rebasing: bytes[range]))) }
      var position = 0
      for found in all {
        result.append(text(position..<max(position, found.whole.lowerBound)))
        for range in found.ranges.dropFirst() { if let range { result.append(text(range)) } }
        position = found.whole.upperBound
      }
      result.append(text(min(position, bytes.count)..<bytes.count))
    }
  }

  private static func splitByBlock(_ input: String, _ block: PSObject, _ limit: Int, _ result: inout ContiguousArray<Value>) throws {
    var pieces: [String] = [], current = ""
    for unit in input.unicodeScalars {
      let text = Value(String(unit))
      let isSeparator = try (limit <= 0 || pieces.count < limit - 1) && (ObjectRuntime.current.invoke(block, underscore: text, arguments: [text])).isTrue
      if isSeparator {
        pieces.append(current)
        current = ""
      } else {
        current.unicodeScalars.append(unit)
      }
    }
    pieces.append(current)
    result += pieces.map { Value($0) }
  }

  // MARK: Join, format, range

  public static func join(_ left: Value, _ separator: Value) throws -> Value {
    guard let items = try Conversion.listItems(left.unwrapped) else { return Value(try left.culturalText()) }
    let between = try separator.text()
    return try withUnsafeTemporaryAllocation(of: UInt8.self, capacity: TextBuffer.usualRoom) { room in
      var result = TextBuffer(room)
      for (index, item) in items.enumerated() {
        if index > 0 { result.append(between) }
        if case .string(let text) = item { result.append(text) } else { result.append(try joinText(item)) }
      }
      return .string(result.string)
    }
  }

  /// The text of an item in `-join`: in the form of the culture.
  private static func joinText(_ item: Value) throws -> String {
    if let spelled = (item.asObject as? WrappedValue)?.literalText { return spelled }
    if let items = try Conversion.listItems(item), item.asArray != nil || item.asObject is PSList {
      return try items.map { try $0.text() }.joined(separator: " ")
    }
    if let custom = item.asObject as? CustomObject { return try Members.added(custom, "ToString") == nil ? "" : item.culturalText() }
    return try item.culturalText()
  }

  public static func joinUnary(_ value: Value) throws -> Value { try join(value, Value("")) }

  /// `-f`.
  public static func format(_ left: Value, _ arguments: Value) throws -> Value {
    let list = try Conversion.listItems(arguments.unwrapped) ?? [arguments]
    return try list.withUnsafeBufferPointer { try format(left, $0) }
  }

  /// `-f` with its arguments in a row.
  public static func format(_ left: Value, _ arguments: UnsafeBufferPointer<Value>) throws -> Value {
    try format(left, CompositeFormat.cached(string(left)), arguments)
  }

  static func format(_ left: Value, _ format: CompositeFormat, _ arguments: UnsafeBufferPointer<Value>) throws -> Value {
    do {
      return .string(try format.text(arguments, nil))
    } catch let error as PSError where error.record.exception.exceptionType.fullName == "System.FormatException" {
      throw PSError.runtime(
        "FormatError", "Error formatting a string: \(error.message).", .InvalidOperation, target: left, inner: error.record.exception)
    }
  }

  public static func range(_ left: Value, _ right: Value) throws -> ContiguousArray<Value> {
    if let a = character(left), let b = character(right) {
      let units: [UInt16] = a <= b ? Array(a...b) : Array((b...a).reversed())
      return ContiguousArray(units.map { .char($0) })
    }
    guard case .int(let low) = try bound(left), case .int(let high) = try bound(right) else { return [] }
    let count = Int(Swift.abs(Int64(high) - Int64(low))) + 1
    guard count <= largestArray else { throw PSError.outOfMemory }
    var result = ContiguousArray<Value>()
    result.reserveCapacity(count)
    if low <= high {
      for number in low...high { result.append(.int(number)) }
    } else {
      for number in (high...low).reversed() { result.append(.int(number)) }
    }
    return result
  }

  /// The ends of a range of integers, for pipelines and `foreach`, which count without an array; nil if it is one of letters.
  public static func rangeBounds(_ left: Value, _ right: Value) throws -> (Int32, Int32)? {
    if case .int(let low) = left, case .int(let high) = right { return (low, high) }
    if character(left) != nil, character(right) != nil { return nil }
    guard case .int(let low) = try bound(left), case .int(let high) = try bound(right) else { return nil }
    return (low, high)
  }

  private static func bound(_ value: Value) throws -> Value {
    if case .int = value { return value }
    return try Conversion.convert(value, to: .int32)
  }

  /// The character of a one-letter text that is no digit.
  private static func character(_ value: Value) -> UInt16? {
    switch value.unwrapped {
    case .char(let unit): return unit
    case .string(let text):
      var units = text.text.utf16.makeIterator()
      guard let unit = units.next(), units.next() == nil, unit < 0x30 || unit > 0x39 else { return nil }
      return unit
    default: return nil
    }
  }
}
