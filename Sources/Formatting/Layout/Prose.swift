import Objects

/// Breaks text that is to be read into lines: between words in every language that has them, without blanks at the ends.
package enum Prose {
  package static func lines(_ text: String, width: Int, culture: String = ObjectRuntime.current.cultureName) -> [String] {
    let language = culture.lowercased().prefix { $0 != "-" }
    return WordWrap.lines(text, width: width, culture: ["zh", "ja"].contains(language) ? String(language) : "en").map { line in
      String(line.reversed().drop { $0 == " " }.reversed())
    }
  }
}
