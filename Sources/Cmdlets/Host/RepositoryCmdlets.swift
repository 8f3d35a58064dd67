import Engine
import Objects

/// The one place that modules come from.
enum ModuleRepository {
  static func object() -> Value {
    .object(
      CustomObject(
        [
          "Name": Value("PSGallery"), "InstallationPolicy": Value("Untrusted"), "SourceLocation": Value("https://www.powershellgallery.com/api/v2"), "Trusted": .bool(false),
          "Registered": .bool(true), "PackageManagementProvider": Value("NuGet"),
        ], typeNames: ["Microsoft.PowerShell.Commands.PSRepository", "System.Management.Automation.PSCustomObject", "System.Object"]))
  }

  static func missing(_ name: String, _ run: CommandRuntime) -> PSError {
    run.error("System.Exception", "No repository with the name '\(name)' was found.", id: "SourceNotFound", .ObjectNotFound, target: Value(name))
  }
}

/// Lists the repositories of modules.
struct GetPSRepository: Cmdlet {
  static let name = "Get-PSRepository"
  static let traits = CommandTraits(module: "PowerShellGet")
  var names: [String] = []
  static let parameters: [Parameter<Self>] = [Parameter("Name", \.names, .position(0), .fromPipelineByPropertyName)]

  mutating func process(_ run: CommandRuntime) throws {
    for name in names.isEmpty ? ["*"] : names {
      if try Wildcard(name).matches("PSGallery") { try run.write(ModuleRepository.object()) } else { try run.writeError(ModuleRepository.missing(name, run)) }
    }
  }
}

/// Takes a repository's new settings; they change nothing, as modules are on disk.
struct SetPSRepository: Cmdlet {
  static let name = "Set-PSRepository"
  static let traits = CommandTraits(module: "PowerShellGet")
  var repository = "", sourceLocation: String?, installationPolicy: String?
  static let parameters: [Parameter<Self>] = [
    Parameter("Name", \.repository, .mandatory, .position(0)), Parameter("SourceLocation", \.sourceLocation, .position(1)),
    Parameter("InstallationPolicy", \.installationPolicy, .oneOf(["Trusted", "Untrusted"])),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    if !FoldedName.equal(repository, "PSGallery") { throw ModuleRepository.missing(repository, run) }
  }
}

/// Would add a repository; the session does not reach the network.
struct RegisterPSRepository: Cmdlet {
  static let name = "Register-PSRepository"
  static let traits = CommandTraits(defaultSet: "NameParameterSet", module: "PowerShellGet")
  var repository = "", sourceLocation = "", scriptSourceLocation: String?, publishLocation: String?, installationPolicy: String?, usesDefault = false
  static let parameters: [Parameter<Self>] = [
    Parameter("Name", \.repository, .set("NameParameterSet", position: 0, mandatory: true)),
    Parameter("SourceLocation", \.sourceLocation, .set("NameParameterSet", position: 1, mandatory: true)),
    Parameter("ScriptSourceLocation", \.scriptSourceLocation), Parameter("PublishLocation", \.publishLocation),
    Parameter("InstallationPolicy", \.installationPolicy, .oneOf(["Trusted", "Untrusted"])), Parameter("Default", \.usesDefault, .set("PSGalleryParameterSet", mandatory: true)),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    if !usesDefault { throw NotSimulated.error(run, "'\(sourceLocation)' cannot be reached.") }
  }
}

/// Would take a repository away.
struct UnregisterPSRepository: Cmdlet {
  static let name = "Unregister-PSRepository"
  static let traits = CommandTraits(module: "PowerShellGet")
  var names: [String] = []
  static let parameters: [Parameter<Self>] = [Parameter("Name", \.names, .mandatory, .position(0), .fromPipelineByPropertyName)]
  mutating func process(_ run: CommandRuntime) throws { for name in names { try run.writeError(ModuleRepository.missing(name, run)) } }
}

/// Lists the providers of packages.
struct GetPackageProvider: Cmdlet {
  static let name = "Get-PackageProvider"
  static let traits = CommandTraits(module: "PackageManagement")
  var names: [String] = [], listAvailable = false, force = false, forceBootstrap = false
  static let parameters: [Parameter<Self>] = [
    Parameter("Name", \.names, .position(0), .fromPipeline), Parameter("ListAvailable", \.listAvailable), Parameter("Force", \.force), Parameter("ForceBootstrap", \.forceBootstrap),
  ]

  static func object(_ name: String) -> Value {
    .object(CustomObject(["Name": Value(name), "Version": Value(name == "NuGet" ? "3.0.0.1" : "2.2.5.0"), "DynamicOptions": Value("Destination, ExcludeVersion, Scope, SkipDependencies")]))
  }

