import Diagnostics

/// Is `class`, `enum` or `interface` with its members.
package final class TypeDefinitionSyntax: StatementSyntax {
  package enum Sort: UInt8, Sendable { case `class`, `enum`, interface }

  package let sort: Sort
  package let name: String
  package let attributes: [AttributeSyntax]
  package let baseTypes: [TypeConstraintSyntax]
  package let members: [MemberSyntax]

  init(
    _ extent: Extent, sort: Sort, name: String, attributes: [AttributeSyntax], baseTypes: [TypeConstraintSyntax],
    members: [MemberSyntax]
  ) {
    self.sort = sort
    self.name = name
    self.attributes = attributes
    self.baseTypes = baseTypes
    self.members = members
    super.init(.typeDefinition, extent)
  }
}

/// Is a member of a class or an enum.
package class MemberSyntax: SyntaxNode {
  package final let name: String
  package final let flags: MemberFlags

  init(_ kind: SyntaxKind, _ extent: Extent, name: String, flags: MemberFlags) {
    self.name = name
    self.flags = flags
    super.init(kind, extent)
  }

  package final var isStatic: Bool { flags.contains(.static) }
  package final var isHidden: Bool { flags.contains(.hidden) }
}

/// Collects the words that may stand before a member.
package struct MemberFlags: OptionSet, Sendable {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }
  package static let `public` = MemberFlags(rawValue: 1)
  package static let `private` = MemberFlags(rawValue: 2)
  package static let `static` = MemberFlags(rawValue: 4)
  package static let hidden = MemberFlags(rawValue: 8)
  /// An enumerator.
  package static let literal = MemberFlags(rawValue: 16)
}

/// Is `[type] $Name = initial` in a class, or `Name = value` in an enum.
package final class PropertyMemberSyntax: MemberSyntax {
  package let attributes: [AttributeSyntax]
  package let type: TypeConstraintSyntax?
  package let initialValue: ExpressionSyntax?

  init(
    _ extent: Extent, name: String, flags: MemberFlags, attributes: [AttributeSyntax], type: TypeConstraintSyntax?,
    initialValue: ExpressionSyntax?
  ) {
    self.attributes = attributes
    self.type = type
    self.initialValue = initialValue
    super.init(.propertyMember, extent, name: name, flags: flags)
  }
}

/// Is a method or a constructor of a class.
package final class FunctionMemberSyntax: MemberSyntax {
  package let nameExtent: Extent
  package let isConstructor: Bool
  package let attributes: [AttributeSyntax]
  package let returnType: TypeConstraintSyntax?
  package let parameters: [ParameterSyntax]
  package let body: ScriptBlockSyntax
  /// A constructor's `: base(arguments)`; without arguments where none is written. Also the first statement of the body when written.
  package let baseInvocation: BaseConstructorInvocationSyntax?

  init(
    _ extent: Extent, name: String, nameExtent: Extent, flags: MemberFlags, isConstructor: Bool, attributes: [AttributeSyntax],
    returnType: TypeConstraintSyntax?, parameters: [ParameterSyntax], body: ScriptBlockSyntax,
    baseInvocation: BaseConstructorInvocationSyntax?
  ) {
    self.nameExtent = nameExtent
    self.isConstructor = isConstructor
    self.attributes = attributes
    self.returnType = returnType
    self.parameters = parameters
    self.body = body
    self.baseInvocation = baseInvocation
    super.init(.functionMember, extent, name: name, flags: flags)
  }
}

/// Is `function name (parameters) { body }`, or `filter`.
package final class FunctionDefinitionSyntax: StatementSyntax {
  package enum Sort: UInt8, Sendable { case function, filter, workflow }

  package let sort: Sort
  /// The name as written, with its scope or drive: `global:f`.
  package let name: String
  package let nameExtent: Extent
  /// The parenthesised list behind the name; nil when there is none. `param ( )` is in the body.
  package let parameters: [ParameterSyntax]?
  package let body: ScriptBlockSyntax

  init(
    _ extent: Extent, sort: Sort, name: String, nameExtent: Extent, parameters: [ParameterSyntax]?, body: ScriptBlockSyntax
  ) {
    self.sort = sort
    self.name = name
    self.nameExtent = nameExtent
    self.parameters = parameters
    self.body = body
    super.init(.functionDefinition, extent)
  }
}

/// Is `using namespace|module|assembly|command|type name [= alias]`.
package final class UsingStatementSyntax: StatementSyntax {
  package enum Sort: UInt8, Sendable { case assembly, command, module, namespace, type }

  package let sort: Sort
  package let name: StringConstantExpressionSyntax?
  package let alias: StringConstantExpressionSyntax?
  /// `using module @{ ModuleName = …; ModuleVersion = … }`.
  package let moduleSpecification: HashtableSyntax?

  init(
    _ extent: Extent, sort: Sort, name: StringConstantExpressionSyntax?, alias: StringConstantExpressionSyntax? = nil,
    moduleSpecification: HashtableSyntax? = nil
  ) {
    self.sort = sort
    self.name = name
    self.alias = alias
    self.moduleSpecification = moduleSpecification
    super.init(.usingStatement, extent)
  }
}
