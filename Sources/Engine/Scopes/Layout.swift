import Objects

/// Says which slot of a scope belongs to which variable.
///
/// The compiler makes one per script block from the names it mentions; blocks that run in somebody else's scope (dot-sourcing,
/// `ForEach-Object`) and `Set-Variable` make it grow.
package final class Layout {
  private(set) var symbols: ContiguousArray<Int32> = []
  /// The slot of each symbol by its number, -1 for none; only long layouts have it.
  private var index: ContiguousArray<Int32> = []
  private static let longestScanned = 24
  /// Whether any code has named `$OFS`: until then the items of arrays in text are joined by a blank without asking.
  private(set) nonisolated(unsafe) static var mentionsSeparator = false

  package init() {}

  package var count: Int { symbols.count }

  /// The slot of a variable; nil if the scope has none of that name.
  package func slot(of symbol: Symbol) -> Int? {
    if index.isEmpty {
      var position = 0
      while position < symbols.count {
        if symbols[position] == symbol.id { return position }
        position &+= 1
      }
      return nil
    }
    guard symbol.id < index.count, index[Int(symbol.id)] >= 0 else { return nil }
    return Int(index[Int(symbol.id)])
  }

  /// The slot of a variable, made if need be.
  package func add(_ symbol: Symbol) -> Int {
    if let known = slot(of: symbol) { return known }
    let made = symbols.count
    if symbol == AutomaticVariable.separator { Layout.mentionsSeparator = true }
    symbols.append(symbol.id)
    if !index.isEmpty {
      note(symbol.id, made)
    } else if symbols.count > Layout.longestScanned {
      for (slot, id) in symbols.enumerated() { note(id, slot) }
    }
    return made
  }

  private func note(_ id: Int32, _ slot: Int) {
    if Int(id) >= index.count { index.append(contentsOf: repeatElement(-1, count: Int(id) + 32 - index.count)) }
    index[Int(id)] = Int32(slot)
  }

  package func symbol(at slot: Int) -> Symbol { Symbol(id: symbols[slot]) }
}
