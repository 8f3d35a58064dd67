import Diagnostics
import Foundation
import Syntax
import Testing

/// Whatever the bytes are, the parser returns, and its tokens cover the text.
struct RobustnessTests {
  /// A small generator of its own: the same inputs on each run.
  struct Dice {
    var state: UInt64
    mutating func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % max(1, sides)
    }
  }

  static let texts: [[UInt8]] = ParserCasesTests.names.compactMap { name in
    (try? Data(contentsOf: ParserCasesTests.folder.appendingPathComponent("cases/\(name).ps1"))).map { [UInt8]($0) }
  }

  @Test func mutatedScriptsNeverCrash() {
    var dice = Dice(state: 7)
    let marks = Array("$({[\"'`@#;|&=-.:,)}]\n 0ax".utf8)
    for round in 0..<4000 {
      var bytes = Self.texts[dice.roll(Self.texts.count)]
      for _ in 0...dice.roll(6) {
        let place = dice.roll(bytes.count + 1)
        switch dice.roll(5) {
        case 0 where place < bytes.count: bytes.remove(at: place)
        case 1: bytes.insert(marks[dice.roll(marks.count)], at: place)
        case 2 where place < bytes.count: bytes[place] = UInt8(dice.roll(256))
        case 3:
          let other = Self.texts[dice.roll(Self.texts.count)]
          bytes.insert(contentsOf: other.prefix(dice.roll(other.count + 1)), at: place)
        default: bytes = Array(bytes.prefix(place))
        }
      }
      check(SourceText(decoding: bytes), "round \(round)")
    }
  }

  @Test func recordedScriptsAreCovered() {
    for (index, bytes) in Self.texts.enumerated() { check(SourceText(decoding: bytes), ParserCasesTests.names[index]) }
  }

  /// Tokens stand in order, and between them is nothing but blanks, escaped blanks and what was skipped after an error.
  private func check(_ source: SourceText, _ name: String) {
    let result = Parser.parse(source)
    var end: Int32 = 0
    var gap: [UInt8] = []
    for token in result.tokens where token.kind != .endOfInput {
      #expect(token.extent.start >= end, "\(name): tokens overlap at \(token.extent)")
      if token.extent.start > end { gap += source.bytes[Int(end)..<Int(token.extent.start)] }
      end = max(end, token.extent.end)
    }
    #expect(Int(end) <= source.count, "\(name): a token reaches beyond the end")
    if result.errors.isEmpty {
      gap += source.bytes[Int(end)...]
      let text = String(decoding: gap, as: UTF8.self)
      #expect(text.unicodeScalars.allSatisfy { $0.properties.isWhitespace || $0 == "`" }, "\(name): tokens leave out \(text.debugDescription)")
    }
    #expect(TreeDumper.tree(result).hasPrefix("errors"))
  }

  /// The prompt relies on it: whoever types valid code line by line is never told of an error before the end.
  @Test func linesOfValidCodeAreValidOrIncomplete() {
    var wrong: [String] = []
    for (index, bytes) in Self.texts.enumerated() {
      let source = SourceText(decoding: bytes)
      let result = Parser.parse(source)
      guard result.errors.isEmpty else { continue }
      // After an empty line or a line with only a comment, and after attributes that stand alone, real PowerShell complains too.
      for (token, before) in zip(result.tokens.dropFirst(), result.tokens) where token.kind == .newLine && before.kind != .newLine && before.kind != .comment {
        let prefix = Parser.parse(SourceText(decoding: Array(source.bytes[..<Int(token.extent.start)])))
        if prefix.errors.isEmpty || prefix.isIncomplete || prefix.errors[0].id == "UnexpectedAttribute" { continue }
        wrong.append("\(ParserCasesTests.names[index]) up to \(token.extent.start): \(prefix.errors[0].id)")
      }
    }
    #expect(wrong == [])
  }

  @Test(arguments: ["(", "{", "$(", "@(", "@{a=", "$a[", "$a.b(", "!", "- ", ",", "if (1) {", "function f {", "$a = ", "$a=", "\"$(", "[A({"])
  func deepNestingEndsInAnErrorOrATree(_ opening: String) {
    // Finding the end of a nested string again and again takes quadratic time.
    let count = opening.hasPrefix("\"") || opening.hasPrefix("[") || opening == "$a=" ? 1_500 : 10_000
    let result = Parser.parse(SourceText(String(repeating: opening, count: count)))
    #expect(!result.errors.isEmpty)
  }

  @Test func longChainsNeedNoStack() {
    for link in [".b", "+1", "[0]", " | a", " -and $b"] {
      let result = Parser.parse(SourceText("$a" + String(repeating: link, count: 200_000)))
      #expect(result.errors.isEmpty, "\(link)")
    }
  }

  @Test func tooDeepIsOneError() {
    let result = Parser.parse(SourceText(String(repeating: "(", count: 20_000) + "1" + String(repeating: ")", count: 20_000)))
    #expect(result.errors.map(\.id) == ["ScriptTooComplicated"])
  }
}
