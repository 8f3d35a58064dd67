import Engine
import Formatting
import Objects

/// What the four Format cmdlets have in common: they feed objects to a shape and emit its data.
struct FormatCommand {
  var inputObject = Value.null
  var groupBy = Value.null
  var view: String?
  var expand: String?
  var showError = false, displayError = false, force = false
  private var formatter: ShapeFormatter?

  /// The parameters that all four have, behind those of their own.
  static func parameters<Root>(_ path: WritableKeyPath<Root, FormatCommand>) -> [Parameter<Root>] {
    [
      Parameter("GroupBy", path.appending(path: \.groupBy)),
      Parameter("View", path.appending(path: \.view)),
      Parameter("ShowError", path.appending(path: \.showError)),
      Parameter("DisplayError", path.appending(path: \.displayError)),
      Parameter("Force", path.appending(path: \.force)),
      Parameter("Expand", path.appending(path: \.expand), .oneOf(["CoreOnly", "EnumOnly", "Both"])),
      Parameter("InputObject", path.appending(path: \.inputObject), .fromPipeline),
    ]
  }

  mutating func begin(_ run: CommandRuntime, _ options: FormatOptions) throws {
    var options = options
    options.groupBy = try FormatCommand.group(groupBy)
    options.view = view
    options.force = force
    options.displaysErrors = displayError
    formatter = ShapeFormatter(options, environment: run.formatEnvironment) { data in try run.write(.object(data)) }
  }

  func process(_ run: CommandRuntime) throws {
    let input = inputObject
    // Data that another Format cmdlet made passes through.
    if case .object(let object) = input, object is FormatData {
      try run.write(input)
      return
    }
    try formatter?.write(input)
  }

  func end() throws { try formatter?.finish() }

  static func properties(_ values: [Value], keys: [PropertyParameter.Key]) throws -> [PropertyParameter] {
    try values.map { try PropertyParameter($0, keys: keys) }
  }

  static func group(_ value: Value) throws -> PropertyParameter? {
    value.isNull ? nil : try PropertyParameter(value, keys: PropertyParameter.groupKeys)
  }
}

/// Shows objects as a table.
struct FormatTable: Cmdlet {
  static let name = "Format-Table"
  static let aliases = ["ft"]

  var property: [Value] = []
  var exclude: [String] = []
  var autoSize = false, hideTableHeaders = false, wrap = false, repeatHeader = false
  var command = FormatCommand()

  static let parameters: [Parameter<Self>] = [
    Parameter("Property", \.property, .position(0)),
    Parameter("AutoSize", \.autoSize),
    Parameter("RepeatHeader", \.repeatHeader),
    Parameter("HideTableHeaders", \.hideTableHeaders),
    Parameter("Wrap", \.wrap),
    Parameter("ExcludeProperty", \.exclude),
  ] + FormatCommand.parameters(\.command)

  mutating func begin(_ run: CommandRuntime) throws {
    var options = FormatOptions(.table)
    options.properties = try FormatCommand.properties(property, keys: PropertyParameter.tableKeys)
    options.excluded = exclude
    options.fitsValues = autoSize
    options.hidesHeader = hideTableHeaders
    options.repeatsHeader = repeatHeader
    options.wraps = wrap
    try command.begin(run, options)
  }

  mutating func process(_ run: CommandRuntime) throws { try command.process(run) }
  mutating func end(_ run: CommandRuntime) throws { try command.end() }
}

/// Shows objects as lists of their properties.
struct FormatList: Cmdlet {
  static let name = "Format-List"
  static let aliases = ["fl"]

  var property: [Value] = []
  var exclude: [String] = []
  var command = FormatCommand()

  static let parameters: [Parameter<Self>] = [
    Parameter("Property", \.property, .position(0)),
    Parameter("ExcludeProperty", \.exclude),
  ] + FormatCommand.parameters(\.command)

  mutating func begin(_ run: CommandRuntime) throws {
    var options = FormatOptions(.list)
    options.properties = try FormatCommand.properties(property, keys: PropertyParameter.listKeys)
    options.excluded = exclude
    try command.begin(run, options)
  }

  mutating func process(_ run: CommandRuntime) throws { try command.process(run) }
  mutating func end(_ run: CommandRuntime) throws { try command.end() }
}

/// Shows one property of each object, in columns.
struct FormatWide: Cmdlet {
  static let name = "Format-Wide"
  static let aliases = ["fw"]

  var property = Value.null
  var column: Int?
  var autoSize = false
  var command = FormatCommand()

  static let parameters: [Parameter<Self>] = [
    Parameter("Property", \.property, .position(0)),
    Parameter("AutoSize", \.autoSize),
    Parameter("Column", \.column, .range(1...Int(Int32.max))),
  ] + FormatCommand.parameters(\.command)

  mutating func begin(_ run: CommandRuntime) throws {
    var options = FormatOptions(.wide)
    if !property.isNull { options.properties = [try PropertyParameter(property, keys: PropertyParameter.wideKeys)] }
    options.fitsValues = autoSize
    options.columns = column
    try command.begin(run, options)
  }

  mutating func process(_ run: CommandRuntime) throws { try command.process(run) }
  mutating func end(_ run: CommandRuntime) throws { try command.end() }
}

/// Shows objects in a custom view, or their structure.
struct FormatCustom: Cmdlet {
  static let name = "Format-Custom"
  static let aliases = ["fc"]

  var property: [Value] = []
  var depth: Int?
  var command = FormatCommand()

  static let parameters: [Parameter<Self>] = [
    Parameter("Property", \.property, .position(0)),
    Parameter("Depth", \.depth, .range(1...Int(Int32.max))),
  ] + FormatCommand.parameters(\.command)

  mutating func begin(_ run: CommandRuntime) throws {
    var options = FormatOptions(.custom)
    options.properties = try FormatCommand.properties(property, keys: PropertyParameter.customKeys)
    options.depth = depth
    try command.begin(run, options)
  }

  mutating func process(_ run: CommandRuntime) throws { try command.process(run) }
  mutating func end(_ run: CommandRuntime) throws { try command.end() }
}
