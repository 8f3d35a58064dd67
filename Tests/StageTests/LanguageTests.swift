import Foundation
import TestSupport
import Testing

@testable import Stage

/// What is said in five languages says the same in each.
@Suite struct LanguageTests {
  /// The package's folder, also where the tests are reached through a link.
  static let root = BuiltProgram.root

  static func text(_ path: String) throws -> String { try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8) }

  static let cultures = ["en-US", "sv-SE", "de-DE", "zh-CN", "it-IT"]

  @Test(arguments: ["reset-a-pin", "quiet-migration", "who-has-which-number", "a-call-to-a-meeting", "dress-rehearsal"])
  func demosTypeTheSame(_ name: String) throws {
    func demo(_ language: String) throws -> DemoScript { try DemoScript(Array(Self.text("examples/demos/\(name)/\(language).md").utf8)) }
    let english = try demo("en")
    for (language, culture) in zip(["sv", "de", "zh-CN", "it"], Self.cultures.dropFirst()) {
      let other = try demo(language)
      #expect(other.settings["culture"] == culture && other.settings["demo"] == name)
      #expect(other.steps.map { $0.commands.map(\.input) } == english.steps.map { $0.commands.map(\.input) }, "\(language)")
      #expect(other.title != english.title && zip(other.steps, english.steps).allSatisfy { $0.text != $1.text && $0.notes != $1.notes }, "\(language)")
      #expect(other.steps.allSatisfy { !$0.text.isEmpty && !$0.notes.isEmpty })
    }
  }

  @Test(arguments: ["routes.txt"]) func tablesNameTheSame(_ file: String) throws {
    func names(_ culture: String) throws -> [Substring] { try Self.text("cmdlets/Simlet.Help/\(culture)/\(file)").split(separator: "\n").map { $0.prefix { $0 != ":" } } }
    for culture in Self.cultures { #expect(try names(culture) == names("en-US"), "\(culture)") }
  }

  @Test(arguments: cultures) func theOverviewFitsOneScreen(_ culture: String) throws {
    let lines = try Self.text("cmdlets/Simlet.Help/\(culture)/overview.txt").split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count <= 22)
    for line in lines { #expect(line.unicodeScalars.reduce(0) { $0 + ($1.value > 0x2e80 ? 2 : 1) } <= 80, "\(line)") }
  }

  @Test(arguments: cultures) func theTourHasTheSamePages(_ culture: String) throws {
    func commands(_ culture: String) throws -> [Substring] {
      let lines = try Self.text("cmdlets/Simlet.Help/\(culture)/tour.md").split(separator: "\n")
      return zip(lines, lines.dropFirst()).filter { $0.0 == "```powershell" }.map(\.1)
    }
    #expect(try commands(culture) == commands("en-US"))
    #expect(try Self.text("cmdlets/Simlet.Help/\(culture)/tour.md").contains("\nprompt: "))
  }

  @Test(arguments: ["sv-SE", "de-DE", "zh-CN", "it-IT"]) func thePlayerSpeaksThem(_ culture: String) {
    let words = PlayerWords.of(culture), english = PlayerWords.of("fr-FR")
    #expect(words.offScript != english.offScript && words.backOnScript != english.backOnScript)
    #expect(words.keys.split(separator: "\n").count == english.keys.split(separator: "\n").count)
  }
}
