/// Equality and order, `-is` and `-contains`.
extension Operators {
  /// `-eq` and its kin on two scalars; a list on the left is filtered by `filter…`.
  public static func equals(_ left: Value, _ right: Value, ignoreCase: Bool) throws -> Bool {
    switch (left, right) {
    case (.int(let a), .int(let b)): return a == b
    case (.string(let a), .string(let b)):
      return PSString.equal(a, b, ignoreCase: ignoreCase)
    default: return try slowEquals(left.unwrapped, right.unwrapped, ignoreCase)
    }
  }

  static func sameText(_ left: String, _ right: String, _ ignoreCase: Bool) -> Bool {
    TextScan.isSame(left, right) || ignoreCase && FoldedName.equal(left, right)
  }

  @inline(never) private static func slowEquals(_ left: Value, _ right: Value, _ ignoreCase: Bool) throws -> Bool {
    if left.isNull { return right.isNull }
    if right.isNull { return false }
    switch left {
    case .string(let text): return sameText(text.text, try right.text(), ignoreCase)
    case .bool(let flag): return flag == right.isTrue
    case .char(let unit):
      if case .int(let number) = right { return Int32(unit) == number }
      return sameText(Value.text(unit: unit), try right.text(), ignoreCase)
    default: break
    }
    if let number = Numeric(left), !isEnumeration(left) {
      if case .string = right {
        guard let other = try? Conversion.number(right, .double, "") else { return false }
        if case .string(let text) = right, text.text.isEmpty { return Numeric.compare(number, .int(0)) == 0 }
        return Numeric.compare(number, other) == 0
      }
      guard let other = Numeric(right) else {
        if case .switchParameter(let flag)? = right.asScalar { return Numeric.compare(number, .int(flag ? 1 : 0)) == 0 }
        return false
      }
      return Numeric.compare(number, other) == 0
    }
    return try objectEquals(left, right, ignoreCase)
  }

  private static func isEnumeration(_ value: Value) -> Bool {
    if case .enumeration? = value.asScalar { true } else { false }
  }

  private static func objectEquals(_ left: Value, _ right: Value, _ ignoreCase: Bool) throws -> Bool {
    if KeyEquality.equal(left, right) { return true }
    if case .object(let object) = left {
      if case .switchParameter(let flag)? = (object as? ScalarObject)?.scalar { return flag == right.isTrue }
      if object is CustomObject || object is PSHashtable || object is PSList { return false }
      if let method = Members.findMethod(object.type, "Equals"), object.type.traits.contains(.dynamic) || !(object is ScalarObject),
        object.type.hierarchy.first(where: { $0.ownMembers.method("Equals") != nil }) !== TypeInfo.object
      {
        _ = method
        if let result = try? Members.invoke(left, "Equals", [right]), result.isTrue { return true }
      }
    }
    if left.asArray != nil || right.asArray != nil { return false }
    guard let converted = Conversion.tryConvert(right, to: left.type), converted.type === left.type || !(right.asObject is CustomObject) else { return false }
    if case .null = converted { return false }
    return KeyEquality.equal(left, converted)
  }

  /// `-lt` …: negative, zero, positive. NaN compares as unordered, which callers see as `Int.min`… never as less or greater.
  public static func compare(_ left: Value, _ right: Value, ignoreCase: Bool) throws -> Int {
    switch (left, right) {
    case (.int(let a), .int(let b)): return a < b ? -1 : a > b ? 1 : 0
    case (.double(let a), .double(let b)) where !a.isNaN && !b.isNaN: return a < b ? -1 : a > b ? 1 : 0
    default: return try slowCompare(left.unwrapped, right.unwrapped, ignoreCase)
    }
  }

  /// What `compare` gives when no order holds, as with NaN: the evaluator must answer False to every operator.
  public static let unordered = Int.min

  @inline(never) private static func slowCompare(_ left: Value, _ right: Value, _ ignoreCase: Bool) throws -> Int {
    if left.isNull {
      if right.isNull { return 0 }
      if let number = Numeric(right), !isEnumeration(right) { return (Numeric.compare(number, .int(0)) ?? 0) < 0 ? 1 : -1 }
      return -1
    }
    if right.isNull {
      if let number = Numeric(left), !isEnumeration(left) { return (Numeric.compare(number, .int(0)) ?? 0) < 0 ? -1 : 1 }
      return 1
    }
    switch left {
    case .string(let text): return Collation.current.compare(text.text, try right.text(), ignoreCase: ignoreCase)
    case .bool(let flag): return (flag ? 1 : 0) - (right.isTrue ? 1 : 0)
    case .char(let unit):
      if Numeric(right) != nil, case .string = right {} else if case .int(let number) = right { return Int32(unit) < number ? -1 : Int32(unit) > number ? 1 : 0 }
      return Collation.current.compare(Value.text(unit: unit), try right.text(), ignoreCase: ignoreCase)
    default: break
    }
    if let number = Numeric(left), !isEnumeration(left) {
      let other = try Numeric(right) ?? Conversion.number(right, left.type, "InvalidCastFromStringToInteger")
      return Numeric.compare(number, other) ?? unordered
    }
    if let order = try KeyOrder.compare(left, right, ignoreCase: ignoreCase) { return order }
    if !KeyOrder.isComparable(left) {
      if left.asObject != nil, KeyEquality.equal(left, right) { return 0 }
      throw PSError(
        "ExtendedTypeSystemException",
        "Cannot compare \"\(ConversionError.shown(left))\" to \"\(ConversionError.shown(right))\" because the objects are not the same type or the object \"\(ConversionError.shown(left))\" does not implement \"IComparable\".",
        id: "NotIcomparable")
    }
    let converted: Value
    do {
      converted = try Conversion.convert(right, to: left.type)
    } catch let error as PSError {
      if isEnumeration(left) { throw error }
      throw PSError.runtime(
        "ComparisonFailure",
        "Could not compare \"\(ConversionError.shown(left))\" to \"\(ConversionError.shown(right))\". Error: \"\(error.message)\"", .InvalidOperation,
        inner: error.record.exception.inner)
    }
    return try KeyOrder.compare(left, converted, ignoreCase: ignoreCase) ?? 0
  }

