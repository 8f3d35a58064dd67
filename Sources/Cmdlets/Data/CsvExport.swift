import Engine
import Objects

/// Writes objects as CSV rows under the properties of the first one.
struct CsvWriter {
  enum Quotes { case always, asNeeded, never, fields(Set<FoldedName>) }

  let delimiter: String
  let quotes: Quotes
  private(set) var header: [String]?

  init(delimiter: String, quotes: Quotes) {
    self.delimiter = delimiter
    self.quotes = quotes
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
    default: return Members.properties(value).filter { !$0.isHidden }.map(\.name)
    }
  }

  func headerLine() -> String {
    (header ?? []).map { isQuoted($0, column: $0) ? quoted($0) : $0 }.joined(separator: delimiter)
  }

  func row(_ value: Value) throws -> String {
    let table = value.unwrapped.asObject as? PSHashtable
    return try (header ?? []).map { name -> String in
      let found = try table.map { $0.get(name) ?? .null } ?? Members.get(value, name) ?? .null
      if found.isNull { return "" }
      let text = try CsvWriter.text(found)
      return isQuoted(text, column: name) ? quoted(text) : text
    }.joined(separator: delimiter)
  }

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
    case .asNeeded: text.contains("\"") || text.contains("\n") || text.contains("\r") || text.contains(Character(delimiter))
    }
  }

  private func quoted(_ text: String) -> String {
    text.contains("\"") ? "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\"" : "\"\(text)\""
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
    Parameter("UseQuotes", \.useQuotes, .alias("UQ"), .oneOf(["Never", "Always", "AsNeeded"])),
    Parameter("NoHeader", \.noHeader),
  ]

  mutating func begin(_ run: CommandRuntime) throws {
    writer = CsvWriter(delimiter: String(CsvDelimiter.character(delimiter, useCulture: useCulture)), useQuotes: useQuotes, quoteFields: quoteFields)
  }

  mutating func process(_ run: CommandRuntime) throws {
    if inputObject.isNull { return }
    if writer?.header == nil {
      writer?.setHeader(try CsvWriter.columns(inputObject))
      if includeType { try run.write("#TYPE \(inputObject.typeNames.first ?? "")") }
      if let writer, !noHeader, !(writer.header ?? []).isEmpty { try run.write(writer.headerLine()) }
    }
    guard let writer, !(writer.header ?? []).isEmpty else { return }
    try run.write(try writer.row(inputObject))
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

  static let parameters: [Parameter<Self>] = [
    Parameter("InputObject", \.inputObject, .mandatory, .fromPipeline, .fromPipelineByPropertyName),
    Parameter("Path", \.path, .position(0)),
    Parameter("LiteralPath", \.literalPath, .alias("PSPath", "LP")),
    Parameter("Force", \.force),
    Parameter("NoClobber", \.noClobber, .alias("NoOverwrite")),
    Parameter("Encoding", \.encoding),
    Parameter("Append", \.append),
    Parameter("Delimiter", \.delimiter, .set("Delimiter", position: 1), .type("char")),
    Parameter("UseCulture", \.useCulture, .sets(["UseCulture"])),
    Parameter("IncludeTypeInformation", \.includeType, .alias("ITI")),
    Parameter("NoTypeInformation", \.noType, .alias("NTI")),
    Parameter("QuoteFields", \.quoteFields, .alias("QF")),
    Parameter("UseQuotes", \.useQuotes, .alias("UQ"), .oneOf(["Never", "Always", "AsNeeded"])),
    Parameter("NoHeader", \.noHeader),
  ]

  mutating func begin(_ run: CommandRuntime) throws {
    guard let text = path ?? literalPath else {
      throw run.error(
        "System.InvalidOperationException", "You must specify either the -Path or -LiteralPath parameters, but not both.", id: "CannotSpecifyPathAndLiteralPath",
        .InvalidData)
    }
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
      if let names = try CsvReader(delimiter: delimiter, next: { try source.readLine() }).readRow(skippingComments: true) { writer?.setHeader(names) }
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
    guard let writer, !(writer.header ?? []).isEmpty else { return }
    try file?.write(try writer.row(inputObject) + "\n")
  }

  mutating func end(_ run: CommandRuntime) throws { try file?.close() }
}
