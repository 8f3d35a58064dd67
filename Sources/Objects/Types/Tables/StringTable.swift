/// `System.String`.
enum StringTable {
  static func text(_ value: Value) -> String { value.asString ?? "" }

  static let definition = TypeDefinition("System.String", traits: [.sealed], interfaces: ["System.IComparable", "System.ICloneable", "System.IConvertible", "System.Collections.IEnumerable"]) { members, _ in
    members.property("Length", "int", get: { .int(Int32(text($0).utf16.count)) })
  }
}
