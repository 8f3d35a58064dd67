import Objects

/// The shape of a small .NET class that a cmdlet returns: its name, its properties and its text.
package final class RecordType {
  package struct Field {
    let name: String
    let typeName: String
    let isSettable: Bool
  }

  package let fields: [Field]
  let text: ((RecordObject) throws -> String)?
  package private(set) lazy var info: TypeInfo = makeInfo()
  private let fullName: String
  private let base: TypeInfo?
  private let methods: (inout TypeMembers) -> Void

  /// Declares the class; `fields` are written `Name:type`, with a trailing `=` for those that scripts may set.
  package init(
    _ fullName: String, base: RecordType? = nil, _ fields: [String], methods: @escaping (inout TypeMembers) -> Void = { _ in },
    text: ((RecordObject) throws -> String)? = nil
  ) {
    self.fullName = fullName
    self.base = base?.info
    self.methods = methods
    self.text = text
    self.fields = fields.map { field in
      let isSettable = field.hasSuffix("=")
      let parts = (isSettable ? String(field.dropLast()) : field).split(separator: ":", maxSplits: 1)
      return Field(name: String(parts[0]), typeName: parts.count > 1 ? String(parts[1]) : "System.Object", isSettable: isSettable)
    }
  }

  private func makeInfo() -> TypeInfo {
    let fields = self.fields, methods = self.methods
    let made = TypeInfo(fullName, base: base ?? .object) { members in
      for (index, field) in fields.enumerated() {
        let set: TypeMembers.Setter? = field.isSettable ? { target, value in (target.unwrapped.asObject as? RecordObject)?.values[index] = value } : nil
        members.property(
          field.name, field.typeName, get: { ($0.unwrapped.asObject as? RecordObject)?.values[index] ?? .null }, set: set)
      }
      methods(&members)
    }
    TypeCatalog.register(made)
    return made
  }

  /// Makes an instance with the values in the order of the fields.
  package func make(_ values: [Value]) -> RecordObject { RecordObject(self, values) }
}

/// An instance of a `RecordType`.
package final class RecordObject: PSObject {
  private let record: RecordType
  package var values: [Value]

  init(_ record: RecordType, _ values: [Value]) {
    self.record = record
    self.values = values + Array(repeating: .null, count: max(0, record.fields.count - values.count))
    super.init()
  }

  package override var type: TypeInfo { record.info }
  package override func describe() throws -> String { try record.text?(self) ?? record.info.fullName }

  package subscript(name: String) -> Value {
    get { record.fields.firstIndex { $0.name == name }.map { values[$0] } ?? .null }
    set { if let index = record.fields.firstIndex(where: { $0.name == name }) { values[index] = newValue } }
  }
}
