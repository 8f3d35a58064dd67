import Foundation

/// Finds the programs and folders of the package that a test belongs to.
public enum BuiltProgram {
  /// The root of the package.
  public static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// A built program, the release one first, or what `SIMLET_PROGRAM` says.
  public static func find(_ name: String = "simlet") throws -> URL {
    if let path = ProcessInfo.processInfo.environment["SIMLET_PROGRAM"] { return URL(fileURLWithPath: path) }
    for build in ["release", "debug"] {
      let candidate = root.appendingPathComponent(".build/\(build)/\(name)")
      if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
    }
    throw CocoaError(.fileNoSuchFile)
  }
}
