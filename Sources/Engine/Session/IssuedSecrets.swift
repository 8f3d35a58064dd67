/// Remembers the secrets that this session has made and shown, so that nothing that is kept of it has them.
package enum IssuedSecrets {
  private nonisolated(unsafe) static var known: Set<String> = []

  package static func add(_ secret: String) { known.insert(secret) }

  /// The text with asterisks for each word that is one of the secrets; digits inside a longer word are none.
  package static func masked(_ text: String) -> String {
    if known.isEmpty { return text }
    var result: [UInt8] = [], word: [UInt8] = []
    func end() {
      result += known.contains(String(decoding: word, as: UTF8.self)) ? [UInt8](repeating: UInt8(ascii: "*"), count: word.count) : word
      word.removeAll(keepingCapacity: true)
    }
    result.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      let isLetter = byte >= 0x80 || (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")) || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
      if isLetter { word.append(byte) } else {
        end()
        result.append(byte)
      }
    }
    end()
    return String(decoding: result, as: UTF8.self)
  }
}
