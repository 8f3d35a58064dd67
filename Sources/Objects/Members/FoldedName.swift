/// A name compared and hashed without regard to case (ordinal, as .NET's `OrdinalIgnoreCase`).
public struct FoldedName: Hashable {
  public let name: String

  public init(_ name: String) { self.name = name }

  public static func == (left: FoldedName, right: FoldedName) -> Bool { equal(left.name, right.name) }

  public func hash(into hasher: inout Hasher) { hasher.combine(KeyHash.folded(name)) }

  /// Compares two names ignoring case; the usual ASCII case touches no heap.
  public static func equal(_ left: String, _ right: String) -> Bool {
    var left = left, right = right
    let quick = left.withUTF8 { x in right.withUTF8 { KeyHash.equalFolded(x, $0) } }
    return quick ?? TextScan.isSame(folded(left), folded(right))
  }

  /// The simple upper-case mapping, scalar by scalar, as .NET's invariant ordinal folding does it.
  public static func folded(_ text: String) -> String {
    if let quick = TextScan.mappingASCII(text, { ($0 &- 0x61) < 26 ? $0 &- 32 : $0 }) { return quick }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let upper = scalar.properties.uppercaseMapping.unicodeScalars
      result.append(upper.count == 1 ? (upper.first ?? scalar) : scalar)
    }
    return String(result)
  }
}
