#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Objects

/// How far scripts may reach into the computer (`-HostAccess`).
package enum HostAccess: String { case none, folder, full }

/// Decides which of the computer's files a session may read and write.
///
/// Under `Folder` that is what lies in or below the folder where the session began; under `None` not even that. What the session itself
/// needs is added: its modules to read, its virtual drive and a folder for temporary files to write. Links are followed before a path is judged.
package final class FileAccess {
  package var level = HostAccess.folder
  private let start: String
  private var readable: [String] = []
  private var writable: [String] = ["/dev/null"]
  /// The folder behind the drive `C:`, made when a script first goes there.
  package private(set) var driveFolder: String?

  package init(_ start: String) { self.start = FileAccess.canonical(start) }

  package func allowReading(_ folder: String) { readable.append(FileAccess.canonical(folder)) }

  /// Gives the session a drive of its own in a folder of the computer.
  package func setDrive(_ folder: String) {
    driveFolder = folder
    writable.append(FileAccess.canonical(folder))
  }

  /// Throws unless the session may read, or write, the file or folder of a path.
  package func check(_ path: String, forWriting: Bool) throws {
    if level == .full { return }
    let real = FileAccess.canonical(path)
    if level == .folder, FileAccess.contains(start, real) { return }
    if writable.contains(where: { FileAccess.contains($0, real) }) { return }
    if !forWriting, readable.contains(where: { FileAccess.contains($0, real) }) { return }
    throw refusal(path)
  }

  private func refusal(_ path: String) -> PSError {
    let reach = level == .folder ? "so scripts reach what is below '\(start)' only" : "so scripts reach no files"
    return PSError(
      "System.UnauthorizedAccessException",
      "Access to the path '\(path)' is denied: host access is \(level.rawValue.capitalizedFirst), \(reach). Use -HostAccess Full to allow it.",
      id: "HostAccessDenied", category: .PermissionDenied, target: Value(path))
  }

  // MARK: Folders of the session's own

  /// Makes the folder of the virtual drive where it is missing.
  package func makeDrive() {
    guard let driveFolder else { return }
    if driveFolder.hasPrefix(temporary) { _ = temporaryFolder() }
    FileAccess.makeFolders(driveFolder)
  }

  /// The session's own folder for temporary files, made when first asked for; nil where scripts may use the computer's.
  func temporaryFolder() -> String? {
    if level == .full { return nil }
    if !isTemporaryMade {
      guard mkdir(temporary, 0o700) == 0 else { return nil }
      isTemporaryMade = true
      writable.append(FileAccess.canonical(temporary))
    }
    return temporary + "/"
  }

  /// Where the folder for temporary files is or would be. Its name cannot be guessed, and a folder that somebody else made is not used.
  package private(set) lazy var temporary: String = {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    return "\(folder)/simlet-\(String(UInt64.random(in: .min ... .max), radix: 36))"
  }()
  /// Whether there is such a folder; whoever ends the session removes it.
  package private(set) var isTemporaryMade = false

  // MARK: Paths

  private static func contains(_ folder: String, _ path: String) -> Bool {
    folder == "/" || path == folder || path.hasPrefix(folder) && path.utf8.dropFirst(folder.utf8.count).first == UInt8(ascii: "/")
  }

  /// The path with all links followed; what does not exist yet is taken as written.
  private static func canonical(_ path: String) -> String {
    var existing = path
    var missing: [Substring] = []
    var links = 0
    while true {
      if let found = realpath(existing, nil) {
        defer { free(found) }
        let real = String(cString: found)
        return missing.isEmpty ? real : (real == "/" ? "" : real) + "/" + missing.reversed().joined(separator: "/")
      }
      guard let slash = existing.lastIndex(of: "/"), existing.utf8.count > 1 else { return path }
      if links < 40, let target = linkTarget(existing) {
        // A link that leads nowhere yet: writing would make what it names.
        links += 1
        existing = target.hasPrefix("/") ? target : existing[..<slash] + "/" + target
        continue
      }
      let name = existing[existing.index(after: slash)...]
      if name == ".." { return "/" }
      if !name.isEmpty { missing.append(name) }
      existing = slash == existing.startIndex ? "/" : String(existing[..<slash])
    }
  }

  private static func linkTarget(_ path: String) -> String? {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink(path, &buffer, buffer.count - 1)
    guard count > 0 else { return nil }
    return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private static func makeFolders(_ path: String) {
    var made = ""
    for part in path.split(separator: "/") {
      made += "/" + part
      mkdir(made, 0o700)
    }
  }
}
