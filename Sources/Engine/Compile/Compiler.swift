import Diagnostics
import Objects
import Syntax

/// Turns the tree of a script block into nodes: variables become slots, operators their specialised nodes.
///
/// One compiler works on one block; nested blocks are compiled when they run.
final class Compiler {
  let layout: Layout
  let source: SourceText
  let session: SessionState
  let template: BlockTemplate
  /// Variables that the block assigns to: their parameters keep watching their type.
  var assigned: Set<Int> = []
  var mentionsBoundParameters = false
  /// The code runs in somebody else's scope: then `+=` sees callers' variables, which a function's own does not.
  let isInlined: Bool

  init(_ template: BlockTemplate, layout: Layout, session: SessionState, isInlined: Bool = false) {
    self.isInlined = isInlined
    self.template = template
    self.layout = layout
    self.session = session
    source = template.source
  }

  /// Compiles a block into a layout.
  static func compile(_ template: BlockTemplate, layout: Layout, session: SessionState, isInlined: Bool = false) -> CompiledBlock {
    let compiler = Compiler(template, layout: layout, session: session, isInlined: isInlined)
    return compiler.block()
  }

  private func block() -> CompiledBlock {
    let syntax = template.syntax
    let parameterSyntax = syntax.paramBlock?.parameters ?? template.outerParameters ?? []
    for parameter in parameterSyntax { _ = slot(parameter.name.path.name) }
    let dynamic = syntax.dynamicParamBlock.map(list)
    var begin = syntax.beginBlock.map(list)
    var process = syntax.processBlock.map(list)
    var end = syntax.endBlock.map(list)
    let clean = syntax.cleanBlock.map(list)
    if template.isFilter, process == nil, begin == nil {
      process = end
      end = nil
    }
    if !syntax.usingStatements.isEmpty {
      let using = StatementList(
        syntax.usingStatements.map { UsingStatementNode($0, position($0)) }, syntax.usingStatements.map { position($0) },
        origin: StatementOrigin(syntax, syntax.usingStatements))
      if begin != nil { begin = begin.map { using.followed(by: $0) } } else { end = using.followed(by: end ?? .empty) }
    }
    let metadata = ParameterCompiler(self).metadata(syntax, parameterSyntax)
    return CompiledBlock(
      layout: layout, metadata: metadata, begin: begin, process: process, end: end, clean: clean, dynamicParam: dynamic,
      mentionsBoundParameters: mentionsBoundParameters)
  }

  func position(_ node: SyntaxNode) -> SyntaxPosition { SyntaxPosition(source, node.extent) }

  /// The slot of a variable name in the block's layout.
  func slot(_ name: String) -> Int { layout.add(Symbol(name)) }

  // MARK: Lists

  func list(_ block: NamedBlockSyntax) -> StatementList { list(block.statements, block.traps, block) }

  func list(_ block: StatementBlockSyntax) -> StatementList { list(block.statements, block.traps, nil) }

  private func list(_ statements: [StatementSyntax], _ traps: [TrapStatementSyntax], _ body: NamedBlockSyntax?) -> StatementList {
    let clauses = traps.map { trap in
      let typeNode: TypeNode? = trap.type.map { TypeNode($0.typeName, position($0)) }
      return TrapClause(typeNode, list(trap.body), template: template)
    }
    let ordered = Compiler.ordered(statements)
    let nodes = ordered.map { statement($0) }, positions = ordered.map { position(errorExtent($0)) }
    let made = StatementList(nodes, positions, traps: clauses, origin: StatementOrigin(template.syntax, ordered, body: body))
    if StatementRegistry.isWatched { made.watch() }
    return made
  }

  /// The statements as they run: types exist from the start of their block, wherever their definition stands.
  private static func ordered(_ statements: [StatementSyntax]) -> [StatementSyntax] {
    guard statements.contains(where: { $0 is TypeDefinitionSyntax || $0 is TrapStatementSyntax }) else { return statements }
    return statements.filter { $0 is TypeDefinitionSyntax } + statements.filter { !($0 is TypeDefinitionSyntax || $0 is TrapStatementSyntax) }
  }

  /// The part of a statement that errors underline: a compound statement's own errors stand at its start.
  private func errorExtent(_ syntax: StatementSyntax) -> SyntaxNode {
    switch syntax {
    case let loop as ForEachStatementSyntax: loop.collection
    case let pipeline as PipelineSyntax where pipeline.elements.count == 1 && !pipeline.isBackground: pipeline.elements[0]
    default: syntax
    }
  }
}
