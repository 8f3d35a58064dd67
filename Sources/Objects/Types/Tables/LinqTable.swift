/// `System.Linq.Enumerable`: what scripts call of it, over plain lists.
enum LinqTable {
  private static let list = "System.Collections.IEnumerable"
  private static let function = "System.Func[System.Object,System.Object]"

  static func fill(_ members: inout TypeMembers) {
    sets(&members)
    conditions(&members)
    elements(&members)
    parts(&members)
    made(&members)
    sums(&members)
    orders(&members)
  }

  private static func items(_ value: Value) throws -> ContiguousArray<Value> {
    if value.isNull { throw PSError.argumentNull("source") }
    return try ListTable.items(value)
  }

  private static func made(_ items: ContiguousArray<Value>, like value: Value) -> Value { .array(PSArray(items, elementType: value.asArray?.elementType)) }

  private static func set(_ value: Value) throws -> PSHashtable {
    let table = PSHashtable(ignoresCase: false)
    for item in try items(value) { table.set(item, .null) }
    return table
  }

  private static func test(_ function: Value, _ item: Value) throws -> Bool { try DelegateTable.call(function, [item]).isTrue }

  private static func sets(_ members: inout TypeMembers) {
    members.staticMethod("System.Object Distinct(\(list) source)") { made(try set($0[0]).keys, like: $0[0]) }
    for (name, keeps) in [("Intersect", true), ("Except", false)] {
      members.staticMethod("System.Object \(name)(\(list) first, \(list) second)") { arguments in
        let other = try set(arguments[1])
        return made(ContiguousArray(try set(arguments[0]).keys.filter { other.contains($0) == keeps }), like: arguments[0])
      }
    }
    members.staticMethod("System.Object Union(\(list) first, \(list) second)") { arguments in
      let all = try set(arguments[0])
      for item in try items(arguments[1]) where !all.contains(item) { all.set(item, .null) }
      return made(all.keys, like: arguments[0])
    }
    members.staticMethod("System.Object Concat(\(list) first, \(list) second)") { made(try items($0[0]) + items($0[1]), like: $0[0]) }
    members.staticMethod("System.Object Append(\(list) source, System.Object element)") { made(try items($0[0]) + [$0[1]], like: $0[0]) }
    members.staticMethod("System.Object Prepend(\(list) source, System.Object element)") { made(try [$0[1]] + items($0[0]), like: $0[0]) }
    members.staticMethod("System.Object Zip(\(list) first, \(list) second, System.Func[System.Object,System.Object,System.Object] resultSelector)") { arguments in
      .array(PSArray(ContiguousArray(try zip(items(arguments[0]), items(arguments[1])).map { try DelegateTable.call(arguments[2], [$0, $1]) })))
    }
  }

  private static func conditions(_ members: inout TypeMembers) {
    members.staticMethod("bool Any(\(list) source)") { .bool(try !items($0[0]).isEmpty) }
    members.staticMethod("bool Any(\(list) source, \(function) predicate)") { arguments in
      .bool(try items(arguments[0]).contains { try test(arguments[1], $0) })
    }
    members.staticMethod("bool All(\(list) source, \(function) predicate)") { arguments in
      .bool(try items(arguments[0]).allSatisfy { try test(arguments[1], $0) })
    }
    members.staticMethod("bool Contains(\(list) source, System.Object value)") { arguments in
      .bool(try items(arguments[0]).contains { KeyEquality.equal($0, arguments[1]) })
    }
    members.staticMethod("bool SequenceEqual(\(list) first, \(list) second)") { arguments in
      let first = try items(arguments[0]), second = try items(arguments[1])
      return .bool(first.count == second.count && zip(first, second).allSatisfy { KeyEquality.equal($0, $1) })
    }
    members.staticMethod("int Count(\(list) source)") { .int(Int32(try items($0[0]).count)) }
    members.staticMethod("int Count(\(list) source, \(function) predicate)") { arguments in
      .int(Int32(try items(arguments[0]).filter { try test(arguments[1], $0) }.count))
    }
  }

  /// `First`, `Last`, `Single` and their `OrDefault`, with and without a condition.
  private static func elements(_ members: inout TypeMembers) {
    for name in ["First", "Last", "Single"] {
      for allowsNone in [false, true] {
        let full = allowsNone ? name + "OrDefault" : name
        members.staticMethod("System.Object \(full)(\(list) source)") { try element(try items($0[0]), name, allowsNone, $0[0]) }
        members.staticMethod("System.Object \(full)(\(list) source, \(function) predicate)") { arguments in
          let fitting = ContiguousArray(try items(arguments[0]).filter { try test(arguments[1], $0) })
          return try element(fitting, name, allowsNone, arguments[0], none: "Sequence contains no matching element")
        }
      }
    }
    members.staticMethod("System.Object ElementAt(\(list) source, int index)") { arguments in
      let all = try items(arguments[0]), index = StringTable.int(arguments[1])
      guard all.indices.contains(index) else { throw Indexing.outOfRange }
      return all[index]
    }
  }

  private static func element(
    _ items: ContiguousArray<Value>, _ name: String, _ allowsNone: Bool, _ source: Value, none: String = "Sequence contains no elements"
  ) throws -> Value {
    if name == "Single", items.count > 1 { throw PSError.invalidOperation("Sequence contains more than one element") }
    if let found = name == "Last" ? items.last : items.first { return found }
    guard allowsNone else { throw PSError.invalidOperation(none) }
    return source.asArray?.elementType?.defaultValue() ?? .null
  }

