/// A wildcard pattern: `*`, `?`, `[a-z]`, and backtick escapes.
public struct Wildcard {
  private enum Part {
    case text(UInt16)
    case any
    case many
    case set([ClosedRange<UInt16>])
  }

  private let parts: [Part]
  private let ignoreCase: Bool
  /// The pattern if it is one stretch of ASCII between stars (`*text*`, `text*`, `*text`), as most are.
  private let stretch: WildcardStretch?
  /// The plain text if the pattern holds no wildcard.
  public let literal: String?

  /// Compiles a pattern; an open bracket is an error.
  public init(_ pattern: String, ignoreCase: Bool = true) throws {
    var parts: [Part] = []
    let units = Array(pattern.utf16)
    var index = 0, isLiteral = true
    while index < units.count {
      let unit = units[index]
      index += 1
      switch unit {
      case 0x2a:
        isLiteral = false
        if case .many? = parts.last {} else { parts.append(.many) }
      case 0x3f:
        isLiteral = false
        parts.append(.any)
      case 0x60 where index < units.count:
        parts.append(.text(units[index]))
        index += 1
      case 0x5b:
        isLiteral = false
        guard let (set, end) = Wildcard.set(units, index) else {
          throw PSError(
            "WildcardPatternException", "The specified wildcard character pattern is not valid: \(pattern)", id: "RuntimeException")
        }
        parts.append(.set(set))
        index = end
      default: parts.append(.text(unit))
      }
    }
    self.ignoreCase = ignoreCase
    literal = isLiteral ? String(decoding: parts.compactMap { if case .text(let unit) = $0 { unit } else { nil } }, as: UTF16.self) : nil
    self.parts = parts.map { part in
      switch part {
      case .text(let unit): .text(ignoreCase ? CaseMap.upper(unit) : unit)
      default: part
      }
    }
    stretch = isLiteral ? nil : Wildcard.stretch(self.parts, ignoreCase)
  }

  private static func stretch(_ parts: [Part], _ ignoreCase: Bool) -> WildcardStretch? {
    var letters: [UInt8] = [], opens = false, closes = false
    for (index, part) in parts.enumerated() {
      switch part {
      case .text(let unit) where unit < 0x80: letters.append(UInt8(unit))
      case .many where index == 0: opens = true
      case .many where index == parts.count - 1: closes = true
      default: return nil
      }
    }
    return letters.isEmpty ? nil : WildcardStretch(letters, ignoreCase: ignoreCase, opens: opens, closes: closes)
  }

  private static func set(_ units: [UInt16], _ start: Int) -> ([ClosedRange<UInt16>], Int)? {
    var members: [(unit: UInt16, isEscaped: Bool)] = []
    var index = start
    while index < units.count {
      if units[index] == 0x5d, index > start { break }
      if units[index] == 0x60, index + 1 < units.count {
        index += 1
        members.append((units[index], true))
      } else {
        members.append((units[index], false))
      }
      index += 1
    }
    guard index < units.count else { return nil }
    var ranges: [ClosedRange<UInt16>] = []
    var place = 0
    while place < members.count {
      if place + 2 < members.count, members[place + 1].unit == 0x2d, !members[place + 1].isEscaped {
        let low = members[place].unit, high = members[place + 2].unit
        ranges.append(min(low, high)...max(low, high))
        place += 3
      } else {
        ranges.append(members[place].unit...members[place].unit)
        place += 1
      }
    }
    return (ranges, index + 1)
  }

  /// Tells whether a text holds wildcard characters.
  public static func isPattern(_ text: String) -> Bool {
    var isEscaped = false
    for byte in text.utf8 {
      if isEscaped {
        isEscaped = false
      } else if byte == 0x60 {
        isEscaped = true
      } else if byte == 0x2a || byte == 0x3f || byte == 0x5b {
        return true
      }
    }
    return false
  }

  /// The text with its wildcard characters escaped.
  public static func escape(_ text: String) -> String {
    var result = ""
    for character in text.unicodeScalars {
      if character == "*" || character == "?" || character == "[" || character == "]" || character == "`" { result += "`" }
      result.unicodeScalars.append(character)
    }
    return result
  }

