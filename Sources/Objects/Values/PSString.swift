/// Holds a string; a class so that a `Value` stays 16 bytes and `+=` can grow it in place.
///
/// Text is Swift's `String` (UTF-8). Indices that PowerShell code sees count UTF-16 units, as in .NET. Equality of PowerShell
/// strings is ordinal over units, never Swift's canonical equivalence: compare with `StringComparison`.
public final class PSString {
  /// The text. Only the evaluator's `+=` changes it, and only while it holds the sole reference.
  public var text: String

  @inlinable public init(_ text: String) { self.text = text }
}

extension PSString {
  /// Gives the bytes of the text where they are: no copy, no reference counted.
  @inlinable public func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result { try text.withUTF8(body) }

  /// Tells whether two strings are equal, unit by unit.
  public static func equal(_ left: PSString, _ right: PSString, ignoreCase: Bool) -> Bool {
    if left === right { return true }
    let isSame = left.text.utf8.count == right.text.utf8.count && left.withBytes { a in right.withBytes { TextScan.isSame(a, $0) } }
    return isSame || ignoreCase && FoldedName.equal(left.text, right.text)
  }
}
