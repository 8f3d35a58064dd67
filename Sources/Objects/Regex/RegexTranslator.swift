/// Rewrites a .NET regular expression for PCRE2 and learns its groups; refuses what PCRE2 cannot express.
struct RegexTranslator {
  /// What makes a pattern invalid, in .NET's words.
  struct Failure: Error {
    let offset: Int
    let reason: String
  }

  struct Options: OptionSet {
    let rawValue: Int
    static let ignoreCase = Options(rawValue: 1)
    static let multiline = Options(rawValue: 2)
    static let explicitCapture = Options(rawValue: 4)
    static let compiled = Options(rawValue: 8)
    static let singleline = Options(rawValue: 16)
    static let ignorePatternWhitespace = Options(rawValue: 32)
    static let rightToLeft = Options(rawValue: 64)
    static let ecmaScript = Options(rawValue: 256)
    static let cultureInvariant = Options(rawValue: 512)
    static let nonBacktracking = Options(rawValue: 1024)
  }

  let scalars: [Unicode.Scalar]
  var index = 0
  private(set) var output = ""
  var options: Options
  /// Names of the capturing groups by their number in PCRE2 (from 1); nil for unnamed ones.
  var groups: [String?] = []

  /// A group that stands open.
  struct OpenGroup {
    /// The options to return to behind it.
    let options: Options
    /// Where it began in the pattern.
    let offset: Int
    /// PCRE2's number, if it captures.
    var group: Int?
    /// Where it began in the output.
    var start: String.Index?
    /// What happens to the stacks of balancing groups at its end.
    var ending: RegexCallouts.Part?
    /// The balancing group that it asks for; its second branch has not begun yet.
    var condition: String?
  }

  var open: [OpenGroup] = []
  var canRepeat = false
  /// The groups of the whole pattern, known in a second run: references may precede their group, and .NET numbers unnamed ones first.
  private(set) var known: [String?]?
  var hasReferences = false
  /// Asks PCRE2 to report the end of each group, to learn all captures of repeated ones.
  private let marksGroups: Bool
  /// Lookbehinds may be of any length: PCRE2 calls out to them.
  let callsLookbehinds: Bool
  /// What PCRE2 calls out to, by the number in the call.
  var callouts: [RegexCallouts.Part] = []
  /// The groups that keep a stack of captures, because another takes them back.
  var balanced: Set<String> = []
  /// The text will be ASCII: classes need no more than its letters.
  private let isForASCII: Bool

  init(_ pattern: String, _ options: Options, marksGroups: Bool = false, callsLookbehinds: Bool = false, isForASCII: Bool = false) {
    self.isForASCII = isForASCII
    scalars = Array(pattern.unicodeScalars)
    self.options = options
    self.marksGroups = marksGroups
    self.callsLookbehinds = callsLookbehinds
  }

  func peek(_ ahead: Int = 0) -> Unicode.Scalar? { index + ahead < scalars.count ? scalars[index + ahead] : nil }
  private func offset(_ at: Int) -> Int { scalars[..<min(at, scalars.count)].reduce(0) { $0 + ($1.value > 0xffff ? 2 : 1) } }
  func fail(_ at: Int, _ reason: String) -> Failure { Failure(offset: offset(at), reason: reason) }
  mutating func put(_ text: String) { output += text }
  mutating func put(_ scalar: Unicode.Scalar) { output.unicodeScalars.append(scalar) }

  mutating func run() throws {
    if options.contains(.rightToLeft) { throw fail(0, "RegexOptions.RightToLeft is not supported yet.") }
    var scout = self
    try scout.translate()
    guard scout.hasReferences else {
      self = scout
      return
    }
    var second = self
    second.known = scout.groups
    second.balanced = scout.balanced
    try second.translate()
    guard !second.balanced.isEmpty else {
      self = second
      return
    }
    // The calls of balancing groups have brought in groups of their own: the others' numbers are right only now.
    known = second.groups
    balanced = second.balanced
    try translate()
  }

