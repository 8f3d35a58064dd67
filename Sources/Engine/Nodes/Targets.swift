import Objects
import Syntax

/// A place that `=`, `+=`, `++` write to.
class Target {
  func read(_ scope: Scope) throws -> Value { .null }
  func assign(_ scope: Scope, _ value: Value) throws {}

  /// Reads, changes and writes; overridden where both ends share work.
  func update(_ scope: Scope, _ change: (Value) throws -> Value) throws -> Value {
    let value = try change(read(scope))
    try assign(scope, value)
    return value
  }
}

/// `$null = …`: the value is dropped.
final class NullTarget: Target {}

/// A variable of the scope's layout.
final class LocalTarget: Target {
  let slot: Int
  let position: SyntaxPosition?

  init(_ slot: Int, _ position: SyntaxPosition? = nil) {
    self.slot = slot
    self.position = position
  }

  override func read(_ scope: Scope) throws -> Value {
    let value = scope.read(slot)
    return value.isUnset ? try LocalNode.undefined(scope, scope.layout.symbol(at: slot).name, position) : value
  }
  override func assign(_ scope: Scope, _ value: Value) throws { try scope.assign(slot, value) }
}

/// `[int]$x = …`, `[ValidateRange(1, 5)]$x = …`: from then on the variable keeps to it.
final class ConstrainedTarget: Target {
  let slot: Int
  let constraint: ConstraintBuilder

  init(_ slot: Int, _ constraint: ConstraintBuilder) {
    self.slot = slot
    self.constraint = constraint
  }

  override func read(_ scope: Scope) throws -> Value {
    let value = scope.read(slot)
    return value.isUnset ? .null : value
  }

  override func assign(_ scope: Scope, _ value: Value) throws {
    let check = try constraint.make(scope)
    let converted: Value
    do { converted = try check(value) } catch let error as PSError where error.record.errorId == VariableError.invalidId && constraint.isNew(scope, slot) {
      throw VariableError.refused(scope.layout.symbol(at: slot).name, value)
    }
    let variable = scope.promote(slot)
    if !variable.options.isDisjoint(with: [.readOnly, .constant]) { try variable.assign(value) }
    if variable.attributes.isEmpty { variable.attributes = constraint.shown }
    if scope.engine.watchesVariables {
      try scope.engine.debugger.accessed(variable.name, isRead: false)
      variable.constraint = scope.engine.debugger.watching(variable, check)
    } else {
      variable.constraint = check
    }
    variable.value = converted
  }
}

/// `$global:x = …`.
final class ScopedTarget: Target {
  let scopeName: VariablePath.Scope
  let symbol: Symbol

  init(_ scopeName: VariablePath.Scope, _ symbol: Symbol) {
    self.scopeName = scopeName
    self.symbol = symbol
  }

  override func read(_ scope: Scope) throws -> Value {
    if let value = scope.target(scopeName).own(symbol) { return value }
    return scopeName == .private ? try ScopedVariableNode(scopeName, symbol).eval(scope) : .null
  }

  override func assign(_ scope: Scope, _ value: Value) throws {
    try scope.target(scopeName).set(symbol, value)
    if scopeName == .private { scope.variable(symbol)?.options.insert(.isPrivate) }
  }
}

/// `$env:PATH = …`.
final class DriveTarget: Target {
  let drive, path: String

  init(drive: String, path: String) {
    self.drive = drive
    self.path = path
  }

  override func read(_ scope: Scope) throws -> Value { try scope.engine.readDriveVariable(drive, path, scope) }
  override func assign(_ scope: Scope, _ value: Value) throws { try scope.engine.writeDriveVariable(drive, path, value, scope) }
}

/// `$x.Name = …`, `[type]::Name = …`.
final class MemberTarget: Target {
  let object: Node
  let name: MemberName
  let isStatic: Bool
  /// The shape seen last and the property's index in it.
  private var shape: Shape?
  private var index = 0

  init(_ object: Node, _ name: MemberName, isStatic: Bool) {
    self.object = object
    self.name = name
    self.isStatic = isStatic
  }

  override func read(_ scope: Scope) throws -> Value { try MemberNode(object, name, isNullConditional: false).eval(scope) }

  override func assign(_ scope: Scope, _ value: Value) throws {
    let target = try object.eval(scope)
    if let (custom, place) = place(target) {
      custom.properties.slots[place] = value.isVoid ? .null : value
      return
    }
    try store(target, name.text(scope), value)
  }

