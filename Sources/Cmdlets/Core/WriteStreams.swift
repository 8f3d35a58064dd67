import Engine
import Objects

/// Sends objects down the pipeline.
struct WriteOutput: Cmdlet {
  static let name = "Write-Output"
  static let aliases = ["write", "echo"]

  var inputObject: [Value] = []
  var noEnumerate = false

  static let parameters: [Parameter<Self>] = [
    Parameter(
      "InputObject", \.inputObject, .position(0), .mandatory, .fromPipeline, .remaining, .allowNull, .allowEmptyCollection, .allowEmptyString, .type("psobject")),
    Parameter("NoEnumerate", \.noEnumerate),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    let bound = run.boundParameters.get("InputObject") ?? .null
    if noEnumerate { return try run.write(bound) }
    if let array = bound.asArray { for item in array.items { try run.write(item) } } else { try run.writeEnumerated(bound.isVoid ? .null : bound) }
  }
}

/// Writes text to the console, past the pipeline.
struct WriteHost: Cmdlet {
  static let name = "Write-Host"

  var object = Value.null
  var noNewline = false
  var separator: Value = Value(" ")
  var foreground: String?
  var background: String?

  static let parameters: [Parameter<Self>] = [
    Parameter("Object", \.object, .position(0), .fromPipeline, .remaining, .alias("Msg", "Message")),
    Parameter("NoNewline", \.noNewline),
    Parameter("Separator", \.separator),
    Parameter("ForegroundColor", \.foreground, .type("System.ConsoleColor")),
    Parameter("BackgroundColor", \.background, .type("System.ConsoleColor")),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    let record = StreamRecord(.information, try text(object), data: object)
    record.isHostOutput = true
    record.tags = ["PSHOST"]
    record.endsLine = !noNewline
    record.foreground = foreground
    record.background = background
    try run.engine.write(record, by: run)
  }

  /// Lists are joined by the separator, as deep as they go.
  private func text(_ value: Value) throws -> String {
    if value.isNull { return "" }
    if value.asString != nil { return try value.culturalText() }
    if let table = value.unwrapped.asObject as? PSHashtable {
      return try table.entries.map { "[\(try text($0.key)), \(try text($0.value))]" }.joined(separator: separator.text())
    }
    if value.unwrapped.asObject is CustomObject { return try value.text() }
    if let items = try value.enumerated() {
      let parts = try items.map { try text($0) }
      return parts.joined(separator: try separator.text())
    }
    return try value.culturalText()
  }
}

/// Writes a warning.
struct WriteWarning: Cmdlet {
  static let name = "Write-Warning"
  var message = ""
  static let parameters: [Parameter<Self>] = [Parameter("Message", \.message, .position(0), .mandatory, .fromPipeline, .alias("Msg"), .allowEmptyString)]
  mutating func process(_ run: CommandRuntime) throws { try run.warning(message) }
}

/// Writes a line of the verbose stream.
struct WriteVerbose: Cmdlet {
  static let name = "Write-Verbose"
  var message = ""
  static let parameters: [Parameter<Self>] = [Parameter("Message", \.message, .position(0), .mandatory, .fromPipeline, .alias("Msg"), .allowEmptyString)]
  mutating func process(_ run: CommandRuntime) throws { try run.verbose(message) }
}

/// Writes a line of the debug stream.
struct WriteDebug: Cmdlet {
  static let name = "Write-Debug"
  var message = ""
  static let parameters: [Parameter<Self>] = [Parameter("Message", \.message, .position(0), .mandatory, .fromPipeline, .alias("Msg"), .allowEmptyString)]
  mutating func process(_ run: CommandRuntime) throws { try run.debug(message) }
}

/// Writes a record of the information stream.
struct WriteInformation: Cmdlet {
  static let name = "Write-Information"
  var messageData = Value.null
  var tags: [String] = []
  static let parameters: [Parameter<Self>] = [
    Parameter("MessageData", \.messageData, .position(0), .mandatory, .fromPipeline, .alias("Msg", "Message"), .allowNull),
    Parameter("Tags", \.tags, .position(1)),
  ]
  mutating func process(_ run: CommandRuntime) throws {
    let record = StreamRecord(.information, try messageData.culturalText(), data: messageData)
    record.tags = tags
    try run.engine.write(record, by: run)
  }
}

/// Writes a non-terminating error.
struct WriteErrorCommand: Cmdlet {
  static let name = "Write-Error"

  var message: String?
  var exception = Value.null
  var errorRecord = Value.null
  var category = "NotSpecified"
  var errorId = ""
  var target = Value.null
  var action = "", activity = "", reason = "", targetName = "", targetType = ""

