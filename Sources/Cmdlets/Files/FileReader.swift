import Objects

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads a file piece by piece; lines stream, so that a large file costs no more memory than its longest line.
package final class FileReader {
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false
  package private(set) var encoding: TextEncoding
  private let path: String
  private static let pieceSize = 1 << 16

  /// Opens a file; a byte order mark at its beginning beats the given encoding.
  package init(_ path: String, encoding: TextEncoding = .utf8) throws {
    try HostFiles.check(path, .read)
    self.path = path
    self.encoding = encoding
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { throw HostFiles.failure(errno, path) }
    if HostFiles.isFolder(path) {
      close(descriptor)
      throw HostFiles.failure(EACCES, path)
    }
  }

  deinit { close(descriptor) }

  private var hasCheckedMark = false

  private func skipMark() throws {
    guard !hasCheckedMark else { return }
    hasCheckedMark = true
    while buffer.count < 4, try fill() {}
    if let mark = TextEncoding.detect(buffer[...]) {
      encoding = mark.encoding
      start = mark.length
    }
  }

  /// Reads one more piece into the buffer; false at the end.
  private func fill() throws -> Bool {
    if isAtEnd { return false }
    if start > 0 {
      buffer.removeSubrange(..<start)
      start = 0
    }
    let count = buffer.count
    var got = 0
    buffer.append(contentsOf: repeatElement(0, count: FileReader.pieceSize))
    got = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress.map { $0 + count }, FileReader.pieceSize) }
    buffer.removeSubrange((count + max(0, got))...)
    if got < 0 { throw HostFiles.failure(errno, path) }
    isAtEnd = got == 0
    return got > 0
  }

  /// The bytes as they come; nil at the end.
  package func readBytes() throws -> [UInt8]? {
    if start < buffer.count {
      let rest = Array(buffer[start...])
      start = buffer.count
      return rest
    }
    return try fill() ? readBytes() : nil
  }

  package func readAllBytes() throws -> [UInt8] {
    while try fill() {}
    let all = Array(buffer[start...])
    start = buffer.count
    return all
  }

  package func readAll() throws -> String {
    try skipMark()
    return encoding.decode(try readAllBytes()[...])
  }

  /// The next line without its end (CR, LF or CRLF); nil after the last one.
  package func readLine() throws -> String? {
    try skipMark()
    if isWide { return try readWideLine() }
    var scanned = start
    while true {
      while scanned < buffer.count {
        let byte = buffer[scanned]
        if byte == 10 || byte == 13 { return try finishLine(at: scanned) }
        scanned += 1
      }
      let offset = scanned - start
      guard try fill() else { break }
      scanned = start + offset
    }
    guard start < buffer.count else { return nil }
    defer { start = buffer.count }
    return encoding.decode(buffer[start...])
  }

  private func finishLine(at end: Int) throws -> String {
    let line = encoding.decode(buffer[start..<end])
    let isReturn = buffer[end] == 13
    start = end + 1
    if isReturn {
      if start >= buffer.count { _ = try fill() }
      if start < buffer.count, buffer[start] == 10 { start += 1 }
    }
    return line
  }

  private var isWide: Bool {
    switch encoding {
    case .unicode, .bigEndianUnicode, .utf32, .bigEndianUTF32: true
    default: false
    }
  }

  private var wideLines: [Substring]?
  private var nextWide = 0

  /// Wide encodings are rare and read at once.
  private func readWideLine() throws -> String? {
    if wideLines == nil {
      var lines = (try readAll()).split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
      if lines.last?.isEmpty ?? false { lines.removeLast() }
      wideLines = lines
    }
    guard let wideLines, nextWide < wideLines.count else { return nil }
    nextWide += 1
    return String(wideLines[nextWide - 1])
  }
}
