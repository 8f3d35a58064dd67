import Engine
import Objects

/// Shows all that is known of errors.
struct GetError: Cmdlet {
  static let name = "Get-Error"
  static let traits = CommandTraits(defaultSet: "Newest")

  var newest: Int?
  var inputObject = Value.null

  static let parameters: [Parameter<Self>] = [
    Parameter("InputObject", \.inputObject, .set("Error", position: 0, fromPipeline: true)),
    Parameter("Newest", \.newest, .sets(["Newest"]), .alias("Last"), .range(1...Int(Int32.max))),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    if !inputObject.isNull { return try emit(inputObject, run) }
    for value in run.engine.errors.items.prefix(newest ?? 1) { try emit(value, run) }
  }

  private func emit(_ value: Value, _ run: CommandRuntime) throws {
    guard let record = value.unwrapped.asObject as? ErrorRecord else { return try run.write(value) }
    // A copy: the extended view belongs to this output only.
    let copy = ErrorRecord(record.exception, id: record.errorId, category: record.category, target: record.targetObject)
    copy.activity = record.activity
    copy.details = record.details
    copy.invocation = record.invocation
    copy.reporter = record.reporter
    copy.position = record.position
    copy.scriptStackTrace = record.scriptStackTrace
    copy.customTypeNames = ["System.Management.Automation.ErrorRecord#PSExtendedError"] + value.typeNames
    try run.write(.object(copy))
  }
}

/// Gives the policy under which scripts run: nothing is restricted.
struct GetExecutionPolicy: Cmdlet {
  static let name = "Get-ExecutionPolicy"
  static let traits = CommandTraits(module: "Microsoft.PowerShell.Security")

  var scope: String?
  var list = false

  static let parameters: [Parameter<Self>] = [
    Parameter("Scope", \.scope, .position(0), .fromPipelineByPropertyName),
    Parameter("List", \.list),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    guard list else { return try run.write("Unrestricted") }
    for name in ["MachinePolicy", "UserPolicy", "Process", "CurrentUser", "LocalMachine"] {
      let policy = name == "LocalMachine" ? "Unrestricted" : "Undefined"
      try run.write(.object(CustomObject([
        "Scope": try Conversion.convert(Value(name), to: TypeCatalog.type("Microsoft.PowerShell.ExecutionPolicyScope")),
        "ExecutionPolicy": try Conversion.convert(Value(policy), to: TypeCatalog.type("Microsoft.PowerShell.ExecutionPolicy")),
      ])))
    }
  }
}

/// Does nothing but check, as PowerShell on Unix.
struct SetExecutionPolicy: Cmdlet {
  static let name = "Set-ExecutionPolicy"
  static let traits = CommandTraits(supportsShouldProcess: true, confirmImpact: .medium, module: "Microsoft.PowerShell.Security")

  var policy = ""
  var scope: String?
  var force = false

  static let parameters: [Parameter<Self>] = [
    Parameter("ExecutionPolicy", \.policy, .mandatory, .position(0), .fromPipelineByPropertyName, .type("Microsoft.PowerShell.ExecutionPolicy")),
    Parameter("Scope", \.scope, .position(1), .fromPipelineByPropertyName, .type("Microsoft.PowerShell.ExecutionPolicyScope")),
    Parameter("Force", \.force),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    if scope.map({ FoldedName.equal($0, "Process") }) ?? false { return }
    try run.writeError(run.error("System.PlatformNotSupportedException", "Operation is not supported on this platform.", id: "System.PlatformNotSupportedException", .NotSpecified))
  }
}

/// Compiles .NET code, which is out of reach here; assemblies that PowerShell has anyway are taken as loaded.
struct AddType: Cmdlet {
  static let name = "Add-Type"
  static let traits = CommandTraits(defaultSet: "FromSource")

  var typeDefinition: String?
  var memberDefinition: [String] = []
  var memberName: String?
  var assemblyName: [String] = []
  var path: [String] = []
  var language: String?, namespace: String?
  var usingNamespace: [String] = [], referencedAssemblies: [String] = []
  var passThru = false, ignoreWarnings = false

