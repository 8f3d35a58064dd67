import Testing

@testable import Objects

@Suite struct OperatorTests {
  private func message(_ body: () throws -> Value) -> String {
    do {
      return try body().text()
    } catch let error as PSError {
      return error.message
    } catch {
      return "\(error)"
    }
  }

  @Test func integersPromoteOnOverflow() throws {
    #expect(try Operators.add(.int(.max), .int(1)).type === TypeInfo.double)
    #expect(try Operators.divide(.int(6), .int(3)).type === TypeInfo.int32)
    #expect(try Operators.divide(.int(7), .int(2)).text() == "3.5")
    #expect(message { try Operators.divide(.int(1), .int(0)) } == "Attempted to divide by zero.")
  }

  @Test func theLeftSideDecides() throws {
    #expect(try Operators.add(.int(1), Value("2")).text() == "3")
    #expect(try Operators.add(Value("1"), .int(2)).text() == "12")
    #expect(try Operators.equals(.int(10), Value("10.0"), ignoreCase: true))
    #expect(try !Operators.equals(Value("10.0"), .int(10), ignoreCase: true))
    #expect(message { try Operators.add(.int(1), Value("two")) }.hasPrefix("Cannot convert value \"two\" to type \"System.Int32\"."))
    #expect(message { try Operators.multiply(.bool(true), .int(5)) } == "The operation '[System.Boolean] * [System.Int32]' is not defined.")
  }

  @Test func nanHasNoOrder() throws {
    #expect(try Operators.compare(.double(.nan), .int(1), ignoreCase: true) == Operators.unordered)
  }

  @Test func splitsAndReplaces() throws {
    #expect(try Operators.split(Value(",a,,b,"), Value(","), ignoreCase: true).asArray?.items.count == 5)
    #expect(try Operators.split(Value("a b c d"), Value([Value(" "), .int(-2)]), ignoreCase: true).text() == "a b c d")
    #expect(try Operators.split(Value("a1b"), Value("(\\d)"), ignoreCase: true).text() == "a 1 b")
    #expect(try Operators.replace(Value("aaaa"), Value([Value("^a??"), Value("-")]), ignoreCase: true).text() == "-aaaa")
    #expect(try Operators.replace(Value("Lee, Ann"), Value([Value("(\\w+), (\\w+)"), Value("$2 $1")]), ignoreCase: true).text() == "Ann Lee")
  }

  @Test(arguments: [
    ("(", "Invalid pattern '(' at offset 1. Not enough )'s."), ("*x", "Invalid pattern '*x' at offset 1. Quantifier '*' following nothing."),
    ("[a", "Invalid pattern '[a' at offset 2. Unterminated [] set."),
  ])
  func badPatternsAreNamed(_ pattern: String, _ text: String) {
    #expect(message { .bool(try Operators.matches(Value("abc"), Value(pattern), ignoreCase: true)) } == text)
  }

  @Test(arguments: [
    ("[a-z-[aeiou]]+", "xyz", true), ("[a-z-[aeiou]]", "e", false), ("\\p{IsGreek}", "α", true), ("\\u00e9", "é", true), ("(?<n>a)|(?<n>b)", "b", true), ("(?'n'a)\\k'n'", "aa", true),
    ("^(\\()?a(?(1)\\))$", "(a", false), ("(?x) a b # c", "ab", true),
  ])
  func theDotNetDialectIsTranslated(_ pattern: String, _ text: String, _ matches: Bool) throws {
    #expect(try Operators.matches(Value(text), Value(pattern), ignoreCase: false) == matches)
  }

  @Test(arguments: [("SRV-01", "srv-*", true), ("SRV-01", "SRV-?", false), ("log1", "log[0-9]", true), ("a*b", "a`*b", true), ("axb", "a`*b", false)])
  func wildcards(_ text: String, _ pattern: String, _ matches: Bool) throws {
    #expect(try Wildcard(pattern).matches(text) == matches)
  }
}
