import Diagnostics
import Objects
import Syntax

/// `class`, `enum`: makes the type when the statement runs.
final class TypeDefinitionNode: StatementNode {
  let syntax: TypeDefinitionSyntax
  let source: SourceText

  init(_ syntax: TypeDefinitionSyntax, _ compiler: Compiler) {
    self.syntax = syntax
    source = compiler.source
  }

  override func execute(_ scope: Scope, _ output: Sink) throws -> Flow {
    try define(scope)
    return .next
  }

  func define(_ scope: Scope) throws {
    let type = syntax.sort == .enum ? try enumeration(scope) : try ClassBuilder(syntax, source, scope).build()
    scope.session.types[FoldedName(syntax.name)] = type
  }

  private func enumeration(_ scope: Scope) throws -> TypeInfo {
    var next: Int64 = 0
    var cases: [(name: String, value: Int64)] = []
    let compiler = Compiler(BlockTemplate(ScriptBlockSyntax.empty(source), source: source), layout: scope.layout, session: scope.session)
    let isFlags = syntax.attributes.contains { ["flags", "flagsattribute", "system.flags", "system.flagsattribute"].contains($0.typeName.fullName.lowercased()) }
    for member in syntax.members {
      guard let property = member as? PropertyMemberSyntax else { continue }
      if let initial = property.initialValue {
        let value = try compiler.expression(initial).eval(scope)
        guard case .long(let number)? = Conversion.tryConvert(value, to: .int64) else {
          if let known = cases.first(where: { FoldedName.equal($0.name, (try? value.text()) ?? "") }) {
            next = known.value
            cases.append((property.name, next))
            next += 1
          }
          continue
        }
        next = number
      }
      cases.append((property.name, next))
      next += 1
    }
    let underlying = syntax.baseTypes.first.flatMap { TypeCatalog.resolve($0.typeName.fullName)?.fullName } ?? "System.Int32"
    let type = TypeInfo(
      syntax.name, base: TypeCatalog.type("System.Enum"), traits: [.valueType, .dynamic, .sealed],
      enumeration: Enumeration(cases, isFlags: isFlags, underlying: underlying))
    TypeCatalog.register(type)
    return type
  }
}

extension ScriptBlockSyntax {
  /// A block without code, for compiling single expressions.
  static func empty(_ source: SourceText) -> ScriptBlockSyntax { Parser.parse(SourceText("", name: source.name)).root }
}

/// An instance of a script's class.
package final class ClassInstance: PSObject {
  let classType: TypeInfo
  /// The declared properties, in order, base class first.
  var fields = PropertyBag()
  /// The object that a class derived from a .NET type stands on.
  var foundation: Value = .null

  init(_ type: TypeInfo) {
    classType = type
    super.init()
  }

  /// The exception that an instance of a class derived from one stands for.
  var asException: ExceptionObject? {
    guard classType.isSubtype(of: TypeCatalog.exceptionType("System.Exception")) else { return nil }
    let text = fields.find("Message").flatMap { try? fields.slots[$0].text() } ?? ""
    let made = ExceptionObject(classType, text.isEmpty ? "Exception of type '\(classType.fullName)' was thrown." : text)
    made.details = zip(fields.shape.names, fields.slots).filter { $0.0 != "Message" && $0.0 != "InnerException" }.map { ($0.0, $0.1) }
    made.inner = fields.find("InnerException").flatMap { fields.slots[$0].unwrapped.asObject as? ExceptionObject }
    return made
  }

  package override var type: TypeInfo { classType }
  package override var answersCalls: Bool { !foundation.isNull }
  package override func enumerated() throws -> ContiguousArray<Value>? {
    if !foundation.isNull { return try foundation.enumerated() }
    if classType.isSubtype(of: TypeCatalog.type("System.Collections.IEnumerator")) { return try stepped() }
    guard classType.isSubtype(of: TypeCatalog.type("System.Collections.IEnumerable")),
      let body = ClassBuilder.findMethod(classType, "GetEnumerator")?.overloads.first(where: { Signature.parameterCount($0.signature) == 0 })?.body
    else { return nil }
    let enumerator = try body(.object(self), [])
    return try enumerator.enumerated() ?? [enumerator]
  }

  /// The items of an enumerator that a script wrote: `MoveNext` until it says no.
  private func stepped() throws -> ContiguousArray<Value> {
    var items: ContiguousArray<Value> = []
    while try Members.invoke(.object(self), "MoveNext", []).isTrue {
      let current = ClassBuilder.findMethod(classType, "get_Current") != nil ? try Members.invoke(.object(self), "get_Current", []) : try Members.get(.object(self), "Current") ?? .null
      items.append(current)
    }
    return items
  }

  /// The .NET object that an index is meant for, below an instance of a class derived from a collection.
  static func foundation(of object: Value) -> Value {
    guard let instance = object.asObject as? ClassInstance, !instance.foundation.isNull else { return object }
    return instance.foundation
  }

  /// What a member's access is meant for: the .NET object below, unless a class of the script has the member.
  static func receiver(_ object: Value, _ name: String) -> Value {
    guard let instance = object.asObject as? ClassInstance, !instance.foundation.isNull, !FoldedName.equal(name, "GetType") else { return object }
    let isOwn = instance.classType.hierarchy.contains { $0.traits.contains(.dynamic) && ($0.ownMembers.property(name) != nil || $0.ownMembers.method(name) != nil) }
    return isOwn ? object : instance.foundation
  }
  package override func describe() throws -> String {
    if let overload = ClassBuilder.findMethod(classType, "ToString")?.overloads.first(where: { Signature.parameterCount($0.signature) == 0 }) {
      return try overload.body(.object(self), []).text()
    }
    return classType.fullName
  }
}

/// `: base(…)` of a constructor.
final class BaseConstructorNode: Node {
  let arguments: [Node]

  init(_ arguments: [Node]) { self.arguments = arguments }

  override func eval(_ scope: Scope) throws -> Value {
    guard let instance = scope.lookup(AutomaticVariable.this)?.asObject as? ClassInstance else { return .void }
    let values = try arguments.map { try $0.eval(scope) }
    let owner = scope.lookup(ClassBuilder.ownerSymbol).flatMap { ($0.asObject as? TypeObject)?.info } ?? instance.classType
    if let base = owner.base { try ClassBuilder.initialize(instance, base, values) }
    return .void
  }
}
