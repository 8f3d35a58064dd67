/// Gives each style its look.
///
/// The colours are those of the 256-colour palette whose contrast is at least 4.5:1 on black and on white alike; a sign of
/// another kind (underline, bold, brackets) says the same for whoever sees none.
package struct LineTheme {
  package enum Colours {
    case palette, none
  }

  package let colours: Colours
  package init(_ colours: Colours) { self.colours = colours }

  /// Numbers in the palette, with their red, green and blue.
  package static let palette: [LineStyle: (number: Int, red: Int, green: Int, blue: Int)] = [
    .command: (63, 95, 95, 255), .keyword: (63, 95, 95, 255), .parameter: (131, 175, 95, 95), .operatorSign: (131, 175, 95, 95), .string: (29, 0, 135, 95),
    .variable: (98, 135, 95, 215), .type: (98, 135, 95, 215), .comment: (243, 118, 118, 118), .unknown: (163, 215, 0, 175), .continuation: (243, 118, 118, 118),
    .suggestion: (243, 118, 118, 118), .toolTip: (243, 118, 118, 118), .searchLabel: (29, 0, 135, 95),
  ]

  /// Signs besides colour.
  private static let signs: [LineStyle: String] = [
    .keyword: "1", .unknown: "4", .comment: "3", .control: "7", .chosenOffer: "7", .match: "4", .toolTip: "3", .selected: "7",
  ]

  /// The parameters of the escape sequence; empty for plain text.
  package func code(_ style: LineStyle) -> String {
    let sign = LineTheme.signs[style]
    guard colours == .palette, let colour = LineTheme.palette[style] else { return sign ?? "" }
    return (sign.map { $0 + ";" } ?? "") + "38;5;\(colour.number)"
  }
}
