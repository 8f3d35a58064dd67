import Objects

/// What a running command may ask of the engine: write to the streams, ask for confirmation, look at its own invocation.
///
/// `$PSCmdlet` of an advanced function is the same object that a native cmdlet's `run` is.
package final class CommandRuntime: PSObject {
  package let engine: Engine
  package let info: CommandInfo
  /// The scope of the caller: where variables and locations are looked up.
  package let scope: Scope
  package let call: CommandCall
  package let output: Sink
  /// The set that the binder chose.
  package var parameterSet = ""
  /// Knows what was bound; nil for a direct call, whose scope knows it.
  var binder: Binder?
  /// What was bound, by the parameter's full name; made when first asked for.
  package var boundParameters: PSHashtable {
    binder?.boundParameters ?? bodyScope?.boundParameters ?? PSHashtable(kind: .dictionary(key: .string, value: .object))
  }
  /// The values of the common parameters.
  package var common = CommonSettings()
  /// The current pipeline object.
  package var currentObject = Value.null
  /// Answers `[A] Yes to All`, `[L] No to All`.
  var confirmAll = false, denyAll = false
  /// The same answer to a question of the preference `Inquire`.
  var continuesAll = false
  /// The command wrote a non-terminating error: `$?` is false after its pipeline.
  var didReport = false
  /// An error ended the pipeline; a stop asked for by a later command, `break` or `exit` is none. Known when `clean` runs.
  package internal(set) var hasFailed = false
  /// The scope of the script function that this belongs to; nil for a native one.
  /// Its owner takes it away when the call ends; a weak reference would slow down every use of the scope.
  unowned(unsafe) var bodyScope: Scope?

  init(_ call: CommandCall, _ info: CommandInfo) {
    engine = call.scope.engine
    self.call = call
    self.info = info
    scope = call.scope
    output = call.output
    super.init()
  }

  package override var type: TypeInfo { PSCmdletType.info }
  package override var answersCalls: Bool { true }

  // MARK: Output

  /// Writes one object to the pipeline; throws when the commands behind want no more.
  package func write(_ value: Value) throws {
    if let collected = common.outVariable { collected.items.append(value) }
    if let symbol = common.pipelineVariable { scope.force(symbol, value) }
    try output.write(value)
  }

  package func write(_ text: String) throws { try write(Value(text)) }

  /// Writes each item of a list, or the single object.
  package func writeEnumerated(_ value: Value) throws {
    if let items = try value.enumerated() { for item in items { try write(item) } } else if !value.isVoid { try write(value) }
  }

  /// Writes a non-terminating error.
  package func writeError(_ error: PSError) throws { try writeError(error.record) }

  package func writeError(_ record: ErrorRecord) throws { try engine.writeError(record, by: self) }

  /// Makes an error of this command; its id gets the command's name appended.
  package func error(
    _ exceptionType: String, _ message: String, id: String, _ category: ErrorCategory = .NotSpecified, target: Value = .null
  ) -> PSError { PSError(exceptionType, message, id: id, category: category, target: target) }

  package func warning(_ text: String) throws { try engine.write(StreamRecord(.warning, text), by: self) }
  package func verbose(_ text: String) throws { try engine.write(StreamRecord(.verbose, text), by: self) }
  package func debug(_ text: String) throws { try engine.write(StreamRecord(.debug, text), by: self) }

  // MARK: Invocation

  /// Tells whether the caller gave the parameter.
  package func isBound(_ name: String) -> Bool { binder?.isBound(name) ?? boundParameters.contains(Value(name)) }

  package var receivesInput: Bool { call.receivesInput }

  /// Runs a script block in the caller's scope with `$_` set, as `ForEach-Object` and calculated properties do.
  package func invoke(_ block: ScriptBlock, underscore: Value, into sink: Sink) throws {
    try engine.runInline(block, scope, underscore: underscore, sink)
  }

  /// The same, giving its output as one value.
  package func invoke(_ block: ScriptBlock, underscore: Value) throws -> Value {
    let sink = ListSink()
    try invoke(block, underscore: underscore, into: sink)
    return sink.result
  }

  /// Ends the pipeline's upstream: `Select-Object -First`.
  package func stopUpstream() throws -> Never { throw StopUpstream(receiver: self) }
}

/// Unwinds to the pipeline whose later command wants no more input.
struct StopUpstream: Error {
  unowned(unsafe) let receiver: CommandRuntime
}

/// The values of `-Verbose`, `-ErrorAction` … for one invocation; nil when not given.
package struct CommonSettings {
  package var verbose: Bool?
  package var debug: Bool?
  package var whatIf: Bool?
  package var confirm: Bool?
  package var errorAction: String?
  package var warningAction: String?
  package var informationAction: String?
  package var errorVariable: VariableCollector?
  package var warningVariable: VariableCollector?
  package var informationVariable: VariableCollector?
  package var outVariable: ListSink?
  var outVariableName: VariableCollector?
  package var pipelineVariable: Symbol?
}

/// Collects records into a variable of the caller (`-ErrorVariable x`, `-OutVariable +x`).
package final class VariableCollector {
  let symbol: Symbol
  let list: PSObject
  private let append: (Value) -> Void

  init(symbol: Symbol, list: PSObject, append: @escaping (Value) -> Void) {
    self.symbol = symbol
    self.list = list
    self.append = append
  }

  func add(_ value: Value) { append(value) }
}
