import Diagnostics

/// Holds what the lexer found in a double-quoted string or a word: text, variables, and `$( )` still to be read.
struct ExpandableText {
  enum Piece {
    case text(String)
    /// A variable token.
    case variable(Token)
    /// `$( … )`, to be read by the parser.
    case subExpression(UnreadSubExpression)
  }

  /// The text with escapes resolved, variables and `$( )` as written.
  var value: String
  var pieces: [Piece]
}

/// Is `$( … )` inside a string: the lexer only counted its parentheses.
struct UnreadSubExpression {
  /// Offsets in the text that the lexer was reading.
  let start: Int
  let end: Int
  /// Offsets of the characters to be dropped before reading: one of two doubled quotes, the backtick before a quote.
  let dropped: [Int]
}

/// Is a copy of a part of the script without some characters, and the way back to the script's offsets.
final class SkippedText {
  let storage: UnsafeMutablePointer<UInt8>
  let count: Int
  /// For each byte of the copy (and its end and one behind it) the offset in the script.
  private let originals: [Int32]

  /// Copies `start..<end` without the characters at `dropped`; `map` leads from the text copied to the script.
  init(copying base: UnsafePointer<UInt8>, from start: Int, to end: Int, dropping dropped: [Int], map: (Int) -> Int) {
    storage = .allocate(capacity: end - start + 8)
    var originals: [Int32] = []
    originals.reserveCapacity(end - start + 2)
    var length = 0
    var next = 0
    var at = start
    while at < end {
      if next < dropped.count, dropped[next] == at {
        next += 1
        let lead = base[at]
        at += lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        continue
      }
      storage[length] = base[at]
      originals.append(Int32(map(at)))
      length += 1
      at += 1
    }
    (storage + length).initialize(repeating: 0, count: 8)
    originals.append(Int32(map(end)))
    originals.append(Int32(map(end) + 1))
    count = length
    self.originals = originals
  }

  deinit { storage.deallocate() }

  func original(_ offset: Int) -> Int {
    offset < originals.count ? Int(originals[max(0, offset)]) : Int(originals[originals.count - 1]) + offset - originals.count + 1
  }

  /// Finds the byte of the copy that came from an offset of the script.
  func position(ofOriginal offset: Int) -> Int {
    var low = 0
    var high = originals.count
    while low < high {
      let middle = (low + high) / 2
      if Int(originals[middle]) < offset { low = middle + 1 } else { high = middle }
    }
    return min(low, count)
  }
}
