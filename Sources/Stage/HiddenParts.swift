/// Finds what a mask has hidden: the parts of a text for which its masked form has stars.
package enum HiddenParts {
  package static func of(_ text: String, masked: String, stars: String = "*****") -> [String] {
    var kept: [Substring] = [], rest = masked[...]
    while let place = find(stars, in: rest) {
      kept.append(rest[..<place.lowerBound])
      rest = rest[place.upperBound...]
    }
    kept.append(rest)
    guard kept.count > 1, text.hasPrefix(kept[0]), text.hasSuffix(kept[kept.count - 1]) else { return [] }
    var hidden: [String] = [], at = text[text.index(text.startIndex, offsetBy: kept[0].count)...]
    for (index, part) in kept.enumerated().dropFirst() {
      let isLast = index == kept.count - 1
      let end = isLast || part.isEmpty ? at.index(at.endIndex, offsetBy: -min(part.count, at.count)) : find(String(part), in: at)?.lowerBound
      guard let end else { return hidden }
      hidden.append(String(at[..<end]))
      at = at[end...].dropFirst(part.count)
    }
    return hidden
  }

  private static func find(_ word: String, in text: Substring) -> Range<Substring.Index>? {
    var at = text.startIndex
    while at < text.endIndex {
      if text[at...].hasPrefix(word) { return at..<text.index(at, offsetBy: word.count) }
      at = text.index(after: at)
    }
    return nil
  }
}
