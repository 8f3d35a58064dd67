#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Terminal

/// Writes to standard output and error: buffered, flushed in order, and quiet when the reader has gone.
final class StandardOutput {
  nonisolated(unsafe) static let output = StandardOutput(1)
  nonisolated(unsafe) static let error = StandardOutput(2)

  private let descriptor: Int32
  /// Set while output is captured: both streams go there, in order.
  private nonisolated(unsafe) static var captured: [UInt8]?
  /// Sees what is shown, while a recording is made.
  nonisolated(unsafe) static var watcher: (([UInt8]) -> Void)?
  private var buffer: [UInt8] = []
  /// The reader closed the pipe, or the disk is full: nothing more is written.
  private(set) var failure: Int32 = 0
  private static let limit = 1 << 16

  private let isTerminal: Bool

  init(_ descriptor: Int32) {
    self.descriptor = descriptor
    isTerminal = isatty(descriptor) != 0
  }

  func write(_ text: String) {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= StandardOutput.limit { flush() }
  }

  func write(bytes: [UInt8]) {
    buffer += bytes
    if buffer.count >= StandardOutput.limit { flush() }
  }

  /// Runs the body and gives what it wrote to output and error, in the order written.
  static func capture(_ body: () -> Void) -> String {
    output.flush()
    error.flush()
    let outer = captured
    captured = []
    body()
    output.flush()
    error.flush()
    defer { captured = outer }
    return String(decoding: captured ?? [], as: UTF8.self)
  }

  /// What stands on the terminal's last row already, without a line break: the prompt comes behind it.
  private(set) nonisolated(unsafe) static var tail: [UInt8] = []

  /// Something else has ended the row.
  static func endRow() { tail = [] }

  private func keepTail() {
    if let end = buffer.lastIndex(of: 0x0a) { StandardOutput.tail = Array(buffer[(end + 1)...].prefix(4096)) } else if StandardOutput.tail.count < 4096 { StandardOutput.tail += buffer }
  }

  func flush() {
    if isTerminal { keepTail() }
    if StandardOutput.captured != nil {
      StandardOutput.captured?.append(contentsOf: buffer)
      buffer.removeAll(keepingCapacity: true)
      return
    }
    if !buffer.isEmpty { StandardOutput.watcher?(buffer) }
    if failure == 0 { failure = DescriptorWriter.write(buffer, to: descriptor) }
    buffer.removeAll(keepingCapacity: true)
  }
}

extension StandardOutput {
  /// The column in which the cursor stands, as far as we have written.
  static var column: Int { CellWidth.of(plain(String(decoding: tail.split(separator: 0x0d, omittingEmptySubsequences: false).last ?? [], as: UTF8.self))) % TerminalSettings.size.columns }

  /// A text without its escape sequences.
  static func plain(_ text: String) -> String { PlainText.of(text) }
}
