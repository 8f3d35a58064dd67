extension Value {
  /// The text inside a string (`"$x"`, `[string]`): invariant culture, lists joined by `$OFS`.
  public func text() throws -> String {
    switch self {
    case .string(let string): return string.text
    case .int(let value): return String(value)
    case .null, .void, .unset: return ""
    case .variable(let variable): return try variable.current.text()
    case .bool(let value): return value ? "True" : "False"
    case .char(let unit): return Value.text(unit: unit)
    case .long(let value): return String(value)
    case .double(let value): return NumberText.plain(value, .invariant)
    case .array(let array): return try Value.joined(array.items, outer: false)
    case .object(let object):
      if object.isWrapper, let wrapped = object as? WrappedValue {
        if wrapped.literalText != nil { return wrapped.literalText ?? "" }
        return try wrapped.base.text()
      }
      if let special = try Value.scriptedText(object) { return special }
      if let items = try object.enumerated(), !(object is PSHashtable) { return try Value.joined(items, outer: false) }
      return try object.describe()
    }
  }

  /// The text in the current culture, as `ToString()` and plain output give it.
  public func culturalText() throws -> String {
    switch self {
    case .string(let string): string.text
    case .int(let value): String(value)
    case .object(let object as WrappedValue) where object.literalText != nil: object.literalText ?? ""
    default: try culturalText(.current)
    }
  }

  func culturalText(_ culture: Culture) throws -> String {
    switch self {
    case .double(let value): return NumberText.plain(value, culture)
    case .int(let value) where value < 0 && culture.negativeSign != "-": return culture.negativeSign + String(value.magnitude)
    case .long(let value) where value < 0 && culture.negativeSign != "-": return culture.negativeSign + String(value.magnitude)
    case .array: return TypeNames.fullName(type)
    case .object(let object):
      if object.isWrapper, let wrapped = object as? WrappedValue { return try wrapped.base.culturalText(culture) }
      if let scalar = object as? ScalarObject { return scalar.text(culture: culture) }
      if let special = try Value.scriptedText(object) { return special }
      if object is PSList || object is PSHashtable { return object.type.fullName }
      if let type = object as? TypeObject { return type.info.fullName }
      return try object.describe()
    default: return try text()
    }
  }

  /// A `ToString` that a script added to the object.
  private static func scriptedText(_ object: PSObject) throws -> String? {
    guard object is CustomObject || object.added != nil, let method = Members.added(object, "ToString")?.asObject as? SpecialMember, case .method(let block) = method.definition else { return nil }
    let result = try ObjectRuntime.current.invoke(block, this: .object(object))
    return try result.text()
  }

  /// One UTF-16 unit as text; a lone surrogate cannot be kept.
  static func text(unit: UInt16) -> String {
    Unicode.Scalar(unit).map { String(Character($0)) } ?? "\u{fffd}"
  }

  /// Joins items for a string: lists inside are shown by their type.
  private static func joined(_ items: ContiguousArray<Value>, outer: Bool) throws -> String {
    if items.count == 1 { return try itemText(items[0]) }
    let separator = ObjectRuntime.current.outputFieldSeparator
    var result = ""
    for (index, item) in items.enumerated() {
      if index > 0 { result += separator }
      result += try itemText(item)
    }
    return result
  }

  private static func itemText(_ item: Value) throws -> String {
    switch item {
    case .array: return item.type.fullName
    case .object(let object):
      if object.isWrapper { return try itemText(item.unwrapped) }
      if object is PSList { return object.type.fullName }
      // Custom objects in a list give the empty text of their ToString.
      if object is CustomObject { return try scriptedText(object) ?? "" }
      return try item.text()
    default: return try item.text()
    }
  }
}
