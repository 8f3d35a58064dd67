import Objects

/// The name of a member: written out, or computed (`$x.$name`, `$x."a b"`).
enum MemberName {
  case fixed(String)
  case computed(Node)

  func text(_ scope: Scope) throws -> String {
    switch self {
    case .fixed(let name): name
    case .computed(let node): try node.eval(scope).text()
    }
  }
}

/// `$x.Name`, `$x?.Name`.
final class MemberNode: Node {
  let target: Node
  let name: MemberName
  let isNullConditional: Bool
  /// The shape seen last and the property's index in it.
  private unowned(unsafe) var cachedShape: Shape?
  private var keptShape: Shape?
  private var cachedIndex = 0
  /// The name as tables look it up.
  private let key: PSHashtable.Name
  /// Where the property of other objects was found; nil for a computed name.
  private let site: PropertySite?

  init(_ target: Node, _ name: MemberName, isNullConditional: Bool) {
    self.target = target
    self.name = name
    self.isNullConditional = isNullConditional
    if case .fixed(let text) = name { (key, site) = (PSHashtable.Name(text), PropertySite(text)) } else { (key, site) = (PSHashtable.Name(""), nil) }
  }

  override func eval(_ scope: Scope) throws -> Value {
    let object = try target.eval(scope)
    if case .object(let instance) = object {
      if let custom = instance as? CustomObject {
        if custom.properties.shape === cachedShape {
          let value = custom.properties.slots[cachedIndex]
          if case .object(let special) = value, special.isMemberDefinition { return try slow(object, scope) }
          return value
        }
        if case .fixed(let name) = name, let index = custom.properties.shape.find(name) {
          keptShape = custom.properties.shape
          cachedShape = keptShape
          cachedIndex = index
        }
      } else if let table = instance as? PSHashtable, case .fixed = name, let value = table.member(key) {
        return value
      }
    }
    return try slow(object, scope)
  }

  @inline(never) private func slow(_ object: Value, _ scope: Scope) throws -> Value {
    if object.isNull, isNullConditional { return .null }
    let name = try self.name.text(scope)
    let isStrict = scope.engine.strictVersion(scope) >= 2
    if isStrict, StrictMembers.isMissing(object, name) { throw StrictMembers.error(name) }
    let receiver = ClassInstance.receiver(object, name)
    if let value = try site.map({ try $0.get(receiver) }) ?? Members.get(receiver, name) { return value }
    guard isStrict else { return .null }
    throw StrictMembers.error(name)
  }
}

/// `[type]::Name`.
final class StaticMemberNode: Node {
  let target: Node
  let name: MemberName

  init(_ target: Node, _ name: MemberName) {
    self.target = target
    self.name = name
  }

  override func eval(_ scope: Scope) throws -> Value {
    let name = try self.name.text(scope)
    let object = try target.eval(scope)
    let type = (object.asObject as? TypeObject)?.info ?? object.type
    if let value = try Members.getStatic(type, name) { return value }
    guard scope.engine.strictVersion(scope) >= 2 else { return .null }
    throw StrictMembers.error(name)
  }
}

/// `$x.Method(…)`, `[type]::Method(…)`.
final class InvokeNode: Node {
  let target: Node
  let name: MemberName
  let arguments: [Node]
  let typeArguments: [TypeNode]
  let isStatic, isNullConditional: Bool
  private let site: MethodSite?
  private let staticSite: StaticMethodSite?
  /// The type whose static method is called, where it is written out.
  private let typeNode: TypeNode?
  /// `([Base]$this).Method()` may mean another method than the object's own.
  private let cast: ConvertNode?
  /// The arguments if they are literals.
  private let fixed: [Value]?

  init(_ target: Node, _ name: MemberName, _ arguments: [Node], typeArguments: [TypeNode], isStatic: Bool, isNullConditional: Bool) {
    self.target = target
    self.name = name
    self.arguments = arguments
    self.typeArguments = typeArguments
    self.isStatic = isStatic
    self.isNullConditional = isNullConditional
    if case .fixed(let text) = name { (site, staticSite) = isStatic ? (nil, StaticMethodSite(text)) : (MethodSite(text), nil) } else { (site, staticSite) = (nil, nil) }
    typeNode = target as? TypeNode
    cast = ((target as? PositionedNode)?.inner ?? target) as? ConvertNode
    let literals = arguments.compactMap { ($0 as? ConstantNode)?.value }
    fixed = literals.count == arguments.count ? literals : nil
  }

