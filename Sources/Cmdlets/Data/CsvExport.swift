import Engine
import Objects

/// Writes objects as CSV rows under the properties of the first one.
struct CsvWriter {
  enum Quotes { case always, asNeeded, never, fields(Set<FoldedName>) }

  let delimiter: String
  let quotes: Quotes
  private(set) var header: [String]?
  /// Where the columns stand in objects of the shape met last; nil for those it lacks.
  private var places: [Int?] = []
  private var lastShape: Shape?

  /// Switches that exclude each other.
  static func checkSwitches(_ run: CommandRuntime) throws {
    for (one, other) in [("UseQuotes", "QuoteFields"), ("IncludeTypeInformation", "NoTypeInformation")] where run.isBound(one) && run.isBound(other) {
      let id = one == "UseQuotes" ? "CannotSpecifyQuoteFieldsAndUseQuotes" : "CannotSpecifyIncludeTypeInformationAndNoTypeInformation"
      throw run.error("System.InvalidOperationException", "You must specify either the -\(one) or -\(other) parameters, but not both.", id: id, .InvalidData)
    }
  }

  init(delimiter: String, useQuotes: String?, quoteFields: [String]) {
    self.delimiter = delimiter
    if !quoteFields.isEmpty { quotes = .fields(Set(quoteFields.map { FoldedName($0) })) } else {
      switch useQuotes?.lowercased() {
      case "asneeded": quotes = .asNeeded
      case "never": quotes = .never
      default: quotes = .always
      }
    }
  }

  mutating func setHeader(_ names: [String]) { header = names }

  /// The columns that an object would have.
  static func columns(_ value: Value) throws -> [String] {
    if let table = value.unwrapped.asObject as? PSHashtable { return try table.entries.map { try $0.key.text() } }
    switch value.unwrapped {
    case .int, .long, .double, .bool, .char: return []
    default: return Members.list(value).filter { $0.isProperty && !$0.isHidden }.map(\.name)
    }
  }

  func headerLine() -> String {
    (header ?? []).map { name in
      var cell: [UInt8] = []
      write(name, column: name, to: &cell)
      return String(decoding: cell, as: UTF8.self)
    }.joined(separator: delimiter)
  }

  /// Appends the row of an object, without a line end.
  mutating func row(_ value: Value, to line: inout [UInt8]) throws {
    let table = value.unwrapped.asObject as? PSHashtable
    let custom = value.asObject as? CustomObject
    if let shape = custom?.properties.shape, shape !== lastShape {
      lastShape = shape
      places = (header ?? []).map { shape.find($0) }
    }
    for (index, name) in (header ?? []).enumerated() {
      if index > 0 { line.append(contentsOf: delimiter.utf8) }
      var found = Value.null
      if let custom, let place = places[index], !CsvWriter.isComputed(custom.properties.slots[place]) {
        found = custom.properties.slots[place]
      } else {
        found = try table.map { $0.get(name) ?? .null } ?? Members.get(value, name) ?? .null
      }
      if found.isNull { continue }
      if case .string(let text) = found { write(text.text, column: name, to: &line) } else { write(try CsvWriter.text(found), column: name, to: &line) }
    }
  }

  private static func isComputed(_ slot: Value) -> Bool { if case .object(let object) = slot { object.isMemberDefinition } else { false } }

  /// A value's own text: collections show their type.
  static func text(_ value: Value) throws -> String {
    switch value.unwrapped {
    case .array: return value.type.fullName
    case .object(let object) where object is PSList || object is PSHashtable: return object.type.fullName
    default: return try value.culturalText()
    }
  }

  private func isQuoted(_ text: String, column: String) -> Bool {
    switch quotes {
    case .always: true
    case .never: false
    case .fields(let names): names.contains(FoldedName(column))
    case .asNeeded: text.utf8.contains { $0 == 0x22 || $0 == 10 || $0 == 13 } || text.contains(Character(delimiter))
    }
  }

  private func write(_ text: String, column: String, to line: inout [UInt8]) {
    guard isQuoted(text, column: column) else { return line.append(contentsOf: text.utf8) }
    line.append(0x22)
    var text = text
    text.withUTF8 { bytes in
      if bytes.contains(0x22) {
        for byte in bytes {
          if byte == 0x22 { line.append(0x22) }
          line.append(byte)
        }
      } else {
        line.append(contentsOf: bytes)
      }
    }
    line.append(0x22)
  }
}

/// Makes CSV text of objects.
struct ConvertToCsv: Cmdlet {
  static let name = "ConvertTo-Csv"
  static let traits = CommandTraits(defaultSet: "DelimiterPath")

  var inputObject = Value.null
  var delimiter: String?
  var useCulture = false, includeType = false, noType = false, noHeader = false
  var quoteFields: [String] = []
  var useQuotes: String?
  private var writer: CsvWriter?

  static let parameters: [Parameter<Self>] = [
    Parameter("InputObject", \.inputObject, .mandatory, .position(0), .fromPipeline, .fromPipelineByPropertyName),
    Parameter("Delimiter", \.delimiter, .set("Delimiter", position: 1), .set("DelimiterPath", position: 1), .type("char")),
    Parameter("UseCulture", \.useCulture, .sets(["UseCulture"])),
    Parameter("IncludeTypeInformation", \.includeType, .alias("ITI")),
    Parameter("NoTypeInformation", \.noType, .alias("NTI")),
    Parameter("QuoteFields", \.quoteFields, .alias("QF")),
    Parameter("UseQuotes", \.useQuotes, .alias("UQ"), .type("Microsoft.PowerShell.Commands.BaseCsvWritingCommand+QuoteKind")),
    Parameter("NoHeader", \.noHeader),
  ]

