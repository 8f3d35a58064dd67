import Objects

/// `a | b | c`, or a single command.
final class PipelineNode: StatementNode {
  /// The expression in front of the first `|`, if the pipeline begins with one.
  let source: Node?
  let sourceRedirections: [RedirectionNode]
  let commands: [CommandNode]
  /// The command that stands alone, which `commands` holds.
  private let single: Unmanaged<CommandNode>?

  init(source: Node?, sourceRedirections: [RedirectionNode], commands: [CommandNode]) {
    self.source = source
    self.sourceRedirections = sourceRedirections
    self.commands = commands
    single = source == nil && commands.count == 1 ? .passUnretained(commands[0]) : nil
  }

  override func execute(_ scope: Scope, _ output: Sink) throws -> Flow {
    if attentionWanted { try scope.engine.attend(scope) }
    if let site = single?._withUnsafeGuaranteedRef({ $0.quick(scope) }) {
      _ = try callQuick(site, scope, output)
      return .next
    }
    let engine = scope.engine
    if single != nil { return try executeSingle(commands[0], scope, output) }
    engine.lastSucceeded = true
    engine.scriptFailed = false
    if commands.isEmpty { return try executeRedirected(scope, output) }
    engine.lastSucceeded = try run(scope, output) && !engine.scriptFailed
    return .next
  }

  override var givesValue: Bool { single != nil }

  override func value(_ scope: Scope, _ flow: inout Flow) throws -> Value {
    guard let single else { return try collected(scope, &flow) }
    if attentionWanted { try scope.engine.attend(scope) }
    if let site = single._withUnsafeGuaranteedRef({ $0.quick(scope) }) { return try callQuick(site, scope, nil) }
    return try slowValue(scope, &flow)
  }

  @inline(__always) private func callQuick(_ site: Unmanaged<CallSite>, _ scope: Scope, _ output: Sink?) throws -> Value {
    try site._withUnsafeGuaranteedRef { site in try scope.engineReference._withUnsafeGuaranteedRef { try $0.callQuick(site, scope, output) } }
  }

  @inline(never) private func slowValue(_ scope: Scope, _ flow: inout Flow) throws -> Value {
    let info = try commands[0].resolve(scope)
    if let function = info as? FunctionInfo, let site = commands[0].directSite(function, scope), let plan = site.plan {
      commands[0].noteQuick(site, plan, scope)
      return try scope.engine.callDirect(site, function, plan, scope, nil)
    }
    return try collected(scope, &flow)
  }

  /// One command: functions are called without any stage where that is possible.
  private func executeSingle(_ command: CommandNode, _ scope: Scope, _ output: Sink) throws -> Flow {
    let engine = scope.engine
    let info = try command.resolve(scope)
    if let function = info as? FunctionInfo, let site = command.directSite(function, scope), let plan = site.plan {
      command.noteQuick(site, plan, scope)
      _ = try engine.callDirect(site, function, plan, scope, output)
      return .next
    }
    engine.lastSucceeded = true
    engine.scriptFailed = false
    let isClean = command.redirections.isEmpty ? try runAlone(command, info, scope, output) : try run(scope, output, first: info)
    if info is ApplicationInfo { return .next }
    engine.lastSucceeded = isClean && !engine.scriptFailed
    return .next
  }

  /// `expression > file`.
  private func executeRedirected(_ scope: Scope, _ output: Sink) throws -> Flow {
    let redirection = try Redirection(sourceRedirections, scope, output: output)
    let saved = scope.engine.streams
    scope.engine.streams = redirection.streams
    defer { scope.engine.streams = saved }
    do { if let source { try ExpressionStatement.emit(source.eval(scope), redirection.output) } } catch {
      redirection.leave(error)
      throw error
    }
    try redirection.close()
    return .next
  }

  /// Runs a command that is no pipeline's; false if it reported an error of its own.
  private func runAlone(_ command: CommandNode, _ info: CommandInfo, _ scope: Scope, _ output: Sink) throws -> Bool {
    let call = CommandCall(scope: scope, output: output)
    call.position = command.position
    call.invocationName = command.invocationName
    call.isDotSourced = command.isDotSourced
    call.arguments = try command.evaluateArguments(scope)
    let stage = try makeStage(info, call, scope)
    try PipelineRunner.run(stage)
    return !(stage.runtime?.didReport ?? false)
  }

