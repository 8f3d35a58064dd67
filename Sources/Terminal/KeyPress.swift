#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import CEdit

/// One key as a script asks for it: the character, and the code that Windows gives the key.
package struct KeyPress: Equatable {
  /// A UTF-16 unit; 0 for a key without a character.
  package let character: UInt16
  package let code: Int

  package enum Answer: Equatable {
    case key(KeyPress)
    case interrupted
    case closed
  }

  /// Waits for a key at the terminal; nothing is echoed.
  package static func read() -> Answer {
    var before = termios()
    guard tcgetattr(0, &before) == 0 else { return .closed }
    var raw = before
    raw.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG | IEXTEN)
    raw.c_iflag &= ~tcflag_t(ICRNL)
    tcsetattr(0, TCSADRAIN, &raw)
    defer { tcsetattr(0, TCSADRAIN, &before) }
    line_forget_interrupt()
    var bytes: [UInt8] = []
    while true {
      let byte = line_input_byte()
      if byte == LINE_BYTE_INTERRUPTED.rawValue || byte == 3 { return .interrupted }
      guard let byte = UInt8(exactly: byte) else { return .closed }
      bytes.append(byte)
      if bytes[0] == 27, isPending() { continue }
      if let press = KeyPress(bytes) { return .key(press) }
    }
  }

  /// The rest of a key's sequence comes at once.
  private static func isPending() -> Bool {
    var input = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
    return poll(&input, 1, 20) > 0
  }

  /// The key that bytes stand for; nil while a character is not whole.
  init?(_ bytes: [UInt8]) {
    if bytes.first == 27, bytes.count > 1 {
      character = 0
      code = KeyPress.sequences[String(decoding: bytes.dropFirst(), as: UTF8.self)] ?? 0
      return
    }
    guard let text = String(validating: bytes, as: UTF8.self), let unit = text.utf16.first else {
      guard bytes.count >= 4 else { return nil }
      (character, code) = (0xFFFD, 0)
      return
    }
    let isEnter = unit == 10 || unit == 13
    character = isEnter ? 13 : unit == 127 ? 8 : unit
    code = isEnter ? 13 : unit == 127 ? 8 : Int(text.uppercased().utf16.first ?? 0)
  }

  private static let sequences = [
    "[A": 38, "OA": 38, "[B": 40, "OB": 40, "[C": 39, "OC": 39, "[D": 37, "OD": 37, "[H": 36, "OH": 36, "[F": 35, "OF": 35, "[5~": 33, "[6~": 34, "[2~": 45,
    "[3~": 46, "OP": 112, "OQ": 113, "OR": 114, "OS": 115,
  ]
}
