import Objects

/// `ModuleSpecification`: a module's name with the versions that will do.
enum ModuleSpecificationType {
  private static let fullName = "Microsoft.PowerShell.Commands.ModuleSpecification"

  static let record: RecordType = {
    let made = RecordType(fullName, ["Name:string", "Guid:System.Object", "Version:version", "RequiredVersion:version", "MaximumVersion:string"], text: { record in
      let parts = try ["Guid", "Version", "MaximumVersion", "RequiredVersion"].compactMap { name -> String? in
        record[name].isNull ? nil : "\(name == "Version" ? "ModuleVersion" : name) = '\(try record[name].text())'"
      }
      let name = try record["Name"].text()
      return parts.isEmpty ? name : "@{ ModuleName = '\(name)'; \(parts.joined(separator: "; ")) }"
    })
    made.info.extend { members in
      members.constructor("\(fullName)(string moduleName)") { .object(made.make([$0[0], .null, .null, .null, .null])) }
      members.constructor("\(fullName)(hashtable moduleSpecification)") { arguments in
        guard let table = arguments[0].unwrapped.asObject as? PSHashtable, let name = table.get("ModuleName") else {
          throw PSError.dotNet("System.MissingMemberException", "The hashtable describing a module contains one or more members that are not valid.")
        }
        func version(_ key: String) -> Value { table.get(key).flatMap { Conversion.tryConvert($0, to: TypeCatalog.type("System.Version")) } ?? .null }
        return .object(made.make([name, table.get("GUID") ?? .null, version("ModuleVersion"), version("RequiredVersion"), table.get("MaximumVersion") ?? .null]))
      }
    }
    return made
  }()
}
