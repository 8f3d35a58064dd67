import Diagnostics
import Objects
import Syntax

/// Makes the type of a script's class: properties with their types and defaults, methods and constructors as script blocks.
struct ClassBuilder {
  let syntax: TypeDefinitionSyntax
  let source: SourceText
  let scope: Scope
  static let ownerSymbol = Symbol("<class>")

  init(_ syntax: TypeDefinitionSyntax, _ source: SourceText, _ scope: Scope) {
    self.syntax = syntax
    self.source = source
    self.scope = scope
  }

  func build() throws -> TypeInfo {
    let bases = try syntax.baseTypes.map { constraint in
      try scope.engine.resolveType(constraint.typeName, scope.session, at: SyntaxPosition(source, constraint.extent))
    }
    let base = bases.first { !$0.traits.contains(.interface) } ?? .object
    let interfaces = bases.filter { $0.traits.contains(.interface) }
    try ClassContract(syntax, source).check(bases)
    let type = TypeInfo(syntax.name, base: base, traits: .dynamic, interfaces: interfaces)
    scope.session.types[FoldedName(syntax.name)] = type
    TypeCatalog.register(type)
    let home = home()
    var statics: [String: Value] = [:]
    for case let property as PropertyMemberSyntax in syntax.members where property.isStatic {
      statics[property.name.lowercased()] = try initialValue(property, home)
    }
    let storage = StaticStorage(statics)
    type.extend { members in
      for member in syntax.members {
        if let property = member as? PropertyMemberSyntax { add(property, to: &members, storage) }
        if let method = member as? FunctionMemberSyntax { add(method, to: &members, type, home) }
      }
      if !syntax.members.contains(where: { ($0 as? FunctionMemberSyntax)?.isConstructor == true && !$0.isStatic }) {
        members.constructor("\(syntax.name)()") { arguments in
          let instance = ClassInstance(type)
          try ClassBuilder.initialize(instance, type, arguments)
          return .object(instance)
        }
      }
    }
    ClassRegistry.definitions[ObjectIdentifier(type)] = self
    ClassRegistry.homes[ObjectIdentifier(type)] = home
    for case let method as FunctionMemberSyntax in syntax.members where method.isConstructor && method.isStatic {
      try ClassMethod(method, self, of: type, home).run(this: .null, [])
    }
    return type
  }

  /// The scope that methods run below: the class's own session state.
  private func home() -> Scope { scope.session.scope }

  private func propertyType(_ property: PropertyMemberSyntax) -> TypeInfo? {
    property.type.flatMap { scope.engine.findType($0.typeName.fullName, scope.session) }
  }

  func propertyTypes() -> [(property: PropertyMemberSyntax, type: TypeInfo?)] {
    syntax.members.compactMap { $0 as? PropertyMemberSyntax }.filter { !$0.isStatic }.map { ($0, propertyType($0)) }
  }

  fileprivate func initialValue(_ property: PropertyMemberSyntax, _ home: Scope) throws -> Value {
    try initialValue(property, propertyType(property), home)
  }

  func initialValue(_ property: PropertyMemberSyntax, _ type: TypeInfo?, _ home: Scope) throws -> Value {
    guard let initial = property.initialValue else {
      guard let type, type !== TypeInfo.object else { return .null }
      return type.defaultValue()
    }
    let (node, layout) = ClassRegistry.initializer(property) {
      let compiler = Compiler(BlockTemplate(ScriptBlockSyntax.empty(source), source: source), layout: Layout(), session: scope.session)
      return (compiler.expression(initial), compiler.layout)
    }
    let value = try node.eval(home.compatible(with: layout))
    return try type.map { try scope.engine.convert(value, to: $0, home) } ?? value
  }

  private func add(_ property: PropertyMemberSyntax, to members: inout TypeMembers, _ storage: StaticStorage) {
    let name = property.name, type = propertyType(property)
    let typeName = type.map { TypeNames.display($0) } ?? "System.Object"
    unowned let engine = scope.engine
    let session: SessionState = scope.session
    func checked(_ value: Value) throws -> Value {
      let value = try type.map { try engine.convert(value, to: $0, session.scope) } ?? value
      for attribute in property.attributes {
        let parameters = ParameterCompiler(Compiler(BlockTemplate(ScriptBlockSyntax.empty(source), source: source), layout: Layout(), session: session))
        let object = AttributeObject(attribute.typeName.fullName, attribute.positionalArguments.map { parameters.constant($0) ?? .null }, [])
        try object.validation(ParameterCompilerName.bare(object.name))?.check(value, engine, session.scope)
      }
      return value
    }
    if property.isStatic {
      members.staticProperty(
        name, typeName, hidden: property.isHidden, get: { storage.values[name.lowercased()] ?? .null },
        set: { storage.values[name.lowercased()] = try checked($0) })
    } else {
      members.property(
        name, typeName, hidden: property.isHidden,
        get: { target in
          // A thrown instance of a class is seen as its exception.
          if let exception = target.asObject as? ExceptionObject { return exception.details.first { FoldedName.equal($0.name, name) }?.value ?? .null }
          return (target.asObject as? ClassInstance).flatMap { instance in instance.fields.find(name).map { instance.fields.slots[$0] } } ?? .null
        },
        set: { target, value in (target.asObject as? ClassInstance)?.fields.set(name, try checked(value)) })
    }
  }

