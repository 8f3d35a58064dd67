/// Holds a string; a class so that a `Value` stays 16 bytes and `+=` can grow it in place.
///
/// Text is Swift's `String` (UTF-8). Indices that PowerShell code sees count UTF-16 units, as in .NET. Equality of PowerShell
/// strings is ordinal over units, never Swift's canonical equivalence: compare with `StringComparison`.
package final class PSString {
  /// The text. Only the evaluator's `+=` changes it, and only while it holds the sole reference.
  package var text: String

  @inlinable package init(_ text: String) { self.text = text }
}
