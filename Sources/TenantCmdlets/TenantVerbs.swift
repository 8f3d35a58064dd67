import Engine
import Objects
import Tenant

/// Describes the tenant that the session works with.
struct GetSimTenant: Cmdlet {
  static let name = "Get-SimTenant"
  static let traits = TenantCmdletTable.traits
  static let parameters: [Parameter<Self>] = []

  mutating func process(_ run: CommandRuntime) throws {
    let store = try TenantCmdletTable.store(run), options = store.options
    try run.write(
      .object(
        CustomObject([
          "Name": Value(options.name), "IsFresh": .bool(options.isFresh), "Path": options.isFresh ? .null : Value(options.tenantPath),
          "MailFolder": options.isFresh ? .null : Value(options.mailFolder), "Language": Value(options.language),
          "Clock": Value(store.now()), "Hash": Value(try store.hash()), "Changes": .int(Int32(try store.changeCount())), "Mails": .int(Int32(try store.outbox().count)),
        ])))
  }
}

/// Makes the tenant what the sample is: everything done to it is lost.
struct ResetSimTenant: Cmdlet {
  static let name = "Reset-SimTenant"
  static let traits = CommandTraits(supportsShouldProcess: true, confirmImpact: .medium, module: "Simlet.Tenant")
  var force = false
  static let parameters: [Parameter<Self>] = [Parameter("Force", \.force)]

  mutating func process(_ run: CommandRuntime) throws {
    let store = try TenantCmdletTable.store(run)
    if try run.shouldProcess(store.options.name, "Reset-SimTenant") { try store.reset() }
  }
}

/// Says who is signed in: the journal names them.
struct SetSimActor: Cmdlet {
  static let name = "Set-SimActor"
  static let traits = TenantCmdletTable.traits
  var actor = ""
  static let parameters: [Parameter<Self>] = [Parameter("Name", \.actor, .position(0), .mandatory, .allowEmptyString)]
  mutating func process(_ run: CommandRuntime) throws { try TenantCmdletTable.store(run).actor = actor }
}

/// Gives the lines of the journal: every change, by whom and when; with `All` the commands that changed nothing, too.
struct GetSimJournal: Cmdlet {
  static let name = "Get-SimJournal"
  static let traits = TenantCmdletTable.traits
  var last: Int?
  var all = false
  static let parameters: [Parameter<Self>] = [Parameter("Last", \.last, .range(0...Int(Int32.max))), Parameter("All", \.all)]

  mutating func process(_ run: CommandRuntime) throws {
    for line in try TenantCmdletTable.store(run).journal(last: last ?? .max, all: all) {
      try run.write(
        .object(
          CustomObject([
            "Time": Value(line.time), "Actor": Value(line.actor), "Command": Value(line.command), "Action": Value(line.action), "Target": Value(line.target),
            "Details": Value(line.details), "Hash": Value(line.hash),
          ])))
    }
  }
}
