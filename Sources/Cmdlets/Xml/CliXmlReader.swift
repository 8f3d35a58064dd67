import Engine
import Objects

/// Reads objects from CLIXML.
struct CliXmlReader {
  private var typeNames: [String: [String]] = [:]
  private var objects: [String: Value] = [:]

  mutating func read(_ node: XmlNode) throws -> Value {
    let text = CliXmlText.unescaped(node.innerText)
    switch node.name {
    case "Nil": return .null
    case "S": return Value(text)
    case "B": return .bool(text.lowercased() == "true")
    case "C": return UInt16(text).map { .char($0) } ?? .null
    case "I32": return Int32(text).map { .int($0) } ?? .null
    case "I64": return Int64(text).map { .long($0) } ?? .null
    case "Db": return .double(text == "INF" || text == "Infinity" ? .infinity : text == "-INF" || text == "-Infinity" ? -.infinity : Double(text) ?? .nan)
    case "DT": return IsoDate.parse(text).map { Value($0) } ?? Conversion.tryConvert(Value(text), to: .dateTime) ?? Value(text)
    case "TS": return CliXmlText.ticks(text).map { Value(TimeSpan(ticks: $0)) } ?? Value(text)
    case "BA": return Value(bytes: Base64.decode(text))
    case "SS": return .object(SecureText(SecureStringCipher.bytes(text).map { TextEncoding.unicode.decode($0[...]) } ?? ""))
    case "XD": return try XmlTypes.parse(text)
    case "SBK": return Value(text)
    case "Ref": return objects[node.attribute("RefId") ?? ""] ?? .null
    case "Obj": return try object(node)
    default:
      let types = ["By": "System.Byte", "SB": "System.SByte", "I16": "System.Int16", "U16": "System.UInt16", "U32": "System.UInt32", "U64": "System.UInt64", "Sg": "System.Single", "D": "System.Decimal", "G": "System.Guid", "Version": "System.Version", "URI": "System.Uri"]
      guard let type = types[node.name] else { return Value(text) }
      return Conversion.tryConvert(Value(text), to: TypeCatalog.type(type)) ?? Value(text)
    }
  }

  private mutating func names(_ node: XmlNode) -> [String] {
    if let list = node.element("TN") {
      let names = list.elements("T").map { CliXmlText.unescaped($0.innerText) }
      typeNames[list.attribute("RefId") ?? ""] = names
      return names
    }
    return node.element("TNRef").flatMap { typeNames[$0.attribute("RefId") ?? ""] } ?? []
  }

  private mutating func object(_ node: XmlNode) throws -> Value {
    let names = names(node), id = node.attribute("RefId")
    let made = try contents(node, names, id)
    if let id { objects[id] = made }
    return made
  }

  private mutating func contents(_ node: XmlNode, _ names: [String], _ id: String?) throws -> Value {
    if let dictionary = node.element("DCT") { return try table(dictionary, names, id) }
    for tag in ["LST", "IE", "STK", "QUE"] {
      guard let list = node.element(tag) else { continue }
      let made = PSList(.arrayList, [])
      // What refers to the list from inside of it finds it.
      if let id { objects[id] = .object(made) }
      for item in list.elements { made.items.append(try read(item)) }
      return .object(made)
    }
    if let credential = try credential(node, names) { return credential }
    let text = node.element("ToString").map { CliXmlText.unescaped($0.innerText) }
    let plain = node.elements.first { !["TN", "TNRef", "ToString", "Props", "MS"].contains($0.name) }
    if let plain, node.element("Props") == nil, node.element("MS") == nil { return enumeration(try read(plain), text, names) }
    let made = CustomObject(typeNames: names.map { $0.hasPrefix("Deserialized.") ? $0 : "Deserialized." + $0 })
    if let id { objects[id] = .object(made) }
    made.ownText = text.map { PSString.holding($0) }
    for part in ["Props", "MS"] {
      for member in node.element(part)?.elements ?? [] { made.properties.set(CliXmlText.unescaped(member.attribute("N") ?? ""), try read(member)) }
    }
    return .object(made)
  }

  private mutating func table(_ dictionary: XmlNode, _ names: [String], _ id: String?) throws -> Value {
    let made = PSHashtable(kind: names.first == "System.Collections.Specialized.OrderedDictionary" ? .ordered : .hashtable)
    if let id { objects[id] = .object(made) }
    for entry in dictionary.elements("En") {
      let parts = entry.elements
      guard parts.count == 2 else { continue }
      made.set(try read(parts[0]), try read(parts[1]))
    }
    return .object(made)
  }

