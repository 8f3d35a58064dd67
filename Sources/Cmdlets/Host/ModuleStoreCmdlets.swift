import Engine
import Objects

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The modules on disk, which stand for the gallery that real PowerShell installs from.
enum ModuleStore {
  static func folder(_ name: String, _ run: CommandRuntime) -> String? {
    run.engine.modulePath.lazy.map { HostPath.join($0, name) }.first { HostFiles.isFolder($0) }
  }

  static func names(_ pattern: String, _ run: CommandRuntime) throws -> [String] {
    let wildcard = try Wildcard(pattern)
    let all = Set(run.engine.modulePath.flatMap { folder in ((try? HostFiles.names(in: folder)) ?? []).filter { HostFiles.isFolder(HostPath.join(folder, $0)) } })
    return all.filter { wildcard.matches($0) }.sorted()
  }

  static func object(_ name: String, _ run: CommandRuntime) -> Value {
    var version = "1.0.0", description = ""
    if let folder = folder(name, run), let manifest = try? run.engine.readManifest(HostPath.join(folder, name + ".psd1")) {
      version = (try? manifest.get("ModuleVersion")?.text()) ?? version
      description = (try? manifest.get("Description")?.text()) ?? ""
    }
    return .object(
      CustomObject([
        "Version": Value(version), "Name": Value(name), "Repository": Value("PSGallery"), "Description": Value(description),
      ]))
  }

  static func missing(_ name: String, _ run: CommandRuntime) -> PSError {
    run.error(
      "System.Exception",
      "No match was found for the specified search criteria and module name '\(name)'. Try Get-PSRepository to see all available registered module repositories.",
      id: "NoMatchFoundForCriteria", .ObjectNotFound, target: Value(name))
  }
}

/// The parameters that module commands share.
struct ModuleRequest {
  var names: [String] = []
  var scope: String?, minimumVersion: String?, maximumVersion: String?, requiredVersion: String?
  var repository: [String] = []
  var force = false, allowClobber = false, skipPublisherCheck = false, acceptLicense = false, allowPrerelease = false, allVersions = false, passThru = false

  static func parameters<Root>(_ path: WritableKeyPath<Root, ModuleRequest>, mandatory: Bool) -> [Parameter<Root>] {
    [
      mandatory
        ? Parameter("Name", path.appending(path: \.names), .mandatory, .position(0), .fromPipelineByPropertyName)
        : Parameter("Name", path.appending(path: \.names), .position(0), .fromPipelineByPropertyName),
      Parameter("MinimumVersion", path.appending(path: \.minimumVersion)),
      Parameter("MaximumVersion", path.appending(path: \.maximumVersion)),
      Parameter("RequiredVersion", path.appending(path: \.requiredVersion)),
      Parameter("Repository", path.appending(path: \.repository)),
      Parameter("Scope", path.appending(path: \.scope), .oneOf(["CurrentUser", "AllUsers"])),
      Parameter("AllowClobber", path.appending(path: \.allowClobber)),
      Parameter("SkipPublisherCheck", path.appending(path: \.skipPublisherCheck)),
      Parameter("AcceptLicense", path.appending(path: \.acceptLicense)),
      Parameter("AllowPrerelease", path.appending(path: \.allowPrerelease)),
      Parameter("AllVersions", path.appending(path: \.allVersions)),
      Parameter("PassThru", path.appending(path: \.passThru)),
      Parameter("Force", path.appending(path: \.force)),
    ]
  }
}

/// Installs modules: those that are here already are, others cannot be fetched.
struct InstallModule: Cmdlet {
  static let name = "Install-Module"
  static let aliases = ["inmo"]
  static let traits = CommandTraits(supportsShouldProcess: true, module: "PowerShellGet")
  var request = ModuleRequest()
  static let parameters: [Parameter<Self>] = ModuleRequest.parameters(\.request, mandatory: true)

  mutating func process(_ run: CommandRuntime) throws {
    for name in request.names {
      guard ModuleStore.folder(name, run) != nil else {
        try run.writeError(ModuleStore.missing(name, run))
        continue
      }
      if try run.shouldProcess("Version '1.0.0' of module '\(name)'", "Install-Module"), request.passThru { try run.write(ModuleStore.object(name, run)) }
    }
  }
}

/// Brings modules up to date, which they are.
struct UpdateModule: Cmdlet {
  static let name = "Update-Module"
  static let aliases = ["upmo"]
  static let traits = CommandTraits(supportsShouldProcess: true, module: "PowerShellGet")
  var request = ModuleRequest()
  static let parameters: [Parameter<Self>] = ModuleRequest.parameters(\.request, mandatory: false)

