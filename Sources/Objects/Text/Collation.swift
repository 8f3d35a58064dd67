@_spi(_Unicode) import Swift

/// Orders text as a culture's dictionaries do: letters before accents before case, symbols before digits before letters.
///
/// An approximation of ICU's root order for Latin text, with the tailorings of the Nordic languages.
public final class Collation {
  private let language: String

  init(_ language: String) { self.language = language }

  public static var current: Collation { Culture.current.collation }

  public static func of(_ culture: Culture) -> Collation { culture.collation }

  /// ASCII symbols in ICU's order; what is missing is ignored (control characters).
  private static let symbols = Array("\t\n\u{0B}\u{0C}\r _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$0123456789".unicodeScalars)

  private static let asciiPrimary: [UInt32] = {
    var table = [UInt32](repeating: 0, count: 128)
    for (index, scalar) in symbols.enumerated() { table[Int(scalar.value)] = UInt32(index + 1) }
    for letter in 0..<26 {
      table[0x41 + letter] = UInt32(200 + letter * 8)
      table[0x61 + letter] = UInt32(200 + letter * 8)
    }
    return table
  }()

  /// Compares two texts: negative, zero or positive.
  public func compare(_ left: String, _ right: String, ignoreCase: Bool) -> Int {
    var left = left, right = right
    let quick: Int? = left.withUTF8 { a in
      right.withUTF8 { b in Collation.compareASCII(a, b, ignoreCase) }
    }
    if let quick { return quick }
    let a = weights(left), b = weights(right)
    for level in 0..<(ignoreCase ? 2 : 3) {
      let order = Collation.compare(a, b, level)
      if order != 0 { return order }
    }
    return 0
  }

  private static func compareASCII(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>, _ ignoreCase: Bool) -> Int? {
    var i = 0, j = 0, caseOrder = 0
    while true {
      while i < a.count, a[i] < 0x80, asciiPrimary[Int(a[i])] == 0 { i += 1 }
      while j < b.count, b[j] < 0x80, asciiPrimary[Int(b[j])] == 0 { j += 1 }
      if i == a.count || j == b.count { break }
      let x = a[i], y = b[j]
      if (x | y) >= 0x80 { return nil }
      if x != y {
        let p = asciiPrimary[Int(x)], q = asciiPrimary[Int(y)]
        if p != q {
          // A later non-ASCII letter cannot change an order already found, unless it is a combining mark right behind.
          if i + 1 < a.count, a[i + 1] >= 0x80 { return nil }
          if j + 1 < b.count, b[j + 1] >= 0x80 { return nil }
          return p < q ? -1 : 1
        }
        // Lower case comes first.
        if caseOrder == 0 { caseOrder = x > y ? -1 : 1 }
      }
      i += 1
      j += 1
    }
    if i < a.count {
      if a[i...].contains(where: { $0 >= 0x80 }) { return nil }
      return 1
    }
    if j < b.count {
      if b[j...].contains(where: { $0 >= 0x80 }) { return nil }
      return -1
    }
    return ignoreCase ? 0 : caseOrder
  }

  private typealias Weight = (primary: UInt32, accent: UInt32, upper: UInt32)

  private static func compare(_ a: [Weight], _ b: [Weight], _ level: Int) -> Int {
    var i = 0, j = 0
    func value(_ weight: Weight) -> UInt32 { level == 0 ? weight.primary : level == 1 ? weight.accent : weight.upper }
    while true {
      if level == 0 {
        while i < a.count, a[i].primary == 0 { i += 1 }
        while j < b.count, b[j].primary == 0 { j += 1 }
      }
      if i >= a.count || j >= b.count { break }
      let x = value(a[i]), y = value(b[j])
      if x != y { return x < y ? -1 : 1 }
      i += 1
      j += 1
    }
    return i < a.count ? 1 : j < b.count ? -1 : 0
  }

  /// Weights letter by letter; accents follow their base.
  private func weights(_ text: String) -> [Weight] {
    var result: [Weight] = []
    for character in text {
      let scalars = Array(character.unicodeScalars)
      if let first = scalars.first, let special = tailored(String(character)) {
        result.append((special, 0, isUpper(first) ? 1 : 0))
        continue
      }
      for scalar in String(character)._nfd {
        if scalar.properties.canonicalCombiningClass != .notReordered {
          if let last = result.indices.last { result[last].accent = result[last].accent &* 1000 &+ Collation.accentRank(scalar) } else { result.append((0, Collation.accentRank(scalar), 0)) }
          continue
        }
        append(scalar, to: &result)
      }
    }
    return result
  }

