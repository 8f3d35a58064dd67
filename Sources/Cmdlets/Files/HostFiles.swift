import Objects

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reaches the host's files; every access passes the session's check first.
package enum HostFiles {
  package enum Access { case read, write }

  /// Refuses paths that the session may not touch (`-HostAccess`); set by whoever starts the session.
  package nonisolated(unsafe) static var check: (_ path: String, _ access: Access) throws -> Void = { _, _ in }

  package struct Status {
    package let mode: UInt32
    package let size: Int64
    package let modified, accessed, changed: (seconds: Int64, nanoseconds: Int64)
    package let user, group: UInt32
    package let links: Int
    package let inode: UInt64

    package var isFolder: Bool { mode & UInt32(S_IFMT) == UInt32(S_IFDIR) }
    package var isLink: Bool { mode & UInt32(S_IFMT) == UInt32(S_IFLNK) }
    package var isFile: Bool { mode & UInt32(S_IFMT) == UInt32(S_IFREG) }
  }

  package static func status(_ path: String, followsLinks: Bool = true) -> Status? {
    guard (try? check(path, .read)) != nil else { return nil }
    var found = stat()
    guard (followsLinks ? stat(path, &found) : lstat(path, &found)) == 0 else { return nil }
    #if canImport(Glibc)
      let modified = found.st_mtim, accessed = found.st_atim, changed = found.st_ctim
    #else
      let modified = found.st_mtimespec, accessed = found.st_atimespec, changed = found.st_birthtimespec
    #endif
    return Status(
      mode: UInt32(found.st_mode), size: Int64(found.st_size), modified: (Int64(modified.tv_sec), Int64(modified.tv_nsec)),
      accessed: (Int64(accessed.tv_sec), Int64(accessed.tv_nsec)), changed: (Int64(changed.tv_sec), Int64(changed.tv_nsec)), user: found.st_uid,
      group: found.st_gid, links: Int(found.st_nlink), inode: UInt64(found.st_ino))
  }

  package static func exists(_ path: String) -> Bool { status(path, followsLinks: false) != nil }
  package static func isFolder(_ path: String) -> Bool { status(path)?.isFolder ?? false }

  /// The names in a folder, sorted by their bytes.
  package static func names(in folder: String) throws -> [String] {
    try check(folder, .read)
    guard let stream = opendir(folder) else { throw failure(errno, folder) }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  package static func makeFolder(_ path: String) throws {
    try check(path, .write)
    var missing: [String] = []
    var current = path
    while !exists(current), current != "/", !current.isEmpty {
      missing.append(current)
      current = HostPath.parent(current)
    }
    for folder in missing.reversed() where mkdir(folder, 0o777) != 0 && errno != EEXIST { throw failure(errno, folder) }
  }

  package static func remove(_ path: String) throws {
    try check(path, .write)
    guard let status = status(path, followsLinks: false) else { throw failure(ENOENT, path) }
    if status.isFolder {
      for name in try names(in: path) { try remove(HostPath.join(path, name)) }
      if rmdir(path) != 0 { throw failure(errno, path) }
    } else if unlink(path) != 0 {
      throw failure(errno, path)
    }
  }

  package static func move(_ source: String, to target: String) throws {
    try check(source, .write)
    try check(target, .write)
    if rename(source, target) == 0 { return }
    guard errno == EXDEV else { throw failure(errno, source) }
    try copy(source, to: target)
    try remove(source)
  }

  /// Copies a file, or a folder with all that is in it.
  package static func copy(_ source: String, to target: String) throws {
    try check(source, .read)
    try check(target, .write)
    guard let status = status(source) else { throw failure(ENOENT, source) }
    if status.isFolder {
      try makeFolder(target)
      for name in try names(in: source) { try copy(HostPath.join(source, name), to: HostPath.join(target, name)) }
      return
    }
    let reader = try FileReader(source)
    let writer = try FileWriter(target, mode: .replace)
    while let part = try reader.readBytes() { try writer.write(part) }
    try writer.close()
    chmod(target, mode_t(status.mode & 0o7777))
  }

  package static func link(_ path: String, to target: String, isSymbolic: Bool) throws {
    try check(path, .write)
    if (isSymbolic ? symlink(target, path) : Self.hardLink(target, path)) != 0 { throw failure(errno, path) }
  }

  private static func hardLink(_ target: String, _ path: String) -> Int32 {
    #if canImport(Glibc)
      Glibc.link(target, path)
    #else
      Darwin.link(target, path)
    #endif
  }

  package static func linkTarget(_ path: String) -> String? {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink(path, &buffer, buffer.count - 1)
    guard count >= 0 else { return nil }
    return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Sets the times of access and change, in seconds and nanoseconds since 1970.
  package static func setTimes(_ path: String, accessed: (Int64, Int64)?, modified: (Int64, Int64)?) throws {
    try check(path, .write)
    guard let status = status(path) else { throw failure(ENOENT, path) }
    let access = accessed ?? (status.accessed.seconds, status.accessed.nanoseconds)
    let change = modified ?? (status.modified.seconds, status.modified.nanoseconds)
    let times = [timespec(tv_sec: Int(access.0), tv_nsec: Int(access.1)), timespec(tv_sec: Int(change.0), tv_nsec: Int(change.1))]
    if utimensat(AT_FDCWD, path, times, 0) != 0 { throw failure(errno, path) }
  }

  /// Makes a file readable only, or writable again.
  package static func setReadOnly(_ path: String, _ isReadOnly: Bool) throws {
    try check(path, .write)
    guard let status = status(path) else { throw failure(ENOENT, path) }
    let mode = isReadOnly ? status.mode & ~0o222 : status.mode | 0o200
    if chmod(path, mode_t(mode & 0o7777)) != 0 { throw failure(errno, path) }
  }

  package static func userName(_ id: UInt32) -> String { getpwuid(id).map { String(cString: $0.pointee.pw_name) } ?? String(id) }
  package static func groupName(_ id: UInt32) -> String { getgrgid(id).map { String(cString: $0.pointee.gr_name) } ?? String(id) }

  /// The error that .NET would raise for a failed call.
  package static func failure(_ code: Int32, _ path: String) -> PSError {
    if code == ENOENT, HostPath.parent(path).isEmpty || isFolder(HostPath.parent(path)) {
      let error = PSError("System.IO.FileNotFoundException", "Could not find file '\(path)'.", id: "FileOpenFailure", category: .OpenError)
      error.record.exception.details.append(("FileName", Value(path)))
      return error
    }
    return switch code {
    case ENOENT, ENOTDIR:
      PSError("System.IO.DirectoryNotFoundException", "Could not find a part of the path '\(path)'.", id: "FileOpenFailure", category: .OpenError)
    case EACCES, EPERM, EISDIR:
      PSError("System.UnauthorizedAccessException", "Access to the path '\(path)' is denied.", id: "FileOpenFailure", category: .OpenError)
    case EEXIST:
      PSError("System.IO.IOException", "The file '\(path)' already exists.", id: "FileOpenFailure", category: .OpenError)
    default:
      PSError("System.IO.IOException", "\(String(cString: strerror(code))) : '\(path)'", id: "FileOpenFailure", category: .OpenError)
    }
  }
}
