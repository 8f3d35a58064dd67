import Objects

/// Breaks text into lines of a width: between words where the culture writes blanks between them, anywhere otherwise.
package enum WordWrap {
  private static let culturesWithWords: Set<String> = ["en", "fr", "de", "it", "pt", "es"]

  package static func lines(_ text: String, width: Int, culture: @autoclosure () -> String = ObjectRuntime.current.cultureName) -> [String] {
    if fits(text, width) { return [text] }
    let language = String(culture().prefix { $0 != "-" }).lowercased()
    return Cells.lines(text).flatMap { line -> [String] in
      if Cells.width(line) <= width || width <= 0 { return [line] }
      return culturesWithWords.contains(language) ? wrapWords(line, width) : wrapAnywhere(line, width)
    }
  }

  /// Tells in one look whether ASCII text of one line needs no breaking.
  static func fits(_ text: String, _ width: Int) -> Bool {
    text.utf8.count <= width && Cells.isPlain(text)
  }

  private static func wrapWords(_ line: String, _ width: Int) -> [String] {
    var result: [String] = [], current = "", left = width
    for word in words(line) {
      let cells = Cells.width(word)
      if cells > width {
        for character in word {
          let taken = min(Cells.width(character), width)
          if taken > left {
            result.append(current)
            current = ""
            left = width
          }
          current.append(character)
          left -= taken
        }
      } else {
        if cells > left {
          result.append(current)
          current = ""
          left = width
        }
        current += word
        left -= cells
      }
    }
    result.append(current)
    return result
  }

  /// The words of a line, each with the blank that follows it.
  private static func words(_ line: String) -> [String] {
    var result: [String] = [], word = String.UnicodeScalarView()
    for scalar in line.unicodeScalars {
      word.append(scalar)
      if scalar == " " || scalar == "\t" {
        result.append(String(word))
        word = String.UnicodeScalarView()
      }
    }
    result.append(String(word))
    return result
  }

  private static func wrapAnywhere(_ line: String, _ width: Int) -> [String] {
    var result: [String] = [], current = "", used = 0
    for character in line {
      let cells = min(Cells.width(character), width)
      if used + cells > width {
        result.append(current)
        current = ""
        used = 0
      }
      current.append(character)
      used += cells
    }
    result.append(current)
    return result
  }
}
