import Engine
import Objects

/// Lists breakpoints.
struct GetPSBreakpoint: Cmdlet {
  static let name = "Get-PSBreakpoint"
  static let aliases = ["gbp"]
  static let traits = CommandTraits(defaultSet: "LineScript", outputTypes: ["System.Management.Automation.Breakpoint"])

  var script: [String] = []
  var ids: [Int] = []
  var variable: [String] = []
  var command: [String] = []
  var kinds: [String] = []

  static let parameters: [Parameter<Self>] = [
    Parameter("Script", \.script, .set("LineScript", position: 0), .set("Command"), .set("Variable"), .set("Type"), .notNullOrEmpty),
    Parameter("Id", \.ids, .set("Id", position: 0, mandatory: true, fromPipeline: true), .notNull),
    Parameter("Variable", \.variable, .set("Variable", mandatory: true), .notNull),
    Parameter("Command", \.command, .set("Command", mandatory: true), .notNull),
    Parameter("Type", \.kinds, .set("Type", position: 0, mandatory: true, fromPipeline: true), .oneOf(["Line", "Variable", "Command"])),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    let debugger = run.engine.debugger
    if !ids.isEmpty { return try BreakpointChoice.withIds(ids, run).forEach { try run.write(.object($0)) } }
    let paths = script.map { run.engine.absolutePath($0) }
    for breakpoint in debugger.breakpoints {
      if !paths.isEmpty, !paths.contains(where: { FoldedName.equal($0, breakpoint.script ?? "") }) { continue }
      if isWanted(breakpoint.target) { try run.write(.object(breakpoint)) }
    }
  }

  private func isWanted(_ target: Breakpoint.Target) -> Bool {
    func named(_ name: String, in names: [String]) -> Bool { names.contains { FoldedName.equal($0, name) } }
    switch target {
    case .line: return command.isEmpty && variable.isEmpty && (kinds.isEmpty || named("Line", in: kinds))
    case .command(let name): return variable.isEmpty && (command.isEmpty || named(name, in: command)) && (kinds.isEmpty || named("Command", in: kinds))
    case .variable(let name, _): return command.isEmpty && (variable.isEmpty || named(name, in: variable)) && (kinds.isEmpty || named("Variable", in: kinds))
    }
  }
}

/// Finds the breakpoints that objects or numbers mean.
enum BreakpointChoice {
  static func withIds(_ ids: [Int], _ run: CommandRuntime) throws -> [Breakpoint] {
    try ids.compactMap { id in
      if let found = run.engine.debugger.breakpoints.first(where: { $0.id == id }) { return found }
      try run.writeError(
        run.error("System.ArgumentException", "There is no breakpoint with ID '\(id)'.", id: "PSBreakpoint:BreakpointIdNotFound", .InvalidArgument))
      return nil
    }
  }

  /// Applies a change to each breakpoint that the user agrees to.
  static func change(_ breakpoints: [Value], _ ids: [Int], _ run: CommandRuntime, _ change: (Breakpoint) throws -> Void) throws {
    let given = breakpoints.compactMap { $0.unwrapped.asObject as? Breakpoint }
    for breakpoint in try given + withIds(ids, run) where try run.shouldProcess(breakpoint.describe(), run.info.name) { try change(breakpoint) }
  }

  static func parameters<Root>(_ breakpoints: WritableKeyPath<Root, [Value]>, _ ids: WritableKeyPath<Root, [Int]>) -> [Parameter<Root>] {
    [
      Parameter("Breakpoint", breakpoints, .set("Breakpoint", position: 0, mandatory: true, fromPipeline: true), .notNull),
      Parameter("Id", ids, .set("Id", position: 0, mandatory: true, fromPipelineByPropertyName: true), .notNull),
    ]
  }
}
