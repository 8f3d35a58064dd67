#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Stage

/// Records what is shown, secrets masked before anything reaches the disk; the file has its name once it is complete.
final class CastRecorder {
  private let path: String, temporary: String
  private let descriptor: Int32
  private var mask: SecretMask
  private var pending: [UInt8] = []
  /// Milliseconds since the beginning, as a viewer will see them: waiting for keys does not count.
  private var time = 0
  /// The disk refused: nothing more is recorded, the demo goes on.
  private(set) var failure: Int32 = 0
  /// Off while the player types what is recorded otherwise, and off script.
  var isListening = true

  init?(_ path: String) {
    // The demo's session goes to another folder.
    self.path = path.hasPrefix("/") ? path : "\(Session.currentFolder)/\(path)"
    temporary = "\(self.path).\(getpid()).part"
    descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { return nil }
    func value(_ name: String) -> String { getenv(name).map { String(cString: $0) } ?? "" }
    mask = SecretMask(places: [(Session.currentFolder, "~"), (value("HOME"), "~")])
  }

  func begin(width: Int, height: Int, title: String) { write(CastText.header(width: width, height: height, title: title)) }

  func keepSecret(_ secret: String) { mask.add(secret) }

  func pause(_ milliseconds: Int) {
    commit()
    time += max(milliseconds, 0)
  }

  /// Takes what was shown; whole lines are written, the rest waits for `commit`.
  func take(_ bytes: [UInt8]) {
    guard isListening else { return }
    pending += bytes
    guard let end = pending.lastIndex(of: 10) else { return }
    add(Array(pending[...end]))
    pending.removeFirst(end + 1)
  }

  func commit() {
    if !pending.isEmpty { add(pending) }
    pending = []
  }

  private func add(_ bytes: [UInt8]) { write(CastText.output(mask.masked(String(decoding: bytes, as: UTF8.self)), at: time)) }

  private func write(_ text: String) {
    if failure == 0 { failure = DescriptorWriter.write(Array(text.utf8), to: descriptor) }
  }

  /// Ends the recording; false if it could not be kept whole.
  func finish() -> Bool {
    commit()
    if failure == 0, fsync(descriptor) != 0, errno != EINVAL, errno != EROFS { failure = errno }
    close(descriptor)
    if failure == 0, rename(temporary, path) != 0 { failure = errno }
    if failure != 0 { unlink(temporary) }
    return failure == 0
  }
}
