/// What a key means to the player.
package enum StageKey: Equatable {
  case next, back, skip, jump, offScript, restart, list, help, quit
  case text(Character)
  case other

  /// Reads a key from its bytes as a terminal sends them; presenters' remotes send Page Up and Page Down.
  package init(_ bytes: [UInt8]) {
    switch bytes {
    case [0x20], [0x0d], [0x0a], [0x1b, 0x5b, 0x43], [0x1b, 0x4f, 0x43], [0x1b, 0x5b, 0x36, 0x7e], [0x1b, 0x5b, 0x42], [0x1b, 0x4f, 0x42]: self = .next
    case [0x1b, 0x5b, 0x44], [0x1b, 0x4f, 0x44], [0x1b, 0x5b, 0x35, 0x7e], [0x1b, 0x5b, 0x41], [0x1b, 0x4f, 0x41], [0x08], [0x7f]: self = .back
    case [0x03], [0x04], []: self = .quit
    default: self = StageKey.letter(bytes)
    }
  }

  private static func letter(_ bytes: [UInt8]) -> StageKey {
    guard let first = bytes.first, first >= 0x20, let text = String(validating: bytes, as: UTF8.self), text.count == 1, let character = text.first else { return .other }
    switch character {
    case "n": return .next
    case "b", "p": return .back
    case "j", "g", "#": return .jump
    case "!", "o": return .offScript
    case "r": return .restart
    case "s": return .skip
    case "l": return .list
    case "?", "h": return .help
    case "q": return .quit
    default: return .text(character)
    }
  }
}
