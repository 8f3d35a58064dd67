import Objects

/// A variable's name as a number, so that scopes compare integers instead of text; names are folded, `Foo` and `foo` are one symbol.
package struct Symbol: Hashable {
  package let id: Int32

  private nonisolated(unsafe) static var ids: [FoldedName: Int32] = [:]
  private nonisolated(unsafe) static var names: [String] = []

  /// Finds or makes the symbol of a name; its first spelling is the one that lists show.
  package init(_ name: String) {
    let key = FoldedName(name)
    if let known = Symbol.ids[key] {
      id = known
      return
    }
    id = Int32(Symbol.names.count)
    Symbol.ids[key] = id
    Symbol.names.append(name)
  }

  package var name: String { Symbol.names[Int(id)] }
}
