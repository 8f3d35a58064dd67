/// A `[pscustomobject]`: nothing but its properties.
package final class CustomObject: PSObject {
  /// The properties, in order.
  package var properties: PropertyBag

  package init(_ properties: PropertyBag = PropertyBag(), typeNames: [String]? = nil) {
    self.properties = properties
    super.init()
    customTypeNames = typeNames
  }

  package convenience init(_ pairs: KeyValuePairs<String, Value>, typeNames: [String]? = nil) {
    var bag = PropertyBag()
    for (name, value) in pairs { bag.append(name, value) }
    self.init(bag, typeNames: typeNames)
  }

  package override var type: TypeInfo { TypeInfo.customObject }

  /// `@{Name=Ann; Id=7}`, the way a custom object reads inside a string.
  package override func describe() throws -> String { try Members.describeAsHashtable(.object(self)) }
}
