/// Holds a string; a class so that a `Value` stays 16 bytes and `+=` can grow it in place.
///
/// Text is Swift's `String` (UTF-8). Indices that PowerShell code sees count UTF-16 units, as in .NET. Equality of PowerShell
/// strings is ordinal over units, never Swift's canonical equivalence: compare with `StringComparison`.
///
/// A text put together from bytes keeps them behind the object, in the same allocation. The `String` is made when somebody asks for it;
/// matching, formatting, hashing and comparing are content with the bytes.
public final class PSString: ManagedBuffer<PSString.Content, UInt8> {
  /// What the object says of its text.
  public struct Content {
    /// The text, unless it still stands behind the object alone.
    @usableFromInline var string: String
    /// How many bytes of text stand behind the object; -1 once `string` has it.
    @usableFromInline var count: Int

    @inlinable init(_ string: String, count: Int = -1) {
      self.string = string
      self.count = count
    }
  }

  /// An object with a text.
  @inlinable public static func holding(_ text: String) -> PSString {
    unsafeDowncast(PSString.create(minimumCapacity: 0) { _ in Content(text) }, to: PSString.self)
  }

  /// An object with a copy of bytes that are known to be UTF-8.
  public static func copying(_ bytes: UnsafeBufferPointer<UInt8>) -> PSString {
    // Swift keeps short texts in the string itself.
    guard bytes.count > 15, let from = bytes.baseAddress else { return holding(TextScan.text(bytes)) }
    let made = unsafeDowncast(PSString.create(minimumCapacity: bytes.count) { _ in Content("", count: bytes.count) }, to: PSString.self)
    made.withUnsafeMutablePointerToElements { $0.initialize(from: from, count: bytes.count) }
    return made
  }

  /// The text. Only the evaluator's `+=` changes it, and only while it holds the sole reference.
  @inlinable public var text: String {
    get { header.count < 0 ? header.string : made() }
    _modify {
      if header.count >= 0 { _ = made() }
      yield &header.string
    }
  }

  /// Makes the string of the bytes. They stay where they are: somebody may be reading them.
  @usableFromInline @inline(never) func made() -> String {
    let count = header.count
    let made = withUnsafeMutablePointerToElements { TextScan.text(UnsafeBufferPointer(start: $0, count: count)) }
    header.string = made
    header.count = -1
    return made
  }
}

extension PSString {
  /// Gives the bytes of the text where they are: no copy, no reference counted.
  @inlinable public func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
    let count = header.count
    if count >= 0 { return try withUnsafeMutablePointerToElements { try body(UnsafeBufferPointer(start: $0, count: count)) } }
    // Reads only: the body may look at the text again.
    if let result = try header.string.utf8.withContiguousStorageIfAvailable(body) { return result }
    var copy = header.string
    return try copy.withUTF8(body)
  }

  /// The length in UTF-16 units.
  public var unitCount: Int {
    if header.count >= 0, withBytes({ TextScan.isASCII($0) }) { return header.count }
    return text.utf16.count
  }

  public var isEmpty: Bool { withBytes { $0.isEmpty } }

  /// Tells whether two strings are equal, unit by unit.
  public static func equal(_ left: PSString, _ right: PSString, ignoreCase: Bool) -> Bool {
    if left === right { return true }
    let quick: Bool? = left.withBytes { a in
      right.withBytes { b in
        if TextScan.isSame(a, b) { return true }
        return ignoreCase ? KeyHash.equalFolded(a, b) : false
      }
    }
    return quick ?? FoldedName.equal(left.text, right.text)
  }
}
