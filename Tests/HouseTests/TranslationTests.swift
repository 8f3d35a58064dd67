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
    for match in text.matches(of: #/(?m)^\s*([\w-]+|'[\w-]+')\s*=\s*['"](.*)['"]\s*$/#) { result[String(match.1).trimmingCharacters(in: ["'"])] = String(match.2) }
    return result
  }

  private func places(_ text: String) -> Set<String> { Set(text.matches(of: #/\{\d\}/#).map { String($0.0) }) }

  @Test(arguments: languages) func everyMessageIsTranslated(language: String) throws {
    let english = try texts("Messages.psd1"), translated = try texts("\(language)/Messages.psd1")
    #expect(english.count > 80)
    #expect(Set(english.keys) == Set(translated.keys))
    for (key, text) in english { #expect(places(text) == places(translated[key] ?? ""), "\(language) \(key)") }
  }

  @Test(arguments: languages) func everyCommandHasHelp(language: String) throws {
    let commands = try FileManager.default.contentsOfDirectory(atPath: Self.folder.appendingPathComponent("Public").path).map { String($0.dropLast(4)) }
    #expect(Set(try texts("\(language)/Help.psd1").keys) == Set(commands))
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