  /// Runs all stages; false if one of them reported an error of its own.
  private func run(_ scope: Scope, _ output: Sink, first: CommandInfo? = nil) throws -> Bool {
    let (stages, redirections) = try makeStages(scope, output, first: first, receivesInput: source != nil)
    do { try PipelineRunner.run(stages, feed: feed(scope)) } catch {
      for redirection in redirections { redirection.leave(error) }
      throw error
    }
    for redirection in redirections { try redirection.close() }
    return !stages.contains { $0.runtime?.didReport ?? false }
  }

  /// Finds the commands and evaluates their arguments; nothing runs yet.
  func makeStages(_ scope: Scope, _ output: Sink, first: CommandInfo? = nil, receivesInput: Bool) throws -> ([CommandProcessor], [Redirection]) {
    var stages: [CommandProcessor] = []
    var redirections: [Redirection] = []
    var target = output
    let infos = try commands.enumerated().map { index, command in index == 0 && first != nil ? first ?? BlockCommand.none : try command.resolve(scope) }
    for index in commands.indices.reversed() {
      let command = commands[index]
      let call = CommandCall(scope: scope, output: target)
      call.position = command.position
      call.invocationName = command.invocationName
      call.isDotSourced = command.isDotSourced
      call.receivesInput = index > 0 || receivesInput
      call.pipelineLength = commands.count + (source == nil ? 0 : 1)
      call.pipelinePosition = index + 1 + (source == nil ? 0 : 1)
      call.hasExpressionSource = source != nil
      call.arguments = try command.evaluateArguments(scope)
      if !command.redirections.isEmpty {
        // What flows on to the next command leaves the redirected streams behind.
        let onward = index < commands.count - 1 ? RestoringSink(target, scope.engine.streams, scope.engine) : target
        let redirection = try Redirection(command.redirections, scope, output: onward)
        redirections.append(redirection)
        call.streams = redirection.streams
        call.output = redirection.output
      }
      let stage = try makeStage(infos[index], call, scope)
      stages.append(stage)
      target = stage
    }
    return (stages.reversed(), redirections)
  }

  private func makeStage(_ info: CommandInfo, _ call: CommandCall, _ scope: Scope) throws -> CommandProcessor {
    if scope.engine.watchesCommands { try scope.engine.debugger.willRun(info, scope, at: call.position) }
    // `Get-Thing -?` asks for help instead.
    if call.arguments.contains(where: { $0.name == "?" }), info.metadata.isAdvanced, let help = info.engineHelp(call) { return help }
    do { return try info.makeProcessor(call) } catch let error as PSError {
      scope.engine.complete(error, at: call.position, scope)
      throw error
    }
  }

  /// Enumerates the expression in front into the first command.
  private func feed(_ scope: Scope) throws -> ((Sink) throws -> Void)? {
    guard let source else { return nil }
    if let range = source as? RangeNode, let (first, last) = try range.bounds(scope) {
      return { sink in
        var number = first
        let step: Int32 = first <= last ? 1 : -1
        while true {
          try sink.write(.int(number))
          if number == last { return }
          number &+= step
        }
      }
    }
    let value = try source.eval(scope)
    return { sink in
      if case .array(let array) = value {
        for item in array.items { try sink.write(item) }
      } else if let items = try value.enumerated() {
        for item in items { try sink.write(item) }
      } else if !value.isVoid {
        try sink.write(value)
      }
    }
  }
}

/// `a && b`, `a || b`.
final class ChainNode: StatementNode {
  let left, right: StatementNode
  let isAnd: Bool
  let position: SyntaxPosition

  init(_ left: StatementNode, _ right: StatementNode, isAnd: Bool, position: SyntaxPosition) {
    self.left = left
    self.right = right
    self.isAnd = isAnd
    self.position = position
  }

  override func execute(_ scope: Scope, _ output: Sink) throws -> Flow {
    let engine = scope.engine
    do {
      let flow = try left.execute(scope, output)
      if flow != .next { return flow }
    } catch let error as PSError {
      engine.complete(error, at: position, scope)
      engine.lastSucceeded = false
      try engine.reportOrThrow(error, scope, at: position)
      engine.lastSucceeded = false
    }
    return engine.lastSucceeded == isAnd ? try right.execute(scope, output) : .next
  }
}

/// `a &`: runs at once and leaves a finished job behind.
final class BackgroundNode: StatementNode {
  let inner: StatementNode
  let text: String

  init(_ inner: StatementNode, text: String) {
    self.inner = inner
    self.text = text
  }

  override func execute(_ scope: Scope, _ output: Sink) throws -> Flow {
    let sink = ListSink()
    _ = try inner.execute(scope, sink)
    try output.write(scope.engine.finishedJob(text, sink.items))
    return .next
  }
}

extension BlockCommand {
  static var none: CommandInfo { CommandInfo("") }
}
