import Engine
import Objects

/// Sets how strictly unset variables, missing properties and wrong calls are taken in this scope.
struct SetStrictMode: Cmdlet {
  static let name = "Set-StrictMode"
  static let traits = CommandTraits(defaultSet: "Version", module: "Microsoft.PowerShell.Core")
  var version = ""
  var off = false
  static let parameters: [Parameter<Self>] = [
    Parameter("Version", \.version, .set("Version", mandatory: true), .alias("v"), .type("version"), .transform(completed), .check(isPowerShellVersion)),
    Parameter("Off", \.off, .set("Off", mandatory: true)),
  ]
  private static let latest = "7.6"

  mutating func process(_ run: CommandRuntime) throws {
    run.engine.setStrictMode(off ? 0 : min(3, Int(version.prefix { $0 != "." }) ?? 3), run.scope)
  }

  /// `Latest` and whole numbers as versions.
  private static func completed(_ value: Value) throws -> Value {
    let text = try value.text()
    if FoldedName.equal(text, "Latest") { return Value(latest) }
    return Value(Int(text) == nil ? text : text + ".0")
  }

  private static func isPowerShellVersion(_ value: Value) throws {
    let text = try value.text(), parts = text.split(separator: ".").compactMap { Int($0) }
    let major = parts.first ?? 0, minor = parts.dropFirst().first ?? 0
    let newest = [1: 0, 2: 0, 3: 0, 4: 0, 5: 1, 6: 2, 7: 6]
    guard let limit = newest[major], minor <= limit else {
      throw PSError(
        "ValidationMetadataException",
        "The \"\(text)\" argument does not contain a valid PowerShell version. Supply a valid version number and then try the command again.",
        id: "InvalidPSVersion", category: .InvalidData)
    }
  }
}
