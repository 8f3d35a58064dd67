import Objects
import Syntax

/// What every instance of a class begins with: its fields with their types, and the constructors to choose from.
final class InstancePlan {
  let syntax: TypeDefinitionSyntax
  let fields: [(property: PropertyMemberSyntax, type: TypeInfo?)]
  let constructors: [ClassMethod]

  init(_ builder: ClassBuilder, _ type: TypeInfo, _ home: Scope) {
    syntax = builder.syntax
    fields = builder.propertyTypes()
    constructors = builder.syntax.members.compactMap { $0 as? FunctionMemberSyntax }.filter { $0.isConstructor && !$0.isStatic }
      .map { ClassMethod($0, builder, of: type, home) }
  }
}
