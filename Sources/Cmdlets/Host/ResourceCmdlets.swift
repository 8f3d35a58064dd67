import Engine
import Objects

/// What the cmdlets of PSResourceGet share with those of PowerShellGet.
struct ResourceRequest {
  var names: [String] = []
  var version: String?, scope: String?, credential = Value.null
  var repository: [String] = []
  var prerelease = false, trustRepository = false, reinstall = false, quiet = false, acceptLicense = false, noClobber = false, skipDependencyCheck = false, passThru = false, force = false

  static func parameters<Root>(_ path: WritableKeyPath<Root, ResourceRequest>, mandatory: Bool) -> [Parameter<Root>] {
    [
      mandatory
        ? Parameter("Name", path.appending(path: \.names), .mandatory, .position(0), .fromPipeline, .fromPipelineByPropertyName)
        : Parameter("Name", path.appending(path: \.names), .position(0), .fromPipeline, .fromPipelineByPropertyName),
      Parameter("Version", path.appending(path: \.version)), Parameter("Prerelease", path.appending(path: \.prerelease)), Parameter("Repository", path.appending(path: \.repository)),
      Parameter("Credential", path.appending(path: \.credential)), Parameter("Scope", path.appending(path: \.scope), .oneOf(["CurrentUser", "AllUsers"])),
      Parameter("TrustRepository", path.appending(path: \.trustRepository)), Parameter("Reinstall", path.appending(path: \.reinstall)), Parameter("Quiet", path.appending(path: \.quiet)),
      Parameter("AcceptLicense", path.appending(path: \.acceptLicense)), Parameter("NoClobber", path.appending(path: \.noClobber)),
      Parameter("SkipDependencyCheck", path.appending(path: \.skipDependencyCheck)), Parameter("PassThru", path.appending(path: \.passThru)), Parameter("Force", path.appending(path: \.force)),
    ]
  }

  /// Calls `found` for the modules on disk, and reports names that are not there.
  func each(_ run: CommandRuntime, _ found: (String) throws -> Void) throws {
    for name in names.isEmpty ? ["*"] : names {
      let modules = try ModuleStore.names(name, run)
      if modules.isEmpty, !Wildcard.isPattern(name) {
        try run.writeError(
          run.error("System.Exception", "Package(s) '\(name)' could not be found in any registered repositories.", id: "ResourceNotFound", .ObjectNotFound, target: Value(name)))
      }
      for module in modules { try found(module) }
    }
  }
}

/// Installs modules: those that are here already are, others cannot be fetched.
struct InstallPSResource: Cmdlet {
  static let name = "Install-PSResource"
  static let aliases = ["isres"]
  static let traits = CommandTraits(supportsShouldProcess: true, module: "Microsoft.PowerShell.PSResourceGet")
  var request = ResourceRequest()
  static let parameters: [Parameter<Self>] = ResourceRequest.parameters(\.request, mandatory: true)
  mutating func process(_ run: CommandRuntime) throws {
    let passThru = request.passThru
    try request.each(run) { if passThru { try run.write(ModuleStore.object($0, run)) } }
  }
}

/// Brings modules up to date, which they are.
struct UpdatePSResource: Cmdlet {
  static let name = "Update-PSResource"
  static let aliases = ["udres"]
  static let traits = CommandTraits(supportsShouldProcess: true, module: "Microsoft.PowerShell.PSResourceGet")
  var request = ResourceRequest()
  static let parameters: [Parameter<Self>] = ResourceRequest.parameters(\.request, mandatory: false)
  mutating func process(_ run: CommandRuntime) throws { try request.each(run) { _ in } }
}

/// Finds modules that could be installed.
struct FindPSResource: Cmdlet {
  static let name = "Find-PSResource"
  static let aliases = ["fdres"]
  static let traits = CommandTraits(module: "Microsoft.PowerShell.PSResourceGet")
  var request = ResourceRequest()
  static let parameters: [Parameter<Self>] = ResourceRequest.parameters(\.request, mandatory: false)
  mutating func process(_ run: CommandRuntime) throws { try request.each(run) { try run.write(ModuleStore.object($0, run)) } }
}

/// Lists the modules that are installed.
struct GetInstalledPSResource: Cmdlet {
  static let name = "Get-InstalledPSResource"
  static let aliases = ["Get-PSResource"]
  static let traits = CommandTraits(module: "Microsoft.PowerShell.PSResourceGet")
  var request = ResourceRequest()
  static let parameters: [Parameter<Self>] = ResourceRequest.parameters(\.request, mandatory: false)
  mutating func process(_ run: CommandRuntime) throws { try request.each(run) { try run.write(ModuleStore.object($0, run)) } }
}

/// Says that modules stay where they are.
struct UninstallPSResource: Cmdlet {
  static let name = "Uninstall-PSResource"
  static let aliases = ["usres"]
  static let traits = CommandTraits(supportsShouldProcess: true, module: "Microsoft.PowerShell.PSResourceGet")
  var request = ResourceRequest()
  static let parameters: [Parameter<Self>] = ResourceRequest.parameters(\.request, mandatory: true)
  mutating func process(_ run: CommandRuntime) throws {
    try request.each(run) { try run.warning("Uninstall-PSResource leaves '\($0)' in place: it belongs to the simulation.") }
  }
}
