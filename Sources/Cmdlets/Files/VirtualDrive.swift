/// The drive `C:` of scripts that were written for Windows: a folder of the computer that they see as `C:\`.
package enum VirtualDrive {
  /// The folder; nil where the session has no such drive (`-HostAccess Full`, `-Strict`).
  package nonisolated(unsafe) static var root: String?

  /// A path as scripts see it: `C:\temp` for what lies on the drive.
  static func shown(_ path: String) -> String {
    guard let root, path.hasPrefix(root) else { return path }
    if path == root { return "C:\\" }
    guard path.utf8.dropFirst(root.utf8.count).first == UInt8(ascii: "/") else { return path }
    return "C:" + String(path.dropFirst(root.count).map { $0 == "/" ? "\\" : $0 })
  }

  /// The computer's path for one on the drive; nil for any other.
  static func hostPath(_ text: String) -> String? {
    guard let root, text.count >= 2, text.prefix(2).lowercased() == "c:" else { return nil }
    return HostPath.normalized(String(text.dropFirst(2).map { $0 == "\\" ? "/" : $0 }.drop { $0 == "/" }), in: "/").withPrefix(root)
  }
}

extension String {
  fileprivate func withPrefix(_ root: String) -> String { self == "/" ? root : root + self }
}
