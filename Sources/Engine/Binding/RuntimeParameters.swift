import Objects

/// Reads the `RuntimeDefinedParameterDictionary` that a `dynamicparam` block returns.
enum RuntimeParameters {
  static func declarations(_ value: Value) throws -> [ParameterDeclaration] {
    guard let table = value.unwrapped.asObject as? PSHashtable else { return [] }
    return try table.entries.compactMap { entry in
      guard let object = entry.value.unwrapped.asObject as? RuntimeParameter else { return nil }
      return try object.declaration()
    }
  }
}

/// A `RuntimeDefinedParameter`.
package final class RuntimeParameter: PSObject {
  package var name: String
  package var parameterType: TypeInfo
  package var attributes: PSList
  package var value = Value.null
  package var isSet = false

  package init(_ name: String, _ type: TypeInfo, _ attributes: PSList) {
    self.name = name
    parameterType = type
    self.attributes = attributes
    super.init()
  }

  package override var type: TypeInfo { RuntimeParameter.info }

  func declaration() throws -> ParameterDeclaration {
    let made = ParameterDeclaration(name, type: parameterType, sets: [])
    made.isDynamic = true
    for attribute in attributes.items {
      guard let object = attribute.unwrapped.asObject as? AttributeObject else { continue }
      try object.apply(to: made)
      made.attributes.append(.object(object))
    }
    if made.sets.isEmpty { made.sets = [ParameterDeclaration.SetEntry()] }
    made.didBind = { [self] bound in
      value = bound
      isSet = true
    }
    return made
  }

  // MARK: Types

  private static let prefix = "System.Management.Automation.RuntimeDefinedParameter"

  private static let info = TypeInfo(prefix, base: .object) { members in
    func own(_ target: Value) -> RuntimeParameter? { target.unwrapped.asObject as? RuntimeParameter }
    members.property("Name", "string", get: { Value(own($0)?.name ?? "") }, set: { own($0)?.name = try $1.text() })
    members.property("ParameterType", "type", get: { own($0)?.parameterType.value ?? .null }, set: { own($0)?.parameterType = $1.asType ?? .object })
    members.property("Value", "System.Object", get: { own($0)?.value ?? .null }, set: { target, value in
      own(target)?.value = value
      own(target)?.isSet = true
    })
    members.property("IsSet", "bool", get: { .bool(own($0)?.isSet ?? false) }, set: { own($0)?.isSet = $1.isTrue })
    members.property("Attributes", "System.Collections.ObjectModel.Collection[System.Attribute]", get: { own($0).map { .object($0.attributes) } ?? .null })
    members.constructor("RuntimeDefinedParameter()") { _ in .object(RuntimeParameter("", .object, attributeList([]))) }
    members.constructor("RuntimeDefinedParameter(string name, type parameterType, System.Object attributes)") { arguments in
      let list = arguments[2].unwrapped.asObject as? PSList
      return .object(RuntimeParameter(try arguments[0].text(), arguments[1].asType ?? .object, try list ?? attributeList(arguments[2].enumerated() ?? [])))
    }
  }

  private static func attributeList(_ items: ContiguousArray<Value>) -> PSList { PSList(.collection(of: TypeCatalog.type("System.Attribute")), items) }

  private static let dictionary = TypeInfo(
    prefix + "Dictionary", base: TypeCatalog.generic(TypeCatalog.type("System.Collections.Generic.Dictionary`2"), [.string, info]) ?? .object
  ) { members in
    members.constructor("RuntimeDefinedParameterDictionary()") { _ in .object(PSHashtable(kind: .dictionary(key: .string, value: info))) }
  }

  static func registerTypes() {
    TypeCatalog.register(info)
    TypeCatalog.register(dictionary)
  }
}
