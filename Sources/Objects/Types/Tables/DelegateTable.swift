/// A script block or method as a .NET function: `[Func[int,int]]{ param($x) $x + 1 }`.
public final class DelegateObject: PSObject {
  private let delegateType: TypeInfo
  let function: Value

  init(_ type: TypeInfo, _ function: Value) {
    delegateType = type
    self.function = function
    super.init()
  }

  public override var type: TypeInfo { delegateType }

  /// The types of the arguments and of the result; nil where nothing is returned.
  private var signature: (parameters: [TypeInfo], result: TypeInfo?) {
    let arguments = delegateType.genericArguments
    switch delegateType.fullName.prefix(while: { $0 != "`" && $0 != "[" }) {
    case "System.Func", "System.Converter": return (arguments.dropLast(), arguments.last)
    case "System.Predicate": return (arguments, .boolean)
    case "System.Comparison": return (arguments + arguments, .int32)
    case "System.Action": return (arguments, nil)
    case "System.Text.RegularExpressions.MatchEvaluator": return ([.object], .string)
    case "System.EventHandler": return ([.object, .object], nil)
    default: return ([], .object)
    }
  }

  /// Converts the arguments, calls the block and converts what it puts out.
  func invoke(_ arguments: [Value]) throws -> Value {
    let (parameters, result) = signature
    guard arguments.count == parameters.count else {
      throw PSError("MethodException", "Cannot find an overload for \"Invoke\" and the argument count: \"\(arguments.count)\".", id: "MethodCountCouldNotFindBest")
    }
    let converted = try zip(arguments, parameters).map { try Conversion.convert($0, to: $1) }
    let output = try DelegateTable.call(function, converted)
    guard let result else { return .void }
    return try Conversion.convert(output.isVoid ? .null : output, to: result)
  }
}

/// Script blocks where .NET wants a function.
enum DelegateTable {
  static func call(_ function: Value, _ arguments: [Value]) throws -> Value {
    guard let block = function.asObject else { throw PSError.argumentNull("match") }
    if let method = block as? MethodObject { return try method.invoke(arguments) }
    if let delegate = block as? DelegateObject { return try delegate.invoke(arguments) }
    return try ObjectRuntime.current.invoke(block, arguments: arguments)
  }

  /// The function for a delegate type; nil where the value cannot be called.
  static func convert(_ value: Value, to type: TypeInfo) -> Value? {
    if value.isNull { return .null }
    guard let object = value.asObject else { return nil }
    if object is DelegateObject { return object.type === type ? value : nil }
    guard object is MethodObject || object.type.fullName == "System.Management.Automation.ScriptBlock" else { return nil }
    return .object(DelegateObject(type, value))
  }

  private static let base = TypeDefinition("System.Delegate", traits: [.abstract]) { members, _ in
    func own(_ value: Value) -> DelegateObject? { value.asObject as? DelegateObject }
    members.method("System.Object Invoke(Params System.Object[] arguments)") { try own($0)?.invoke(Array($1[0].asArray?.items ?? [])) ?? .null }
    members.method("System.Object DynamicInvoke(Params System.Object[] args)") { try own($0)?.invoke(Array($1[0].asArray?.items ?? [])) ?? .null }
    members.property("Target", "System.Object", get: { own($0)?.function ?? .null })
  }

  private static func function(_ name: String) -> TypeDefinition { TypeDefinition("System.\(name)", base: "System.MulticastDelegate") }

  static let definitions: [TypeDefinition] =
    [
      base, TypeDefinition("System.MulticastDelegate", base: "System.Delegate", traits: [.abstract]),
      function("MulticastDelegate+Any"), function("Text.RegularExpressions.MatchEvaluator"), function("Predicate`1"), function("Action"),
      function("Comparison`1"), function("Converter`2"), function("EventHandler"),
    ] + (1...8).map { function("Func`\($0)") } + (1...8).map { function("Action`\($0)") }
}
