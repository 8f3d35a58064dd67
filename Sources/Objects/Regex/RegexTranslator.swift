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

  private let scalars: [Unicode.Scalar]
  private var index = 0
  private(set) var output = ""
  private var options: Options
  /// Names of the capturing groups by their number in PCRE2 (from 1); nil for unnamed ones.
  private(set) var groups: [String?] = []
  /// What stands open: the options to return to and where the group began.
  private var open: [(options: Options, offset: Int, group: Int?, start: String.Index?)] = []
  private var canRepeat = false
  /// The groups of the whole pattern, known in a second run: references may precede their group, and .NET numbers unnamed ones first.
  private var known: [String?]?
  private var hasReferences = false
  /// Asks PCRE2 to report the end of each group, to learn all captures of repeated ones.
  private let marksGroups: Bool

  init(_ pattern: String, _ options: Options, marksGroups: Bool = false) {
    scalars = Array(pattern.unicodeScalars)
    self.options = options
    self.marksGroups = marksGroups
  }

  private func peek(_ ahead: Int = 0) -> Unicode.Scalar? { index + ahead < scalars.count ? scalars[index + ahead] : nil }
  private func offset(_ at: Int) -> Int { scalars[..<min(at, scalars.count)].reduce(0) { $0 + ($1.value > 0xffff ? 2 : 1) } }
  private func fail(_ at: Int, _ reason: String) -> Failure { Failure(offset: offset(at), reason: reason) }
  private mutating func put(_ text: String) { output += text }
  private mutating func put(_ scalar: Unicode.Scalar) { output.unicodeScalars.append(scalar) }

  mutating func run() throws {
    if options.contains(.rightToLeft) { throw fail(0, "RegexOptions.RightToLeft is not supported yet.") }
    var scout = self
    try scout.translate()
    guard scout.hasReferences else {
      self = scout
      return
    }
    known = scout.groups
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
      guard let name else { continue }
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
  private mutating func place(of name: String) -> Int? {
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
        if marksGroups, let group = last.group { put(")(?C\(min(group, 255)))") } else { put(")") }
        if marksGroups, last.group != nil { output = wrapped(output, from: last.start) }
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

  // MARK: Groups

  private mutating func group() throws {
    let start = index
    open.append((options, start, nil, output.endIndex))
    index += 1
    canRepeat = false
    guard peek() == "?" else {
      if options.contains(.explicitCapture) {
        put("(?:")
      } else {
        groups.append(nil)
        open[open.count - 1].group = groups.count
        put("(")
      }
      return
    }
    index += 1
    guard let kind = peek() else { throw fail(scalars.count, "Unrecognized grouping construct.") }
    switch kind {
    case ":", "=", "!", ">":
      put("(?")
      put(kind)
      index += 1
    case "#":
      while let next = peek(), next != ")" {
        _ = next
        index += 1
      }
      guard peek() == ")" else { throw fail(scalars.count, "Unterminated (?#...) comment.") }
      index += 1
      open.removeLast()
      canRepeat = !output.isEmpty
    case "<" where peek(1) == "=" || peek(1) == "!":
      put("(?<")
      put(peek(1) ?? "=")
      index += 2
    case "<", "'": try named(kind == "<" ? ">" : "'", start)
    case "(": try conditional(start)
    default: try inlineOptions(start)
    }
  }

  private mutating func named(_ end: Unicode.Scalar, _ start: Int) throws {
    index += 1
    var name = ""
    while let next = peek(), next != end {
      guard next.properties.isAlphabetic || next == "_" || (next.value >= 0x30 && next.value <= 0x39) || next == "-" else {
        throw fail(index, "Invalid group name: Group names must begin with a word character.")
      }
      name.unicodeScalars.append(next)
      index += 1
    }
    guard peek() == end, !name.isEmpty else { throw fail(index, "Invalid group name: Group names must begin with a word character.") }
    if name.contains("-") { throw fail(start, "Balancing groups are not supported yet.") }
    index += 1
    groups.append(name)
    open[open.count - 1].group = groups.count
    // PCRE2 allows 32 letters and no leading digit: the group gets a name of our own.
    put("(?<\(RegexTranslator.safe(name))>")
  }

  /// Puts a group and its mark into brackets, so that a quantifier behind takes both.
  private func wrapped(_ text: String, from start: String.Index?) -> String {
    guard let start, start <= text.endIndex else { return text }
    return String(text[..<start]) + "(?:" + String(text[start...]) + ")"
  }

  /// The name under which PCRE2 knows a group.
  static func safe(_ name: String) -> String {
    let ordinary = name.utf8.count <= 30 && name.utf8.first.map { $0 < 0x30 || $0 > 0x39 } == true
    if ordinary { return name }
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return "g_" + String(hash, radix: 16)
  }

  /// Tells whether a word in a conditional may name a group; the first run does not know and asks for a second.
  private mutating func isGroup(_ word: String) -> Bool {
    guard let first = word.unicodeScalars.first, first.properties.isAlphabetic || first == "_" else { return false }
    hasReferences = true
    return (known ?? groups).contains(word)
  }

  private mutating func conditional(_ start: Int) throws {
    // (?(1)…), (?(name)…), (?(?=…)…) or a bare expression, which is a lookahead.
    var look = index + 1, word = ""
    while look < scalars.count, scalars[look] != ")" {
      word.unicodeScalars.append(scalars[look])
      look += 1
    }
    if word.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), !word.isEmpty {
      guard let place = place(of: word) else { throw fail(look, "Conditional alternation refers to an undefined group number '\(word)'.") }
      put(known == nil ? "(?(?=)" : "(?(\(place))")
      index = look + 1
    } else if isGroup(word) {
      put(known == nil ? "(?(?=)" : "(?(<\(RegexTranslator.safe(word))>)")
      index = look + 1
    } else if peek(1) == "?" {
      put("(?")
      open.append((options, index, nil, nil))
      index += 2
      guard let kind = peek() else { throw fail(scalars.count, "Unrecognized grouping construct.") }
      put("(?")
      if kind == "<" {
        put("<")
        index += 1
      }
      put(peek() ?? "=")
      index += 1
    } else {
      put("(?(?=")
      open.append((options, index, nil, nil))
      index += 1
    }
  }

  private mutating func inlineOptions(_ start: Int) throws {
    var isOn = true, changed = options
    while let letter = peek() {
      index += 1
      switch letter {
      case "-": isOn = false
      case "+": isOn = true
      case "i", "I": set(&changed, .ignoreCase, isOn)
      case "m", "M": set(&changed, .multiline, isOn)
      case "n", "N": set(&changed, .explicitCapture, isOn)
      case "s", "S": set(&changed, .singleline, isOn)
      case "x", "X": set(&changed, .ignorePatternWhitespace, isOn)
      case ":", ")":
        let flags = (changed.contains(.ignoreCase) ? "i" : "") + (changed.contains(.multiline) ? "m" : "")
        let off = (changed.contains(.ignoreCase) ? "" : "i") + (changed.contains(.multiline) ? "" : "m")
        put("(?\(flags)\(off.isEmpty ? "" : "-" + off)")
        put(letter)
        options = changed
        if letter == ")" { open.removeLast() }
        canRepeat = false
        return
      default: throw fail(index, "Unrecognized grouping construct.")
      }
    }
    throw fail(scalars.count, "Unrecognized grouping construct.")
  }

  private func set(_ options: inout Options, _ option: Options, _ isOn: Bool) {
    if isOn { options.insert(option) } else { options.remove(option) }
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
        put(inSet ? RegexTranslator.word : "[\(RegexTranslator.word)]")
      } else if scalar == "W" {
        // In a set the other categories say the same.
        put(inSet ? "\\p{Mc}\\p{Me}\\p{Nl}\\p{No}\\p{Pd}\\p{Ps}\\p{Pe}\\p{Pi}\\p{Pf}\\p{Po}\\p{S}\\p{Z}\\p{C}" : "[^\(RegexTranslator.word)]")
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
  private static let word = "a-zA-Z0-9_\\p{L}\\p{Mn}\\p{Nd}\\p{Pc}"

  /// `\b` and `\B` by .NET's word characters; PCRE2's own would count `½` and leave out accents.
  private mutating func boundary(isThere: Bool) {
    let (before, after) = ("(?<=[\(RegexTranslator.word)])", "(?=[\(RegexTranslator.word)])")
    let (notBefore, notAfter) = ("(?<![\(RegexTranslator.word)])", "(?![\(RegexTranslator.word)])")
    if options.contains(.ecmaScript) { return put(isThere ? "\\b" : "\\B") }
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

/// Unicode blocks by .NET's names.
enum RegexBlocks {
  static let ranges: [String: ClosedRange<UInt32>] = [
    "IsBasicLatin": 0...0x7f, "IsLatin-1Supplement": 0x80...0xff, "IsLatinExtended-A": 0x100...0x17f, "IsLatinExtended-B": 0x180...0x24f,
    "IsIPAExtensions": 0x250...0x2af, "IsSpacingModifierLetters": 0x2b0...0x2ff, "IsCombiningDiacriticalMarks": 0x300...0x36f,
    "IsGreek": 0x370...0x3ff, "IsGreekandCoptic": 0x370...0x3ff, "IsCyrillic": 0x400...0x4ff, "IsCyrillicSupplement": 0x500...0x52f,
    "IsArmenian": 0x530...0x58f, "IsHebrew": 0x590...0x5ff, "IsArabic": 0x600...0x6ff, "IsDevanagari": 0x900...0x97f, "IsThai": 0xe00...0xe7f,
    "IsHangulJamo": 0x1100...0x11ff, "IsLatinExtendedAdditional": 0x1e00...0x1eff, "IsGreekExtended": 0x1f00...0x1fff,
    "IsGeneralPunctuation": 0x2000...0x206f, "IsSuperscriptsandSubscripts": 0x2070...0x209f, "IsCurrencySymbols": 0x20a0...0x20cf,
    "IsLetterlikeSymbols": 0x2100...0x214f, "IsNumberForms": 0x2150...0x218f, "IsArrows": 0x2190...0x21ff,
    "IsMathematicalOperators": 0x2200...0x22ff, "IsBoxDrawing": 0x2500...0x257f, "IsBlockElements": 0x2580...0x259f,
    "IsGeometricShapes": 0x25a0...0x25ff, "IsMiscellaneousSymbols": 0x2600...0x26ff, "IsDingbats": 0x2700...0x27bf,
    "IsHiragana": 0x3040...0x309f, "IsKatakana": 0x30a0...0x30ff, "IsCJKUnifiedIdeographs": 0x4e00...0x9fff, "IsHangulSyllables": 0xac00...0xd7af,
  ]
}
