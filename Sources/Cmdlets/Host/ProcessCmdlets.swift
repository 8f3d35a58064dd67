import Engine
import Objects

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Lists the processes of the host, as far as the session may see them: this one.
struct GetProcess: Cmdlet {
  static let name = "Get-Process"
  static let aliases = ["gps", "ps"]
  static let traits = CommandTraits(defaultSet: "Name", module: "Microsoft.PowerShell.Management")

  var names: [String] = []
  var id: [Int] = []
  var includeUserName = false, fileVersionInfo = false, module = false

  static let parameters: [Parameter<Self>] = [
    Parameter("Name", \.names, .set("Name", position: 0, fromPipelineByPropertyName: true), .alias("ProcessName")),
    Parameter("Id", \.id, .set("Id", mandatory: true, fromPipelineByPropertyName: true), .alias("PID")),
    Parameter("IncludeUserName", \.includeUserName),
    Parameter("Module", \.module),
    Parameter("FileVersionInfo", \.fileVersionInfo, .alias("FV", "FVI")),
  ]

  static let record = RecordType(
    "System.Diagnostics.Process",
    ["NPM(K):long", "PM(M):double", "WS(M):double", "CPU(s):string", "Id:int", "SI:int", "ProcessName:string", "Name:string", "CPU:double", "WorkingSet64:long",
     "HasExited:bool", "StartTime:datetime", "Path:string"],
    methods: { members in
      func field(_ value: Value, _ name: String) -> Value { (value.unwrapped.asObject as? RecordObject)?[name] ?? .null }
      members.property("WS", "long", addition: .alias(of: "WorkingSet64"), get: { field($0, "WorkingSet64") })
      members.property("WorkingSet", "int", hidden: true, get: { field($0, "WorkingSet64") })
      // Linux counts only swapped pages here, and a session has none.
      members.property("PM", "long", addition: .alias(of: "PagedMemorySize64"), get: { _ in .long(0) })
      members.property("PagedMemorySize64", "long", hidden: true, get: { _ in .long(0) })
      members.property("SessionId", "int", get: { field($0, "SI") })
      members.method("void Refresh()") { _, _ in .void }
    },
    text: { "System.Diagnostics.Process (\(try $0["ProcessName"].text()))" })

  mutating func process(_ run: CommandRuntime) throws {
    let own = Int(getpid())
    if !id.isEmpty {
      for wanted in id where wanted != own {
        try run.writeError(
          run.error(
            "Microsoft.PowerShell.Commands.ProcessCommandException", "Cannot find a process with the process identifier \(wanted).", id: "NoProcessFoundForGivenId",
            .ObjectNotFound, target: .int(Int32(wanted))))
      }
      guard id.contains(own) else { return }
    }
    for name in names where !Wildcard.isPattern(name) && !FoldedName.equal(name, "simlet") && !FoldedName.equal(name, "pwsh") {
      try run.writeError(
        run.error(
          "Microsoft.PowerShell.Commands.ProcessCommandException",
          "Cannot find a process with the name \"\(name)\". Verify the process name and call the cmdlet again.", id: "NoProcessFoundForGivenName",
          .ObjectNotFound, target: Value(name)))
    }
    guard try names.isEmpty || names.contains(where: { try Wildcard($0).matches("simlet") || FoldedName.equal($0, "pwsh") }) else { return }
    try run.write(GetProcess.current())
  }

  /// The process that the session runs in.
  private static func current() throws -> Value {
    var usage = rusage()
    #if canImport(Glibc)
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    #else
      getrusage(RUSAGE_SELF, &usage)
    #endif
    let seconds = Double(usage.ru_utime.tv_sec) + Double(usage.ru_utime.tv_usec) / 1_000_000
    let memory = Int64(usage.ru_maxrss) * 1024
    let cpu = try Operators.format(Value("{0:N2}"), .double(seconds)).text()
    let mega = (Double(memory) / 1_048_576 * 100).rounded() / 100
    return .object(record.make([
      .long(0), .double(0), .double(mega), Value(cpu), .int(getpid()), .int(0), Value("simlet"), Value("simlet"), .double(seconds), .long(memory), .bool(false),
      Value(DateTime.now()), .null,
    ]))
  }

  /// The type with what scripts call on it.
  static let type: TypeInfo = {
    record.info.extend { members in members.staticMethod("System.Diagnostics.Process GetCurrentProcess()") { _ in try current() } }
    return record.info
  }()
}

/// Says of commands that reach outside the simulation that they are not simulated.
enum NotSimulated {
  static func error(_ run: CommandRuntime, _ what: String) -> PSError {
    run.error("System.NotSupportedException", "\(run.info.name) is not simulated yet: \(what)", id: "NotSimulated", .NotImplemented)
  }
}

/// Would start a program.
struct StartProcess: Cmdlet {
  static let name = "Start-Process"
  static let aliases = ["saps", "start"]
  static let traits = CommandTraits(defaultSet: "Default", supportsShouldProcess: true, module: "Microsoft.PowerShell.Management", isRefused: true)

  var filePath = ""
  var argumentList: [String] = []
  var wait = false, passThru = false, noNewWindow = false
  var verb: String?, windowStyle: String?, workingDirectory: String?, standardOutput: String?, standardError: String?, standardInput: String?
  var loadUserProfile = false, useNewEnvironment = false
  var environment = Value.null
  var credential = Value.null

