import Objects

/// A scope of variables, functions and aliases: one per call of a function, script or script block.
///
/// Variables live in slots that the compiler numbered; reading an unset slot asks the callers by symbol (PowerShell's dynamic
/// scoping). Scopes are pooled: a call that leaves no reference behind costs no allocation.
package final class Scope {
  package unowned(unsafe) let engine: Engine
  /// The engine again, for calls that must not count references.
  let engineReference: Unmanaged<Engine>
  package private(set) var slots: UnsafeMutablePointer<Value>
  package private(set) var capacity: Int
  package var layout: Layout
  /// The scope asked next for an unknown variable: the caller's, or the module's for a module's function.
  package var parent: Scope?
  /// The module (or global session state) that the running code belongs to.
  package var session: SessionState! {
    get { sessionReference?.takeUnretainedValue() }
    set { sessionReference = newValue.map { .passUnretained($0) } }
  }
  /// The same, to copy and compare without counting references.
  var sessionReference: Unmanaged<SessionState>?
  /// Where `$script:` leads.
  package var scriptScope: Scope? {
    get { scriptReference?.takeUnretainedValue() }
    set { scriptReference = newValue.map { .passUnretained($0) } }
  }
  var scriptReference: Unmanaged<Scope>?
  /// Who called, where the scope belongs to a call: for `$MyInvocation`, `$PSBoundParameters`, call stacks.
  package var call = CallRecord()
  package var functions: [FoldedName: FunctionInfo]?
  package var aliases: [FoldedName: AliasInfo]?
  /// The statement or command being run, for positions in errors and call stacks.
  package var current: SyntaxPosition? {
    get { currentReference?.takeUnretainedValue() }
    set { currentReference = newValue.map { .passUnretained($0) } }
  }
  var currentReference: Unmanaged<SyntaxPosition>?
  package var strictVersion: Int?

  package init(engine: Engine, layout: Layout, parent: Scope?) {
    self.engine = engine
    engineReference = .passUnretained(engine)
    self.layout = layout
    self.parent = parent
    capacity = max(layout.count, 8)
    slots = .allocate(capacity: capacity)
    slots.initialize(repeating: .unset, count: capacity)
  }

  deinit {
    slots.deinitialize(count: capacity)
    slots.deallocate()
  }

  /// Makes room for the slots that the layout has grown since the scope was made.
  @inline(__always) package func ensureCapacity() {
    if layout.count > capacity { grow() }
  }

  @inline(never) private func grow() {
    let larger = max(layout.count, capacity * 2)
    let moved = UnsafeMutablePointer<Value>.allocate(capacity: larger)
    moved.moveInitialize(from: slots, count: capacity)
    (moved + capacity).initialize(repeating: .unset, count: larger - capacity)
    slots.deallocate()
    slots = moved
    capacity = larger
  }

  /// Puts an alias into the scope, in place: a copy of the table would be made anew for each.
  func setAlias(_ name: String, _ alias: AliasInfo) {
    if aliases == nil { aliases = [:] }
    aliases?[FoldedName(name)] = alias
  }

  /// Empties the scope for its next use.
  func reset(used: Int) {
    var slot = 0
    while slot < used {
      slots[slot] = .unset
      slot &+= 1
    }
    parent = nil
    call.runtime?.bodyScope = nil
    call.clear()
    if functions != nil || aliases != nil {
      functions = nil
      aliases = nil
      engine.commandsChanged()
    }
    strictVersion = nil
    currentReference = nil
  }
}
