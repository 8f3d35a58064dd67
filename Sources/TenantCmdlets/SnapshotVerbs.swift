import Engine
import Objects
import Tenant

/// Keeps the tenant's state under a name.
struct SaveSimTenant: Cmdlet {
  static let name = "Save-SimTenant"
  static let traits = TenantCmdletTable.traits
  var snapshot = "default"
  static let parameters: [Parameter<Self>] = [Parameter("Name", \.snapshot, .position(0))]
  mutating func process(_ run: CommandRuntime) throws { try TenantCmdletTable.store(run).save(snapshot: snapshot) }
}

/// Lists the kept states, the oldest first.
struct GetSimSnapshot: Cmdlet {
  static let name = "Get-SimSnapshot"
  static let traits = TenantCmdletTable.traits
  var snapshot: String?
  static let parameters: [Parameter<Self>] = [Parameter("Name", \.snapshot, .position(0), .supportsWildcards)]

  mutating func process(_ run: CommandRuntime) throws {
    for kept in try TenantCmdletTable.store(run).snapshots() {
      if let snapshot, try !Operators.like(Value(kept.name), Value(snapshot), ignoreCase: true) { continue }
      try run.write(.object(CustomObject(["Name": Value(kept.name), "Time": Value(kept.time)])))
    }
  }
}

/// Lets go of a kept state.
struct RemoveSimSnapshot: Cmdlet {
  static let name = "Remove-SimSnapshot"
  static let traits = CommandTraits(supportsShouldProcess: true, confirmImpact: .medium, module: "Simlet.Tenant")
  var snapshot = ""
  static let parameters: [Parameter<Self>] = [Parameter("Name", \.snapshot, .position(0), .mandatory)]

  mutating func process(_ run: CommandRuntime) throws {
    if try run.shouldProcess(snapshot, "Remove-SimSnapshot") { try TenantCmdletTable.store(run).remove(snapshot: snapshot) }
  }
}

/// Brings back a state kept by `Save-SimTenant`.
struct RestoreSimTenant: Cmdlet {
  static let name = "Restore-SimTenant"
  static let traits = TenantCmdletTable.traits
  var snapshot = "default"
  static let parameters: [Parameter<Self>] = [Parameter("Name", \.snapshot, .position(0))]
  mutating func process(_ run: CommandRuntime) throws { try TenantCmdletTable.store(run).restore(snapshot: snapshot) }
}
