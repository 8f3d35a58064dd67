/// Holds a string; a class so that a `Value` stays 16 bytes and `+=` can grow it in place.
///
/// Text is Swift's `String` (UTF-8). Indices that PowerShell code sees count UTF-16 units, as in .NET. Equality of PowerShell
/// strings is ordinal over units, never Swift's canonical equivalence: compare with `StringComparison`.
public final class PSString {
  /// The text. Only the evaluator's `+=` changes it, and only while it holds the sole reference.
  public var text: String

  @inlinable public init(_ text: String) { self.text = text }
}
