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

  /// How a line ended.
  package enum LineEnd: String { case none = "", lineFeed = "\n", carriageReturn = "\r", both = "\r\n" }

  /// The next line without its end (CR, LF or CRLF); nil after the last one.
  package func readLine() throws -> String? {
    try skipMark()
    if isWide { return try readWideLine() }
    guard let line = try nextLine() else { return nil }
    return buffer.withUnsafeBufferPointer { bytes in
      let part = UnsafeBufferPointer(rebasing: bytes[line.range])
      return isUTF8 ? String(decoding: part, as: UTF8.self) : encoding.decode(ArraySlice(part))
    }
  }

  /// Gives the bytes of the next line in UTF-8 to `body`; nil after the last one.
  package func withLine(_ body: (UnsafeBufferPointer<UInt8>) -> Void) throws -> LineEnd? {
    try skipMark()
    if isUTF8 {
      guard let line = try nextLine() else { return nil }
      buffer.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[line.range])) }
      return line.end
    }
    guard var text = try readLine() else { return nil }
    text.withUTF8(body)
    return .lineFeed
  }

  /// Finds the next line in the buffer and steps over it; nil after the last one.
  private func nextLine() throws -> (range: Range<Int>, end: LineEnd)? {
    var scanned = start
    while true {
      if let end = FileReader.lineEnd(buffer, from: scanned) {
        if buffer[end] == 10 { return step(over: end, .lineFeed) }
        if end + 1 < buffer.count { return step(over: end, buffer[end + 1] == 10 ? .both : .carriageReturn) }
        // Whether a line feed follows is known when there is more.
        let offset = end - start
        if try !fill() { return step(over: start + offset, .carriageReturn) }
        scanned = start + offset
        continue
      }
      let offset = buffer.count - start
      guard try fill() else { break }
      scanned = start + offset
    }
    guard start < buffer.count else { return nil }
    defer { start = buffer.count }
    return (start..<buffer.count, .none)
  }

  private func step(over end: Int, _ kind: LineEnd) -> (range: Range<Int>, end: LineEnd) {
    let range = start..<end
    start = end + (kind == .both ? 2 : 1)
    return (range, kind)
  }

  /// The first CR or LF from an offset on, by the C library's fast search.
  private static func lineEnd(_ buffer: [UInt8], from start: Int) -> Int? {
    buffer.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress, start < bytes.count else { return nil }
      let feed = memchr(base + start, 10, bytes.count - start).map { base.distance(to: UnsafeRawPointer($0)) }
      let limit = feed ?? bytes.count
      return memchr(base + start, 13, limit - start).map { base.distance(to: UnsafeRawPointer($0)) } ?? feed
    }
  }

  private var isUTF8: Bool { encoding == .utf8 || encoding == .utf8BOM }

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
