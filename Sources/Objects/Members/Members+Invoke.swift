/// Calls.
extension Members {
  /// Calls a method. `isSetter`-like oddities do not exist; `typeArguments` are those of `$x.M[int](…)`.
  public static func invoke(_ target: Value, _ name: String, _ arguments: [Value], typeArguments: [TypeInfo] = []) throws -> Value {
    if case .variable(let variable) = target { return try invoke(variable.current, name, arguments, typeArguments: typeArguments) }
    if target.isNull {
      throw PSError.runtime("InvokeMethodOnNull", "You cannot call a method on a null-valued expression.", .InvalidOperation)
    }
    if case .object(let object) = target {
      if let slot = added(object, name) ?? typeData(target, name) {
        return try call(slot, target, name, arguments)
      }
      if let method = object as? MethodObject, FoldedName.equal(name, "Invoke") { return try method.invoke(arguments) }
    } else if let slot = typeData(target, name) {
      return try call(slot, target, name, arguments)
    }
    let value = (target.asObject as? BaseView)?.target ?? target.unwrapped
    if let method = findMethod(value.type, name) { return try call(method, value, arguments) }
    if let result = try Intrinsics.invoke(target, name, arguments) { return result }
    if let items = try Conversion.listItems(value), try items.contains(where: { try isCallable($0, name) }) {
      var result = ContiguousArray<Value>()
      for item in items {
        let made = try invoke(item, name, arguments, typeArguments: typeArguments)
        if made.isVoid { continue }
        if let list = try Conversion.listItems(made) { result += list } else { result.append(made) }
      }
      return result.isEmpty ? .void : result.count == 1 ? result[0] : .array(PSArray(result))
    }
    if let table = value.asObject as? PSHashtable, let block = table.member(name), block.asObject?.type === TypeInfo.scriptBlock {
      return try call(block, target, name, arguments)
    }
    throw methodNotFound(value.type.fullName, name)
  }

  private static func typeData(_ target: Value, _ name: String) -> Value? {
    ObjectRuntime.current.hasExtendedMembers ? ObjectRuntime.current.extendedMember(target.typeNames, name) : nil
  }

  private static func isCallable(_ value: Value, _ name: String) throws -> Bool {
    if value.isNull { return false }
    if let object = value.asObject, added(object, name) != nil { return true }
    if findMethod(value.unwrapped.type, name) != nil { return true }
    if isExtended(value, name) { return true }
    return try Conversion.listItems(value)?.contains { try isCallable($0, name) } ?? false
  }

  static func methodNotFound(_ type: String, _ name: String) -> PSError {
    PSError.runtime(
      "MethodNotFound", "Method invocation failed because [\(type)] does not contain a method named '\(name)'.", .InvalidOperation,
      target: type == "System.Management.Automation.PSCustomObject" ? Value(name) : .null)
  }

  /// Calls what a slot holds: a script method, or a script block stored as a value.
  private static func call(_ slot: Value, _ target: Value, _ name: String, _ arguments: [Value]) throws -> Value {
    guard case .object(let object) = slot else { throw methodNotFound(target.type.fullName, name) }
    if let member = object as? SpecialMember {
      switch member.definition {
      case .method(let block): return try scripted(block, target, name, arguments)
      case .alias(let other, _): return try invoke(target, other, arguments)
      case .code(let get, _):
        if let method = try get(target).asObject as? MethodObject { return try method.invoke(arguments) }
      default: break
      }
      throw methodNotFound(target.type.fullName, name)
    }
    if let method = object as? MethodObject { return try method.invoke(arguments) }
    throw methodNotFound(target.type.fullName, name)
  }

  static func scripted(_ block: PSObject, _ target: Value, _ name: String, _ arguments: [Value]) throws -> Value {
    try ObjectRuntime.current.invoke(block, this: target, arguments: arguments)
  }

  /// Calls a method of a type's table; .NET exceptions come out wrapped.
  static func call(
    _ method: TypeMembers.Method, _ target: Value, _ arguments: [Value], shownName: String? = nil, memo: Overloads.Memo? = nil
  ) throws -> Value {
    let choice = try Overloads.choose(method.overloads, arguments, method: shownName ?? method.name, memo: memo)
    do {
      return try choice.overload.body(target, choice.arguments)
    } catch let error as PSError where !isPowerShell(error) {
      throw wrapped(error, shownName ?? method.name, arguments.count)
    }
  }

