import Objects

/// Keeps only what `return` gives: a method's other output is dropped.
final class ReturnSink: Sink {
  private var items: ContiguousArray<Value> = []
  /// Set by `return` while its value arrives.
  var accepts = false

  override func write(_ value: Value) throws { if accepts { items.append(value) } }
  /// Takes a value whole, a list as one.
  func take(_ value: Value) { items = [value] }
  var result: Value {
    switch items.count {
    case 0: .void
    case 1: items[0]
    default: .array(PSArray(items))
    }
  }
}
