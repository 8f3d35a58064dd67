import Objects

/// What a scope remembers of the call that made it; the automatic variables are computed from it when somebody reads them.
package struct CallRecord {
  /// The function or script; nil for a bare script block.
  package var command: CommandInfo?
  package var block: ScriptBlock?
  /// The scope that called, which need not be the parent.
  package var caller: Scope?
  /// Where the call stands in the caller's code.
  package var position: SyntaxPosition?
  package var invocationName = ""
  /// `$args`.
  package var rest: [Value] = []
  /// `$PSBoundParameters`.
  package var bound: PSHashtable?
  /// The enumerator `$input`.
  package var input: InputEnumerator?
  /// `$PSCmdlet`, for advanced functions.
  package var runtime: CommandRuntime?
  package var pipelineLength = 1
  package var pipelinePosition = 1
  package var receivesInput = false
  /// Marks the scope of a function, script or block call (module scopes and the global one are none).
  package var isCall = false

  mutating func clear() { self = CallRecord() }
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
  package static let underscore = Symbol("_")
  package static let this = Symbol("this")
  package static let args = Symbol("args")
  package static let input = Symbol("input")
  package static let boundParameters = Symbol("PSBoundParameters")
  package static let myInvocation = Symbol("MyInvocation")
  package static let cmdlet = Symbol("PSCmdlet")
  package static let scriptRoot = Symbol("PSScriptRoot")
  package static let commandPath = Symbol("PSCommandPath")
  package static let matches = Symbol("Matches")
  package static let error = Symbol("Error")
  package static let lastExitCode = Symbol("LASTEXITCODE")
  package static let errorActionPreference = Symbol("ErrorActionPreference")
  package static let switchVariable = Symbol("switch")
  package static let foreachVariable = Symbol("foreach")
}

extension Scope {
  /// The value of an automatic variable that belongs to the call; kept in its slot from then on.
  func callValue(_ symbol: Symbol) -> Value? {
    guard call.isCall else { return nil }
    let value: Value
    switch symbol {
    case AutomaticVariable.args: value = Value(call.rest)
    case AutomaticVariable.boundParameters: value = .object(call.bound ?? PSHashtable(kind: .dictionary(key: .string, value: .object)))
    case AutomaticVariable.myInvocation: value = .object(InvocationInfo(scope: self))
    case AutomaticVariable.cmdlet:
      guard let runtime = call.runtime else { return nil }
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
}

extension String {
  /// The part of a path before its last slash.
  var folderOfPath: String {
    guard let slash = lastIndex(of: "/") else { return "" }
    return slash == startIndex ? "/" : String(self[..<slash])
  }
}
