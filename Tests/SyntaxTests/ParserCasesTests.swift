import Diagnostics
import Foundation
import Syntax
import Testing

/// Compares tree, errors and tokens with what real PowerShell sees in each recorded case.
struct ParserCasesTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Conformance/parser")

  /// Cases of the list must fail: one that passes has to be taken off it.
  static let notYet: Set<String> = {
    let text = (try? String(contentsOf: folder.appendingPathComponent("not-yet.txt"), encoding: .utf8)) ?? ""
    return Set(text.split(separator: "\n").map(String.init))
  }()

  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.appendingPathComponent("cases").path)) ?? []
    return files.filter { $0.hasSuffix(".ps1") }.map { String($0.dropLast(4)) }.sorted()
  }()

  @Test func thereAreCases() { #expect(Self.names.count > 250) }

  @Test(arguments: names) func parsesLikePowerShell(_ name: String) throws {
    let base = Self.folder.appendingPathComponent("cases/\(name)")
    let source = SourceText(decoding: [UInt8](try Data(contentsOf: base.appendingPathExtension("ps1"))), name: name)
    let missing = ParseEnvironment(moduleExists: { _ in false }, assemblyExists: { !$0.contains("/") })
    let result = Parser.parse(source, environment: missing)
    let tree = try String(contentsOf: base.appendingPathExtension("ast"), encoding: .utf8)
    let tokens = try String(contentsOf: base.appendingPathExtension("tokens"), encoding: .utf8)
    let isEqual = TreeDumper.tree(result) == tree && TreeDumper.tokens(result) == tokens
    #expect(isEqual != Self.notYet.contains(name), "\(name): compare `simlet --dump-ast` with the case")
  }
}
