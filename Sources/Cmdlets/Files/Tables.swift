import Engine
import Formatting
import Objects

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads and changes the tables behind the drives Env:, Variable:, Function: and Alias:.
enum Tables {
  /// All names on the drive of a place, in order.
  static func names(of place: ItemPlace, _ run: CommandRuntime) throws -> [String] {
    let names: [String]
    switch place {
    case .file: return []
    case .environment: names = environmentNames
    case .variable: names = scopes(run).flatMap { $0.ownVariables.map(\.name) }
    case .function: names = scopes(run).flatMap { $0.functions?.values.map(\.name) ?? [] }
    case .alias: names = scopes(run).flatMap { $0.aliases?.values.map(\.name) ?? [] }
    }
    var seen: Set<FoldedName> = []
    return names.filter { seen.insert(FoldedName($0)).inserted }.sorted { Collation.current.compare($0, $1, ignoreCase: true) < 0 }
  }

  private static func checkRemovable(_ place: ItemPlace, force: Bool, _ run: CommandRuntime) throws {
    func refuses(_ options: Variable.Options) -> Bool { options.contains(.constant) || options.contains(.readOnly) && !force }
    switch place {
    case .variable(let name):
      guard let variable = run.scope.findVariable(Symbol(name)), refuses(variable.options) else { return }
      throw run.error(
        "SessionStateUnauthorizedAccessException",
        "Cannot remove variable \(variable.name) because it is constant or read-only. If the variable is read-only, try the operation again specifying the Force option.",
        id: "VariableNotRemovable", .WriteError, target: Value(variable.name))
    case .alias(let name):
      guard let alias = run.engine.findAlias(name, run.scope), refuses(alias.options) else { return }
      throw run.error(
        "SessionStateUnauthorizedAccessException", "Alias was not removed because alias \(alias.name) is constant or read-only.", id: "AliasNotRemovable", .WriteError,
        target: Value(alias.name))
    default: return
    }
  }

  private static func scopes(_ run: CommandRuntime) -> [Scope] {
    var result: [Scope] = []
    var scope: Scope? = run.scope
    while let here = scope {
      result.append(here)
      scope = here.parent
    }
    return result
  }

  private static var environmentNames: [String] {
    var names: [String] = []
    var entry = environ
    while let text = entry.pointee {
      names.append(String(String(cString: text).prefix { $0 != "=" }))
      entry = entry.advanced(by: 1)
    }
    return names
  }

  /// The item at a place; nil if there is none.
  static func item(_ place: ItemPlace, _ run: CommandRuntime) -> Value? {
    switch place {
    case .file: return nil
    case .environment(let name):
      return getenv(name).map { .object(DictionaryEntryObject(Value(name), Value(String(cString: $0)), kind: .hashtable)) }
    case .variable(let name): return scoped(name, run) { $1.findVariable(Symbol($0)) }.map { .object($0) }
    case .function(let name): return scoped(name, run) { run.engine.findFunction($0, $1) }.map { .object($0) }
    case .alias(let name): return scoped(name, run) { run.engine.findAlias($0, $1) }.map { .object($0) }
    }
  }

  /// Does something with a name and the scope that it names before a colon (`global:x`), or the current one.
  private static func scoped<Result>(_ name: String, _ run: CommandRuntime, _ body: (String, Scope) throws -> Result) rethrows -> Result {
    if let colon = name.firstIndex(of: ":"), Int(name[..<colon]) == nil, let scope = run.scope.scope(named: String(name[..<colon])) {
      return try body(String(name[name.index(after: colon)...]), scope)
    }
    return try body(name, run.scope)
  }

  /// The content of an item: a variable's value, a function's text.
  static func content(_ place: ItemPlace, _ run: CommandRuntime) throws -> Value? {
    switch place {
    case .file: return nil
    case .environment(let name): return getenv(name).map { Value(String(cString: $0)) }
    case .variable(let name): return scoped(name, run) { $1.findVariable(Symbol($0)) }?.current
    case .function(let name): return scoped(name, run) { run.engine.findFunction($0, $1) }.map { .object($0.block) }
    case .alias(let name): return scoped(name, run) { run.engine.findAlias($0, $1) }.map { Value($0.target) }
    }
  }

  static func set(_ place: ItemPlace, _ value: Value, _ run: CommandRuntime) throws {
    switch place {
    case .file: return
    case .environment(let name):
      let text = value.isNull ? "" : try (value.enumerated()?.map { try $0.text() }.joined(separator: "\n")) ?? value.text()
      if text.isEmpty { unsetenv(name) } else { setenv(name, text, 1) }
    case .variable(let name): try scoped(name, run) { try $1.set(Symbol($0), value) }
    case .function(let name):
      let block = try (value.unwrapped.asObject as? ScriptBlock) ?? run.engine.makeBlock(value.text(), run.scope.session)
      scoped(name, run) { run.engine.defineFunction(FunctionInfo($0, block, module: run.scope.session.module), in: $1) }
    case .alias(let name):
      let target = try value.text()
      scoped(name, run) { run.engine.defineAlias($0, target, in: $1) }
    }
  }

  /// Removes an item; what is read-only goes only by force, a constant never.
  static func remove(_ place: ItemPlace, force: Bool, _ run: CommandRuntime) throws {
    try checkRemovable(place, force: force, run)
    switch place {
    case .file: return
    case .environment(let name): unsetenv(name)
    case .variable(let name):
      for scope in scopes(run) where scope.removeVariable(Symbol(name)) { return }
    case .function(let name):
      let (bare, first) = scoped(name, run) { ($0, $1) }
      for scope in first === run.scope ? scopes(run) : [first] where scope.functions?.removeValue(forKey: FoldedName(bare)) != nil {
        run.engine.commandsChanged()
        return
      }
    case .alias(let name):
      for scope in scopes(run) where scope.aliases?.removeValue(forKey: FoldedName(name)) != nil {
        run.engine.commandsChanged()
        return
      }
    }
  }
}