  /// The place of a custom object's plain property; nil for anything else.
  private func place(_ target: Value) -> (CustomObject, Int)? {
    guard case .object(let instance) = target, let custom = instance as? CustomObject, case .fixed(let name) = name, !isStatic else { return nil }
    if custom.properties.shape !== shape {
      guard let found = custom.properties.shape.find(name) else { return nil }
      (shape, index) = (custom.properties.shape, found)
    }
    if case .object(let member) = custom.properties.slots[index], member.isMemberDefinition { return nil }
    return (custom, index)
  }

  override func update(_ scope: Scope, _ change: (Value) throws -> Value) throws -> Value {
    let target = try object.eval(scope)
    if let (custom, place) = place(target) {
      let value = try change(custom.properties.slots[place])
      // The change may have run code that moved the property.
      if custom.properties.shape === shape, index == place { custom.properties.slots[place] = value.isVoid ? .null : value } else { try store(target, self.name.text(scope), value) }
      return value
    }
    let name = try self.name.text(scope)
    let old = isStatic ? try Members.getStatic(typeOf(target), name) : try Members.get(target, name)
    let value = try change(old ?? .null)
    try store(target, name, value)
    return value
  }

  private func typeOf(_ target: Value) -> TypeInfo { (target.asObject as? TypeObject)?.info ?? target.type }

  private func store(_ target: Value, _ name: String, _ value: Value) throws {
    let value = value.isVoid ? Value.null : value
    if isStatic { return try Members.setStatic(typeOf(target), name, value) }
    if target.isNull {
      throw PSError(
        "RuntimeException", "The property '\(name)' cannot be found on this object. Verify that the property exists and can be set.",
        id: "PropertyNotFound", category: .InvalidOperation)
    }
    try Members.set(ClassInstance.receiver(target, name), name, value)
  }
}

/// `$x[…] = …`.
final class IndexTarget: Target {
  let object, index: Node
  /// The index if it is put together from pieces: a table that has it needs no string.
  private let text: StringNode?

  init(_ object: Node, _ index: Node) {
    self.object = object
    self.index = index
    text = index as? StringNode
  }

  override func read(_ scope: Scope) throws -> Value { try IndexNode(object, index, isNullConditional: false).eval(scope) }

  override func assign(_ scope: Scope, _ value: Value) throws {
    let target = try object.eval(scope), index = try self.index.eval(scope)
    try store(target, index, value.isVoid ? .null : value)
  }

  override func update(_ scope: Scope, _ change: (Value) throws -> Value) throws -> Value {
    let target = try object.eval(scope)
    if let text, case .object(let instance) = target, let table = instance as? PSHashtable, !table.isOrdered {
      return try text.withBytes(scope) { try table.update($0, change) }
    }
    let index = try self.index.eval(scope)
    if case .object(let instance) = target, let table = instance as? PSHashtable, !table.isOrdered, !index.isNull {
      return try table.update(index, change)
    }
    let value = try change(Indexing.get(ClassInstance.foundation(of: target), [index]))
    try store(target, index, value)
    return value
  }

  private func store(_ target: Value, _ index: Value, _ value: Value) throws {
    if case .array(let array) = target, case .int(let position) = index, array.elementType == nil, array.dimensions == nil {
      let count = array.items.count
      let place = position < 0 ? count + Int(position) : Int(position)
      if place >= 0, place < count {
        array.items[place] = value
        return
      }
    }
    if target.isNull {
      throw PSError("RuntimeException", "Cannot index into a null array.", id: "NullArray", category: .InvalidOperation)
    }
    try Indexing.set(ClassInstance.foundation(of: target), [index], value)
  }
}

/// `$a, $b = …`: the last one takes the rest.
final class ListTarget: Target {
  let targets: [Target]

  init(_ targets: [Target]) { self.targets = targets }

  override func read(_ scope: Scope) throws -> Value { Value(try targets.map { try $0.read(scope) }) }

  override func assign(_ scope: Scope, _ value: Value) throws {
    let items = try value.asArray?.items ?? (value.asObject as? PSList)?.items ?? (value.isVoid ? [] : [value])
    for (position, target) in targets.enumerated() {
      if position == targets.count - 1, items.count > targets.count {
        try target.assign(scope, .array(PSArray(ContiguousArray(items[position...]))))
      } else {
        try target.assign(scope, position < items.count ? items[position] : .null)
      }
    }
  }
}
