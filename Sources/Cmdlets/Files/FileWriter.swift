import Objects

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Writes a file through a buffer: replacing it, or adding to its end.
package final class FileWriter {
  /// `live` empties a file at once and shows what is written as it comes: for logs.
  package enum Mode { case replace, append, createNew, live }

  private let replacement: FileReplacement?
  /// The open file where nothing is replaced.
  private var ownDescriptor: Int32 = -1
  private var buffer: [UInt8] = []
  private let path: String
  private let mode: Mode
  private let encoding: TextEncoding
  private var isOpen = true

  package init(_ path: String, mode: Mode, encoding: TextEncoding = .utf8, force: Bool = false) throws {
    try HostFiles.check(path, .write)
    self.path = path
    self.mode = mode
    // Text added to a file keeps the encoding that its mark names.
    self.encoding = encoding
    let isNew = mode != .append || (HostFiles.status(path)?.size ?? 0) == 0
    if force, let status = HostFiles.status(path), status.mode & 0o200 == 0 { try HostFiles.setReadOnly(path, false) }
    if mode == .replace { replacement = try FileReplacement(path) } else {
      replacement = nil
      ownDescriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | Self.flag(mode), 0o666)
      if ownDescriptor < 0 { throw HostFiles.failure(errno, path) }
    }
    if isNew { buffer = encoding.preamble }
  }

  /// A writer that nobody closed was left by an error: an old file stays as it was, a new one holds what was written.
  deinit { abandon() }

  private static func flag(_ mode: Mode) -> Int32 {
    switch mode {
    case .append: O_APPEND
    case .createNew: O_EXCL
    case .replace, .live: O_TRUNC
    }
  }

  private var descriptor: Int32 { replacement?.descriptor ?? ownDescriptor }

  // MARK: Writing

  package func write(_ text: String) throws {
    guard encoding == .utf8 || encoding == .utf8BOM else { return try write(encoding.encode(text)) }
    buffer.append(contentsOf: text.utf8)
    try writeFullBuffer()
  }

  /// Writes text that is UTF-8 already.
  package func write(utf8 text: [UInt8]) throws {
    if encoding == .utf8 || encoding == .utf8BOM { try write(text) } else { try write(String(decoding: text, as: UTF8.self)) }
  }

  package func write(_ bytes: [UInt8]) throws {
    buffer += bytes
    try writeFullBuffer()
  }

  @inline(__always) private func writeFullBuffer() throws { if buffer.count >= 1 << 16 || mode == .live { try writeBuffer() } }

  private func writeBuffer() throws {
    guard isOpen, !buffer.isEmpty else { return }
    let (count, problem) = Descriptor.write(buffer, to: descriptor)
    buffer.removeAll(keepingCapacity: true)
    guard problem != 0 else { return }
    let error = HostFiles.failure(problem, path)
    takeBack(count)
    throw error
  }

  /// After a failed write nothing half-written stays: neither a new file nor the beginning of a text that was to be added.
  private func takeBack(_ count: Int) {
    isOpen = false
    if let replacement { return replacement.abandon(removesNew: true) }
    var status = stat()
    if mode == .append, count > 0, fstat(ownDescriptor, &status) == 0 { _ = ftruncate(ownDescriptor, status.st_size - off_t(count)) }
    if mode == .createNew { unlink(path) }
    Descriptor.close(&ownDescriptor)
  }

  // MARK: Ending

  /// Makes what was written so far visible under the file's name.
  package func flush() throws {
    try writeBuffer()
    try replacement?.publish()
  }

  package func close() throws {
    guard isOpen else { return }
    try writeBuffer()
    isOpen = false
    try replacement?.close()
    Descriptor.close(&ownDescriptor)
  }

  /// Gives up after an error.
  package func abandon() {
    guard isOpen else { return }
    // A new file keeps what was written before the error, as PowerShell leaves it.
    try? writeBuffer()
    isOpen = false
    replacement?.abandon()
    Descriptor.close(&ownDescriptor)
  }

  /// Ends writing when its command ends: complete, or by an error.
  package func leave(failed: Bool) {
    if failed { abandon() } else { try? close() }
  }
}
