import Objects
import Syntax

/// What completion asks of a session: values and parameters without running anything that could be seen.
extension Engine {
  /// Runs a piece of code without showing or keeping its errors; nil if it failed.
  package func quietly<Result>(_ body: () throws -> Result) -> Result? {
    let before = (propagatesErrors, lastSucceeded, errors.items, streams, flowLabel, caught)
    propagatesErrors = true
    let silent = NullSink.shared
    streams = Streams(error: silent, warning: silent, verbose: silent, debug: silent, information: silent)
    defer { (propagatesErrors, lastSucceeded, errors.items, streams, flowLabel, caught) = before }
    return try? body()
  }

  /// The value of an expression that has no effects; nil if it cannot be computed.
  package func probe(_ text: String, _ scope: Scope) -> Value? {
    quietly {
      let sink = ListSink()
      // The comma keeps a list whole.
      try call(makeBlock(",(\(text))", scope.session), [Argument](), scope, isDotSourced: true, sink)
      return sink.items.first ?? .null
    }
  }

  /// The parameters of a script block that stands for a command.
  package func metadata(of block: ScriptBlock) -> CommandMetadata { block.compiled.metadata }

  /// The parameters that a command's `dynamicparam` block gives for the arguments bound so far.
  package func dynamicParameters(of command: CommandInfo, bound: [(name: String, value: Value)], _ scope: Scope) -> [ParameterDeclaration] {
    guard let block = (command as? FunctionInfo)?.block ?? (command as? ScriptInfo)?.block, let dynamic = block.template.syntax.dynamicParamBlock else { return [] }
    let text = block.template.source.substring(dynamic.extent)
    guard let open = text.firstIndex(of: "{"), text.hasSuffix("}") else { return [] }
    let found = quietly { () -> [ParameterDeclaration] in
      let sink = ListSink()
      let frame = makeScope(Layout(), parent: block.session === scope.session ? scope : block.session.scope, like: scope)
      defer { leave(frame) }
      let table = PSHashtable(kind: .dictionary(key: .string, value: .object))
      for (name, value) in bound {
        table.set(name, value)
        frame.force(Symbol(name), value)
      }
      frame.force(AutomaticVariable.boundParameters, .object(table))
      try call(makeBlock(String(text[text.index(after: open)...].dropLast()), block.session), [Argument](), frame, isDotSourced: true, sink)
      return try sink.items.flatMap { try RuntimeParameters.declarations($0) }
    }
    return found ?? []
  }

  /// All variables seen from a scope, the nearest of each name.
  package func visibleVariables(_ scope: Scope) -> [Variable] {
    var seen: Set<FoldedName> = [], result: [Variable] = []
    var here: Scope? = scope
    while let at = here {
      if at.call.isCall {
        for symbol in [AutomaticVariable.args, AutomaticVariable.input, AutomaticVariable.myInvocation, AutomaticVariable.boundParameters, AutomaticVariable.scriptRoot, AutomaticVariable.commandPath] {
          if let value = at.own(symbol), seen.insert(FoldedName(symbol.name)).inserted { result.append(Variable(symbol.name, value)) }
        }
      }
      for variable in at.ownVariables where (at === scope || !variable.options.contains(.isPrivate)) && seen.insert(FoldedName(variable.name)).inserted { result.append(variable) }
      here = at.parent
    }
    for name in ["?", "Host", "PSCulture", "PSUICulture", "ExecutionContext", "PROFILE", "MyInvocation"] where !seen.contains(FoldedName(name)) {
      if let value = automaticValue(Symbol(name), scope) { result.append(Variable(name, value)) }
    }
    return result
  }

  /// The scope whose command runs at the moment.
  package var currentScope: Scope { activeScope ?? global.scope }

  /// The scope of a script block's session, for completers that name variables of another scope.
  package func scope(named name: String, from scope: Scope) -> Scope? { scope.scope(named: name) }
}
