#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Objects

/// The few file operations that the engine itself needs: reading scripts and finding programs.
package enum HostFile {
  /// All bytes of a file; an error record for what cannot be read.
  package static func read(_ path: String) throws -> [UInt8] {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { throw failure(path, errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure(path, errno) }
    if status.st_mode & S_IFMT == S_IFDIR { throw failure(path, EISDIR) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Int(status.st_size) + 1)
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = buffer.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        throw failure(path, errno)
      }
      if count == 0 { return bytes }
      bytes.append(contentsOf: buffer[..<count])
    }
  }

  private static func failure(_ path: String, _ code: Int32) -> PSError {
    switch code {
    case ENOENT, ENOTDIR:
      PSError(
        "ItemNotFoundException", "Cannot find path '\(path)' because it does not exist.", id: "PathNotFound", category: .ObjectNotFound, target: Value(path))
    case EACCES, EPERM:
      PSError("System.UnauthorizedAccessException", "Access to the path '\(path)' is denied.", id: "UnauthorizedAccess", category: .PermissionDenied, target: Value(path))
    default:
      PSError("System.IO.IOException", "\(String(cString: strerror(code))) : '\(path)'", id: "FileReadError", category: .ReadError, target: Value(path))
    }
  }

  package static func isFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  package static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  package static func exists(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0
  }

  /// The names in a folder, sorted.
  package static func names(in folder: String) -> [String] {
    guard let handle = opendir(folder) else { return [] }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) } }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// A program of that name in `$PATH`.
  package static func findOnPath(_ name: String) -> String? {
    guard let path = getenv("PATH") else { return nil }
    for folder in String(cString: path).split(separator: ":") {
      let candidate = "\(folder)/\(name)"
      if access(candidate, X_OK) == 0, isFile(candidate) { return candidate }
    }
    return nil
  }
}
