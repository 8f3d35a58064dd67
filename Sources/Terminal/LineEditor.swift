import CEdit

/// Edits a line at the terminal with libedit: history, completion by tab, pasted text taken whole.
package final class LineEditor {
  package enum Input: Equatable {
    case line(String)
    /// Ctrl-C.
    case interrupted
    /// Ctrl-D on an empty line, or the terminal is gone.
    case closed
  }

  /// What completion offers: the length in characters of the word to replace, and the words that may stand there.
  package struct Offers {
    package let replaced: Int
    package let words: [String]

    package init(replaced: Int, words: [String]) {
      self.replaced = replaced
      self.words = words
    }
  }

  private var editor: OpaquePointer?
  private var prompt = ""
  private var promptBytes: [CChar] = [0]
  private let complete: (String, Int) -> Offers
  private let show: (String) -> Void

  /// `complete` gets the line and the cursor in characters; `show` prints lists of offers.
  package init(historySize: Int, complete: @escaping (String, Int) -> Offers, show: @escaping (String) -> Void) {
    self.complete = complete
    self.show = show
    let context = Unmanaged.passUnretained(self).toOpaque()
    editor = line_editor_new(
      "simlet", context,
      { raw in
        guard let raw else { return nil }
        let editor = Unmanaged<LineEditor>.fromOpaque(raw).takeUnretainedValue()
        return editor.promptBytes.withUnsafeBufferPointer { $0.baseAddress }
      },
      { raw, line, cursor in
        guard let raw, let line else { return 0 }
        return Int32(Unmanaged<LineEditor>.fromOpaque(raw).takeUnretainedValue().offer(String(cString: line), Int(cursor)))
      }, Int32(historySize))
  }

  deinit { line_editor_free(editor) }

  /// Makes Ctrl-C set a flag instead of ending the program.
  package static func watchInterrupts(_ flag: UnsafeMutablePointer<UInt8>) { line_editor_watch_interrupts(flag) }

  package func read(prompt: String) -> Input {
    self.prompt = prompt
    promptBytes = prompt.utf8CString.map { $0 }
    var end: Int32 = 0
    guard let line = line_editor_read(editor, &end) else { return end == 1 ? .interrupted : .closed }
    return .line(String(cString: line))
  }

  /// Puts a line into the history that the arrow keys walk.
  package func remember(_ line: String) { line_editor_remember(editor, line) }

  /// Completes the word before the cursor: the common start at once, a list where there are several.
  private func offer(_ line: String, _ cursorBytes: Int) -> Int {
    let cursor = String(decoding: line.utf8.prefix(cursorBytes), as: UTF8.self).count
    let offers = complete(line, cursor)
    guard let first = offers.words.first else { return 0 }
    if offers.words.count == 1 {
      replace(offers.replaced, with: first)
      return Int(LINE_REFRESH.rawValue)
    }
    let common = offers.words.dropFirst().reduce(first) { CommonStart.of($0, $1) }
    if common.count > offers.replaced {
      replace(offers.replaced, with: common)
      return Int(LINE_REFRESH.rawValue)
    }
    show("\n" + offers.words.joined(separator: "  ") + "\n")
    return Int(LINE_REDISPLAY.rawValue)
  }

  private func replace(_ count: Int, with text: String) {
    if count > 0 { line_editor_delete_before(editor, Int32(count)) }
    line_editor_insert(editor, text)
  }
}

/// Finds how far two words agree, case ignored.
enum CommonStart {
  static func of(_ left: String, _ right: String) -> String {
    String(zip(left, right).prefix { $0.lowercased() == $1.lowercased() }.map(\.0))
  }
}
