import Engine
import Formatting
import Objects

/// Makes JSON text of objects.
struct ConvertToJson: Cmdlet {
  static let name = "ConvertTo-Json"

  var inputObject = Value.null
  var depth = 2
  var compress = false, enumsAsStrings = false, asArray = false
  var escapeHandling = "Default"
  private var items: [Value] = []

  static let parameters: [Parameter<Self>] = [
    Parameter("InputObject", \.inputObject, .mandatory, .position(0), .fromPipeline, .allowNull),
    Parameter("Depth", \.depth, .range(0...100)),
    Parameter("Compress", \.compress),
    Parameter("EnumsAsStrings", \.enumsAsStrings),
    Parameter("AsArray", \.asArray),
    Parameter("EscapeHandling", \.escapeHandling, .type("Newtonsoft.Json.StringEscapeHandling")),
  ]

  mutating func process(_ run: CommandRuntime) throws { items.append(inputObject) }

  mutating func end(_ run: CommandRuntime) throws {
    guard !items.isEmpty else { return }
    var writer = JsonWriter(depth: depth, isCompressed: compress, enumsAsStrings: enumsAsStrings, escapes: escapeHandling)
    let root = items.count > 1 || asArray ? Value(items) : items[0]
    try writer.write(root, level: 0, run)
    if writer.wasTruncated { try run.warning("Resulting JSON is truncated as serialization has exceeded the set depth of \(depth).") }
    try run.write(writer.text)
  }
}

/// Writes values as JSON.
struct JsonWriter {
  private var bytes: [UInt8] = []
  var text: String { String(decoding: bytes, as: UTF8.self) }
  private(set) var wasTruncated = false
  private let depth: Int
  private let isCompressed: Bool
  private let enumsAsStrings: Bool
  private let escapesNonAscii: Bool
  private let escapesHtml: Bool
  private var indent = 0

  init(depth: Int, isCompressed: Bool, enumsAsStrings: Bool = false, escapes: String = "Default") {
    self.depth = depth
    self.isCompressed = isCompressed
    self.enumsAsStrings = enumsAsStrings
    escapesNonAscii = FoldedName.equal(escapes, "EscapeNonAscii")
    escapesHtml = FoldedName.equal(escapes, "EscapeHtml")
  }

  mutating func write(_ value: Value, level: Int, _ run: CommandRuntime) throws {
    if try writeWithNotes(value, level, run) { return }
    switch value.unwrapped {
    case .null, .void, .unset, .variable: put("null")
    case .bool(let flag): put(flag ? "true" : "false")
    case .int(let number): put(String(number))
    case .long(let number): put(String(number))
    case .double(let number): put(JsonWriter.number(number))
    case .char(let unit): quote(String(decoding: [unit], as: UTF16.self))
    case .string(let string): quote(string.text)
    case .array(let array): try list(value, array.items, level, run)
    case .object(let object): try write(object, value.unwrapped, level, run)
    }
  }

  /// A plain value that was given members is an object of its value and them; text and dates show nothing but themselves.
  private mutating func writeWithNotes(_ value: Value, _ level: Int, _ run: CommandRuntime) throws -> Bool {
    guard case .object(let object) = value, let wrapped = object as? WrappedValue, let added = wrapped.added, added.count > 0 else { return false }
    let base = wrapped.base
    if base.asString != nil || base.type.fullName == "System.DateTime" { return false }
    let notes = added.shape.names.map { name in (name, (try? Members.get(value, name)) ?? .null) }
    try members([("value", base)] + notes, level, run)
    return true
  }

  private mutating func write(_ object: PSObject, _ value: Value, _ level: Int, _ run: CommandRuntime) throws {
    if try writeScalar(object, value) { return }
    if level > depth {
      wasTruncated = true
      quote(try value.text())
      return
    }
    if let table = object as? PSHashtable { return try dictionary(table, level, run) }
    if let items = try value.enumerated() { return try list(value, items, level, run) }
    if let custom = object as? CustomObject, try plainMembers(custom, value, level, run) { return }
    try members(try Members.properties(value, includingHidden: value.unwrapped.type.traits.contains(.dynamic)).map { member in (member.name, (try? member.get()) ?? .null) }, level, run)
  }

