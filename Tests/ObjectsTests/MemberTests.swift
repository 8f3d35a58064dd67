import Testing

@testable import Objects

@Suite struct MemberTests {
  @Test func overloadsGoByTheFirstArgument() throws {
    let math = try #require(TypeCatalog.resolve("math"))
    #expect(try Members.invokeStatic(math, "Max", [.int(3), .double(7.5)]).text() == "8")
    #expect(try Members.invokeStatic(math, "Max", [.double(3), .double(7.5)]).text() == "7.5")
    #expect(try Members.invokeStatic(math, "Round", [.int(5)]).type === TypeInfo.decimal)
    #expect(try Members.invoke(Value("a,b;c"), "Split", [Value(",;")]).asArray?.items.count == 1)
  }

  @Test func methodErrorsAreWrapped() {
    let error = #expect(throws: PSError.self) { try Members.invoke(Value("abc"), "Substring", [.int(5)]) }
    #expect(error?.message == "Exception calling \"Substring\" with \"1\" argument(s): \"startIndex cannot be larger than length of string. (Parameter 'startIndex')\"")
    #expect(error?.record.errorId == "ArgumentOutOfRangeException")
    let count = #expect(throws: PSError.self) { try Members.invoke(Value("abc"), "Substring", []) }
    #expect(count?.record.errorId == "MethodCountCouldNotFindBest")
  }

  @Test func listsAnswerForTheirItems() throws {
    let rows = Value([.object(CustomObject(["n": .int(1)])), .object(CustomObject(["m": .int(2)])), .object(CustomObject(["n": .int(3)]))])
    #expect(try Members.get(rows, "n")?.asArray?.items.count == 3)
    #expect(try Members.get(Value([.int(1), .int(2)]), "nope") == nil)
    #expect(try Members.get(.null, "Count")?.text() == "0")
    #expect(try Members.get(.int(5), "Count")?.text() == "1")
  }

  @Test func hashtablesFoldCaseAndKeepOrder() throws {
    let table = PSHashtable()
    for number in 0..<100 { table.set("Key\(number)", .int(Int32(number))) }
    #expect(try table.get("kEY42")?.text() == "42")
    for number in stride(from: 0, to: 100, by: 2) { table.remove(Value("key\(number)")) }
    #expect(table.count == 50)
    #expect(try table.keys.first?.text() == "Key1")
    table.set("key1", .int(7))
    #expect(table.count == 50)
    #expect(try table.get("KEY1")?.text() == "7")
    #expect(table.get(.int(1)) == nil)
  }

  @Test func allCapturesOfARepeatedGroup() throws {
    let regex = try RegexPattern("(?:([a-z])\\d)+", [])
    let found = try #require(try regex.first("a1b2c3"))
    #expect(try regex.captures(of: 1, in: "a1b2c3", at: found.whole).map(\.lowerBound) == [0, 2, 4])
  }

  @Test func textIsOrderedAsInADictionary() {
    let words = ["ab", "a-b", "a_b", "a b", "B", "a", "A", "é", "e", "z"]
    let sorted = words.sorted { Collation.current.compare($0, $1, ignoreCase: false) < 0 }
    #expect(sorted == ["a", "A", "a b", "a_b", "a-b", "ab", "B", "e", "é", "z"])
  }
}
