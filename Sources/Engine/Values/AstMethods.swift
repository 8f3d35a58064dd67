import Diagnostics
import Objects
import Syntax

/// The methods of tree nodes: names of commands, blocks from trees, help, types of names, constant values.
enum AstMethods {
  static func declare(_ kind: SyntaxKind, _ members: inout TypeMembers) {
    switch kind {
    case .command: members.method("string GetCommandName()") { target, _ in own(target, CommandSyntax.self)?.commandName.map { Value($0) } ?? .null }
    case .scriptBlock:
      members.method("scriptblock GetScriptBlock()") { target, _ in
        guard let object = AstTypes.own(target), let block = object.node as? ScriptBlockSyntax, let engine = (ObjectRuntime.current as? EngineRuntime)?.engine else { return .null }
        return .object(ScriptBlock(BlockTemplate(block, source: object.source), session: engine.activeScope?.session ?? engine.global))
      }
    case .pipeline:
      members.method("System.Management.Automation.Language.ExpressionAst GetPureExpression()") { target, _ in
        own(target, PipelineSyntax.self).flatMap { AstTypes.own(target)?.child($0.pureExpression) } ?? .null
      }
    case .simpleTypeName, .arrayTypeName, .genericTypeName:
      for name in ["GetReflectionType", "GetReflectionAttributeType"] {
        members.method("type \(name)()") { target, _ in
          guard let syntax = own(target, TypeNameSyntax.self) else { return .null }
          let attribute = name == "GetReflectionType" ? nil : TypeCatalog.resolve("System.Management.Automation.\(syntax.fullName)Attribute")
          return (attribute ?? AstProperties.type(of: syntax))?.value ?? .null
        }
      }
    case .variableExpression:
      members.method("bool IsConstantVariable()") { target, _ in
        .bool(["true", "false", "null"].contains(own(target, VariableExpressionSyntax.self)?.path.userPath.lowercased() ?? ""))
      }
    default: break
    }
  }

  private static func own<Node: SyntaxNode>(_ target: Value, _ kind: Node.Type) -> Node? { AstTypes.own(target)?.node as? Node }
}

extension AstObject {
  /// The value of a node that is known without running anything; an error for what is not.
  func safeValue() throws -> Value {
    guard let value = try constant(node) else {
      throw PSError.invalidOperation("Cannot generate a PowerShell object for a ScriptBlock evaluating dynamic expressions.")
    }
    return value
  }

  private func constant(_ node: SyntaxNode) throws -> Value? {
    switch node {
    case let node as ConstantExpressionSyntax: return Compiler.constant(node.value)
    case let node as StringConstantExpressionSyntax: return Value(node.value)
    case let node as VariableExpressionSyntax:
      return ["true": Value.bool(true), "false": .bool(false), "null": .null][node.path.userPath.lowercased()]
    case let node as ParenExpressionSyntax: return try constant(node.pipeline)
    case let node as PipelineSyntax: return try node.pureExpression.flatMap(constant)
    case let node as CommandExpressionSyntax: return try constant(node.expression)
    case let node as ArrayLiteralSyntax: return try list(node.elements)
    case let node as ArrayExpressionSyntax:
      guard let items = try list(node.body.statements), node.body.statements.count != 1 else { return try node.body.statements.first.flatMap(constant).map { $0.asArray == nil ? Value([$0]) : $0 } }
      return items
    case let node as SubExpressionSyntax: return node.body.statements.count == 1 ? try constant(node.body.statements[0]) : nil
    case let node as ConvertExpressionSyntax:
      guard let value = try constant(node.child), let type = AstProperties.type(of: node.type.typeName) else { return nil }
      return try Conversion.convert(value, to: type)
    case let node as HashtableSyntax:
      let table = PSHashtable()
      for pair in node.pairs {
        guard let key = try constant(pair.key), let value = try constant(pair.value) else { return nil }
        table.set(key, value)
      }
      return .object(table)
    default: return nil
    }
  }

  private func list(_ nodes: [SyntaxNode]) throws -> Value? {
    var items: [Value] = []
    for node in nodes {
      guard let value = try constant(node) else { return nil }
      items.append(value)
    }
    return Value(items)
  }

  /// Whether the node stands in a catch block.
  var isInCatch: Bool {
    var above = parent
    while let here = above {
      if here.node is CatchClauseSyntax { return true }
      if here.node is ScriptBlockSyntax { return false }
      above = here.parent
    }
    return false
  }
}
