import Engine
import Objects

/// Sets how strictly unset variables, missing properties and wrong calls are taken in this scope.
struct SetStrictMode: Cmdlet {
  static let name = "Set-StrictMode"
  static let traits = CommandTraits(defaultSet: "Version", module: "Microsoft.PowerShell.Core")
  var version = ""
  var off = false
  static let parameters: [Parameter<Self>] = [
    Parameter("Version", \.version, .set("Version", mandatory: true), .alias("v")), Parameter("Off", \.off, .set("Off", mandatory: true)),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    if off { return run.engine.setStrictMode(0, run.scope) }
    let text = version.lowercased()
    guard text == "latest" || Int(text.prefix { $0 != "." }) != nil else {
      throw run.error(
        "ParameterBindingException",
        "Cannot bind parameter 'Version' to the target. Exception setting \"Version\": \"Cannot convert value \"\(version)\" to type \"System.Version\".\"",
        id: "ParameterBindingFailed", .WriteError, target: Value(version))
    }
    run.engine.setStrictMode(text == "latest" ? 3 : Int(text.prefix { $0 != "." }) ?? 3, run.scope)
  }
}