  mutating func process(_ run: CommandRuntime) throws {
    for name in request.names where ModuleStore.folder(name, run) == nil {
      try run.writeError(
        run.error("System.Exception", "Module '\(name)' was not installed by using Install-Module, so it cannot be updated.", id: "ModuleNotInstalledUsingInstallModuleCmdlet", .InvalidOperation, target: Value(name)))
    }
  }
}

/// Finds modules that could be installed.
struct FindModule: Cmdlet {
  static let name = "Find-Module"
  static let aliases = ["fimo"]
  static let traits = CommandTraits(module: "PowerShellGet")
  var request = ModuleRequest()
  static let parameters: [Parameter<Self>] = ModuleRequest.parameters(\.request, mandatory: false)

  mutating func process(_ run: CommandRuntime) throws {
    for name in request.names.isEmpty ? ["*"] : request.names {
      let found = try ModuleStore.names(name, run)
      if found.isEmpty, !Wildcard.isPattern(name) { try run.writeError(ModuleStore.missing(name, run)) }
      for module in found { try run.write(ModuleStore.object(module, run)) }
    }
  }
}

/// Lists the modules that are installed.
struct GetInstalledModule: Cmdlet {
  static let name = "Get-InstalledModule"
  static let traits = CommandTraits(module: "PowerShellGet")
  var request = ModuleRequest()
  static let parameters: [Parameter<Self>] = ModuleRequest.parameters(\.request, mandatory: false)

  mutating func process(_ run: CommandRuntime) throws {
    for name in request.names.isEmpty ? ["*"] : request.names {
      let found = try ModuleStore.names(name, run)
      if found.isEmpty, !Wildcard.isPattern(name) {
        try run.writeError(
          run.error("System.Exception", "No match was found for the specified search criteria and module names '\(name)'.", id: "NoMatchFound", .ObjectNotFound, target: Value(name)))
      }
      for module in found { try run.write(ModuleStore.object(module, run)) }
    }
  }
}

/// Says that modules stay where they are.
struct UninstallModule: Cmdlet {
  static let name = "Uninstall-Module"
  static let traits = CommandTraits(supportsShouldProcess: true, module: "PowerShellGet")
  var request = ModuleRequest()
  static let parameters: [Parameter<Self>] = ModuleRequest.parameters(\.request, mandatory: true)

  mutating func process(_ run: CommandRuntime) throws {
    for name in request.names {
      if ModuleStore.folder(name, run) == nil { try run.writeError(ModuleStore.missing(name, run)) } else {
        try run.warning("Uninstall-Module leaves '\(name)' in place: it belongs to the simulation.")
      }
    }
  }
}

/// Writes a module manifest.
struct NewModuleManifest: Cmdlet {
  static let name = "New-ModuleManifest"
  static let traits = CommandTraits(supportsShouldProcess: true, module: "Microsoft.PowerShell.Core")

  var path = ""
  var rootModule: String?, moduleVersion: String?, guid: String?, author: String?, companyName: String?, copyright: String?, description: String?
  var powerShellVersion: String?
  var nestedModules: [String]?, functionsToExport: [String]?, cmdletsToExport: [String]?, variablesToExport: [String]?, aliasesToExport: [String]?
  var requiredModules: [Value]?, tags: [String]?
  var passThru = false

  static let parameters: [Parameter<Self>] = [
    Parameter("Path", \.path, .mandatory, .position(0)),
    Parameter("NestedModules", \.nestedModules), Parameter("Guid", \.guid), Parameter("Author", \.author), Parameter("CompanyName", \.companyName),
    Parameter("Copyright", \.copyright), Parameter("RootModule", \.rootModule, .alias("ModuleToProcess")), Parameter("ModuleVersion", \.moduleVersion),
    Parameter("Description", \.description), Parameter("PowerShellVersion", \.powerShellVersion), Parameter("RequiredModules", \.requiredModules),
    Parameter("FunctionsToExport", \.functionsToExport, .allowEmptyCollection), Parameter("AliasesToExport", \.aliasesToExport, .allowEmptyCollection),
    Parameter("VariablesToExport", \.variablesToExport, .allowEmptyCollection), Parameter("CmdletsToExport", \.cmdletsToExport, .allowEmptyCollection),
    Parameter("Tags", \.tags), Parameter("PassThru", \.passThru),
  ]

  private func quoted(_ text: String) -> String { "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'" }

  private func list(_ items: [String]) -> String { items.isEmpty ? "@()" : items.map(quoted).joined(separator: ", ") }

