import Foundation
import Testing

/// The texts of the modules: each key in every language, with the same places for values, and none that nobody uses.
@Suite struct TranslationTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("cmdlets/MicrosoftTeams")
  static let languages = ["sv-SE", "de-DE", "zh-CN", "it-IT"]

  private func texts(_ path: String) throws -> [String: String] {
    let text = try String(contentsOf: Self.folder.appendingPathComponent(path), encoding: .utf8)
    var result: [String: String] = [:]
    for match in text.matches(of: #/(?m)^\s*([\w-]+|'[\w -]+')\s*=\s*['"](.*)['"]\s*$/#) { result[String(match.1).trimmingCharacters(in: ["'"])] = String(match.2) }
    return result
  }

  private func places(_ text: String) -> Set<String> { Set(text.matches(of: #/\{\d\}/#).map { String($0.0) }) }

  @Test(arguments: languages) func everyMessageIsTranslated(language: String) throws {
    let english = try texts("Messages.psd1"), translated = try texts("\(language)/Messages.psd1")
    #expect(english.count > 80)
    #expect(Set(english.keys) == Set(translated.keys))
    for (key, text) in english { #expect(places(text) == places(translated[key] ?? ""), "\(language) \(key)") }
  }

  @Test(arguments: languages) func helpIsTranslated(language: String) throws {
    let english = try texts("Help.psd1"), translated = try texts("\(language)/Help.psd1")
    #expect(english.count > 300)
    #expect(Set(english.keys) == Set(translated.keys))
    for (key, text) in translated { #expect(!text.isEmpty && (text != english[key] || !text.contains(" ")), "\(language) \(key)") }
  }

  /// Each command with a file of its own has a synopsis, a description, and a text for each parameter and example; no text is left over.
  @Test func everyPartOfACommandHasHelp() throws {
    let help = Set(try texts("Help.psd1").keys.map { $0.lowercased() })
    var used: Set<String> = []
    for name in try FileManager.default.contentsOfDirectory(atPath: Self.folder.appendingPathComponent("Public").path).map({ String($0.dropLast(4)) }) {
      let source = try String(contentsOf: Self.folder.appendingPathComponent("Public/\(name).ps1"), encoding: .utf8)
      let examples = source.components(separatedBy: ".EXAMPLE").count - 1
      #expect(examples > 0, "\(name)")
      used.insert("\(name) notes".lowercased())
      for key in [name, "\(name) Description"] + (1...max(1, examples)).map({ "\(name) Example\($0)" }) {
        #expect(help.contains(key.lowercased()), "\(key)")
        used.insert(key.lowercased())
      }
      for parameter in parameters(of: source) {
        let own = "\(name) -\(parameter)".lowercased(), shared = "-\(parameter)".lowercased()
        #expect(help.contains(own) || help.contains(shared), "\(own)")
        used.insert(help.contains(own) ? own : shared)
      }
    }
    let family = try String(contentsOf: Self.folder.appendingPathComponent("Private/Family.ps1"), encoding: .utf8).lowercased()
    for key in help.subtracting(used) {
      let words = key.split(separator: "-")
      let isFamily = ["family ", "grant "].contains { key.hasPrefix($0) } || key.hasPrefix("-")
      #expect(isFamily && (family.contains("$\(words.last ?? "")") || ["whatif", "confirm", "description"].contains(words.last ?? "")), "\(key)")
    }
  }

  /// The names that are declared before the command's body.
  private func parameters(of source: String) -> [String] {
    guard let start = source.range(of: "param("), let end = source.range(of: "process {", range: start.upperBound..<source.endIndex) else { return [] }
    return source[start.upperBound..<end.lowerBound].matches(of: #/\]\s*\$(\w+)/#).map { String($0.1) }
  }

  @Test func everyMessageIsUsed() throws {
    var source = ""
    for case let file as URL in FileManager.default.enumerator(at: Self.folder, includingPropertiesForKeys: nil) ?? FileManager.DirectoryEnumerator()
    where ["ps1", "psm1"].contains(file.pathExtension) { source += (try? String(contentsOf: file, encoding: .utf8)) ?? "" }
    for key in try texts("Messages.psd1").keys {
      let built = ["MailSubject", "Prompt", "Help"].first { key.hasPrefix($0) }.map { String(key.dropFirst($0.count)) } ?? key
      #expect(source.contains(key) || source.contains(built), "\(key)")
    }
  }
}