  /// The error that a caller sees when a method it called fails.
  public static func wrapped(_ error: PSError, _ name: String, _ count: Int) -> PSError {
    if error.record.errorId == "NotSupportedYet" { return error }
    let exception = error.record.exception
    return PSError(
      "MethodInvocationException", "Exception calling \"\(name)\" with \"\(count)\" argument(s): \"\(exception.message)\"",
      id: exception.exceptionType.name, inner: exception)
  }

  // MARK: Static members

  public static func getStatic(_ type: TypeInfo, _ name: String) throws -> Value? {
    if let enumeration = type.enumeration, let found = enumeration.cases.first(where: { FoldedName.equal($0.name, name) }) {
      return Value(enumeration: type, found.value)
    }
    var current: TypeInfo? = type
    while let info = current {
      if let property = info.ownMembers.staticProperty(name) { return try property.get(.null) }
      if let method = info.ownMembers.staticMethod(name) {
        return .object(MethodObject(type: type, name: method.name, overloads: method.overloads.map { "static " + $0.signature }))
      }
      current = info.base
    }
    if FoldedName.equal(name, "new") {
      return .object(MethodObject(type: type, name: "new", overloads: type.ownMembers.constructors.map { "\(TypeNames.display(type)) new" + $0.signature.drop { $0 != "(" } }))
    }
    if isBare(type), !type.traits.contains(.interface) { throw PSError.notSupportedYet("[\(type.fullName)]::\(name)") }
    return nil
  }

  public static func setStatic(_ type: TypeInfo, _ name: String, _ value: Value) throws {
    var current: TypeInfo? = type
    while let info = current {
      if let property = info.ownMembers.staticProperty(name) {
        guard let set = property.set else {
          throw PSError.runtime("PropertyAssignmentException", "'\(property.name)' is a ReadOnly property.", .InvalidOperation)
        }
        let wanted = property.declared.resolve(property.typeName)
        return try assigned(name) { try set(.null, try wanted.map { try Conversion.convert(value, to: $0) } ?? value) }
      }
      current = info.base
    }
    throw notFound(name)
  }

  private static func assigned(_ name: String, _ body: () throws -> Void) throws {
    do {
      try body()
    } catch let error as PSError {
      throw PSError(
        "SetValueInvocationException", "Exception setting \"\(name)\": \"\(error.message)\"", id: "ExceptionWhenSetting",
        inner: error.record.exception.inner ?? error.record.exception)
    }
  }

  /// The static method of a type or of one of its bases.
  static func findStaticMethod(_ type: TypeInfo, _ name: String) -> TypeMembers.Method? {
    var current: TypeInfo? = type
    while let info = current {
      if let method = info.ownMembers.staticMethod(name) { return method }
      current = info.base
    }
    return nil
  }

  public static func invokeStatic(_ type: TypeInfo, _ name: String, _ arguments: [Value], typeArguments: [TypeInfo] = []) throws -> Value {
    if FoldedName.equal(name, "new") { return try construct(type, arguments) }
    if let method = findStaticMethod(type, name) { return try call(method, .null, arguments) }
    // A static name may also be a property that holds something callable, or a member of the type object itself.
    if let method = findMethod(TypeInfo.type, name) { return try call(method, type.value, arguments) }
    if isBare(type) { throw PSError.notSupportedYet("[\(type.fullName)]::\(name)") }
    throw methodNotFound(type.fullName, name)
  }

  /// Tells whether the catalog knows no more of a type than its name.
  static func isBare(_ type: TypeInfo) -> Bool {
    let members = type.ownMembers
    return members.properties.isEmpty && members.methods.isEmpty && members.constructors.isEmpty && !type.isEnum && !type.traits.contains(.dynamic)
      && !type.isArray
  }

  /// A new collection that knows itself by the type it was made as.
  private static func declared(_ made: Value, _ type: TypeInfo) -> Value {
    guard let object = made.asObject, object.type !== type else { return made }
    if let list = object as? PSList { list.declaredType = type } else if let table = object as? PSHashtable { table.declaredType = type }
    return made
  }

