import Engine
import Objects

/// Makes objects of rows: the header gives the properties.
struct CsvObjects {
  private var reader: CsvReader
  private var header: [String]
  private var typeName: String?
  private var shape = Shape.empty
  private var isReady = false

  init(_ reader: CsvReader, header: [String]) {
    self.reader = reader
    self.header = header
  }

  /// Goes on with other text under the same header.
  mutating func read(_ reader: CsvReader) { self.reader = reader }

  private mutating func prepare(_ run: CommandRuntime) throws -> Bool {
    if isReady { return true }
    if typeName == nil { typeName = try reader.readTypeName() }
    if header.isEmpty {
      guard let names = try reader.readNames() else { return false }
      header = names
    }
    var missing = 0
    for index in header.indices where header[index].isEmpty {
      missing += 1
      header[index] = "H\(missing)"
    }
    if missing > 0 {
      try run.warning("One or more headers were not specified. Default names starting with \"H\" have been used in place of any missing headers.")
    }
    var seen: Set<FoldedName> = []
    for name in header where !seen.insert(FoldedName(name)).inserted {
      throw run.error(
        "ExtendedTypeSystemException", "The member \"\(name)\" is already present.", id: "AlreadyPresentPSMemberInfoInternalCollectionAdd", .NotSpecified)
    }
    shape = header.reduce(Shape.empty) { $0.adding($1) }
    isReady = true
    return true
  }

  mutating func next(_ run: CommandRuntime) throws -> Value? {
    guard try prepare(run), var cells = try reader.readRow() else { return nil }
    if cells.count > header.count { cells.removeLast(cells.count - header.count) }
    while cells.count < header.count { cells.append(.null) }
    return .object(CustomObject(PropertyBag(shape: shape, slots: ContiguousArray(cells[...])), typeNames: typeName.map { [$0] }))
  }
}

/// The `-Delimiter` of the CSV cmdlets.
enum CsvDelimiter {
  static func character(_ text: String?, useCulture: Bool) -> Character {
    if let text, let first = text.first { return first }
    // Cultures that write decimals with a comma separate lists by a semicolon.
    if useCulture, let sample = try? Operators.format(Value("{0:0.0}"), .double(1.5)).text(), sample.contains(",") { return ";" }
    return ","
  }
}

/// Makes objects of CSV text.
struct ConvertFromCsv: Cmdlet {
  static let name = "ConvertFrom-Csv"
  static let traits = CommandTraits(defaultSet: "Delimiter")

  var inputObject: [String] = []
  var delimiter: String?
  var useCulture = false
  var header: [String] = []
  private var objects: CsvObjects?

  static let parameters: [Parameter<Self>] = [
    Parameter("Delimiter", \.delimiter, .set("Delimiter", position: 1), .notNull, .type("char")),
    Parameter("UseCulture", \.useCulture, .set("UseCulture", mandatory: true)),
    Parameter("InputObject", \.inputObject, .mandatory, .position(0), .fromPipeline, .fromPipelineByPropertyName, .allowEmptyCollection, .allowEmptyString),
    Parameter("Header", \.header),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    let delimiter = CsvDelimiter.character(delimiter, useCulture: useCulture)
    // Each text is read for itself, as rows come: a quoted cell ends with its text.
    for text in inputObject {
      let reader = CsvReader(delimiter: delimiter, text: text)
      if objects == nil { objects = CsvObjects(reader, header: header) } else { objects?.read(reader) }
      while let object = try objects?.next(run) { try run.write(object) }
    }
  }
}

/// Reads objects from CSV files, row by row.
struct ImportCsv: Cmdlet {
  static let name = "Import-Csv"
  static let aliases = ["ipcsv"]
  static let traits = CommandTraits(defaultSet: "DelimiterPath")

  var path: [String] = []
  var literalPath: [String] = []
  var delimiter: String?
  var useCulture = false
  var header: [String] = []
  var encoding = Value.null

  static let parameters: [Parameter<Self>] = [
    Parameter("Delimiter", \.delimiter, .set("DelimiterPath", position: 1), .set("DelimiterLiteralPath", position: 1), .notNull, .type("char")),
    Parameter(
      "Path", \.path, .set("DelimiterPath", position: 0, mandatory: true, fromPipeline: true, fromPipelineByPropertyName: true),
      .set("CulturePath", position: 0, mandatory: true, fromPipeline: true, fromPipelineByPropertyName: true)),
    Parameter(
      "LiteralPath", \.literalPath, .set("DelimiterLiteralPath", mandatory: true, fromPipelineByPropertyName: true),
      .set("CultureLiteralPath", mandatory: true, fromPipelineByPropertyName: true), .alias("PSPath", "LP")),
    Parameter("UseCulture", \.useCulture, .set("CulturePath", mandatory: true), .set("CultureLiteralPath", mandatory: true)),
    Parameter("Header", \.header),
    Parameter("Encoding", \.encoding, .encoding),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    for (text, isLiteral) in path.map({ ($0, false) }) + literalPath.map({ ($0, true) }) {
      let found = try PathResolver.matches(text, run, literal: isLiteral)
      if found.count > 1 {
        throw run.error(
          "System.InvalidOperationException",
          "Cannot perform operation because the path resolved to more than one file. This command cannot operate on multiple files.",
          id: "ReadWriteMultipleFilesNotSupported", .InvalidArgument)
      }
      let file = try found.first.map { $0.hostPath ?? "" } ?? PathResolver.file(text, run)
      let source = try FileReader(file, encoding: encoding.isNull ? .utf8 : TextEncoding(encoding))
      let reader = CsvReader(delimiter: CsvDelimiter.character(delimiter, useCulture: useCulture), file: source)
      var objects = CsvObjects(reader, header: header)
      while let object = try objects.next(run) { try run.write(object) }
    }
  }
}