  public static func contains(_ list: Value, _ item: Value, ignoreCase: Bool) throws -> Bool {
    guard let items = try Conversion.listItems(list.unwrapped) else { return try equals(list, item, ignoreCase: ignoreCase) }
    if case .string(let wanted) = item {
      for candidate in items {
        if case .string(let text) = candidate {
          if sameText(text.text, wanted.text, ignoreCase) { return true }
        } else if try equals(candidate, item, ignoreCase: ignoreCase) {
          return true
        }
      }
      return false
    }
    for candidate in items where try equals(candidate, item, ignoreCase: ignoreCase) { return true }
    return false
  }

  public static func isType(_ value: Value, _ type: Value) throws -> Bool {
    let wanted = try typeOperand(type, "-is")
    let plain = value.unwrapped
    if plain.isNull { return false }
    if wanted === TypeInfo.customObject || wanted === TypeInfo.customObjectAccelerator || wanted === TypeInfo.psObject {
      return plain.asObject is CustomObject || value.asObject?.isWrapper == true
    }
    if wanted.fullName.hasPrefix("System.Nullable`1["), let inner = wanted.genericArguments.first { return plain.type === inner }
    return plain.type.isSubtype(of: wanted)
  }

  public static func asType(_ value: Value, _ type: Value) throws -> Value {
    let wanted = try typeOperand(type, "-as")
    return Conversion.tryConvert(value, to: wanted) ?? .null
  }

  private static func typeOperand(_ type: Value, _ operation: String) throws -> TypeInfo {
    if let info = type.asType { return info }
    if let name = type.asString, let info = TypeCatalog.resolve(name) { return info }
    let final = ConversionError.final(type, .type)
    if operation == "-is" { throw PSError.runtime("RuntimeException", final.message, .NotSpecified, inner: final.record.exception.inner) }
    throw final
  }
}

/// Equality of hashtable keys, as .NET's `Equals` on boxed values: 1 and 1L differ.
public enum KeyEquality {
  public static func equal(_ left: Value, _ right: Value) -> Bool {
    switch (left, right) {
    case (.null, .null), (.void, .null), (.null, .void), (.void, .void): true
    case (.bool(let a), .bool(let b)): a == b
    case (.char(let a), .char(let b)): a == b
    case (.int(let a), .int(let b)): a == b
    case (.long(let a), .long(let b)): a == b
    case (.double(let a), .double(let b)): a == b || (a.isNaN && b.isNaN)
    case (.string(let a), .string(let b)): PSString.equal(a, b, ignoreCase: false)
    case (.array(let a), .array(let b)): a === b
    case (.object(let a), .object(let b)): a === b || equal(a, b)
    default: false
    }
  }

  private static func equal(_ left: PSObject, _ right: PSObject) -> Bool {
    if left.isWrapper || right.isWrapper { return equal(Value.object(left).unwrapped, Value.object(right).unwrapped) }
    if let a = left as? TypeObject, let b = right as? TypeObject { return a.info === b.info }
    if let a = (left as? ScalarObject)?.scalar, let b = (right as? ScalarObject)?.scalar {
      switch (a, b) {
      case (.byte(let x), .byte(let y)): return x == y
      case (.sbyte(let x), .sbyte(let y)): return x == y
      case (.int16(let x), .int16(let y)): return x == y
      case (.uint16(let x), .uint16(let y)): return x == y
      case (.uint32(let x), .uint32(let y)): return x == y
      case (.uint64(let x), .uint64(let y)): return x == y
      case (.single(let x), .single(let y)): return x == y
      case (.decimal(let x), .decimal(let y)): return x.compare(y) == 0
      case (.bigInteger(let x), .bigInteger(let y)): return x == y
      case (.dateTime(let x), .dateTime(let y)): return x.ticks == y.ticks
      case (.dateTimeOffset(let x), .dateTimeOffset(let y)): return x.utcTicks == y.utcTicks
      case (.timeSpan(let x), .timeSpan(let y)): return x == y
      case (.guid(let x), .guid(let y)): return x == y
      case (.enumeration(let t, let x), .enumeration(let u, let y)): return t === u && x == y
      case (.switchParameter(let x), .switchParameter(let y)): return x == y
      case (.dbNull, .dbNull): return true
      default: return false
      }
    }
    if let a = left as? EquatableObject, let b = right as? EquatableObject { return a.isEqual(to: b) }
    // A script's class may say itself what it equals.
    if left.type.traits.contains(.dynamic), overrides(left.type, "Equals") { return (try? Members.invoke(.object(left), "Equals", [.object(right)]))?.isTrue ?? false }
    return false
  }

