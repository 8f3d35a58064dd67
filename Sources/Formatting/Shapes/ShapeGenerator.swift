import Objects

/// Formats objects in one shape: a view, or columns made up from the first object.
final class ShapeGenerator {
  private(set) var shape: FormatStartData.Shape = .list
  private let options: FormatOptions
  let environment: FormatEnvironment
  private var view: View?
  private var columns: [Column] = []
  private var alignments: [TextAlignment] = []
  private var groupBy: ViewGroupBy?
  private var groupFormat: String?
  private var wraps = false
  /// The shape for which the columns know their places, and the one for which list lines were worked out.
  private var placedShape: Shape?
  private var listShape: Shape?
  private var listColumns: [Column] = []

  /// A column, list item or wide item ready for use.
  struct Column {
    var title: String
    var expression: ViewExpression
    var formatString: String?
    var alignment: TextAlignment?
    var width = 0
    /// Columns that a view names keep all digits; made-up ones round fractions.
    var roundsFractions = true
    /// Where the property stands in objects of the shape met last.
    var place: Int?
  }

  private enum Kind { case table, list, wide, custom }
  private var kind = Kind.list

  init(_ options: FormatOptions, _ environment: FormatEnvironment, first: Value) throws {
    self.options = options
    self.environment = environment
    view = try chooseView(first)
    if let group = options.groupBy {
      groupBy = ViewGroupBy(group.expression, label: try group.title())
      groupFormat = group.formatString
    } else {
      groupBy = view?.groupBy
    }
    kind = try chooseKind(first)
    try prepare(first)
  }

  /// Lists an object that came into the middle of another type's view.
  static func stray(_ environment: FormatEnvironment, _ value: Value) -> ShapeGenerator {
    let made = ShapeGenerator(environment)
    made.view = environment.catalog.find(value.typeNames, kind: .list)
    return made
  }

  private init(_ environment: FormatEnvironment) {
    options = FormatOptions(.list)
    self.environment = environment
  }

  // MARK: Choosing

  private func chooseView(_ first: Value) throws -> View? {
    guard options.properties.isEmpty else { return nil }
    let names = first.typeNames
    let wanted: ViewCatalog.Kind? =
      switch options.shape {
      case .automatic: nil
      case .table: .table
      case .list: .list
      case .wide: .wide
      case .custom: .custom
      }
    let found = environment.catalog.find(names, kind: wanted, name: options.view)
    if found == nil, let name = options.view {
      throw PropertyParameter.failure("View name \(name) cannot be found.", id: "FormatViewNotFound")
    }
    return found
  }

  private func chooseKind(_ first: Value) throws -> Kind {
    switch options.shape {
    case .table: return .table
    case .list: return .list
    case .wide: return .wide
    case .custom: return .custom
    case .automatic: break
    }
    switch view?.shape {
    case .table: return .table
    case .list: return .list
    case .wide: return .wide
    case .custom: return .custom
    case nil: return defaultProperties(of: first).count <= 4 ? .table : .list
    }
  }

  /// The properties shown when nobody names any.
  func defaultProperties(of value: Value) -> [String] {
    if let names = ShapeGenerator.displaySet(of: value) ?? environment.catalog.defaultProperties(value.typeNames) { return names }
    return Members.properties(value).filter { !$0.isHidden }.map(\.name)
  }

  /// `PSStandardMembers.DefaultDisplayPropertySet` of one instance.
  private static func displaySet(of value: Value) -> [String]? {
    guard case .object(let object) = value else { return nil }
    let bag = (object as? CustomObject)?.properties
    for candidate in [object.added, bag] {
      guard let candidate, let slot = candidate.find("PSStandardMembers"),
        let standard = candidate.slots[slot].asObject as? SpecialMember, case .memberSet(let members) = standard.definition,
        let position = members.find("DefaultDisplayPropertySet"), let set = members.slots[position].asObject as? SpecialMember,
        case .propertySet(let names) = set.definition
      else { continue }
      return names
    }
    return nil
  }

  // MARK: Preparing

  private func prepare(_ first: Value) throws {
    switch kind {
    case .table: try prepareTable(first)
    case .list: shape = .list
    case .wide: try prepareWide(first)
    case .custom: shape = .complex
    }
  }

