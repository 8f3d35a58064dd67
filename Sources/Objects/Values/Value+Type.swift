extension Value {
  public var type: TypeInfo {
    switch self {
    case .null, .void, .unset: TypeInfo.object
    case .variable(let variable): variable.value.type
    case .bool: TypeInfo.boolean
    case .char: TypeInfo.char
    case .int: TypeInfo.int32
    case .long: TypeInfo.int64
    case .double: TypeInfo.double
    case .string: TypeInfo.string
    case .array(let array):
      if let element = array.elementType {
        TypeCatalog.array(of: element, rank: array.dimensions?.count ?? 1)
      } else if let dimensions = array.dimensions {
        TypeCatalog.array(of: .object, rank: dimensions.count)
      } else {
        TypeInfo.objectArray
      }
    case .object(let object): object.type
    }
  }

  /// The names in `PSTypeNames`, most derived first.
  public var typeNames: [String] {
    if case .object(let object) = self {
      if let names = object.customTypeNames { return names }
      if object.isWrapper, let wrapped = object as? WrappedValue { return wrapped.base.typeNames }
    }
    return type.hierarchyNames
  }

  /// PowerShell's truth: null, 0, '' and an empty list are false; one item decides for itself.
  public var isTrue: Bool {
    switch self {
    case .null, .void, .unset: return false
    case .variable(let variable): return variable.current.isTrue
    case .bool(let value): return value
    case .char(let value): return value != 0
    case .int(let value): return value != 0
    case .long(let value): return value != 0
    case .double(let value): return value != 0
    case .string(let string): return !string.isEmpty
    case .array(let array): return Value.isTrue(array.items)
    case .object(let object): return Value.isTrue(object)
    }
  }

  private static func isTrue(_ items: ContiguousArray<Value>) -> Bool {
    switch items.count {
    case 0: false
    case 1:
      // A list within a list of one counts by its length alone.
      if case .array(let inner) = items[0].unwrapped { !inner.items.isEmpty } else { items[0].isTrue }
    default: true
    }
  }

  private static func isTrue(_ object: PSObject) -> Bool {
    if object.isWrapper, let wrapped = object as? WrappedValue { return wrapped.base.isTrue }
    if let list = object as? PSList {
      // Only lists that are an IList are looked into.
      switch list.kind {
      case .arrayList, .list, .collection: return isTrue(list.items)
      default: return true
      }
    }
    guard let scalar = (object as? ScalarObject)?.scalar else { return true }
    return switch scalar {
    case .byte(let value): value != 0
    case .sbyte(let value): value != 0
    case .int16(let value): value != 0
    case .uint16(let value): value != 0
    case .uint32(let value): value != 0
    case .uint64(let value): value != 0
    case .single(let value): value != 0
    case .decimal(let value): !value.isZero
    case .bigInteger(let value): !value.isZero
    case .enumeration(_, let value): value != 0
    case .switchParameter(let value): value
    default: true
    }
  }

  /// The items that a pipeline or `foreach` sees; nil if the value is a single object (strings, hashtables and custom objects are).
  public func enumerated() throws -> ContiguousArray<Value>? {
    switch self {
    case .array(let array): array.items
    case .object(let object): try object.enumerated()
    default: nil
    }
  }
}
