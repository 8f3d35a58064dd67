#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Objects

/// The file operations of the tenants' folder; each write is complete or did not happen.
enum HostFiles {
  static func name(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
  static func folder(_ path: String) -> String { path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "." }
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  static func read(_ path: String, limit: Int = .max) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = [], buffer = [UInt8](repeating: 0, count: 65536)
    while bytes.count < limit {
      let count = buffer.withUnsafeMutableBytes { systemRead(descriptor, $0.baseAddress, min($0.count, limit - bytes.count)) }
      if count < 0, errno == EINTR { continue }
      if count <= 0 { break }
      bytes += buffer[..<count]
    }
    return bytes
  }

  static func size(_ path: String) -> Int? {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : nil
  }

  /// Makes a folder and those above it, for its owner only.
  static func makeFolder(_ path: String) throws {
    var made = ""
    for part in path.split(separator: "/", omittingEmptySubsequences: true) {
      made += (made.isEmpty && !path.hasPrefix("/") ? "" : "/") + part
      if mkdir(made, 0o700) != 0, errno != EEXIST, errno != EISDIR, !exists(made) { throw failure(path) }
    }
    guard access(path, W_OK | X_OK) == 0 else { throw failure(path) }
  }

  /// Writes a file beside its place and moves it there; an existing one is left alone.
  static func write(_ bytes: [UInt8], to path: String, mode: mode_t = 0o600) throws {
    let temporary = "\(path).\(getpid()).new"
    try fill(temporary, bytes, mode, isForced: true)
    try publish(temporary, as: path)
  }

  /// Writes a file that is a copy of what is kept elsewhere: it need not be on the disk at once, and takes the place of an older one.
  static func writeCopy(_ bytes: [UInt8], to path: String) throws { try fill(path, bytes, 0o600, isForced: false) }

  private static func fill(_ path: String, _ bytes: [UInt8], _ mode: mode_t, isForced: Bool) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | (isForced ? O_EXCL : O_TRUNC | O_NOFOLLOW) | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw failure(folder(path)) }
    var offset = 0
    while offset < bytes.count {
      let count = bytes[offset...].withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      if count <= 0 {
        let code = errno
        close(descriptor)
        unlink(path)
        throw failure(folder(path), code)
      }
      offset += count
    }
    if isForced { fsync(descriptor) }
    close(descriptor)
  }

  /// Gives a finished file its name; what stands there already, made by another process, stays.
  static func publish(_ temporary: String, as path: String) throws {
    if link(temporary, path) == 0 || errno == EEXIST {
      unlink(temporary)
    } else if rename(temporary, path) != 0 {
      let error = failure(folder(path))
      unlink(temporary)
      throw error
    }
  }

  /// Puts a file in the place of one that is there.
  static func replace(_ bytes: [UInt8], at path: String) throws {
    let beside = "\(path).\(getpid()).next"
    unlink(beside)
    try write(bytes, to: beside)
    if rename(beside, path) != 0 {
      let error = failure(folder(path))
      unlink(beside)
      throw error
    }
  }

  private static func failure(_ path: String, _ code: Int32 = errno) -> PSError {
    code == ENOSPC || code == EDQUOT ? TenantError.full(name(path)) : TenantError.notWritable(path, String(cString: strerror(code)))
  }

  private static func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    #if canImport(Glibc)
      Glibc.read(descriptor, buffer, count)
    #else
      Darwin.read(descriptor, buffer, count)
    #endif
  }

  private static func systemWrite(_ descriptor: Int32, _ buffer: UnsafeRawPointer?, _ count: Int) -> Int {
    #if canImport(Glibc)
      Glibc.write(descriptor, buffer, count)
    #else
      Darwin.write(descriptor, buffer, count)
    #endif
  }
}