  private func prepareTable(_ first: Value) throws {
    var header = TableHeader(columns: [], hidesHeader: options.hidesHeader, fitsValues: options.fitsValues, repeatsHeader: options.repeatsHeader)
    wraps = options.wraps
    if case .table(let table)? = view?.shape {
      columns = try table.columns.map { column in
        Column(
          title: try column.label ?? PropertyParameter(column.expression).title(), expression: column.expression, formatString: column.formatString,
          alignment: column.alignment ?? .left, width: column.width, roundsFractions: false)
      }
      if table.fitsValues { header.fitsValues = true }
      wraps = wraps || table.wraps
      header.hidesHeader = header.hidesHeader || table.hidesHeader
    } else {
      var parameters = options.properties
      if parameters.isEmpty { parameters = defaultProperties(of: first).prefix(10).map { PropertyParameter(.property($0)) } }
      columns = try parameters.flatMap { try $0.expanded(on: first) }.filter { !isExcluded($0) }.map { try tableColumn($0, first) }
    }
    if !columns.contains(where: { $0.width > 0 }) { header.fitsValues = true }
    alignments = columns.map { $0.alignment ?? .left }
    header.columns = columns.map { TableHeader.Column(label: $0.title, width: $0.width, alignment: $0.alignment ?? .left, isComputed: $0.expression.isScript) }
    shape = .table(header)
  }

  private func tableColumn(_ parameter: PropertyParameter, _ first: Value) throws -> Column {
    let sample = (try? parameter.expression.evaluate(first)) ?? .null
    return Column(
      title: try parameter.title(), expression: parameter.expression, formatString: parameter.formatString,
      alignment: parameter.alignment ?? CellText.alignment(of: sample), width: parameter.width ?? 0)
  }

  private func isExcluded(_ parameter: PropertyParameter) -> Bool {
    guard !options.excluded.isEmpty, case .property(let name) = parameter.expression else { return false }
    return options.excluded.contains { (try? Operators.like(Value(name), Value($0), ignoreCase: true)) ?? false }
  }

  private func prepareWide(_ first: Value) throws {
    var count = options.columns ?? 2
    if case .wide(let wide)? = view?.shape {
      columns = [Column(title: "", expression: wide.expression, formatString: wide.formatString)]
      if options.columns == nil, let own = wide.columns { count = own }
    } else if let parameter = try options.properties.first?.expanded(on: first).first {
      columns = [Column(title: "", expression: parameter.expression, formatString: parameter.formatString)]
    } else {
      let name = environment.catalog.mainProperty(first.typeNames) ?? CellText.displayProperty(of: first) ?? defaultProperties(of: first).first ?? ""
      columns = [Column(title: "", expression: .property(name))]
    }
    shape = .wide(columns: count, fitsValues: options.fitsValues)
  }

  // MARK: Formatting

  /// Tells whether later objects may be shown in this shape: made-up columns take anything, a view only its types.
  func applies(to value: Value) -> Bool {
    guard let view else { return true }
    let names = value.typeNames
    return view.typeNames.contains { wanted in names.contains { FoldedName.equal($0, wanted) } }
  }

  /// The properties of an object that a made-up table has no columns for.
  func unshown(_ value: Value) -> [String] {
    guard view == nil, kind == .table, options.properties.isEmpty else { return [] }
    return defaultProperties(of: value).filter { name in !columns.contains { FoldedName.equal($0.title, name) } }
  }

  func groupText(_ value: Value) throws -> String? {
    guard let groupBy else { return nil }
    let found = (try? groupBy.expression.evaluate(value)) ?? .null
    return try text(found, groupFormat)
  }

  func heading(_ text: String) throws -> [String] {
    guard let groupBy else { return [] }
    let label = try groupBy.label ?? PropertyParameter(groupBy.expression).title()
    return [Cells.blanks(groupBy.indent) + "\(label): \(text)"]
  }

  func entry(_ value: Value) throws -> FormatEntryData.Entry {
    switch kind {
    case .table:
      if case .table(let table)? = view?.shape, let own = table.entries.body(for: value) {
        let cells = try own.map { try cell(Column(title: "", expression: $0.expression, formatString: $0.formatString), value, inTable: false) }
        return .tableRow(Array(cells.prefix(columns.count)), alignments: alignments, wraps: wraps)
      }
      place(columnsFor: value)
      return .tableRow(try columns.map { try cell($0, value, inTable: $0.roundsFractions) }, alignments: alignments, wraps: wraps)
    case .list: return .list(try listEntries(value))
    case .wide:
      if case .wide(let wide)? = view?.shape, let own = wide.entries.body(for: value) {
        return .wide(try cell(Column(title: "", expression: own.expression, formatString: own.formatString), value, inTable: false))
      }
      return .wide(try columns.first.map { try cell($0, value, inTable: false) } ?? "")
    case .custom:
      if case .custom(let custom)? = view?.shape {
        let lines = CustomLines(CellText(enumerationLimit: environment.enumerationLimit()))
        let made = try lines.lines(custom.items(for: value), value)
        return view?.isOutOfBand == true ? .text(made.map { Cells.blanks($0.indent) + $0.text }.joined(separator: "\n")) : .complex(made)
      }
      var structure = StructureLines(CellText(enumerationLimit: environment.enumerationLimit()), depth: options.depth ?? 5)
      return .complex(try structure.lines(value, properties: options.properties))
    }
  }

