import Engine
import Objects

/// `[powershell]`: a pipeline that a script builds and runs in a runspace of its own; "in the background" it runs at once.
final class PowerShellObject: PSObject {
  struct Command {
    let body: Value
    var arguments: [Value] = []
    var parameters = PSHashtable(ignoresCase: true)
  }

  var statements: [[Command]] = [[]]
  let recorded = RecordedRun()
  var runspace: RunspaceObject
  /// `NotStarted`, `Completed` or `Failed`.
  var state = "NotStarted"
  private let engine: Engine

  init(_ engine: Engine) {
    self.engine = engine
    runspace = RunspaceObject(engine, isPool: false)
    super.init()
  }

  override var type: TypeInfo { PowerShellType.info }

  func add(_ body: Value) { statements[statements.count - 1].append(Command(body: body)) }

  /// Changes the command that was added last.
  func change(_ body: (inout Command) -> Void) throws {
    let last = statements.count - 1
    guard !statements[last].isEmpty else {
      throw PSError.dotNet("System.InvalidOperationException", "A command is required to add a parameter. A command must be added to the PowerShell instance before adding a parameter.")
    }
    body(&statements[last][statements[last].count - 1])
  }

  /// Runs the pipelines; what they put out stays in `recorded`.
  func invoke(input: ContiguousArray<Value>? = nil) throws {
    guard statements.contains(where: { !$0.isEmpty }) else {
      throw PSError.dotNet("System.InvalidOperationException", "No commands are specified.")
    }
    recorded.output = []
    try recorded.record(engine) { output in
      for statement in statements where !statement.isEmpty { try run(statement, input, output) }
    }
    state = recorded.failure == nil ? "Completed" : "Failed"
    if let failure = recorded.failure { throw Members.wrapped(PSError(failure), "Invoke", input == nil ? 0 : 1) }
  }

  /// One script runs as it is; commands become a pipeline of calls with splatted arguments.
  private func run(_ commands: [Command], _ input: ContiguousArray<Value>?, _ output: Sink) throws {
    if commands.count == 1, let block = commands[0].body.unwrapped.asObject as? ScriptBlock, commands[0].parameters.count == 0 {
      return try runspace.inner.run(block, commands[0].arguments, input: input, keepsVariables: true, output)
    }
    var stages: [String] = [], values: [Value] = []
    for (index, command) in commands.enumerated() {
      stages.append("& ${__c\(index)} @__n\(index) @__a\(index)")
      for (name, value) in [("__c", command.body), ("__n", .object(command.parameters)), ("__a", Value(command.arguments))] {
        try runspace.inner.setVariable("\(name)\(index)", value)
      }
      values.append(command.body)
    }
    let text = (input == nil ? "" : "$input | ") + stages.joined(separator: " | ")
    let block = try engine.makeBlock(text, engine.global)
    try runspace.inner.run(block, [], input: input, output)
  }
}

/// The members of `[powershell]`, its streams and the handle of `BeginInvoke`.
enum PowerShellType {
  private static let fullName = "System.Management.Automation.PowerShell"
  private static var engine: Engine? { (ObjectRuntime.current as? EngineRuntime)?.engine }
  private static func own(_ value: Value) -> PowerShellObject? { value.unwrapped.asObject as? PowerShellObject }

  static let info = NetType.register(fullName, traits: [.sealed]) { members in
    for parameters in ["", "System.Management.Automation.RunspaceMode runspace"] {
      members.staticMethod("powershell Create(\(parameters))") { _ in engine.map { .object(PowerShellObject($0)) } ?? .null }
    }
    commands(&members)
    invocation(&members)
    properties(&members)
  }

  private static func commands(_ members: inout TypeMembers) {
    for parameters in ["string script", "string script, bool useLocalScope"] {
      members.method("powershell AddScript(\(parameters))") { target, arguments in
        guard let engine else { return .null }
        own(target)?.add(.object(try engine.makeBlock(try arguments[0].text(), engine.global)))
        return target
      }
    }
    for parameters in ["string cmdlet", "string cmdlet, bool useLocalScope"] {
      members.method("powershell AddCommand(\(parameters))") { target, arguments in
        own(target)?.add(arguments[0])
        return target
      }
    }
    members.method("powershell AddArgument(System.Object value)") { target, arguments in
      try own(target)?.change { $0.arguments.append(arguments[0]) }
      return target
    }
    members.method("powershell AddParameter(string parameterName)") { target, arguments in
      try own(target)?.change { $0.parameters.set(arguments[0], .bool(true)) }
      return target
    }
    members.method("powershell AddParameter(string parameterName, System.Object value)") { target, arguments in
      try own(target)?.change { $0.parameters.set(arguments[0], arguments[1]) }
      return target
    }
    members.method("powershell AddParameters(System.Object parameters)") { target, arguments in
      try own(target)?.change { command in
        if let table = arguments[0].unwrapped.asObject as? PSHashtable {
          for key in table.keys { command.parameters.set(key, table.get(key) ?? .null) }
        } else {
          command.arguments += Array(arguments[0].asArray?.items ?? [arguments[0]])
        }
      }
      return target
    }
    members.method("powershell AddStatement()") { target, _ in
      own(target)?.statements.append([])
      return target
    }
  }

