/// How fast a demo is typed: as a person does, and the same in every run.
package struct TypingPace {
  /// 1 is a quick typist's speed, about 14 characters a second.
  package let speed: Double
  private var state: UInt64

  package init(speed: Double = 1, seed: UInt64 = 1) {
    self.speed = min(max(speed, 0.05), 100)
    state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
  }

  /// Milliseconds before a character appears: longer at the beginning of words and before signs.
  package mutating func delay(before character: Character) -> Int {
    let base: Double = character == " " ? 80 : character.isLetter || character.isNumber ? 55 : 95
    return Int((base * (0.6 + 0.9 * next())) / speed)
  }

  /// Milliseconds before Enter is pressed.
  package mutating func delayBeforeEnter() -> Int { Int((260 + 160 * next()) / speed) }

  /// Milliseconds that a text needs to be read.
  package func reading(_ lines: [String]) -> Int {
    let characters = lines.reduce(0) { $0 + min($1.count, 2000) }
    return Int(Double(min(900 + characters * 28, 9000)) / speed)
  }

  private mutating func next() -> Double {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Double(state >> 11) / Double(1 << 53)
  }
}