  private static func parts(_ members: inout TypeMembers) {
    members.staticMethod("System.Object Where(\(list) source, \(function) predicate)") { arguments in
      made(ContiguousArray(try items(arguments[0]).filter { try test(arguments[1], $0) }), like: arguments[0])
    }
    members.staticMethod("System.Object TakeWhile(\(list) source, \(function) predicate)") { arguments in
      made(ContiguousArray(try items(arguments[0]).prefix { try test(arguments[1], $0) }), like: arguments[0])
    }
    members.staticMethod("System.Object SkipWhile(\(list) source, \(function) predicate)") { arguments in
      made(ContiguousArray(try items(arguments[0]).drop { try test(arguments[1], $0) }), like: arguments[0])
    }
    members.staticMethod("System.Object Skip(\(list) source, int count)") { made(ContiguousArray(try items($0[0]).dropFirst(max(0, StringTable.int($0[1])))), like: $0[0]) }
    members.staticMethod("System.Object Take(\(list) source, int count)") { made(ContiguousArray(try items($0[0]).prefix(max(0, StringTable.int($0[1])))), like: $0[0]) }
  }

  private static func made(_ members: inout TypeMembers) {
    members.staticMethod("System.Object Select(\(list) source, \(function) selector)") { arguments in
      .array(PSArray(ContiguousArray(try items(arguments[0]).map { try DelegateTable.call(arguments[1], [$0]) })))
    }
    members.staticMethod("System.Object SelectMany(\(list) source, \(function) selector)") { arguments in
      .array(PSArray(ContiguousArray(try items(arguments[0]).flatMap { try ListTable.items(try DelegateTable.call(arguments[1], [$0])) })))
    }
    members.staticMethod("System.Object ToArray(\(list) source)") { made(try items($0[0]), like: $0[0]) }
    members.staticMethod("System.Object ToList(\(list) source)") { .object(PSList(.list(of: $0[0].asArray?.elementType ?? .object), try items($0[0]))) }
    members.staticMethod("int[] Range(int start, int count)") { arguments in
      let start = StringTable.int(arguments[0]), count = StringTable.int(arguments[1])
      guard count >= 0, start + count - 1 <= Int(Int32.max) else { throw PSError.outOfRange("Specified argument was out of the range of valid values.", "count") }
      return .array(PSArray(ContiguousArray((0..<count).map { .int(Int32(start + $0)) }), elementType: .int32))
    }
    members.staticMethod("System.Object Repeat(System.Object element, int count)") { arguments in
      guard StringTable.int(arguments[1]) >= 0 else { throw PSError.outOfRange("Specified argument was out of the range of valid values.", "count") }
      return .array(PSArray(ContiguousArray(repeating: arguments[0], count: StringTable.int(arguments[1]))))
    }
  }

  private static func sums(_ members: inout TypeMembers) {
    members.staticMethod("System.Object Sum(\(list) source)") { try items($0[0]).reduce(Value.int(0)) { try Operators.add($0, $1) } }
    members.staticMethod("System.Object Average(\(list) source)") { arguments in
      let all = try items(arguments[0])
      if all.isEmpty { throw PSError.invalidOperation("Sequence contains no elements") }
      return try Operators.divide(try Conversion.convert(try all.reduce(Value.int(0)) { try Operators.add($0, $1) }, to: .double), .int(Int32(all.count)))
    }
    for (name, sign) in [("Max", 1), ("Min", -1)] {
      members.staticMethod("System.Object \(name)(\(list) source)") { arguments in
        let all = try items(arguments[0])
        if all.isEmpty, arguments[0].asArray?.elementType?.isValueType == true { throw PSError.invalidOperation("Sequence contains no elements") }
        return try all.reduce(Value.null) { best, item in
          best.isNull ? item : try Operators.compare(item, best, ignoreCase: false) * sign > 0 ? item : best
        }
      }
    }
    members.staticMethod("System.Object Aggregate(\(list) source, System.Func[System.Object,System.Object,System.Object] func)") { arguments in
      let all = try items(arguments[0])
      guard let first = all.first else { throw PSError.invalidOperation("Sequence contains no elements") }
      return try all.dropFirst().reduce(first) { try DelegateTable.call(arguments[1], [$0, $1]) }
    }
  }

  private static func orders(_ members: inout TypeMembers) {
    members.staticMethod("System.Object Reverse(\(list) source)") { made(ContiguousArray(try items($0[0]).reversed()), like: $0[0]) }
    for (name, sign) in [("OrderBy", 1), ("OrderByDescending", -1)] {
      members.staticMethod("System.Object \(name)(\(list) source, \(function) keySelector)") { arguments in
        let keyed = try items(arguments[0]).map { (key: try DelegateTable.call(arguments[1], [$0]), item: $0) }
        let sorted = try keyed.enumerated().sorted { left, right in
          let order = try Operators.compare(left.element.key, right.element.key, ignoreCase: false) * sign
          return order == 0 ? left.offset < right.offset : order < 0
        }
        return made(ContiguousArray(sorted.map(\.element.item)), like: arguments[0])
      }
    }
  }
}
