import Diagnostics
import Objects
import Syntax

/// The byte that the signal handler of Ctrl-C sets; loops and pipelines look at it.
package nonisolated(unsafe) var interruptByte: UnsafeMutablePointer<UInt8>?

/// Whether the user wants the running command to stop.
package var interruptRequested: Bool { interruptByte.map { $0.pointee & Attention.interrupt != 0 } ?? false }

/// Whether loops and pipelines have something to see to: Ctrl-C, or sources of events.
@inline(__always) var attentionWanted: Bool { interruptByte.map { $0.pointee != 0 } ?? false }

/// The bits of `interruptByte`.
package enum Attention {
  package static let interrupt: UInt8 = 1
  /// Timers or watched folders may have events: `Hooks.attend` looks.
  package static let events: UInt8 = 2

  /// The byte, made when first asked for.
  package static var byte: UnsafeMutablePointer<UInt8> {
    if let interruptByte { return interruptByte }
    let made = UnsafeMutablePointer<UInt8>.allocate(capacity: 1)
    made.initialize(to: 0)
    interruptByte = made
    return made
  }

  /// Forgets Ctrl-C.
  package static func clearInterrupt() { byte.pointee &= ~interrupt }
}

/// One PowerShell session: its commands, variables, streams and modules, and everything that runs in it.
package final class Engine {
  package var host: Host
  package private(set) var global: SessionState!
  package var streams: Streams
  /// The streams that lead to the host.
  package private(set) var hostStreams: Streams
  /// The native cmdlets and other commands of the session that belong to no scope.
  package var cmdlets = CmdletIndex()
  /// Grows with every change of a function, alias or module, so that call sites know when to look again.
  package private(set) var commandVersion = 0
  package var modules: [ModuleInfo] = []
  /// Folders in which modules and single commands are found by name.
  package var modulePath: [String] = []
  /// Which of the computer's files scripts may reach, and whether they may run its programs.
  package lazy var fileAccess = FileAccess(currentFolder)
  package var hostAccess: HostAccess {
    get { fileAccess.level }
    set { fileAccess.level = newValue }
  }
  package var isStrictMode = false

  // The state of execution.
  package var lastSucceeded = true
  /// A script called by the running pipeline ended with a code other than 0.
  var scriptFailed = false
  /// Errors go to an enclosing `try` instead of being reported at their statement.
  var propagatesErrors = false
  var flowLabel: String?
  /// The errors that running `catch` blocks handle, innermost last.
  var caught: [ErrorRecord] = []
  /// Records kept alive for the weak references of their exceptions.
  private var kept: [ErrorRecord] = []
  package var depth = 0
  /// The lowest stack address that calls may reach.
  package var stackLimit: UInt = 0
  /// Values of `$using:` for blocks that run elsewhere.
  var usingValues: [[Symbol: Value]] = []
  package var exitCodeForBareExit: Int32 = 0
  package var currentFolder: String
  package var errors = PSList(.arrayList)
  package lazy var runtime = EngineRuntime(self)
  package lazy var debugger = ScriptDebugger(self)
  /// There are breakpoints on commands.
  var watchesCommands = false
  /// There are breakpoints on variables.
  var watchesVariables = false
  /// Hooks by which the Shell and other rooms join in.
  package var hooks = Hooks()
  /// What other rooms keep for this session, by their names.
  package var services: [String: AnyObject] = [:]

  /// The service of a name, made when it is first asked for.
  package func service<Service: AnyObject>(_ name: String, _ make: () -> Service) -> Service {
    if let known = services[name] as? Service { return known }
    let made = make()
    services[name] = made
    return made
  }
  /// Parameters whose lack of effect the session has been told of (`Get-Content -Stream`).
  var warnedParameters: Set<String> = []
  /// The native cmdlets by name.
  package var nativeCmdlets: [CmdletInfo] { cmdlets.values.sorted { $0.name.lowercased() < $1.name.lowercased() } }
  /// Cmdlets for the code of modules: they run, and no list of commands shows them.
  package var unlisted: Set<FoldedName> = []
  /// The stack of scopes not in use.
  private var pool = ScopePool()
  private var sinks: [ResultSink] = []
  /// What the calls of the block called last for its value share.
  private var blockSite: CallSite?
  /// What a failing statement had output before, for the list that reports the error and goes on.
  var partialOutput: (error: ErrorRecord, value: Value, statement: StatementNode)?
  package var cultureName = "en-US"
  /// What Update-TypeData added, by folded type name.
  package var typeData: [FoldedName: PropertyBag] = [:]
  package var drives: [String: (name: String, root: String)] = [:]
  package var locationStack: [String] = []
  /// The command lines of this session.
  package private(set) var history: [String] = []
  var loadingModules: [ModuleInfo] = []
  /// The session states of all modules loaded so far.
  var sessions: [SessionState] = []
  /// The scope of the script that the program was started with.
  package var outermost: Scope?
  /// The scope that runs at the moment, for script members called from objects.
  unowned(unsafe) var activeScope: Scope?

  package init(host: Host, currentFolder: String) {
    self.host = host
    self.currentFolder = currentFolder
    streams = Streams(error: NullSink.shared, warning: NullSink.shared, verbose: NullSink.shared, debug: NullSink.shared, information: NullSink.shared)
    hostStreams = streams
    global = SessionState(engine: self, parent: nil, module: nil)
    streams = Streams(
      error: ClosureSink { [unowned self] in showError($0) }, warning: ClosureSink { [unowned self] in showRecord($0) },
      verbose: ClosureSink { [unowned self] in showRecord($0) }, debug: ClosureSink { [unowned self] in showRecord($0) },
      information: ClosureSink { [unowned self] in showRecord($0) })
    hostStreams = streams
    EngineTypes.register()
    setUpVariables()
  }

  deinit { pool.empty() }

  /// The engine's own view of errors is used once the host's streams carry them.
  private func showError(_ value: Value) {
    if let record = value.asObject as? ErrorRecord { host.show(error: record) } else { try? host.show(value) }
  }

  private func showRecord(_ value: Value) {
    if let record = value.asObject as? StreamRecord { host.write(record) }
  }

  package func commandsChanged() { commandVersion &+= 1 }

  func keep(_ record: ErrorRecord) {
    kept.append(record)
    if kept.count > 1024 { kept.removeFirst(512) }
  }

  package func addHistory(_ line: String) {
    history.append(line)
    if history.count > 4096 { history.removeFirst() }
  }

  /// Puts the state of execution in order after a command line that ended by an error.
  package func resetAfterError() {
    depth = 0
    propagatesErrors = false
    flowLabel = nil
    caught = []
  }

  // MARK: Scopes

  /// A scope for a call of a block: its parent is the caller within one session state, else the block's module.
  func makeScope(for block: ScriptBlock, _ layout: Layout, caller: Scope) -> Scope {
    let scope: Scope
    if let closure = block.closure {
      scope = makeScope(layout, parent: closure, like: caller)
      scope.session = block.session
      scope.scriptScope = closure
    } else if block.sessionReference.toOpaque() == caller.sessionReference?.toOpaque() {
      scope = makeScope(layout, parent: caller, like: caller)
    } else {
      scope = makeScope(layout, parent: block.session.scope, like: caller)
      scope.session = block.session
      scope.scriptScope = block.session.scope
    }
    return scope
  }

  /// The call site of a block that objects call (`.Where()`, script members): one after the other it is the same block.
  func site(of block: ScriptBlock) -> CallSite {
    if let blockSite, blockSite.block === block { return blockSite }
    let made = CallSite(nil, block)
    blockSite = made
    return made
  }

  /// A sink for one statement's output; `give` it back.
  @inline(__always) func takeSink() -> ResultSink { sinks.popLast() ?? ResultSink() }

  @inline(__always) func give(_ sink: inout ResultSink) {
    if isKnownUniquelyReferenced(&sink), sinks.count < 32 { sinks.append(sink) }
  }

  @inline(__always) func makeScope(_ layout: Layout, parent: Scope, like: Scope) -> Scope {
    let scope = pool.take() ?? Scope(engine: self, layout: layout, parent: parent)
    if scope.layout !== layout { scope.layout = layout }
    scope.parent = parent
    scope.sessionReference = like.sessionReference
    scope.scriptReference = like.scriptReference
    scope.ensureCapacity()
    return scope
  }

  /// Gives a scope back for reuse; one that somebody still holds (a closure, a `Variable` reader) keeps its variables.
  func release(_ scope: inout Scope) {
    guard isKnownUniquelyReferenced(&scope) else { return leave(scope) }
    scope.reset(used: min(scope.layout.count, scope.capacity))
    pool.give(scope)
  }

  /// Ends the use of a scope that is not pooled: functions it defined are gone for call sites.
  func leave(_ scope: Scope) {
    scope.call.runtime?.bodyScope = nil
    if scope.functions != nil || scope.aliases != nil { commandsChanged() }
  }

  // MARK: Depth

  /// Counts a call and checks the stack; the error comes long before the process would die.
  @inline(__always) func descend(_ position: SyntaxPosition?) throws {
    if isTooDeep() { try overflow(position) }
  }

  /// The same for a call from a site.
  @inline(__always) func descend(_ site: CallSite) throws {
    if isTooDeep() { try overflow(site.position) }
  }

  /// Counts a call if there is room for it.
  @inline(__always) private func isTooDeep() -> Bool {
    depth &+= 1
    var marker: UInt8 = 0
    let address = withUnsafeMutablePointer(to: &marker) { UInt(bitPattern: $0) }
    guard address < stackLimit || depth > Engine.deepestCall else { return false }
    depth &-= 1
    return true
  }

  @inline(never) private func overflow(_ position: SyntaxPosition?) throws {
    let error = PSError(
      "ScriptCallDepthException", "The script failed due to call depth overflow.", id: "CallDepthOverflow", category: .InvalidOperation,
      target: .int(Int32(truncatingIfNeeded: depth)))
    complete(error, at: position, activeScope ?? global.scope)
    // It ends the script: reported call by call it would come as often as there are calls.
    throw PSError(error.record, isThrow: true)
  }

  /// Calls within calls; real PowerShell gives up after some thousands, depending on its stack.
  private static let deepestCall = 10_000
}

