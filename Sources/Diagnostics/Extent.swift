/// Says which bytes of a source text something covers: UTF-8 offsets, end exclusive.
package struct Extent: Equatable, Hashable, Sendable {
  package var start: Int32
  package var end: Int32

  @inlinable package init(_ start: Int32, _ end: Int32) {
    self.start = start
    self.end = end
  }

  @inlinable package init(_ start: Int, _ end: Int) {
    self.start = Int32(truncatingIfNeeded: start)
    self.end = Int32(truncatingIfNeeded: end)
  }

  @inlinable package var count: Int { Int(end - start) }
  @inlinable package var range: Range<Int> { Int(start)..<max(Int(start), Int(end)) }

  /// Covers everything from the start of this extent to the end of `other`.
  @inlinable package func through(_ other: Extent) -> Extent { Extent(start, other.end) }

  @inlinable package var startOnly: Extent { Extent(start, start) }
  @inlinable package var endOnly: Extent { Extent(end, end) }
  package static let zero = Extent(Int32(0), Int32(0))
}

/// Counts line and column from 1; columns are UTF-16 units, as .NET counts them.
package struct TextPosition: Equatable, Sendable {
  package let line: Int
  package let column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}
