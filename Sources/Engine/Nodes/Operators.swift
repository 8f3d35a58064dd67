import Objects
import Syntax

typealias BinaryOperation = (Value, Value) throws -> Value

/// An operator without a faster node of its own.
final class BinaryNode: Node {
  let left, right: Node
  let operation: BinaryOperation

  init(_ left: Node, _ right: Node, _ operation: @escaping BinaryOperation) {
    self.left = left
    self.right = right
    self.operation = operation
  }

  override func eval(_ scope: Scope) throws -> Value { try operation(left.eval(scope), right.eval(scope)) }
}

/// An operator whose operands mostly are integers: those in variables and literals are read without a call.
class ArithmeticNode: Node {
  final let left, right: Node
  /// Slots of operands that are variables; -1 for others.
  fileprivate final let leftSlot, rightSlot: Int
  /// The right operand if it is a literal integer.
  final let hasConstant: Bool
  final let constant: Int32

  init(_ left: Node, _ right: Node) {
    self.left = left
    self.right = right
    leftSlot = (left as? LocalNode)?.slot ?? -1
    rightSlot = (right as? LocalNode)?.slot ?? -1
    if let literal = right as? ConstantNode, case .int(let number) = literal.value {
      (hasConstant, constant) = (true, number)
    } else {
      (hasConstant, constant) = (false, 0)
    }
  }

  @inline(__always) final func leftValue(_ scope: Scope) throws -> Value {
    if leftSlot >= 0, case .int(let number) = scope.slots[leftSlot] { return .int(number) }
    return try left.eval(scope)
  }

  @inline(__always) final func rightValue(_ scope: Scope) throws -> Value {
    if hasConstant { return .int(constant) }
    if rightSlot >= 0, case .int(let number) = scope.slots[rightSlot] { return .int(number) }
    return try right.eval(scope)
  }
}

/// `+`: integers stay on the fast path until they overflow.
final class AddNode: ArithmeticNode {
  override func eval(_ scope: Scope) throws -> Value {
    let a = try leftValue(scope), b = try rightValue(scope)
    return try AddNode.add(a, b)
  }

  @inline(__always) static func add(_ a: Value, _ b: Value) throws -> Value {
    if case .int(let x) = a {
      if case .int(let y) = b {
        let (sum, overflow) = x.addingReportingOverflow(y)
        return overflow ? .double(Double(x) + Double(y)) : .int(sum)
      }
    } else if case .double(let x) = a {
      if case .double(let y) = b { return .double(x + y) }
      if case .int(let y) = b { return .double(x + Double(y)) }
    }
    return try Operators.add(a, b)
  }
}

/// `-`.
final class SubtractNode: ArithmeticNode {
  override func eval(_ scope: Scope) throws -> Value {
    let a = try leftValue(scope), b = try rightValue(scope)
    if case .int(let x) = a, case .int(let y) = b {
      let (difference, overflow) = x.subtractingReportingOverflow(y)
      return overflow ? .double(Double(x) - Double(y)) : .int(difference)
    }
    if case .double(let x) = a, case .double(let y) = b { return .double(x - y) }
    return try Operators.subtract(a, b)
  }
}

/// `*`.
final class MultiplyNode: ArithmeticNode {
  override func eval(_ scope: Scope) throws -> Value {
    let a = try leftValue(scope), b = try rightValue(scope)
    if case .int(let x) = a, case .int(let y) = b {
      let (product, overflow) = x.multipliedReportingOverflow(by: y)
      return overflow ? .double(Double(x) * Double(y)) : .int(product)
    }
    if case .double(let x) = a, case .double(let y) = b { return .double(x * y) }
    return try Operators.multiply(a, b)
  }
}

/// `%`.
final class RemainderNode: ArithmeticNode {
  /// 2^64 divided by a literal divisor above 1, rounded up: one multiplication instead of a division, exact for 32 bits.
  private let reciprocal: UInt64
  /// The left operand's slot if it is a variable and the divisor has a reciprocal; -1 otherwise.
  private let quickSlot: Int

  override init(_ left: Node, _ right: Node) {
    if let literal = right as? ConstantNode, case .int(let divisor) = literal.value, divisor > 1 {
      reciprocal = UInt64.max / UInt64(divisor) + 1
    } else {
      reciprocal = 0
    }
    quickSlot = reciprocal == 0 ? -1 : (left as? LocalNode)?.slot ?? -1
    super.init(left, right)
  }

  @inline(__always) private func byReciprocal(_ number: Int32) -> Int32 {
    let magnitude = UInt64(number.magnitude)
    let fraction = reciprocal &* magnitude
    let rest = Int32(truncatingIfNeeded: fraction.multipliedFullWidth(by: UInt64(constant)).high)
    return number < 0 ? 0 &- rest : rest
  }

