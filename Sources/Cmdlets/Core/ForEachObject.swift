import Engine
import Objects

/// Runs a script block, reads a property or calls a method for each object of the pipeline.
struct ForEachObject: Cmdlet {
  static let name = "ForEach-Object"
  static let aliases = ["foreach", "%"]
  static let traits = CommandTraits(defaultSet: "ScriptBlockSet", supportsShouldProcess: true, module: "Microsoft.PowerShell.Core")

  var inputObject = Value.void
  var beginBlock: ScriptBlock?
  var blocks: [Value] = []
  var endBlock: ScriptBlock?
  var remaining: [Value] = []
  var memberName: String?
  var arguments: [Value] = []
  var parallel: ScriptBlock?
  var throttleLimit = 5
  var timeout = 0
  var asJob = false

  static let parameters: [Parameter<Self>] = [
    Parameter(
      "InputObject", \.inputObject, .set("ScriptBlockSet", fromPipeline: true), .set("PropertyAndMethodSet", fromPipeline: true),
      .set("ParallelParameterSet", fromPipeline: true)),
    Parameter("Begin", \.beginBlock, .sets(["ScriptBlockSet"])),
    Parameter("Process", \.blocks, .set("ScriptBlockSet", position: 0, mandatory: true), .type("scriptblock[]"), .allowNull, .allowEmptyCollection),
    Parameter("End", \.endBlock, .sets(["ScriptBlockSet"])),
    Parameter("RemainingScripts", \.remaining, .sets(["ScriptBlockSet"]), .remaining, .type("scriptblock[]"), .allowNull, .allowEmptyCollection),
    Parameter("MemberName", \.memberName, .set("PropertyAndMethodSet", position: 0, mandatory: true), .supportsWildcards),
    Parameter("ArgumentList", \.arguments, .sets(["PropertyAndMethodSet"]), .remaining, .alias("Args")),
    Parameter("Parallel", \.parallel, .set("ParallelParameterSet", mandatory: true)),
    Parameter("ThrottleLimit", \.throttleLimit, .sets(["ParallelParameterSet"]), .range(1...Int(Int32.max))),
    Parameter("TimeoutSeconds", \.timeout, .sets(["ParallelParameterSet"]), .range(0...2_147_483)),
    Parameter("AsJob", \.asJob, .sets(["ParallelParameterSet"]), .refused),
  ]

  private var processBlocks: [InlineBlock] = []
  private var single: InlineBlock?

  init() {}

  /// With several blocks the first is `begin` and, from three on, the last is `end`.
  mutating func begin(_ run: CommandRuntime) throws {
    var all = (blocks + remaining).compactMap { $0.asObject as? ScriptBlock }
    if beginBlock == nil, all.count > 1 { beginBlock = all.removeFirst() }
    if endBlock == nil, !run.isBound("End"), all.count > 1 { endBlock = all.removeLast() }
    processBlocks = all.map { InlineBlock($0, run.scope) }
    if processBlocks.count == 1, parallel == nil, memberName == nil, run.receivesInput { single = processBlocks[0] }
    if let beginBlock { try run.engine.runInline(beginBlock, run.scope, underscore: .unset, run.outputSink) }
  }

  mutating func process(_ run: CommandRuntime) throws {
    if let single { return try single.run(inputObject.isVoid ? .null : inputObject, run.outputSink) }
    if !run.receivesInput, !run.isBound("InputObject") {
      for block in processBlocks { try block.run(.null, run.outputSink) }
      return
    }
    if let parallel {
      try run.engine.runElsewhere(parallel, run.scope, underscore: inputObject, run.outputSink)
    } else if let memberName {
      try MemberOfInput(inputObject, memberName, arguments).write(run)
    } else {
      let item = inputObject.isVoid ? Value.null : inputObject
      for block in processBlocks { try block.run(item, run.outputSink) }
    }
  }

  mutating func end(_ run: CommandRuntime) throws {
    if let endBlock { try run.engine.runInline(endBlock, run.scope, underscore: .unset, run.outputSink) }
  }
}
