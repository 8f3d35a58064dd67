import Objects

/// How errors get their position, are reported, remembered or passed on.
extension Engine {
  /// Gives an error the position of the statement it stands in, unless it already has one.
  func complete(_ error: PSError, at position: SyntaxPosition?, _ scope: Scope) {
    let record = error.record
    if record.isComplete { return }
    record.isComplete = true
    if record.position == nil { record.position = position?.errorPosition }
    if record.invocation == nil { record.invocation = InvocationInfo(command: nil, position: position) }
    record.scriptStackTrace = stackTrace(scope, at: record.position)
  }

  /// The same for an error of a command.
  func complete(_ error: PSError, by run: CommandRuntime) {
    let record = error.record
    if record.isComplete { return }
    record.isComplete = true
    attach(record, run)
  }

  private func attach(_ record: ErrorRecord, _ run: CommandRuntime) {
    if record.position == nil { record.position = run.call.position?.errorPosition }
    if record.reporter.isEmpty { record.reporter = Engine.reporterName(run.info) }
    let invocation = InvocationInfo(command: run.info, position: run.call.position, invocationName: run.call.invocationName)
    invocation.boundParameters = run.boundParameters
    if record.invocation == nil { record.invocation = invocation }
    if record.activity.isEmpty { record.activity = run.info.name }
    record.scriptStackTrace = stackTrace(run.scope, at: record.position)
  }

  /// Marks binding errors of a script function as that function's.
  func passThrough(_ error: PSError, _ info: CommandInfo, _ scope: Scope?) {
    let record = error.record
    if record.isComplete { return }
    guard record.exception.type.fullName.contains("ParameterBinding") || record.exception.type.name == "ScriptCallDepthException" else { return }
    record.isComplete = true
    if record.reporter.isEmpty { record.reporter = info.name }
    record.activity = info.name
    if record.invocation == nil { record.invocation = InvocationInfo(command: info, position: nil, invocationName: info.name) }
    record.scriptStackTrace = stackTrace(scope ?? global.scope, at: record.position)
  }

  /// The name behind the comma of `FullyQualifiedErrorId`: .NET's class for a cmdlet, the name of a function.
  static func reporterName(_ info: CommandInfo) -> String {
    guard info is CmdletInfo else { return info.name }
    // The archive commands are functions in PowerShell.
    if info.name == "Compress-Archive" || info.name == "Expand-Archive" { return info.name }
    return "Microsoft.PowerShell.Commands.\(info.name.filter { $0 != "-" })Command"
  }

  /// Reports a statement's error and lets the next statement run, or throws it on: into a `try`, or because it ends the script.
  func reportOrThrow(_ error: PSError, _ scope: Scope, at position: SyntaxPosition? = nil) throws {
    if propagatesErrors { throw error }
    let action = errorAction(scope)
    if error.isThrow {
      switch action {
      case .silentlyContinue, .ignore:
        remember(error.record)
        return
      default: throw error
      }
    }
    switch action {
    case .stop:
      // The view then blames the exception that holds the record.
      if error.record.category == .NotSpecified, error.record.reason.isEmpty, error.record.exception.type.name == "RuntimeException" {
        error.record.reason = "ParentContainsErrorRecordException"
      }
      throw PSError(error.record, isThrow: true)
    case .ignore: return
    case .silentlyContinue: remember(error.record)
    case .inquire:
      remember(error.record)
      try show(error.record)
    default:
      remember(error.record)
      if action == .break { try debugger.breakNow(at: position ?? scope.current, scope, trigger: .object(error.record)) }
      try show(error.record)
    }
  }

  /// Reports an error after which its own statement goes on.
  func reportNonTerminating(_ record: ErrorRecord, _ scope: Scope) throws {
    lastSucceeded = false
    switch errorAction(scope) {
    case .stop: throw PSError(record, isThrow: true)
    case .ignore: return
    case .silentlyContinue: remember(record)
    default:
      remember(record)
      if errorAction(scope) == .break { try debugger.breakNow(scope, at: scope.current, trigger: .object(record)) }
      try show(record)
    }
  }

  func errorAction(_ scope: Scope) -> ActionPreference { (try? preference("ErrorActionPreference", scope)) ?? .continue }

  /// The value of a preference variable as seen from a scope.
  package func preference(_ name: String, _ scope: Scope) throws -> ActionPreference {
    guard let value = scope.lookup(Symbol(name)), !value.isNull else { return name == "VerbosePreference" || name == "DebugPreference" ? .silentlyContinue : .continue }
    return ActionPreference(value) ?? .continue
  }

  /// The same for a variable whose preference is `SilentlyContinue` unless it says otherwise.
  func preference(_ symbol: Symbol, _ scope: Scope) throws -> ActionPreference {
    guard let value = scope.lookup(symbol), !value.isNull else { return .silentlyContinue }
    return ActionPreference(value) ?? .continue
  }

  /// Puts a record at the front of `$Error`.
  package func remember(_ record: ErrorRecord) {
    if case .object(let first)? = errors.items.first, first === record { return }
    errors.items.insert(.object(record), at: 0)
    if errors.items.count > 256 { errors.items.removeLast() }
  }

