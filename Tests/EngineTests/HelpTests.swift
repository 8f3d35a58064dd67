import Foundation
import Testing

/// The help of native commands: every part of it is there in each language, and its examples run.
@Suite struct HelpTests {
  private static let root = ProgramTests.root
  private static let library = root.appendingPathComponent("cmdlets/Simlet.Help")

  /// The languages that say to be complete: those that explain the parameters which many commands share.
  static let languages = ["en-US", "sv-SE", "de-DE", "it-IT", "zh-CN"].filter {
    FileManager.default.fileExists(atPath: library.appendingPathComponent("\($0)/commands/parameters.txt").path)
  }

  /// Cmdlets that take their parameters and then say that they are not simulated.
  private func refused() throws -> [String] {
    try String(contentsOf: Self.root.appendingPathComponent("docs/Coverage.md"), encoding: .utf8).split(separator: "\n")
      .filter { $0.hasSuffix("| | | all |") }.map { $0.split(separator: "|")[0].trimmingCharacters(in: .whitespaces) }
  }

  @Test(arguments: languages) func everyCommandIsExplained(_ language: String) throws {
    let script = Self.root.appendingPathComponent("Tests/Help/Find-MissingHelp.ps1").path
    let names = try refused().map { "'\($0)'" }.joined(separator: ",")
    let result = try ProgramTests().run(["-NoProfile", "-Fresh", "-Culture", language, "-HostAccess", "Full", "-c", "& '\(script)' \(names)"])
    let lines = result.output.split(separator: "\n").map(String.init)
    #expect(lines.first?.hasSuffix("commands") ?? false, "\(result.errors)")
    #expect(lines.dropFirst().isEmpty, "\(lines.joined(separator: "\n"))")
  }

  /// The files with the code of examples; the articles have theirs within.
  static let exampleFiles = ((try? FileManager.default.contentsOfDirectory(atPath: library.appendingPathComponent("examples").path)) ?? []).sorted() + ["articles"]

  @Test(arguments: exampleFiles) func everyExampleRuns(_ file: String) throws {
    let files = FileManager.default, folder = files.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    for name in ["examples", "articles"] { try files.createDirectory(at: folder.appendingPathComponent(name), withIntermediateDirectories: true) }
    defer { try? files.removeItem(at: folder) }
    if file == "articles" {
      try files.removeItem(at: folder.appendingPathComponent(file))
      try files.copyItem(at: Self.library.appendingPathComponent("en-US"), to: folder.appendingPathComponent(file))
    } else {
      try files.copyItem(at: Self.library.appendingPathComponent("examples/\(file)"), to: folder.appendingPathComponent("examples/\(file)"))
    }
    try files.copyItem(at: Self.root.appendingPathComponent("Tests/Help/Test-HelpExamples.ps1"), to: folder.appendingPathComponent("Test-HelpExamples.ps1"))
    let places = ["HOME": folder.path, "XDG_DATA_HOME": folder.path + "/data", "XDG_STATE_HOME": folder.path + "/state", "XDG_CONFIG_HOME": folder.path + "/config"]
    let result = try ProgramTests().run(["-NoProfile", "-Fresh", "-File", "Test-HelpExamples.ps1", "./examples", "./articles"], environment: places, folder: folder)
    #expect(result.code == 0)
    let wrong = result.output.components(separatedBy: "WRONG: ").dropFirst()
    #expect(wrong.isEmpty, "\(wrong.joined(separator: "\n"))")
    #expect(result.output.contains(" examples\n") && !result.output.contains("\n0 examples\n"))
  }

