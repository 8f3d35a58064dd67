/// A wildcard pattern that is one stretch of ASCII letters with stars before it, behind it or both.
struct WildcardStretch {
  /// In capitals if case does not matter.
  private let letters: ContiguousArray<UInt8>
  private let ignoreCase: Bool
  /// A star stands before the letters, and behind them.
  private let opens, closes: Bool

  init(_ letters: [UInt8], ignoreCase: Bool, opens: Bool, closes: Bool) {
    self.letters = ContiguousArray(letters)
    self.ignoreCase = ignoreCase
    self.opens = opens
    self.closes = closes
  }

  /// A plain word anywhere in a text; nil if the word holds anything that a regular expression might mean otherwise.
  init?(word: String, ignoreCase: Bool) {
    var letters: [UInt8] = []
    for byte in word.utf8 {
      let isLower = byte >= 0x61 && byte <= 0x7a
      guard isLower || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x30 && byte <= 0x39) || byte == 0x20 || byte == 0x5f else { return nil }
      letters.append(isLower && ignoreCase ? byte - 32 : byte)
    }
    if letters.isEmpty { return nil }
    self.init(letters, ignoreCase: ignoreCase, opens: true, closes: true)
  }

  /// Tells whether an ASCII text matches.
  func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    letters.withUnsafeBufferPointer { letters in
      let last = text.count - letters.count
      if last < 0 { return false }
      if !opens { return (closes || last == 0) && isThere(letters, text, 0) }
      if !closes { return isThere(letters, text, last) }
      for place in 0...last where isThere(letters, text, place) { return true }
      return false
    }
  }

  @inline(__always) private func isThere(_ letters: UnsafeBufferPointer<UInt8>, _ text: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
    for index in letters.indices {
      let byte = text[place &+ index]
      let letter = ignoreCase && (byte &- 0x61) < 26 ? byte &- 32 : byte
      if letter != letters[index] { return false }
    }
    return true
  }
}
