import Foundation

/// Where the package and its built programs lie.
enum DevPaths {
  /// The package's root: the nearest folder above that holds Package.swift.
  static var root: URL {
    var folder = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
    while folder.path != "/", !FileManager.default.fileExists(atPath: folder.appendingPathComponent("Package.swift").path) { folder.deleteLastPathComponent() }
    return folder
  }

  /// A program built beside this one.
  static func program(_ name: String) -> URL { URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent().appendingPathComponent(name) }
}
