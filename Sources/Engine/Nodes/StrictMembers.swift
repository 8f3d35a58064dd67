import Objects

/// What strict mode 2 and later say of members: those that an object does not have are errors, also where lenient mode makes one up.
enum StrictMembers {
  /// `Count` and `Length` of a single value exist in lenient mode only; a list has a property if one of its items has it.
  static func isMissing(_ object: Value, _ name: String) -> Bool {
    let base = object.unwrapped
    if base.isNull { return true }
    let isSize = FoldedName.equal(name, "Count") || FoldedName.equal(name, "Length")
    if isSize, base.asArray != nil || base.asObject is CustomObject || base.asString != nil { return false }
    if base.asObject is PSHashtable || base.asObject is TypeObject { return false }
    if Members.findProperty(base.type, name) != nil || Members.hasMember(object, name) { return false }
    guard let items = (try? base.enumerated()) ?? nil else { return isSize }
    return !items.contains { !$0.isNull && ($0.unwrapped.asObject is PSHashtable || Members.hasMember($0, name) || (try? Members.get($0, name)) != nil && !($0.unwrapped.asObject is CustomObject)) }
  }

  static func error(_ name: String) -> PSError {
    PSError(
      "PropertyNotFoundException", "The property '\(name)' cannot be found on this object. Verify that the property exists.",
      id: "PropertyNotFoundStrict", category: .NotSpecified)
  }
}
