import Diagnostics
import Engine
import Objects
import Syntax

/// Is a node of the syntax tree as scripts see it (`CommandAst` and its kin).
package final class AstObject: PSObject {
  let node: SyntaxNode
  let source: SourceText
  /// The parse result where the node is the root of one.
  let result: ParseResult?

  init(_ node: SyntaxNode, _ source: SourceText, result: ParseResult? = nil) {
    self.node = node
    self.source = source
    self.result = result
    super.init()
  }

  package override func describe() throws -> String { source.substring(node.extent) }

  package override var type: TypeInfo {
    let kind = "\(node.kind)", name = kind.prefix(1).uppercased() + kind.dropFirst() + "Ast"
    let full = "System.Management.Automation.Language." + name
    if let known = AstObject.types[full] { return known }
    let made = TypeInfo(full, base: AstObject.base, members: name == "CommandAst" ? AstObject.declareCommand : { _ in })
    TypeCatalog.register(made)
    AstObject.types[full] = made
    return made
  }

  private nonisolated(unsafe) static var types: [String: TypeInfo] = [:]

  private static let base: TypeInfo = {
    let made = TypeInfo("System.Management.Automation.Language.Ast", base: .object) { members in
      members.property("Extent", "System.Management.Automation.Language.IScriptExtent", get: { value in
        own(value).map { .object(ExtentObject.make($0.source, $0.node.extent)) } ?? .null
      })
      members.method("string ToString()") { target, _ in try own(target).map { Value(try $0.describe()) } ?? .null }
      members.method("System.Collections.Generic.IEnumerable[System.Management.Automation.Language.Ast] FindAll(scriptblock predicate, bool searchNestedScriptBlocks)") { target, arguments in
        guard let start = own(target), let block = arguments[0].asObject else { return .null }
        var found: [Value] = []
        var nodes: [AstObject] = []
        TreeWalk.visit(start.node) { nodes.append(AstObject($0, start.source)) }
        for node in nodes where try ObjectRuntime.current.invoke(block, underscore: .object(node), arguments: [.object(node)]).isTrue { found.append(.object(node)) }
        return Value(found)
      }
    }
    TypeCatalog.register(made)
    return made
  }()

  private static func own(_ value: Value) -> AstObject? { value.unwrapped.asObject as? AstObject }

  private static func declareCommand(_ members: inout TypeMembers) {
    members.property("CommandElements", "System.Collections.ObjectModel.ReadOnlyCollection[System.Management.Automation.Language.CommandElementAst]", get: { value in
      guard let ast = own(value), let command = ast.node as? CommandSyntax else { return .null }
      return Value(command.elements.map { .object(AstObject($0, ast.source)) })
    })
    members.method("string GetCommandName()") { target, _ in
      (own(target)?.node as? CommandSyntax)?.commandName.map { Value($0) } ?? .null
    }
  }
}

/// Makes extents and positions as scripts see them.
enum ExtentObject {
  static func make(_ source: SourceText, _ extent: Extent) -> CustomObject {
    let start = source.position(at: Int(extent.start)), end = source.position(at: Int(extent.end))
    return CustomObject([
      "File": source.name.map { Value($0) } ?? .null, "StartScriptPosition": .object(position(source, Int(extent.start))),
      "EndScriptPosition": .object(position(source, Int(extent.end))), "StartLineNumber": .int(Int32(start.line)), "StartColumnNumber": .int(Int32(start.column)),
      "EndLineNumber": .int(Int32(end.line)), "EndColumnNumber": .int(Int32(end.column)), "Text": Value(source.substring(extent)),
      "StartOffset": .int(Int32(source.utf16Offset(of: Int(extent.start)))), "EndOffset": .int(Int32(source.utf16Offset(of: Int(extent.end)))),
    ])
  }

  static func position(_ source: SourceText, _ offset: Int) -> CustomObject {
    let place = source.position(at: offset)
    return CustomObject([
      "File": source.name.map { Value($0) } ?? .null, "LineNumber": .int(Int32(place.line)), "ColumnNumber": .int(Int32(place.column)),
      "Offset": .int(Int32(source.utf16Offset(of: offset))), "Line": Value(source.line(place.line)),
    ])
  }
}
