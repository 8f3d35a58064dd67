#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Lessons

/// Keeps progress in `$XDG_STATE_HOME/simlet/lessons`; where that cannot be written, progress lasts as long as the session.
final class ProgressFile {
  private let path: String?
  private(set) var progress: LessonProgress
  /// Why nothing is kept; told once.
  private(set) var problem: String?
  private static let largest = 8 << 20

  /// Without a path nothing is read or kept, and nothing is told: a throw-away session.
  init(isThrowAway: Bool) {
    path = isThrowAway ? nil : HistoryFile.standard.path.map { $0.folderAbove + "/lessons" }
    let bytes = path.flatMap { try? SmallFile.read($0, limit: ProgressFile.largest) } ?? []
    progress = LessonProgress(String(decoding: bytes, as: UTF8.self))
    if path == nil, !isThrowAway { problem = "there is no home folder" }
  }

  func take(_ event: LessonProgress.Event, lesson: String, step: Int) {
    progress.take(event, lesson: lesson, step: step)
    guard let path, problem == nil else { return }
    HistoryFile(path: path).makeFolders(for: path)
    let file = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { return problem = String(cString: strerror(errno)) }
    defer { close(file) }
    // Half a line that a full disk left must not spoil the next.
    var last: UInt8 = 10
    let size = lseek(file, 0, SEEK_END)
    if size > 0 { _ = pread(file, &last, 1, size - 1) }
    let bytes = Array(((last == 10 ? "" : "\n") + LessonProgress.line(event, lesson: lesson, step: step)).utf8)
    let count = bytes.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
    if count != bytes.count { problem = count < 0 ? String(cString: strerror(errno)) : String(cString: strerror(ENOSPC)) }
  }

  private var isTold = false

  /// The problem, the first time that it is asked for.
  func newProblem() -> String? {
    guard let problem, !isTold else { return nil }
    isTold = true
    return problem
  }
}