/// Places where other rooms plug into the engine.
package struct Hooks {
  package var openRedirection: ((Engine, String, Bool) throws -> RedirectionFile)?
  package var readLines: ((Engine, String) throws -> [String])?
  package var readDrive: ((Engine, String, String) throws -> Value?)?
  package var writeDrive: ((Engine, String, String, Value) throws -> Bool)?
  /// Reads a `.types.ps1xml` or `.format.ps1xml` file that a module brings.
  package var readTypeFile: ((Engine, String) throws -> Void)?
  package var readFormatFile: ((Engine, String) throws -> Void)?
  /// Called for a command nobody knows, before the error: a simulated module may know it.
  package var unknownCommand: ((Engine, String) -> PSError?)?
  /// Called with arguments that name an unknown parameter: a simulated module may know what was meant.
  package var repairArguments: ((CommandRuntime, [Argument]) throws -> [Argument]?)?
  /// Called between pipelines and loops' rounds while sources of events are open.
  package var attend: ((Engine, Scope) throws -> Void)?
  /// Ends the process; nil where the session is not the process's own.
  package var endProcess: ((Int32) -> Void)?
  package var suggestions: ((Engine, String) -> [String])?
  /// Called for a part of a command's help (`Description`, `Example1`, `-Force` …; empty: the synopsis): a module may have it in the user's language.
  package var helpText: ((CommandInfo, String) -> String?)?
}
