/// Tells the line editor how the text is coloured.
package protocol LineHighlighter: AnyObject {
  /// Parts of the text by bytes of UTF-8, in order and without overlap; what is in none is plain.
  func spans(of text: String) -> [LineSpan]
}

/// Is a part of the line and what it is.
package struct LineSpan {
  package let bytes: Range<Int>
  package let style: LineStyle

  package init(_ bytes: Range<Int>, _ style: LineStyle) {
    self.bytes = bytes
    self.style = style
  }
}

/// Names what a part of the line or of the drawing around it is.
package enum LineStyle: UInt8 {
  case plain, command, keyword, parameter, operatorSign, string, number, variable, type, comment, unknown
  case continuation, suggestion, control, offer, chosenOffer, toolTip, searchLabel, match, selected
}

/// Finds what may stand at the cursor.
package protocol LineCompleter: AnyObject {
  /// The cursor counts bytes of UTF-8.
  func offers(_ text: String, cursor: Int) -> LineOffers
}

/// Is what completion offers: the part of the text that is replaced, in bytes, and what may stand there.
package struct LineOffers {
  package struct Offer {
    package let text, label, toolTip: String

    package init(text: String, label: String, toolTip: String) {
      self.text = text
      self.label = label
      self.toolTip = toolTip
    }
  }

  package let replaced: Range<Int>
  package let offers: [Offer]

  package init(replaced: Range<Int>, offers: [Offer]) {
    self.replaced = replaced
    self.offers = offers
  }
}

/// Guesses how a line goes on.
package protocol LineSuggester: AnyObject {
  /// Whole lines that begin as the text does, the best first.
  func suggestions(for text: String, limit: Int) -> [String]
}

/// Says whether a text is whole.
package protocol LineJudge: AnyObject {
  /// Enter goes on with a further line instead of ending the input; `isContinued`: it has done so before.
  func wantsMore(_ text: String, isContinued: Bool) -> Bool
}
