/// A name compared and hashed without regard to case (ordinal, as .NET's `OrdinalIgnoreCase`).
public struct FoldedName: Hashable {
  public let name: String

  public init(_ name: String) { self.name = name }

  public static func == (left: FoldedName, right: FoldedName) -> Bool { equal(left.name, right.name) }

  public func hash(into hasher: inout Hasher) {
    var name = self.name
    let hash: UInt64? = name.withUTF8 { bytes in
      var hash: UInt64 = 0xcbf2_9ce4_8422_2325
      for byte in bytes {
        if byte >= 0x80 { return nil }
        let upper = (byte &- 0x61) < 26 ? byte &- 32 : byte
        hash = (hash ^ UInt64(upper)) &* 0x100_0000_01b3
      }
      return hash
    }
    if let hash { hasher.combine(hash) } else { hasher.combine(FoldedName.folded(name)) }
  }

  /// Compares two names ignoring case; the usual ASCII case touches no heap.
  public static func equal(_ left: String, _ right: String) -> Bool {
    var left = left, right = right
    let quick: Bool? = left.withUTF8 { x in
      right.withUTF8 { y in
        let shorter = min(x.count, y.count)
        var index = 0
        while index < shorter {
          let a = x[index], b = y[index]
          if (a | b) >= 0x80 { return nil }
          if a != b {
            let lower = a | 0x20
            if lower != (b | 0x20) || (lower &- 0x61) >= 26 { return false }
          }
          index &+= 1
        }
        if x.count == y.count { return true }
        let longer = x.count > y.count ? x : y
        return longer[shorter...].contains { $0 >= 0x80 } ? nil : false
      }
    }
    return quick ?? (folded(left).utf8.elementsEqual(folded(right).utf8))
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
