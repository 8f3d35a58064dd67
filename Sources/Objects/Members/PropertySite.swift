/// A place in code that reads a property by name, with the property it found for the type met last.
public final class PropertySite {
  private let name: String
  /// `Length` and `Count` have answers of their own for texts and arrays.
  private let isCount: Bool
  private unowned(unsafe) var type: TypeInfo?
  private var generation = -1
  private var getter: TypeMembers.Getter?
  private var propertyName = ""

  public init(_ name: String) {
    self.name = name
    isCount = FoldedName.equal(name, "Length") || FoldedName.equal(name, "Count")
  }

  /// The value of the property; nil if the target has none of that name.
  public func get(_ target: Value) throws -> Value? {
    if !isPlain(target) || ObjectRuntime.current.hasExtendedMembers { return try Members.get(target, name) }
    let type = target.type
    if self.type !== type || generation != TypeInfo.generation { learn(type) }
    guard let getter else { return try Members.get(target, name) }
    do { return try getter(target) } catch let error as PSError where !Members.isPowerShell(error) { throw Members.failed(propertyName, error) }
  }

  @inline(never) private func learn(_ type: TypeInfo) {
    let property = Members.findProperty(type, name)
    (getter, propertyName) = (property?.get, property?.name ?? "")
    (self.type, generation) = (type, TypeInfo.generation)
  }

  /// No member of the target itself can come before those of its type.
  @inline(__always) private func isPlain(_ target: Value) -> Bool {
    switch target {
    case .null, .void, .unset, .variable: false
    case .string, .array: !isCount
    case .object(let object):
      object.added == nil && !object.isWrapper && !(object is CustomObject) && !(object is PSHashtable) && !(object is BaseView)
    default: true
    }
  }
}
