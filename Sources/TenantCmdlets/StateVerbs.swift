import Engine
import Objects
import Tenant

/// Tells what differs between a state kept by `Save-SimTenant` and the tenant as it is, or another kept state.
struct CompareSimTenant: Cmdlet {
  static let name = "Compare-SimTenant"
  static let traits = TenantCmdletTable.traits
  var reference = "default"
  var difference: String?
  static let parameters: [Parameter<Self>] = [Parameter("ReferenceName", \.reference, .position(0), .alias("Name")), Parameter("DifferenceName", \.difference, .position(1))]

  mutating func process(_ run: CommandRuntime) throws {
    for change in try TenantCmdletTable.store(run).differences(from: reference, to: difference) { try run.write(.object(DifferenceObject.of(change))) }
  }
}

/// Makes the object that stands for one difference.
package enum DifferenceObject {
  package static func of(_ change: TenantStore.Difference) -> CustomObject {
    CustomObject(
      [
        "Change": Value(change.change), "Kind": Value(change.kind), "Name": Value(change.name), "Property": Value(change.property), "Before": change.before,
        "After": change.after,
      ], typeNames: ["Simlet.Difference", "System.Management.Automation.PSCustomObject", "System.Object"])
  }
}

/// Makes another tenant that begins as this one is.
struct CopySimTenant: Cmdlet {
  static let name = "Copy-SimTenant"
  static let traits = TenantCmdletTable.traits
  var copyName = ""
  static let parameters: [Parameter<Self>] = [Parameter("Name", \.copyName, .position(0), .mandatory)]
  mutating func process(_ run: CommandRuntime) throws { try TenantCmdletTable.store(run).copy(to: copyName) }
}

/// Gives the tenant as objects: kinds, settings and objects; PINs, mails and the journal are not among them.
struct GetSimContent: Cmdlet {
  static let name = "Get-SimContent"
  static let traits = TenantCmdletTable.traits
  static let parameters: [Parameter<Self>] = []
  mutating func process(_ run: CommandRuntime) throws { try run.write(.object(try TenantCmdletTable.store(run).content())) }
}

/// Makes the tenant what the given content says: the form that `Export-SimTenant` writes.
struct ImportSimTenant: Cmdlet {
  static let name = "Import-SimTenant"
  static let traits = CommandTraits(supportsShouldProcess: true, confirmImpact: .medium, module: "Simlet.Tenant")
  var json: String?
  var content = Value.null
  static let parameters: [Parameter<Self>] = [Parameter("Json", \.json, .position(0)), Parameter("InputObject", \.content, .fromPipeline)]

  mutating func process(_ run: CommandRuntime) throws {
    let store = try TenantCmdletTable.store(run)
    let text = json ?? content.asString
    let value = try text.map { try TenantContent.read($0) } ?? content.unwrapped
    guard let object = value.asObject as? CustomObject else {
      throw run.error("PSArgumentException", "The content of a tenant must be an object, or JSON text of one.", id: "TenantContentExpected", .InvalidArgument)
    }
    if try run.shouldProcess(store.options.name, "Import-SimTenant") { try store.load(object) }
  }
}

/// Repeats a journal on the sample: all its lines, or none.
struct InvokeSimJournal: Cmdlet {
  static let name = "Invoke-SimJournal"
  static let traits = CommandTraits(supportsShouldProcess: true, confirmImpact: .medium, module: "Simlet.Tenant")
  var lines: [TenantStore.ReplayLine] = []
  var line = Value.null
  static let parameters: [Parameter<Self>] = [Parameter("InputObject", \.line, .position(0), .mandatory, .fromPipeline)]

  mutating func process(_ run: CommandRuntime) throws {
    for item in line.asArray?.items ?? [line] {
      guard let object = item.unwrapped.asObject as? CustomObject else { continue }
      func text(_ name: String) -> String { object.properties.find(name).flatMap { try? object.properties.slots[$0].text() } ?? "" }
      lines.append(TenantStore.ReplayLine(action: text("Action"), target: text("Target"), details: text("Details")))
    }
  }

  mutating func end(_ run: CommandRuntime) throws {
    let store = try TenantCmdletTable.store(run)
    guard try run.shouldProcess(store.options.name, "Invoke-SimJournal") else { return }
    try store.replay(lines)
    try run.write(.object(CustomObject(["Lines": .int(Int32(clamping: lines.count)), "Hash": Value(try store.hash())])))
  }
}

/// Makes a new key for the hashes of PINs.
struct UpdateSimKey: Cmdlet {
  static let name = "Update-SimKey"
  static let traits = CommandTraits(supportsShouldProcess: true, confirmImpact: .medium, module: "Simlet.Tenant")
  static let parameters: [Parameter<Self>] = []

  mutating func process(_ run: CommandRuntime) throws {
    let store = try TenantCmdletTable.store(run)
    guard try run.shouldProcess(store.options.name, "Update-SimKey") else { return }
    let result = try store.renewKey()
    try run.write(.object(CustomObject(["Key": Value(result.name), "OlderKeysKept": .int(Int32(clamping: result.kept))])))
  }
}
