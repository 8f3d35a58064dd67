/// Holds a .NET array: `object[]` unless an element type says otherwise.
public final class PSArray {
  /// The elements; for a multi-dimensional array in row-major order.
  public var items: ContiguousArray<Value>
  /// The element type; nil means `System.Object`.
  public let elementType: TypeInfo?
  /// The lengths of a multi-dimensional array; nil for the usual single dimension.
  public let dimensions: [Int]?

  @inlinable public init(_ items: ContiguousArray<Value> = [], elementType: TypeInfo? = nil, dimensions: [Int]? = nil) {
    self.items = items
    self.elementType = elementType
    self.dimensions = dimensions
  }
}