  /// `New-Object`, `[type]::new(…)`.
  public static func construct(_ type: TypeInfo, _ arguments: [Value]) throws -> Value {
    if isMadeFromOne(type) {
      if let first = arguments.first { return try Conversion.customObject(first) }
      return .object(CustomObject())
    }
    let constructors = type.ownMembers.constructors
    if constructors.isEmpty {
      if type.isValueType, arguments.isEmpty, !type.traits.contains(.dynamic) { return type.defaultValue() }
      if type.traits.contains(.abstract) || type.traits.contains(.interface) || !isBare(type) {
        throw PSError(
          "MethodException", "Cannot find an overload for \"\(type.name)\" and the argument count: \"\(arguments.count)\".", id: "MethodCountCouldNotFindBest")
      }
      throw PSError.notSupportedYet("[\(type.fullName)]::new")
    }
    return try construct(type, constructors, arguments, nil)
  }

  /// `[pscustomobject]::new(…)` and `[psobject]::new(…)` take what they are made from.
  static func isMadeFromOne(_ type: TypeInfo) -> Bool {
    type === TypeInfo.customObjectAccelerator || type === TypeInfo.psObject || type === TypeInfo.customObject
  }

  static func construct(_ type: TypeInfo, _ constructors: [TypeMembers.Overload], _ arguments: [Value], _ memo: Overloads.Memo?) throws -> Value {
    let choice = try Overloads.choose(constructors, arguments, method: type.constructorName, memo: memo)
    do {
      return declared(try choice.overload.body(.null, choice.arguments), type)
    } catch let error as PSError where !isPowerShell(error) {
      throw wrapped(error, ".ctor", arguments.count)
    }
  }
}

/// A method as a value: `$x.Trim` without parentheses; prints its overloads.
public final class MethodObject: PSObject {
  public let name: String
  public let overloads: [String]
  private let target: Value
  private let owner: TypeInfo?
  private let kind: String
  private let script: PSObject?

  init(target: Value, name: String, overloads: [String], kind: String = "Method", script: PSObject? = nil) {
    self.target = target
    self.name = name
    self.overloads = overloads
    self.kind = kind
    self.script = script
    owner = nil
    super.init()
  }

  init(type: TypeInfo, name: String, overloads: [String]) {
    target = .null
    owner = type
    self.name = name
    self.overloads = overloads
    kind = "Method"
    script = nil
    super.init()
  }

  public override var type: TypeInfo { TypeCatalog.type("System.Management.Automation.PSMethod") }
  public override var answersCalls: Bool { true }
  public override func describe() throws -> String { overloads.joined(separator: ", ") }

  public func invoke(_ arguments: [Value]) throws -> Value {
    if let script { return try Members.scripted(script, target, name, arguments) }
    if let owner { return try Members.invokeStatic(owner, name, arguments) }
    return try Members.invoke(target, name, arguments)
  }

  static let table = TypeDefinition("System.Management.Automation.PSMethod") { members, _ in
    members.property("OverloadDefinitions", "System.Collections.ObjectModel.Collection[string]", get: { value in
      .object(PSList(.collection(of: .string), ContiguousArray((value.asObject as? MethodObject)?.overloads.map { Value($0) } ?? [])))
    })
    members.property("Name", "string", hidden: true, get: { Value(($0.asObject as? MethodObject)?.name ?? "") })
    members.property("MemberType", "System.Management.Automation.PSMemberTypes", hidden: true, get: { Value(($0.asObject as? MethodObject)?.kind ?? "") })
    members.property("TypeNameOfValue", "string", hidden: true, get: { _ in Value("System.Management.Automation.PSMethod") })
    members.property("IsInstance", "bool", hidden: true, get: { value in .bool((value.asObject as? MethodObject)?.owner == nil) })
    members.method("System.Object Invoke(Params System.Object[] arguments)") { target, arguments in
      try (target.asObject as? MethodObject)?.invoke(Array(arguments[0].asArray?.items ?? [])) ?? .null
    }
  }
}
