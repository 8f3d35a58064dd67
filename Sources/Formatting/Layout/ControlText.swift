/// Shows control characters of data as signs (`␛`), so that a terminal never obeys a name or a value.
package enum ControlText {
  /// Line breaks and tabs stay; `keepsColours` leaves colour sequences alone, for text that a script worked out.
  package static func shown(_ text: String, keepsColours: Bool = false) -> String {
    guard hasControls(text) else { return text }
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    var index = 0
    while index < scalars.count {
      if keepsColours, let end = colourEnd(scalars, index) {
        result.append(contentsOf: scalars[index..<end])
        index = end
        continue
      }
      let isBreak = scalars[index] == "\r" && index + 1 < scalars.count && scalars[index + 1] == "\n"
      result.append(isBreak ? scalars[index] : sign(scalars[index]))
      index += 1
    }
    return String(result)
  }

  private static func hasControls(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var isClean = true, isSecondPage = false
      for byte in bytes {
        // C1 controls are C2 80 to C2 9F.
        isClean = isClean && !(byte < 0x20 && byte != 9 && byte != 10) && byte != 0x7F && !(isSecondPage && byte < 0xA0)
        isSecondPage = byte == 0xC2
      }
      return !isClean
    }
  }

  private static func sign(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 9, 10: scalar
    case 0..<0x20: Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
    case 0x7F: "\u{2421}"
    case 0x80..<0xA0: "\u{FFFD}"
    default: scalar
    }
  }

  /// Where a colour sequence (`ESC [ digits ; … m`) that begins here ends; nil if none does.
  private static func colourEnd(_ scalars: [Unicode.Scalar], _ start: Int) -> Int? {
    guard scalars[start] == "\u{1B}", start + 1 < scalars.count, scalars[start + 1] == "[" else { return nil }
    var index = start + 2
    while index < scalars.count, ("0"..."9").contains(scalars[index]) || scalars[index] == ";" || scalars[index] == ":" { index += 1 }
    return index < scalars.count && scalars[index] == "m" ? index + 1 : nil
  }
}
