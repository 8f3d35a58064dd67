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
  package let name: String
  package let parameterType: TypeInfo
  package var attributes: PSList
  package var value = Value.null
  package var isSet = false

  package init(_ name: String, _ type: TypeInfo, _ attributes: PSList) {
    self.name = name
    parameterType = type
    self.attributes = attributes
    super.init()
  }

  package override var type: TypeInfo { TypeCatalog.type("System.Management.Automation.RuntimeDefinedParameter") }

  func declaration() throws -> ParameterDeclaration {
    let made = ParameterDeclaration(name, type: parameterType)
    made.isDynamic = true
    for attribute in attributes.items { if let object = attribute.asObject as? AttributeObject { try object.apply(to: made) } }
    return made
  }
}
