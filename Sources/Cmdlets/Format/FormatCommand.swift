import Engine
import Formatting
import Objects

/// What the four Format cmdlets have in common: they feed objects to a shape and emit its data.
struct FormatCommand {
  private var formatter: ShapeFormatter?

  mutating func begin(_ run: CommandRuntime, _ options: FormatOptions) {
    formatter = ShapeFormatter(options, environment: run.formatEnvironment) { data in try run.write(.object(data)) }
  }

  func process(_ run: CommandRuntime, _ input: Value) throws {
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

  var inputObject = Value.null
  var property: [Value] = []
  var exclude: [String] = []
  var groupBy = Value.null
  var view: String?
  var expand: String?
  var autoSize = false, hideTableHeaders = false, wrap = false, repeatHeader = false
  var showError = false, displayError = false, force = false
  private var command = FormatCommand()

  static let parameters: [Parameter<Self>] = [
    Parameter("Property", \.property, .position(0)),
    Parameter("AutoSize", \.autoSize),
    Parameter("RepeatHeader", \.repeatHeader),
    Parameter("HideTableHeaders", \.hideTableHeaders),
    Parameter("Wrap", \.wrap),
    Parameter("ExcludeProperty", \.exclude),
    Parameter("GroupBy", \.groupBy),
    Parameter("View", \.view),
    Parameter("ShowError", \.showError),
    Parameter("DisplayError", \.displayError),
    Parameter("Force", \.force),
    Parameter("Expand", \.expand, .oneOf(["CoreOnly", "EnumOnly", "Both"])),
    Parameter("InputObject", \.inputObject, .fromPipeline),
  ]

  mutating func begin(_ run: CommandRuntime) throws {
    var options = FormatOptions(.table)
    options.properties = try FormatCommand.properties(property, keys: PropertyParameter.tableKeys)
    options.excluded = exclude
    options.groupBy = try FormatCommand.group(groupBy)
    options.view = view
    options.fitsValues = autoSize
    options.hidesHeader = hideTableHeaders
    options.repeatsHeader = repeatHeader
    options.wraps = wrap
    options.force = force
    options.displaysErrors = displayError
    command.begin(run, options)
  }

  mutating func process(_ run: CommandRuntime) throws { try command.process(run, inputObject) }
  mutating func end(_ run: CommandRuntime) throws { try command.end() }
}

/// Shows objects as lists of their properties.
struct FormatList: Cmdlet {
  static let name = "Format-List"
  static let aliases = ["fl"]

  var inputObject = Value.null
  var property: [Value] = []
  var exclude: [String] = []
  var groupBy = Value.null
  var view: String?
  var expand: String?
  var showError = false, displayError = false, force = false
  private var command = FormatCommand()

  static let parameters: [Parameter<Self>] = [
    Parameter("Property", \.property, .position(0)),
    Parameter("ExcludeProperty", \.exclude),
    Parameter("GroupBy", \.groupBy),
    Parameter("View", \.view),
    Parameter("ShowError", \.showError),
    Parameter("DisplayError", \.displayError),
    Parameter("Force", \.force),
    Parameter("Expand", \.expand, .oneOf(["CoreOnly", "EnumOnly", "Both"])),
    Parameter("InputObject", \.inputObject, .fromPipeline),
  ]

  mutating func begin(_ run: CommandRuntime) throws {
    var options = FormatOptions(.list)
    options.properties = try FormatCommand.properties(property, keys: PropertyParameter.listKeys)
    options.excluded = exclude
    options.groupBy = try FormatCommand.group(groupBy)
    options.view = view
    options.force = force
    options.displaysErrors = displayError
    command.begin(run, options)
  }

  mutating func process(_ run: CommandRuntime) throws { try command.process(run, inputObject) }
  mutating func end(_ run: CommandRuntime) throws { try command.end() }
}

/// Shows one property of each object, in columns.
struct FormatWide: Cmdlet {
  static let name = "Format-Wide"
  static let aliases = ["fw"]

  var inputObject = Value.null
  var property = Value.null
  var groupBy = Value.null
  var view: String?
  var expand: String?
  var column: Int?
  var autoSize = false, showError = false, displayError = false, force = false
  private var command = FormatCommand()

  static let parameters: [Parameter<Self>] = [
    Parameter("Property", \.property, .position(0)),
    Parameter("AutoSize", \.autoSize),
    Parameter("Column", \.column, .range(1...Int(Int32.max))),
    Parameter("GroupBy", \.groupBy),
    Parameter("View", \.view),
    Parameter("ShowError", \.showError),
    Parameter("DisplayError", \.displayError),
    Parameter("Force", \.force),
    Parameter("Expand", \.expand, .oneOf(["CoreOnly", "EnumOnly", "Both"])),
    Parameter("InputObject", \.inputObject, .fromPipeline),
  ]

  mutating func begin(_ run: CommandRuntime) throws {
    var options = FormatOptions(.wide)
    if !property.isNull { options.properties = [try PropertyParameter(property, keys: PropertyParameter.wideKeys)] }
    options.groupBy = try FormatCommand.group(groupBy)
    options.view = view
    options.fitsValues = autoSize
    options.columns = column
    options.force = force
    options.displaysErrors = displayError
    command.begin(run, options)
  }

  mutating func process(_ run: CommandRuntime) throws { try command.process(run, inputObject) }
  mutating func end(_ run: CommandRuntime) throws { try command.end() }
}

/// Shows objects in a custom view, or their structure.
struct FormatCustom: Cmdlet {
  static let name = "Format-Custom"
  static let aliases = ["fc"]

  var inputObject = Value.null
  var property: [Value] = []
  var groupBy = Value.null
  var view: String?
  var expand: String?
  var depth: Int?
  var showError = false, displayError = false, force = false
  private var command = FormatCommand()

  static let parameters: [Parameter<Self>] = [
    Parameter("Property", \.property, .position(0)),
    Parameter("Depth", \.depth, .range(1...Int(Int32.max))),
    Parameter("GroupBy", \.groupBy),
    Parameter("View", \.view),
    Parameter("ShowError", \.showError),
    Parameter("DisplayError", \.displayError),
    Parameter("Force", \.force),
    Parameter("Expand", \.expand, .oneOf(["CoreOnly", "EnumOnly", "Both"])),
    Parameter("InputObject", \.inputObject, .fromPipeline),
  ]

  mutating func begin(_ run: CommandRuntime) throws {
    var options = FormatOptions(.custom)
    options.properties = try FormatCommand.properties(property, keys: PropertyParameter.customKeys)
    options.groupBy = try FormatCommand.group(groupBy)
    options.view = view
    options.depth = depth
    options.force = force
    command.begin(run, options)
  }

  mutating func process(_ run: CommandRuntime) throws { try command.process(run, inputObject) }
  mutating func end(_ run: CommandRuntime) throws { try command.end() }
}
