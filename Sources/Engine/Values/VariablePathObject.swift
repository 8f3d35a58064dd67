import Objects
import Syntax

/// A variable's name with its scope or drive, as trees have it: `$ast.VariablePath`.
final class VariablePathObject: PSObject {
  let path: VariablePath

  init(_ path: VariablePath) {
    self.path = path
    super.init()
  }

  override var type: TypeInfo { VariablePathObject.info }
  override func describe() throws -> String { path.userPath }

  static let info = TypeInfo("System.Management.Automation.VariablePath", base: .object) { members in
    func add(_ name: String, _ typeName: String, _ get: @escaping (VariablePath) -> Value) {
      members.property(name, typeName, get: { ($0.unwrapped.asObject as? VariablePathObject).map { get($0.path) } ?? .null })
    }
    add("UserPath", "string") { Value($0.userPath) }
    add("IsGlobal", "bool") { .bool($0.scope == .global) }
    add("IsLocal", "bool") { .bool($0.scope == .local) }
    add("IsPrivate", "bool") { .bool($0.scope == .private) }
    add("IsScript", "bool") { .bool($0.scope == .script) }
    add("IsUnqualified", "bool") { .bool($0.scope == .unqualified) }
    add("IsUnscopedVariable", "bool") { .bool($0.scope == .unqualified) }
    add("IsVariable", "bool") { .bool($0.isVariable) }
    add("IsDriveQualified", "bool") { .bool($0.scope == .drive) }
    add("DriveName", "string") { $0.drive.map { Value($0) } ?? .null }
    members.method("string ToString()") { target, _ in Value(try target.text()) }
    members.constructor("VariablePath(string path)") { .object(VariablePathObject(VariablePath(try $0[0].text()))) }
  }
}
