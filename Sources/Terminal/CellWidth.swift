import CEdit

/// Measures characters in cells of the terminal.
package enum CellWidth {
  /// The cells that a character takes: its widest scalar decides, joined and combining ones add nothing.
  package static func of(_ character: Character) -> Int {
    var width = 0
    for scalar in character.unicodeScalars {
      // The emoji form of a sign is two cells wide.
      if scalar.value == 0xfe0f, width == 1 { width = 2 }
      width = max(width, of(scalar))
    }
    return width
  }

  package static func of(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x7f { return scalar.value < 0x20 ? 0 : 1 }
    return max(0, Int(line_cell_width(scalar.value)))
  }

  package static func of(_ text: String) -> Int { text.reduce(0) { $0 + of($1) } }

  /// As much of a text as fits, ended by `…` where something is missing.
  package static func fitted(_ text: String, _ width: Int) -> String {
    if of(text) <= width { return text }
    var result = "", used = 0
    for character in text {
      let cells = of(character)
      if used + cells > width - 1 { break }
      result.append(character)
      used += cells
    }
    return width > 0 ? result + "…" : ""
  }
}
