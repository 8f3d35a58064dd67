/// `StringBuilder` and the encodings.
enum TextTables {
  static let definitions: [TypeDefinition] = [StringBuilderObject.definition, EncodingObject.definition] + EncodingObject.kinds
}

/// `System.Text.StringBuilder`.
final class StringBuilderObject: IndexedObject {
  private var text: String
  /// UTF-16 units of the text, kept along: counting them anew would read all of it.
  private var length: Int
  private var capacity: Int

  init(_ text: String = "", capacity: Int = 16) {
    self.text = text
    length = text.utf16.count
    self.capacity = max(capacity, length)
    super.init()
  }

  private static let builderType = TypeCatalog.type("System.Text.StringBuilder")
  override var type: TypeInfo { StringBuilderObject.builderType }
  override func describe() throws -> String { text }
  override func item(_ index: Value) throws -> Value { try Indexing.get(Value(text), [index]) }

  private func append(_ more: String) {
    text += more
    length += more.utf16.count
    grow()
  }

  private func replace(_ made: String) {
    text = made
    length = made.utf16.count
    grow()
  }

  private func grow() { while capacity < length { capacity = max(capacity * 2, length) } }

  static let definition = TypeDefinition("System.Text.StringBuilder") { members, _ in
    func own(_ value: Value) -> StringBuilderObject { value.asObject as? StringBuilderObject ?? StringBuilderObject() }
    func append(_ target: Value, _ text: String) -> Value {
      own(target).append(text)
      return target
    }
    func edit(_ target: Value, _ change: (inout [UInt16]) throws -> Void) rethrows -> Value {
      let builder = own(target)
      var units = Array(builder.text.utf16)
      try change(&units)
      builder.replace(String(decoding: units, as: UTF16.self))
      return target
    }
    members.property("Capacity", "int", get: { .int(Int32(own($0).capacity)) }, set: { own($0).capacity = StringTable.int($1) })
    members.property("MaxCapacity", "int", get: { _ in .int(.max) })
    members.property("Length", "int", get: { .int(Int32(own($0).length)) }, set: { target, value in
      let length = StringTable.int(value)
      _ = edit(target) { units in units = length <= units.count ? Array(units[..<max(0, length)]) : units + [UInt16](repeating: 0, count: length - units.count) }
    })
    let result = "System.Text.StringBuilder"
    members.method("\(result) Append(string value)") { append($0, try $1[0].text()) }
    members.method("\(result) Append(char value)") { append($0, try $1[0].text()) }
    for number in ["bool", "sbyte", "byte", "int16", "int", "long", "float", "double", "decimal", "uint16", "uint32", "uint64"] {
      members.method("\(result) Append(\(number) value)") { append($0, try $1[0].culturalText()) }
    }
    members.method("\(result) Append(char[] value)") { append($0, try ($1[0].asArray?.items ?? []).map { try $0.text() }.joined()) }
    members.method("\(result) Append(System.Object value)") { append($0, try $1[0].culturalText()) }
    members.method("\(result) Append(char value, int repeatCount)") { append($0, String(repeating: try $1[0].text(), count: max(0, StringTable.int($1[1])))) }
    members.method("\(result) Append(string value, int startIndex, int count)") {
      append($0, StringTable.slice(try $1[0].text(), StringTable.int($1[1]), StringTable.int($1[2])))
    }
    members.method("\(result) AppendLine()") { target, _ in append(target, "\n") }
    members.method("\(result) AppendLine(string value)") { append($0, try $1[0].text() + "\n") }
    members.method("\(result) AppendFormat(string format, Params System.Object[] args)") {
      append($0, try CompositeFormat.format(try $1[0].text(), Array($1[1].asArray?.items ?? [])))
    }
    members.method("\(result) AppendJoin(string separator, Params System.Object[] values)") {
      append($0, try ($1[1].asArray?.items ?? []).map { try $0.culturalText() }.joined(separator: try $1[0].text()))
    }
    members.method("\(result) Insert(int index, string value)") { target, arguments in
      let place = StringTable.int(arguments[0]), text = try arguments[1].text()
      guard place >= 0, place <= own(target).length else { throw PSError.outOfRange("Index was out of range. Must be non-negative and less than or equal to the size of the collection.", "index") }
      return edit(target) { $0.insert(contentsOf: text.utf16, at: place) }
    }
    members.method("\(result) Remove(int startIndex, int length)") { target, arguments in
      let start = StringTable.int(arguments[0]), count = StringTable.int(arguments[1])
      guard start >= 0, count >= 0, start + count <= own(target).length else { throw PSError.outOfRange("Index was out of range. Must be non-negative and less than or equal to the size of the collection.", "length") }
      return edit(target) { $0.removeSubrange(start..<(start + count)) }
    }
    members.method("\(result) Replace(string oldValue, string newValue)") { target, arguments in
      own(target).replace(try Members.invoke(Value(own(target).text), "Replace", arguments).text())
      return target
    }
    members.method("\(result) Replace(char oldChar, char newChar)") { target, arguments in
      own(target).replace(try Members.invoke(Value(own(target).text), "Replace", arguments).text())
      return target
    }
    members.method("\(result) Clear()") { target, _ in
      own(target).replace("")
      return target
    }
    members.method("int EnsureCapacity(int capacity)") { target, arguments in
      own(target).capacity = max(own(target).capacity, StringTable.int(arguments[0]))
      return .int(Int32(own(target).capacity))
    }
    members.method("string ToString()") { target, _ in Value(own(target).text) }
    members.method("string ToString(int startIndex, int length)") { Value(StringTable.slice(own($0).text, StringTable.int($1[0]), StringTable.int($1[1]))) }
    members.constructor("\(result)()") { _ in .object(StringBuilderObject()) }
    members.constructor("\(result)(int capacity)") { .object(StringBuilderObject(capacity: StringTable.int($0[0]))) }
    members.constructor("\(result)(string value)") { .object(StringBuilderObject(try $0[0].text())) }
    members.constructor("\(result)(string value, int capacity)") { .object(StringBuilderObject(try $0[0].text(), capacity: StringTable.int($0[1]))) }
  }
}