  private func add(_ method: FunctionMemberSyntax, to members: inout TypeMembers, _ type: TypeInfo, _ home: Scope) {
    let parameters = method.parameters.map { parameter in
      let constraint = parameter.attributes.compactMap { $0 as? TypeConstraintSyntax }.last
      let typeName = constraint.flatMap { scope.engine.findType($0.typeName.fullName, scope.session).map { TypeNames.display($0) } } ?? "System.Object"
      return "\(typeName) \(parameter.name.path.name)"
    }.joined(separator: ", ")
    if method.isConstructor {
      if method.isStatic { return }
      members.constructor("\(syntax.name)(\(parameters))") { arguments in
        let instance = ClassInstance(type)
        try ClassBuilder.initialize(instance, type, arguments)
        return .object(instance)
      }
      return
    }
    let result = method.returnType.flatMap { scope.engine.findType($0.typeName.fullName, scope.session) }
    let signature = "\(result.map { TypeNames.display($0) } ?? "void") \(method.name)(\(parameters))"
    let body = ClassMethod(method, self, of: type, home, result: result)
    if method.isStatic {
      members.staticMethod(signature, hidden: method.isHidden) { arguments in try body.run(this: .null, arguments) }
    } else {
      members.method(signature, hidden: method.isHidden) { target, arguments in try body.run(this: target, arguments) }
    }
  }

  /// Sets the fields of a new instance and runs its constructor.
  static func initialize(_ instance: ClassInstance, _ type: TypeInfo, _ arguments: [Value]) throws {
    guard let builder = ClassRegistry.definitions[ObjectIdentifier(type)], let home = ClassRegistry.homes[ObjectIdentifier(type)] else {
      if type !== TypeInfo.object, type.name.hasSuffix("Exception") || type.isSubtype(of: TypeCatalog.exceptionType("System.Exception")) {
        instance.fields.set("Message", arguments.first ?? .null)
        if arguments.count > 1 { instance.fields.set("InnerException", arguments[1]) }
      } else if type !== TypeInfo.object, !type.traits.contains(.interface), instance.foundation.isNull, !type.ownMembers.constructors.isEmpty {
        instance.foundation = try Members.construct(type, arguments)
      }
      return
    }
    let plan = ClassRegistry.plan(type, builder, home)
    let chosen = choose(plan.constructors, arguments, builder)
    let callsBase = chosen?.method.baseInvocation?.isImplied == false
    if !callsBase, let base = type.base, base !== TypeInfo.object { try initialize(instance, base, []) }
    for (property, type) in plan.fields { instance.fields.set(property.name, try builder.initialValue(property, type, home)) }
    try chosen?.run(this: .object(instance), arguments)
  }

  /// The constructor whose parameters the arguments fit best.
  private static func choose(_ constructors: [ClassMethod], _ arguments: [Value], _ builder: ClassBuilder) -> ClassMethod? {
    let fitting = constructors.filter { $0.method.parameters.count == arguments.count }
    if fitting.count <= 1 { return fitting.first }
    func score(_ method: FunctionMemberSyntax) -> Int {
      zip(method.parameters, arguments).reduce(0) { total, pair in
        guard let constraint = pair.0.attributes.compactMap({ $0 as? TypeConstraintSyntax }).last,
          let type = builder.scope.engine.findType(constraint.typeName.fullName, builder.scope.session)
        else { return total + 1 }
        if pair.1.type === type { return total + 4 }
        if pair.1.type.isSubtype(of: type) { return total + 3 }
        return Conversion.tryConvert(pair.1, to: type) != nil ? total + 2 : total - 10
      }
    }
    return fitting.max { score($0.method) < score($1.method) }
  }

  static func findMethod(_ type: TypeInfo, _ name: String) -> TypeMembers.Method? {
    for candidate in type.hierarchy where candidate.traits.contains(.dynamic) {
      if let method = candidate.ownMembers.method(name) { return method }
    }
    return nil
  }
}

/// The values of a class's static properties.
final class StaticStorage {
  var values: [String: Value]

  init(_ values: [String: Value]) { self.values = values }
}

/// What belongs to a class at run time, by its type.
enum ClassRegistry {
  nonisolated(unsafe) static var definitions: [ObjectIdentifier: ClassBuilder] = [:]
  nonisolated(unsafe) static var homes: [ObjectIdentifier: Scope] = [:]
  private nonisolated(unsafe) static var sites: [ObjectIdentifier: CallSite] = [:]
  private nonisolated(unsafe) static var initializers: [ObjectIdentifier: (node: Node, layout: Layout)] = [:]

  private nonisolated(unsafe) static var plans: [ObjectIdentifier: InstancePlan] = [:]

  /// What every instance of a class begins with.
  static func plan(_ type: TypeInfo, _ builder: ClassBuilder, _ home: Scope) -> InstancePlan {
    if let known = plans[ObjectIdentifier(type)], known.syntax === builder.syntax { return known }
    let made = InstancePlan(builder, type, home)
    plans[ObjectIdentifier(type)] = made
    return made
  }

  /// What the calls of a method share, its compiled body among it.
  static func site(_ method: FunctionMemberSyntax, _ source: SourceText, in className: String, _ session: SessionState) -> CallSite {
    if let known = sites[ObjectIdentifier(method)], known.block?.session === session { return known }
    let block = ScriptBlock(BlockTemplate(method.body, source: source, outerParameters: method.parameters, isMethod: true), session: session)
    let made = CallSite(FunctionInfo(method.isConstructor ? className : method.name, block), block)
    sites[ObjectIdentifier(method)] = made
    return made
  }

  /// The compiled initial value of a property: evaluated for every instance, compiled for the first.
  static func initializer(_ property: PropertyMemberSyntax, _ make: () -> (node: Node, layout: Layout)) -> (node: Node, layout: Layout) {
    if let known = initializers[ObjectIdentifier(property)] { return known }
    let made = make()
    initializers[ObjectIdentifier(property)] = made
    return made
  }
}
