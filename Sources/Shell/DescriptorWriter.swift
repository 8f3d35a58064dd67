#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Writes bytes to an open file, however many calls the system wants for it.
enum DescriptorWriter {
  /// The error that ended the writing; 0 if all bytes went out.
  static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes { bytes in
        #if canImport(Glibc)
          Glibc.write(descriptor, bytes.baseAddress, bytes.count)
        #else
          Darwin.write(descriptor, bytes.baseAddress, bytes.count)
        #endif
      }
      if count >= 0 { sent += count } else if errno != EINTR { return errno }
    }
    return 0
  }
}
