import Engine
import Objects
import Tenant

/// Gives the settings of an area as one object, or the value of one setting.
struct GetSimSetting: Cmdlet {
  static let name = "Get-SimSetting"
  static let traits = TenantCmdletTable.traits

  var area = ""
  var settingName: String?

  static let parameters: [Parameter<Self>] = [
    Parameter("Area", \.area, .position(0), .mandatory), Parameter("Name", \.settingName, .position(1)),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    let settings = try TenantCmdletTable.store(run).settings(area)
    guard let settingName else { return try run.write(.object(settings)) }
    if let place = settings.properties.find(settingName) { try run.write(settings.properties.slots[place]) }
  }
}

/// Changes settings of an area.
struct SetSimSetting: Cmdlet {
  static let name = "Set-SimSetting"
  static let traits = TenantCmdletTable.traits

  var area = ""
  var properties = Value.null

  static let parameters: [Parameter<Self>] = [
    Parameter("Area", \.area, .position(0), .mandatory), Parameter("Property", \.properties, .position(1), .mandatory),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    try TenantCmdletTable.store(run).set(area, try PropertyList.of(properties, run))
  }
}

/// Gives an area the settings of a new tenant.
struct ResetSimSetting: Cmdlet {
  static let name = "Reset-SimSetting"
  static let traits = TenantCmdletTable.traits

  var area = ""

  static let parameters: [Parameter<Self>] = [Parameter("Area", \.area, .position(0), .mandatory)]

  mutating func process(_ run: CommandRuntime) throws { try TenantCmdletTable.store(run).resetSettings(area) }
}
