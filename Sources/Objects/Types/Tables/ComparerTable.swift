/// `StringComparer` and its kin.
public final class ComparerObject: PSObject {
  public let ignoresCase: Bool
  private let isOrdinal: Bool

  init(ignoresCase: Bool, isOrdinal: Bool) {
    self.ignoresCase = ignoresCase
    self.isOrdinal = isOrdinal
    super.init()
  }

  public override var type: TypeInfo { TypeCatalog.type("System.StringComparer") }

  func compare(_ left: Value, _ right: Value) throws -> Int {
    if case .string(let a) = left, case .string(let b) = right { return StringComparison.compare(a.text, b.text, isOrdinal: isOrdinal, ignoreCase: ignoresCase) }
    return Comparison.order(left, right, ignoreCase: ignoresCase)
  }
}

/// Compares two texts by .NET's rules.
enum StringComparison {
  static func compare(_ left: String, _ right: String, isOrdinal: Bool, ignoreCase: Bool, _ culture: Culture? = nil) -> Int {
    if !isOrdinal { return (culture.map { Collation.of($0) } ?? .current).compare(left, right, ignoreCase: ignoreCase) }
    let a = ignoreCase ? FoldedName.folded(left) : left, b = ignoreCase ? FoldedName.folded(right) : right
    var x = a.utf16.makeIterator(), y = b.utf16.makeIterator()
    while true {
      switch (x.next(), y.next()) {
      case (nil, nil): return 0
      case (nil, _): return -1
      case (_, nil): return 1
      case (let p?, let q?): if p != q { return p < q ? -1 : 1 }
      }
    }
  }

  /// The meaning of a `StringComparison` value.
  static func rule(_ value: Value) -> (isOrdinal: Bool, ignoreCase: Bool, culture: Culture?) {
    guard case .enumeration(_, let number)? = value.asScalar else { return (true, false, nil) }
    return (number >= 4, number % 2 == 1, number == 2 || number == 3 ? .invariant : nil)
  }
}

enum ComparerTable {
  /// Sorts by a comparer or a script block of two arguments.
  static func sorted(_ items: ContiguousArray<Value>, _ comparer: Value) throws -> ContiguousArray<Value> {
    var failure: Error?
    let result = items.enumerated().sorted { left, right in
      guard failure == nil else { return false }
      do {
        let order: Int
        if let object = comparer.asObject as? ComparerObject {
          order = try object.compare(left.element, right.element)
        } else if let block = comparer.asObject, block.type === TypeInfo.scriptBlock || block is DelegateObject {
          guard case .int(let number) = try Conversion.convert(try DelegateTable.call(comparer, [left.element, right.element]), to: .int32) else { return false }
          order = Int(number)
        } else if comparer.isNull {
          order = Comparison.order(left.element, right.element, ignoreCase: false)
        } else {
          guard case .int(let number) = try Conversion.convert(try Members.invoke(comparer, "Compare", [left.element, right.element]), to: .int32) else { return false }
          order = Int(number)
        }
        return order == 0 ? left.offset < right.offset : order < 0
      } catch {
        failure = error
        return false
      }
    }
    if let failure { throw failure }
    return ContiguousArray(result.map(\.element))
  }

  static let definition = TypeDefinition(
    "System.StringComparer", traits: [.abstract], interfaces: ["System.Collections.IComparer", "System.Collections.IEqualityComparer"]
  ) { members, _ in
    for (name, ordinal, ignore) in [
      ("Ordinal", true, false), ("OrdinalIgnoreCase", true, true), ("CurrentCulture", false, false), ("CurrentCultureIgnoreCase", false, true),
      ("InvariantCulture", false, false), ("InvariantCultureIgnoreCase", false, true),
    ] {
      let object = ComparerObject(ignoresCase: ignore, isOrdinal: ordinal)
      members.staticProperty(name, "System.StringComparer", get: { .object(object) })
    }
    func own(_ value: Value) -> ComparerObject? { value.asObject as? ComparerObject }
    members.method("int Compare(System.Object x, System.Object y)") { target, arguments in
      .int(Int32(try own(target)?.compare(arguments[0], arguments[1]) ?? 0))
    }
    members.method("bool Equals(System.Object x, System.Object y)") { target, arguments in
      .bool(try own(target)?.compare(arguments[0], arguments[1]) == 0)
    }
  }
}
