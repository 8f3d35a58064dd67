import Engine
import Objects

/// The calls that lead to a place, as `Get-PSCallStack` and the debugger's `k` show them.
package enum CallStack {
  /// While a script stands still, its calls; those of typed lines are none of them.
  package static func frames(_ run: CommandRuntime) -> [Value] {
    if let stop = run.engine.debugger.stop { return frames(stop.scope, at: stop.position, run.engine) }
    return frames(run.scope, at: run.call.position, run.engine)
  }

  package static func frames(_ scope: Scope, at position: SyntaxPosition?, _ engine: Engine) -> [Value] {
    var frames: [Value] = []
    var scope: Scope? = scope
    var place = position
    while let here = scope {
      if here.call.isCall || here === engine.global.scope {
        frames.append(frame(here, place))
        place = here.call.position
      }
      if here === engine.global.scope { break }
      scope = here.caller ?? here.parent
    }
    return frames
  }

  private static func frame(_ scope: Scope, _ place: SyntaxPosition?) -> Value {
    let name = scope.call.command?.name ?? "<ScriptBlock>"
    let shown = name.isEmpty || scope.call.command is ScriptInfo ? "<ScriptBlock>" : name
    let file = place?.source.name ?? ""
    let location = file.isEmpty ? "<No file>" : "\(HostPath.name(file)): line \(place?.line ?? 1)"
    return .object(
      CustomObject(
        [
          "Command": Value(name), "Arguments": Value(arguments(scope)), "Location": Value(location), "FunctionName": Value(shown),
          "ScriptName": file.isEmpty ? .null : Value(file), "ScriptLineNumber": .int(Int32(place?.line ?? 0)), "Position": .null,
          "InvocationInfo": .object(InvocationInfo(command: scope.call.command, position: scope.call.position, invocationName: scope.call.invocationName)),
        ], typeNames: ["System.Management.Automation.CallStackFrame", "System.Object"]))
  }

  /// `{name=value, $args}`.
  private static func arguments(_ scope: Scope) -> String {
    guard scope.call.isCall else { return "{}" }
    let bound = scope.boundParameters.entries.map { "\((try? $0.key.text()) ?? "")=\((try? $0.value.text()) ?? "")" }
    return "{\((bound + scope.call.rest.map { (try? $0.text()) ?? "" }).joined(separator: ", "))}"
  }
}
