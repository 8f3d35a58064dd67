import Objects

/// `target = value`, as statement and inside parentheses.
final class AssignNode: Node {
  let target: Target
  let value: Node

  init(_ target: Target, _ value: Node) {
    self.target = target
    self.value = value
  }

  override func eval(_ scope: Scope) throws -> Value {
    let value = try self.value.eval(scope)
    try target.assign(scope, value)
    return value
  }
}

/// `$x = value` for a plain variable: the hottest assignment.
final class AssignLocalNode: Node {
  let slot: Int
  let value: Node

  init(_ slot: Int, _ value: Node) {
    self.slot = slot
    self.value = value
  }

  override func eval(_ scope: Scope) throws -> Value {
    let value = try self.value.eval(scope)
    try scope.assign(slot, value)
    return value
  }
}

/// `target op= value`.
final class CompoundAssignNode: Node {
  let target: Target
  let value: Node
  let operation: BinaryOperation
  /// Object and index are evaluated once for reading and writing.
  private let isInPlace: Bool

  init(_ target: Target, _ value: Node, _ operation: @escaping BinaryOperation) {
    isInPlace = target is IndexTarget || target is MemberTarget
    self.target = target
    self.value = value
    self.operation = operation
  }

  override func eval(_ scope: Scope) throws -> Value {
    if isInPlace { return try target.update(scope) { old in try operation(old, value.eval(scope)) } }
    let old = try target.read(scope)
    let new = try operation(old, value.eval(scope))
    try target.assign(scope, new)
    return new
  }
}

/// `$x += value` for a plain variable: a string or array that nobody else holds grows in place.
final class AddLocalNode: Node {
  let slot: Int
  let value: Node
  let readsCallers: Bool
  let position: SyntaxPosition?

  init(_ slot: Int, _ value: Node, readsCallers: Bool, position: SyntaxPosition?) {
    self.position = position
    self.slot = slot
    self.value = value
    self.readsCallers = readsCallers
  }

  override func eval(_ scope: Scope) throws -> Value {
    try add(value.eval(scope), scope)
    return .void
  }

  @inline(__always) func add(_ added: Value, _ scope: Scope) throws {
    if case .int(let y) = added, case .int(let x) = scope.slots[slot] {
      let (sum, overflow) = x.addingReportingOverflow(y)
      if !overflow {
        scope.slots[slot] = .int(sum)
        return
      }
    }
    try slow(scope, added)
  }

  @inline(never) private func slow(_ scope: Scope, _ added: Value) throws {
    // Told apart without binding: a bound copy would hold a second reference, and nothing could grow in place.
    if AddLocalNode.isString(scope.slots + slot) {
      if try growString(scope, added) { return }
    } else if AddLocalNode.isArray(scope.slots + slot) {
      if try growArray(scope, added) { return }
    }
    if scope.slots[slot].isUnset, !readsCallers, scope.call.isCall {
      let symbol = scope.layout.symbol(at: slot)
      return try scope.assign(slot, AddNode.add(scope.callValue(symbol) ?? LocalNode.undefined(scope, symbol.name, position), added))
    }
    let old = scope.read(slot)
    try scope.assign(slot, AddNode.add(old.isUnset ? try LocalNode.readSlow(scope, slot, position) : old, added))
  }

  @inline(never) private static func isString(_ place: UnsafeMutablePointer<Value>) -> Bool { if case .string = place.pointee { true } else { false } }
  @inline(never) private static func isArray(_ place: UnsafeMutablePointer<Value>) -> Bool { if case .array = place.pointee { true } else { false } }

  private func growString(_ scope: Scope, _ added: Value) throws -> Bool {
    let tail: String
    switch added {
    case .string(let string): tail = string.text
    case .int(let number): tail = String(number)
    case .char, .bool, .null: tail = try added.text()
    default: tail = try added.text()
    }
    var taken = Value.null
    swap(&taken, &scope.slots[slot])
    guard case .string(var string) = taken else { return false }
    taken = .null
    if isKnownUniquelyReferenced(&string) { string.text += tail } else { string = PSString.holding(string.text + tail) }
    scope.slots[slot] = .string(string)
    return true
  }

  private func growArray(_ scope: Scope, _ added: Value) throws -> Bool {
    let items = try added.enumerated()
    var taken = Value.null
    swap(&taken, &scope.slots[slot])
    guard case .array(var array) = taken else { return false }
    taken = .null
    if array.dimensions != nil || !isKnownUniquelyReferenced(&array) || array.elementType != nil {
      array = PSArray(array.items)
    }
    if let items { array.items.append(contentsOf: items) } else if !added.isVoid { array.items.append(added) }
    scope.slots[slot] = .array(array)
    return true
  }
}

/// `$x++`, `--$x`.
final class IncrementNode: Node {
  let target: Target
  let step: Int
  let isPrefix: Bool
  /// The slot if the target is a plain variable, else -1.
  let slot: Int

  init(_ target: Target, step: Int, isPrefix: Bool) {
    self.target = target
    self.step = step
    self.isPrefix = isPrefix
    slot = (target as? LocalTarget)?.slot ?? -1
  }

  override func eval(_ scope: Scope) throws -> Value {
    if slot >= 0, case .int(let number) = scope.slots[slot], number < .max, number > .min {
      scope.slots[slot] = .int(number &+ Int32(truncatingIfNeeded: step))
      return .int(isPrefix ? number &+ Int32(truncatingIfNeeded: step) : number)
    }
    return try slow(scope)
  }

  @inline(never) private func slow(_ scope: Scope) throws -> Value {
    var before = Value.null
    let after = try target.update(scope) { old in
      before = old.isNull ? .int(0) : old
      return try Operators.increment(old.isNull ? .int(0) : old, by: step)
    }
    return isPrefix ? after : before
  }
}

/// `$x ??= value`.
final class CoalesceAssignNode: Node {
  let target: Target
  let value: Node

  init(_ target: Target, _ value: Node) {
    self.target = target
    self.value = value
  }

  override func eval(_ scope: Scope) throws -> Value {
    let old = try target.read(scope)
    if !old.isNull { return old }
    let new = try value.eval(scope)
    try target.assign(scope, new)
    return new
  }
}
