#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads lines of standard input where it is no terminal; prompt, `Read-Host` and `$input` share what is buffered.
enum StandardInput {
  private nonisolated(unsafe) static var buffer: [UInt8] = []
  private nonisolated(unsafe) static var isAtEnd = false

  /// The next line without its end (CR, LF or both); nil at the end of input.
  static func readLine() -> String? {
    while true {
      if let end = buffer.firstIndex(of: 10) {
        var line = Array(buffer[..<end])
        buffer.removeFirst(end + 1)
        if line.last == 13 { line.removeLast() }
        return String(decoding: line, as: UTF8.self)
      }
      if isAtEnd {
        guard !buffer.isEmpty else { return nil }
        defer { buffer = [] }
        return String(decoding: buffer, as: UTF8.self)
      }
      fill()
    }
  }

  private static func fill() {
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = bytes.withUnsafeMutableBytes { read(0, $0.baseAddress, $0.count) }
    if count > 0 { buffer += bytes[..<count] } else if count == 0 || errno != EINTR { isAtEnd = true }
  }

  /// All that is left, as it is.
  static func readToEnd() -> String {
    while !isAtEnd { fill() }
    defer { buffer = [] }
    return String(decoding: buffer, as: UTF8.self)
  }

  /// All lines that are left.
  static func rest() -> [String] {
    var lines: [String] = []
    while let line = readLine() { lines.append(line) }
    return lines
  }
}
