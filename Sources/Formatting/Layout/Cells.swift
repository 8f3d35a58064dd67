/// Measures, cuts and pads text by the terminal cells it takes.
///
/// East Asian wide characters and emoji take two cells; accents that stand on a letter and colour sequences take none.
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
    for character in text where !scanner.consumes(character) { total += width(character) }
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

  /// The cells of one sign, which may be many scalars: a letter with its accents, an emoji with its colour.
  package static func width(_ character: Character) -> Int {
    if let ascii = character.asciiValue { return ascii == 10 && character == "\r\n" ? 2 : 1 }
    return CellWidth.of(character)
  }

  /// The longest beginning of a text that fits into `cells`; a sign is never taken apart.
  package static func head(_ text: String, _ cells: Int) -> String {
    if text.utf8.count <= cells, isPlain(text) { return text }
    var result = "", used = 0
    var scanner = EscapeScanner()
    for character in text {
      if !scanner.consumes(character) {
        used += width(character)
        if used > cells { break }
      }
      result.append(character)
    }
    return result
  }

  /// The longest end of a text that fits into `cells`.
  package static func tail(_ text: String, _ cells: Int) -> String {
    var used = 0
    var start = text.endIndex
    while start > text.startIndex {
      let before = text.index(before: start)
      used += width(text[before])
      if used > cells { break }
      start = before
    }
    return String(text[start...])
  }

  package static func blanks(_ count: Int) -> String {
    if count <= 0 { return "" }
    return count < usualBlanks.count ? usualBlanks[count] : String(decoding: repeatElement(0x20, count: count), as: UTF8.self)
  }

  /// Margins and gaps of the usual lengths: making them blank by blank cost a fifth of the time of a list.
  private static let usualBlanks: [String] = (0...80).map { String(decoding: repeatElement(0x20, count: $0), as: UTF8.self) }

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

  mutating func consumes(_ character: Character) -> Bool {
    if isInside {
      if character.isASCII, character.isLetter { isInside = false }
      return true
    }
    if character == "\u{1B}" {
      isInside = true
      return true
    }
    return false
  }
}
