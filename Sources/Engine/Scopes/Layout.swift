import Objects

/// Says which slot of a scope belongs to which variable.
///
/// The compiler makes one per script block from the names it mentions; blocks that run in somebody else's scope (dot-sourcing,
/// `ForEach-Object`) and `Set-Variable` make it grow.
package final class Layout {
  private(set) var symbols: ContiguousArray<Int32> = []
  private var index: [Int32: Int32] = [:]
  private static let longestScanned = 8

  package init() {}

  package var count: Int { symbols.count }

  /// The slot of a variable; nil if the scope has none of that name.
  package func slot(of symbol: Symbol) -> Int? {
    if symbols.count <= Layout.longestScanned {
      var position = 0
      while position < symbols.count {
        if symbols[position] == symbol.id { return position }
        position &+= 1
      }
      return nil
    }
    return index[symbol.id].map { Int($0) }
  }

  /// The slot of a variable, made if need be.
  package func add(_ symbol: Symbol) -> Int {
    if let known = slot(of: symbol) { return known }
    let made = symbols.count
    symbols.append(symbol.id)
    if symbols.count > Layout.longestScanned {
      if index.isEmpty { for (slot, id) in symbols.enumerated() { index[id] = Int32(slot) } }
      index[symbol.id] = Int32(made)
    }
    return made
  }

  package func symbol(at slot: Int) -> Symbol { Symbol(id: symbols[slot]) }
}