  /// Combining marks in ICU's order; others follow by their numbers.
  private static let accents: [UInt32] = [
    0x301, 0x300, 0x306, 0x302, 0x30C, 0x30A, 0x308, 0x30B, 0x303, 0x307, 0x338, 0x327, 0x328, 0x304,
  ]

  private static func accentRank(_ scalar: Unicode.Scalar) -> UInt32 {
    accents.firstIndex(of: scalar.value).map { UInt32($0 + 1) } ?? scalar.value
  }

  private func append(_ scalar: Unicode.Scalar, to result: inout [Weight]) {
    let upper: UInt32 = isUpper(scalar) ? 1 : 0
    if scalar.value < 0x80 {
      let primary = Collation.asciiPrimary[Int(scalar.value)]
      if primary != 0 { result.append((primary, 0, upper)) }
      return
    }
    switch scalar {
    case "ß": result += [(344, 0, 0), (344, 1, 0)]
    case "æ", "Æ": result += [(200, 1, upper), (232, 1, upper)]
    case "œ", "Œ": result += [(312, 1, upper), (232, 1, upper)]
    case "ø", "Ø": result.append((312, 11, upper))
    case "ł", "Ł": result.append((288, 11, upper))
    case "đ", "Đ": result.append((224, 11, upper))
    case "þ", "Þ": result.append((353, 0, upper))
    case "–", "—", "‐", "‑": result.append((8, scalar.value, 0))
    case "\u{ad}", "\u{200b}", "\u{200c}", "\u{200d}", "\u{feff}": break
    default:
      let lower = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
      let isLetter = scalar.properties.isAlphabetic
      result.append((isLetter ? 1000 + lower.value : 100 + (lower.value % 90), isLetter ? 0 : lower.value, upper))
    }
  }

  private func isUpper(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isUppercase }

  /// Letters that a language sorts behind z.
  private func tailored(_ character: String) -> UInt32? {
    let order: [String]
    switch language {
    case "sv", "fi": order = ["å", "ä", "ö"]
    case "da", "nb", "nn", "no": order = ["æ", "ø", "å"]
    default: return nil
    }
    let lower = character.lowercased()
    if let index = order.firstIndex(of: lower) { return UInt32(450 + index) }
    if language == "sv" || language == "fi" {
      if lower == "æ" { return 451 }
      if lower == "ø" { return 452 }
    } else {
      if lower == "ä" { return 450 }
      if lower == "ö" { return 451 }
    }
    return nil
  }
}

/// Orders values for sorting: `Sort-Object` in the current culture.
public enum Comparison {
  public static func sortsBefore(_ left: Value, _ right: Value) -> Bool { order(left, right, ignoreCase: true) < 0 }

  /// Negative, zero or positive; values of different kinds compare as text.
  public static func order(_ left: Value, _ right: Value, ignoreCase: Bool) -> Int {
    order(left, right, ignoreCase: ignoreCase, collation: .current)
  }

  public static func order(_ left: Value, _ right: Value, ignoreCase: Bool, collation: Collation) -> Int {
    if case .int(let x) = left, case .int(let y) = right { return x < y ? -1 : x > y ? 1 : 0 }
    let a = left.unwrapped, b = right.unwrapped
    if case .string(let x) = a, case .string(let y) = b { return collation.compare(x.text, y.text, ignoreCase: ignoreCase) }
    if a.isNull || b.isNull {
      return clamp((try? Operators.compare(a, b, ignoreCase: ignoreCase)) ?? 0)
    }
    if case .string = a {} else if let x = Numeric(a), let y = Numeric(b) { return Numeric.compare(x, y) ?? (x.double.isNaN ? (y.double.isNaN ? 0 : -1) : 1) }
    if a.type === b.type, let order = try? Operators.compare(a, b, ignoreCase: ignoreCase) { return clamp(order) }
    if case .string = a {} else if let order = try? Operators.compare(a, b, ignoreCase: ignoreCase) { return clamp(order) }
    let x = (try? a.culturalText()) ?? "", y = (try? b.culturalText()) ?? ""
    return collation.compare(x, y, ignoreCase: ignoreCase)
  }

  private static func clamp(_ order: Int) -> Int { order == Operators.unordered ? 0 : order }
}
