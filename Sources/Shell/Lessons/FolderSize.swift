#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Engine

/// Measures what a submission has written; stops as soon as it is too much.
struct FolderSize {
  private(set) var bytes = 0, files = 0
  private let mostBytes: Int, mostFiles: Int

  init(of folder: String, mostBytes: Int, mostFiles: Int) {
    self.mostBytes = mostBytes
    self.mostFiles = mostFiles
    add(folder, depth: 0)
  }

  var isTooMuch: Bool { bytes > mostBytes || files > mostFiles }

  /// Folders too deep to be meant well count as too much; links are not followed.
  private mutating func add(_ folder: String, depth: Int) {
    guard depth < 64 else { return files = mostFiles + 1 }
    for name in (try? HostFile.names(in: folder)) ?? [] where !isTooMuch {
      var status = stat()
      guard lstat("\(folder)/\(name)", &status) == 0 else { continue }
      files += 1
      bytes += Int(status.st_blocks) * 512
      if status.st_mode & S_IFMT == S_IFDIR { add("\(folder)/\(name)", depth: depth + 1) }
    }
  }
}