  static let parameters: [Parameter<Self>] = [
    Parameter("FilePath", \.filePath, .mandatory, .position(0), .alias("PSPath", "Path")),
    Parameter("ArgumentList", \.argumentList, .position(1), .alias("Args")),
    Parameter("Credential", \.credential, .alias("RunAs")),
    Parameter("WorkingDirectory", \.workingDirectory),
    Parameter("NoNewWindow", \.noNewWindow, .alias("nnw")),
    Parameter("PassThru", \.passThru),
    Parameter("Verb", \.verb),
    Parameter("WindowStyle", \.windowStyle),
    Parameter("Wait", \.wait),
    Parameter("LoadUserProfile", \.loadUserProfile, .alias("Lup")),
    Parameter("RedirectStandardError", \.standardError, .alias("RSE")),
    Parameter("RedirectStandardInput", \.standardInput, .alias("RSI")),
    Parameter("RedirectStandardOutput", \.standardOutput, .alias("RSO")),
    Parameter("UseNewEnvironment", \.useNewEnvironment),
    Parameter("Environment", \.environment),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    guard try run.shouldProcess(filePath, "Start-Process") else { return }
    throw NotSimulated.error(run, "'\(filePath)' would be started outside the session.")
  }
}

/// Would stop a program.
struct StopProcess: Cmdlet {
  static let name = "Stop-Process"
  static let aliases = ["spps", "kill"]
  static let traits = CommandTraits(defaultSet: "Id", supportsShouldProcess: true, confirmImpact: .medium, module: "Microsoft.PowerShell.Management")

  var id: [Int] = []
  var names: [String] = []
  var force = false, passThru = false
  var inputObject: [Value] = []

  static let parameters: [Parameter<Self>] = [
    Parameter("Id", \.id, .set("Id", position: 0, mandatory: true, fromPipelineByPropertyName: true)),
    Parameter("Name", \.names, .set("Name", mandatory: true, fromPipelineByPropertyName: true), .alias("ProcessName")),
    Parameter("InputObject", \.inputObject, .set("InputObject", position: 0, mandatory: true, fromPipeline: true)),
    Parameter("Force", \.force),
    Parameter("PassThru", \.passThru),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    for name in names {
      try run.writeError(
        run.error(
          "Microsoft.PowerShell.Commands.ProcessCommandException",
          "Cannot find a process with the name \"\(name)\". Verify the process name and call the cmdlet again.", id: "NoProcessFoundForGivenName",
          .ObjectNotFound, target: Value(name)))
    }
    for wanted in id {
      try run.writeError(
        run.error(
          "Microsoft.PowerShell.Commands.ProcessCommandException", "Cannot find a process with the process identifier \(wanted).", id: "NoProcessFoundForGivenId",
          .ObjectNotFound, target: .int(Int32(wanted))))
    }
  }
}

/// Opens a file with its program, which a session cannot.
struct InvokeItem: Cmdlet {
  static let name = "Invoke-Item"
  static let aliases = ["ii"]
  static let traits = CommandTraits(defaultSet: "Path", supportsShouldProcess: true, module: "Microsoft.PowerShell.Management")

  var targets = ItemTargets()
  static let parameters: [Parameter<Self>] = [
    Parameter("Path", \.targets.path, .set("Path", position: 0, mandatory: true, fromPipeline: true, fromPipelineByPropertyName: true)),
    Parameter("LiteralPath", \.targets.literalPath, .set("LiteralPath", mandatory: true, fromPipelineByPropertyName: true), .alias("PSPath", "LP")),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    for place in try targets.resolve(run) where try run.shouldProcess("Item: \(place.display)", "Invoke Item") { try run.warning("Invoke-Item does not open '\(place.display)': programs with windows are not simulated.") }
  }
}

/// Shows a table where PowerShell would open a window.
struct OutGridView: Cmdlet {
  static let name = "Out-GridView"
  static let aliases = ["ogv"]
  static let traits = CommandTraits(defaultSet: "PassThru")

  var inputObject = Value.null
  var title: String?
  var passThru = false, wait = false
  var outputMode: String?
  private var items: [Value] = []

  static let parameters: [Parameter<Self>] = [
    Parameter("InputObject", \.inputObject, .fromPipeline),
    Parameter("Title", \.title),
    Parameter("PassThru", \.passThru, .sets(["PassThru"])),
    Parameter("OutputMode", \.outputMode, .sets(["OutputMode"]), .type("Microsoft.PowerShell.Commands.OutputModeOption")),
    Parameter("Wait", \.wait, .sets(["Wait"])),
  ]

  mutating func process(_ run: CommandRuntime) throws { items.append(inputObject) }

  mutating func end(_ run: CommandRuntime) throws {
    let host = run.engine.host
    host.write(title.map { "\($0):" } ?? "Out-GridView shows its rows here: windows are not simulated.", newLine: true, foreground: nil, background: nil)
    try TableToHost.show(items, run)
    let picks = passThru || outputMode.map { !FoldedName.equal($0, "None") } ?? false
    if picks { for item in items.prefix(FoldedName.equal(outputMode ?? "", "Single") ? 1 : items.count) { try run.write(item) } }
  }
}
