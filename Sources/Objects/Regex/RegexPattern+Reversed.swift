import CPCRE2

extension RegexPattern {
  /// What PCRE2 answered in place of yes or no.
  struct MatchFailure: Error { let code: Int32 }

  /// Whether this pattern, which stands reversed, matches the text backwards from a place.
  ///
  /// Only as much of the text is reversed as the match asks for, unless the pattern looks at what is behind the place too.
  func matchReversed(_ text: UnsafeBufferPointer<UInt8>, endingAt place: Int, wholeText: Bool) -> Result<Bool, MatchFailure> {
    var room = wholeText ? text.count : 256
    let end = wholeText ? text.count : Self.moved(text, place, by: 4)
    while true {
      var start = max(0, place - room)
      while start > 0, text[start] & 0xc0 == 0x80 { start -= 1 }
      let reversed = Self.reversed(text, start..<end)
      let result = matchAnchored(reversed, at: end - place, isPart: start > 0)
      if result == PCRE2_ERROR_PARTIAL, start > 0 {
        room *= 8
        continue
      }
      if result > 0 { return .success(true) }
      return result == PCRE2_ERROR_NOMATCH || result == PCRE2_ERROR_PARTIAL ? .success(false) : .failure(MatchFailure(code: result))
    }
  }

  /// A place some characters further on.
  private static func moved(_ text: UnsafeBufferPointer<UInt8>, _ place: Int, by characters: Int) -> Int {
    var place = place
    for _ in 0..<characters where place < text.count {
      place += 1
      while place < text.count, text[place] & 0xc0 == 0x80 { place += 1 }
    }
    return place
  }

  /// The characters of a range in opposite order.
  private static func reversed(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [UInt8] {
    var result: [UInt8] = [], end = range.upperBound
    result.reserveCapacity(range.count)
    while end > range.lowerBound {
      var start = end - 1
      while start > range.lowerBound, text[start] & 0xc0 == 0x80 { start -= 1 }
      result.append(contentsOf: text[start..<end])
      end = start
    }
    return result
  }
}
