import Objects

/// `[System.Reflection.Assembly]`: a name that counts as loaded.
final class AssemblyObject: PSObject {
  let name: String

  init(_ name: String) {
    self.name = name
    super.init()
  }

  override var type: TypeInfo { AssemblyObject.info }
  override func describe() throws -> String { fullName }

  var fullName: String { name.contains(",") ? name : "\(name), Version=10.0.0.0, Culture=neutral, PublicKeyToken=b03f5f7f11d50a3a" }

  static let info = NetType.register("System.Reflection.Assembly") { members in
    func own(_ value: Value) -> AssemblyObject? { value.unwrapped.asObject as? AssemblyObject }
    members.property("FullName", "string", get: { Value(own($0)?.fullName ?? "") })
    members.property("Location", "string", get: { _ in Value("") })
    members.property("GlobalAssemblyCache", "bool", get: { _ in .bool(false) })
    members.property("ImageRuntimeVersion", "string", get: { _ in Value("v4.0.30319") })
    members.method("string ToString()") { target, _ in Value(own(target)?.fullName ?? "") }
    members.method("type GetType(string name)") { _, arguments in TypeCatalog.resolve(try arguments[0].text())?.value ?? .null }
    for name in ["LoadWithPartialName", "Load"] {
      members.staticMethod("System.Reflection.Assembly \(name)(string name)") { arguments in
        let wanted = try arguments[0].text()
        if wanted.lowercased().hasPrefix("system") || wanted.lowercased().hasPrefix("microsoft") { return .object(AssemblyObject(wanted)) }
        if name == "LoadWithPartialName" { return .null }
        throw missing(wanted)
      }
    }
    for name in ["LoadFrom", "LoadFile", "UnsafeLoadFrom"] {
      members.staticMethod("System.Reflection.Assembly \(name)(string path)") { throw missing(try $0[0].text()) }
    }
    members.staticMethod("System.Reflection.Assembly GetExecutingAssembly()") { _ in .object(AssemblyObject("System.Management.Automation")) }
    members.staticMethod("System.Reflection.Assembly GetEntryAssembly()") { _ in .object(AssemblyObject("pwsh")) }
  }

  private static func missing(_ name: String) -> PSError {
    PSError.dotNet("System.IO.FileNotFoundException", "Could not load file or assembly '\(name)'. The system cannot find the file specified.")
  }
}
