import Objects

/// `> variable:name`: what a command writes becomes the value of a variable; `>>` adds to it.
final class VariableRedirection: RedirectionFile {
  private let symbol: Symbol
  private let scope: Scope
  private var items: ContiguousArray<Value> = []

  init(_ symbol: Symbol, _ scope: Scope, append: Bool) {
    (self.symbol, self.scope) = (symbol, scope)
    super.init()
    guard append, let old = scope.lookup(symbol), !old.isNull else { return }
    if case .array(let array) = old { items = array.items } else { items = [old] }
  }

  override func write(_ value: Value) throws { items.append(value) }

  override func close() throws {
    let value: Value = items.isEmpty ? .null : items.count == 1 ? items[0] : .array(PSArray(items))
    try scope.set(symbol, value)
  }

  override func abandon() { try? close() }
}
