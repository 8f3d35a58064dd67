import Engine
import Objects

/// Loads a module and makes what it exports available.
struct ImportModule: Cmdlet {
  static let name = "Import-Module"
  static let aliases = ["ipmo"]
  static let traits = CommandTraits(defaultSet: "Name", module: "Microsoft.PowerShell.Core")

  var names: [String] = []
  var modules: [Value] = []
  var specifications: [Value] = []
  var force = false, passThru = false, global = false, noClobber = false, disableNameChecking = false, asCustomObject = false, skipEdition = false
  var useWindowsPowerShell = false
  var prefix = ""
  var functions: [String]?, cmdlets: [String]?, variables: [String]?, aliasNames: [String]?
  var arguments: [Value] = []
  var scope: String?
  var minimumVersion: String?, maximumVersion: String?, requiredVersion: String?

  static let parameters: [Parameter<Self>] = [
    Parameter("Name", \.names, .set("Name", position: 0, mandatory: true, fromPipeline: true)),
    Parameter("ModuleInfo", \.modules, .set("ModuleInfo", position: 0, mandatory: true, fromPipeline: true), .type("System.Management.Automation.PSModuleInfo[]")),
    Parameter("FullyQualifiedName", \.specifications, .set("FullyQualifiedName", position: 0, mandatory: true, fromPipeline: true), .type("Microsoft.PowerShell.Commands.ModuleSpecification[]")),
    Parameter("Global", \.global), Parameter("Prefix", \.prefix), Parameter("Function", \.functions), Parameter("Cmdlet", \.cmdlets),
    Parameter("Variable", \.variables), Parameter("Alias", \.aliasNames), Parameter("Force", \.force), Parameter("PassThru", \.passThru),
    Parameter("AsCustomObject", \.asCustomObject), Parameter("MinimumVersion", \.minimumVersion, .alias("Version")), Parameter("MaximumVersion", \.maximumVersion),
    Parameter("RequiredVersion", \.requiredVersion), Parameter("ArgumentList", \.arguments, .alias("Args")), Parameter("DisableNameChecking", \.disableNameChecking),
    Parameter("NoClobber", \.noClobber), Parameter("Scope", \.scope), Parameter("SkipEditionCheck", \.skipEdition),
    Parameter("UseWindowsPowerShell", \.useWindowsPowerShell, .alias("UseWinPS")),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    var options = ImportOptions()
    options.force = force
    options.prefix = prefix
    options.functions = functions
    options.aliases = aliasNames
    options.variables = variables
    options.arguments = arguments
    options.noClobber = noClobber
    options.exportsNothing = asCustomObject
    options.versions = VersionRange(minimum: minimumVersion, maximum: maximumVersion, exact: requiredVersion)
    let isVerbose = run.common.verbose ?? false
    if isVerbose { options.report = { try run.verbose($0) } }
    for (name, versions) in specifications.flatMap({ ManifestReader.specifications($0) }) {
      options.versions = versions
      try load(name, options, run)
    }
    options.versions = VersionRange(minimum: minimumVersion, maximum: maximumVersion, exact: requiredVersion)
    for name in names + modules.compactMap({ ($0.unwrapped.asObject as? ModuleInfo)?.path }) {
      try load(name, options, run)
    }
  }

  private func load(_ name: String, _ options: ImportOptions, _ run: CommandRuntime) throws {
    let isGlobal = global || scope?.lowercased() == "global"
    do {
      guard let module = try run.engine.importModule(name, into: run.scope.session, isGlobal: isGlobal, options: options) else { return }
      if !disableNameChecking { try checkNames(module, options, run) }
      if asCustomObject { try run.write(run.engine.customObject(of: module)) } else if passThru { try run.write(.object(module)) }
    } catch let error as PSError where error.record.errorId == "Modules_ModuleNotFound" || error.record.errorId.hasPrefix("Modules_") {
      try run.writeError(error)
    } catch let error as PSError where error.record.category == .ParserError {
      // The mistake and what it means for the import are two errors.
      try run.writeError(error)
      try run.writeError(run.engine.moduleNotFound(name))
    }
  }

  /// Warns of commands whose verb nobody would look for.
  private func checkNames(_ module: ModuleInfo, _ options: ImportOptions, _ run: CommandRuntime) throws {
    let odd = module.exportedFunctions.keys.sorted().filter { name in
      guard let dash = name.firstIndex(of: "-") else { return false }
      return !ApprovedVerbs.names.contains(FoldedName(String(name[..<dash])))
    }
    if odd.isEmpty { return }
    try run.warning(
      "The names of some imported commands from the module '\(module.name)' include unapproved verbs that might make them less discoverable. To find the commands with unapproved verbs, run the Import-Module command again with the Verbose parameter. For a list of approved verbs, type Get-Verb.")
    for name in odd where options.report != nil {
      try run.verbose("The '\(name)' command in the \(module.name)' module was imported, but because its name does not include an approved verb, it might be difficult to find. For a list of approved verbs, type Get-Verb.")
    }
  }
}

/// Lists modules that are loaded or could be.
struct GetModule: Cmdlet {
  static let name = "Get-Module"
  static let aliases = ["gmo"]
  static let traits = CommandTraits(defaultSet: "Loaded", module: "Microsoft.PowerShell.Core")

  var names: [String] = []
  var listAvailable = false, all = false, refresh = false
  var specification: [Value] = []

