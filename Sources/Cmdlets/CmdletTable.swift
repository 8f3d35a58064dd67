import Engine

/// Lists the native cmdlets; a new one is added to its group.
package enum CmdletTable {
  package static func register(in engine: Engine) {
    registerCore(engine)
    registerStandard(engine)
    BuiltInFunctions.declare(in: engine)
  }

  private static func registerCore(_ engine: Engine) {
    engine.register(ForEachObject.self)
    engine.register(WhereObject.self)
    engine.register(WriteOutput.self)
    engine.register(WriteHost.self)
    engine.register(WriteWarning.self)
    engine.register(WriteVerbose.self)
    engine.register(WriteDebug.self)
    engine.register(WriteInformation.self)
    engine.register(WriteErrorCommand.self)
    engine.register(WriteProgress.self)
    engine.register(OutNull.self)
    engine.register(OutDefault.self)
    engine.register(GetVariable.self)
    engine.register(SetVariable.self)
    engine.register(NewVariable.self)
    engine.register(RemoveVariable.self)
    engine.register(ClearVariable.self)
    engine.register(ImportModule.self)
    engine.register(GetModule.self)
    engine.register(RemoveModule.self)
    engine.register(NewModule.self)
    engine.register(ExportModuleMember.self)
    engine.register(TestModuleManifest.self)
    engine.register(GetCommand.self)
    engine.register(SetStrictMode.self)
    engine.register(InvokeExpression.self)
    engine.register(InvokeCommand.self)
  }
}
