/// Remembers the secrets that this session has made and shown, so that nothing that is kept of it has them.
package enum IssuedSecrets {
  private nonisolated(unsafe) static var known: Set<String> = []

  package static func add(_ secret: String) { known.insert(secret) }

  /// The text with asterisks for each word that is one of the secrets; digits inside a longer word are none.
  package static func masked(_ text: String) -> String {
    if known.isEmpty { return text }
    var result = "", word = ""
    func end() {
      result += known.contains(word) ? String(repeating: "*", count: word.count) : word
      word = ""
    }
    result.reserveCapacity(text.utf8.count)
    for character in text {
      if character.isLetter || character.isNumber { word.append(character) } else {
        end()
        result.append(character)
      }
    }
    end()
    return result
  }
}
