import Diagnostics
import Objects
import Syntax

/// A node of a script's tree as scripts see it: `$block.Ast`, what `[Parser]::ParseInput` gives.
package final class AstObject: EquatableObject {
  let node: SyntaxNode
  package let source: SourceText
  let parent: AstObject?

  package init(_ node: SyntaxNode, _ source: SourceText, parent: AstObject? = nil) {
    self.node = node
    self.source = source
    self.parent = parent
    super.init()
  }

  package override var type: TypeInfo { AstTypes.type(of: node) }
  /// Two objects are equal when they stand for the same node.
  package override var hashText: String { "\(ObjectIdentifier(node).hashValue)" }
  package override func describe() throws -> String { source.substring(node.extent) }

  func child(_ node: SyntaxNode?) -> Value { node.map { .object(AstObject($0, source, parent: self)) } ?? .null }
  func children(_ nodes: [SyntaxNode]) -> Value { Value(nodes.map { child($0) }) }

  /// The nodes that a predicate takes, in the order of the text.
  func findAll(_ predicate: PSObject, nested: Bool, firstOnly: Bool = false) throws -> [Value] {
    var found: [Value] = []
    try visit(predicate, nested: nested, firstOnly: firstOnly, &found)
    return found
  }

  private func visit(_ predicate: PSObject, nested: Bool, firstOnly: Bool, _ found: inout [Value]) throws {
    if firstOnly, !found.isEmpty { return }
    if try ObjectRuntime.current.invoke(predicate, this: .unset, underscore: .unset, arguments: [.object(self)]).isTrue { found.append(.object(self)) }
    var below: [SyntaxNode] = []
    node.forEachChild { below.append($0) }
    for child in below where !(child is TypeNameSyntax) && (nested || !(child is ScriptBlockSyntax)) {
      try AstObject(child, source, parent: self).visit(predicate, nested: nested, firstOnly: firstOnly, &found)
    }
  }
}

/// The place of a node, a token or an error: `$ast.Extent`.
final class ExtentObject: PSObject {
  fileprivate let extent: Extent
  fileprivate let source: SourceText

  init(_ extent: Extent, _ source: SourceText) {
    self.extent = extent
    self.source = source
    super.init()
  }

  override var type: TypeInfo { ExtentObject.info }
  override func describe() throws -> String { source.substring(extent) }

  static let info = TypeInfo("System.Management.Automation.Language.InternalScriptExtent", base: .object, members: { members in
    func add(_ name: String, _ typeName: String, _ get: @escaping (ExtentObject) -> Value) {
      members.property(name, typeName, get: { target in (target.unwrapped.asObject as? ExtentObject).map(get) ?? .null })
    }
    func offset(_ value: Int32, _ source: SourceText) -> Value { .int(Int32(source.utf16Offset(of: min(Int(value), source.count)))) }
    func place(_ value: Int32, _ source: SourceText) -> TextPosition { source.position(at: min(Int(value), source.count)) }
    add("File", "string") { $0.source.name.map { Value($0) } ?? .null }
    add("StartLineNumber", "int") { .int(Int32(place($0.extent.start, $0.source).line)) }
    add("StartColumnNumber", "int") { .int(Int32(place($0.extent.start, $0.source).column)) }
    add("EndLineNumber", "int") { .int(Int32(place($0.extent.end, $0.source).line)) }
    add("EndColumnNumber", "int") { .int(Int32(place($0.extent.end, $0.source).column)) }
    add("Text", "string") { Value($0.source.substring($0.extent)) }
    add("StartOffset", "int") { offset($0.extent.start, $0.source) }
    add("EndOffset", "int") { offset($0.extent.end, $0.source) }
    add("StartScriptPosition", "System.Management.Automation.Language.IScriptPosition") { position($0.extent.start, $0.source) }
    add("EndScriptPosition", "System.Management.Automation.Language.IScriptPosition") { position($0.extent.end, $0.source) }
    func position(_ value: Int32, _ source: SourceText) -> Value {
      let found = place(value, source)
      return .object(CustomObject([
        "File": source.name.map { Value($0) } ?? .null, "LineNumber": .int(Int32(found.line)), "ColumnNumber": .int(Int32(found.column)), "Offset": offset(value, source),
        "Line": Value(source.line(found.line)),
      ]))
    }
  })
}
