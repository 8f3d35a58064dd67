import Engine
import Objects
import Tenant

/// Lists the verbs by which modules reach the tenant, and joins them to a session.
package enum TenantCmdletTable {
  private static let service = "Tenant"

  /// Registers the verbs; the tenant is not opened before one of them runs.
  package static func register(in engine: Engine, _ options: TenantOptions, unknown: KnownCommands) {
    engine.services[service] = TenantStore(options)
    engine.unlisted = Set(["New-SimShape", "ConvertTo-SimShape"].map { FoldedName($0) })
    registerObjects(engine)
    registerTenant(engine)
    let known = engine.hooks.unknownCommand
    engine.hooks.unknownCommand = { engine, name in unknown.error(for: name, engine) ?? known?(engine, name) }
    if !options.isStrict { engine.hooks.repairArguments = PastedIdentity.repair }
  }

  private static func registerObjects(_ engine: Engine) {
    engine.register(FindSimObject.self)
    engine.register(AddSimObject.self)
    engine.register(NewSimShape.self)
    engine.register(ConvertToSimShape.self)
    engine.register(EditSimObject.self)
    engine.register(RemoveSimObject.self)
    engine.register(UseSimTransaction.self)
    engine.register(GetSimSetting.self)
    engine.register(SetSimSetting.self)
    engine.register(ResetSimSetting.self)
    engine.register(NewSimPin.self)
    engine.register(TestSimPin.self)
    engine.register(GetSimSecret.self)
    engine.register(SendSimMail.self)
    engine.register(GetSimMail.self)
  }

  private static func registerTenant(_ engine: Engine) {
    engine.register(GetSimJournal.self)
    engine.register(GetSimTenant.self)
    engine.register(ResetSimTenant.self)
    engine.register(SaveSimTenant.self)
    engine.register(RestoreSimTenant.self)
    engine.register(GetSimSnapshot.self)
    engine.register(RemoveSimSnapshot.self)
    engine.register(CompareSimTenant.self)
    engine.register(CopySimTenant.self)
    engine.register(GetSimContent.self)
    engine.register(ImportSimTenant.self)
    engine.register(InvokeSimJournal.self)
    engine.register(UpdateSimKey.self)
    engine.register(SetSimActor.self)
    engine.register(ImportSimData.self)
    engine.register(RegisterSimCommand.self)
    engine.register(GetSimOption.self)
    engine.register(EnterSimCommand.self)
    engine.register(SetSimInterruption.self)
    engine.register(WriteSimError.self)
  }

  static func store(_ run: CommandRuntime) throws -> TenantStore {
    guard let store = run.engine.services[service] as? TenantStore else {
      throw run.error("System.InvalidOperationException", "This session has no tenant.", id: "NoTenant", .InvalidOperation)
    }
    return store
  }

  /// Makes a session work with another tenant.
  package static func use(_ store: TenantStore, in engine: Engine) { engine.services[service] = store }

  package static func store(of engine: Engine) -> TenantStore? { engine.services[service] as? TenantStore }

  /// The module to which the verbs belong.
  static let traits = CommandTraits(module: "Simlet.Tenant")
}