  /// Writes a custom object that holds nothing but values; false if it has other members.
  private mutating func plainMembers(_ custom: CustomObject, _ value: Value, _ level: Int, _ run: CommandRuntime) throws -> Bool {
    guard custom.added == nil, ObjectRuntime.current.extendedMembers(value.typeNames).isEmpty else { return false }
    let bag = custom.properties
    for case .object(let slot) in bag.slots where slot.isMemberDefinition { return false }
    if bag.count == 0 { return false }
    bytes.append(0x7b)
    indent += 1
    for index in bag.slots.indices {
      if index > 0 { bytes.append(0x2c) }
      newLine()
      quote(bag.shape.names[index])
      put(isCompressed ? ":" : ": ")
      try write(bag.slots[index], level: level + 1, run)
    }
    indent -= 1
    newLine()
    bytes.append(0x7d)
    return true
  }

  /// Values that are a single JSON literal.
  private mutating func writeScalar(_ object: PSObject, _ value: Value) throws -> Bool {
    if object is CustomObject || object is PSHashtable || object is PSList { return false }
    let type = object.type
    switch type.fullName {
    case "System.DBNull": put("null")
    case "System.DateTime", "System.DateTimeOffset":
      quote(try Operators.format(JsonWriter.dateFormat, value).text())
    case "System.Guid", "System.Uri", "System.Management.Automation.SemanticVersion": quote(try value.text())
    case "System.Byte", "System.SByte", "System.Int16", "System.UInt16", "System.UInt32", "System.UInt64", "System.Numerics.BigInteger":
      put(try value.text())
    case "System.Decimal": put(try value.asDecimal?.text ?? value.text())
    case "System.TimeSpan": timeSpan(value.asTimeSpan?.ticks ?? 0)
    case "System.Single":
      if case .double(let number)? = Conversion.tryConvert(Value(try value.text()), to: .double) { put(JsonWriter.number(number)) }
    case "System.Management.Automation.SwitchParameter":
      try members([("IsPresent", .bool(value.isTrue))], 0, nil)
    default:
      guard type.isEnum else { return false }
      if enumsAsStrings { quote(try value.text()) } else {
        let number = try Conversion.convert(value, to: .int64)
        put(try number.text())
      }
    }
    return true
  }

  /// A time span is an object of its properties, in .NET's order.
  private mutating func timeSpan(_ ticks: Int64) {
    func part(_ unit: Int64, _ size: Int64) -> String { String(size == 0 ? ticks / unit : ticks / unit % size) }
    func total(_ unit: Double) -> String { JsonWriter.number(Double(ticks) / unit) }
    let pairs = [
      ("Ticks", String(ticks)), ("Days", part(TimeSpan.perDay, 0)), ("Hours", part(TimeSpan.perHour, 24)),
      ("Milliseconds", part(TimeSpan.perMillisecond, 1000)), ("Microseconds", part(10, 1000)), ("Nanoseconds", String(ticks % 10 * 100)),
      ("Minutes", part(TimeSpan.perMinute, 60)), ("Seconds", part(TimeSpan.perSecond, 60)), ("TotalDays", total(864_000_000_000)),
      ("TotalHours", total(36_000_000_000)), ("TotalMilliseconds", total(10_000)), ("TotalMicroseconds", total(10)), ("TotalNanoseconds", total(0.01)),
      ("TotalMinutes", total(600_000_000)), ("TotalSeconds", total(10_000_000)),
    ]
    put("{")
    indent += 1
    for (index, (name, number)) in pairs.enumerated() {
      if index > 0 { put(",") }
      newLine()
      quote(name)
      put((isCompressed ? ":" : ": ") + number)
    }
    indent -= 1
    newLine()
    put("}")
  }

