/// Makes text from files safe to show: nothing in it can move the cursor, change colours or turn the direction of writing.
package enum PlainText {
  package static func line(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.compactMap { scalar in
      if scalar == "\t" { return " " }
      return isControl(scalar) ? nil : scalar
    }))
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7f...0x9f, 0x200e, 0x200f, 0x2028, 0x2029, 0x202a...0x202e, 0x2066...0x2069, 0xfeff: true
    default: false
    }
  }
}
