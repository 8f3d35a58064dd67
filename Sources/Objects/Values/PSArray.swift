/// Holds a .NET array: `object[]` unless an element type says otherwise.
package final class PSArray {
  /// The elements; for a multi-dimensional array in row-major order.
  package var items: ContiguousArray<Value>
  /// The element type; nil means `System.Object`.
  package let elementType: TypeInfo?
  /// The lengths of a multi-dimensional array; nil for the usual single dimension.
  package let dimensions: [Int]?

  @inlinable package init(_ items: ContiguousArray<Value> = [], elementType: TypeInfo? = nil, dimensions: [Int]? = nil) {
    self.items = items
    self.elementType = elementType
    self.dimensions = dimensions
  }
}
