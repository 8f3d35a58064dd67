import Testing

@testable import Objects

/// Fast ways beside slow ones: both must say the same, and what a fast one cannot prove goes the slow way.
@Suite(.serialized) struct FastPathTests {
  private func bytes<Result>(_ text: String, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
    var text = text
    return try text.withUTF8(body)
  }

  private func message(_ body: () throws -> Value) -> String {
    do { return try body().text() } catch let error as PSError { return error.message } catch { return "\(error)" }
  }

  // MARK: Keys

  @Test func hashesFoldByWords() {
    let texts = ["", "a", "abc", "abcd", "abcdefg", "abcdefgh", "Abcdefghi", "the quick brown fox", "åäö", "Straße", "ſ", "ı", "a\u{301}", "user1@contoso.com", "@[`{az"]
    for text in texts {
      let folded = FoldedName.folded(text)
      #expect(KeyHash.folded(text) == bytes(folded) { KeyHash.plain($0) }, "\(text)")
      #expect(FoldedName.equal(text, folded), "\(text)")
      for other in texts { #expect(FoldedName.equal(text, other) == (FoldedName.folded(text).utf8.elementsEqual(FoldedName.folded(other).utf8)), "\(text) \(other)") }
    }
    #expect(!FoldedName.equal("@", "`"))
    #expect(!FoldedName.equal("[", "{"))
    #expect(!FoldedName.equal("ab", "ab\0"))
  }

  @Test func tablesFindKeysByBytes() throws {
    let table = PSHashtable(), exact = PSHashtable(ignoresCase: false)
    for (index, name) in ["Key1", "a name of more than eight letters", "Åsa", "a\u{301}"].enumerated() {
      table.set(name, .int(Int32(index)))
      exact.set(name, .int(Int32(index)))
    }
    for name in ["key1", "A NAME OF MORE THAN EIGHT LETTERS", "åsa"] {
      #expect(bytes(name) { table.get($0) } != nil, "\(name)")
      #expect(bytes(name) { exact.get($0) } == nil, "\(name)")
      #expect(table.member(PSHashtable.Name(name)) != nil)
    }
    // Composed and decomposed letters are different keys.
    #expect(bytes("á") { table.get($0) } == nil)
    #expect(bytes("no such key") { table.get($0) } == nil)
  }

  @Test func updatesGoWhereTheKeyIs() throws {
    let table = PSHashtable()
    for _ in 0..<3 { _ = try bytes("One") { try table.update($0) { .int((try? $0.text()).flatMap { Int32($0) }.map { $0 + 1 } ?? 1) } } }
    #expect(try table.get("ONE")?.text() == "3")
    #expect(table.count == 1)
    // The change itself takes entries away and adds others: the value still ends under its key.
    _ = try table.update(Value("one")) { _ in
      table.removeAll()
      table.set("other", .int(1))
      return .int(7)
    }
    #expect(try table.get("one")?.text() == "7")
    #expect(table.count == 2)
  }

  @Test func otherKeysStayApart() throws {
    let table = PSHashtable()
    let keys: [Value] = [.int(1), .long(1), .double(1), Value("1"), .bool(true), .char(0x31), .double(.nan)]
    for (index, key) in keys.enumerated() { table.set(key, .int(Int32(index))) }
    #expect(table.count == keys.count)
    for (index, key) in keys.enumerated() { #expect(try table.get(key)?.text() == String(index)) }
    #expect(table.member(PSHashtable.Name("1")).map { (try? $0.text()) == "0" } == true)
    #expect(!table.insert(.int(1), .null))
    #expect(table.insert(.int(2), .null))
  }

  // MARK: Matches

  @Test func groupsTakeThePlaceOfTheLast() throws {
    var slot = Value.null
    let pattern = Value("^(?<name>[a-z]+)(?<id>\\d+)$")
    #expect(try Operators.match(Value("ann1"), pattern, ignoreCase: true, into: &slot))
    #expect(try (slot.asObject as? PSHashtable)?.get("name")?.text() == "ann")
    // Without a match the table stays.
    #expect(try !Operators.match(Value("?"), pattern, ignoreCase: true, into: &slot))
    #expect(try (slot.asObject as? PSHashtable)?.get("id")?.text() == "1")
    // Somebody holds the table: the next match gets one of its own.
    let held = slot
    #expect(try Operators.match(Value("bea22"), pattern, ignoreCase: true, into: &slot))
    #expect(try (held.asObject as? PSHashtable)?.get("id")?.text() == "1")
    #expect(try (slot.asObject as? PSHashtable)?.get("id")?.text() == "22")
    #expect(try (slot.asObject as? PSHashtable)?.get(.int(0))?.text() == "bea22")
    // A group that took no part is not there, also where the table of the last match had it.
    let optional = Value("^(a)?(b)?$")
    #expect(try Operators.match(Value("ab"), optional, ignoreCase: true, into: &slot))
    #expect((slot.asObject as? PSHashtable)?.count == 3)
    #expect(try Operators.match(Value("b"), optional, ignoreCase: true, into: &slot))
    #expect((slot.asObject as? PSHashtable)?.count == 2)
  }

  @Test func patternsAreKnownByObjectAndOptions() throws {
    let pattern = Value("ABC")
    for _ in 0..<2 {
      #expect(try Operators.matches(Value("xabcx"), pattern, ignoreCase: true))
      #expect(try !Operators.matches(Value("xabcx"), pattern, ignoreCase: false))
      #expect(try Operators.like(Value("abc"), pattern, ignoreCase: true))
      #expect(try !Operators.like(Value("abc"), pattern, ignoreCase: false))
    }
    #expect(message { .array(PSArray(try Operators.match([], Value("("), ignoreCase: true, negated: false))) }.hasPrefix("Invalid pattern"))
  }

  @Test func replacementsTellTheirPatternsApart() throws {
    let replacement = Value("<$1$2>")
    func replaced(_ text: String, _ pattern: String) throws -> String { try Operators.replace(Value(text), .array(PSArray([Value(pattern), replacement])), ignoreCase: true).text() }
    #expect(try replaced("abc", "(b)") == "a<b$2>c")
    #expect(try replaced("abc", "(b)(c)") == "a<bc>")
    #expect(try replaced("😀b😀", "(😀)(b)") == "<😀b>😀")
    #expect(try replaced("abc", "x*") == "<$1$2>a<$1$2>b<$1$2>c<$1$2>")
    let text = Value("no match")
    let same = try Operators.replace(text, Value("x"), ignoreCase: true)
    #expect(try same.text() == "no match")
    let long = String(repeating: "ab", count: 500)
    #expect(try replaced(long, "(a)") == String(repeating: "<a$2>b", count: 500))
  }

  // MARK: Text

  @Test func buffersOutgrowTheStack() {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 8) { room in
      var text = TextBuffer(room)
      for number: Int32 in [0, 7, -12, 345, .max, .min] {
        text.append(number)
        text.append(" ")
      }
      text.append(UInt64.max)
      text.append(5, isNegative: true, atLeast: 3)
      text.insertBlanks(2, at: 1)
      #expect(text.text == "0   7 -12 345 2147483647 -2147483648 18446744073709551615-005")
    }
  }

  @Test func formatsFailWhereTheyStopMakingSense() throws {
    func format(_ pattern: String, _ arguments: [Value]) -> String {
      message { try Operators.format(Value(pattern), .array(PSArray(ContiguousArray(arguments)))) }
    }
    #expect(format("{0:00}|{1,-4}|{2,6:N0}|{{{3}}}", [.int(7), .int(-5), .int(1234567), Value("x")]) == "07|-5  |1,234,567|{x}")
    #expect(format("{0,3}{0,-3}é", [Value("å")]) == "  åå  é")
    // What comes first is said first: the missing argument before the open brace, and the other way round.
    #expect(format("{1} {", [.int(1)]).contains("Index (zero based)"))
    #expect(format("{ {1}", [.int(1)]).contains("Expected an ASCII digit"))
    #expect(format("{0", [.int(1)]).contains("Failure to parse near offset 2"))
  }

  @Test func longBagsGrowInPlace() {
    var bag = PropertyBag()
    for number in 0..<300 { bag.append("P\(number)", .int(Int32(number))) }
    let copy = bag
    bag.append("last", .null)
    #expect(copy.count == 300 && copy.find("last") == nil)
    #expect(bag.find("LAST") == 300 && bag.find("p299") == 299)
  }

  @Test func queuesCloseUpNowAndThen() throws {
    let queue = PSList(.queue(of: nil))
    var next: Int32 = 0, expected: Int32 = 0
    for round in 0..<500 {
      for _ in 0..<3 {
        queue.append(.int(next))
        next += 1
      }
      for _ in 0..<2 {
        #expect(try queue.removeFirst()?.text() == String(expected))
        expected += 1
      }
      #expect(queue.count == Int(next - expected))
      if round % 100 == 99 { #expect(queue.items.count == queue.count) }
    }
    #expect(try queue.first?.text() == String(expected))
    while queue.removeFirst() != nil { expected += 1 }
    #expect(expected == next && queue.count == 0 && queue.items.isEmpty)
  }
}