/// `System.Text.Encoding`.
public final class EncodingObject: PSObject {
  public enum Kind: String, CaseIterable { case utf8 = "UTF8", utf8Mark, ascii = "ASCII", latin1 = "Latin1", unicode = "Unicode", bigEndianUnicode = "BigEndianUnicode", utf32 = "UTF32" }
  public let kind: Kind

  public init(_ kind: Kind) {
    self.kind = kind
    super.init()
  }

  public override var type: TypeInfo {
    switch kind {
    case .utf8, .utf8Mark: TypeCatalog.type("System.Text.UTF8Encoding")
    case .ascii: TypeCatalog.type("System.Text.ASCIIEncoding")
    case .latin1: TypeCatalog.type("System.Text.Latin1Encoding")
    case .unicode, .bigEndianUnicode: TypeCatalog.type("System.Text.UnicodeEncoding")
    case .utf32: TypeCatalog.type("System.Text.UTF32Encoding")
    }
  }

  public override func describe() throws -> String { type.fullName }

  /// Finds an encoding by its name or code page.
  public static func named(_ name: String) -> Kind? {
    switch name.lowercased() {
    case "utf-8", "utf8", "65001", "utf8nobom": .utf8
    case "utf8bom": .utf8Mark
    case "us-ascii", "ascii", "20127": .ascii
    case "iso-8859-1", "latin1", "28591", "windows-1252", "1252", "ansi": .latin1
    case "utf-16", "utf-16le", "unicode", "1200": .unicode
    case "utf-16be", "unicodefffe", "1201", "bigendianunicode": .bigEndianUnicode
    case "utf-32", "utf32", "12000": .utf32
    default: nil
    }
  }