  override func eval(_ scope: Scope) throws -> Value {
    if let staticSite, let typeNode, typeArguments.isEmpty {
      let type = try typeNode.type(scope), values = try fixed ?? evaluated(scope)
      return try scope.active { try staticSite.invoke(type, values, typeArguments: []) }
    }
    let object = try target.eval(scope)
    if object.isNull {
      if isNullConditional { return .null }
      if !isStatic {
        throw PSError("RuntimeException", "You cannot call a method on a null-valued expression.", id: "InvokeMethodOnNull", category: .InvalidOperation)
      }
    }
    if let site, let fixed, typeArguments.isEmpty {
      switch object {
      case .object: break
      default: return try site.invoke(object, fixed, typeArguments: [], areFixed: true)
      }
    }
    let values = try fixed ?? evaluated(scope)
    if let site, cast == nil, typeArguments.isEmpty, case .object(let target) = object, !target.answersCalls {
      // A method may call a block that it is given: that one sees the variables of this scope.
      return try scope.active { try site.invoke(object, values, typeArguments: [], areFixed: fixed != nil) }
    }
    let name = try self.name.text(scope)
    let types = typeArguments.isEmpty ? [] : try typeArguments.map { try $0.type(scope) }
    return try scope.active { try call(object, name, values, types, scope) }
  }

  @inline(__always) private func call(_ object: Value, _ name: String, _ values: [Value], _ types: [TypeInfo], _ scope: Scope) throws -> Value {
    if isStatic {
      let type = (object.asObject as? TypeObject)?.info ?? object.type
      if let staticSite { return try staticSite.invoke(type, values, typeArguments: types) }
      return try Members.invokeStatic(type, name, values, typeArguments: types)
    }
    guard case .object(let target) = object else { return try invokePlain(object, name, values, types) }
    if target is PSList { return try invokePlain(object, name, values, types) }
    return try invoke(target, name, values, types, scope)
  }

  private func evaluated(_ scope: Scope) throws -> [Value] {
    var values: [Value] = []
    values.reserveCapacity(arguments.count)
    for argument in arguments {
      let value = try argument.eval(scope)
      values.append(value.isVoid ? .null : value)
    }
    return values
  }

  @inline(__always) private func invokePlain(_ object: Value, _ name: String, _ values: [Value], _ types: [TypeInfo]) throws -> Value {
    if let site { return try site.invoke(object, values, typeArguments: types, areFixed: fixed != nil) }
    return try Members.invoke(object, name, values, typeArguments: types)
  }

  /// Objects of the engine answer themselves.
  private func invoke(_ target: PSObject, _ name: String, _ values: [Value], _ types: [TypeInfo], _ scope: Scope) throws -> Value {
    let object = Value.object(target)
    if let instance = target as? ClassInstance, let cast,
      let method = try baseMethod(instance, cast.type.type(scope), name, values.count)
    {
      return try method.body(object, values)
    }
    if let block = target as? ScriptBlock, let result = try scope.engine.invokeMember(block, name, values, scope) { return result }
    if let command = target as? CommandRuntime, let result = try command.invokeMember(name, values) { return result }
    return try Members.invoke(ClassInstance.receiver(object, name), name, values, typeArguments: types)
  }
}

extension InvokeNode {
  /// `([Base]$this).Method()` means the base's own method, overridden or not.
  private func baseMethod(_ instance: ClassInstance, _ type: TypeInfo, _ name: String, _ count: Int) throws -> TypeMembers.Overload? {
    guard type !== instance.classType, instance.classType.isSubtype(of: type) else { return nil }
    return ClassBuilder.findMethod(type, name)?.overloads.first { Signature.parameterCount($0.signature) == count }
  }
}

