import Foundation
import Testing

/// The rules of docs/Architecture.md and CONTRIBUTING.md, as tests.
@Suite struct HouseTests {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// All Swift files below a folder of the package.
  static func files(_ folder: String) -> [URL] {
    let base = root.appendingPathComponent(folder)
    let found = FileManager.default.enumerator(at: base, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
    return found.filter { $0.pathExtension == "swift" }.sorted { $0.path < $1.path }
  }

  static func lines(_ file: URL) throws -> [Substring] {
    try String(contentsOf: file, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
  }

  static func room(_ file: URL) -> String {
    String(file.path.dropFirst(root.appendingPathComponent("Sources").path.count + 1).prefix { $0 != "/" })
  }

  /// The table of docs/Architecture.md: target and what it may import.
  static func table() throws -> [String: Set<String>] {
    var result: [String: Set<String>] = [:]
    for line in try lines(root.appendingPathComponent("docs/Architecture.md")) where line.hasPrefix("| ") && !line.hasPrefix("| target") {
      let cells = line.split(separator: "|", omittingEmptySubsequences: false).map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count >= 4 else { continue }
      result[cells[1]] = Set(cells[3].split(separator: " ").map(String.init))
    }
    return result
  }

  @Test func importsFollowTheArrows() throws {
    let allowed = try Self.table()
    for file in Self.files("Sources") {
      let room = Self.room(file)
      let row = try #require(allowed[room], "\(room) is not in the table of docs/Architecture.md")
      for line in try Self.lines(file) {
        let words = line.trimmingCharacters(in: .whitespaces).split(separator: " ")
        guard words.first == "import", let name = words.dropFirst().first, !["Glibc", "Darwin"].contains(name) else { continue }
        #expect(row.contains(String(name)), "\(file.lastPathComponent) in \(room) imports \(name)")
      }
    }
  }

  @Test func filesStaySmall() throws {
    let counts = try Self.files("Sources").map { (file: $0, count: try Self.lines($0).count) }.sorted { $0.count < $1.count }
    let median = counts[counts.count / 2].count, ninth = counts[counts.count * 9 / 10].count
    #expect(median <= 120, "median file has \(median) lines")
    #expect(ninth <= 300, "one file in ten has more than \(ninth) lines")
    for (file, count) in counts { #expect(count <= 800, "\(file.lastPathComponent) has \(count) lines") }
  }

  @Test func nothingEndsTheProgram() throws {
    let forbidden = ["try!", "fatalError(", "as! ", "preconditionFailure("]
    for file in Self.files("Sources") where Self.room(file) != "dev" {
      for (number, line) in try Self.lines(file).enumerated() where !line.trimmingCharacters(in: .whitespaces).hasPrefix("//") {
        for word in forbidden { #expect(!line.contains(word), "\(file.lastPathComponent):\(number + 1) has \(word)") }
      }
    }
  }

  @Test func onlyTheShellPrints() throws {
    for file in Self.files("Sources") where !["Shell", "dev", "simlet"].contains(Self.room(file)) {
      for (number, line) in try Self.lines(file).enumerated() where line.trimmingCharacters(in: .whitespaces).hasPrefix("print(") {
        Issue.record("\(file.lastPathComponent):\(number + 1) prints past the host")
      }
    }
  }

  @Test func filesAreNamedAfterWhatTheyHold() {
    for file in Self.files("Sources") {
      let name = file.deletingPathExtension().lastPathComponent
      for word in ["Utils", "Helpers", "Manager", "Impl"] { #expect(!name.hasSuffix(word), "\(name)") }
    }
  }

  @Test func theProgramIsThin() throws {
    #expect(try Self.lines(Self.root.appendingPathComponent("Sources/simlet/main.swift")).count < 30)
  }

  @Test func manifestsListTheFilesThatExist() throws {
    let modules = (try? FileManager.default.contentsOfDirectory(at: Self.root.appendingPathComponent("cmdlets"), includingPropertiesForKeys: nil)) ?? []
    for module in modules where FileManager.default.fileExists(atPath: module.appendingPathComponent("Public").path) {
      let name = module.lastPathComponent
      let manifest = try String(contentsOf: module.appendingPathComponent("\(name).psd1"), encoding: .utf8)
      for file in try FileManager.default.contentsOfDirectory(at: module.appendingPathComponent("Public"), includingPropertiesForKeys: nil) where file.pathExtension == "ps1" {
        let function = file.deletingPathExtension().lastPathComponent
        #expect(manifest.contains("'\(function)'"), "\(name).psd1 does not export \(function)")
      }
    }
  }
}
