/// A growing list: `ArrayList`, `List<T>`, `Queue`, `Stack`, `HashSet<T>` and their kin.
public final class PSList: PSObject {
  public enum Kind {
    case arrayList
    case list(of: TypeInfo)
    case queue(of: TypeInfo?)
    case stack(of: TypeInfo?)
    case hashSet(of: TypeInfo)
    /// `System.Collections.ObjectModel.Collection<T>` and `ReadOnlyCollection<T>`.
    case collection(of: TypeInfo)
  }

  public let kind: Kind
  private var storage: ContiguousArray<Value>
  /// Places at the front of a queue whose items were taken off; closed up when they are half of all.
  private var taken = 0

  public init(_ kind: Kind = .arrayList, _ items: ContiguousArray<Value> = []) {
    self.kind = kind
    storage = items
    super.init()
  }

  /// The items; a stack's top is its last one.
  public var items: ContiguousArray<Value> {
    get {
      if taken > 0 { settle() }
      return storage
    }
    set {
      taken = 0
      storage = newValue
    }
    _modify {
      if taken > 0 { settle() }
      yield &storage
    }
  }

  private func settle() {
    storage.removeFirst(taken)
    taken = 0
  }

  public var count: Int { storage.count - taken }
  var first: Value? { taken < storage.count ? storage[taken] : nil }
  func append(_ item: Value) { storage.append(item) }

  /// Takes the first item off without moving all others each time; nil from an empty list.
  func removeFirst() -> Value? {
    guard let first else { return nil }
    storage[taken] = .null
    taken += 1
    if taken > 32, taken * 2 >= storage.count { settle() }
    return first
  }

  public override var type: TypeInfo { declaredType ?? knownType }
  /// The type that the list was made as, where it is not the usual one of its kind (`ConcurrentBag<T>`, `LinkedList<T>`).
  public var declaredType: TypeInfo?
  private lazy var knownType = TypeInfo.of(list: kind)
  public override func enumerated() throws -> ContiguousArray<Value>? {
    if case .stack = kind { ContiguousArray(items.reversed()) } else { items }
  }
}

extension TypeInfo {
  /// The type of a list of a kind.
  public static func of(list kind: PSList.Kind) -> TypeInfo {
    func made(_ definition: String, _ element: TypeInfo) -> TypeInfo {
      TypeCatalog.generic(TypeCatalog.type(definition), [element]) ?? .object
    }
    return switch kind {
    case .arrayList: TypeCatalog.type("System.Collections.ArrayList")
    case .list(let element): made("System.Collections.Generic.List`1", element)
    case .queue(let element): element.map { made("System.Collections.Generic.Queue`1", $0) } ?? TypeCatalog.type("System.Collections.Queue")
    case .stack(let element): element.map { made("System.Collections.Generic.Stack`1", $0) } ?? TypeCatalog.type("System.Collections.Stack")
    case .hashSet(let element): made("System.Collections.Generic.HashSet`1", element)
    case .collection(let element): made("System.Collections.ObjectModel.Collection`1", element)
    }
  }
}