  private mutating func list(_ value: Value, _ items: ContiguousArray<Value>, _ level: Int, _ run: CommandRuntime) throws {
    if level > depth {
      wasTruncated = true
      quote(try value.text())
      return
    }
    if items.isEmpty {
      put("[]")
      return
    }
    put("[")
    indent += 1
    for (index, item) in items.enumerated() {
      if index > 0 { put(",") }
      newLine()
      try write(item, level: level + 1, run)
    }
    indent -= 1
    newLine()
    put("]")
  }

  private mutating func dictionary(_ table: PSHashtable, _ level: Int, _ run: CommandRuntime) throws {
    var pairs: [(String, Value)] = []
    for entry in table.entries {
      guard let name = entry.key.asString else {
        throw run.error(
          "System.InvalidOperationException",
          "The type '\(table.type.fullName)' is not supported for serialization or deserialization of a dictionary. Keys must be strings.",
          id: "NonStringKeyInDictionary", .InvalidOperation)
      }
      pairs.append((name, entry.value))
    }
    if let added = table.added { for (index, name) in added.shape.names.enumerated() { pairs.append((name, added.slots[index])) } }
    try members(pairs, level, run)
  }

  private mutating func members(_ pairs: [(String, Value)], _ level: Int, _ run: CommandRuntime?) throws {
    if pairs.isEmpty {
      put("{}")
      return
    }
    put("{")
    indent += 1
    for (index, (name, value)) in pairs.enumerated() {
      if index > 0 { put(",") }
      newLine()
      quote(name)
      put(isCompressed ? ":" : ": ")
      if let run { try write(value, level: level + 1, run) } else { put(value.isTrue ? "true" : "false") }
    }
    indent -= 1
    newLine()
    put("}")
  }

  private mutating func newLine() {
    guard !isCompressed else { return }
    bytes.append(10)
    bytes.append(contentsOf: repeatElement(0x20, count: indent * 2))
  }

  /// The shortest digits that read back the same, with `.0` where nothing else says that it is no integer.
  static func number(_ value: Double) -> String {
    if value.isNaN { return "\"NaN\"" }
    if value.isInfinite { return value < 0 ? "\"-Infinity\"" : "\"Infinity\"" }
    // Between these bounds Swift writes the very digits, without an exponent.
    if abs(value) >= 0.001, abs(value) < 1e15 { return value.description }
    let parts = value.description.lowercased().split(separator: "e")
    var digits = String(parts[0].filter { $0 != "-" && $0 != "." })
    let point = parts[0].filter { $0 != "-" }.firstIndex(of: ".").map { parts[0].filter { $0 != "-" }.distance(from: parts[0].filter { $0 != "-" }.startIndex, to: $0) } ?? digits.count
    var exponent = point + (parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
    while digits.hasPrefix("0"), digits.count > 1 {
      digits.removeFirst()
      exponent -= 1
    }
    while digits.hasSuffix("0"), digits.count > 1 { digits.removeLast() }
    let sign = value.sign == .minus ? "-" : ""
    if digits == "0" { return sign + "0.0" }
    if exponent > 15 || exponent < -3 {
      let power = exponent - 1
      let mantissa = digits.count > 1 ? digits.prefix(1) + "." + digits.dropFirst() : digits.prefix(1) + ""
      return "\(sign)\(mantissa)E\(power < 0 ? "-" : "+")\(abs(power) < 10 ? "0" : "")\(abs(power))"
    }
    if exponent <= 0 { return sign + "0." + String(repeating: "0", count: -exponent) + digits }
    if digits.count <= exponent { return sign + digits + String(repeating: "0", count: exponent - digits.count) + ".0" }
    return sign + digits.prefix(exponent) + "." + digits.dropFirst(exponent)
  }

  private static let dateFormat = Value("{0:yyyy'-'MM'-'dd'T'HH':'mm':'ss.FFFFFFFK}")

  private mutating func put(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func quote(_ string: String) {
    var string = string
    bytes.append(0x22)
    let isPlain = string.withUTF8 { units in
      if escapesHtml { return false }
      for unit in units where unit < 0x20 || unit >= 0x7f || unit == 0x22 || unit == 0x5c { return false }
      bytes.append(contentsOf: units)
      return true
    }
    if !isPlain { for scalar in string.unicodeScalars { put(escaping: scalar) } }
    bytes.append(0x22)
  }

  private mutating func put(escaping scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": put(escapesHtml ? "\\u0022" : "\\\"")
    case "\\": put("\\\\")
    case "\n": put("\\n")
    case "\r": put("\\r")
    case "\t": put("\\t")
    case "\u{8}": put("\\b")
    case "\u{C}": put("\\f")
    case "<" where escapesHtml, ">" where escapesHtml, "&" where escapesHtml, "'" where escapesHtml: escape(scalar)
    case "\u{85}", "\u{2028}", "\u{2029}": escape(scalar)
    default:
      if scalar.value < 0x20 || (escapesNonAscii && scalar.value > 0x7E) { escape(scalar) } else { bytes.append(contentsOf: UTF8.encode(scalar) ?? .init()) }
    }
  }