  @Test func badFilesDoNoHarm() throws {
    let files = FileManager.default, folder = files.temporaryDirectory.appendingPathComponent(UUID().uuidString), english = folder.appendingPathComponent("Simlet.Help/en-US")
    try files.createDirectory(at: english.appendingPathComponent("commands/folder.txt"), withIntermediateDirectories: true)
    defer { try? files.removeItem(at: folder) }
    let bad = Data("#\n# \n# Get-Item\n-:\n: x\n-Path\n99999999999999999999: x\n\u{ff1a}\n".utf8) + [0xff, 0xfe, 0, 10] + Data("# Get-Item\n# Get-Date".utf8)
    for name in ["commands/a.txt", "commands/parameters.txt", "about_Bad.help.txt"] { try bad.write(to: english.appendingPathComponent(name)) }
    try Data().write(to: english.appendingPathComponent("about_.help.txt"))
    let code = "Get-Help Get-Item -Full; Get-Help Get-Date -Examples; Get-Help about_*; Get-Help about_Bad; Get-Help bad; 'end'"
    let result = try ProgramTests().run(["-NoProfile", "-Fresh", "-CmdletsPath", folder.path, "-c", code])
    #expect(result.code == 0 && result.output.contains("\nend\n") && result.errors.isEmpty, "\(result.output) \(result.errors)")
  }

  @Test func whatIsMissingIsEnglishAndSaysSo() throws {
    let files = FileManager.default, folder = files.temporaryDirectory.appendingPathComponent(UUID().uuidString), library = folder.appendingPathComponent("Simlet.Help")
    defer { try? files.removeItem(at: folder) }
    let texts = [
      "en-US/commands/a.txt": "# Get-Date\nThe time.\n\nAs it is.\n\n-Year: The year.\n\n1: Now.\n", "en-US/commands/parameters.txt": "-Month: The month.\n-Day: The day.\n",
      "de-DE/commands/a.txt": "# Get-Date\nDie Zeit.\n", "de-DE/commands/parameters.txt": "-Day: Der Tag.\n-Year: Nicht dieser.\n", "examples/a.txt": "# Get-Date\nGet-Date\n",
      "en-US/about_Time.help.txt": "TOPIC\n    about_Time\n\nSHORT DESCRIPTION\n    On time.\n", "en-US/about_Day.help.txt": "TOPIC\n    about_Day\n\nSHORT DESCRIPTION\n    On days.\n",
      "de-DE/about_Day.help.txt": "TOPIC\n    about_Day\n\nSHORT DESCRIPTION\n    Von Tagen.\n",
    ]
    for (name, text) in texts {
      let file = library.appendingPathComponent(name)
      try files.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    let code = """
      $h = Get-Help Get-Date; $h.Synopsis; $h.description.Text; $h.examples.example[0].remarks.Text
      foreach ($n in 'Year', 'Month', 'Day') { (Get-Help Get-Date -Parameter $n).description.Text }; (Get-Help about_*).Synopsis -cmatch 'On time|Tagen'
      """
    let result = try ProgramTests().run(["-NoProfile", "-Fresh", "-Culture", "de-DE", "-CmdletsPath", folder.path, "-c", code])
    let expected = ["Die Zeit.", "[en-US] As it is.", "[en-US] Now.", "[en-US] The year.", "[en-US] The month.", "Der Tag.", "Von Tagen.", "[en-US] On time."]
    #expect(result.output.split(separator: "\n").map(String.init) == expected, "\(result.errors)")
  }

  @Test(arguments: languages) func everyArticleIsThere(_ language: String) throws {
    func names(_ language: String) throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: Self.library.appendingPathComponent(language).path).filter { $0.hasPrefix("about_") }.sorted()
    }
    #expect(try names(language) == names("en-US"))
    for name in try names(language) {
      let text = try String(contentsOf: Self.library.appendingPathComponent("\(language)/\(name)"), encoding: .utf8)
      for line in text.split(separator: "\n") { #expect(line.unicodeScalars.reduce(0) { $0 + ($1.value > 0x2e80 ? 2 : 1) } < 80, "\(name): \(line)") }
      #expect(code(text) == code(try String(contentsOf: Self.library.appendingPathComponent("en-US/\(name)"), encoding: .utf8)), "\(language) \(name)")
    }
  }

  /// The code of an article, which no language changes.
  private func code(_ text: String) -> [Substring] { text.split(separator: "\n").filter { $0.hasPrefix("        ") } }
}
