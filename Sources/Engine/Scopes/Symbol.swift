import Objects

/// A variable's name as a number, so that scopes compare integers instead of text; names are folded, `Foo` and `foo` are one symbol.
package struct Symbol: Hashable {
  package let id: Int32

  /// The names whose numbers the code knows: they stand first, in the order of `AutomaticVariable`.
  private static let known = [
    "_", "this", "args", "input", "PSBoundParameters", "MyInvocation", "PSCmdlet", "PSScriptRoot", "PSCommandPath", "OFS",
  ]
  private nonisolated(unsafe) static var ids: [FoldedName: Int32] = Dictionary(
    uniqueKeysWithValues: known.enumerated().map { (FoldedName($1), Int32($0)) })
  private nonisolated(unsafe) static var names: [String] = known

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

  package init(id: Int32) { self.id = id }

  package var name: String { Symbol.names[Int(id)] }

  /// Tells the variables that `Scope.callValue` may have to make from all others by one comparison.
  @inline(__always) var belongsToCall: Bool { id >= 2 && id <= 8 }
}
