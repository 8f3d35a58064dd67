#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Writes a file whole or not at all: an older one of that name stays until the new one is complete.
enum WholeFile {
  /// Why it could not be written; nil when it was.
  static func write(_ bytes: [UInt8], to path: String) -> String? {
    let temporary = "\(path).\(getpid()).new"
    let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
    guard file >= 0 else { return String(cString: strerror(errno)) }
    var failure = DescriptorWriter.write(bytes, to: file)
    if close(file) != 0, failure == 0 { failure = errno }
    if failure == 0, rename(temporary, path) != 0 { failure = errno }
    if failure == 0 { return nil }
    unlink(temporary)
    return String(cString: strerror(failure))
  }
}
