#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

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

  init(_ descriptor: Int32) { self.descriptor = descriptor }

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

  func flush() {
    if StandardOutput.captured != nil {
      StandardOutput.captured?.append(contentsOf: buffer)
      buffer.removeAll(keepingCapacity: true)
      return
    }
    if !buffer.isEmpty { StandardOutput.watcher?(buffer) }
    var sent = 0
    while sent < buffer.count, failure == 0 {
      let count = buffer[sent...].withUnsafeBytes { bytes in
        #if canImport(Glibc)
          Glibc.write(descriptor, bytes.baseAddress, bytes.count)
        #else
          Darwin.write(descriptor, bytes.baseAddress, bytes.count)
        #endif
      }
      if count >= 0 { sent += count } else if errno != EINTR { failure = errno }
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
