import Engine
import Objects

/// A background job; its block has run by the time it is returned, because a session has one thread.
package final class JobObject: PSObject {
  let id: Int
  var name: String
  let command: String
  let kind: String
  var state: String
  let recorded = RecordedRun()
  let began = DateTime.now()
  var ended = DateTime.now()

  fileprivate init(id: Int, name: String?, command: String, kind: String, state: String) {
    self.id = id
    self.name = name ?? "Job\(id)"
    self.command = command
    self.kind = kind
    self.state = state
    super.init()
  }

  /// The job of an event's action, which has no kind.
  private var isEventJob: Bool { kind.isEmpty }
  package override var type: TypeInfo { isEventJob ? JobObject.eventInfo : JobObject.info }
  package override func describe() throws -> String { type.fullName }

  private nonisolated(unsafe) static let eventInfo: TypeInfo = {
    let made = TypeInfo("System.Management.Automation.PSEventJob", base: info)
    TypeCatalog.register(made)
    return made
  }()

  private nonisolated(unsafe) static let jobInfo: TypeInfo = {
    let made = TypeInfo("System.Management.Automation.Job", base: .object)
    TypeCatalog.register(made)
    return made
  }()

  /// Makes a parameter take jobs and nothing else, so that names and numbers reach theirs.
  static let parameterType = ParameterOption.type(TypeCatalog.array(of: jobInfo))

  nonisolated(unsafe) static let info: TypeInfo = {
    let made = TypeInfo("System.Management.Automation.PSRemotingJob", base: jobInfo) { members in
      func add(_ name: String, _ type: String, _ get: @escaping (JobObject) -> Value) {
        members.property(name, type, get: { ($0.unwrapped.asObject as? JobObject).map(get) ?? .null })
      }
      add("State", "System.Management.Automation.JobState") { Value($0.state) }
      add("HasMoreData", "bool") { .bool(!$0.recorded.isEmpty) }
      add("StatusMessage", "string") { _ in Value("") }
      add("Location", "string") { $0.isEventJob ? .null : Value("localhost") }
      add("Command", "string") { Value($0.command) }
      add("PSJobTypeName", "string") { $0.isEventJob ? .null : Value($0.kind) }
      add("ChildJobs", "System.Collections.Generic.IList[System.Management.Automation.Job]") { _ in Value([]) }
      add("PSBeginTime", "datetime") { Value($0.began) }
      add("PSEndTime", "datetime") { Value($0.ended) }
      add("Id", "int") { .int(Int32($0.id)) }
      add("Name", "string") { Value($0.name) }
      add("Output", "System.Management.Automation.PSDataCollection[psobject]") { .array(PSArray($0.recorded.output)) }
      for (name, stream) in [
        ("Error", \RecordedRun.errors), ("Warning", \.warnings), ("Verbose", \.verbose), ("Debug", \.debug), ("Information", \.information),
      ] {
        add(name, "System.Management.Automation.PSDataCollection[psobject]") { .array(PSArray($0.recorded[keyPath: stream])) }
      }
    }
    TypeCatalog.register(made)
    return made
  }()
}

/// The jobs of a session.
package final class JobTable {
  private(set) var all: [JobObject] = []
  private var lastId = 0

  package static func of(_ engine: Engine) -> JobTable { engine.service("Jobs") { JobTable() } }

  func make(name: String?, command: String, kind: String, state: String = "Running") -> JobObject {
    lastId += 1
    let job = JobObject(id: lastId, name: name, command: command, kind: kind, state: state)
    all.append(job)
    return job
  }

  /// The job of an event's action: it runs whenever the event comes.
  func eventJob(_ name: String, _ command: String) -> JobObject { make(name: name, command: command, kind: "", state: "NotStarted") }

  func remove(_ job: JobObject) { all.removeAll { $0 === job } }

  /// The numbers and names of all jobs, for completion.
  package var names: [(id: Int, name: String)] { all.map { ($0.id, $0.name) } }

  /// The jobs that ids, names or objects mean.
  func find(ids: [Int], names: [String], jobs: [Value]) -> [JobObject] {
    var found = jobs.compactMap { $0.unwrapped.asObject as? JobObject }
    found += all.filter { job in ids.contains(job.id) || names.contains { ((try? Wildcard($0))?.matches(job.name)) ?? false } }
    return found
  }

  /// The same, with an error for each number or name that no job has.
  func found(_ ids: [Int], _ names: [String], _ jobs: [Value], _ run: CommandRuntime) throws -> [JobObject] {
    for id in ids where !all.contains(where: { $0.id == id }) {
      try run.writeError(
        run.error(
          "PSArgumentException", "The command cannot find a job with the job ID \(id). Verify the value of the Id parameter and then try the command again.",
          id: "JobWithSpecifiedSessionNotFound", .ObjectNotFound, target: .int(Int32(clamping: id))))
    }
    for name in names where !Wildcard.isPattern(name) && !all.contains(where: { FoldedName.equal($0.name, name) }) {
      try run.writeError(
        run.error(
          "PSArgumentException",
          "The command cannot find the job because the job name \(name) was not found. Verify the value of the Name parameter, and then try the command again.",
          id: "JobWithSpecifiedNameNotFound", .ObjectNotFound, target: Value(name)))
    }
    return find(ids: ids, names: names, jobs: jobs)
  }
}

