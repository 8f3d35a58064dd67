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
  /// The items; a stack's top is its last one.
  public var items: ContiguousArray<Value>

  public init(_ kind: Kind = .arrayList, _ items: ContiguousArray<Value> = []) {
    self.kind = kind
    self.items = items
    super.init()
  }

  public override var type: TypeInfo { knownType }
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
