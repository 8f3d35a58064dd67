/// Reads one property of many objects: remembers where the last custom object had it, so that the next of its shape costs a comparison.
public final class PropertyReader {
  public let name: String
  private var shape: Shape?
  private var index = 0

  public init(_ name: String) { self.name = name }

  /// The value; nil if the object has no such property.
  public func get(_ target: Value) throws -> Value? {
    if case .object(let object) = target, let custom = object as? CustomObject {
      let known = custom.properties.shape
      if known !== shape, let found = known.find(name) {
        shape = known
        index = found
      }
      if known === shape {
        let value = custom.properties.slots[index]
        if case .object(let member) = value, member.isMemberDefinition { return try Members.property(target, name) }
        return value
      }
    }
    return try Members.property(target, name)
  }
}
