import Engine
import Objects

/// Sets breakpoints on lines, commands or variables.
struct SetPSBreakpoint: Cmdlet {
  static let name = "Set-PSBreakpoint"
  static let aliases = ["sbp"]
  static let traits = CommandTraits(defaultSet: "Line", outputTypes: ["System.Management.Automation.Breakpoint"])

  var action: ScriptBlock?
  var column: Int?
  var command: [String] = []
  var line: [Int] = []
  var script: [String] = []
  var variable: [String] = []
  var mode = "Write"

  static let parameters: [Parameter<Self>] = [
    Parameter("Action", \.action),
    Parameter("Column", \.column, .set("Line", position: 2), .range(1...Int(Int32.max))),
    Parameter("Command", \.command, .set("Command", mandatory: true), .alias("C"), .notNull),
    Parameter("Line", \.line, .set("Line", position: 1, mandatory: true), .notNull),
    Parameter("Script", \.script, .set("Line", position: 0, mandatory: true), .set("Command", position: 0), .set("Variable", position: 0), .notNull),
    Parameter("Variable", \.variable, .set("Variable", mandatory: true), .alias("V"), .notNull),
    Parameter("Mode", \.mode, .sets(["Variable"]), .type("System.Management.Automation.VariableAccessMode")),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    let paths = try BreakpointScripts.resolve(script, run)
    // Scripts were named, and none of them can hold a breakpoint.
    if !script.isEmpty, paths.isEmpty { return }
    let scripts: [String?] = script.isEmpty ? [nil] : paths.map { $0 }
    for target in try targets(run) {
      for path in scripts { try run.write(.object(run.engine.debugger.add(target, script: path, action: action, from: run.scope))) }
    }
  }

  private func targets(_ run: CommandRuntime) throws -> [Breakpoint.Target] {
    if !command.isEmpty { return command.map { .command($0) } }
    if !variable.isEmpty {
      let access = Breakpoint.VariableAccess.allNamed(mode)
      return variable.map { .variable($0, access) }
    }
    return try line.compactMap { number in
      if number >= 1 { return .line(number, column: column ?? 0) }
      try run.writeError(run.error("System.ArgumentException", "Line cannot be less than 1.", id: "SetPSBreakpoint:LineLessThanOne", .InvalidArgument))
      return nil
    }
  }
}

/// Finds the scripts that breakpoints are meant for.
enum BreakpointScripts {
  static func resolve(_ names: [String], _ run: CommandRuntime) throws -> [String] {
    var found: [String] = []
    for name in names {
      let places = try PathResolver.matches(name, run)
      if places.isEmpty, !Wildcard.isPattern(name) { throw PathResolver.notFound(try PathResolver.place(name, run).display) }
      for place in places { if let path = try usable(place, run) { found.append(path) } }
    }
    return found
  }

  private static func usable(_ place: ItemPlace, _ run: CommandRuntime) throws -> String? {
    guard let path = place.hostPath, ItemTargets.exists(place, run) else { throw PathResolver.notFound(place.display) }
    func refuse(_ message: String, _ id: String) throws -> String? {
      try run.writeError(run.error("System.ArgumentException", message, id: "NewPSBreakpoint:\(id)", .InvalidArgument))
      return nil
    }
    if !HostFile.isFile(path) { return try refuse("File '\(place.display)' does not exist.", "FileDoesNotExist") }
    let name = path.lowercased()
    if name.hasSuffix(".ps1") || name.hasSuffix(".psm1") { return path }
    return try refuse("Cannot set breakpoint on file '\(place.display)'; only *.ps1 and *.psm1 files are valid.", "WrongExtension")
  }
}

extension Breakpoint.VariableAccess {
  /// The access of a name; writing, unless it says otherwise.
  static func allNamed(_ name: String) -> Self { [.read, .readWrite].first { FoldedName.equal($0.rawValue, name) } ?? .write }
}