  /// .NET's order of groups: PCRE2's number for each of .NET's, the whole match first, and .NET's names.
  static func order(_ groups: [String?]) -> (places: [Int], names: [String], doubles: [Int: [Int]]) {
    var places = [0], names = ["0"], first: [String: Int] = [:], doubles: [Int: [Int]] = [:]
    for (index, name) in groups.enumerated() where name == nil {
      places.append(index + 1)
      names.append(String(names.count))
    }
    var numbered: [(number: Int, place: Int, name: String)] = []
    for (index, name) in groups.enumerated() {
      guard let name, name != hiddenGroup else { continue }
      if let known = first[name] {
        doubles[known, default: [known]].append(index + 1)
        continue
      }
      first[name] = index + 1
      if let number = Int(name) { numbered.append((number, index + 1, name)) } else {
        places.append(index + 1)
        names.append(name)
      }
    }
    for (_, place, name) in numbered.sorted(by: { $0.number < $1.number }) {
      places.append(place)
      names.append(name)
    }
    return (places, names, doubles)
  }

  /// PCRE2's number of the group that .NET knows by a number or name; nil if there is none. The first run knows no groups yet.
  mutating func place(of name: String) -> Int? {
    hasReferences = true
    guard let known else { return 1 }
    let order = RegexTranslator.order(known)
    return order.names.firstIndex(of: name).map { order.places[$0] }
  }

  private mutating func translate() throws {
    while let scalar = peek() {
      switch scalar {
      case "\\": try escape(inSet: false)
      case "[": try set()
      case "(": try group()
      case ")":
        guard let last = open.popLast() else { throw fail(index + 1, "Too many )'s.") }
        options = last.options
        if let condition = last.condition { put("|" + callout(.condition(group: condition, isHeld: false))) }
        if marksGroups, let group = last.group { put(")(?C\(min(group, 255)))") } else { put(")") }
        if let ending = last.ending { put(callout(ending) + hidden()) }
        if marksGroups && last.group != nil || last.ending != nil { output = wrapped(output, from: last.start) }
        index += 1
        canRepeat = true
      case "*", "+", "?": try quantifier(scalar)
      case "{": try braces()
      case "$":
        // .NET's $ also matches before a final line feed, as PCRE2's does; under multiline only \n counts in both.
        put("$")
        index += 1
        canRepeat = true
      case ".":
        put(options.contains(.singleline) ? "(?s:.)" : ".")
        index += 1
        canRepeat = true
      case "#" where options.contains(.ignorePatternWhitespace):
        while let next = peek(), next != "\n" {
          _ = next
          index += 1
        }
      case _ where options.contains(.ignorePatternWhitespace) && TextScan.isWhiteSpace(scalar):
        index += 1
      case "|":
        put("|")
        if let condition = open.last?.condition {
          open[open.count - 1].condition = nil
          put(callout(.condition(group: condition, isHeld: false)))
        }
        index += 1
        canRepeat = false
      case "^":
        put("^")
        index += 1
        canRepeat = true
      default:
        put(scalar)
        index += 1
        canRepeat = true
      }
    }
    if !open.isEmpty { throw fail(scalars.count, "Not enough )'s.") }
  }

  private mutating func quantifier(_ scalar: Unicode.Scalar) throws {
    guard canRepeat else { throw fail(index + 1, "Quantifier '\(scalar)' following nothing.") }
    put(scalar)
    index += 1
    try lazyMark(scalar)
  }

  /// A lazy mark after a quantifier; a second quantifier is an error (.NET has no possessive ones).
  private mutating func lazyMark(_ before: Unicode.Scalar) throws {
    if peek() == "?" {
      put("?")
      index += 1
    }
    canRepeat = false
    guard let next = peek() else { return }
    if next == "*" || next == "+" || next == "?" { throw fail(index + 1, "Nested quantifier '\(next)'.") }
    if next == "{", bounds(index) != nil { throw fail(index + 1, "Nested quantifier '{'.") }
  }