  mutating func begin(_ run: CommandRuntime) throws {
    try CsvWriter.checkSwitches(run)
    writer = CsvWriter(delimiter: String(CsvDelimiter.character(delimiter, useCulture: useCulture)), useQuotes: useQuotes, quoteFields: quoteFields)
  }

  mutating func process(_ run: CommandRuntime) throws {
    if inputObject.isNull { return }
    if writer?.header == nil {
      writer?.setHeader(try CsvWriter.columns(inputObject))
      if includeType { try run.write("#TYPE \(inputObject.typeNames.first ?? "")") }
      if let writer, !noHeader, !(writer.header ?? []).isEmpty { try run.write(writer.headerLine()) }
    }
    guard !(writer?.header ?? []).isEmpty else { return }
    var line: [UInt8] = []
    try writer?.row(inputObject, to: &line)
    try run.write(String(decoding: line, as: UTF8.self))
  }
}

/// Writes objects into a CSV file.
struct ExportCsv: Cmdlet {
  static let name = "Export-Csv"
  static let aliases = ["epcsv"]
  static let traits = CommandTraits(defaultSet: "Delimiter", supportsShouldProcess: true)

  var inputObject = Value.null
  var path: String?
  var literalPath: String?
  var delimiter: String?
  var useCulture = false, includeType = false, noType = false, noHeader = false, force = false, noClobber = false, append = false
  var quoteFields: [String] = []
  var useQuotes: String?
  var encoding = Value.null
  private var writer: CsvWriter?
  private var file: FileWriter?
  private var isSkipped = false
  private var isChecked = false
  private var line: [UInt8] = []

  static let parameters: [Parameter<Self>] = [
    Parameter("InputObject", \.inputObject, .mandatory, .fromPipeline, .fromPipelineByPropertyName),
    Parameter("Path", \.path, .position(0)),
    Parameter("LiteralPath", \.literalPath, .alias("PSPath", "LP")),
    Parameter("Force", \.force),
    Parameter("NoClobber", \.noClobber, .alias("NoOverwrite")),
    Parameter("Encoding", \.encoding, .encoding),
    Parameter("Append", \.append),
    Parameter("Delimiter", \.delimiter, .set("Delimiter", position: 1), .type("char")),
    Parameter("UseCulture", \.useCulture, .sets(["UseCulture"])),
    Parameter("IncludeTypeInformation", \.includeType, .alias("ITI")),
    Parameter("NoTypeInformation", \.noType, .alias("NTI")),
    Parameter("QuoteFields", \.quoteFields, .alias("QF")),
    Parameter("UseQuotes", \.useQuotes, .alias("UQ"), .type("Microsoft.PowerShell.Commands.BaseCsvWritingCommand+QuoteKind")),
    Parameter("NoHeader", \.noHeader),
  ]

  mutating func begin(_ run: CommandRuntime) throws {
    guard let text = path ?? literalPath else {
      throw run.error(
        "System.InvalidOperationException", "You must specify either the -Path or -LiteralPath parameters, but not both.", id: "CannotSpecifyPathAndLiteralPath",
        .InvalidData)
    }
    try CsvWriter.checkSwitches(run)
    let full = try PathResolver.file(text, run)
    writer = CsvWriter(delimiter: String(CsvDelimiter.character(delimiter, useCulture: useCulture)), useQuotes: useQuotes, quoteFields: quoteFields)
    guard try run.shouldProcess(full, "Export-Csv") else {
      isSkipped = true
      return
    }
    if noClobber, !append, HostFiles.exists(full) {
      throw run.error("System.IO.IOException", "The file '\(full)' already exists.", id: "NoClobber", .ResourceExists, target: Value(full))
    }
    var target = encoding.isNull ? TextEncoding.utf8 : try TextEncoding(encoding)
    if append, let status = HostFiles.status(full), status.size > 0 {
      let source = try FileReader(full, encoding: target)
      let delimiter = CsvDelimiter.character(delimiter, useCulture: useCulture)
      if let names = try CsvReader(delimiter: delimiter, file: source).readNames() { writer?.setHeader(names) }
      if encoding.isNull { target = source.encoding }
    }
    file = try FileWriter(full, mode: append ? .append : .replace, encoding: target, force: force)
  }

  mutating func process(_ run: CommandRuntime) throws {
    if inputObject.isNull || isSkipped { return }
    if writer?.header == nil {
      writer?.setHeader(try CsvWriter.columns(inputObject))
      if includeType { try file?.write("#TYPE \(inputObject.typeNames.first ?? "")\n") }
      if let writer, !noHeader, !(writer.header ?? []).isEmpty { try file?.write(writer.headerLine() + "\n") }
      isChecked = true
    } else if append, !isChecked, !force {
      isChecked = true
      let names = try CsvWriter.columns(inputObject)
      for column in writer?.header ?? [] where !names.contains(where: { FoldedName.equal($0, column) }) {
        throw run.error(
          "System.InvalidOperationException",
          "Cannot append CSV content to the following file: \(path ?? literalPath ?? ""). The appended object does not have a property that corresponds to the following column: \(column). To continue with mismatched properties, add the -Force parameter, and then retry the command.",
          id: "CannotAppendCsvWithMismatchedPropertyNames", .InvalidData, target: Value(column))
      }
    }
    guard !(writer?.header ?? []).isEmpty else { return }
    line.removeAll(keepingCapacity: true)
    try writer?.row(inputObject, to: &line)
    line.append(10)
    try file?.write(utf8: line)
  }

  mutating func end(_ run: CommandRuntime) throws { try file?.close() }
  mutating func clean(_ run: CommandRuntime) { file?.leave(failed: run.hasFailed) }
}
