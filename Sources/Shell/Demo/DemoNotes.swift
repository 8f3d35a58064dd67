#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Stage

/// Writes the presenter's notes to a second terminal, or behind what a file holds already.
final class DemoNotes {
  private let descriptor: Int32
  private let isTerminal: Bool
  private let start = DemoNotes.seconds

  /// nil, with `errno`, if the path cannot be written to.
  init?(_ path: String) {
    descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_NOCTTY | O_NONBLOCK | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return nil }
    isTerminal = isatty(descriptor) != 0
  }

  deinit { close(descriptor) }

  /// Shows the notes of a step, how long the demo has run, and which step comes next.
  func show(_ script: DemoScript, step: Int) {
    var lines: [String] = []
    if step < 0 { lines = [script.title, ""] + script.notes } else if script.steps.indices.contains(step) {
      lines = ["\(step + 1)/\(script.steps.count)  \(script.steps[step].title)  \(elapsed)", ""] + script.steps[step].notes
    }
    let next = step + 1
    if script.steps.indices.contains(next) { lines += ["", "\u{2192} \(script.steps[next].title)"] }
    write((isTerminal ? "\u{1b}[H\u{1b}[2J" : "") + lines.joined(separator: "\n") + (isTerminal ? "\n" : "\n\n"))
  }

  private var elapsed: String {
    let time = max(DemoNotes.seconds - start, 0), rest = String(time % 60)
    return "\(time / 60):\(rest.count == 1 ? "0" : "")\(rest)"
  }

  private static var seconds: Int {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return now.tv_sec
  }

  /// A second terminal that does not read must not stop the demo: what cannot be written at once is left out.
  private func write(_ text: String) {
    let bytes = Array(text.utf8), file = descriptor
    #if canImport(Glibc)
      _ = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
    #else
      _ = bytes.withUnsafeBytes { Darwin.write(file, $0.baseAddress, $0.count) }
    #endif
  }
}
