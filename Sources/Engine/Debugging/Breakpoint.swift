import Objects

/// A place, command or variable at which the debugger stops.
package final class Breakpoint: PSObject {
  package enum Target {
    case line(Int, column: Int)
    case command(String)
    case variable(String, VariableAccess)
  }

  package enum VariableAccess: String {
    case read = "Read", write = "Write", readWrite = "ReadWrite"
  }

  package let id: Int
  package let target: Target
  /// The full path of the script that it is meant for; nil for everywhere.
  package let script: String?
  /// Decides by `break` whether the script stops; nil to stop always.
  package let action: ScriptBlock?
  package var isEnabled = true
  package internal(set) var hitCount = 0

  init(id: Int, _ target: Target, script: String?, action: ScriptBlock?) {
    (self.id, self.target, self.script, self.action) = (id, target, script, action)
    super.init()
  }

  package override var type: TypeInfo {
    switch target {
    case .line: BreakpointTypes.line
    case .command: BreakpointTypes.command
    case .variable: BreakpointTypes.variable
    }
  }

  package override func describe() throws -> String {
    switch target {
    case .line(let line, let column):
      let file = script ?? ""
      return column > 0 ? "Statement breakpoint on '\(file):\(line), \(column)'" : "Line breakpoint on '\(file):\(line)'"
    case .command(let name): return "Command breakpoint on '\(script.map { "\($0):" } ?? "")\(name)'"
    case .variable(let name, let access): return "Variable breakpoint on '\(script.map { "\($0):" } ?? "")$\(name)' (\(access.rawValue) access)"
    }
  }

  /// The breakpoint is meant for code of this script.
  func isMeant(for path: String?) -> Bool { script.map { FoldedName.equal($0, path ?? "") } ?? true }
}

/// The types of breakpoints as scripts see them.
enum BreakpointTypes {
  private static let prefix = "System.Management.Automation."

  static let base = TypeInfo(prefix + "Breakpoint", base: .object) { members in
    func add(_ name: String, _ typeName: String, _ get: @escaping (Breakpoint) -> Value) {
      members.property(name, typeName, get: { target in (target.unwrapped.asObject as? Breakpoint).map(get) ?? .null })
    }
    add("Enabled", "bool") { .bool($0.isEnabled) }
    add("HitCount", "int") { .int(Int32(clamping: $0.hitCount)) }
    add("Script", "string") { $0.script.map { Value($0) } ?? Value("") }
    add("Action", "scriptblock") { $0.action.map { .object($0) } ?? .null }
    add("Id", "int") { .int(Int32(clamping: $0.id)) }
  }

  static let line = kind("LineBreakpoint") { members in
    number(&members, "Column") { if case .line(_, let column) = $0 { column } else { nil } }
    number(&members, "Line") { if case .line(let line, _) = $0 { line } else { nil } }
  }

  static let command = kind("CommandBreakpoint") { members in
    members.property("Command", "string", get: { if case .command(let name)? = ($0.unwrapped.asObject as? Breakpoint)?.target { Value(name) } else { .null } })
  }

  static let variable = kind("VariableBreakpoint") { members in
    members.property("AccessMode", "System.Management.Automation.VariableAccessMode", get: { target in
      guard case .variable(_, let access)? = (target.unwrapped.asObject as? Breakpoint)?.target else { return .null }
      return Conversion.tryConvert(Value(access.rawValue), to: TypeCatalog.type("System.Management.Automation.VariableAccessMode")) ?? Value(access.rawValue)
    })
    members.property("Variable", "string", get: { if case .variable(let name, _)? = ($0.unwrapped.asObject as? Breakpoint)?.target { Value(name) } else { .null } })
  }

  static var all: [TypeInfo] { [base, line, command, variable] }

  private static func kind(_ name: String, _ declare: @escaping (inout TypeMembers) -> Void) -> TypeInfo { TypeInfo(prefix + name, base: base, members: declare) }

  private static func number(_ members: inout TypeMembers, _ name: String, _ get: @escaping (Breakpoint.Target) -> Int?) {
    members.property(name, "int", get: { target in
      (target.unwrapped.asObject as? Breakpoint).flatMap { get($0.target) }.map { .int(Int32(clamping: $0)) } ?? .null
    })
  }
}