  public func bytes(_ text: String) -> [UInt8] {
    switch kind {
    case .utf8, .utf8Mark: Array(text.utf8)
    case .ascii: text.utf16.map { $0 < 0x80 ? UInt8($0) : 0x3f }
    case .latin1: text.utf16.map { $0 < 0x100 ? UInt8($0) : 0x3f }
    case .unicode: text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
    case .bigEndianUnicode: text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0 >> 8), UInt8(truncatingIfNeeded: $0)] }
    case .utf32: text.unicodeScalars.flatMap { EncodingObject.littleEndian($0.value) }
    }
  }

  private static func littleEndian(_ value: UInt32) -> [UInt8] {
    [UInt8(truncatingIfNeeded: value), UInt8(truncatingIfNeeded: value >> 8), UInt8(truncatingIfNeeded: value >> 16), UInt8(truncatingIfNeeded: value >> 24)]
  }

  public func text(_ bytes: some Collection<UInt8>) -> String {
    let all = Array(bytes)
    switch kind {
    case .utf8, .utf8Mark: return String(decoding: all, as: UTF8.self)
    case .ascii: return String(decoding: all.map { $0 < 0x80 ? UInt16($0) : 0xfffd }, as: UTF16.self)
    case .latin1: return String(decoding: all.map { UInt16($0) }, as: UTF16.self)
    case .unicode, .bigEndianUnicode:
      var units: [UInt16] = []
      for index in stride(from: 0, to: all.count - 1, by: 2) {
        let first = UInt16(all[index]), second = UInt16(all[index + 1])
        units.append(kind == .unicode ? first | second << 8 : second | first << 8)
      }
      return String(decoding: units, as: UTF16.self) + (all.count % 2 == 1 ? "\u{fffd}" : "")
    case .utf32:
      var result = String.UnicodeScalarView()
      for index in stride(from: 0, to: all.count - 3, by: 4) {
        let low = UInt32(all[index]) | UInt32(all[index + 1]) << 8
        let high = UInt32(all[index + 2]) | UInt32(all[index + 3]) << 8
        result.append(Unicode.Scalar(low | high << 16) ?? "\u{fffd}")
      }
      return String(result)
    }
  }

  public var preamble: [UInt8] {
    switch kind {
    case .utf8Mark: [0xef, 0xbb, 0xbf]
    case .unicode: [0xff, 0xfe]
    case .bigEndianUnicode: [0xfe, 0xff]
    case .utf32: [0xff, 0xfe, 0, 0]
    default: []
    }
  }

  private var names: (web: String, name: String, page: Int) {
    switch kind {
    case .utf8, .utf8Mark: ("utf-8", "Unicode (UTF-8)", 65001)
    case .ascii: ("us-ascii", "US-ASCII", 20127)
    case .latin1: ("iso-8859-1", "Western European (ISO)", 28591)
    case .unicode: ("utf-16", "Unicode", 1200)
    case .bigEndianUnicode: ("utf-16BE", "Unicode (Big-Endian)", 1201)
    case .utf32: ("utf-32", "Unicode (UTF-32)", 12000)
    }
  }

  private static func own(_ value: Value) -> EncodingObject { value.asObject as? EncodingObject ?? EncodingObject(.utf8) }

  private static func find(_ value: Value) throws -> Value {
    let name = try value.text()
    guard let kind = named(name) else {
      throw PSError.argument("'\(name)' is not a supported encoding name. For information on defining a custom encoding, see the documentation for the Encoding.RegisterProvider method.", "name")
    }
    return .object(EncodingObject(kind == .utf8 ? .utf8Mark : kind))
  }

  static let definition = TypeDefinition("System.Text.Encoding", traits: [.abstract]) { members, _ in
    members.property("Preamble", "System.ReadOnlySpan[byte]", get: { _ in .null })
    members.property("BodyName", "string", get: { Value(own($0).names.web) })
    members.property("EncodingName", "string", get: { Value(own($0).names.name) })
    members.property("HeaderName", "string", get: { Value(own($0).names.web) })
    members.property("WebName", "string", get: { Value(own($0).names.web) })
    members.property("WindowsCodePage", "int", get: { .int(own($0).kind == .ascii || own($0).kind == .latin1 ? 1252 : 1200) })
    for name in ["IsBrowserDisplay", "IsBrowserSave", "IsMailNewsDisplay", "IsMailNewsSave"] {
      members.property(name, "bool", get: { value in
        let kind = own(value).kind
        return .bool(kind == .utf8 || kind == .utf8Mark || kind == .latin1 || (kind == .ascii && name.hasPrefix("IsMail")))
      })
    }
    members.property("IsSingleByte", "bool", get: { .bool(own($0).kind == .ascii || own($0).kind == .latin1) })
    members.property("EncoderFallback", "System.Text.EncoderFallback", get: { _ in .object(TypeNamed("System.Text.EncoderReplacementFallback")) })
    members.property("DecoderFallback", "System.Text.DecoderFallback", get: { _ in .object(TypeNamed("System.Text.DecoderReplacementFallback")) })
    members.property("IsReadOnly", "bool", get: { _ in .bool(true) })
    members.property("CodePage", "int", get: { .int(Int32(own($0).names.page)) })
    members.method("byte[] GetBytes(string s)") { Value(bytes: own($0).bytes(try $1[0].text())) }
    members.method("byte[] GetBytes(char[] chars)") { target, arguments in
      Value(bytes: own(target).bytes(try (arguments[0].asArray?.items ?? []).map { try $0.text() }.joined()))
    }
    members.method("int GetByteCount(string s)") { .int(Int32(own($0).bytes(try $1[0].text()).count)) }
    members.method("string GetString(byte[] bytes)") { target, arguments in
      guard let bytes = arguments[0].asBytes else { throw PSError.argumentNull("bytes") }
      return Value(own(target).text(bytes))
    }
    members.method("string GetString(byte[] bytes, int index, int count)") { target, arguments in
      Value(own(target).text((arguments[0].asBytes ?? []).dropFirst(StringTable.int(arguments[1])).prefix(StringTable.int(arguments[2]))))
    }
    members.method("char[] GetChars(byte[] bytes)") { target, arguments in
      .array(PSArray(ContiguousArray(own(target).text(arguments[0].asBytes ?? []).utf16.map { .char($0) }), elementType: .char))
    }
    members.method("int GetCharCount(byte[] bytes)") { .int(Int32(own($0).text($1[0].asBytes ?? []).utf16.count)) }
    members.method("byte[] GetPreamble()") { target, _ in Value(bytes: own(target).preamble) }
    for kind in Kind.allCases where kind != .utf8Mark {
      members.staticProperty(kind.rawValue, "System.Text.Encoding", get: { .object(EncodingObject(kind == .utf8 ? .utf8Mark : kind)) })
    }
    members.staticProperty("Default", "System.Text.Encoding", get: { .object(EncodingObject(.utf8)) })
    members.staticMethod("System.Text.Encoding GetEncoding(string name)") { try find($0[0]) }
    members.staticMethod("System.Text.Encoding GetEncoding(int codepage)") { try find($0[0]) }
    members.staticMethod("byte[] Convert(System.Text.Encoding srcEncoding, System.Text.Encoding dstEncoding, byte[] bytes)") {
      Value(bytes: own($0[1]).bytes(own($0[0]).text($0[2].asBytes ?? [])))
    }
    members.staticMethod("void RegisterProvider(System.Object provider)") { _ in .void }
  }

  static let kinds: [TypeDefinition] = [("UTF8Encoding", Kind.utf8), ("ASCIIEncoding", .ascii), ("Latin1Encoding", .latin1), ("UnicodeEncoding", .unicode), ("UTF32Encoding", .utf32)].map { name, kind in
    TypeDefinition("System.Text.\(name)", base: "System.Text.Encoding") { members, _ in
      members.constructor("System.Text.\(name)()") { _ in .object(EncodingObject(kind)) }
      members.constructor("System.Text.\(name)(bool mark)") { .object(EncodingObject(kind == .utf8 ? ($0[0].isTrue ? .utf8Mark : .utf8) : kind == .unicode && $0[0].isTrue ? .bigEndianUnicode : kind)) }
      members.constructor("System.Text.\(name)(bool bigEndian, bool mark)") { .object(EncodingObject(kind == .utf8 ? ($0[0].isTrue ? .utf8Mark : .utf8) : kind == .unicode && $0[0].isTrue ? .bigEndianUnicode : kind)) }
    }
  }
}
