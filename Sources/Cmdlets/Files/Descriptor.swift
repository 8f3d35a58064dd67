#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The system's calls on open files, repeated where a signal cut them short.
enum Descriptor {
  /// Closes an open file, once.
  static func close(_ descriptor: inout Int32) {
    guard descriptor >= 0 else { return }
    #if canImport(Glibc)
      _ = Glibc.close(descriptor)
    #else
      _ = Darwin.close(descriptor)
    #endif
    descriptor = -1
  }

  /// Writes all bytes; tells how many went out and the error number, 0 if there is none.
  static func write(_ bytes: [UInt8], to descriptor: Int32) -> (count: Int, problem: Int32) {
    var offset = 0
    while offset < bytes.count {
      let written = bytes.withUnsafeBytes { buffer in
        #if canImport(Glibc)
          Glibc.write(descriptor, buffer.baseAddress.map { $0 + offset }, buffer.count - offset)
        #else
          Darwin.write(descriptor, buffer.baseAddress.map { $0 + offset }, buffer.count - offset)
        #endif
      }
      if written < 0, errno == EINTR { continue }
      if written < 0 { return (offset, errno) }
      offset += written
    }
    return (offset, 0)
  }

  /// The next bytes of a file; nil at its end.
  static func read(_ descriptor: Int32) throws -> [UInt8]? {
    while true {
      var count = 0
      let bytes = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, used in
        #if canImport(Glibc)
          count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        #else
          count = Darwin.read(descriptor, buffer.baseAddress, buffer.count)
        #endif
        used = max(0, count)
      }
      if count < 0, errno == EINTR { continue }
      if count < 0 { throw HostFiles.failure(errno, "") }
      return count == 0 ? nil : bytes
    }
  }
}
