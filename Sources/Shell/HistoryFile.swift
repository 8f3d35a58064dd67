#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Engine

/// The command lines of earlier runs: one per entry, line breaks escaped; two shells append without losing lines.
struct HistoryFile {
  let path: String?
  private static let longest = 4096

  /// `$XDG_STATE_HOME/simlet/history`, by default below `~/.local/state`; none without a home.
  static var standard: HistoryFile {
    func value(_ name: String) -> String? { getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 } }
    guard let base = value("XDG_STATE_HOME") ?? value("HOME").map({ $0 + "/.local/state" }) else { return HistoryFile(path: nil) }
    return HistoryFile(path: base + "/simlet/history")
  }

  func read() -> [String] {
    guard let path, let bytes = try? HostFile.read(path) else { return [] }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").suffix(HistoryFile.longest).map { unescaped(String($0)) }
  }

  /// Adds a line; a home that cannot be written to only means no history.
  func append(_ line: String) {
    guard let path else { return }
    makeFolders(for: path)
    let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    let bytes = Array((escaped(line) + "\n").utf8)
    _ = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
  }

  func makeFolders(for path: String) {
    var at = ""
    for part in path.split(separator: "/").dropLast() {
      at += "/" + part
      mkdir(at, 0o700)
    }
  }

  private func escaped(_ line: String) -> String {
    line.map { $0 == "\\" ? "\\\\" : $0 == "\n" ? "\\n" : $0 == "\r\n" ? "\\n" : String($0) }.joined()
  }

  private func unescaped(_ line: String) -> String {
    var result = "", isEscaped = false
    for character in line {
      if isEscaped {
        result.append(character == "n" ? "\n" : character)
        isEscaped = false
      } else if character == "\\" { isEscaped = true } else { result.append(character) }
    }
    return result
  }
}
