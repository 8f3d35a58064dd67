/// A `[pscustomobject]`: nothing but its properties.
public final class CustomObject: PSObject {
  /// The properties, in order.
  public var properties: PropertyBag
  /// What `ToString()` gave where the object came from; nil for objects that show their properties.
  public var ownText: PSString?

  public init(_ properties: PropertyBag = PropertyBag(), typeNames: [String]? = nil) {
    self.properties = properties
    super.init()
    customTypeNames = typeNames
  }

  public convenience init(_ pairs: KeyValuePairs<String, Value>, typeNames: [String]? = nil) {
    var bag = PropertyBag()
    for (name, value) in pairs { bag.append(name, value) }
    self.init(bag, typeNames: typeNames)
  }

  public override var type: TypeInfo { TypeInfo.customObject }
  public override var answersCalls: Bool { true }

  /// `@{Name=Ann; Id=7}`, the way a custom object reads inside a string.
  public override func describe() throws -> String { try ownText?.text ?? Members.describeAsHashtable(.object(self)) }
}