  mutating func process(_ run: CommandRuntime) throws {
    for name in names.isEmpty ? ["*"] : names {
      let found = try ["NuGet", "PowerShellGet"].filter { try Wildcard(name).matches($0) }
      if found.isEmpty {
        try run.writeError(
          run.error("System.Exception", "Unable to find package provider '\(name)'. It may not be imported yet. Try 'Get-PackageProvider -ListAvailable'.", id: "UnknownProviderFromActivatedList", .ObjectNotFound, target: Value(name)))
      }
      for provider in found { try run.write(GetPackageProvider.object(provider)) }
    }
  }
}

/// Says that the provider of packages is here already.
struct InstallPackageProvider: Cmdlet {
  static let name = "Install-PackageProvider"
  static let traits = CommandTraits(supportsShouldProcess: true, module: "PackageManagement")
  var names: [String] = [], minimumVersion: String?, maximumVersion: String?, requiredVersion: String?, scope: String?, force = false, forceBootstrap = false, allVersions = false
  static let parameters: [Parameter<Self>] = [
    Parameter("Name", \.names, .mandatory, .position(0)), Parameter("RequiredVersion", \.requiredVersion), Parameter("MinimumVersion", \.minimumVersion),
    Parameter("MaximumVersion", \.maximumVersion), Parameter("Scope", \.scope, .oneOf(["CurrentUser", "AllUsers"])), Parameter("AllVersions", \.allVersions),
    Parameter("Force", \.force), Parameter("ForceBootstrap", \.forceBootstrap),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    for name in names {
      guard FoldedName.equal(name, "NuGet") || FoldedName.equal(name, "PowerShellGet") else {
        try run.writeError(run.error("System.Exception", "No match was found for the specified search criteria for the provider '\(name)'.", id: "NoMatchFoundForProvider", .InvalidArgument, target: Value(name)))
        continue
      }
      try run.write(GetPackageProvider.object(FoldedName.equal(name, "NuGet") ? "NuGet" : "PowerShellGet"))
    }
  }
}

/// The settings of a remote session, kept for whoever asks.
struct NewPSSessionOption: Cmdlet {
  static let name = "New-PSSessionOption"
  static let traits = CommandTraits(module: "Microsoft.PowerShell.Core")
  var idleTimeout: Int?, openTimeout: Int?, operationTimeout: Int?, cancelTimeout: Int?, proxyAccessType = "None", culture = Value.null
  var skipCACheck = false, skipCNCheck = false, skipRevocationCheck = false, noEncryption = false, noCompression = false, noMachineProfile = false
  static let parameters: [Parameter<Self>] = [
    Parameter("IdleTimeout", \.idleTimeout, .alias("IdleTimeoutMSec")), Parameter("OpenTimeout", \.openTimeout, .alias("OpenTimeoutMSec")),
    Parameter("OperationTimeout", \.operationTimeout, .alias("OperationTimeoutMSec")), Parameter("CancelTimeout", \.cancelTimeout, .alias("CancelTimeoutMSec")),
    Parameter("ProxyAccessType", \.proxyAccessType), Parameter("Culture", \.culture), Parameter("SkipCACheck", \.skipCACheck), Parameter("SkipCNCheck", \.skipCNCheck),
    Parameter("SkipRevocationCheck", \.skipRevocationCheck), Parameter("NoEncryption", \.noEncryption), Parameter("NoCompression", \.noCompression), Parameter("NoMachineProfile", \.noMachineProfile),
  ]

  private static let record = RecordType(
    "System.Management.Automation.Remoting.PSSessionOption",
    ["ProxyAccessType:string", "IdleTimeout:timespan", "OpenTimeout:timespan", "OperationTimeout:timespan", "CancelTimeout:timespan", "SkipCACheck:bool", "SkipCNCheck:bool", "SkipRevocationCheck:bool", "NoEncryption:bool"])

  mutating func process(_ run: CommandRuntime) throws {
    func span(_ milliseconds: Int?, _ standard: Int) -> Value { Value(TimeSpan(ticks: Int64(milliseconds ?? standard) * TimeSpan.perMillisecond)) }
    try run.write(
      .object(NewPSSessionOption.record.make([
        Value(proxyAccessType), span(idleTimeout, -1), span(openTimeout, 180_000), span(operationTimeout, 180_000), span(cancelTimeout, 60_000), .bool(skipCACheck),
        .bool(skipCNCheck), .bool(skipRevocationCheck), .bool(noEncryption),
      ])))
  }
}
