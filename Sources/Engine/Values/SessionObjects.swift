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

/// `$ExecutionContext` and the objects that hang on it: each is the same place seen under another type.
package final class ExecutionContext: EquatableObject {
  enum Facet { case engine, sessionState, inner, variables, paths, commands, providers, items, childItems, drives, providerList }

  unowned let engine: Engine
  let scope: Scope
  private let facet: Facet

  init(_ engine: Engine, _ scope: Scope, _ facet: Facet = .engine) {
    self.engine = engine
    self.scope = scope
    self.facet = facet
    super.init()
  }

  package override var type: TypeInfo {
    switch facet {
    case .engine: SessionStateTypes.executionContext
    case .sessionState: SessionStateTypes.sessionState
    case .inner: SessionStateTypes.inner
    case .variables: SessionStateTypes.variables
    case .commands: SessionStateTypes.commands
    case .paths: PathTypes.paths
    case .providers: PathTypes.providers
    case .items: PathTypes.items
    case .childItems: PathTypes.childItems
    case .drives: PathTypes.drives
    case .providerList: PathTypes.providerList
    }
  }

  /// Two views of one session's state are the same to `-eq`.
  package override var hashText: String { "\(facet) \(ObjectIdentifier(scope.session))" }
}