  static let traits = CommandTraits(defaultSet: "NoException")
  static let parameters: [Parameter<Self>] = [
    Parameter("Exception", \.exception, .set("WithException", position: 0, mandatory: true), .type("System.Exception")),
    Parameter("Message", \.message, .set("NoException", position: 0, mandatory: true, fromPipeline: true), .set("WithException"), .alias("Msg"), .allowNull, .allowEmptyString),
    Parameter("ErrorRecord", \.errorRecord, .set("ErrorRecord", position: 0, mandatory: true), .type("System.Management.Automation.ErrorRecord")),
    Parameter("Category", \.category, .sets(["NoException", "WithException"]), .type("System.Management.Automation.ErrorCategory")),
    Parameter("ErrorId", \.errorId, .sets(["NoException", "WithException"])),
    Parameter("TargetObject", \.target, .sets(["NoException", "WithException"])),
    Parameter("RecommendedAction", \.action), Parameter("CategoryActivity", \.activity, .alias("Activity")),
    Parameter("CategoryReason", \.reason, .alias("Reason")), Parameter("CategoryTargetName", \.targetName, .alias("TargetName")),
    Parameter("CategoryTargetType", \.targetType, .alias("TargetType")),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    let record: ErrorRecord
    if let given = errorRecord.unwrapped.asObject as? ErrorRecord {
      record = ErrorRecord(given.exception, id: given.errorId, category: given.category, target: given.targetObject)
      record.details = given.details
    } else {
      let given = exception.unwrapped.asObject as? ExceptionObject
      let made = given ?? ExceptionObject(TypeCatalog.exceptionType("Microsoft.PowerShell.Commands.WriteErrorException"), message ?? "")
      let id = errorId.isEmpty ? (given.map(\.type.fullName) ?? "Microsoft.PowerShell.Commands.WriteErrorException") : errorId
      record = ErrorRecord(made, id: id, category: ErrorCategory.named(category), target: target)
      if given != nil, let message { record.details = message }
    }
    if !activity.isEmpty { record.activity = activity }
    if !action.isEmpty {
      record.recommendedAction = action
      record.details = record.details ?? record.message
    }
    if !reason.isEmpty { record.reason = reason }
    if !targetName.isEmpty { record.targetName = targetName }
    if !targetType.isEmpty { record.targetType = targetType }
    try run.engine.writeUserError(record, by: run)
  }
}

extension ErrorCategory {
  /// The category of a name, ignoring case.
  static func named(_ name: String) -> ErrorCategory { allCases.first { FoldedName.equal("\($0)", name) } ?? .NotSpecified }
}

/// Drops its input.
struct OutNull: Cmdlet {
  static let name = "Out-Null"
  static let traits = CommandTraits(module: "Microsoft.PowerShell.Core")
  var inputObject = Value.null
  static let parameters: [Parameter<Self>] = [Parameter("InputObject", \.inputObject, .fromPipeline)]
}

/// Shows objects as the end of a pipeline does.
struct OutDefault: Cmdlet {
  static let name = "Out-Default"
  static let traits = CommandTraits(module: "Microsoft.PowerShell.Core")
  var inputObject = Value.null
  var transcript = false
  static let parameters: [Parameter<Self>] = [Parameter("InputObject", \.inputObject, .fromPipeline), Parameter("Transcript", \.transcript)]
  mutating func process(_ run: CommandRuntime) throws { if run.receivesInput || run.isBound("InputObject") { try run.engine.host.show(inputObject) } }
  mutating func end(_ run: CommandRuntime) throws { try run.engine.host.finishOutput() }
}

/// Reports progress to the console.
struct WriteProgress: Cmdlet {
  static let name = "Write-Progress"
  var activity = "", status = "Processing", operation = ""
  var id = 0, percent = -1, seconds = -1, parent = -1, source = 0
  var completed = false
  static let parameters: [Parameter<Self>] = [
    Parameter("Activity", \.activity, .position(0)), Parameter("Status", \.status, .position(1)), Parameter("Id", \.id, .position(2)),
    Parameter("PercentComplete", \.percent), Parameter("SecondsRemaining", \.seconds), Parameter("CurrentOperation", \.operation),
    Parameter("ParentId", \.parent), Parameter("Completed", \.completed), Parameter("SourceId", \.source),
  ]
  mutating func process(_ run: CommandRuntime) throws {
    run.engine.host.progress(activity: activity, status: status, percent: percent, completed: completed)
  }
}
