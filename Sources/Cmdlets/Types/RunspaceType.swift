import Engine
import Objects

/// A runspace, or a pool of them, that a script opened.
final class RunspaceObject: PSObject {
  private let engine: Engine
  let isPool: Bool
  var state = "BeforeOpen"
  private(set) var inner: Runspace
  let initialState: InitialState?

  init(_ engine: Engine, isPool: Bool, initialState: InitialState? = nil) {
    self.engine = engine
    self.isPool = isPool
    self.initialState = initialState
    inner = Runspace(engine)
    super.init()
    try? initialState?.fill(inner)
  }

  /// A pool gives each pipeline a runspace of its own.
  func forInstance() -> RunspaceObject { isPool ? RunspaceObject(engine, isPool: false, initialState: initialState) : self }

  override var type: TypeInfo { isPool ? RunspaceType.pool : RunspaceType.info }
}

/// `[initialsessionstate]`: the variables and functions that a new runspace begins with.
final class InitialState: PSObject {
  let variables = PSList(.list(of: .object))
  let commands = PSList(.list(of: .object))

  override var type: TypeInfo { RunspaceType.initialState }

  func fill(_ runspace: Runspace) throws {
    for entry in variables.items {
      guard let name = try Members.get(entry, "Name") else { continue }
      try runspace.setVariable(try name.text(), try Members.get(entry, "Value") ?? .null)
    }
    for entry in commands.items {
      guard let name = try Members.get(entry, "Name"), let body = try Members.get(entry, "Definition") else { continue }
      try runspace.defineFunction(try name.text(), try body.text())
    }
  }
}

/// `[runspacefactory]`, `[initialsessionstate]` and what they make.
enum RunspaceType {
  private static let space = "System.Management.Automation.Runspaces."
  private static var engine: Engine? { (ObjectRuntime.current as? EngineRuntime)?.engine }
  private static func own(_ value: Value) -> RunspaceObject? { value.unwrapped.asObject as? RunspaceObject }

  static let types = [factory, info, pool, initialState, PowerShellType.info]

  private static let factory = NetType.register(space + "RunspaceFactory", traits: [.abstract, .sealed]) { members in
    func made(isPool: Bool, _ arguments: [Value]) -> Value {
      guard let engine else { return .null }
      return .object(RunspaceObject(engine, isPool: isPool, initialState: arguments.lazy.compactMap { $0.unwrapped.asObject as? InitialState }.first))
    }
    for parameters in ["", "\(space)InitialSessionState initialSessionState", "System.Management.Automation.Host.PSHost host"] {
      members.staticMethod("runspace CreateRunspace(\(parameters))") { made(isPool: false, $0) }
    }
    for parameters in [
      "", "\(space)InitialSessionState initialSessionState", "int minRunspaces, int maxRunspaces",
      "int minRunspaces, int maxRunspaces, System.Management.Automation.Host.PSHost host",
      "int minRunspaces, int maxRunspaces, \(space)InitialSessionState initialSessionState, System.Management.Automation.Host.PSHost host",
    ] {
      members.staticMethod("\(space)RunspacePool CreateRunspacePool(\(parameters))") { made(isPool: true, $0) }
    }
  }

  static let info = NetType.register(space + "Runspace", fill: shared)
  static let pool = NetType.register(space + "RunspacePool", fill: shared)

  private static func shared(_ members: inout TypeMembers) {
    for (name, state) in [("Open", "Opened"), ("OpenAsync", "Opened"), ("Close", "Closed"), ("Dispose", "Closed")] {
      members.method("void \(name)()") { target, _ in
        own(target)?.state = state
        return .void
      }
    }
    for (name, typeName, value) in [("ApartmentState", "System.Threading.ApartmentState", Value("Unknown")), ("ThreadOptions", space + "PSThreadOptions", Value("Default"))] {
      members.property(name, typeName, get: { _ in value }, set: { _, _ in })
    }
    members.property("RunspaceStateInfo", space + "RunspaceStateInfo", get: { target in .object(CustomObject(["State": Value(own(target)?.state ?? "")])) })
    members.property("SessionStateProxy", space + "SessionStateProxy", get: { $0 })
    members.method("void SetVariable(string name, System.Object value)", hidden: true) { target, arguments in
      try own(target)?.inner.setVariable(try arguments[0].text(), arguments[1])
      return .void
    }
    members.method("System.Object GetVariable(string name)", hidden: true) { own($0)?.inner.variable(try $1[0].text()) ?? .null }
    for name in ["SetMaxRunspaces", "SetMinRunspaces"] { members.method("bool \(name)(int count)") { _, _ in .bool(true) } }
  }

  static let initialState = NetType.register(space + "InitialSessionState") { members in
    func own(_ value: Value) -> InitialState? { value.unwrapped.asObject as? InitialState }
    for name in ["Create", "CreateDefault", "CreateDefault2"] { members.staticMethod("initialsessionstate \(name)()") { _ in .object(InitialState()) } }
    members.property("Variables", "System.Collections.ObjectModel.Collection[System.Object]", get: { own($0).map { .object($0.variables) } ?? .null })
    members.property("Commands", "System.Collections.ObjectModel.Collection[System.Object]", get: { own($0).map { .object($0.commands) } ?? .null })
    for signature in ["void ImportPSModule(string[] name)", "void ImportPSModulesFromPath(string path)"] { members.method(signature) { _, _ in .void } }
  }

  /// What `Variables.Add` and `Commands.Add` take.
  static let entries: [RecordType] = [
    entry("SessionStateVariableEntry", "Value:System.Object", ["string name, System.Object value, string description", "string name, System.Object value, string description, System.Object options"]),
    entry("SessionStateFunctionEntry", "Definition:string", ["string name, string definition"]),
  ]

  private static func entry(_ name: String, _ field: String, _ constructors: [String]) -> RecordType {
    let made = RecordType(space + name, ["Name:string", field])
    made.info.extend { members in
      for parameters in constructors { members.constructor("\(name)(\(parameters))") { .object(made.make([$0[0], $0[1]])) } }
    }
    return made
  }
}
