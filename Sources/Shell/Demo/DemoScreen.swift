#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Stage
import Terminal

/// The stage of a demo: what is shown, typed and waited for; without a terminal nothing waits.
final class DemoScreen {
  /// The presenter wants to leave.
  struct Leave: Error {}

  let keys: TerminalKeys?
  private let isByKey: Bool, isSpoken: Bool
  private var pace: TypingPace
  var recorder: CastRecorder?
  private let isStyled: Bool

  init(_ options: DemoOptions) {
    keys = TerminalKeys()
    isByKey = options.isByKey && !options.isSpoken
    isSpoken = options.isSpoken
    pace = TypingPace(speed: options.speed)
    isStyled = keys != nil && getenv("NO_COLOR") == nil
    keys?.enter()
  }

  func show(_ text: String) {
    StandardOutput.output.write(text)
    StandardOutput.output.flush()
  }

  func line(_ text: String = "") { show(text + "\n") }

  func heading(_ text: String) { line(isStyled ? "\u{1b}[1m\(text)\u{1b}[0m" : text) }

  /// Waits for a key; with a time, until then at most. Without a terminal it goes on.
  func key(within milliseconds: Int? = nil, pause: Int = 0) -> StageKey {
    recorder?.pause(milliseconds ?? 1500 + pause)
    guard let keys else { return .next }
    while true {
      guard let bytes = keys.read(milliseconds: milliseconds) else { return .next }
      let key = StageKey(bytes)
      if key == .other { continue }
      if case .text = key { continue }
      return key
    }
  }

  /// Waits for any key at all.
  func anyKey() -> StageKey { (keys?.read()).map { StageKey($0) } ?? .next }

  func readingTime(_ lines: [String]) -> Int { pace.reading(lines) }

  /// Types a command: at a person's pace, by the presenter's keys, or at once where nobody watches.
  func type(_ command: DemoStep.Command) throws {
    let shown = command.lines.joined(separator: "\n>> ")
    // Masked as a whole: a line of a command may not tell what it holds.
    let masked = DemoStep.Command(input: SecretText.masked(command.input))
    // What was typed may come back in what is printed.
    for secret in HiddenParts.of(command.input, masked: masked.input) { recorder?.keepSecret(secret) }
    var kept = Array(masked.lines.joined(separator: "\n>> ")), isHurried = isSpoken
    recorder?.isListening = false
    defer { recorder?.isListening = true }
    let characters = Array(shown)
    for (index, character) in characters.enumerated() {
      let delay = pace.delay(before: character)
      if !isHurried { isHurried = try wait(delay) }
      recorder?.pause(delay)
      show(String(character))
      let isLast = index == characters.count - 1
      record(String(isLast ? kept[...] : kept.prefix(1)))
      kept.removeFirst(min(kept.count, 1))
    }
    let delay = pace.delayBeforeEnter()
    recorder?.pause(delay)
    if !isHurried || isByKey { _ = try wait(delay) }
    line()
    record("\n")
  }

  private func record(_ text: String) {
    guard let recorder else { return }
    recorder.isListening = true
    recorder.take(Array(text.utf8))
    recorder.commit()
    recorder.isListening = false
  }

  /// Lets time pass before a character; true when the rest of the line is to come at once.
  private func wait(_ milliseconds: Int) throws -> Bool {
    guard let keys else { return true }
    while true {
      guard let bytes = keys.read(milliseconds: isByKey ? nil : milliseconds) else { return false }
      if StageKey(bytes) == .quit { throw Leave() }
      if isByKey { return bytes == [13] || bytes == [10] }
      if StageKey(bytes) == .next { return true }
    }
  }

  /// Asks for a line of text.
  func answer(_ question: String) -> String? {
    guard keys != nil else { return nil }
    show(question)
    if case .line(let text) = TerminalInput.answer(mask: nil) { return text }
    return nil
  }

  /// Leaves the terminal sane, whatever a command has made of it.
  func close() {
    keys?.leave()
    if keys != nil { show("\u{1b}[0m\u{1b}[?25h") }
  }
}