  /// The end of `{n}`, `{n,}` or `{n,m}`; nil if the brace is literal.
  private func bounds(_ start: Int) -> (low: Int, high: Int?, end: Int)? {
    var position = start + 1
    func number() -> (Int?, Int) {
      var value: Int?, at = position
      while at < scalars.count, scalars[at].value >= 0x30, scalars[at].value <= 0x39 {
        value = min((value ?? 0) * 10 + Int(scalars[at].value - 0x30), 1 << 31)
        at += 1
      }
      return (value, at)
    }
    let (low, after) = number()
    guard let low, after < scalars.count else { return nil }
    if scalars[after] == "}" { return (low, low, after + 1) }
    guard scalars[after] == "," else { return nil }
    position = after + 1
    let (high, end) = number()
    guard end < scalars.count, scalars[end] == "}" else { return nil }
    return (low, high, end + 1)
  }

  private mutating func braces() throws {
    guard let found = bounds(index) else {
      put("\\{")
      index += 1
      canRepeat = true
      return
    }
    guard canRepeat else { throw fail(index + 1, "Quantifier '{' following nothing.") }
    if let high = found.high, high < found.low { throw fail(found.end, "Illegal {x,y} with x > y.") }
    put("{\(found.low)")
    if let high = found.high { if high != found.low { put(",\(high)") } } else { put(",") }
    put("}")
    index = found.end
    try lazyMark("}")
  }

  // MARK: Escapes

  private mutating func escape(inSet: Bool) throws {
    let start = index
    index += 1
    guard let scalar = peek() else { throw fail(start + 1, "Illegal \\ at end of pattern.") }
    index += 1
    canRepeat = true
    switch scalar {
    case "u", "x":
      let count = scalar == "u" ? 4 : 2
      var value: UInt32 = 0
      for _ in 0..<count {
        guard let digit = peek(), digit.isASCII, let nibble = Hex.value(UInt8(digit.value)) else { throw fail(index, "Insufficient or invalid hexadecimal digits.") }
        value = value << 4 | UInt32(nibble)
        index += 1
      }
      try put(unit: value)
    case "d", "D", "w", "W", "s", "S":
      if options.contains(.ecmaScript) {
        let ascii = ["d": "0-9", "w": "a-zA-Z0-9_", "s": " \\f\\n\\r\\t\\v"][String(scalar.properties.lowercaseMapping)] ?? ""
        if inSet, scalar.properties.isUppercase { throw fail(index, "Negated classes inside a set are not supported yet under RegexOptions.ECMAScript.") }
        put(inSet ? ascii : scalar.properties.isUppercase ? "[^\(ascii)]" : "[\(ascii)]")
      } else if scalar == "w" {
        put(inSet ? word : "[\(word)]")
      } else if scalar == "W" {
        // In a set the other categories say the same.
        put(isForASCII ? "\\W" : inSet ? "\\p{Mc}\\p{Me}\\p{Nl}\\p{No}\\p{Pd}\\p{Ps}\\p{Pe}\\p{Pi}\\p{Pf}\\p{Po}\\p{S}\\p{Z}\\p{C}" : "[^\(word)]")
      } else {
        put("\\")
        put(scalar)
      }
    case "p", "P": try property(scalar)
    case "k" where !inSet:
      guard let opening = peek(), opening == "<" || opening == "'" else { throw fail(index, "Malformed \\k<...> named back reference.") }
      let end: Unicode.Scalar = opening == "<" ? ">" : "'"
      index += 1
      var name = ""
      while let next = peek(), next != end {
        name.unicodeScalars.append(next)
        index += 1
      }
      guard peek() == end else { throw fail(index, "Malformed \\k<...> named back reference.") }
      index += 1
      guard let place = place(of: name) else {
        let isNumber = name.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
        throw fail(index, isNumber ? "Reference to undefined group number \(name)." : "Reference to undefined group name '\(name)'.")
      }
      try refuseBalanced(name)
      if known?.filter({ $0 == name }).count ?? 0 > 1 { put("\\k<\(RegexTranslator.safe(name))>") } else { put("\\g{\(place)}") }
    case "1"..."9" where !inSet: try backReference(scalar, start)
    case "0"..."7":
      index -= 1
      octal()
    case "b": inSet ? put("\\x08") : boundary(isThere: true)
    case "B" where !inSet: boundary(isThere: false)
    case "A", "G", "Z": put("\\\(scalar)")
    case "z": put("\\z")
    case "a": put("\\x07")
    case "e": put("\\x1b")
    case "f": put("\\x0c")
    case "n": put("\\n")
    case "r": put("\\r")
    case "t": put("\\t")
    case "v": put("\\x0b")
    case "c":
      guard let letter = peek(), letter.isASCII else { throw fail(index, "Missing control character.") }
      index += 1
      put("\\x{\(String(letter.value & 0x1f, radix: 16))}")
    default:
      if scalar.isASCII, scalar.properties.isAlphabetic || scalar == "_" { throw fail(index, "Unrecognized escape sequence \\\(scalar).") }
      if scalar.isASCII { put("\\") }
      put(scalar)
    }
  }

