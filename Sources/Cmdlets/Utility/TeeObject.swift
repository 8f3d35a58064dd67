import Engine
import Formatting
import Objects

/// Sends objects on and keeps them in a file or a variable.
struct TeeObject: Cmdlet {
  static let name = "Tee-Object"
  static let aliases = ["tee"]
  static let traits = CommandTraits(defaultSet: "File")

  var inputObject = Value.null
  var filePath: String?
  var literalPath: String?
  var append = false
  var encoding = Value.null
  var variable: String?
  private var kept = ContiguousArray<Value>()
  private var sink: TextFileSink?

  static let parameters: [Parameter<Self>] = [
    Parameter("InputObject", \.inputObject, .fromPipeline),
    Parameter("FilePath", \.filePath, .set("File", position: 0, mandatory: true), .alias("Path")),
    Parameter("LiteralPath", \.literalPath, .set("LiteralFile", mandatory: true), .alias("PSPath", "LP")),
    Parameter("Append", \.append, .sets(["File", "Variable"])),
    Parameter("Encoding", \.encoding, .sets(["File", "LiteralFile"]), .encoding),
    Parameter("Variable", \.variable, .set("Variable", mandatory: true)),
  ]

  mutating func begin(_ run: CommandRuntime) throws {
    guard let path = filePath ?? literalPath else { return }
    sink = try TextFileSink(
      PathResolver.file(path, run), environment: run.formatEnvironment, mode: append ? .append : .replace, encoding: encoding.isNull ? .utf8 : TextEncoding(encoding), width: run.engine.host.width)
  }

  mutating func process(_ run: CommandRuntime) throws {
    if let sink { try sink.write(inputObject) } else { kept.append(inputObject) }
    try run.write(inputObject)
  }

  mutating func clean(_ run: CommandRuntime) { sink?.leave(failed: run.hasFailed) }

  mutating func end(_ run: CommandRuntime) throws {
    try sink?.finish()
    guard let variable else { return }
    let symbol = Symbol(variable)
    if append, let old = run.scope.lookup(symbol), !old.isNull { kept = try (old.enumerated() ?? [old]) + kept }
    try run.scope.set(symbol, kept.count == 1 ? kept[0] : .array(PSArray(kept)))
  }
}
