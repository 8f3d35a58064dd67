import Objects

/// `$Host`.
package final class HostObject: PSObject {
  unowned let engine: Engine

  init(_ engine: Engine) {
    self.engine = engine
    super.init()
  }

  package override var type: TypeInfo { EngineTypes.host }
}

/// `$ExecutionContext`.
package final class ExecutionContext: PSObject {
  unowned let engine: Engine
  let scope: Scope

  init(_ engine: Engine, _ scope: Scope) {
    self.engine = engine
    self.scope = scope
    super.init()
  }

  package override var type: TypeInfo { EngineTypes.executionContext }
}