  static let parameters: [Parameter<Self>] = [
    Parameter("TypeDefinition", \.typeDefinition, .set("FromSource", position: 0, mandatory: true), .refused),
    Parameter("Name", \.memberName, .set("FromMember", position: 0, mandatory: true)),
    Parameter("MemberDefinition", \.memberDefinition, .set("FromMember", position: 1, mandatory: true), .refused),
    Parameter("Namespace", \.namespace, .sets(["FromMember"]), .alias("NS")),
    Parameter("UsingNamespace", \.usingNamespace, .sets(["FromMember"]), .alias("Using")),
    Parameter("Path", \.path, .set("FromPath", position: 0, mandatory: true), .refused),
    Parameter("AssemblyName", \.assemblyName, .set("FromAssemblyName", mandatory: true), .alias("AN")),
    Parameter("Language", \.language),
    Parameter("ReferencedAssemblies", \.referencedAssemblies, .alias("RA")),
    Parameter("PassThru", \.passThru),
    Parameter("IgnoreWarnings", \.ignoreWarnings),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    if !assemblyName.isEmpty {
      let known = assemblyName.allSatisfy { $0.lowercased().hasPrefix("system") || $0.lowercased().hasPrefix("microsoft") || $0.lowercased().hasPrefix("presentation") }
      if known { return }
    }
    throw NotSimulated.error(run, "code for .NET cannot be compiled or loaded here.")
  }
}

/// Lists the calls that lead here.
struct GetPSCallStack: Cmdlet {
  static let name = "Get-PSCallStack"
  static let parameters: [Parameter<Self>] = []

  mutating func process(_ run: CommandRuntime) throws {
    for frame in CallStack.frames(run) { try run.write(frame) }
  }
}

/// Gives the time zone of the session.
struct GetTimeZone: Cmdlet {
  static let name = "Get-TimeZone"
  static let aliases = ["gtz"]
  static let traits = CommandTraits(defaultSet: "Name", module: "Microsoft.PowerShell.Management")

  var id: [String] = []
  var names: [String] = []
  var listAvailable = false

  static let parameters: [Parameter<Self>] = [
    Parameter("Id", \.id, .set("Id", mandatory: true, fromPipelineByPropertyName: true)),
    Parameter("ListAvailable", \.listAvailable, .set("ListAvailable", mandatory: true)),
    Parameter("Name", \.names, .set("Name", position: 0, fromPipelineByPropertyName: true)),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    let offset = TimeSpan(ticks: DateTime.now().offsetTicks)
    let isUtc = offset.ticks == 0
    let name = isUtc ? "UTC" : run.engine.environment("TZ") ?? "Local"
    try run.write(
      .object(
        CustomObject(
          ["Id": Value(name), "HasIanaId": .bool(true), "DisplayName": Value(isUtc ? "(UTC) Coordinated Universal Time" : name), "StandardName": Value(isUtc ? "Coordinated Universal Time" : name), "DaylightName": Value(isUtc ? "Coordinated Universal Time" : name), "BaseUtcOffset": Value(offset), "SupportsDaylightSavingTime": .bool(!isUtc)],
          typeNames: ["System.TimeZoneInfo", "System.Object"])))
  }
}

/// Pauses until the user presses Enter.
struct Pause: Cmdlet {
  static let name = "Pause"
  static let traits = CommandTraits(module: "", isFunction: true)
  static let parameters: [Parameter<Self>] = []

  mutating func process(_ run: CommandRuntime) throws {
    try Prompt.requireUser(run)
    _ = try run.engine.host.readLine(prompt: "Press Enter to continue...: ", masked: false)
  }
}

/// Puts text on the clipboard of the session.
struct SetClipboard: Cmdlet {
  static let name = "Set-Clipboard"
  static let aliases = ["scb"]
  static let traits = CommandTraits(supportsShouldProcess: true, module: "Microsoft.PowerShell.Management")

  nonisolated(unsafe) static var text: [String] = []
  var value: [String] = []
  var append = false, passThru = false
  private var collected: [String] = []

  static let parameters: [Parameter<Self>] = [
    Parameter("Value", \.value, .mandatory, .position(0), .fromPipeline, .fromPipelineByPropertyName, .allowNull, .allowEmptyString, .allowEmptyCollection),
    Parameter("Append", \.append),
    Parameter("PassThru", \.passThru),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    collected += value
    if passThru { for text in value { try run.write(text) } }
  }

  mutating func end(_ run: CommandRuntime) throws { SetClipboard.text = append ? SetClipboard.text + collected : collected }
}

/// Gives what is on the clipboard of the session.
struct GetClipboard: Cmdlet {
  static let name = "Get-Clipboard"
  static let aliases = ["gcb"]
  static let traits = CommandTraits(module: "Microsoft.PowerShell.Management")

  var raw = false
  static let parameters: [Parameter<Self>] = [Parameter("Raw", \.raw)]

  mutating func process(_ run: CommandRuntime) throws {
    if raw { return try run.write(SetClipboard.text.joined(separator: "\n")) }
    for line in SetClipboard.text { try run.write(line) }
  }
}