/// Runs a script block as a job.
struct StartJob: Cmdlet {
  static let name = "Start-Job"
  static let aliases = ["sajb"]
  static let traits = CommandTraits(defaultSet: "ComputerName", module: "Microsoft.PowerShell.Core")

  var scriptBlock: ScriptBlock?
  var filePath: String?
  var jobName: String?
  var argumentList: [Value] = []
  var initializationScript: ScriptBlock?
  var inputObject = Value.null
  var workingDirectory: String?

  static let parameters: [Parameter<Self>] = [
    Parameter("ScriptBlock", \.scriptBlock, .set("ComputerName", position: 0, mandatory: true), .alias("Command")),
    Parameter("FilePath", \.filePath, .set("FilePathComputerName", position: 0, mandatory: true)),
    Parameter("Name", \.jobName, .fromPipelineByPropertyName),
    Parameter("ArgumentList", \.argumentList, .alias("Args")),
    Parameter("InitializationScript", \.initializationScript, .position(1), .refused),
    Parameter("InputObject", \.inputObject, .fromPipeline),
    Parameter("WorkingDirectory", \.workingDirectory),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    try JobRunner.start(run, block: scriptBlock, file: filePath, name: jobName, arguments: argumentList, kind: "BackgroundJob")
  }
}

/// Runs a script block as a job in this process.
struct StartThreadJob: Cmdlet {
  static let name = "Start-ThreadJob"
  static let traits = CommandTraits(defaultSet: "ScriptBlock", module: "Microsoft.PowerShell.ThreadJob")

  var scriptBlock: ScriptBlock?
  var filePath: String?
  var jobName: String?
  var argumentList: [Value] = []
  var throttleLimit: Int?
  var inputObject = Value.null

  static let parameters: [Parameter<Self>] = [
    Parameter("ScriptBlock", \.scriptBlock, .set("ScriptBlock", position: 0, mandatory: true)),
    Parameter("FilePath", \.filePath, .set("FilePath", position: 0, mandatory: true)),
    Parameter("Name", \.jobName),
    Parameter("ArgumentList", \.argumentList),
    Parameter("ThrottleLimit", \.throttleLimit),
    Parameter("InputObject", \.inputObject, .fromPipeline),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    try JobRunner.start(run, block: scriptBlock, file: filePath, name: jobName, arguments: argumentList, kind: "ThreadJob")
  }
}

enum JobRunner {
  static func start(_ run: CommandRuntime, block: ScriptBlock?, file: String?, name: String?, arguments: [Value], kind: String) throws {
    let block = try block ?? run.engine.loadScript(try PathResolver.file(file ?? "", run))
    let job = JobTable.of(run.engine).make(name: name, command: block.bodyText, kind: kind)
    try job.recorded.record(run.engine) { try run.engine.runElsewhere(block, run.scope, underscore: .null, arguments: arguments, $0) }
    job.state = job.recorded.failure == nil ? "Completed" : "Failed"
    job.ended = DateTime.now()
    try run.write(.object(job))
  }
}

/// Lists jobs.
struct GetJob: Cmdlet {
  static let name = "Get-Job"
  static let aliases = ["gjb"]
  static let traits = CommandTraits(defaultSet: "SessionIdParameterSet", module: "Microsoft.PowerShell.Core")

  var id: [Int] = []
  var names: [String] = []
  var state: String?

  static let parameters: [Parameter<Self>] = [
    Parameter("Id", \.id, .set("SessionIdParameterSet", position: 0)),
    Parameter("Name", \.names, .set("NameParameterSet", position: 0, mandatory: true)),
    Parameter("State", \.state, .set("StateParameterSet", position: 0, mandatory: true)),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    let found = id.isEmpty && names.isEmpty ? JobTable.of(run.engine).all : try JobTable.of(run.engine).found(id, names, [], run)
    for job in found where state.map({ FoldedName.equal($0, job.state) }) ?? true { try run.write(.object(job)) }
  }
}

