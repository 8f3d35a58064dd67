#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads files that others wrote: regular ones only, no links followed at the end when asked, and no more than a limit.
enum SmallFile {
  enum Problem: Error {
    case missing
    case notRegular
    case tooLarge

    var message: String {
      switch self {
      case .missing: "cannot be read"
      case .notRegular: "is no ordinary file"
      case .tooLarge: "is too large"
      }
    }
  }

  static func read(_ path: String, limit: Int, followsLinks: Bool = true) throws -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY | (followsLinks ? 0 : O_NOFOLLOW))
    guard descriptor >= 0 else { throw errno == ELOOP ? Problem.notRegular : Problem.missing }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { throw Problem.notRegular }
    if status.st_size > limit { throw Problem.tooLarge }
    var bytes: [UInt8] = [], buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = buffer.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      if count < 0 { throw Problem.missing }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
      if bytes.count > limit { throw Problem.tooLarge }
    }
  }
}