  /// Puts a UTF-16 unit given by its code; two surrogates are one character to PCRE2.
  private mutating func put(unit value: UInt32) throws {
    var value = value
    if value >= 0xd800, value < 0xdc00, peek() == "\\", peek(1) == "u", index + 6 <= scalars.count,
      let low = UInt32(String(String.UnicodeScalarView(scalars[(index + 2)..<(index + 6)])), radix: 16), low >= 0xdc00, low < 0xe000 {
      value = 0x10000 + (value - 0xd800) << 10 + (low - 0xdc00)
      index += 6
    }
    if value >= 0xd800, value < 0xe000 { throw fail(index, "Surrogates on their own are not supported yet.") }
    put("\\x{\(String(value, radix: 16))}")
  }

  /// What `\w` stands for in .NET. The ASCII part first: PCRE2 looks that up in a bit map.
  private var word: String { isForASCII ? "a-zA-Z0-9_" : "a-zA-Z0-9_\\p{L}\\p{Mn}\\p{Nd}\\p{Pc}" }

  /// `\b` and `\B` by .NET's word characters; PCRE2's own would count `½` and leave out accents.
  private mutating func boundary(isThere: Bool) {
    let (before, after) = ("(?<=[\(word)])", "(?=[\(word)])")
    let (notBefore, notAfter) = ("(?<![\(word)])", "(?![\(word)])")
    if isForASCII || options.contains(.ecmaScript) { return put(isThere ? "\\b" : "\\B") }
    put(isThere ? "(?:\(before)\(notAfter)|\(notBefore)\(after))" : "(?:\(before)\(after)|\(notBefore)\(notAfter))")
  }

  /// `\1`: a group by its number, else a character by its octal code.
  private mutating func backReference(_ first: Unicode.Scalar, _ start: Int) throws {
    var digits = String(first), end = index
    while end < scalars.count, scalars[end].value >= 0x30, scalars[end].value <= 0x39 {
      digits.unicodeScalars.append(scalars[end])
      end += 1
    }
    if let place = place(of: digits) {
      index = end
      return put("\\g{\(place)}")
    }
    guard digits.utf8.count > 1 else { throw fail(end, "Reference to undefined group number \(digits).") }
    index = start + 1
    guard first.value <= 0x37 else { throw fail(index + 1, "Unrecognized escape sequence \\\(first).") }
    octal()
  }

  private mutating func octal() {
    var value: UInt32 = 0, count = 0
    while count < 3, let digit = peek(), digit >= "0", digit <= "7" {
      value = value * 8 + (digit.value - 0x30)
      index += 1
      count += 1
    }
    put("\\x{\(String(value & 0xff, radix: 16))}")
  }