  mutating func process(_ run: CommandRuntime) throws {
    let file = try PathResolver.file(path, run)
    guard try run.shouldProcess(file, "Creating the \"\(path)\" module manifest file.") else { return }
    let owner = author ?? run.engine.environment("USER") ?? "Unknown"
    let company = companyName ?? "Unknown"
    var lines = ["#", "# Module manifest for module '\(HostPath.baseName(HostPath.name(file)))'", "#", "# Generated by: \(owner)", "#", "", "@{", ""]
    func add(_ note: String, _ key: String, _ value: String?) {
      lines += ["# \(note)", value.map { "\(key) = \($0)" } ?? "# \(key) = ''", ""]
    }
    add("Script module or binary module file associated with this manifest.", "RootModule", rootModule.map(quoted))
    add("Version number of this module.", "ModuleVersion", quoted(moduleVersion ?? "0.0.1"))
    add("ID used to uniquely identify this module", "GUID", quoted(guid ?? Guid.random().text))
    add("Author of this module", "Author", quoted(owner))
    add("Company or vendor of this module", "CompanyName", quoted(company))
    add("Copyright statement for this module", "Copyright", quoted(copyright ?? "(c) \(owner). All rights reserved."))
    add("Description of the functionality provided by this module", "Description", description.map(quoted))
    add("Minimum version of the PowerShell engine required by this module", "PowerShellVersion", powerShellVersion.map(quoted))
    add("Modules that must be imported into the global environment prior to importing this module", "RequiredModules", try requiredModules.map { list(try $0.map { try $0.text() }) })
    add("Modules to import as nested modules of the module specified in RootModule/ModuleToProcess", "NestedModules", nestedModules.map(list))
    add("Functions to export from this module", "FunctionsToExport", list(functionsToExport ?? ["*"]))
    add("Cmdlets to export from this module", "CmdletsToExport", list(cmdletsToExport ?? ["*"]))
    add("Variables to export from this module", "VariablesToExport", list(variablesToExport ?? ["*"]))
    add("Aliases to export from this module", "AliasesToExport", list(aliasesToExport ?? ["*"]))
    lines += ["# Private data to pass to the module specified in RootModule/ModuleToProcess.", "PrivateData = @{", "", "    PSData = @{", ""]
    lines += [tags.map { "        Tags = \(list($0))" } ?? "        # Tags = @()", "", "    } # End of PSData hashtable", "", "} # End of PrivateData hashtable", "", "}", ""]
    let writer = try FileWriter(file, mode: .replace)
    try writer.write(lines.joined(separator: "\n"))
    try writer.close()
    if passThru { for line in lines { try run.write(line) } }
  }
}

/// Makes an empty file in the folder for temporary files.
struct NewTemporaryFile: Cmdlet {
  static let name = "New-TemporaryFile"
  static let traits = CommandTraits(supportsShouldProcess: true)
  static let parameters: [Parameter<Self>] = []

  mutating func process(_ run: CommandRuntime) throws {
    let file = HostPath.join(ObjectRuntime.current.temporaryFolder, "tmp\(Digest.hex((0..<3).map { _ in UInt8(truncatingIfNeeded: ObjectRuntime.current.randomBits()) }, uppercase: false)).tmp")
    guard try run.shouldProcess(ObjectRuntime.current.temporaryFolder + "/", "New-TemporaryFile") else { return }
    try FileWriter(file, mode: .createNew).close()
    try run.write(.object(FileItem(file)))
  }
}

/// Takes a file's mark of the internet away; here no file has one.
struct UnblockFile: Cmdlet {
  static let name = "Unblock-File"
  static let traits = CommandTraits(defaultSet: "ByPath", supportsShouldProcess: true)
  var targets = ItemTargets()
  static let parameters: [Parameter<Self>] = [
    Parameter("Path", \.targets.path, .set("ByPath", position: 0, mandatory: true)),
    Parameter("LiteralPath", \.targets.literalPath, .set("ByLiteralPath", mandatory: true, fromPipelineByPropertyName: true), .alias("PSPath", "LP")),
  ]
  mutating func process(_ run: CommandRuntime) throws { _ = try targets.resolve(run) }
}

/// Would fetch newer help; the help that is here is all there is.
struct UpdateHelp: Cmdlet {
  static let name = "Update-Help"
  static let traits = CommandTraits(supportsShouldProcess: true, module: "Microsoft.PowerShell.Core")
  var module: [String] = []
  var force = false
  static let parameters: [Parameter<Self>] = [Parameter("Module", \.module, .position(0)), Parameter("Force", \.force)]
  mutating func process(_ run: CommandRuntime) throws { try run.verbose("Help is up to date.") }
}
