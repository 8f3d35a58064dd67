import Objects

/// What a scope remembers of the call that made it; the automatic variables are computed from it when somebody reads them.
///
/// Written for every call, so it holds few references: what all calls from one place share stands in the `CallSite`.
package struct CallRecord {
  /// Marks the scope of a function, script or block call (module scopes and the global one are none).
  package var isCall = false
  package var receivesInput = false
  package var pipelineLength = 1
  package var pipelinePosition = 1
  /// Command, block and place of the call.
  var site: CallSite?
  /// The place, where the site does not know it.
  var ownPosition: SyntaxPosition?
  /// The scope that called where it is not the parent.
  var otherCaller: Scope?
  /// `$args`; nil for none.
  var arguments: [Value]?
  /// `$PSBoundParameters`, once somebody has read it.
  var bound: PSHashtable?
  /// Knows what was bound, for calls that went through the binder.
  var binding: CommandRuntime?
  /// Where an advanced function's output goes, for the `$PSCmdlet` that it may ask for.
  var output: Sink?
  /// The enumerator `$input`.
  package var input: InputEnumerator?
  /// `$PSCmdlet`, for advanced functions.
  package var runtime: CommandRuntime?

  /// The function or script; nil for a bare script block.
  package var command: CommandInfo? { site?.command }
  package var block: ScriptBlock? { site?.block }
  /// Where the call stands in the caller's code.
  package var position: SyntaxPosition? { ownPosition ?? site?.position }
  package var invocationName: String { site?.invocationName ?? "" }
  package var rest: [Value] { arguments ?? [] }

  /// Empties the record. Most calls leave all but the site empty, and looking is cheaper than overwriting.
  mutating func clear() {
    isCall = false
    receivesInput = false
    pipelineLength = 1
    pipelinePosition = 1
    site = nil
    if ownPosition != nil { ownPosition = nil }
    if otherCaller != nil { otherCaller = nil }
    if arguments != nil { arguments = nil }
    if bound != nil { bound = nil }
    if binding != nil { binding = nil }
    if output != nil { output = nil }
    if input != nil { input = nil }
    if runtime != nil { runtime = nil }
  }
}

/// `$input`: the objects not read yet; reading uses them up.
package final class InputEnumerator: PSObject {
  package var items: ContiguousArray<Value> = []
  private var position = 0

  package override func enumerated() throws -> ContiguousArray<Value>? {
    defer { position = items.count }
    return position == 0 ? items : ContiguousArray(items.dropFirst(position))
  }

  package func reset() { position = 0 }

  /// The item before which the enumerator stands after `MoveNext`.
  package private(set) var current = Value.null

  package func moveNext() -> Bool {
    guard position < items.count else { return false }
    current = items[position]
    position += 1
    return true
  }

  package override var type: TypeInfo { EngineTypes.inputEnumerator }

  /// `-join`, to which the enumerator is one value: its items as text.
  static func join(_ left: Value, _ separator: Value) throws -> Value {
    if let input = left.asObject as? InputEnumerator { return Value(try Value.object(input).text()) }
    return try Operators.join(left, separator)
  }
}

/// The symbols of automatic variables.
package enum AutomaticVariable {
  // Numbers fixed by `Symbol.known`: comparing with them costs no lookup.
  package static var underscore: Symbol { Symbol(id: 0) }
  package static var this: Symbol { Symbol(id: 1) }
  package static var args: Symbol { Symbol(id: 2) }
  package static var input: Symbol { Symbol(id: 3) }
  package static var boundParameters: Symbol { Symbol(id: 4) }
  package static var myInvocation: Symbol { Symbol(id: 5) }
  package static var cmdlet: Symbol { Symbol(id: 6) }
  package static var scriptRoot: Symbol { Symbol(id: 7) }
  package static var commandPath: Symbol { Symbol(id: 8) }
  package static var separator: Symbol { Symbol(id: 9) }
  package static let matches = Symbol("Matches")
  package static let error = Symbol("Error")
  package static let lastExitCode = Symbol("LASTEXITCODE")
  package static let errorActionPreference = Symbol("ErrorActionPreference")
  package static let switchVariable = Symbol("switch")
  package static let foreachVariable = Symbol("foreach")
}

extension Scope {
  /// The value of an automatic variable that belongs to the call; kept in its slot from then on.
  @inline(__always) func callValue(_ symbol: Symbol) -> Value? {
    guard symbol.belongsToCall, call.isCall else { return nil }
    return makeCallValue(symbol)
  }

  @inline(never) private func makeCallValue(_ symbol: Symbol) -> Value? {
    let value: Value
    switch symbol {
    case AutomaticVariable.args: value = Value(call.rest)
    case AutomaticVariable.boundParameters: value = .object(boundParameters)
    case AutomaticVariable.myInvocation: value = .object(InvocationInfo(scope: self))
    case AutomaticVariable.cmdlet:
      guard let runtime = cmdletRuntime else { return nil }
      value = .object(runtime)
    case AutomaticVariable.input:
      guard call.block != nil else { return nil }
      let input = call.input ?? InputEnumerator()
      call.input = input
      value = .object(input)
    case AutomaticVariable.scriptRoot, AutomaticVariable.commandPath:
      guard let path = call.block?.path else { return nil }
      value = Value(symbol == AutomaticVariable.commandPath ? path : path.folderOfPath)
    default: return nil
    }
    force(symbol, value)
    return value
  }

  /// The scope that called.
  package var caller: Scope? { call.otherCaller ?? (call.isCall ? parent : nil) }

  /// The table `$PSBoundParameters`, made when first asked for.
  package var boundParameters: PSHashtable {
    if let known = call.bound { return known }
    let made = call.binding?.boundParameters ?? call.site?.plan?.boundParameters(in: self) ?? PSHashtable(kind: .dictionary(key: .string, value: .object))
    call.bound = made
    return made
  }

  /// `$PSCmdlet`: a direct call makes it only when somebody asks.
  var cmdletRuntime: CommandRuntime? {
    if let known = call.runtime { return known }
    guard let site = call.site, let plan = site.plan, let info = site.command, info.metadata.isAdvanced, let caller else { return nil }
    let made = CommandRuntime(CommandCall(scope: caller, output: call.output ?? NullSink.shared, site: site), info)
    made.parameterSet = plan.parameterSet
    made.bodyScope = self
    call.runtime = made
    return made
  }
}

extension String {
  /// The part of a path before its last slash.
  var folderOfPath: String {
    guard let slash = lastIndex(of: "/") else { return "" }
    return slash == startIndex ? "/" : String(self[..<slash])
  }
}
