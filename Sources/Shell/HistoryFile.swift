#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The command lines of earlier runs: one per entry, line breaks escaped; two shells append without losing lines.
struct HistoryFile {
  let path: String?
  private static let longest = 10_000
  /// No more than this is read of a file, whatever its size.
  private static let bytesRead = 16 << 20

  /// `$XDG_STATE_HOME/simlet/history`, by default below `~/.local/state`; none without a home.
  static var standard: HistoryFile {
    func value(_ name: String) -> String? { getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 } }
    guard let base = value("XDG_STATE_HOME") ?? value("HOME").map({ $0 + "/.local/state" }) else { return HistoryFile(path: nil) }
    return HistoryFile(path: base + "/simlet/history")
  }

  // MARK: Reading

  func read() -> [String] {
    guard let path else { return [] }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    // A pipe or a device in its place would never end.
    guard let size = HistoryFile.size(descriptor) else { return [] }
    let start = max(0, size - HistoryFile.bytesRead)
    let bytes = HistoryFile.bytes(descriptor, from: start, count: size - start)
    // The first line of a part is no whole one.
    return HistoryFile.lines(start > 0 ? bytes.drop { $0 != 0x0a } : bytes[...])
  }

  private static func size(_ descriptor: Int32) -> Int? {
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  private static func bytes(_ descriptor: Int32, from start: Int, count: Int) -> [UInt8] {
    guard count > 0 else { return [] }
    return [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let got = pread(descriptor, buffer.baseAddress?.advanced(by: filled), count - filled, off_t(start + filled))
        if got < 0, errno == EINTR { continue }
        if got <= 0 { break }
        filled += got
      }
    }
  }

  private static func lines(_ bytes: ArraySlice<UInt8>) -> [String] {
    bytes.split(separator: 0x0a).suffix(longest).map { unescaped($0) }
  }

  /// A zero or a bare return cannot have been typed.
  private static func unescaped(_ line: ArraySlice<UInt8>) -> String {
    var result: [UInt8] = [], isEscaped = false
    result.reserveCapacity(line.count)
    for byte in line where byte != 0 && byte != 0x0d {
      if isEscaped {
        result.append(byte == 0x6e ? 0x0a : byte)
        isEscaped = false
      } else if byte == 0x5c { isEscaped = true } else { result.append(byte) }
    }
    return String(decoding: result, as: UTF8.self)
  }

  // MARK: Writing

  /// Adds a line; a home that cannot be written to only means no history.
  func append(_ line: String) {
    guard let path else { return }
    makeFolders(for: path)
    let descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NONBLOCK, 0o600)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    guard let size = HistoryFile.size(descriptor) else { return }
    // The disk was full, or somebody wrote half a line: the next one begins on a line of its own.
    let isTorn = size > 0 && HistoryFile.bytes(descriptor, from: size - 1, count: 1) != [0x0a]
    let bytes = Array(((isTorn ? "\n" : "") + HistoryFile.escaped(line) + "\n").utf8)
    _ = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
  }

  func makeFolders(for path: String) {
    var at = ""
    for part in path.split(separator: "/").dropLast() {
      at += "/" + part
      mkdir(at, 0o700)
    }
  }

  private static func escaped(_ line: String) -> String { line.replacing("\\", with: "\\\\").replacing("\r\n", with: "\n").replacing("\n", with: "\\n") }
}
