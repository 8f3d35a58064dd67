/// Reads, writes and calls members by name: added members first, then type data, then the .NET type's table.
public enum Members {
  // MARK: Reading

  /// The value of a member; nil if there is none (the caller knows about strict mode). Hashtables answer with their keys first.
  public static func get(_ target: Value, _ name: String) throws -> Value? {
    switch target {
    case .object(let object):
      if let custom = object as? CustomObject {
        if let index = custom.properties.find(name) { return try read(custom.properties.slots[index], target) }
      } else if let table = object as? PSHashtable {
        if let value = table.member(name) { return value }
      }
      if object.added != nil || object.isWrapper, let member = added(object, name) { return try read(member, target) }
      if let special = try extended(target, name) { return special }
      if let base = object as? BaseView { return try declared(base.target, name, base.target) }
      return try declared(target.unwrapped, name, target)
    case .null, .void, .unset:
      if FoldedName.equal(name, "Count") || FoldedName.equal(name, "Length") { return .int(0) }
      return nil
    case .variable(let variable): return try get(variable.current, name)
    default: return try declared(target, name, target)
    }
  }

  /// The value of a property, as `-Property` of a command sees it: no methods, no members of the items, no `Count` of a single object.
  public static func property(_ target: Value, _ name: String) throws -> Value? {
    switch target {
    case .variable(let variable): return try property(variable.current, name)
    case .null, .void, .unset: return nil
    case .object(let object):
      if object is CustomObject || object is PSHashtable || object.added != nil || isExtended(target, name) {
        if let custom = object as? CustomObject, let index = custom.properties.find(name) { return try read(custom.properties.slots[index], target) }
        if let table = object as? PSHashtable, let value = table.member(name) { return value }
        if let member = added(object, name) { return try read(member, target) }
        if let special = try extended(target, name) { return special }
      }
    default: if let special = try extended(target, name) { return special }
    }
    let value = target.unwrapped
    if let found = findProperty(value.type, name) { return try accessed(found, value, name) }
    return try (value.asObject as? DynamicMembersObject)?.member(name)
  }

  /// A member stored with the object itself.
  static func added(_ object: PSObject, _ name: String) -> Value? {
    if let custom = object as? CustomObject, let index = custom.properties.find(name) {
      return value(of: custom.properties.slots[index])
    }
    guard let bag = object.added, let index = bag.find(name) else { return nil }
    return value(of: bag.slots[index])
  }

  private static func value(of slot: Value) -> Value { slot }

  /// The value of a slot: what it stores, or what its member computes.
  static func read(_ slot: Value, _ target: Value) throws -> Value {
    guard case .object(let object) = slot, object.isMemberDefinition, let member = object as? SpecialMember else { return slot }
    switch member.definition {
    case .alias(let other, let type):
      let value = try get(target, other) ?? .null
      return try type.map { try Conversion.convert(value, to: $0) } ?? value
    case .script(let getter, _):
      guard let getter else { return .null }
      return try ObjectRuntime.current.invoke(getter, this: target, underscore: target)
    case .method(let block):
      return .object(MethodObject(target: target, name: "", overloads: ["System.Object (script)"], kind: "ScriptMethod", script: block))
    case .code(let get, _): return try get(target)
    case .propertySet(let names): return Value(strings: names)
    case .memberSet(let bag): return .object(CustomObject(bag))
    }
  }

  private static func extended(_ target: Value, _ name: String) throws -> Value? {
    guard ObjectRuntime.current.hasExtendedMembers, let member = ObjectRuntime.current.extendedMember(target.typeNames, name) else { return nil }
    return try read(member, target)
  }

  /// A member of the type's tables, an intrinsic one, or one of the items.
  private static func declared(_ value: Value, _ name: String, _ target: Value) throws -> Value? {
    if case .string(let text) = value, FoldedName.equal(name, "Length") { return .int(Int32(text.unitCount)) }
    if case .array(let array) = value, FoldedName.equal(name, "Count") || FoldedName.equal(name, "Length") { return .int(Int32(array.items.count)) }
    if target.asObject == nil || target.asObject?.isWrapper == true, let special = try extended(target, name) { return special }
    let type = value.type
    if let property = findProperty(type, name) { return try accessed(property, value, name) }
    if let object = value.asObject as? DynamicMembersObject, let found = try object.member(name) { return found }
    if let method = findMethod(type, name) { return .object(MethodObject(target: value, name: method.name, overloads: method.shownSignatures)) }
    if let intrinsic = try Intrinsics.get(target, name) { return intrinsic }
    if let items = try Conversion.listItems(value) { return try enumerate(items, name) }
    if FoldedName.equal(name, "Count") || FoldedName.equal(name, "Length") {
      // Every single object counts as a list of one, unless it counts otherwise.
      return .int(1)
    }
    return nil
  }