  /// The text without the backticks that protect wildcard characters.
  public static func unescape(_ text: String) -> String {
    var result = String.UnicodeScalarView(), isEscaped = false
    for scalar in text.unicodeScalars {
      if isEscaped {
        if !"*?[]`".unicodeScalars.contains(scalar) { result.append("`") }
        result.append(scalar)
        isEscaped = false
      } else if scalar == "`" {
        isEscaped = true
      } else {
        result.append(scalar)
      }
    }
    if isEscaped { result.append("`") }
    return String(result)
  }

  /// Tells whether the whole text matches.
  public func matches(_ text: String) -> Bool {
    if let literal { return Operators.sameText(text, literal, ignoreCase) }
    var copy = text
    return copy.withUTF8 { matches($0) } ?? matches(Array(text.utf16))
  }

  /// The same for a text as scripts hold it.
  func matches(_ text: PSString) -> Bool {
    if literal != nil { return matches(text.text) }
    return text.withBytes { matches($0) } ?? matches(Array(text.text.utf16))
  }

  /// The answer for ASCII text; nil for other text.
  private func matches(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool? {
    guard TextScan.isASCII(bytes) else { return nil }
    return stretch?.matches(bytes) ?? match(bytes)
  }

  private func matches(_ units: [UInt16]) -> Bool { units.withUnsafeBufferPointer { match($0) } }

  private func match<T: FixedWidthInteger>(_ text: UnsafeBufferPointer<T>) -> Bool {
    var index = 0, part = 0, retryPart = -1, retryIndex = 0
    while true {
      if part < parts.count, case .many = parts[part] {
        retryPart = part + 1
        retryIndex = index
        part += 1
        continue
      }
      if index == text.count {
        return part == parts.count
      }
      if part < parts.count, fits(UInt16(truncatingIfNeeded: text[index]), parts[part]) {
        index += 1
        part += 1
      } else if retryPart >= 0 {
        retryIndex += 1
        index = retryIndex
        part = retryPart
      } else {
        return false
      }
    }
  }

  private func fits(_ unit: UInt16, _ part: Part) -> Bool {
    switch part {
    case .text(let wanted): return unit == wanted || (ignoreCase && CaseMap.upper(unit) == wanted)
    case .any: return true
    case .many: return false
    case .set(let ranges):
      if ranges.contains(where: { $0.contains(unit) }) { return true }
      guard ignoreCase else { return false }
      let upper = CaseMap.upper(unit), lower = CaseMap.lower(unit)
      return ranges.contains { $0.contains(upper) || $0.contains(lower) }
    }
  }
}

/// Upper and lower case of single UTF-16 units, as .NET's invariant mapping.
enum CaseMap {
  static func upper(_ unit: UInt16) -> UInt16 {
    if unit < 0x80 { return unit >= 0x61 && unit <= 0x7a ? unit - 32 : unit }
    guard let scalar = Unicode.Scalar(unit) else { return unit }
    let mapped = scalar.properties.uppercaseMapping.utf16
    return mapped.count == 1 ? mapped.first ?? unit : unit
  }

  static func lower(_ unit: UInt16) -> UInt16 {
    if unit < 0x80 { return unit >= 0x41 && unit <= 0x5a ? unit + 32 : unit }
    guard let scalar = Unicode.Scalar(unit) else { return unit }
    let mapped = scalar.properties.lowercaseMapping.utf16
    return mapped.count == 1 ? mapped.first ?? unit : unit
  }

  static func upper(_ text: String) -> String { FoldedName.folded(text) }

  static func lower(_ text: String) -> String {
    if let quick = TextScan.mappingASCII(text, { ($0 &- 0x41) < 26 ? $0 &+ 32 : $0 }) { return quick }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let mapped = scalar.properties.lowercaseMapping.unicodeScalars
      result.append(mapped.count == 1 ? (mapped.first ?? scalar) : scalar == "İ" ? "i" : scalar)
    }
    return String(result)
  }
}
