/// `System.Reflection.Assembly`: a name under which types are found.
public final class AssemblyObject: PSObject {
  public let name: String

  public init(_ name: String) {
    self.name = name
    super.init()
  }

  public override var type: TypeInfo { TypeCatalog.type("System.Reflection.RuntimeAssembly") }
  public override func describe() throws -> String { fullName }

  /// The assembly that a type belongs to.
  static func of(_ type: TypeInfo) -> AssemblyObject {
    if type.traits.contains(.dynamic) { return AssemblyObject("PowerShell Class Assembly") }
    let space = type.namespace
    if space.hasPrefix("System.Management.Automation") { return AssemblyObject("System.Management.Automation") }
    if space.hasPrefix("Microsoft.PowerShell") { return AssemblyObject("Microsoft.PowerShell.Commands.Utility") }
    return AssemblyObject("System.Private.CoreLib")
  }

  public var fullName: String {
    switch name {
    case _ where name.contains(","): name
    case "PowerShell Class Assembly": "\(name), Version=1.0.0.1, Culture=neutral, PublicKeyToken=null"
    case "System.Management.Automation", "Microsoft.PowerShell.Commands.Utility", "pwsh": "\(name), Version=7.6.5.500, Culture=neutral, PublicKeyToken=31bf3856ad364e35"
    case "System.Private.CoreLib": "\(name), Version=10.0.0.0, Culture=neutral, PublicKeyToken=7cec85d7bea7798e"
    default: "\(name), Version=10.0.0.0, Culture=neutral, PublicKeyToken=b03f5f7f11d50a3a"
    }
  }

  private var simpleName: String { String(name.prefix { $0 != "," }) }

  static let definitions: [TypeDefinition] = [
    TypeDefinition("System.Reflection.RuntimeAssembly", base: "System.Reflection.Assembly", traits: [.sealed]),
    TypeDefinition("System.Reflection.Assembly", traits: [.abstract]) { members, _ in
      instance(&members)
      statics(&members)
    },
    TypeDefinition("System.Management.Automation.TypeAccelerators", traits: [.abstract, .sealed]) { members, _ in accelerators(&members) },
    appDomain,
  ]

  private static func own(_ value: Value) -> AssemblyObject { value.unwrapped.asObject as? AssemblyObject ?? AssemblyObject("System.Private.CoreLib") }

  private static func instance(_ members: inout TypeMembers) {
    members.property("CodeBase", "string", hidden: true, get: { _ in Value("") })
    members.property("FullName", "string", get: { Value(own($0).fullName) })
    members.property("Location", "string", get: { _ in Value("") })
    members.property("GlobalAssemblyCache", "bool", get: { _ in .bool(false) })
    members.property("ImageRuntimeVersion", "string", get: { _ in Value("v4.0.30319") })
    members.property("IsDynamic", "bool", get: { .bool(own($0).name == "PowerShell Class Assembly") })
    members.method("string ToString()") { target, _ in Value(own(target).fullName) }
    members.method("System.Reflection.AssemblyName GetName()") { target, _ in
      let assembly = own(target)
      let version = assembly.fullName.split(separator: ",").compactMap { $0.contains("Version=") ? String($0.drop { $0 != "=" }.dropFirst()) : nil }.first ?? "0.0"
      return .object(CustomObject(["Name": Value(assembly.simpleName), "Version": .object(try VersionObject.parse(version)), "FullName": Value(assembly.fullName), "CultureName": Value("")]))
    }
    for signature in ["type GetType(string name)", "type GetType(string name, bool throwOnError)", "type GetType(string name, bool throwOnError, bool ignoreCase)"] {
      members.method(signature) { _, arguments in
        let name = try arguments[0].text()
        if let found = TypeCatalog.known(name) ?? TypeCatalog.resolve(name) { return found.value }
        if arguments.count > 1, arguments[1].isTrue { throw PSError.dotNet("System.TypeLoadException", "Could not load type '\(name)'.") }
        return .null
      }
    }
    for name in ["GetTypes", "GetExportedTypes"] {
      members.method("type[] \(name)()") { target, _ in
        let wanted = own(target).simpleName
        let found = TypeDefinition.all.compactMap { TypeCatalog.known($0.fullName) }.filter { AssemblyObject.of($0).name == wanted }
        return .array(PSArray(ContiguousArray(found.map(\.value)), elementType: .type))
      }
    }
    members.property("ExportedTypes", "System.Collections.Generic.IEnumerable[type]", get: { try Members.invoke($0, "GetTypes", []) })
    members.method("string[] GetManifestResourceNames()") { _, _ in Value(strings: []) }
  }

  private static func statics(_ members: inout TypeMembers) {
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
    members.staticMethod("System.Reflection.Assembly GetCallingAssembly()") { _ in .object(AssemblyObject("System.Management.Automation")) }
    members.staticMethod("System.Reflection.Assembly GetEntryAssembly()") { _ in .object(AssemblyObject("pwsh")) }
    members.staticMethod("System.Reflection.Assembly GetAssembly(type type)") { .object(of($0[0].asType ?? .object)) }
  }

  private static func missing(_ name: String) -> PSError {
    PSError.dotNet("System.IO.FileNotFoundException", "Could not load file or assembly '\(name)'. The system cannot find the file specified.")
  }

  private static func accelerators(_ members: inout TypeMembers) {
    members.staticProperty("Get", "System.Collections.Generic.Dictionary[string,type]", get: {
      let table = PSHashtable(kind: .dictionary(key: .string, value: .type))
      for entry in TypeCatalog.allAccelerators { if let type = TypeCatalog.resolve(entry.name) { table.set(entry.name, type.value) } }
      return .object(table)
    })
    members.staticMethod("void Add(string typeName, type type)") { arguments in
      let name = try arguments[0].text()
      guard TypeCatalog.addAccelerator(name, arguments[1].asType ?? .object) else {
        throw PSError.argument("An item with the same key has already been added. Key: \(name)")
      }
      return .void
    }
    members.staticMethod("bool Remove(string typeName)") { .bool(TypeCatalog.removeAccelerator(try $0[0].text())) }
  }

  private final class DomainObject: PSObject {
    override var type: TypeInfo { TypeCatalog.type("System.AppDomain") }
  }

  private static let appDomain = TypeDefinition("System.AppDomain", traits: [.sealed]) { members, _ in
    members.staticProperty("CurrentDomain", "System.AppDomain", get: { .object(DomainObject()) })
    members.property("FriendlyName", "string", get: { _ in Value("pwsh") })
    members.property("Id", "int", get: { _ in .int(1) })
    members.property("IsFullyTrusted", "bool", get: { _ in .bool(true) })
    members.property("BaseDirectory", "string", get: { _ in Value("/opt/microsoft/powershell/7/") })
    members.method("System.Reflection.Assembly[] GetAssemblies()") { _, _ in
      let names = ["System.Private.CoreLib", "pwsh", "System.Management.Automation", "System.Runtime", "Microsoft.PowerShell.ConsoleHost", "Microsoft.PowerShell.Commands.Utility", "Microsoft.PowerShell.Commands.Management"]
      return .array(PSArray(ContiguousArray(names.map { .object(AssemblyObject($0)) }), elementType: TypeCatalog.type("System.Reflection.Assembly")))
    }
    members.method("string ToString()") { _, _ in Value("Name:pwsh\nThere are no context policies.") }
  }
}
