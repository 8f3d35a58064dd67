import Objects

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Writes a file through a buffer: replacing it, or adding to its end.
package final class FileWriter {
  package enum Mode { case replace, append, createNew }

  private var descriptor: Int32
  private var buffer: [UInt8] = []
  private let path: String
  private let encoding: TextEncoding

  package init(_ path: String, mode: Mode, encoding: TextEncoding = .utf8, force: Bool = false) throws {
    try HostFiles.check(path, .write)
    self.path = path
    let isNew = mode != .append || (HostFiles.status(path)?.size ?? 0) == 0
    var flags = O_WRONLY | O_CREAT | O_CLOEXEC
    switch mode {
    case .replace: flags |= O_TRUNC
    case .append: flags |= O_APPEND
    case .createNew: flags |= O_EXCL
    }
    if force, let status = HostFiles.status(path), status.mode & 0o200 == 0 { try HostFiles.setReadOnly(path, false) }
    // Text added to a file keeps the encoding that its mark names.
    self.encoding = encoding
    descriptor = open(path, flags, 0o666)
    if descriptor < 0 { throw HostFiles.failure(errno, path) }
    if isNew { buffer = encoding.preamble }
  }

  deinit { if descriptor >= 0 { _ = Self.closeDescriptor(descriptor) } }

  private static func closeDescriptor(_ descriptor: Int32) -> Int32 {
    #if canImport(Glibc)
      Glibc.close(descriptor)
    #else
      Darwin.close(descriptor)
    #endif
  }

  package func write(_ text: String) throws {
    guard encoding == .utf8 || encoding == .utf8BOM else { return try write(encoding.encode(text)) }
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= 1 << 16 { try flush() }
  }

  /// Writes text that is UTF-8 already.
  package func write(utf8 text: [UInt8]) throws {
    if encoding == .utf8 || encoding == .utf8BOM { try write(text) } else { try write(String(decoding: text, as: UTF8.self)) }
  }

  package func write(_ bytes: [UInt8]) throws {
    buffer += bytes
    if buffer.count >= 1 << 16 { try flush() }
  }

  package func flush() throws {
    var offset = 0
    while offset < buffer.count {
      let written = buffer.withUnsafeBytes { bytes in
        #if canImport(Glibc)
          Glibc.write(descriptor, bytes.baseAddress.map { $0 + offset }, bytes.count - offset)
        #else
          Darwin.write(descriptor, bytes.baseAddress.map { $0 + offset }, bytes.count - offset)
        #endif
      }
      if written < 0 {
        if errno == EINTR { continue }
        throw HostFiles.failure(errno, path)
      }
      offset += written
    }
    buffer.removeAll(keepingCapacity: true)
  }

  package func close() throws {
    guard descriptor >= 0 else { return }
    try flush()
    _ = Self.closeDescriptor(descriptor)
    descriptor = -1
  }
}
