import Objects

/// The commands and variables of one module, or of the global session.
package final class SessionState {
  package let scope: Scope
  package weak var module: ModuleInfo?
  /// What `using namespace` opened, for type names in the module's code.
  package var namespaces: [String] = []
  /// Classes and enums that the module's code defined.
  package var types: [FoldedName: TypeInfo] = [:]

  init(engine: Engine, parent: Scope?, module: ModuleInfo?) {
    self.module = module
    scope = Scope(engine: engine, layout: Layout(), parent: parent)
    scope.session = self
    scope.scriptScope = scope
  }
}
