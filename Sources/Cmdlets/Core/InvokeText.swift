import Engine
import Objects

/// Runs a text as code in the current scope.
struct InvokeExpression: Cmdlet {
  static let name = "Invoke-Expression"
  static let aliases = ["iex"]
  var command = ""
  static let parameters: [Parameter<Self>] = [Parameter("Command", \.command, .position(0), .mandatory, .fromPipeline)]

  mutating func process(_ run: CommandRuntime) throws {
    let block = try run.engine.makeBlock(command, run.scope.session)
    try run.engine.call(block, [Argument](), run.scope, isDotSourced: true, run.outputSink)
  }
}

/// Runs a script block here, as on a simulated remote session.
struct InvokeCommand: Cmdlet {
  static let name = "Invoke-Command"
  static let aliases = ["icm"]
  static let traits = CommandTraits(defaultSet: "InProcess", module: "Microsoft.PowerShell.Core")
  var block: ScriptBlock?
  var filePath: String?
  var arguments: [Value] = []
  var inputObject = Value.void
  var noNewScope = false, hideComputerName = false, asJob = false
  var session: [Value] = []
  var computerName: [String] = []
  var credential = Value.null
  static let parameters: [Parameter<Self>] = [
    Parameter("ScriptBlock", \.block, .set("InProcess", position: 0, mandatory: true), .set("Session", position: 1, mandatory: true), .set("ComputerName", position: 1, mandatory: true), .alias("Command")),
    Parameter("FilePath", \.filePath, .set("FilePath", position: 1, mandatory: true), .alias("PSPath"), .refused),
    Parameter("Session", \.session, .set("Session", position: 0), .type("object[]")),
    Parameter("ComputerName", \.computerName, .set("ComputerName", position: 0), .alias("Cn")),
    Parameter("Credential", \.credential, .sets(["ComputerName"])),
    Parameter("ArgumentList", \.arguments, .alias("Args")), Parameter("InputObject", \.inputObject, .fromPipeline),
    Parameter("NoNewScope", \.noNewScope, .sets(["InProcess"])), Parameter("HideComputerName", \.hideComputerName), Parameter("AsJob", \.asJob, .refused),
  ]
  private var collected: ContiguousArray<Value> = []

  init() {}

  mutating func process(_ run: CommandRuntime) throws {
    if !computerName.isEmpty {
      throw run.error(
        "PSNotSupportedException", "Remote computers are not simulated yet: Invoke-Command runs script blocks here or in a simulated session.", id: "NotSimulated",
        .NotImplemented, target: Value(computerName.first ?? ""))
    }
    if !inputObject.isVoid { collected.append(inputObject) }
  }

  mutating func end(_ run: CommandRuntime) throws {
    guard let block else { return }
    let values = arguments.map { Argument(value: $0) }
    if !session.isEmpty { return try run.engine.runElsewhere(block, run.scope, underscore: .unset, arguments: arguments, run.outputSink) }
    try run.engine.call(block, values, run.scope, isDotSourced: noNewScope, input: run.receivesInput ? collected : nil, run.outputSink)
  }
}
