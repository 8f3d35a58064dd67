/// Fits the columns of a table into a width.
package enum ColumnWidths {
  /// Gives every column its width; 0 asks for a share of what is left over, and a column that does not fit becomes 0.
  package static func fit(_ wanted: [Int], into width: Int) -> [Int] {
    wanted.allSatisfy { $0 > 0 } ? trimmed(wanted, width) : trimmed(shared(wanted, width), width)
  }

  private static func total(_ widths: [Int]) -> Int {
    let visible = widths.filter { $0 > 0 }
    return visible.reduce(0, +) + max(0, visible.count - 1)
  }

  /// Hands out free room cell by cell among the columns without a width of their own.
  private static func shared(_ wanted: [Int], _ width: Int) -> [Int] {
    var widths = wanted.map { max($0, 1) }
    let open = wanted.indices.filter { wanted[$0] <= 0 }
    let free = width - total(widths)
    guard free > 0 else { return widths }
    for (position, column) in open.enumerated() { widths[column] += free / open.count + (position < free % open.count ? 1 : 0) }
    return widths
  }

  /// Squeezes the last visible column until the table fits; one that would vanish is left out.
  private static func trimmed(_ wanted: [Int], _ width: Int) -> [Int] {
    var widths = wanted
    while true {
      let excess = total(widths) - width
      guard excess > 0, let last = widths.lastIndex(where: { $0 > 0 }) else { return widths }
      widths[last] = widths[last] - excess >= 1 ? widths[last] - excess : 0
    }
  }
}
