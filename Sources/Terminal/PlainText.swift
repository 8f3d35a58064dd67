/// Takes escape sequences and control characters out of a text.
package enum PlainText {
  package static func of(_ text: String) -> String {
    var result = "", rest = Substring(text)
    while let character = rest.first {
      let count = character == "\u{1b}" ? EscapeSequence.length(rest) : 1
      if character != "\u{1b}", character.isNewline || (character.unicodeScalars.first?.value ?? 0) >= 32 { result.append(character) }
      rest = rest.dropFirst(count)
    }
    return result
  }
}