  override func eval(_ scope: Scope) throws -> Value {
    if quickSlot >= 0, case .int(let number) = scope.slots[quickSlot] { return .int(byReciprocal(number)) }
    return try general(scope)
  }

  @inline(never) private func general(_ scope: Scope) throws -> Value {
    let a = try leftValue(scope), b = try rightValue(scope)
    if case .int(let x) = a, case .int(let y) = b {
      if hasConstant, reciprocal != 0 { return .int(byReciprocal(x)) }
      if y != 0, y != -1 { return .int(x % y) }
    }
    return try Operators.remainder(a, b)
  }
}

/// `-eq`, `-lt` and their kin; a list on the left is filtered.
final class CompareNode: ArithmeticNode {
  enum Relation { case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual }

  let relation: Relation
  let ignoresCase: Bool

  init(_ left: Node, _ right: Node, _ relation: Relation, ignoresCase: Bool) {
    self.relation = relation
    self.ignoresCase = ignoresCase
    super.init(left, right)
  }

  override func eval(_ scope: Scope) throws -> Value {
    let a = try leftValue(scope), b = try rightValue(scope)
    if let quick = quick(a, b) { return .bool(quick) }
    return try slow(a, b)
  }

  override func evalBool(_ scope: Scope) throws -> Bool {
    if let quick = ofVariables(scope) { return quick }
    let a = try leftValue(scope), b = try rightValue(scope)
    if let quick = quick(a, b) { return quick }
    return try slow(a, b).isTrue
  }

  /// The answer for an integer variable beside an integer variable or literal, as conditions of loops mostly are; nil for all else.
  @inline(__always) func ofVariables(_ scope: Scope) -> Bool? {
    guard leftSlot >= 0, case .int(let x) = scope.slots[leftSlot] else { return nil }
    if hasConstant { return holds(x, constant) }
    guard rightSlot >= 0, case .int(let y) = scope.slots[rightSlot] else { return nil }
    return holds(x, y)
  }

  @inline(__always) private func quick(_ a: Value, _ b: Value) -> Bool? {
    guard case .int(let x) = a, case .int(let y) = b else { return nil }
    return holds(x, y)
  }

  @inline(__always) private func holds(_ x: Int32, _ y: Int32) -> Bool {
    switch relation {
    case .equal: return x == y
    case .notEqual: return x != y
    case .less: return x < y
    case .lessOrEqual: return x <= y
    case .greater: return x > y
    case .greaterOrEqual: return x >= y
    }
  }

  @inline(never) private func slow(_ a: Value, _ b: Value) throws -> Value {
    if case .string(let x) = a, case .string(let y) = b, relation == .equal || relation == .notEqual {
      let isSame = PSString.equal(x, y, ignoreCase: ignoresCase)
      return .bool(isSame == (relation == .equal))
    }
    if let items = try ListOperand.items(a) {
      return .array(PSArray(try items.filter { try holds($0, b) }))
    }
    return .bool(try holds(a, b))
  }

  private func holds(_ a: Value, _ b: Value) throws -> Bool {
    switch relation {
    case .equal: try Operators.equals(a, b, ignoreCase: ignoresCase)
    case .notEqual: try !Operators.equals(a, b, ignoreCase: ignoresCase)
    case .less: try order(a, b) { $0 < 0 }
    case .lessOrEqual: try order(a, b) { $0 <= 0 }
    case .greater: try order(a, b) { $0 > 0 }
    case .greaterOrEqual: try order(a, b) { $0 >= 0 }
    }
  }

  /// No order holds between NaN and anything.
  private func order(_ a: Value, _ b: Value, _ test: (Int) -> Bool) throws -> Bool {
    let order = try Operators.compare(a, b, ignoreCase: ignoresCase)
    return order != Operators.unordered && test(order)
  }
}

/// Tells whether an operator filters its left operand instead of testing it.
enum ListOperand {
  static func items(_ value: Value) throws -> ContiguousArray<Value>? {
    switch value {
    case .array(let array): array.items
    case .object(let object) where !(object is PSHashtable): try object.isWrapper || object is PSList ? value.unwrapped.enumerated() : object.enumerated()
    default: nil
    }
  }
}

/// `-like`, `-match` and their negations: a test of one text, a filter of a list.
final class TextTestNode: Node {
  enum Test { case like, match }

  let left, right: Node
  let test: Test
  let ignoresCase, negated: Bool
  /// The slot of `$Matches`.
  let matchesSlot: Int

  init(_ left: Node, _ right: Node, _ test: Test, ignoresCase: Bool, negated: Bool, matchesSlot: Int) {
    self.left = left
    self.right = right
    self.test = test
    self.ignoresCase = ignoresCase
    self.negated = negated
    self.matchesSlot = matchesSlot
  }

