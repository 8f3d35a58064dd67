import Objects

/// Turns objects into format data: picks the shape by the first object and keeps to it, as PowerShell does.
package final class ShapeFormatter {
  private let options: FormatOptions
  private let environment: FormatEnvironment
  private let emit: (FormatData) throws -> Void
  private var generator: ShapeGenerator?
  private var groupText: String?
  /// The properties of the custom object that was last seen to need a shape; the next one is mostly alike.
  private var lastShape: Shape?
  /// Entries of made-up tables say what they do not show.
  var notesUnshown = false

  package init(_ options: FormatOptions, environment: FormatEnvironment, emit: @escaping (FormatData) throws -> Void) {
    self.options = options
    self.environment = environment
    self.emit = emit
  }

  package var isOpen: Bool { generator != nil }

  /// Formats one object of the pipeline; collections are taken apart one level deep.
  package func write(_ value: Value) throws {
    if value.isNull { return }
    if let table = value.unwrapped.asObject as? PSHashtable {
      for entry in table.entries { try writeSingle(.object(DictionaryEntryObject(entry.key, entry.value, kind: table.kind))) }
      return
    }
    if let items = try value.enumerated() {
      for item in items where !item.isNull {
        if let table = item.unwrapped.asObject as? PSHashtable { try write(.object(table)) } else { try writeSingle(item) }
      }
      return
    }
    try writeSingle(value)
  }

  /// Ends the shape that is open.
  package func finish() throws {
    guard generator != nil else { return }
    generator = nil
    groupText = nil
    try emit(GroupEndData())
    try emit(FormatEndData())
  }

  private func writeSingle(_ value: Value) throws {
    if let entry = try outOfBand(value) {
      try emit(FormatEntryData(entry))
      return
    }
    guard let generator else {
      let made = try ShapeGenerator(options, environment, first: value)
      self.generator = made
      try emit(FormatStartData(made.shape))
      try openGroup(made, value)
      try emit(FormatEntryData(try made.entry(value)))
      return
    }
    guard generator.applies(to: value) else {
      try emit(FormatEntryData(.strayList(try ShapeGenerator.stray(environment, value).listEntries(value))))
      return
    }
    if let text = try generator.groupText(value), text != groupText {
      try emit(GroupEndData())
      try openGroup(generator, value)
    }
    let entry = FormatEntryData(try generator.entry(value))
    if notesUnshown { entry.unshown = generator.unshown(value) }
    try emit(entry)
  }

  private func openGroup(_ generator: ShapeGenerator, _ value: Value) throws {
    groupText = try generator.groupText(value)
    try emit(GroupStartData(heading: try groupText.map { try generator.heading($0) }))
  }

  // MARK: Objects that have no shape

  /// Text for scalars, objects without properties and error records; nil for everything that gets a shape.
  private func outOfBand(_ value: Value) throws -> FormatEntryData.Entry? {
    switch value {
    case .bool, .char, .int, .long, .double, .string: return .text(try value.shownText())
    case .object(let object): if let lastShape, ShapeFormatter.plainShape(object) === lastShape { return nil }
    default: break
    }
    if options.force, options.shape != .automatic, !options.properties.isEmpty { return nil }
    if let record = value.asObject as? ErrorRecord, record.customTypeNames?.first?.hasSuffix("#PSExtendedError") != true { return .text(environment.errorText(record)) }
    let names = value.typeNames
    if names.contains(where: ShapeFormatter.scalarTypes.contains) { return .text(try value.shownText()) }
    if let view = environment.catalog.find(names), view.isOutOfBand {
      let generator = try ShapeGenerator(FormatOptions(.automatic), environment, first: value)
      return try generator.entry(value)
    }
    let isShapeless = environment.catalog.find(names) == nil && !Members.properties(value).contains { !$0.isHidden }
    if isShapeless { return .text(try value.shownText()) }
    if case .object(let object) = value, !options.force { lastShape = ShapeFormatter.plainShape(object) }
    return nil
  }

  /// The shape of a custom object that has no type names of its own; nil for everything else.
  static func plainShape(_ object: PSObject) -> Shape? {
    guard object.customTypeNames == nil, object.added == nil, let custom = object as? CustomObject else { return nil }
    return custom.properties.shape
  }

  static let scalarTypes: Set<String> = [
    "System.String", "System.SByte", "System.Byte", "System.Int16", "System.UInt16", "System.Int32", "System.UInt32", "System.Int64",
    "System.UInt64", "System.Char", "System.Single", "System.Double", "System.Boolean", "System.Decimal", "System.Numerics.BigInteger",
    "System.IntPtr", "System.Security.SecureString", "System.Enum", "System.Management.Automation.ScriptBlock", "System.Uri+Text", "System.DBNull",
  ]
}