/// Gives the output of jobs.
struct ReceiveJob: Cmdlet {
  static let name = "Receive-Job"
  static let aliases = ["rcjb"]
  static let traits = CommandTraits(defaultSet: "Location", module: "Microsoft.PowerShell.Core")

  var job: [Value] = []
  var id: [Int] = []
  var names: [String] = []
  var keep = false, wait = false, autoRemoveJob = false, writeEvents = false

  static let parameters: [Parameter<Self>] = [
    Parameter("Job", \.job, .set("Location", position: 0, mandatory: true, fromPipeline: true, fromPipelineByPropertyName: true), JobObject.parameterType),
    Parameter("Id", \.id, .set("SessionIdParameterSet", position: 0, mandatory: true)),
    Parameter("Name", \.names, .set("NameParameterSet", mandatory: true)),
    Parameter("Keep", \.keep),
    Parameter("Wait", \.wait),
    Parameter("AutoRemoveJob", \.autoRemoveJob),
    Parameter("WriteEvents", \.writeEvents),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    for found in try JobTable.of(run.engine).found(id, names, job, run) {
      try found.recorded.replay(run)
      if !keep { found.recorded.clear() }
      if autoRemoveJob { JobTable.of(run.engine).remove(found) }
    }
  }
}

/// Waits for jobs.
struct WaitJob: Cmdlet {
  static let name = "Wait-Job"
  static let aliases = ["wjb"]
  static let traits = CommandTraits(defaultSet: "SessionIdParameterSet", module: "Microsoft.PowerShell.Core")

  var job: [Value] = []
  var id: [Int] = []
  var names: [String] = []
  var any = false, force = false
  var timeout: Int?

  static let parameters: [Parameter<Self>] = [
    Parameter("Job", \.job, .set("JobParameterSet", position: 0, mandatory: true, fromPipeline: true, fromPipelineByPropertyName: true), JobObject.parameterType),
    Parameter("Id", \.id, .set("SessionIdParameterSet", position: 0, mandatory: true)),
    Parameter("Name", \.names, .set("NameParameterSet", position: 0, mandatory: true)),
    Parameter("Any", \.any),
    Parameter("Timeout", \.timeout, .alias("TimeoutSec")),
    Parameter("Force", \.force),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    for found in try JobTable.of(run.engine).found(id, names, job, run) { try run.write(.object(found)) }
  }
}

/// Forgets jobs.
struct RemoveJob: Cmdlet {
  static let name = "Remove-Job"
  static let aliases = ["rjb"]
  static let traits = CommandTraits(defaultSet: "SessionIdParameterSet", supportsShouldProcess: true, module: "Microsoft.PowerShell.Core")

  var job: [Value] = []
  var id: [Int] = []
  var names: [String] = []
  var force = false

  static let parameters: [Parameter<Self>] = [
    Parameter("Job", \.job, .set("JobParameterSet", position: 0, mandatory: true, fromPipeline: true, fromPipelineByPropertyName: true), JobObject.parameterType),
    Parameter("Id", \.id, .set("SessionIdParameterSet", position: 0, mandatory: true)),
    Parameter("Name", \.names, .set("NameParameterSet", position: 0, mandatory: true)),
    Parameter("Force", \.force, .alias("F")),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    for found in try JobTable.of(run.engine).found(id, names, job, run) { JobTable.of(run.engine).remove(found) }
  }
}

/// Stops jobs, which here have always finished.
struct StopJob: Cmdlet {
  static let name = "Stop-Job"
  static let aliases = ["spjb"]
  static let traits = CommandTraits(defaultSet: "SessionIdParameterSet", supportsShouldProcess: true, module: "Microsoft.PowerShell.Core")

  var job: [Value] = []
  var id: [Int] = []
  var names: [String] = []
  var passThru = false

  static let parameters: [Parameter<Self>] = [
    Parameter("Job", \.job, .set("JobParameterSet", position: 0, mandatory: true, fromPipeline: true, fromPipelineByPropertyName: true), JobObject.parameterType),
    Parameter("Id", \.id, .set("SessionIdParameterSet", position: 0, mandatory: true)),
    Parameter("Name", \.names, .set("NameParameterSet", position: 0, mandatory: true)),
    Parameter("PassThru", \.passThru),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    guard passThru else { return }
    for found in try JobTable.of(run.engine).found(id, names, job, run) { try run.write(.object(found)) }
  }
}