extension Signature {
  /// The number of parameters that a signature lists.
  static func parameterCount(_ signature: String) -> Int {
    guard let open = signature.firstIndex(of: "("), let close = signature.lastIndex(of: ")") else { return 0 }
    let inner = signature[signature.index(after: open)..<close]
    return inner.isEmpty ? 0 : inner.split(separator: ",").count
  }
}

/// `$x[…]`.
final class IndexNode: Node {
  let target, index: Node
  let isNullConditional: Bool
  /// The index if it is put together from pieces: a table needs no string of it.
  private let text: StringNode?
  /// The items of an array of literals.
  private let literals: ContiguousArray<Value>?

  init(_ target: Node, _ index: Node, isNullConditional: Bool) {
    text = index as? StringNode
    self.target = target.onlyRead
    literals = (self.target as? ConstantNode)?.value.asArray?.items
    self.index = index
    self.isNullConditional = isNullConditional
  }

  override func eval(_ scope: Scope) throws -> Value {
    if let literals { return try pick(literals, scope) }
    let object = try target.eval(scope)
    if isNullConditional, object.isNull { return .null }
    if let text, case .object(let instance) = object, let table = instance as? PSHashtable {
      return try text.withBytes(scope) { table.get($0) ?? .null }
    }
    let index = try self.index.eval(scope)
    if case .array(let array) = object, case .int(let position) = index, array.dimensions == nil {
      let count = array.items.count
      let place = position < 0 ? count + Int(position) : Int(position)
      if place >= 0, place < count { return array.items[place] }
    } else if case .object(let instance) = object, let table = instance as? PSHashtable, case .string = index {
      if let value = table.get(index) { return value }
      return .null
    } else if case .object(let instance) = object, let list = instance as? PSList, case .int(let position) = index, position >= 0, position < list.count {
      switch list.kind {
      case .arrayList, .list, .collection: return list.items[Int(position)]
      default: break
      }
    }
    return try outside(object, index, scope)
  }

  /// One of an array of literals.
  private func pick(_ literals: ContiguousArray<Value>, _ scope: Scope) throws -> Value {
    let index = try self.index.eval(scope)
    if case .int(let position) = index, position >= 0, position < literals.count { return literals[Int(position)] }
    return try outside(.array(PSArray(literals)), index, scope)
  }

  @inline(never) private func outside(_ object: Value, _ index: Value, _ scope: Scope) throws -> Value {
    if scope.engine.strictVersion(scope) >= 3, let array = object.asArray, case .int(let position) = index, array.dimensions == nil {
      throw PSError(
        "RuntimeException", "Index was outside the bounds of the array.", id: "System.IndexOutOfRangeException", category: .OperationStopped,
        target: .int(position))
    }
    return try Indexing.get((object.asObject as? ClassInstance).flatMap { $0.foundation.isNull ? nil : $0.foundation } ?? object, [index])
  }
}

/// `[type]expression`.
final class ConvertNode: Node {
  let type: TypeNode
  let operand: Node

  init(_ type: TypeNode, _ operand: Node) {
    self.type = type
    self.operand = operand
  }

  override func eval(_ scope: Scope) throws -> Value {
    let value = try operand.eval(scope), type = try type.type(scope)
    if type === TypeInfo.string, Layout.mentionsSeparator { return try scope.active { try Conversion.convert(value, to: type) } }
    if type.isPlain { return try Conversion.convert(value, to: type) }
    return try scope.engine.convert(value, to: type, scope)
  }
}

/// `[void]expression`.
final class VoidNode: Node {
  let operand: Node

  init(_ operand: Node) { self.operand = operand }
  override func eval(_ scope: Scope) throws -> Value {
    _ = try operand.eval(scope)
    return .void
  }
}

/// `[ref]$x`.
final class ReferenceNode: Node {
  let slot: Int

  init(_ slot: Int) { self.slot = slot }

  override func eval(_ scope: Scope) throws -> Value {
    if scope.slots[slot].isUnset, let found = scope.findVariable(scope.layout.symbol(at: slot)) { return .object(ReferenceObject(found)) }
    return .object(ReferenceObject(scope.promote(slot)))
  }
}
