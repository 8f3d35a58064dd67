/// A place in code that calls a method, with what it learned there: the method of the type met last and the overload chosen for such arguments.
public final class MethodSite {
  let name: String
  private unowned(unsafe) var type: TypeInfo?
  private var generation = -1
  private var method: TypeMembers.Method?
  private var memo = Overloads.Memo()
  /// What a call with literals comes down to, once it was made.
  private var ready: Ready?

  private final class Ready {
    let body: TypeMembers.Body
    let arguments: [Value]

    init(_ choice: Overloads.Choice) {
      body = choice.overload.body
      arguments = choice.arguments
    }
  }

  public init(_ name: String) { self.name = name }

  /// Calls the method; `areFixed` says that the arguments are literals, the same at every call.
  public func invoke(_ target: Value, _ arguments: [Value], typeArguments: [TypeInfo], areFixed: Bool) throws -> Value {
    if !isPlain(target) || ObjectRuntime.current.hasExtendedMembers {
      return try Members.invoke(target, name, arguments, typeArguments: typeArguments)
    }
    let type = target.type
    if self.type !== type || generation != TypeInfo.generation {
      method = Members.findMethod(type, name)
      memo = Overloads.Memo(areFixed: areFixed)
      ready = nil
      (self.type, generation) = (type, TypeInfo.generation)
    }
    if let ready {
      do { return try ready.body(target, ready.arguments) } catch let error as PSError where !Members.isPowerShell(error) {
        throw Members.wrapped(error, method?.name ?? name, arguments.count)
      }
    }
    guard let method else { return try Members.invoke(target, name, arguments, typeArguments: typeArguments) }
    let result = try Members.call(method, target, arguments, memo: memo)
    if areFixed { ready = memo.choice.map { Ready($0) } }
    return result
  }

  @inline(__always) private func isPlain(_ target: Value) -> Bool {
    switch target {
    case .null, .void, .unset, .variable: false
    case .object(let object): object.added == nil && !object.isWrapper && !object.answersCalls
    default: true
    }
  }
}