  /// The lines of an object in a list.
  func listEntries(_ value: Value) throws -> [ListLine] {
    if case .list(let list)? = view?.shape {
      return try (list.entries.body(for: value) ?? list.items).compactMap { item in
        if let condition = item.condition, !((try? condition.evaluate(value))?.isTrue ?? false) { return nil }
        let title = try item.label ?? PropertyParameter(item.expression).title()
        let column = Column(title: title, expression: item.expression, formatString: item.formatString)
        return ListLine(label: title, text: try cell(column, value, inTable: false), isComputed: column.expression.isScript)
      }
    }
    return try columns(ofList: value).map { ListLine(label: $0.title, text: try cell($0, value, inTable: false), isComputed: $0.expression.isScript) }
  }

  /// The lines of a list without a view; objects that are alike share them.
  private func columns(ofList value: Value) throws -> [Column] {
    let shape = value.asObject.flatMap(ShapeFormatter.plainShape)
    if let shape, shape === listShape { return listColumns }
    let parameters = options.properties.isEmpty ? defaultProperties(of: value).map { PropertyParameter(.property($0)) } : options.properties
    listColumns = try parameters.flatMap { try present($0, value) }.filter { !isExcluded($0) }.map { parameter in
      Column(title: try parameter.title(), expression: parameter.expression, formatString: parameter.formatString, place: ShapeGenerator.place(parameter.expression, shape))
    }
    // A set of properties to display is the object's own.
    listShape = shape?.find("PSStandardMembers") == nil ? shape : nil
    placedShape = listShape
    return listColumns
  }

  /// Finds the columns' properties once for all objects of one shape.
  private func place(columnsFor value: Value) {
    guard let shape = value.asObject.flatMap(ShapeFormatter.plainShape) else {
      placedShape = nil
      return
    }
    if shape === placedShape { return }
    placedShape = shape
    for index in columns.indices { columns[index].place = ShapeGenerator.place(columns[index].expression, shape) }
  }

  private static func place(_ expression: ViewExpression, _ shape: Shape?) -> Int? {
    if case .property(let name) = expression { shape?.find(name) } else { nil }
  }

  /// A list leaves out properties that the object does not have.
  private func present(_ parameter: PropertyParameter, _ value: Value) throws -> [PropertyParameter] {
    let expanded = try parameter.expanded(on: value)
    guard case .property(let name) = expanded.first?.expression, expanded.count == 1 else { return expanded }
    let isThere = Members.properties(value).contains { FoldedName.equal($0.name, name) }
    return isThere ? expanded : try Members.property(value, name) == nil ? [] : expanded
  }

  private func cell(_ column: Column, _ value: Value, inTable: Bool) throws -> String {
    do {
      return try text(try found(column, value), column.formatString, inTable: inTable)
    } catch is PSError {
      return options.displaysErrors ? "#ERR" : ""
    }
  }

  private func found(_ column: Column, _ value: Value) throws -> Value {
    if let place = column.place, placedShape != nil, let custom = value.asObject as? CustomObject, custom.properties.shape === placedShape {
      let slot = custom.properties.slots[place]
      if case .object(let object) = slot, object.isMemberDefinition { return try column.expression.evaluate(value) }
      return slot
    }
    return try column.expression.evaluate(value)
  }

  private func text(_ value: Value, _ formatString: String?, inTable: Bool = false) throws -> String {
    // The usual cell asks nothing of the session.
    if formatString == nil {
      switch value {
      case .null, .void, .unset: return ""
      case .string(let text): return text.text
      case .bool(let flag): return flag ? "True" : "False"
      case .int, .long: return try value.culturalText()
      default: break
      }
    }
    return try CellText(enumerationLimit: environment.enumerationLimit()).text(value, formatString: formatString, inTable: inTable)
  }
}