  override func eval(_ scope: Scope) throws -> Value {
    let a = try left.eval(scope), b = try right.eval(scope)
    guard let items = try ListOperand.items(a) else { return .bool(try holds(a, b, scope)) }
    return .array(PSArray(try passing(items, b)))
  }

  override func evalBool(_ scope: Scope) throws -> Bool {
    let a = try left.eval(scope), b = try right.eval(scope)
    if case .string = a { return try holds(a, b, scope) }
    guard let items = try ListOperand.items(a) else { return try holds(a, b, scope) }
    return Value.array(PSArray(try passing(items, b))).isTrue
  }

  @inline(never) private func passing(_ items: ContiguousArray<Value>, _ pattern: Value) throws -> ContiguousArray<Value> {
    switch test {
    case .like: try Operators.like(items, pattern, ignoreCase: ignoresCase, negated: negated)
    case .match: try Operators.match(items, pattern, ignoreCase: ignoresCase, negated: negated)
    }
  }

  private func holds(_ a: Value, _ b: Value, _ scope: Scope) throws -> Bool {
    switch test {
    case .like: return try Operators.like(a, b, ignoreCase: ignoresCase) != negated
    case .match:
      return try TextTestNode.match(a, b, ignoreCase: ignoresCase, matchesSlot, scope) != negated
    }
  }

  /// `-match` on one text. The groups go straight into the slot of `$Matches`, whose table may then serve again.
  static func match(_ text: Value, _ pattern: Value, ignoreCase: Bool, _ slot: Int, _ scope: Scope) throws -> Bool {
    var subject = text
    // The text of an object may be a script's work, which must not happen while the slot is being changed.
    if case .string = text {} else { subject = .string(PSString.holding(try text.text())) }
    if case .object = scope.slots[slot] { return try Operators.match(subject, pattern, ignoreCase: ignoreCase, into: &scope.slots[slot]) }
    var groups = Value.null
    guard try Operators.match(subject, pattern, ignoreCase: ignoreCase, into: &groups) else { return false }
    try scope.assign(slot, groups)
    return true
  }
}

/// `-and`, `-or`: the right side runs only if it matters.
final class LogicNode: Node {
  let left, right: Node
  let isAnd: Bool

  init(_ left: Node, _ right: Node, isAnd: Bool) {
    self.left = left
    self.right = right
    self.isAnd = isAnd
  }

  override func eval(_ scope: Scope) throws -> Value { .bool(try evalBool(scope)) }
  override func evalBool(_ scope: Scope) throws -> Bool {
    isAnd ? try left.evalBool(scope) && right.evalBool(scope) : try left.evalBool(scope) || right.evalBool(scope)
  }
}

/// `-not`, `!`.
final class NotNode: Node {
  let operand: Node

  init(_ operand: Node) { self.operand = operand }
  override func eval(_ scope: Scope) throws -> Value { .bool(try !operand.evalBool(scope)) }
  override func evalBool(_ scope: Scope) throws -> Bool { try !operand.evalBool(scope) }
}

/// An operator with one operand.
final class UnaryNode: Node {
  let operand: Node
  let operation: (Value) throws -> Value

  init(_ operand: Node, _ operation: @escaping (Value) throws -> Value) {
    self.operand = operand
    self.operation = operation
  }

  override func eval(_ scope: Scope) throws -> Value { try operation(operand.eval(scope)) }
}

/// `c ? a : b`.
final class TernaryNode: Node {
  let condition, whenTrue, whenFalse: Node

  init(_ condition: Node, _ whenTrue: Node, _ whenFalse: Node) {
    self.condition = condition
    self.whenTrue = whenTrue
    self.whenFalse = whenFalse
  }

  override func eval(_ scope: Scope) throws -> Value { try condition.evalBool(scope) ? whenTrue.eval(scope) : whenFalse.eval(scope) }
}

/// `a ?? b`.
final class CoalesceNode: Node {
  let left, right: Node

  init(_ left: Node, _ right: Node) {
    self.left = left
    self.right = right
  }

  override func eval(_ scope: Scope) throws -> Value {
    let value = try left.eval(scope)
    return value.isNull ? try right.eval(scope) : value
  }
}

/// `a..b`.
final class RangeNode: Node {
  let first, last: Node

  init(_ first: Node, _ last: Node) {
    self.first = first
    self.last = last
  }

  override func eval(_ scope: Scope) throws -> Value { .array(PSArray(try Operators.range(first.eval(scope), last.eval(scope)))) }

  /// Both ends as integers, so that `foreach` and pipelines need no array.
  func bounds(_ scope: Scope) throws -> (Int32, Int32)? {
    try Operators.rangeBounds(first.eval(scope), last.eval(scope))
  }
}
