import Foundation

/// Finds the programs and folders of the package that a test belongs to.
public enum BuiltProgram {
  /// The root of the package.
  public static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The program that was built last, release or debug, or what `SIMLET_PROGRAM` says.
  public static func find(_ name: String = "simlet") throws -> URL {
    if name == "simlet", let path = ProcessInfo.processInfo.environment["SIMLET_PROGRAM"] { return URL(fileURLWithPath: path) }
    func date(_ program: URL) -> Date {
      (try? FileManager.default.attributesOfItem(atPath: program.path)[.modificationDate] as? Date) ?? .distantPast
    }
    let built = ["release", "debug"].map { root.appendingPathComponent(".build/\($0)/\(name)") }
      .filter { FileManager.default.isExecutableFile(atPath: $0.path) }
    guard let newest = built.max(by: { date($0) < date($1) }) else { throw CocoaError(.fileNoSuchFile) }
    return newest
  }

  /// Runs a program to its end; its output and errors together, and its exit code.
  public static func run(
    _ program: URL, _ arguments: [String], environment: [String: String], folder: String
  ) throws -> (output: String, code: Int32) {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.environment = environment
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (String(decoding: data, as: UTF8.self), process.terminationStatus)
  }

  /// What a tenant test's program knows of its surroundings: a home of its own.
  public static func environment(home: String) -> [String: String] {
    ["HOME": home, "XDG_DATA_HOME": home + "/data", "PATH": "/usr/bin:/bin", "TZ": "UTC"]
  }
}
