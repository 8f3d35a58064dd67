/// Shows control characters of data as signs (`␛`), so that a terminal never obeys a name or a value.
package enum ControlText {
  /// What may reach the terminal all the same, beside line breaks and tabs.
  package enum Kept {
    /// Nothing: a value of an object.
    case nothing
    /// Colours and links to pages: text that a script worked out.
    case colours
    /// Also moves of the cursor, erasing, the bell: what a script says to the screen itself.
    case screen
  }

  package static func shown(_ text: String, keepsColours: Bool) -> String { shown(text, keeping: keepsColours ? .colours : .nothing) }

  package static func shown(_ text: String, keeping kept: Kept = .nothing) -> String {
    guard hasControls(text) else { return text }
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    var index = 0
    while index < scalars.count {
      if kept != .nothing, let end = TerminalSequence.end(scalars, index, movesCursor: kept == .screen) {
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
}