  static let parameters: [Parameter<Self>] = [
    Parameter("Name", \.names, .position(0), .fromPipeline), Parameter("ListAvailable", \.listAvailable), Parameter("All", \.all),
    Parameter("Refresh", \.refresh), Parameter("FullyQualifiedName", \.specification),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    let patterns = names.isEmpty ? ["*"] : names
    let candidates = listAvailable ? available(run.engine) : run.engine.modules
    for module in candidates.sorted(by: { $0.name.lowercased() < $1.name.lowercased() }) where ManifestReader.matches(module.name, patterns) {
      try run.write(.object(module))
    }
  }

  private func available(_ engine: Engine) -> [ModuleInfo] {
    engine.moduleFolders.flatMap { folder in
      HostFile.names(in: folder).flatMap { name in engine.moduleFiles(in: "\(folder)/\(name)", named: name).compactMap { engine.describe(moduleFile: $0) } }
    }
  }
}

/// Unloads modules.
struct RemoveModule: Cmdlet {
  static let name = "Remove-Module"
  static let aliases = ["rmo"]
  static let traits = CommandTraits(defaultSet: "name", supportsShouldProcess: true, module: "Microsoft.PowerShell.Core")

  var names: [String] = []
  var modules: [Value] = []
  var force = false

  static let parameters: [Parameter<Self>] = [
    Parameter("Name", \.names, .set("name", position: 0, mandatory: true, fromPipeline: true)),
    Parameter("ModuleInfo", \.modules, .set("ModuleInfo", position: 0, mandatory: true, fromPipeline: true), .type("System.Management.Automation.PSModuleInfo[]")),
    Parameter("Force", \.force),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    let given = modules.compactMap { $0.unwrapped.asObject as? ModuleInfo }
    for module in given where try isFree(module, run) { run.engine.removeModule(module) }
    for name in names {
      let found = run.engine.modules.filter { ManifestReader.matches($0.name, [name]) }
      if found.isEmpty {
        try run.writeError(
          run.error(
            "System.InvalidOperationException",
            "No modules were removed. Verify that the specification of modules to remove is correct and those modules exist in the runspace.",
            id: "Modules_NoModulesRemoved", .ResourceUnavailable))
      }
      for module in found where try isFree(module, run) && run.shouldProcess("\(module.name) (Path: '\(module.path)')", "Remove-Module") { run.engine.removeModule(module) }
    }
  }

  /// A module that another one requires stays, unless forced.
  private func isFree(_ module: ModuleInfo, _ run: CommandRuntime) throws -> Bool {
    guard !force, let other = run.engine.modules.first(where: { $0.requiredModules.contains { $0 === module } }) else { return true }
    try run.writeError(
      run.error(
        "System.InvalidOperationException", "Unable to remove the module '\(module.name)' because it is required by '\(other.name)'.", id: "Modules_ModuleIsRequired",
        .PermissionDenied, target: .object(module)))
    return false
  }
}

/// Makes a module from a script block, in memory.
struct NewModule: Cmdlet {
  static let name = "New-Module"
  static let aliases = ["nmo"]
  static let traits = CommandTraits(defaultSet: "ScriptBlock", module: "Microsoft.PowerShell.Core")

  var moduleName: String?
  var block: ScriptBlock?
  var functions: [String]?, cmdlets: [String]?
  var returnResult = false, asCustomObject = false
  var arguments: [Value] = []

  static let parameters: [Parameter<Self>] = [
    Parameter("Name", \.moduleName, .set("Name", position: 0, mandatory: true)),
    Parameter("ScriptBlock", \.block, .set("Name", position: 1, mandatory: true), .set("ScriptBlock", position: 0, mandatory: true)),
    Parameter("Function", \.functions), Parameter("Cmdlet", \.cmdlets), Parameter("ReturnResult", \.returnResult),
    Parameter("AsCustomObject", \.asCustomObject), Parameter("ArgumentList", \.arguments, .alias("Args"), .remaining),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    guard let block else { return }
    let sink = ListSink()
    let module = try run.engine.makeModule(moduleName, block, arguments, functions: functions, sink)
    if returnResult { for item in sink.items { try run.write(item) } } else if asCustomObject { try run.write(run.engine.customObject(of: module)) } else {
      try run.engine.adopt(module, run.scope.session)
      try run.write(.object(module))
    }
  }
}

/// Says what a module exports.
struct ExportModuleMember: Cmdlet {
  static let name = "Export-ModuleMember"
  static let traits = CommandTraits(module: "Microsoft.PowerShell.Core")

  var functions: [String] = [], cmdlets: [String] = [], variables: [String] = [], aliasNames: [String] = []

  static let parameters: [Parameter<Self>] = [
    Parameter("Function", \.functions, .position(0), .fromPipeline, .fromPipelineByPropertyName, .allowEmptyCollection), Parameter("Cmdlet", \.cmdlets, .allowEmptyCollection),
    Parameter("Variable", \.variables, .allowEmptyCollection), Parameter("Alias", \.aliasNames, .allowEmptyCollection),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    guard let module = run.scope.session.module else {
      throw run.error(
        "System.InvalidOperationException", "The Export-ModuleMember cmdlet can only be called from inside a module.", id: "Modules_CanOnlyExecuteExportModuleMemberInsideAModule",
        .PermissionDenied)
    }
    run.engine.exportMembers(of: module, functions: functions, variables: variables, aliases: aliasNames)
  }
}
