import Testing

@testable import Objects

@Suite struct NumberTests {
  @Test(arguments: [
    ("2147483647", "Int32"), ("2147483648", "Int64"), ("9223372036854775808", "Decimal"), ("79228162514264337593543950336", "Double"), ("0xFFFFFFFF", "Int32"),
    ("0x1FFFFFFFF", "Int64"), ("0b1010", "Int32"), ("1.5kb", "Double"), ("1ul", "UInt64"), ("1uy", "Byte"), ("1d", "Decimal"), ("1n", "BigInteger"),
  ])
  func literalsTakeTheirType(_ text: String, _ type: String) throws {
    #expect(try #require(NumberScanner.scan(text)).type.name == type)
  }

  @Test func literalsOutOfRangeAreNone() {
    #expect(NumberScanner.scan("300uy") == nil)
    #expect(NumberScanner.scan("1x") == nil)
    #expect(NumberScanner.scan("") == nil)
  }

  @Test(arguments: [
    (1.0 / 3, "0.333333333333333"), (1e15, "1E+15"), (999_999_999_999_999, "999999999999999"), (0.00001, "1E-05"), (0.0001, "0.0001"), (5e-324, "4.94065645841247E-324"),
    (0.1 + 0.2, "0.3"), (-0.0, "-0"), (100_000_000_000_000.5, "100000000000000"), (1e100, "1E+100"),
  ])
  func doublesPrintFifteenDigits(_ value: Double, _ text: String) throws { #expect(try Value.double(value).text() == text) }

  @Test(arguments: [
    (1234.5, "N2", "1,234.50"), (0.125, "N2", "0.12"), (0.125, "0.00", "0.13"), (2.5, "F0", "2"), (0.1234, "P", "12.340%"), (12345.678, "E2", "1.23E+004"),
    (-99.5, "C0", "-$100"), (0.00001, "G", "1E-05"), (12345.678, "G3", "1.23E+04"), (1234.5, "#,##0.00", "1,234.50"), (3.14159, "00.0", "03.1"), (0.256, "0.0%", "25.6%"),
    (-5, "+0;-0;zero", "-5"), (0, "+0;-0;zero", "zero"), (0, "#", ""),
  ])
  func formats(_ value: Double, _ format: String, _ text: String) throws { #expect(try Formatter.text(.double(value), format: format, .usEnglish) == text) }

  @Test func wrongFormatsAreErrors() {
    #expect(throws: PSError.self) { try Formatter.text(.int(7), format: "D99999999999", .usEnglish) }
    #expect(throws: PSError.self) { try Formatter.text(.int(7), format: "N888888888", .usEnglish) }
    #expect(throws: PSError.self) { try Formatter.text(.double(7.5), format: "D3", .usEnglish) }
    #expect(throws: PSError.self) { try Formatter.text(.int(7), format: "Q", .usEnglish) }
  }

  @Test func decimalsKeepTheirScale() throws {
    let a = try #require(DecimalNumber("1.10")), b = try #require(DecimalNumber("2.00"))
    #expect(a.text == "1.10")
    #expect(try #require(a.adding(b)).text == "3.10")
    #expect(try #require(DecimalNumber("1")).divided(by: DecimalNumber(3))?.text == "0.3333333333333333333333333333")
    #expect(DecimalNumber(10).divided(by: DecimalNumber(4))?.text == "2.5")
    #expect(DecimalNumber("79228162514264337593543950336") == nil)
    #expect(DecimalNumber.maximum.adding(.one) == nil)
  }

  @Test func bigIntegersCompute() throws {
    let big = try #require(BigInteger("123456789012345678901234567890"))
    #expect((big * big).decimalText == "15241578753238836750495351562536198787501905199875019052100")
    let (quotient, remainder) = (big * big + BigInteger(7)).quotientAndRemainder(dividingBy: big)
    #expect(quotient == big)
    #expect(remainder == BigInteger(7))
    #expect(BigInteger(2).power(100).decimalText == "1267650600228229401496703205376")
  }
}
