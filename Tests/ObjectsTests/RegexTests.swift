import Testing

@testable import Objects

/// .NET's dialect on PCRE2: what is taken means what .NET means, everything else is refused.
@Suite(.serialized) struct RegexTests {
  private func matches(_ text: String, _ pattern: String, _ options: RegexTranslator.Options = []) throws -> Bool {
    try RegexPattern(pattern, options).isMatch(text)
  }

  /// The groups of the first match under .NET's names.
  private func groups(_ text: String, _ pattern: String, _ options: RegexTranslator.Options = []) throws -> [String: String] {
    let regex = try RegexPattern(pattern, options)
    guard let found = try regex.first(text) else { return [:] }
    let bytes = Array(text.utf8)
    var result: [String: String] = [:]
    for (name, range) in zip(regex.groupNames, found.ranges) { if let range { result[name] = String(decoding: bytes[range], as: UTF8.self) } }
    return result
  }

  private func replaced(_ text: String, _ pattern: String, _ replacement: String, _ options: RegexTranslator.Options = []) throws -> String {
    let regex = try RegexPattern(pattern, options)
    return try regex.replaced(text, RegexReplacement(replacement, regex))
  }

  private func refusal(_ pattern: String, _ options: RegexTranslator.Options = []) -> String {
    do {
      _ = try RegexPattern(pattern, options)
      return ""
    } catch let error as PSError {
      return error.message
    } catch {
      return "\(error)"
    }
  }

  @Test func setsSubtract() throws {
    #expect(try matches("b", "^[a-z-[aeiou]]$"))
    #expect(try !matches("e", "^[a-z-[aeiou]]$"))
    #expect(try matches("7", "^[^a-z-[0-5]]$"))
    #expect(try !matches("3", "^[^a-z-[0-5]]$"))
    #expect(try replaced("hello", "[a-z-[l]]+", "-") == "-ll-")
  }

  @Test func hyphensInSets() throws {
    #expect(try matches("-", "^[-a]$"))
    #expect(try matches("-", "^[a-]$"))
    #expect(try matches("-", "^[\\w-x]$"))
    #expect(try matches("x", "^[\\d-x]$"))
    #expect(try !matches("b", "^[a\\-c]$"))
    #expect(try matches("b", "^[+--b]$"))
    #expect(refusal("[a-\\d]").contains("Cannot include class \\d in character range."))
    #expect(refusal("[z-a]").contains("[x-y] range in reverse order."))
    #expect(refusal("[abc").contains("Unterminated [] set."))
  }

  @Test func classesFollowNet() throws {
    #expect(try matches("٣", "^\\d$"))
    #expect(try matches("é", "^\\w$"))
    #expect(try !matches("½", "^\\w$"))
    #expect(try matches("½", "^[\\W]$"))
    #expect(try !matches("é", "^[\\W]$"))
    #expect(try matches("\u{2003}", "^\\s$"))
    #expect(try matches("a", "^\\p{Lu}$", .ignoreCase))
    #expect(try !matches("a", "^\\p{Lu}$"))
    #expect(try matches("λ", "^\\p{IsGreek}$"))
    #expect(try !matches("l", "^\\p{IsGreek}$"))
    #expect(try matches("λ", "^[x\\p{IsGreek}]$"))
    #expect(refusal("\\p{IsKlingon}").contains("Unknown property 'IsKlingon'."))
    #expect(refusal("[\\P{IsGreek}]").contains("not supported yet"))
    #expect(try !matches("é", "^\\w$", .ecmaScript))
  }

  @Test func escapes() throws {
    #expect(try matches("é", "^\\u00e9$"))
    #expect(try matches("A", "^\\x41$"))
    #expect(try matches("A", "^\\101$"))
    #expect(try matches("\u{8}", "^(a)?\\10$"))
    #expect(try matches("\u{1F600}", "^\\uD83D\\uDE00$"))
    #expect(refusal("\\uD83D").contains("not supported yet"))
    #expect(refusal("\\y").contains("Unrecognized escape sequence \\y."))
    #expect(refusal("a\\").contains("Illegal \\ at end of pattern."))
  }

  @Test func anchors() throws {
    #expect(try matches("a\n", "a$"))
    #expect(try !matches("a\n\n", "a$"))
    #expect(try !matches("a\n", "a\\z"))
    #expect(try matches("a\n", "a\\Z"))
    #expect(try !matches("a\r\n", "a$", .multiline))
    #expect(try replaced("a\nb\n", "^", ">", .multiline) == ">a\n>b\n>")
    #expect(try replaced("a\nb", "$", "<", .multiline) == "a<\nb<")
    #expect(try !matches("\n", "."))
    #expect(try matches("\r", "."))
    #expect(try matches("\n", ".", .singleline))
    #expect(try matches("\n", "(?s).") && !matches("\n", "(?s-s)."))
  }