  private static func accessed(_ property: TypeMembers.Property, _ value: Value, _ name: String) throws -> Value {
    do {
      return try property.get(value)
    } catch let error as PSError where !isPowerShell(error) {
      throw failed(property.name, error)
    }
  }

  /// The error of a property that cannot be read, as PowerShell wraps it.
  static func failed(_ property: String, _ error: PSError) -> PSError {
    PSError("GetValueInvocationException", "Exception getting \"\(property)\": \"\(error.message)\"", id: "ExceptionWhenGetting", inner: error.record.exception)
  }

  /// `$list.Name`: the member of each item; custom objects without it give null, plain values nothing.
  private static func enumerate(_ items: ContiguousArray<Value>, _ name: String) throws -> Value? {
    var result = ContiguousArray<Value>(), isFound = false
    for item in items {
      if let inner = try Conversion.listItems(item.unwrapped), !hasOwn(item, name) {
        if let nested = try enumerate(inner, name) {
          isFound = true
          append(nested, to: &result)
        }
        continue
      }
      if !hasMember(item, name) {
        if item.asObject is CustomObject { result.append(.null) }
        continue
      }
      guard let value = try get(item, name) else { continue }
      isFound = true
      append(value, to: &result)
    }
    if !isFound, result.isEmpty { return nil }
    return result.count == 1 ? result[0] : .array(PSArray(result))
  }

  private static func append(_ value: Value, to result: inout ContiguousArray<Value>) {
    if let list = try? Conversion.listItems(value) { result += list } else { result.append(value.isVoid ? .null : value) }
  }

  private static func hasOwn(_ value: Value, _ name: String) -> Bool {
    findProperty(value.type, name) != nil || value.asObject.flatMap { added($0, name) } != nil
  }

  /// Tells whether an item has a member by itself (Count and Length of scalars do not count).
  public static func hasMember(_ value: Value, _ name: String) -> Bool {
    switch value {
    case .null, .void, .unset: return false
    case .object(let object):
      if added(object, name) != nil { return true }
      if let table = object as? PSHashtable, table.member(name) != nil { return true }
      if let dynamic = object as? DynamicMembersObject, (try? dynamic.member(name)) ?? nil != nil { return true }
      if isExtended(value, name) { return true }
    default: if isExtended(value, name) { return true }
    }
    let type = value.unwrapped.type
    return findProperty(type, name) != nil || findMethod(type, name) != nil || Intrinsics.names.contains { FoldedName.equal($0, name) }
  }

  static func isExtended(_ value: Value, _ name: String) -> Bool {
    ObjectRuntime.current.hasExtendedMembers && ObjectRuntime.current.extendedMember(value.typeNames, name) != nil
  }

  public static func findProperty(_ type: TypeInfo, _ name: String) -> TypeMembers.Property? {
    type.findProperty(name) { searchProperty(type, name) }
  }

  private static func searchProperty(_ type: TypeInfo, _ name: String) -> TypeMembers.Property? {
    var current: TypeInfo? = type
    while let info = current {
      if let found = info.ownMembers.property(name) { return found }
      current = info.base
    }
    return nil
  }

  /// A method with the overloads of all bases (an override hides what it overrides).
  static func findMethod(_ type: TypeInfo, _ name: String) -> TypeMembers.Method? {
    type.findMethod(name) { searchMethod(type, name) }
  }

  private static func searchMethod(_ type: TypeInfo, _ name: String) -> TypeMembers.Method? {
    var result: TypeMembers.Method?
    var current: TypeInfo? = type
    while let info = current {
      if let found = info.ownMembers.method(name) {
        if result == nil {
          result = found
        } else {
          let known = Set(result?.overloads.map { Signature.parsed($0.signature).parameters.count } ?? [])
          result?.overloads += found.overloads.filter { !known.contains(Signature.parsed($0.signature).parameters.count) }
        }
      }
      current = info.base
    }
    return result
  }

  /// Tells whether an error is PowerShell's own, which passes through calls unwrapped.
  static func isPowerShell(_ error: PSError) -> Bool {
    if error.isThrow { return true }
    return error.record.exception.exceptionType.isSubtype(of: .runtimeException)
  }

  // MARK: Writing

