#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import CEdit

/// Reads one answer at the terminal: echoed as typed, or as stars; no history, no completion.
package enum TerminalInput {
  package enum Answer: Equatable {
    case line(String)
    /// Ctrl-C.
    case interrupted
    /// Ctrl-D on an empty line, or the terminal is gone.
    case closed
  }

  package static func answer(mask: Character?) -> Answer {
    var before = termios()
    guard tcgetattr(0, &before) == 0 else { return .closed }
    var raw = before
    raw.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG | IEXTEN)
    tcsetattr(0, TCSADRAIN, &raw)
    defer { tcsetattr(0, TCSADRAIN, &before) }
    var line = Line(mask: mask)
    line_forget_interrupt()
    while true {
      let byte = line_input_byte()
      if byte == LINE_BYTE_INTERRUPTED.rawValue {
        show("\r\n")
        return .interrupted
      }
      guard let byte = UInt8(exactly: byte) else { return .closed }
      if let answer = line.take(byte) { return answer }
    }
  }

  /// What has been typed so far.
  private struct Line {
    let mask: Character?
    private var text: [Character] = []
    /// Bytes of a character that is not whole yet.
    private var part: [UInt8] = []
    /// Bytes of an escape sequence are dropped.
    private var escape = 0

    init(mask: Character?) { self.mask = mask }

    mutating func take(_ byte: UInt8) -> Answer? {
      if escape > 0 {
        skip(byte)
        return nil
      }
      switch byte {
      case 13, 10:
        TerminalInput.show("\r\n")
        return .line(String(text))
      case 3:
        TerminalInput.show("\r\n")
        return .interrupted
      case 4: return text.isEmpty ? .closed : nil
      case 8, 127: erase(1)
      case 21: erase(text.count)
      case 27: escape = 1
      case 0..<32 where byte != 9: break
      default: add(byte)
      }
      return nil
    }

    private mutating func skip(_ byte: UInt8) {
      if escape == 1 { escape = byte == 0x5b || byte == 0x4f ? 2 : 0 } else if byte >= 0x40 { escape = 0 }
    }

    private mutating func add(_ byte: UInt8) {
      part.append(byte)
      guard let whole = String(validating: part, as: UTF8.self) else {
        if part.count >= 4 { part = [] }
        return
      }
      part = []
      text += Array(whole)
      TerminalInput.show(mask.map { String($0) } ?? whole)
    }

    private mutating func erase(_ count: Int) {
      for _ in 0..<min(count, text.count) {
        text.removeLast()
        TerminalInput.show("\u{8} \u{8}")
      }
    }
  }

  private static func show(_ text: String) {
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { write(1, $0.baseAddress, $0.count) }
  }
}
