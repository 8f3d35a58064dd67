/// Measures, cuts and pads text by the terminal cells it takes, as PowerShell counts them.
///
/// East Asian wide characters take two cells, and so does anything beyond the basic plane (two UTF-16 units); colour sequences take none.
package enum Cells {
  package static let ellipsis = "…"

  /// Counts the cells of a text.
  package static func width(_ text: String) -> Int {
    var text = text
    let ascii: Int? = text.withUTF8 { bytes in
      for byte in bytes where byte >= 0x80 || byte == 0x1B { return nil }
      return bytes.count
    }
    if let ascii { return ascii }
    var total = 0
    var scanner = EscapeScanner()
    for scalar in text.unicodeScalars where !scanner.consumes(scalar) { total += width(scalar) }
    return total
  }

  /// Tells whether a text is printable ASCII on one line: then bytes are cells.
  package static func isPlain(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      // No early exit: the loop then runs over many bytes at once.
      var isPlain = true
      for byte in bytes { isPlain = isPlain && byte >= 0x20 && byte < 0x7f }
      return isPlain
    }
  }

  package static func width(_ scalar: Unicode.Scalar) -> Int {
    let code = scalar.value
    if code < 0x1100 { return 1 }
    if code > 0xFFFF { return 2 }
    let isWide =
      code <= 0x115F || code == 0x2329 || code == 0x232A || (code >= 0x2E80 && code <= 0xA4CF && code != 0x303F) || (code >= 0xAC00 && code <= 0xD7A3)
      || (code >= 0xF900 && code <= 0xFAFF) || (code >= 0xFE10 && code <= 0xFE19) || (code >= 0xFE30 && code <= 0xFE6F)
      || (code >= 0xFF00 && code <= 0xFF60) || (code >= 0xFFE0 && code <= 0xFFE6)
    return isWide ? 2 : 1
  }

  /// The longest beginning of a text that fits into `cells`.
  package static func head(_ text: String, _ cells: Int) -> String {
    if text.utf8.count <= cells, isPlain(text) { return text }
    var result = String.UnicodeScalarView(), used = 0
    var scanner = EscapeScanner()
    for scalar in text.unicodeScalars {
      if !scanner.consumes(scalar) {
        used += width(scalar)
        if used > cells { break }
      }
      result.append(scalar)
    }
    return String(result)
  }

  /// The longest end of a text that fits into `cells`.
  package static func tail(_ text: String, _ cells: Int) -> String {
    var used = 0
    let scalars = text.unicodeScalars
    var start = scalars.endIndex
    while start > scalars.startIndex {
      let before = scalars.index(before: start)
      used += width(scalars[before])
      if used > cells { break }
      start = before
    }
    return String(scalars[start...])
  }

  package static func blanks(_ count: Int) -> String { count > 0 ? String(repeating: " ", count: count) : "" }

  /// The text up to its first line break, with an ellipsis in place of the rest.
  package static func firstLine(_ text: String) -> String {
    guard let end = text.unicodeScalars.firstIndex(where: { $0 == "\n" || $0 == "\r" }) else { return text }
    return String(text.unicodeScalars[..<end]) + ellipsis
  }

  /// Splits at line feeds and carriage return line feeds.
  package static func lines(_ text: String) -> [String] {
    guard text.utf8.contains(where: { $0 == 10 || $0 == 13 }) else { return [text] }
    var result: [String] = [], line = String.UnicodeScalarView()
    var afterReturn = false
    for scalar in text.unicodeScalars {
      if scalar == "\n" {
        result.append(String(line))
        line = String.UnicodeScalarView()
        afterReturn = false
        continue
      }
      if afterReturn { line.append("\r") }
      afterReturn = scalar == "\r"
      if !afterReturn { line.append(scalar) }
    }
    result.append(String(line))
    return result
  }
}

/// Recognises colour sequences (`ESC [ … m`) while a text is walked.
private struct EscapeScanner {
  private var isInside = false

  mutating func consumes(_ scalar: Unicode.Scalar) -> Bool {
    if isInside {
      if (scalar.value >= 0x41 && scalar.value <= 0x5A) || (scalar.value >= 0x61 && scalar.value <= 0x7A) { isInside = false }
      return true
    }
    if scalar.value == 0x1B {
      isInside = true
      return true
    }
    return false
  }
}
