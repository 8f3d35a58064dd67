import Objects

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file being written anew: what was there before stays until the new content is complete.
///
/// The new content goes into a nameless file in the same folder, which takes the name at the end. A file that is bound to its place (several
/// hard links, a folder that cannot be written, another owner) gets the finished content copied in. Devices, pipes and files
/// that are new or empty are written directly: there is nothing to lose.
final class FileReplacement {
  private enum Way { case direct, fresh, rename, copy }

  /// Where content is to be written.
  private(set) var descriptor: Int32 = -1
  private let path: String
  private var way = Way.direct
  /// The file that is replaced, opened for writing: proves the right to do so.
  private var target: Int32 = -1
  /// Its path with links followed.
  private var place = ""
  /// The name of the new file, where the system has no nameless ones.
  private var temporary: String?

  init(_ path: String) throws {
    self.path = path
    var status = stat()
    let isThere = stat(path, &status) == 0
    guard isThere, status.isRegular, status.st_size > 0 else {
      way = isThere ? .direct : .fresh
      descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
      if descriptor < 0 { throw HostFiles.failure(errno, path) }
      return
    }
    target = open(path, O_WRONLY | O_CLOEXEC)
    if target < 0 { throw HostFiles.failure(errno, path) }
    do { try openBeside(status) } catch {
      Descriptor.close(&target)
      throw error
    }
  }

  deinit { abandon() }

  // MARK: Opening

  private func openBeside(_ status: stat) throws {
    place = Self.followed(path)
    way = status.st_nlink > 1 ? .copy : .rename
    descriptor = openNameless(HostPath.parent(place))
    if descriptor < 0 {
      guard [EACCES, EPERM, EROFS].contains(errno) else { throw HostFiles.failure(errno, path) }
      way = .copy
      descriptor = openNameless(ObjectRuntime.current.temporaryFolder)
      if descriptor < 0 { throw HostFiles.failure(errno, path) }
    }
    guard way == .rename else { return }
    let isOwn = status.st_uid == geteuid() && status.st_gid == getegid()
    if !isOwn, fchown(descriptor, status.st_uid, status.st_gid) != 0 { way = .copy }
    if fchmod(descriptor, status.st_mode & 0o7777) != 0 { way = .copy }
  }

  private nonisolated(unsafe) static var count = 0

  /// Whether a name is that of a new file on its way.
  static func isOwn(_ path: String) -> Bool {
    let name = HostPath.name(path)
    return name.hasPrefix(".simlet-\(getpid())-") && name.hasSuffix(".new")
  }

  private static func newName(in folder: String) -> String {
    count += 1
    return HostPath.join(folder, ".simlet-\(getpid())-\(count).new")
  }

  private func openNameless(_ folder: String) -> Int32 {
    #if os(Linux)
      // `O_TMPFILE`, whose macro Swift does not import: the file vanishes by itself if the process dies.
      let nameless = open(folder, 0o20000000 | O_DIRECTORY | O_RDWR | O_CLOEXEC, 0o600)
      if nameless >= 0 || errno == EACCES || errno == EROFS { return nameless }
    #endif
    let name = Self.newName(in: folder)
    let named = open(name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    if named >= 0 { temporary = name }
    return named
  }

  private static func followed(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  // MARK: Ending

  /// Puts the new content in place; later writes go on behind it.
  func publish() throws {
    switch way {
    case .direct, .fresh: return
    case .rename: try rename()
    case .copy: try copy()
    }
    way = .direct
  }

  func close() throws {
    try publish()
    Descriptor.close(&descriptor)
  }

  /// Forgets the new content; an error while writing takes a file that was not there before away again.
  func abandon(removesNew: Bool = false) {
    if let temporary { unlink(temporary) }
    temporary = nil
    if way == .fresh, removesNew, descriptor >= 0 { unlink(Self.followed(path)) }
    Descriptor.close(&descriptor)
    Descriptor.close(&target)
  }

  private func rename() throws {
    let name = temporary ?? Self.newName(in: HostPath.parent(place))
    if temporary == nil, linkat(AT_FDCWD, "/proc/self/fd/\(descriptor)", AT_FDCWD, name, AT_SYMLINK_FOLLOW) != 0 {
      // Without /proc a nameless file cannot get a name.
      if errno == ENOENT, HostFiles.isFolder(HostPath.parent(place)) { return try copy() }
      throw failed(errno)
    }
    temporary = name
    if systemRename(name, place) != 0 { throw failed(errno) }
    temporary = nil
    Descriptor.close(&target)
  }

  /// Overwrites the old content with the new; room for it is taken first, so that a full disk is known before anything is lost.
  private func copy() throws {
    let size = lseek(descriptor, 0, SEEK_END), old = lseek(target, 0, SEEK_END)
    #if os(Linux)
      if size > old {
        let problem = posix_fallocate(target, 0, size)
        if problem != 0, problem != EOPNOTSUPP, problem != EINVAL {
          _ = ftruncate(target, old)
          throw failed(problem)
        }
      }
    #endif
    lseek(descriptor, 0, SEEK_SET)
    lseek(target, 0, SEEK_SET)
    while let part = try Descriptor.read(descriptor) {
      let problem = Descriptor.write(part, to: target).problem
      if problem != 0 { throw failed(problem) }
    }
    if ftruncate(target, size) != 0 { throw failed(errno) }
    if let temporary { unlink(temporary) }
    temporary = nil
    Descriptor.close(&descriptor)
    swap(&descriptor, &target)
  }

  private func failed(_ code: Int32) -> PSError {
    let error = HostFiles.failure(code, path)
    abandon()
    return error
  }
}

extension stat {
  fileprivate var isRegular: Bool { st_mode & S_IFMT == S_IFREG }
}

private func systemRename(_ old: String, _ new: String) -> Int32 { rename(old, new) }
