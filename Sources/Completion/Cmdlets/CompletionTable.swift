import Engine
import Objects

/// Lists what this room adds to a session: commands and types.
package enum CompletionTable {
  package static func register(in engine: Engine) {
    engine.register(TabExpansion2.self)
    engine.register(RegisterArgumentCompleter.self)
    _ = (CompletionResult.info, CommandCompletion.info)
    for name in ["IArgumentCompleter", "IArgumentCompleterFactory", "IValidateSetValuesGenerator"] {
      TypeCatalog.register(TypeInfo("System.Management.Automation." + name, base: nil, traits: [.interface]))
    }
  }
}
