import Testing

@testable import Stage

/// Demo files: what is read, and what is refused.
@Suite struct DemoScriptTests {
  static let text = """
    ---
    demo: pin
    culture: sv-SE
    ---
    # Title

    Hello
    there.

    > Smile.

    ## One

    Text.

    > Note \u{1b}[31mred\u{202e}.

    <!-- a word to the author -->
    <!-- pause 2.5 -->

    ```pwsh
    PS> 1
    1
    PS> if (1) {
    >> 2
    >> }
    2
    ```

    ## Two

    ```pwsh setup
    PS> $x = 1
    ```
    """

  static func problem(_ text: String) -> String? {
    do {
      _ = try DemoScript(Array(text.utf8))
      return nil
    } catch let problem as DemoScript.Problem { return "\(problem.line): \(problem.message)" } catch { return "\(error)" }
  }

  @Test(arguments: ["\n", "\r\n"]) func stepsNotesAndCommands(lineEnd: String) throws {
    let script = try DemoScript(Array(Self.text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: lineEnd).utf8))
    #expect(script.title == "Title")
    #expect(script.settings["culture"] == "sv-SE")
    #expect(script.introduction == ["Hello there."])
    #expect(script.notes == ["Smile."])
    #expect(script.steps.map(\.title) == ["One", "Two"])
    #expect(script.steps[0].commands.map(\.input) == ["1", "if (1) {\n2\n}"])
    #expect(script.steps[0].text == ["Text."])
    #expect(script.steps[0].notes == ["Note [31mred."])
    #expect(script.steps[0].commands.map(\.pause) == [2500, 0])
    #expect(script.steps[1].commands.map(\.isSetup) == [true])
  }

  @Test func brokenFilesSayWhere() {
    #expect(Self.problem("") == "1: The title is missing: a line that begins with '# '.")
    #expect(Self.problem("# T\n") == "2: There are no steps: lines that begin with '## '.")
    #expect(Self.problem("# T\n## S\n```pwsh\nPS> 1\n") == "3: The fence that begins here has no end.")
    #expect(Self.problem("# T\n## S\n```pwsh\n1\n```\n") == "3: The fence has no command: a line that begins with 'PS> '.")
    #expect(Self.problem("# T\n```pwsh\nPS> 1\n```\n## S\n") == "2: A command stands before the first step.")
    #expect(Self.problem("# T\n" + String(repeating: "## S\n", count: 501))?.hasSuffix("There are more than 500 steps.") ?? false)
    #expect((try? DemoScript([0xff, 0xfe, 0x00])) == nil)
    #expect((try? DemoScript([UInt8](repeating: 0x23, count: DemoScript.largestFile + 1))) == nil)
  }

  @Test func pacesAreTheSameInEveryRun() {
    var first = TypingPace(), second = TypingPace(), fast = TypingPace(speed: 10)
    let text = Array("Get-CsOnlineUser amos | Select-Object DisplayName")
    let delays = text.map { first.delay(before: $0) }
    #expect(delays == text.map { second.delay(before: $0) })
    #expect(Set(delays).count > 10)
    #expect(text.map { fast.delay(before: $0) }.reduce(0, +) < delays.reduce(0, +) / 8)
    #expect(TypingPace(speed: .infinity).reading(["x"]) >= 0)
  }

  @Test func keys() {
    #expect(StageKey([0x20]) == .next)
    #expect(StageKey([0x1b, 0x5b, 0x36, 0x7e]) == .next)
    #expect(StageKey([0x1b, 0x5b, 0x44]) == .back)
    #expect(StageKey([0x03]) == .quit)
    #expect(StageKey([]) == .quit)
    #expect(StageKey([0x1b]) == .other)
    #expect(StageKey(Array("!".utf8)) == .offScript)
    #expect(StageKey(Array("å".utf8)) == .text("å"))
    #expect(StageKey([0xc3]) == .other)
  }

  @Test func secretsAreMaskedWhereTheyStandAlone() {
    var mask = SecretMask(places: [("/home/kim", "~"), ("/home/kim/talk", "~")])
    mask.add("62900")
    #expect(mask.masked("LeaderPin : 62900\n") == "LeaderPin : *****\n")
    #expect(mask.masked("1629001 162900 629001") == "1629001 162900 629001")
    #expect(mask.masked("PIN=62900.") == "PIN=*****.")
    #expect(mask.masked("/home/kim/talk/a.ps1 /home/kim/b") == "~/a.ps1 ~/b")
  }

  @Test func whatAMaskHidesIsFound() {
    #expect(HiddenParts.of("-Pin 12345 -x", masked: "-Pin ***** -x") == ["12345"])
    #expect(HiddenParts.of("a 'one' b \"two\"", masked: "a '*****' b \"*****\"") == ["one", "two"])
    #expect(HiddenParts.of("same", masked: "same") == [])
    #expect(HiddenParts.of("x", masked: "***** y *****") == [])
    #expect(HiddenParts.of("$p = 'é'", masked: "$p = '*****'") == ["é"])
  }

  @Test func recordingsAreLinesOfJson() {
    #expect(CastText.output("a\"\\\n\u{1b}[1m\u{7}", at: 61_005) == "[61.005, \"o\", \"a\\\"\\\\\\r\\n\\u001b[1m\\u0007\"]\n")
    #expect(CastText.header(width: 80, height: 24, title: "PIN").contains("\"version\": 2, \"width\": 80, \"height\": 24"))
  }
}
