import Diagnostics
import Objects
import Syntax

/// Stops scripts at breakpoints and steps through them.
///
/// While nobody debugs it is not there: the first breakpoint (or `Wait-Debugger`) puts statements in place that report to it.
package final class ScriptDebugger {
  /// A call of a block, told apart by its scope and its code.
  struct Frame: Equatable {
    let scope: ObjectIdentifier
    let block: ObjectIdentifier

    init(_ origin: StatementOrigin, _ scope: Scope) {
      self.scope = ObjectIdentifier(scope)
      block = ObjectIdentifier(origin.block)
    }
  }

  /// A statement that runs.
  struct ActiveStatement {
    let frame: Frame
    let origin: StatementOrigin
    let scope: Scope
    var position: SyntaxPosition?
  }

  private enum Stepping {
    case none, into
    case over(Frame)
    case out(of: Frame, to: Frame?)
  }

  unowned let engine: Engine
  package private(set) var breakpoints: [Breakpoint] = []
  private var lastId = -1
  /// The statements that run, innermost last.
  var active: [ActiveStatement] = []
  private var stepping = Stepping.none
  /// The user wants no more stops until the command line is done.
  var isDetached = false
  /// A script stands still, or the action of a breakpoint runs: nothing stops then.
  var isBusy = false
  /// Where the script stands still.
  package private(set) var stop: DebuggerStop?
  /// Folders whose code is as good as compiled: nobody steps into the simulated service.
  package var closedFolders: [String] = []
  private lazy var places = BreakpointPlaces()
  /// `Set-PSDebug -Trace`: each place is shown when it is reached.
  package var isTracing = false {
    didSet { if isTracing { StatementRegistry.watch() } }
  }

  init(_ engine: Engine) { self.engine = engine }

  // MARK: Breakpoints

  package func add(_ target: Breakpoint.Target, script: String?, action: ScriptBlock?, from scope: Scope) -> Breakpoint {
    lastId += 1
    let made = Breakpoint(id: lastId, target, script: script, action: action)
    breakpoints.append(made)
    changed()
    if case .variable(let name, _) = target { watchVariable(Symbol(name), from: scope) }
    return made
  }

  package func remove(_ breakpoint: Breakpoint) {
    breakpoints.removeAll { $0 === breakpoint }
    changed()
  }

  private func changed() {
    StatementRegistry.watch()
    places.forget()
    engine.watchesCommands = breakpoints.contains { if case .command = $0.target { true } else { false } }
    engine.watchesVariables = breakpoints.contains { if case .variable = $0.target { true } else { false } }
  }

  /// Runs what other runspaces and processes would run: breakpoints are not theirs.
  func aside(_ body: () throws -> Void) rethrows {
    let was = isBusy
    isBusy = true
    defer { isBusy = was }
    try body()
  }

  /// A command line of the prompt is done: steps and a detached debugger end with it.
  package func commandEnded() {
    stepping = .none
    isDetached = false
    active = []
  }

  // MARK: Places that code reaches

  func begin(_ origin: StatementOrigin, _ scope: Scope, _ position: SyntaxPosition?) {
    active.append(ActiveStatement(frame: Frame(origin, scope), origin: origin, scope: scope, position: position))
  }

  func end() { _ = active.popLast() }

  /// A body begins.
  func enter(_ origin: StatementOrigin, _ scope: Scope) throws {
    if engine.watchesVariables { watchVariables(of: scope) }
    var isStopped = false
    if engine.watchesCommands, let command = scope.call.command, !(command is CmdletInfo), scope.call.block?.template.syntax === origin.block, !isBusy {
      let hits = try hits(command, calledFrom: scope.call.position?.source.name, scope)
      if !hits.isEmpty {
        isStopped = true
        if isHidden(origin.block) { try halt(scope.call.position, scope.caller ?? scope, hits) } else {
          try halt(origin.entry ?? origin.statements.first.map { origin.position($0) }, scope, hits, Frame(origin, scope))
        }
      }
    }
    if let entry = origin.entry, !isStopped { try reach(entry, origin, scope) }
  }

  /// Code reaches a place: it stops there after a step or at a breakpoint.
  func reach(_ position: SyntaxPosition, _ origin: StatementOrigin, _ scope: Scope) throws {
    scope.current = position
    if isTracing, !isBusy, !isHidden(origin.block) { trace(position) }
    if isBusy || isDetached { return }
    if let last = active.indices.last, active[last].scope === scope { active[last].position = position }
    if isHidden(origin.block) { return }
    let frame = Frame(origin, scope)
    if isStepDone(frame) { return try halt(position, scope, [], frame) }
    guard !breakpoints.isEmpty else { return }
    let found = places.breakpoints(at: position.extent, in: origin.block, breakpoints)
    if found.isEmpty { return }
    let hits = try triggered(found, scope)
    if !hits.isEmpty { try halt(position, scope, hits, frame) }
  }

  /// `DEBUG:    1+  >>>> $a = 1`
  private func trace(_ position: SyntaxPosition) {
    let place = position.source.position(at: Int(position.extent.start))
    var units = Array(position.source.line(place.line).utf16)
    units.insert(contentsOf: " >>>> ".utf16, at: min(place.column - 1, units.count))
    let number = String(place.line)
    let text = String(repeating: " ", count: max(0, 4 - number.count)) + number + "+ " + String(decoding: units, as: UTF16.self)
    engine.host.write(StreamRecord(.debug, text))
  }

  private func isStepDone(_ frame: Frame) -> Bool {
    switch stepping {
    case .none: return false
    case .into: return true
    case .over(let start): return frame == start || !isActive(start)
    case .out(let start, let outer):
      if frame == start || isActive(start) { return false }
      return outer.map { frame == $0 || !isActive($0) } ?? true
    }
  }

  private func isActive(_ frame: Frame) -> Bool { active.contains { $0.frame == frame } }

  /// Code that nobody debugs: marked as hidden, or the service's own.
  func isHidden(_ block: ScriptBlockSyntax) -> Bool {
    if let name = block.source.name, closedFolders.contains(where: { name.hasPrefix($0) }) { return true }
    let attributes = block.attributes + (block.paramBlock?.attributes ?? [])
    return attributes.contains { attribute in
      let name = attribute.typeName.fullName.lowercased()
      return name.contains("debuggerhidden") || name.contains("debuggerstepthrough") || name.contains("debuggernonusercode")
    }
  }

  // MARK: Commands

  /// A cmdlet or program is about to run.
  func willRun(_ command: CommandInfo, _ scope: Scope, at position: SyntaxPosition?) throws {
    if isBusy || isDetached || command is FunctionInfo || command is ScriptInfo { return }
    if let block = active.last?.origin.block, isHidden(block) { return }
    let hits = try hits(command, calledFrom: position?.source.name, scope)
    if !hits.isEmpty { try halt(active.last { $0.scope === scope }?.position ?? position, scope, hits) }
  }

  private func hits(_ command: CommandInfo, calledFrom path: String?, _ scope: Scope) throws -> [Breakpoint] {
    let found = breakpoints.filter { breakpoint in
      guard breakpoint.isEnabled, case .command(let pattern) = breakpoint.target, breakpoint.isMeant(for: path) else { return false }
      return (try? Wildcard(pattern).matches(command.name)) ?? FoldedName.equal(pattern, command.name)
    }
    return found.isEmpty ? [] : try triggered(found, scope)
  }

  // MARK: Stops

  /// Stops at once, where the innermost statement stands: `Wait-Debugger`, errors under the preference `Break`.
  package func breakNow(_ scope: Scope, at position: SyntaxPosition?, trigger: Value = .null) throws {
    StatementRegistry.watch()
    if isBusy || isDetached { return }
    let last = active.last { $0.scope === scope }
    try halt(last?.position ?? position, scope, [], last?.frame, trigger: trigger)
  }

  /// The same for the error of a statement, which is done by now.
  func breakNow(at position: SyntaxPosition?, _ scope: Scope, trigger: Value) throws {
    StatementRegistry.watch()
    if isBusy || isDetached { return }
    try halt(position, scope, [], active.last { $0.scope === scope }?.frame, trigger: trigger)
  }

  /// The breakpoints that stop the script, after their actions were asked.
  func triggered(_ found: [Breakpoint], _ scope: Scope) throws -> [Breakpoint] {
    isBusy = true
    defer { isBusy = false }
    return try found.filter { breakpoint in
      guard breakpoint.isEnabled else { return false }
      breakpoint.hitCount += 1
      guard let action = breakpoint.action else { return true }
      let succeeded = engine.lastSucceeded
      defer { engine.lastSucceeded = succeeded }
      do { try engine.call(action, [Value](), scope, underscore: .object(breakpoint), NullSink.shared) } catch let transfer as FlowTransfer {
        return transfer.flow == .breakLoop
      } catch let stop as Interrupted { throw stop } catch {}
      return false
    }
  }

  func halt(_ position: SyntaxPosition?, _ scope: Scope, _ hits: [Breakpoint], _ frame: Frame? = nil, trigger: Value = .null) throws {
    let stop = DebuggerStop(position, scope, hits)
    let frame = frame ?? active.last?.frame
    stepping = .none
    isBusy = true
    self.stop = stop
    engine.global.scope.force(ScriptDebugger.contextSymbol, stop.context(trigger: trigger))
    let state = ExecutionState(engine)
    defer {
      isBusy = false
      self.stop = nil
      state.restore(engine)
      engine.global.scope.removeVariable(ScriptDebugger.contextSymbol)
    }
    try resume(engine.host.debug(stop), frame)
  }

  private func resume(_ action: DebuggerStop.ResumeAction, _ frame: Frame?) throws {
    switch action {
    case .continue: break
    case .detach: isDetached = true
    case .quit: throw Interrupted()
    case .stepInto: stepping = .into
    case .stepOver: stepping = frame.map { .over($0) } ?? .into
    case .stepOut:
      guard let frame else { return }
      stepping = .out(of: frame, to: active.last { $0.frame != frame }?.frame)
    }
  }

  private static let contextSymbol = Symbol("PSDebugContext")
}