  private static func invocation(_ members: inout TypeMembers) {
    let result = "System.Collections.ObjectModel.Collection[psobject]"
    members.method("\(result) Invoke()") { target, _ in
      try own(target)?.invoke()
      return .object(PSList(.collection(of: TypeInfo.psObject), own(target)?.recorded.output ?? []))
    }
    members.method("\(result) Invoke(System.Collections.IEnumerable input)") { target, arguments in
      try own(target)?.invoke(input: arguments[0].asArray?.items ?? (try arguments[0].asObject?.enumerated()) ?? [arguments[0]])
      return .object(PSList(.collection(of: TypeInfo.psObject), own(target)?.recorded.output ?? []))
    }
    members.method("System.IAsyncResult BeginInvoke()") { target, _ in
      do { try own(target)?.invoke() } catch is PSError { /* `EndInvoke` throws it. */ }
      return .object(AsyncHandle.record.make([.bool(true), .bool(true), .object(MutexType.record.make([]))]))
    }
    members.method("System.Management.Automation.PSDataCollection[psobject] EndInvoke(System.Object asyncResult)") { target, _ in
      if let failure = own(target)?.recorded.failure { throw Members.wrapped(PSError(failure), "EndInvoke", 1) }
      return .object(PSList(.collection(of: TypeInfo.psObject), own(target)?.recorded.output ?? []))
    }
    for name in ["Dispose", "Stop"] { members.method("void \(name)()") { _, _ in .void } }
  }

  private static func properties(_ members: inout TypeMembers) {
    members.property("Streams", "System.Management.Automation.PSDataStreams", get: { own($0).map { .object(RecordedStreams($0.recorded)) } ?? .null })
    members.property("HadErrors", "bool", get: { .bool(!(own($0)?.recorded.errors.isEmpty ?? true)) })
    members.property("InvocationStateInfo", "System.Management.Automation.PSInvocationStateInfo", get: { target in
      guard let own = own(target) else { return .null }
      return .object(AsyncHandle.stateInfo.make([Value(own.state), own.recorded.failure.map { .object($0.exception) } ?? .null]))
    })
    for name in ["Runspace", "RunspacePool"] {
      members.property(name, "System.Management.Automation.Runspaces.\(name)", get: { own($0).map { .object($0.runspace) } ?? .null }, set: { target, value in
        if let runspace = value.unwrapped.asObject as? RunspaceObject { own(target)?.runspace = runspace.forInstance() }
      })
    }
    members.property("Commands", "System.Management.Automation.PSCommand", get: { own($0).map { .object(CommandList($0)) } ?? .null })
    members.property("IsNested", "bool", get: { _ in .bool(false) })
    members.property("InstanceId", "guid", get: { _ in Value(Guid.random()) })
  }
}

/// `$powershell.Streams`.
final class RecordedStreams: PSObject {
  private let recorded: RecordedRun

  init(_ recorded: RecordedRun) {
    self.recorded = recorded
    super.init()
  }

  override var type: TypeInfo { RecordedStreams.info }

  private static let info = NetType.register("System.Management.Automation.PSDataStreams") { members in
    func own(_ value: Value) -> RecordedRun? { (value.unwrapped.asObject as? RecordedStreams)?.recorded }
    for (name, stream) in [
      ("Error", \RecordedRun.errors), ("Warning", \.warnings), ("Verbose", \.verbose), ("Debug", \.debug), ("Information", \.information),
    ] {
      members.property(name, "System.Management.Automation.PSDataCollection[psobject]", get: { target in
        .object(PSList(.collection(of: TypeInfo.psObject), own(target)?[keyPath: stream] ?? []))
      })
    }
    members.property("Progress", "System.Management.Automation.PSDataCollection[psobject]", get: { _ in .object(PSList(.collection(of: TypeInfo.psObject), [])) })
    members.method("void ClearStreams()") { target, _ in
      own(target)?.clear()
      return .void
    }
  }
}

/// `$powershell.Commands`: can be emptied, so that the object is used again.
final class CommandList: PSObject {
  private let owner: PowerShellObject

  init(_ owner: PowerShellObject) {
    self.owner = owner
    super.init()
  }

  override var type: TypeInfo { CommandList.info }

  private static let info = NetType.register("System.Management.Automation.PSCommand") { members in
    members.method("void Clear()") { target, _ in
      (target.unwrapped.asObject as? CommandList)?.owner.statements = [[]]
      return .void
    }
  }
}

/// What `BeginInvoke` gives and how a run stands.
enum AsyncHandle {
  static let record = RecordType(
    "System.Management.Automation.PowerShellAsyncResult", ["IsCompleted:bool", "CompletedSynchronously:bool", "AsyncWaitHandle:System.Threading.WaitHandle"])
  static let stateInfo = RecordType("System.Management.Automation.PSInvocationStateInfo", ["State:System.Management.Automation.PSInvocationState", "Reason:System.Exception"])
}
