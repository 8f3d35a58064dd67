import Engine
import Objects

/// Finds the texts that teach, in the session's language: `Simlet.Help/<culture>` beside the modules.
package enum HelpLibrary {
  /// Under `-Strict` help is PowerShell's alone.
  package nonisolated(unsafe) static var isClosed = false

  /// The user's language where the session has no culture of its own.
  package nonisolated(unsafe) static var language = "en-US"

  /// The folder of the texts that every other language falls back to.
  static let english = "en-US"

  static func text(_ name: String, _ engine: Engine) -> String? {
    for folder in folders(engine) where HostFile.isFile("\(folder.path)/\(name)") {
      if let bytes = try? HostFile.read("\(folder.path)/\(name)") { return String(decoding: bytes, as: UTF8.self) }
    }
    return nil
  }

  /// A folder with the texts of one language.
  struct Folder {
    let path: String, culture: String
    var isEnglish: Bool { culture == HelpLibrary.english }
  }

  /// The folders that serve the session's language, the best one first; the English one is the last.
  static func folders(_ engine: Engine) -> [Folder] {
    if isClosed { return [] }
    let culture = engine.cultureName == english ? HelpLibrary.language : engine.cultureName
    let language = culture.lowercased().prefix { $0 != "-" }
    return libraries(engine).flatMap { library -> [Folder] in
      let names = names(in: library)
      var cultures = names.filter { $0.lowercased() == culture.lowercased() }
      cultures += names.filter { $0.lowercased().hasPrefix(language + "-") && !cultures.contains($0) }
      if language != "en" { cultures += names.filter { $0 == english } }
      return cultures.map { Folder(path: "\(library)/\($0)", culture: $0) }
    }
  }

  /// What no language changes: the code of the examples.
  static func libraries(_ engine: Engine) -> [String] {
    isClosed ? [] : engine.modulePath.map { "\($0)/Simlet.Help" }.filter { !names(in: $0).isEmpty }
  }

  static func names(in folder: String) -> [String] { HostFile.names(in: folder).sorted() }
}
