import Engine
import Objects
import Tenant

/// Makes a new PIN for an object; this is the only moment at which it can be seen.
struct NewSimPin: Cmdlet {
  static let name = "New-SimPin"
  static let traits = TenantCmdletTable.traits

  var owner = "", secretName = "Pin"
  var length = 5

  static let parameters: [Parameter<Self>] = [
    Parameter("Owner", \.owner, .position(0), .mandatory), Parameter("Length", \.length, .position(1), .range(1...64)), Parameter("Name", \.secretName),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    let pin = try TenantCmdletTable.store(run).newPin(owner: owner, name: secretName, length: length)
    IssuedSecrets.add(pin)
    try run.write(pin)
  }
}

/// Says whether a text is an object's PIN.
struct TestSimPin: Cmdlet {
  static let name = "Test-SimPin"
  static let traits = TenantCmdletTable.traits

  var owner = "", pin = "", secretName = "Pin"

  static let parameters: [Parameter<Self>] = [
    Parameter("Owner", \.owner, .position(0), .mandatory), Parameter("Pin", \.pin, .position(1), .mandatory, .allowEmptyString), Parameter("Name", \.secretName),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    try run.write(.bool(try TenantCmdletTable.store(run).isSecret(pin, owner: owner, name: secretName)))
  }
}

/// Says how long an object's PIN is and when it was made; nothing for an object without one.
struct GetSimSecret: Cmdlet {
  static let name = "Get-SimSecret"
  static let traits = TenantCmdletTable.traits

  var owner = "", secretName = "Pin"

  static let parameters: [Parameter<Self>] = [Parameter("Owner", \.owner, .position(0), .mandatory), Parameter("Name", \.secretName)]

  mutating func process(_ run: CommandRuntime) throws {
    guard let secret = try TenantCmdletTable.store(run).secret(owner: owner, name: secretName) else { return }
    try run.write(.object(CustomObject(["Owner": Value(owner), "Length": .int(Int32(secret.length)), "Changed": Value(secret.changed)])))
  }
}
