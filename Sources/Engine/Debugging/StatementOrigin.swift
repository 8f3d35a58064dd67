import Diagnostics
import Syntax

/// What a list of statements was compiled from: the debugger finds places and edges of blocks by it.
final class StatementOrigin {
  /// The script block whose code the list is part of; frames are told apart by it.
  let block: ScriptBlockSyntax
  /// One for each statement, in the order in which they run.
  let statements: [StatementSyntax]
  /// The list is a whole block of the script block.
  let isBody: Bool
  /// The braces around the body; a script as a whole has none.
  let entry, exit: SyntaxPosition?

  init(_ block: ScriptBlockSyntax, _ statements: [StatementSyntax], body: NamedBlockSyntax? = nil) {
    self.block = block
    self.statements = statements
    isBody = body != nil
    let braces = body.flatMap { StatementOrigin.braces($0, block) }
    entry = braces.map { SyntaxPosition(block.source, $0.open) }
    exit = braces.map { SyntaxPosition(block.source, $0.close) }
  }

  private init(_ first: StatementOrigin, then other: StatementOrigin) {
    block = first.block
    statements = first.statements + other.statements
    isBody = other.isBody
    entry = other.entry
    exit = other.exit
  }

  func followed(by other: StatementOrigin?) -> StatementOrigin { other.map { StatementOrigin(self, then: $0) } ?? self }

  /// The braces of a block, each an extent of one character.
  static func braces(_ body: NamedBlockSyntax, _ block: ScriptBlockSyntax) -> (open: Extent, close: Extent)? {
    let outer = body.isUnnamed ? block.extent : body.extent
    let source = block.source
    let start = Int(outer.start), end = Int(outer.end)
    guard end - start >= 2, end <= source.count, source.base[end - 1] == UInt8(ascii: "}") else { return nil }
    guard let open = (start..<end).first(where: { source.base[$0] == UInt8(ascii: "{") }), !body.isUnnamed || open == start else { return nil }
    return (Extent(open, open + 1), Extent(end - 1, end))
  }

  func position(_ node: SyntaxNode) -> SyntaxPosition { SyntaxPosition(block.source, node.extent) }
}
