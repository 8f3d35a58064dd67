import Objects

/// `PSTypeName`: the name of a type, whether or not there is such a type.
final class TypeNameObject: PSObject {
  let name: String

  init(_ name: String) {
    self.name = name
    super.init()
  }

  override var type: TypeInfo { TypeNameObject.info }
  override func describe() throws -> String { name }

  static let info = TypeInfo("System.Management.Automation.PSTypeName", base: .object) { members in
    func own(_ value: Value) -> String { (value.unwrapped.asObject as? TypeNameObject)?.name ?? "" }
    members.property("Name", "string", get: { Value(own($0)) })
    members.property("Type", "type", get: { TypeCatalog.resolve(own($0))?.value ?? .null })
    members.method("string ToString()") { target, _ in Value(own(target)) }
    members.constructor("PSTypeName(type type)") { .object(TypeNameObject($0[0].asType?.fullName ?? "")) }
    members.constructor("PSTypeName(string name)") { .object(TypeNameObject(try $0[0].text())) }
  }
}