  @Test func wordBoundaries() throws {
    #expect(try replaced("a bc", "\\b", "|") == "|a| |bc|")
    #expect(try replaced("abc", "\\B", "|") == "a|b|c")
    // A fraction is no word character, an accent on its own is one.
    #expect(try !matches("½", "\\b"))
    #expect(try matches("a½", "a\\b"))
    #expect(try !matches("e\u{301}", "e\\b"))
    #expect(try matches("\u{8}", "[\\b]"))
  }

  @Test func unnamedGroupsComeFirst() throws {
    #expect(try groups("xy", "(?<a>x)(y)") == ["0": "xy", "1": "y", "a": "x"])
    #expect(try RegexPattern("(?<a>x)(y)(?<b>z)(w)", []).groupNames == ["0", "1", "2", "a", "b"])
    // \1 is the first unnamed group, not the first in the text.
    #expect(try matches("xyy", "^(?<a>x)(y)\\1$"))
    #expect(try !matches("xyx", "^(?<a>x)(y)\\1$"))
    #expect(try matches("xyx", "^(?<a>x)(y)\\k<a>$"))
    #expect(try replaced("xy", "(?<a>x)(y)", "$1${a}") == "yx")
    #expect(refusal("(a)\\2").contains("Reference to undefined group number 2."))
    #expect(refusal("\\k<b>(?<a>x)").contains("Reference to undefined group name 'b'."))
  }

  @Test func groupsOfOneName() throws {
    #expect(try groups("b1", "(?<l>a)\\d|(?<l>b)\\d") == ["0": "b1", "l": "b"])
    #expect(try groups("ab", "(a)(b)", .explicitCapture) == ["0": "ab"])
    #expect(try groups("ab", "(?n)(a)(?<x>b)") == ["0": "ab", "x": "b"])
    #expect(try groups("ab", "(?'q'a)b") == ["0": "ab", "q": "a"])
  }

  @Test func conditionals() throws {
    for (text, isMatch) in [("(a)", true), ("a", true), ("(a", false), ("a)", false)] {
      #expect(try matches(text, "^(\\()?a(?(1)\\))$") == isMatch)
      #expect(try matches(text, "^(?<open>\\()?a(?(open)\\)|)$") == isMatch)
    }
    #expect(refusal("(?(3)a|b)").contains("undefined group number"))
  }

  @Test func options() throws {
    #expect(try matches("ab", "^a b # both\n$", .ignorePatternWhitespace))
    #expect(try matches("ab", "(?x)^a b$"))
    #expect(try matches("a b", "(?x)^a[ ]b$"))
    #expect(try matches("aB", "a(?i)b") && !matches("AB", "a(?i)b"))
    #expect(try matches("aBc", "a(?i:b)c") && !matches("aBC", "a(?i:b)c"))
  }

  @Test func refusesWhatItCannotExpress() {
    #expect(refusal("(a)(?<-1>x)").contains("Balancing groups with numbers are not supported yet."))
    #expect(refusal("(?<b>a)(?<-b>x)\\k<b>").contains("References to balancing groups are not supported yet."))
    #expect(refusal("(?<=(a)+)b").contains("lookbehind of variable length with capturing groups is not supported yet"))
    #expect(refusal("a", .rightToLeft).contains("RegexOptions.RightToLeft is not supported yet."))
    // PCRE2 knows these, .NET does not.
    for pattern in ["(?|a|b)", "(?R)", "(?1)", "(?P<n>a)", "a++", "\\Qa\\E", "\\Ka", "\\Ra", "(*FAIL)", "(?&n)", "\\h", "\\X"] {
      #expect(!refusal(pattern).isEmpty, "\(pattern)")
    }
  }

  @Test func fixedLookbehinds() throws {
    #expect(try replaced("a1 b2", "(?<=a)\\d", "#") == "a# b2")
    #expect(try replaced("xa1", "(?<=a|xb)\\d", "#") == "xa#")
    #expect(try replaced("a1 b2", "(?<!a)\\d", "#") == "a1 b#")
  }

  @Test func lookbehindsOfAnyLength() throws {
    #expect(try replaced("Name:  a, Name: b", "(?<=Name:\\s*)\\w", "#") == "Name:  #, Name: #")
    #expect(try matches("fxbar", "(?<!fo+)bar") && !matches("foobar", "(?<!fo+)bar"))
    #expect(try replaced("1234567", "(?<=\\d)(?=(\\d{3})+$)", ",") == "1,234,567")
    #expect(try replaced("x1\n y2\nz", "(?m)(?<=^\\s*)[a-z]", "#") == "#1\n #2\n#")
    #expect(try replaced("A-B b", "(?i)(?<=a-?)b", "#") == "A-# b")
    #expect(try replaced("abc", "(?<=(?=b).*)c", "#") == "ab#")
    #expect(try replaced("é€😀x", "(?<=\\u20AC\\uD83D\\uDE00*)x", "#") == "é€😀#")
    #expect(try replaced("ab\n", "(?<=[^\\]]{1,9}|\\z)\\n", "#") == "ab#")
    // More text than the piece that is turned round first.
    #expect(try matches(String(repeating: "é", count: 5000) + "y", "(?<=^é+)y"))
    #expect(try !matches("x" + String(repeating: "é", count: 5000) + "y", "(?<=^é+)y"))
  }

