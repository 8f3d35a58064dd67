import Diagnostics
import Objects
import Syntax

/// Finds the place in a block that a line breakpoint is bound to: one place each, as PowerShell binds them.
final class BreakpointPlaces {
  private struct Block {
    /// Keeps the block, whose address is the key.
    let syntax: ScriptBlockSyntax
    var bound: [(extent: Extent, breakpoint: Breakpoint)]
  }

  private var blocks: [ObjectIdentifier: Block] = [:]
  /// Where a breakpoint is bound, by its number: a nested block does not bind it a second time.
  private var owners: [Int: (source: SourceText, block: ScriptBlockSyntax)] = [:]
  private static let mostKept = 2000

  /// Breakpoints have changed.
  func forget() {
    blocks = [:]
    owners = [:]
  }

  /// The enabled line breakpoints bound to a place.
  func breakpoints(at extent: Extent, in block: ScriptBlockSyntax, _ all: [Breakpoint]) -> [Breakpoint] {
    if blocks.count > BreakpointPlaces.mostKept { forget() }
    let key = ObjectIdentifier(block)
    let known = blocks[key] ?? Block(syntax: block, bound: bind(block, all))
    blocks[key] = known
    return known.bound.filter { $0.extent == extent && $0.breakpoint.isEnabled }.map(\.breakpoint)
  }

  private func bind(_ block: ScriptBlockSyntax, _ all: [Breakpoint]) -> [(Extent, Breakpoint)] {
    guard let file = block.source.name else { return [] }
    let wanted = all.filter { if case .line = $0.target { $0.isMeant(for: file) } else { false } }
    if wanted.isEmpty { return [] }
    let places = SequencePoints.all(block), nested = SequencePoints.nestedBlocks(block)
    return wanted.compactMap { breakpoint in
      guard case .line(let line, let column) = breakpoint.target else { return nil }
      if let owner = owners[breakpoint.id], owner.source === block.source, owner.block !== block { return nil }
      guard let found = place(line, column, block, places, nested) else { return nil }
      owners[breakpoint.id] = (block.source, block)
      return (found, breakpoint)
    }
  }

  private func place(_ line: Int, _ column: Int, _ block: ScriptBlockSyntax, _ places: [Extent], _ nested: [Extent]) -> Extent? {
    let source = block.source
    // A script as a whole has no braces and holds every line.
    let isWhole = source.base[min(Int(block.extent.start), source.count)] != UInt8(ascii: "{") || block.extent.start == 0 && block.extent.end == source.count
    guard isWhole || holds(block.extent, line, column, source) else { return nil }
    let isNested = nested.contains { holds($0, line, column, source) }
    if let found = places.first(where: { holds($0, line, column, source) }), !isNested || column == 0 && source.line(at: Int(found.start)) == line { return found }
    if isNested { return nil }
    // Before any code: the first place. Between statements: what stands on the next line.
    if let first = places.first, block.namedBlocks.allSatisfy({ source.line(at: Int($0.extent.start)) > line }) { return first }
    return column == 0 ? places.first { holds($0, line + 1, 0, source) } : nil
  }

  /// Whether an extent covers a line, or a column of it; column 0 stands for the whole line.
  private func holds(_ extent: Extent, _ line: Int, _ column: Int, _ source: SourceText) -> Bool {
    let start = source.position(at: Int(extent.start)), end = source.position(at: Int(extent.end))
    if start.line == line { return column == 0 || column >= start.column && (end.line != start.line || column < end.column) }
    if start.line > line || line > end.line { return false }
    return end.line != line || column < end.column
  }
}
