import Objects

/// A test of an object's properties: `A` is true or not empty, `A~x` is or contains x, `A!x` is something else; `&` joins.
struct ObjectCondition {
  private enum Test { case isTrue, has(String), isOther(String) }
  private let tests: [(property: String, test: Test)]

  init(_ text: some StringProtocol) {
    tests = text.split(separator: "&").map { part in
      for (sign, make) in [("~", Test.has), ("!", Test.isOther)] as [(Character, (String) -> Test)] {
        if let place = part.firstIndex(of: sign) { return (String(part[..<place]), make(String(part[part.index(after: place)...]))) }
      }
      return (String(part), .isTrue)
    }
  }

  func holds(_ bag: PropertyBag) -> Bool {
    tests.allSatisfy { property, test in
      let value = bag.value(property).unwrapped
      switch test {
      case .isTrue: return value.isTrue
      case .has(let text): return value.asArray.map { $0.items.contains { Self.equal($0, text) } } ?? Self.equal(value, text)
      case .isOther(let text): return value.isTrue && !Self.equal(value, text)
      }
    }
  }

  private static func equal(_ value: Value, _ text: String) -> Bool {
    if let string = value.asString { return FoldedName.equal(string, text) }
    return FoldedName.equal((try? value.text()) ?? "", text)
  }
}

extension PropertyBag {
  /// The value of a property; nothing if there is none.
  func value(_ name: String) -> Value { find(name).map { slots[$0] } ?? .null }
}