  @Test func lookbehindsOfBrokenText() {
    for pattern in ["(?<=a*", "(?<=a*[)b", "(?<=a*\\", "(?<=a+(?<n>b))c", "(?<=(?", "(?<=a*\\p{", "(?<=a{2", "(?<=a*\\x)"] {
      #expect(!refusal(pattern).isEmpty, "\(pattern)")
    }
  }

  @Test func balancingGroups() throws {
    let nested = "^(?:[^()]|(?<o>\\()|(?<-o>\\)))*(?(o)(?!))$"
    for (text, isMatch) in [("", true), ("(a(b)c)", true), ("((a)", false), ("a)", false), ("()()", true), (")(", false)] {
      #expect(try matches(text, nested) == isMatch, "\(text)")
    }
    #expect(try matches("aaabbb", "^(?<a>a)+(?<-a>b)+(?(a)(?!))$") && !matches("aaabb", "^(?<a>a)+(?<-a>b)+(?(a)(?!))$"))
    // Going back takes captures back too.
    #expect(try matches("aab", "^(?:(?<a>a)+)(?<-a>a|b)(?(a)(?!)|)$") == false)
    #expect(try matches("ab", "^(?:(?<a>a)+|x)(?<-a>b)(?(a)no|)$"))
    #expect(try groups("x{a{b}c}y", "(?:(?<open>\\{)|(?<content-open>\\})|[^{}])+(?(open)(?!))") == ["0": "x{a{b}c}y", "content": "a{b}c"])
    #expect(try groups("a1", "(?<x>a)(?<y-x>\\d)(z)?") == ["0": "a1", "y": ""])
  }

  @Test func replacements() throws {
    let pattern = "(?<y>\\d+)-(\\d+)"
    #expect(try replaced("in 2024-05 out", pattern, "[$1/${y}]") == "in [05/2024] out")
    #expect(try replaced("in 2024-05 out", pattern, "<$&>") == "in <2024-05> out")
    #expect(try replaced("ab", "b", "[$`]") == "a[a]")
    #expect(try replaced("ab", "a", "[$']") == "[b]b")
    #expect(try replaced("ab", "a", "[$_]") == "[ab]b")
    #expect(try replaced("ab", "(a)(x)?", "[$+]") == "[]b")
    #expect(try replaced("ab", "(a)(b)", "[$+]") == "[b]")
    #expect(try replaced("a", "a", "$$1") == "$1")
    #expect(try replaced("a", "(a)", "$2 ${x} $10 $") == "$2 ${x} $10 $")
    #expect(try replaced("abc", "", "-") == "-a-b-c-")
    #expect(try replaced("åß", "", "-") == "-å-ß-")
  }

  @Test func runawayPatternsEnd() {
    #expect(throws: PSError.self) { try matches(String(repeating: "a", count: 40) + "X", "^(a+)+$") }
  }

  @Test func composedAndDecomposedPatternsDiffer() throws {
    #expect(try RegexPattern.cached("^\u{e9}$", []).isMatch("\u{e9}"))
    #expect(try !RegexPattern.cached("^e\u{301}$", []).isMatch("\u{e9}"))
  }

  @Test func groupsOfAMatchAreMadeWhenAsked() throws {
    var slot = Value.null
    #expect(try RegexPattern("(?<name>[a-z]+)(\\d+)", []).match(PSString.holding("user42!"), into: &slot))
    let table = try #require(slot.asObject as? PSHashtable)
    #expect(table.get("name")?.asString == "user")
    #expect(table.get(.int(1))?.asString == "42")
    #expect(table.count == 3)
    let copy = table.copy()
    table.set("name", Value("other"))
    #expect(table.get("name")?.asString == "other")
    #expect(copy.get("name")?.asString == "user")
    #expect(table.get(.int(0))?.asString == "user42")
    table.remove(.int(0))
    #expect(table.entries.map { $0.value.asString } == ["42", "other"])
  }

  @Test func aLongTextIsOneObjectUntilItsStringIsWanted() {
    let bytes = Array("a text of more than fifteen letters é".utf8)
    let text = bytes.withUnsafeBufferPointer { PSString.copying($0) }
    #expect(text.withBytes { Array($0) } == bytes)
    #expect(text.unitCount == 37)
    #expect(text.text == "a text of more than fifteen letters é")
    text.text += "!"
    #expect(text.withBytes { $0.count } == bytes.count + 1)
    #expect(PSString.equal(text, PSString.holding("A TEXT of more than fifteen letters É!"), ignoreCase: true))
  }

  @Test func shortTextsAreWhatTheLibraryMakes() {
    for text in ["", "a", "ab", "1234567", "12345678", "123456789", "abcdefghijklmno", "abcdefghijklmnop", "é", "abcdefgé"] {
      let made = Array(text.utf8).withUnsafeBufferPointer { TextScan.text($0) }
      #expect(made == text && made.utf8.count == text.utf8.count && Array(made.utf8) == Array(text.utf8))
      #expect(made + "x" == text + "x")
    }
  }
}
