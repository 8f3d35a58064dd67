import Engine
import Objects

/// Registers a script block that completes a parameter of commands, or the words of a program.
struct RegisterArgumentCompleter: Cmdlet {
  static let name = "Register-ArgumentCompleter"
  static let traits = CommandTraits(defaultSet: "NativeSet", module: "Microsoft.PowerShell.Core")

  var commandNames: [String] = []
  var parameterName = ""
  var block: ScriptBlock?
  var isNative = false, isFallback = false

  static let parameters: [Parameter<Self>] = [
    Parameter("CommandName", \.commandNames, .set("NativeCommandSet", mandatory: true), .set("PowerShellSet")),
    Parameter("ParameterName", \.parameterName, .set("PowerShellSet", mandatory: true)),
    Parameter("ScriptBlock", \.block, .set("NativeCommandSet", mandatory: true), .set("NativeFallbackSet", mandatory: true), .set("PowerShellSet", mandatory: true), .allowNull),
    Parameter("Native", \.isNative, .sets(["NativeCommandSet"])),
    Parameter("NativeFallback", \.isFallback, .sets(["NativeFallbackSet"])),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    guard let block else { return }
    let table = CompleterTable.of(run.engine)
    guard !parameterName.isEmpty else {
      for name in commandNames { table.register(program: name, block) }
      return
    }
    for name in commandNames.isEmpty ? [""] : commandNames { table.register(name, parameterName, block) }
  }
}
