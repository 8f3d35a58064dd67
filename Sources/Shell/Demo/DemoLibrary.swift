import Engine
import Stage

/// Finds demos: files by their path, those that come with the program by name and language.
struct DemoLibrary {
  /// The folder `examples` beside `cmdlets`.
  static var examples: String? { Session.cmdletsFolder.map { "\($0.folderAbove)/examples" } }

  static let languages = ["en", "sv", "de", "zh-CN", "it"]

  /// The names of the demos that come with the program.
  static var names: [String] {
    guard let folder = examples.map({ $0 + "/demos" }) else { return [] }
    return ((try? HostFile.names(in: folder)) ?? []).filter { HostFile.isFile("\(folder)/\($0)/en.md") }
  }

  /// The file of a name or path; nil if there is none.
  static func path(_ name: String, language: String?) -> String? {
    let file = language.flatMap(fileName)
    if HostFile.isFile(name) {
      guard let file else { return name }
      let sibling = "\(name.folderAbove)/\(file)"
      return HostFile.isFile(sibling) ? sibling : name
    }
    guard let examples, name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" }) else { return nil }
    return [file ?? "en.md", "en.md"].map { "\(examples)/demos/\(name)/\($0)" }.first(where: HostFile.isFile)
  }

  /// `sv-SE` is `sv.md`, `zh-Hans-CN` is `zh-CN.md`.
  private static func fileName(_ culture: String) -> String? {
    let name = culture.lowercased()
    return languages.first { name == $0.lowercased() || name.prefix(2) == $0.lowercased().prefix(2) }.map { $0 + ".md" }
  }
}
