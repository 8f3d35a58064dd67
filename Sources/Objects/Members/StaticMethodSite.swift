/// A place in code that calls a static method or `new`, with what it learned there about the type met last.
public final class StaticMethodSite {
  private let name: String
  private let isNew: Bool
  private unowned(unsafe) var type: TypeInfo?
  private var generation = -1
  private var method: TypeMembers.Method?
  private var constructors: [TypeMembers.Overload] = []
  private var memo = Overloads.Memo()

  public init(_ name: String) {
    self.name = name
    isNew = FoldedName.equal(name, "new")
  }

  public func invoke(_ type: TypeInfo, _ arguments: [Value], typeArguments: [TypeInfo]) throws -> Value {
    if type !== self.type || generation != TypeInfo.generation { learn(type) }
    if let method { return try Members.call(method, .null, arguments, memo: memo) }
    if !constructors.isEmpty { return try Members.construct(type, constructors, arguments, memo) }
    return try Members.invokeStatic(type, name, arguments, typeArguments: typeArguments)
  }

  private func learn(_ type: TypeInfo) {
    (self.type, generation) = (type, TypeInfo.generation)
    memo = Overloads.Memo()
    constructors = []
    method = isNew ? type.ownMembers.staticMethod(name) : Members.findStaticMethod(type, name)
    if isNew, method == nil, !Members.isMadeFromOne(type) { constructors = type.ownMembers.constructors }
  }
}
