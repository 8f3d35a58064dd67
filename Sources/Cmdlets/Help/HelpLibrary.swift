import Engine
import Objects

/// Finds the texts that teach, in the session's language: `Simlet.Help/<culture>` beside the modules.
package enum HelpLibrary {
  /// Under `-Strict` help is PowerShell's alone.
  package nonisolated(unsafe) static var isClosed = false

  /// The user's language where the session has no culture of its own.
  package nonisolated(unsafe) static var language = "en-US"

  static func text(_ name: String, _ engine: Engine) -> String? {
    if isClosed { return nil }
    let culture = engine.cultureName == "en-US" ? HelpLibrary.language : engine.cultureName
    for folder in engine.modulePath {
      let library = "\(folder)/Simlet.Help"
      let language = culture.lowercased().prefix { $0 != "-" }
      let cultures = [culture] + ((try? HostFile.names(in: library)) ?? []).filter { $0.lowercased().hasPrefix(language + "-") } + ["en-US"]
      for name in cultures.map({ "\(library)/\($0)/\(name)" }) where HostFile.isFile(name) {
        if let bytes = try? HostFile.read(name) { return String(decoding: bytes, as: UTF8.self) }
      }
    }
    return nil
  }
}