  private mutating func escape(_ scalar: Unicode.Scalar) {
    for unit in String(scalar).utf16 {
      let digits = String(unit, radix: 16)
      put("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
    }
  }
}

/// Tells whether text is valid JSON.
struct TestJson: Cmdlet {
  static let name = "Test-Json"
  static let traits = CommandTraits(defaultSet: "JsonString")

  var json: String?
  var path: String?
  var literalPath: String?
  var schema: String?
  var schemaFile: String?
  var options: [String] = []

  static let parameters: [Parameter<Self>] = [
    Parameter("Json", \.json, .set("JsonString", position: 0, mandatory: true, fromPipeline: true)),
    Parameter("Path", \.path, .set("JsonPath", position: 0, mandatory: true)),
    Parameter("LiteralPath", \.literalPath, .set("JsonLiteralPath", mandatory: true)),
    Parameter("Schema", \.schema, .position(1)),
    Parameter("SchemaFile", \.schemaFile),
    Parameter("Options", \.options, .oneOf(["None", "IgnoreComments", "AllowTrailingCommas"])),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    let text: String
    if let file = path ?? literalPath { text = try FileReader(try PathResolver.file(file, run)).readAll() } else { text = json ?? "" }
    let given = options.map { $0.lowercased() }
    let liberties = JsonGrammar.Liberties(ignoresComments: given.contains("ignorecomments"), allowsTrailingCommas: given.contains("allowtrailingcommas"))
    guard JsonGrammar.accepts(text, liberties) else { return try refuse(text, run) }
    do {
      let document = try JsonNode.read(text)
      if let schema = try schemaText(run) {
        let problems = try JsonSchema(schema).problems(of: document)
        for problem in problems {
          try run.writeError(
            run.error("System.Exception", "The JSON is not valid with the schema: \(problem)", id: "InvalidJsonAgainstSchemaDetailed", .InvalidData, target: Value(text)))
        }
        return try run.write(.bool(problems.isEmpty))
      }
      try run.write(.bool(true))
    } catch is JsonFailure { try refuse(text, run) }
  }

  private func refuse(_ text: String, _ run: CommandRuntime) throws {
    try run.writeError(run.error("System.Exception", "Cannot parse the JSON.", id: "InvalidJson", .InvalidData, target: Value(text)))
    try run.write(.bool(false))
  }

  private func schemaText(_ run: CommandRuntime) throws -> JsonNode? {
    guard let text = try schema ?? schemaFile.map({ try FileReader(try PathResolver.file($0, run)).readAll() }) else { return nil }
    do { return try JsonNode.read(text) } catch is JsonFailure {
      throw run.error("System.Exception", "Cannot parse the JSON schema.", id: "InvalidJsonSchema", .InvalidData, target: Value(text))
    }
  }
}
