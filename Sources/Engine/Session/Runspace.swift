import Objects

/// A place of its own in which scripts run: it sees the commands of the session, but none of its variables.
package final class Runspace {
  private unowned let engine: Engine
  private let session: SessionState

  package init(_ engine: Engine) {
    self.engine = engine
    session = SessionState(engine: engine, parent: nil, module: nil)
    session.scope.functions = BuiltInFunctions.visible(engine.global.scope.functions)
    session.scope.aliases = engine.global.scope.aliases
  }

  package func variable(_ name: String) -> Value { session.scope.lookup(Symbol(name)) ?? .null }
  package func setVariable(_ name: String, _ value: Value) throws { try session.scope.set(Symbol(name), value) }

  /// Defines a function from its body's text.
  package func defineFunction(_ name: String, _ body: String) throws {
    engine.defineFunction(FunctionInfo(name, try engine.makeBlock(body, session)), in: session.scope)
  }

  /// Runs a block; `keepsVariables` leaves what it sets for the next one.
  package func run(_ block: ScriptBlock, _ arguments: [Value], underscore: Value = .null, input: ContiguousArray<Value>? = nil, keepsVariables: Bool = false, _ output: Sink) throws {
    let child = Scope(engine: engine, layout: Layout(), parent: session.scope)
    child.session = session
    child.scriptScope = session.scope
    engine.sessions.append(session)
    defer { engine.sessions.removeAll { $0 === session } }
    let own = ScriptBlock(block.template, session: session)
    let given = arguments.map { Argument(value: $0) }
    try engine.call(own, given, keepsVariables ? session.scope : child, underscore: underscore, isDotSourced: keepsVariables, input: input, output)
  }
}
