import Objects

/// Short cells of one column met lately: columns repeat their values, and equal ones can be one text.
final class RecentCells {
  private struct Cell {
    var low: UInt64 = 0, high: UInt64 = 0
    var value = Value.unset
  }

  private static let bits: UInt64 = 11
  private var cells: ContiguousArray<Cell> = []
  private var asked = 0, found = 0
  /// A column whose values hardly repeat is not worth the search.
  private var isGivenUp = false

  func value(_ bytes: UnsafeBufferPointer<UInt8>) -> Value {
    if isGivenUp || bytes.count > 15 { return Value(String(decoding: bytes, as: UTF8.self)) }
    var low: UInt64 = 0, high = UInt64(bytes.count) << 56
    for index in bytes.indices {
      if index < 8 { low |= UInt64(bytes[index]) << (index * 8) } else { high |= UInt64(bytes[index]) << ((index - 8) * 8) }
    }
    // Small tables need no memory of this size: it is made when a column gets long.
    asked += 1
    if cells.isEmpty { cells = ContiguousArray(repeating: Cell(), count: asked < 64 ? 64 : 1 << Int(Self.bits)) }
    if asked == 64 { cells = ContiguousArray(repeating: Cell(), count: 1 << Int(Self.bits)) }
    let hash = (low ^ (high &* 31)) &* 0x9e37_79b9_7f4a_7c15
    let slot = Int(truncatingIfNeeded: hash >> (64 - Self.bits)) & (cells.count - 1)
    if cells[slot].low == low, cells[slot].high == high, !cells[slot].value.isUnset {
      found += 1
      return cells[slot].value
    }
    if asked & 0x1FFF == 0 { review() }
    let made = Value(String(decoding: bytes, as: UTF8.self))
    if !isGivenUp { cells[slot] = Cell(low: low, high: high, value: made) }
    return made
  }

  private func review() {
    isGivenUp = found * 10 < asked
    if isGivenUp { cells = [] }
  }
}