  private mutating func property(_ letter: Unicode.Scalar) throws {
    guard peek() == "{" else { throw fail(index, "Malformed \\p{X} character escape.") }
    var name = ""
    index += 1
    while let next = peek(), next != "}" {
      name.unicodeScalars.append(next)
      index += 1
    }
    guard peek() == "}" else { throw fail(index, "Incomplete \\p{X} character escape.") }
    index += 1
    let categories = [
      "L", "Lu", "Ll", "Lt", "Lm", "Lo", "M", "Mn", "Mc", "Me", "N", "Nd", "Nl", "No", "P", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "S", "Sm", "Sc", "Sk",
      "So", "Z", "Zs", "Zl", "Zp", "C", "Cc", "Cf", "Cs", "Co", "Cn",
    ]
    if options.contains(.ignoreCase), ["Lu", "Ll", "Lt"].contains(name) {
      // Without regard to case the three stand for each other.
      put("\\\(letter){L&}")
    } else if categories.contains(name) {
      put("\\\(letter){\(name)}")
    } else if let block = RegexBlocks.ranges[name] {
      let range = "\\x{\(String(block.lowerBound, radix: 16))}-\\x{\(String(block.upperBound, radix: 16))}"
      put(letter == "p" ? "[\(range)]" : "[^\(range)]")
    } else {
      throw fail(index, "Unknown property '\(name)'.")
    }
  }

  // MARK: Sets

  private mutating func set() throws {
    index += 1
    let isNegated = peek() == "^"
    if isNegated { index += 1 }
    let before = output
    output = ""
    var subtraction: String?, isFirst = true, range = RangeState.closed
    while true {
      guard let scalar = peek() else { throw fail(scalars.count, "Unterminated [] set.") }
      if scalar == "]", !isFirst { break }
      isFirst = false
      if scalar == "-", !(peek(1) == "[" && !output.isEmpty && range != .open) {
        try hyphen(&range)
        continue
      }
      let isClass = scalar == "\\" && isClassLetter(peek(1))
      // A character may begin a range unless it ends one; a class never does.
      range = range == .open || isClass ? .closed : .ready
      switch scalar {
      case "\\":
        try setEscape()
      case "[" where peek(1) == ":":
        put("\\[")
        index += 1
      case "[":
        put("\\[")
        index += 1
      case "]":
        put("\\]")
        index += 1
      case "-":
        index += 1
        let outer = output
        output = ""
        try set()
        subtraction = output
        output = outer
        guard peek() == "]" else { throw fail(index, "A subtraction must be the last element in a character class.") }
      case "^", "&", "~", "|":
        put("\\")
        put(scalar)
        index += 1
      default:
        if peek(1) == "-", let high = peek(2), high != "]", high != "[", high != "\\", high.value < scalar.value {
          throw fail(index + 3, "[x-y] range in reverse order.")
        }
        put(scalar)
        index += 1
      }
    }
    index += 1
    canRepeat = true
    let body = "[\(isNegated ? "^" : "")\(output)]"
    output = before + (subtraction.map { "(?:(?!\($0))\(body))" } ?? body)
  }

  /// Where a set stands between the two ends of a range.
  private enum RangeState { case closed, ready, open }

  private func isClassLetter(_ scalar: Unicode.Scalar?) -> Bool { scalar.map { "dDwWsSpP".unicodeScalars.contains($0) } ?? false }

  /// A hyphen in a set: between two characters it makes a range, anywhere else it is itself.
  private mutating func hyphen(_ range: inout RangeState) throws {
    let isRange = range == .ready && peek(1) != "]" && peek(1) != nil
    if isRange, peek(1) == "\\", isClassLetter(peek(2)) {
      // PCRE2 would take the hyphen for itself.
      throw fail(index + 3, "Cannot include class \\\(peek(2) ?? "d") in character range.")
    }
    put(isRange ? "-" : "\\-")
    index += 1
    range = isRange ? .open : range == .open ? .closed : .ready
  }

  private mutating func setEscape() throws {
    let start = output
    try escape(inSet: true)
    // A block or a negated class became a set of its own, which cannot stand inside one.
    if output.hasPrefix(start), output.dropFirst(start.count).first == "[" {
      let inner = output.dropFirst(start.count)
      if inner.hasPrefix("[^") { throw fail(index, "Negated blocks inside a set are not supported yet.") }
      output = start + inner.dropFirst().dropLast()
    }
  }
}
