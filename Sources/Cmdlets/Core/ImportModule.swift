import Engine
import Objects

/// Loads a module and makes what it exports available.
struct ImportModule: Cmdlet {
  static let name = "Import-Module"
  static let aliases = ["ipmo"]
  static let traits = CommandTraits(defaultSet: "Name", module: "Microsoft.PowerShell.Core")

  var names: [String] = []
  var modules: [Value] = []
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
    for name in names + modules.compactMap({ ($0.unwrapped.asObject as? ModuleInfo)?.path }) {
      do {
        let isGlobal = global || scope?.lowercased() == "global"
        guard let module = try run.engine.importModule(name, into: run.scope.session, isGlobal: isGlobal, options: options) else { continue }
        if passThru { try run.write(.object(module)) }
      } catch let error as PSError where error.record.errorId == "Modules_ModuleNotFound" {
        try run.writeError(error)
      }
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
    engine.modulePath.flatMap { folder in
      HostFile.names(in: folder).compactMap { name in
        engine.locate(module: "\(folder)/\(name)").flatMap { engine.describe(moduleFile: $0) }
      }
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
    for module in given { run.engine.removeModule(module) }
    for name in names {
      let found = run.engine.modules.filter { ManifestReader.matches($0.name, [name]) }
      if found.isEmpty {
        try run.writeError(
          run.error(
            "System.InvalidOperationException",
            "No modules were removed. Verify that the specification of modules to remove is correct and those modules exist in the runspace.",
            id: "Modules_NoModulesRemoved", .ResourceUnavailable))
      }
      for module in found where try run.shouldProcess("\(module.name) (Path: '\(module.path)')", "Remove-Module") { run.engine.removeModule(module) }
    }
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
      run.engine.adopt(module, run.scope.session)
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
