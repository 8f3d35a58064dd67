import Objects

/// A native cmdlet: a struct whose fields are its parameters, filled by the one binder from `parameters`.
///
/// `begin`, `process` (once per pipeline object, or once without input) and `end` are PowerShell's. Output goes through the runtime;
/// throwing a `PSError` ends the command's statement, `run.writeError` reports and goes on.
package protocol Cmdlet {
  static var name: String { get }
  static var aliases: [String] { get }
  static var parameters: [Parameter<Self>] { get }
  static var traits: CommandTraits { get }
  init()
  mutating func begin(_ run: CommandRuntime) throws
  mutating func process(_ run: CommandRuntime) throws
  mutating func end(_ run: CommandRuntime) throws
  /// Runs last, also after an error.
  mutating func clean(_ run: CommandRuntime)
  /// Parameters that depend on the arguments bound so far.
  static func dynamicParameters(_ run: CommandRuntime, _ bound: PSHashtable) throws -> [Parameter<Self>]
}

extension Cmdlet {
  package static var aliases: [String] { [] }
  package static var traits: CommandTraits { CommandTraits() }
  package mutating func begin(_ run: CommandRuntime) throws {}
  package mutating func process(_ run: CommandRuntime) throws {}
  package mutating func end(_ run: CommandRuntime) throws {}
  package mutating func clean(_ run: CommandRuntime) {}
  package static func dynamicParameters(_ run: CommandRuntime, _ bound: PSHashtable) throws -> [Parameter<Self>] { [] }
}

/// What `[CmdletBinding(…)]` and `[OutputType]` say about a command.
package struct CommandTraits {
  package enum Impact: Int { case none, low, medium, high }
  package var defaultSet: String
  package var supportsShouldProcess: Bool
  package var confirmImpact: Impact
  package var outputTypes: [String]
  package var positionalBinding = true
  package var supportsPaging = false
  /// The module that `Get-Command` names.
  package var module: String
  /// The command takes its parameters and then says that it is not simulated.
  package var isRefused = false
  /// PowerShell has a function of this name, not a cmdlet.
  package var isFunction = false

  package init(
    defaultSet: String = "", supportsShouldProcess: Bool = false, confirmImpact: Impact = .medium, outputTypes: [String] = [],
    module: String = "Microsoft.PowerShell.Utility", isRefused: Bool = false, isFunction: Bool = false
  ) {
    self.isFunction = isFunction
    self.isRefused = isRefused
    self.defaultSet = defaultSet
    self.supportsShouldProcess = supportsShouldProcess
    self.confirmImpact = confirmImpact
    self.outputTypes = outputTypes
    self.module = module
  }
}
