import Testing

@testable import Objects

@Suite struct ConversionTests {
  private func convert(_ value: Value, _ type: String) throws -> Value { try Conversion.convert(value, to: #require(TypeCatalog.resolve(type))) }

  @Test(arguments: [
    (" 42 ", "int", "42"), ("0x1F", "int", "31"), ("1,234", "int", "1234"), ("5kb", "int", "5120"), ("2.5", "int", "2"), ("3.5", "int", "4"), ("", "int", "0"),
    ("1e-3", "double", "0.001"), ("Friday", "System.DayOfWeek", "Friday"), ("fri", "DayOfWeek", "Friday"), ("1.2.3", "version", "1.2.3"),
    ("1.02:03:04", "timespan", "1.02:03:04"), ("30:00:00", "timespan", "30.00:00:00"), ("3/15/2024", "datetime", "03/15/2024 00:00:00"),
    ("15 March 2024", "datetime", "03/15/2024 00:00:00"), ("{6F9619FF-8B86-D011-B42D-00C04FC964FF}", "guid", "6f9619ff-8b86-d011-b42d-00c04fc964ff"),
  ])
  func textIsRead(_ text: String, _ type: String, _ result: String) throws { #expect(try convert(Value(text), type).text() == result) }

  @Test(arguments: [
    ("abc", "int", "InvalidCastFromStringToInteger"), ("abc", "double", "InvalidCastFromStringToDoubleOrSingle"), ("x", "timespan", "InvalidCastParseTargetInvocation"),
  ])
  func failuresHavePowerShellsIds(_ text: String, _ type: String, _ id: String) {
    let error = #expect(throws: PSError.self) { try convert(Value(text), type) }
    #expect(error?.record.errorId == id)
  }

  @Test func arraysConvertMemberByMember() throws {
    let made = try convert(Value([Value("1"), Value("2"), Value("3.6")]), "int[]")
    #expect(made.type.fullName == "System.Int32[]")
    #expect(try made.text() == "1 2 4")
    #expect(try convert(.null, "string[]").isNull)
  }

  @Test func hashtablesBecomeObjects() throws {
    let table = PSHashtable(kind: .ordered)
    table.set("PSTypeName", Value("My.User"))
    table.set("Name", Value("Ann"))
    let made = try convert(.object(table), "pscustomobject")
    #expect(made.typeNames.first == "My.User")
    #expect(try made.text() == "@{Name=Ann}")
  }

  @Test func typeNamesResolve() {
    #expect(TypeCatalog.resolve("System.Collections.Generic.List[string]")?.fullName == "System.Collections.Generic.List`1[System.String]")
    #expect(TypeCatalog.resolve("int[]") === TypeCatalog.array(of: .int32))
    #expect(TypeCatalog.resolve("Collections.ArrayList") === TypeInfo.arrayList)
    #expect(TypeCatalog.resolve("NoSuch.Type") == nil)
  }
}