  /// Whether a script's class has a method of its own in place of one of `Object`.
  private static func overrides(_ type: TypeInfo, _ method: String) -> Bool {
    type.hierarchy.contains { $0.traits.contains(.dynamic) && $0.ownMembers.method(method) != nil }
  }

  public static func hash(_ value: Value, into hasher: inout Hasher) {
    switch value {
    case .null, .void, .unset, .variable: hasher.combine(0)
    case .bool(let flag): hasher.combine(flag)
    case .char(let unit): hasher.combine(unit)
    case .int(let number): hasher.combine(number)
    case .long(let number): hasher.combine(number)
    case .double(let number): hasher.combine(number)
    case .string(let string): hasher.combine(string.text)
    case .array(let array): hasher.combine(ObjectIdentifier(array))
    case .object(let object): hash(object, into: &hasher)
    }
  }

  private static func hash(_ object: PSObject, into hasher: inout Hasher) {
    if let type = object as? TypeObject {
      hasher.combine(ObjectIdentifier(type.info))
      return
    }
    if let equatable = object as? EquatableObject {
      hasher.combine(equatable.hashText)
      return
    }
    if object.type.traits.contains(.dynamic), overrides(object.type, "GetHashCode"), let code = try? Members.invoke(.object(object), "GetHashCode", []) {
      if case .int(let number) = code { return hasher.combine(number) }
    }
    guard let scalar = (object as? ScalarObject)?.scalar else {
      hasher.combine(ObjectIdentifier(object))
      return
    }
    switch scalar {
    case .decimal(let number): hasher.combine(number.double)
    case .dateTime(let date): hasher.combine(date.ticks)
    case .dateTimeOffset(let date): hasher.combine(date.utcTicks)
    case .timeSpan(let span): hasher.combine(span)
    case .guid(let guid): hasher.combine(guid)
    case .bigInteger(let number): hasher.combine(number)
    case .enumeration(_, let number): hasher.combine(number)
    default: hasher.combine(Numeric(.object(object))?.int64 ?? 0)
    }
  }
}

/// An object that is equal to others of the same content (`Version`, `Uri`, tuples …).
open class EquatableObject: PSObject {
  /// A text that is the same for equal objects.
  open var hashText: String { "" }
  func isEqual(to other: EquatableObject) -> Bool { Swift.type(of: self) == Swift.type(of: other) && hashText == other.hashText }
  /// The order of two objects of the same class; nil if they have none.
  func compare(_ other: EquatableObject) -> Int? { nil }
}

/// The order of values of one type (`IComparable`).
enum KeyOrder {
  static func isComparable(_ value: Value) -> Bool {
    switch value {
    case .object(let object):
      if object is ScalarObject { return true }
      if let equatable = object as? EquatableObject { return equatable.compare(equatable) != nil }
      return Members.findMethod(object.type, "CompareTo") != nil
    case .array: return false
    default: return true
    }
  }

  /// Negative, zero or positive for two values of the same type; nil if they are not.
  static func compare(_ left: Value, _ right: Value, ignoreCase: Bool) throws -> Int? {
    func order<T: Comparable>(_ a: T, _ b: T) -> Int { a < b ? -1 : a > b ? 1 : 0 }
    if case .object(let a) = left, case .object(let b) = right {
      if let x = (a as? ScalarObject)?.scalar, let y = (b as? ScalarObject)?.scalar {
        switch (x, y) {
        case (.dateTime(let p), .dateTime(let q)): return order(p.ticks, q.ticks)
        case (.dateTimeOffset(let p), .dateTimeOffset(let q)): return order(p.utcTicks, q.utcTicks)
        case (.timeSpan(let p), .timeSpan(let q)): return order(p.ticks, q.ticks)
        case (.guid(let p), .guid(let q)): return order(p.text, q.text)
        case (.enumeration(let t, let p), .enumeration(let u, let q)) where t === u: return order(p, q)
        case (.switchParameter(let p), .switchParameter(let q)): return order(p ? 1 : 0, q ? 1 : 0)
        default: break
        }
      }
      if let x = a as? EquatableObject, let y = b as? EquatableObject { return x.compare(y) }
    }
    if case .object(let a) = left, a.type.traits.contains(.dynamic), Members.findMethod(a.type, "CompareTo") != nil {
      if case .int(let result) = try Conversion.convert(try Members.invoke(left, "CompareTo", [right]), to: .int32) { return Int(result) }
    }
    return nil
  }
}