  func show(_ record: ErrorRecord) throws { try streams.error.write(.object(record)) }

  /// `Write-Error` and its like: a non-terminating error of a command.
  package func writeError(_ record: ErrorRecord, by run: CommandRuntime) throws {
    if !record.isComplete {
      record.isComplete = true
      attach(record, run)
    }
    let action = run.common.errorAction.flatMap { ActionPreference($0) } ?? errorAction(run.bodyScope ?? run.scope)
    if action != .ignore { collect(.object(record), run, \.errorVariable) }
    switch action {
    case .stop: throw PSError(record, isThrow: true)
    case .ignore: run.didReport = true
    case .silentlyContinue:
      remember(record)
      run.didReport = true
    case .inquire:
      remember(record)
      try run.inquire(record.message)
      run.didReport = true
      try show(record)
    default:
      remember(record)
      run.didReport = true
      if action == .break { try debugger.breakNow(run.bodyScope ?? run.scope, at: run.call.position, trigger: .object(record)) }
      try show(record)
    }
  }

  /// Writes to the warning, verbose, debug or information stream as the preferences say.
  package func write(_ record: StreamRecord, by run: CommandRuntime) throws {
    let scope = run.bodyScope ?? run.scope
    let action: ActionPreference
    switch record.stream {
    case .warning:
      action = try run.common.warningAction.flatMap { ActionPreference($0) } ?? preference("WarningPreference", scope)
      if action != .ignore { collect(.object(record), run, \.warningVariable) }
    case .verbose: action = try run.common.verbose.map { $0 ? .continue : .silentlyContinue } ?? preference("VerbosePreference", scope)
    case .debug: action = try run.common.debug.map { $0 ? .continue : .silentlyContinue } ?? preference("DebugPreference", scope)
    case .information:
      action = try run.common.informationAction.flatMap { ActionPreference($0) } ?? preference("InformationPreference", scope)
      if action != .ignore { collect(.object(record), run, \.informationVariable) }
    }
    record.invocation = InvocationInfo(command: run.info, position: run.call.position)
    try deliver(record, action)
    if action == .inquire { try run.inquire("Continue with this operation?") }
  }

  /// Adds a record to the variable of the command and of every function it runs in.
  private func collect(_ record: Value, _ run: CommandRuntime, _ variable: KeyPath<CommonSettings, VariableCollector?>) {
    run.common[keyPath: variable]?.add(record)
    var scope: Scope? = run.bodyScope?.caller ?? run.scope
    while let here = scope {
      if let outer = here.call.runtime, outer !== run { outer.common[keyPath: variable]?.add(record) }
      scope = here.caller
    }
  }

  private func deliver(_ record: StreamRecord, _ action: ActionPreference) throws {
    let sink: Sink =
      switch record.stream {
      case .warning: streams.warning
      case .verbose: streams.verbose
      case .debug: streams.debug
      case .information: streams.information
      }
    if record.stream == .information, action != .stop {
      // Redirections see information records that the console does not show.
      record.isShown = record.isHostOutput || action == .continue
      if action != .ignore { try sink.write(.object(record)) }
      return
    }
    switch action {
    case .silentlyContinue, .ignore: return
    case .stop:
      try sink.write(.object(record))
      throw PSError(
        PSError(
          "ActionPreferenceStopException",
          "The running command stopped because the preference variable \"\(record.stream.rawValue.prefix(1).uppercased() + record.stream.rawValue.dropFirst())Preference\" or common parameter is set to Stop: \(record.message)",
          id: "ActionPreferenceStop", category: .OperationStopped
        ).record, isThrow: true)
    default: try sink.write(.object(record))
    }
  }

  /// `at f, path: line n` for every call, innermost first.
  func stackTrace(_ scope: Scope, at position: ErrorPosition?) -> String {
    var lines: [String] = []
    var frame: Scope? = scope
    var place = position.map { (file: $0.file, line: $0.line) }
    while let here = frame, lines.count < 100 {
      if here.call.isCall || here === global.scope {
        let name = here.call.command?.name ?? "<ScriptBlock>"
        let file = place.map { $0.file.isEmpty ? "<No file>" : $0.file } ?? "<No file>"
        if place != nil || here === global.scope { lines.append("at \(here.call.command is ScriptInfo || name.isEmpty ? "<ScriptBlock>" : name), \(file): line \(place?.line ?? 1)") }
        place = here.call.position.map { ($0.source.name ?? "", $0.line) }
      }
      if here === global.scope { break }
      frame = here.caller ?? here.parent
    }
    return lines.joined(separator: "\n")
  }

  /// Tells whether a `catch [type]` takes the error.
  func matches(_ error: PSError, _ type: TypeInfo) -> Bool {
    var exception: ExceptionObject? = error.record.exception
    while let tried = exception {
      if tried.type.isSubtype(of: type) { return true }
      exception = tried.inner
    }
    return false
  }
}
