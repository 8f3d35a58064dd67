import Diagnostics

/// Is `[Name(positional, name = value)]`.
package final class AttributeSyntax: AttributeBaseSyntax {
  package let positionalArguments: [ExpressionSyntax]
  package let namedArguments: [NamedAttributeArgumentSyntax]

  init(
    _ extent: Extent, typeName: TypeNameSyntax, positionalArguments: [ExpressionSyntax],
    namedArguments: [NamedAttributeArgumentSyntax]
  ) {
    self.positionalArguments = positionalArguments
    self.namedArguments = namedArguments
    super.init(.attribute, extent, typeName: typeName)
  }
}

/// Is `Name = value` in an attribute; `Name` alone means `Name = $true` (`isExpressionOmitted`).
package final class NamedAttributeArgumentSyntax: SyntaxNode {
  package let name: String
  package let nameExtent: Extent
  package let argument: ExpressionSyntax
  package let isExpressionOmitted: Bool

  init(_ extent: Extent, name: String, nameExtent: Extent, argument: ExpressionSyntax, isExpressionOmitted: Bool) {
    self.name = name
    self.nameExtent = nameExtent
    self.argument = argument
    self.isExpressionOmitted = isExpressionOmitted
    super.init(.namedAttributeArgument, extent)
  }
}

/// Is `[type]` before a variable, a parameter or a property, or the type of a `catch`.
package final class TypeConstraintSyntax: AttributeBaseSyntax {
  init(_ extent: Extent, typeName: TypeNameSyntax) {
    super.init(.typeConstraint, extent, typeName: typeName)
  }
}

/// Is the name of a type as written: plain, array or generic.
package class TypeNameSyntax: SyntaxNode {
  /// The name as PowerShell prints it: `int[]`, `System.Collections.Generic.List[string]`.
  package var fullName: String { "" }
}

/// Is a plain type name: `int`, `System.IO.FileInfo`, `Outer+Inner`, `Name, Assembly`.
package final class SimpleTypeNameSyntax: TypeNameSyntax {
  package let name: String
  package let assemblyName: String?

  init(_ extent: Extent, name: String, assemblyName: String? = nil) {
    self.name = name
    self.assemblyName = assemblyName
    super.init(.simpleTypeName, extent)
  }

  package override var fullName: String { assemblyName.map { "\(name),\($0)" } ?? name }
}

/// Is `element[]` or `element[,]`; `rank` counts the dimensions.
package final class ArrayTypeNameSyntax: TypeNameSyntax {
  package let elementType: TypeNameSyntax
  package let rank: Int

  init(_ extent: Extent, elementType: TypeNameSyntax, rank: Int) {
    self.elementType = elementType
    self.rank = rank
    super.init(.arrayTypeName, extent)
  }

  package override var fullName: String {
    "\(elementType.fullName)[\(String(repeating: ",", count: max(0, rank - 1)))]"
  }
}

/// Is `generic[argument, …]`.
package final class GenericTypeNameSyntax: TypeNameSyntax {
  package let genericType: TypeNameSyntax
  package let arguments: [TypeNameSyntax]

  init(_ extent: Extent, genericType: TypeNameSyntax, arguments: [TypeNameSyntax]) {
    self.genericType = genericType
    self.arguments = arguments
    super.init(.genericTypeName, extent)
  }

  package override var fullName: String {
    "\(genericType.fullName)[\(arguments.map(\.fullName).joined(separator: ","))]"
  }
}