  public static func set(_ target: Value, _ name: String, _ value: Value) throws {
    guard case .object(let object) = target else {
      if case .variable(let variable) = target { return try set(variable.current, name, value) }
      throw notFound(name)
    }
    if let custom = object as? CustomObject, let index = custom.properties.find(name) {
      if case .object(let slot) = custom.properties.slots[index], slot.isMemberDefinition {
        return try write(slot, target, name, value)
      }
      custom.properties.slots[index] = value
      return
    }
    if let table = object as? PSHashtable, object.added?.find(name) == nil {
      if findProperty(table.type, name)?.set != nil, !table.contains(Value(name)) {} else { return table.set(Value(name), value) }
    }
    if let index = object.added?.find(name), let slot = object.added?.slots[index] {
      if case .object(let member) = slot, member.isMemberDefinition { return try write(member, target, name, value) }
      object.added?.slots[index] = value
      return
    }
    if ObjectRuntime.current.hasExtendedMembers, let member = ObjectRuntime.current.extendedMember(target.typeNames, name), case .object(let slot) = member, slot.isMemberDefinition {
      return try write(slot, target, name, value)
    }
    if let dynamic = object as? DynamicMembersObject, try dynamic.setMember(name, value) { return }
    let base = target.unwrapped
    guard let property = findProperty(base.type, name) else {
      if object is CustomObject {
        throw PSError(
          "SetValueInvocationException",
          "Exception setting \"\(name)\": \"The property '\(name)' cannot be found on this object. Verify that the property exists and can be set.\"",
          id: "ExceptionWhenSetting")
      }
      if try Intrinsics.set(target, name, value) { return }
      throw notFound(name)
    }
    guard let set = property.set else {
      throw PSError.runtime("PropertyAssignmentException", "'\(property.name)' is a ReadOnly property.", .InvalidOperation)
    }
    try assign(name) {
      let type = property.declared.resolve(property.typeName)
      try set(base, try type.map { try Conversion.convert(value, to: $0) } ?? value)
    }
  }

  private static func assign(_ name: String, _ body: () throws -> Void) throws {
    do {
      try body()
    } catch let error as PSError {
      throw PSError(
        "SetValueInvocationException", "Exception setting \"\(name)\": \"\(error.message)\"", id: "ExceptionWhenSetting",
        inner: error.record.exception.inner ?? error.record.exception)
    }
  }

  static func notFound(_ name: String) -> PSError {
    PSError.runtime(
      "PropertyNotFound", "The property '\(name)' cannot be found on this object. Verify that the property exists and can be set.", .InvalidOperation)
  }

  private static func write(_ slot: PSObject, _ target: Value, _ name: String, _ value: Value) throws {
    guard let member = slot as? SpecialMember else { return }
    switch member.definition {
    case .alias(let other, _): try set(target, other, value)
    case .script(_, let setter):
      guard let setter else {
        throw PSError("SetValueException", "Set accessor for property \"\(name)\" is unavailable.", id: "SetWithoutSetterFromScriptProperty")
      }
      _ = try assign(name) { _ = try ObjectRuntime.current.invoke(setter, this: target, underscore: value, arguments: [value]) }
    case .code(_, let set):
      guard let set else { throw PSError.runtime("PropertyAssignmentException", "'\(name)' is a ReadOnly property.", .InvalidOperation) }
      try assign(name) { try set(target, value) }
    case .method, .propertySet, .memberSet:
      throw PSError.runtime("PropertyAssignmentException", "'\(name)' is a ReadOnly property.", .InvalidOperation)
    }
  }

  /// Tells whether `set` would find the member.
  static func hasSettable(_ target: Value, _ name: String) throws -> Bool {
    if target.asObject is PSHashtable { return true }
    if let object = target.asObject, added(object, name) != nil { return true }
    return findProperty(target.type, name)?.set != nil || target.asObject is DynamicMembersObject
  }

  /// Adds or replaces a member on one instance; returns the object that carries it (a `WrappedValue` for strings, numbers, arrays).
  public static func add(_ target: Value, _ name: String, _ value: Value) -> Value {
    guard case .object(let object) = target else {
      let wrapped = WrappedValue(target)
      wrapped.added = PropertyBag()
      wrapped.added?.append(name, value)
      return .object(wrapped)
    }
    if let custom = object as? CustomObject {
      custom.properties.set(name, value)
    } else {
      if object.added == nil { object.added = PropertyBag() }
      object.added?.set(name, value)
    }
    return target
  }

  /// Removes a member of one instance.
  public static func remove(_ target: Value, _ name: String) {
    guard let object = target.asObject else { return }
    if let custom = object as? CustomObject { custom.properties.remove(name) } else { object.added?.remove(name) }
  }
}

/// An object whose members are found at run time rather than in its type's table (XML elements).
open class DynamicMembersObject: PSObject {
  open func member(_ name: String) throws -> Value? { nil }
  /// Writes a member; false if there is none.
  open func setMember(_ name: String, _ value: Value) throws -> Bool { false }
  /// The names of the members, in order, with the types of their values.
  open var memberNames: [(name: String, typeName: String)] { [] }
}