  /// A value of an enumeration is a number here that reads as the name it had.
  private func enumeration(_ number: Value, _ text: String?, _ names: [String]) -> Value {
    guard names.contains("System.Enum"), let text else { return number }
    let made = WrappedValue(number)
    made.literalText = text
    made.customTypeNames = names.map { "Deserialized." + $0 }
    return .object(made)
  }

  /// Credentials come back as themselves.
  private mutating func credential(_ node: XmlNode, _ names: [String]) throws -> Value? {
    guard names.first == "System.Management.Automation.PSCredential", let properties = node.element("Props") else { return nil }
    var user = "", password = SecureText("")
    for member in properties.elements {
      let value = try read(member)
      if member.attribute("N") == "UserName" { user = try value.text() }
      if member.attribute("N") == "Password", let secret = value.asObject as? SecureText { password = secret }
    }
    return .object(CredentialObject(user, password))
  }
}

/// Writes objects into a file that `Import-Clixml` reads back.
struct ExportClixml: Cmdlet {
  static let name = "Export-Clixml"
  static let aliases = ["epxml"]
  static let traits = CommandTraits(defaultSet: "ByPath", supportsShouldProcess: true)

  var inputObject = Value.null
  var path: String?
  var literalPath: String?
  var depth = 2
  var force = false, noClobber = false
  var encoding = Value.null
  private var items: [Value] = []

  static let parameters: [Parameter<Self>] = [
    Parameter("Depth", \.depth, .range(1...Int(Int32.max))),
    Parameter("Path", \.path, .set("ByPath", position: 0, mandatory: true)),
    Parameter("LiteralPath", \.literalPath, .set("ByLiteralPath", mandatory: true), .alias("PSPath", "LP")),
    Parameter("InputObject", \.inputObject, .mandatory, .fromPipeline, .allowNull),
    Parameter("Force", \.force),
    Parameter("NoClobber", \.noClobber, .alias("NoOverwrite")),
    Parameter("Encoding", \.encoding, .encoding),
  ]

  mutating func process(_ run: CommandRuntime) throws { items.append(inputObject) }

  mutating func end(_ run: CommandRuntime) throws {
    let file = try PathResolver.file(path ?? literalPath ?? "", run)
    guard try run.shouldProcess(file, "Export-Clixml") else { return }
    if noClobber, HostFiles.exists(file) {
      throw run.error("System.IO.IOException", "The file '\(file)' already exists.", id: "NoClobber", .ResourceExists, target: Value(file))
    }
    var writer = CliXmlWriter()
    for item in items { try writer.write(item, depth: depth) }
    let output = try FileWriter(file, mode: .replace, encoding: encoding.isNull ? .utf8 : TextEncoding(encoding), force: force)
    try output.write("<Objs Version=\"1.1.0.1\" xmlns=\"\(CliXmlWriter.namespace)\">\n")
    for line in writer.lines { try output.write(line + "\n") }
    try output.write("</Objs>")
    try output.close()
  }
}

/// Reads the objects of a CLIXML file.
struct ImportClixml: Cmdlet {
  static let name = "Import-Clixml"
  static let aliases = ["ipxml"]
  static let traits = CommandTraits(defaultSet: "ByPath")

  var targets = ItemTargets()
  var includeTotalCount = false
  var skip: Int?, first: Int?

  static let parameters: [Parameter<Self>] = [
    Parameter("Path", \.targets.path, .set("ByPath", position: 0, mandatory: true, fromPipeline: true, fromPipelineByPropertyName: true)),
    Parameter("LiteralPath", \.targets.literalPath, .set("ByLiteralPath", mandatory: true, fromPipelineByPropertyName: true), .alias("PSPath", "LP")),
    Parameter("IncludeTotalCount", \.includeTotalCount),
    Parameter("Skip", \.skip),
    Parameter("First", \.first),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    for (text, isLiteral) in targets.all {
      let found = try PathResolver.matches(text, run, literal: isLiteral)
      for place in found {
        guard let file = place.hostPath else { continue }
        try load(file, run)
      }
    }
  }

  private func load(_ file: String, _ run: CommandRuntime) throws {
    try ImportClixml.emit(try FileReader(file).readAll(), skip: skip ?? 0, first: first ?? Int.max, run)
  }

  /// Writes the objects of a CLIXML text.
  static func emit(_ text: String, skip: Int = 0, first: Int = Int.max, _ run: CommandRuntime) throws {
    for value in try CliXmlStream.values(of: text, skip: skip, first: first) { try run.write(value) }
  }
}
