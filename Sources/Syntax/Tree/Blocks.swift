import Diagnostics

/// Is a script, or the body of a function or `{ … }`.
///
///     script-block: using-statement* attribute* param-block? (statement-list | named-block*)
package final class ScriptBlockSyntax: SyntaxNode {
  /// The text that all extents below this node refer to.
  package let source: SourceText
  package let usingStatements: [UsingStatementSyntax]
  /// Attributes that stand without a `param` block; those before `param` belong to `paramBlock`.
  package let attributes: [AttributeSyntax]
  package let paramBlock: ParamBlockSyntax?
  package let dynamicParamBlock: NamedBlockSyntax?
  package let beginBlock: NamedBlockSyntax?
  package let processBlock: NamedBlockSyntax?
  package let endBlock: NamedBlockSyntax?
  package let cleanBlock: NamedBlockSyntax?
  /// `#requires` lines; only a script as a whole has them.
  package internal(set) var requirements: ScriptRequirements?
  /// `configuration`-like bodies; kept for parity with the tree of real PowerShell.
  package let isConfiguration: Bool

  init(
    _ extent: Extent, source: SourceText, usingStatements: [UsingStatementSyntax] = [], attributes: [AttributeSyntax] = [],
    paramBlock: ParamBlockSyntax? = nil, dynamicParamBlock: NamedBlockSyntax? = nil, beginBlock: NamedBlockSyntax? = nil,
    processBlock: NamedBlockSyntax? = nil, endBlock: NamedBlockSyntax? = nil, cleanBlock: NamedBlockSyntax? = nil,
    requirements: ScriptRequirements? = nil, isConfiguration: Bool = false
  ) {
    self.source = source
    self.usingStatements = usingStatements
    self.attributes = attributes
    self.paramBlock = paramBlock
    self.dynamicParamBlock = dynamicParamBlock
    self.beginBlock = beginBlock
    self.processBlock = processBlock
    self.endBlock = endBlock
    self.cleanBlock = cleanBlock
    self.requirements = requirements
    self.isConfiguration = isConfiguration
    super.init(.scriptBlock, extent)
  }

  /// Lists the named blocks in the order in which PowerShell knows them.
  package var namedBlocks: [NamedBlockSyntax] {
    [dynamicParamBlock, beginBlock, processBlock, endBlock, cleanBlock].compactMap { $0 }
  }
}

/// Is `begin { … }` and its kin, or the statements of a script block that names none (`isUnnamed`).
package final class NamedBlockSyntax: SyntaxNode {
  /// `.dynamicparam`, `.begin`, `.process`, `.end` or `.clean`.
  package let blockKind: TokenKind
  package let isUnnamed: Bool
  package let statements: [StatementSyntax]
  package let traps: [TrapStatementSyntax]

  init(
    _ extent: Extent, kind: TokenKind, isUnnamed: Bool, statements: [StatementSyntax], traps: [TrapStatementSyntax]
  ) {
    blockKind = kind
    self.isUnnamed = isUnnamed
    self.statements = statements
    self.traps = traps
    super.init(.namedBlock, extent)
  }
}

/// Is `{ statement-list }` as the body of a statement, or the inside of `$( )` and `@( )`.
package final class StatementBlockSyntax: SyntaxNode {
  package let statements: [StatementSyntax]
  package let traps: [TrapStatementSyntax]

  init(_ extent: Extent, statements: [StatementSyntax], traps: [TrapStatementSyntax]) {
    self.statements = statements
    self.traps = traps
    super.init(.statementBlock, extent)
  }
}

/// Is `param ( parameter, … )` with the attributes before it.
package final class ParamBlockSyntax: SyntaxNode {
  package let attributes: [AttributeSyntax]
  package let parameters: [ParameterSyntax]

  init(_ extent: Extent, attributes: [AttributeSyntax], parameters: [ParameterSyntax]) {
    self.attributes = attributes
    self.parameters = parameters
    super.init(.paramBlock, extent)
  }
}

/// Is one parameter: attributes and type constraints, the variable, and `= default`.
package final class ParameterSyntax: SyntaxNode {
  package let attributes: [AttributeBaseSyntax]
  package let name: VariableExpressionSyntax
  package let defaultValue: ExpressionSyntax?

  init(
    _ extent: Extent, attributes: [AttributeBaseSyntax], name: VariableExpressionSyntax, defaultValue: ExpressionSyntax?
  ) {
    self.attributes = attributes
    self.name = name
    self.defaultValue = defaultValue
    super.init(.parameter, extent)
  }
}

/// Is what the `#requires` comments of a script ask for.
package struct ScriptRequirements: Equatable, Sendable {
  package var version: String?
  package var editions: [String] = []
  package var modules: [ModuleSpecification] = []
  package var assemblies: [String] = []
  package var shellID: String?
  package var isElevationRequired = false

  package init() {}
}

/// Names a module with the versions that will do, as `#requires -Modules` and `using module` take it.
package struct ModuleSpecification: Equatable, Sendable {
  package var name: String
  package var version: String?
  package var requiredVersion: String?
  package var maximumVersion: String?
  package var guid: String?

  package init(name: String) { self.name = name }
}
